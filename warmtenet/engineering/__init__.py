"""Engineering leaves: work that simulates or iterates, as pure NumPy functions beside the live model."""
