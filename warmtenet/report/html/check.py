"""One check of the report: two numbers that must agree."""

from dataclasses import dataclass

TOLERANCE = 1e-9


@dataclass(frozen=True)
class Check:
    """Two numbers that must agree (`kind` "same"), or of which the first may not exceed the second."""

    what: str
    a: float
    b: float
    unit: str
    scale: float
    at_most: bool = False

    @property
    def passes(self) -> bool:
        """Return whether it holds within rounding of the largest number involved."""
        slack = TOLERANCE * max(abs(self.scale), abs(self.a), abs(self.b), 1.0)
        return self.a <= self.b + slack if self.at_most else abs(self.a - self.b) <= slack


def same(what: str, a: float, b: float, unit: str, scale: float = 0.0) -> Check:
    """Return a check that two numbers agree, within rounding of the largest number involved."""
    return Check(what, a, b, unit, scale)
