"""Heat loss and emission of one dwelling given as plain data, with every term per room."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

import numpy as np

from warmtenet.engineering.dwelling import Dwellings, Emitters, Homes, Rooms, Surfaces
from warmtenet.engineering.emission import emission_w
from warmtenet.engineering.heat_loss import Losses, heat_loss, home_losses
from warmtenet.engineering.problems import DwellingError
from warmtenet.engineering.room_input import read_dwelling
from warmtenet.locale import Amount, text


def room_heat_loss_w(dwelling: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return every term of the design heat loss of every room of one dwelling, W, after ISSO 51.

    Parameters
    ----------
    dwelling
        `floor_area_m2` usable floor area; `qv10_dm3_per_s_m2` leakage at 10 Pa per m2 of it;
        `ventilation` key of `VENTILATION_LABELS`; `supply_c` temperature of the entering air if it is not
        outside air; `heat_recovery` 0 to 1; `conventions` fields of `Conventions` that differ from its
        defaults; `heating_up` {`cooling_k`, `hours` a day, `heavy`} where there is a night setback;
        `rooms`, a list of:

        - `room` its name, `kind` key of `ROOM_KIND_LABELS`, `floor_area_m2`, `height_m`, `temperature_c`,
          `ventilation_dm3_per_s` of fresh air (0 if left out), `emitters` (see `room_emission_w`) and
          `surfaces`, a list of:
        - `surface` its name, `part` key of `PART_LABELS`, `boundary` key of `BOUNDARY_LABELS`, `area_m2`,
          `u_w_per_m2k`; where they apply `other_room` (name), `other_c`, `factor` (0 to 1),
          `bridge_w_per_m2k`, `position` ("wall" if left out, "ceiling", "floor").

    Returns
    -------
    One mapping per room, in the order given: `room` and the fields of `Losses`, W. Then one for the
    dwelling, with `room` None; it is not the sum of the rooms, see `home_losses`.

    Raises
    ------
    DwellingError
        with every problem: what is missing, unknown or outside its limits, a room without surfaces, an
        inside surface to a room that does not exist, rooms larger than the dwelling, hours outside a day;
        each names room and surface, what was found and what is expected.

    Examples
    --------
    >>> wall = {"surface": "front", "part": "cavity_wall", "boundary": "outside", "area_m2": 10.0}
    >>> room = {"room": "living", "kind": "living", "floor_area_m2": 20.0, "height_m": 2.6}
    >>> room |= {"temperature_c": 20.0, "surfaces": [wall | {"u_w_per_m2k": 0.4}]}
    >>> home = {"floor_area_m2": 20.0, "qv10_dm3_per_s_m2": 0.0, "ventilation": "none", "rooms": [room]}
    >>> round(room_heat_loss_w(home)[0]["outside_w"])
    150
    """
    arrays, conventions, names = read_dwelling(dwelling)
    losses = heat_loss(arrays, conventions)
    return [*_rows(names, losses), *_rows([None], home_losses(arrays, losses))]


def room_emission_w(dwelling: Mapping[str, Any], supply_c: float, return_c: float) -> list[dict[str, Any]]:
    """Return what the emitters of every room of one dwelling give, W, after EN 442.

    Parameters
    ----------
    dwelling
        As for `room_heat_loss_w`; `emitters` of a room are rows of `emitter` its name, `type` key of
        `EMITTER_LABELS`, `height_mm` and `length_mm`, or `nominal_w` at 75/65/20 C, and `exponent`.
    supply_c, return_c
        Water temperatures, C.

    Returns
    -------
    One mapping per room: `room` and `emission_w`. Then one for the dwelling, with `room` None.

    Raises
    ------
    DwellingError
        as `room_heat_loss_w`; also for an unknown type, a height outside the catalogue, and a return
        above the supply.
    """
    arrays, _, names = read_dwelling(dwelling)
    if return_c > supply_c:
        problem = text(
            "the return is {found}; expected no more than the supply of {supply}",
            found=Amount(return_c, 1, "C"),
            supply=Amount(supply_c, 1, "C"),
        )
        raise DwellingError([problem])
    emission = emission_w(arrays, supply_c, return_c)
    whole = [*zip(names, emission, strict=True), (None, emission.sum())]
    return [{"room": room, "emission_w": float(value)} for room, value in whole]


def join(parts: Sequence[Dwellings]) -> Dwellings:
    """Return some sets of dwellings as one, in their order; positions move along."""
    homes = np.cumsum([0, *(len(part.homes.floor_area_m2) for part in parts)])
    rooms = np.cumsum([0, *(len(part.rooms.dwelling) for part in parts)])
    moved = [
        _moved(part, int(home), int(room)) for part, home, room in zip(parts, homes, rooms, strict=False)
    ]
    return Dwellings(
        homes=_joined(Homes, [part.homes for part in moved]),
        rooms=_joined(Rooms, [part.rooms for part in moved]),
        surfaces=_joined(Surfaces, [part.surfaces for part in moved]),
        emitters=_joined(Emitters, [part.emitters for part in moved]),
    )


def _moved(part: Dwellings, home: int, room: int) -> Dwellings:
    surfaces, behind = part.surfaces, part.surfaces.other_room
    return Dwellings(
        homes=part.homes,
        rooms=replace(part.rooms, dwelling=part.rooms.dwelling + home),
        surfaces=replace(
            surfaces, room=surfaces.room + room, other_room=np.where(behind < 0, behind, behind + room)
        ),
        emitters=replace(part.emitters, room=part.emitters.room + room),
    )


def _joined(record: type[Any], parts: Sequence[Any]) -> Any:
    names = [known.name for known in fields(record)]
    return record(**{known: np.concatenate([getattr(part, known) for part in parts]) for known in names})


def _rows(names: Sequence[str | None], losses: Losses) -> list[dict[str, Any]]:
    terms = {known.name: getattr(losses, known.name) for known in fields(Losses)}
    return [
        {"room": room, **{term: float(values[row]) for term, values in terms.items()}}
        for row, room in enumerate(names)
    ]
