"""The machinery: knows quantities and years, nothing about heat."""
