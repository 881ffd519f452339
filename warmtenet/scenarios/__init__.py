"""Cases, results and what happens to them when inputs move."""
