"""Engineering leaves: physics that iterates or simulates, as plain NumPy functions without files."""
