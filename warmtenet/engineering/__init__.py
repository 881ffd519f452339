"""Engineering leaves: physics that iterates or simulates, as plain NumPy functions without files."""

from warmtenet.engineering.problems import DwellingError
from warmtenet.engineering.rooms import room_emission_w, room_heat_loss_w

__all__ = ["DwellingError", "room_emission_w", "room_heat_loss_w"]
