"""How numbers are written for a reader: one function per kind of figure, Dutch and English."""

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

ABSENT = "\u2013"
MINUS = "\u2212"
NBSP = "\u00a0"
MILLION = 1_000_000

_SEPARATORS = {"nl": (".", ","), "en": (",", ".")}
_MONTHS = {
    "nl": ("januari februari maart april mei juni juli augustus september oktober november december"),
    "en": ("January February March April May June July August September October November December"),
}


@dataclass(frozen=True)
class UnitFormat:
    """How a unit is written: decimals, rounding step, factor and the unit as shown after the number.

    With `least`, trailing zeros are dropped down to that many decimals.
    """

    decimals: int = 0
    step: float = 0.0
    factor: float = 1.0
    shown: str | None = None
    grouped: bool = True
    least: int | None = None


UNIT_FORMATS: dict[str, UnitFormat] = {
    "EUR": UnitFormat(),
    "EUR/yr": UnitFormat(shown="EUR/jr"),
    "EUR/GJ": UnitFormat(decimals=2),
    "EUR/MWh": UnitFormat(decimals=2),
    "EUR/kW": UnitFormat(decimals=2),
    "EUR/kWh": UnitFormat(decimals=4, least=2),
    "EUR/m3": UnitFormat(decimals=4, least=2, shown="EUR/m³"),
    "EUR/m": UnitFormat(decimals=2),
    "EUR/m2": UnitFormat(decimals=2, shown="EUR/m²"),
    "EUR/t": UnitFormat(decimals=2),
    "EUR/weq": UnitFormat(),
    "EUR/month": UnitFormat(shown="EUR/mnd"),
    "EUR/dwelling": UnitFormat(step=50, shown="EUR/woning"),
    "MWh": UnitFormat(),
    "MWh/yr": UnitFormat(shown="MWh/jr"),
    "kWh": UnitFormat(),
    "kW": UnitFormat(),
    "W": UnitFormat(),
    "MW": UnitFormat(decimals=1),
    "GJ": UnitFormat(),
    "MJ/m3": UnitFormat(decimals=2, shown="MJ/m³"),
    "kWh/m3": UnitFormat(decimals=2, shown="kWh/m³"),
    "kg/kWh": UnitFormat(decimals=3),
    "kg/m3": UnitFormat(decimals=3, shown="kg/m³"),
    "g/GJ": UnitFormat(decimals=1),
    "m3": UnitFormat(shown="m³"),
    "m3/yr": UnitFormat(shown="m³/jr"),
    "m3/h": UnitFormat(decimals=1, shown="m³/h"),
    "m3/s": UnitFormat(decimals=3, shown="m³/s"),
    "m/s": UnitFormat(decimals=2),
    "m2": UnitFormat(shown="m²"),
    "m": UnitFormat(),
    "mm": UnitFormat(),
    "Pa/m": UnitFormat(),
    "h": UnitFormat(shown="uur"),
    "h/yr": UnitFormat(shown="uur/jr"),
    "C": UnitFormat(decimals=1, shown="°C", least=0),
    "K": UnitFormat(decimals=1, least=0),
    "%": UnitFormat(decimals=1, factor=100, shown="%"),
    "%/yr": UnitFormat(decimals=1, factor=100, shown="%/jr"),
    "-": UnitFormat(decimals=2, shown=""),
    "COP": UnitFormat(decimals=2, shown=""),
    "count": UnitFormat(shown=""),
    "yr": UnitFormat(shown="jaar", decimals=1, least=0),
    "year": UnitFormat(shown="", grouped=False),
    "weq": UnitFormat(),
    "weq/yr": UnitFormat(shown="weq/jr"),
    "kg": UnitFormat(decimals=1),
    "g/yr": UnitFormat(shown="g/jr"),
    "kg/yr": UnitFormat(shown="kg/jr"),
    "t": UnitFormat(),
    "t/yr": UnitFormat(shown="t/jr"),
    "W/m": UnitFormat(decimals=1),
    "W/m2": UnitFormat(decimals=1, shown="W/m²"),
    "W/K": UnitFormat(decimals=1),
    "dm3/s": UnitFormat(decimals=1, shown="dm³/s"),
}
_ENGLISH_SHOWN = {
    "jr": "yr",
    "mnd": "month",
    "woning": "dwelling",
    "uur": "h",
    "jaar": "yr",
}


class Numbers:
    """Writes figures in one language: `Numbers("nl").mln(7.94e6)` gives "7,9".

    Every method takes a float or None; None, nan and infinities give an en dash. The minus is U+2212, a
    number that rounds to nothing is "0" with the decimals of its kind and never carries a sign.
    """

    def __init__(self, language: str) -> None:
        if language not in _SEPARATORS:
            raise ValueError(f"language must be one of {tuple(_SEPARATORS)}, not {language!r}")
        self.language = language
        self._group, self._point = _SEPARATORS[language]

    def number(
        self,
        value: float | None,
        decimals: int = 0,
        *,
        step: float = 0.0,
        signed: bool = False,
        grouped: bool = True,
    ) -> str:
        """Return the number rounded half away from zero, to a multiple of `step` where one is given."""
        if value is None or not math.isfinite(value):
            return ABSENT
        rounded = round_half_up(value, decimals, step)
        if rounded == 0:
            return "0"
        digits = f"{abs(rounded):,.{decimals}f}" if grouped else f"{abs(rounded):.{decimals}f}"
        digits = digits.translate({ord(","): self._group, ord("."): self._point})
        sign = MINUS if rounded < 0 else ("+" if signed else "")
        return sign + digits

    def mln(self, eur: float | None, *, signed: bool = False) -> str:
        """EUR in millions, one decimal, without unit."""
        return self.number(None if eur is None else eur / MILLION, 1, signed=signed)

    def money(self, eur: float | None, *, signed: bool = False) -> str:
        """An amount in a sentence: "EUR 7,9 mln", below a million whole EUR to 1.000."""
        if eur is None or not math.isfinite(eur):
            return ABSENT
        if abs(round_half_up(eur, 0, 1000)) >= MILLION:
            return f"EUR{NBSP}{self.mln(eur, signed=signed)}{NBSP}mln"
        return f"EUR{NBSP}{self.number(eur, step=1000, signed=signed)}"

    def eur(self, eur: float | None, *, signed: bool = False) -> str:
        """Whole EUR, without unit."""
        return self.number(eur, signed=signed)

    def dwelling(self, eur: float | None, *, signed: bool = False) -> str:
        """EUR per dwelling, to 50, without unit."""
        return self.number(eur, step=50, signed=signed)

    def month(self, eur: float | None, *, signed: bool = False) -> str:
        """EUR per month, whole, without unit."""
        return self.number(eur, signed=signed)

    def tariff(self, eur: float | None) -> str:
        """A tariff, two decimals, without unit."""
        return self.number(eur, 2)

    def lcoh(self, eur_per_gj: float | None) -> str:
        """Levelised cost of heat, one decimal, without unit."""
        return self.number(eur_per_gj, 1)

    def whole(self, value: float | None) -> str:
        """Whole units (kW, MWh, weq, counts)."""
        return self.number(value)

    def ratio(self, value: float | None) -> str:
        """COP, DSCR, LLCR: two decimals."""
        return self.number(value, 2)

    def celsius(self, value: float | None) -> str:
        """A temperature, whole or one decimal, with °C."""
        return self.with_unit("C", value)

    def percent(self, share: float | None, decimals: int = 1, *, signed: bool = False) -> str:
        """A share (0.6) as per cent with sign and no-break space ("60,0 %")."""
        if share is None or not math.isfinite(share):
            return ABSENT
        return f"{self.number(share * 100, decimals, signed=signed)}{NBSP}%"

    def year(self, value: float | None) -> str:
        """A calendar year, without thousands separator."""
        return self.number(value, grouped=False)

    def date(self, day: dt.date | None) -> str:
        """A date in a table: 21-11-2026, in English 2026-11-21."""
        if day is None:
            return ABSENT
        return day.strftime("%d-%m-%Y") if self.language == "nl" else day.isoformat()

    def date_long(self, day: dt.date | None) -> str:
        """A date in running text: 21 november 2026."""
        if day is None:
            return ABSENT
        return f"{day.day}{NBSP}{_MONTHS[self.language].split()[day.month - 1]}{NBSP}{day.year}"

    def span(self, low: str, high: str) -> str:
        """A range of two written numbers with an en dash; one number where both are the same."""
        if low == high:
            return low
        between = f"{NBSP}{ABSENT}{NBSP}" if low.startswith(MINUS) or high.startswith(MINUS) else ABSENT
        return f"{low}{between}{high}"

    def listing(self, parts: Sequence[str]) -> str:
        """Written parts as "a, b en c"."""
        if len(parts) < 2:
            return "".join(parts)
        return ", ".join(parts[:-1]) + (" en " if self.language == "nl" else " and ") + parts[-1]

    def for_unit(self, unit: str, value: float | None, *, signed: bool = False) -> str:
        """The number as its unit asks, without the unit; only a share carries its % sign.

        Raises
        ------
        KeyError
            for a unit that has no format.
        """
        form = UNIT_FORMATS[unit]
        if value is None or not math.isfinite(value):
            return ABSENT
        scaled = value * form.factor
        decimals = form.decimals
        if form.least is not None:
            decimals = _fewest_decimals(scaled, form.least, decimals)
        written = self.number(scaled, decimals, step=form.step, signed=signed, grouped=form.grouped)
        return f"{written}{NBSP}{self.unit(unit)}" if unit.startswith("%") else written

    def unit(self, unit: str) -> str:
        """The unit as a reader sees it (m³, °C, EUR/jr); empty for dimensionless figures.

        Raises
        ------
        KeyError
            for a unit that has no format.
        """
        shown = UNIT_FORMATS[unit].shown
        shown = unit if shown is None else shown
        if self.language == "nl":
            return shown
        return "/".join(_ENGLISH_SHOWN.get(part, part) for part in shown.split("/"))

    def with_unit(self, unit: str, value: float | None, *, signed: bool = False) -> str:
        """The number and its unit, joined by a no-break space: "1.234 kW", but "EUR 1.234"."""
        written = self.for_unit(unit, value, signed=signed)
        shown = self.unit(unit)
        if written == ABSENT or not shown or unit.startswith("%"):
            return written
        if unit == "EUR":
            return f"EUR{NBSP}{written}"
        return f"{written}{NBSP}{shown}"


def _fewest_decimals(value: float, least: int, most: int) -> int:
    exact = round_half_up(value, most)
    return next(d for d in range(least, most + 1) if round_half_up(exact, d) == exact)


def round_half_up(value: float, decimals: int = 0, step: float = 0.0) -> float:
    """Round half away from zero (as JavaScript's toFixed), to a multiple of `step` where one is given."""
    if step:
        return float(Decimal(value / step).quantize(Decimal(1), ROUND_HALF_UP)) * step
    return float(Decimal(value).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))
