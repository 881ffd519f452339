"""What a key figure, a source and an application round are; and how one is asked for its value."""

import difflib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr

from warmtenet.locale import Text, text, translator

VAT_FIGURE = "tax.vat"

Filled = Annotated[str, Field(min_length=1)]
Grade = Literal["A", "B", "C"]


class FiguresError(Exception):
    """Something is wrong with the key figures; `problems` holds every finding as a translatable text."""

    def __init__(self, problems: Sequence[Text]) -> None:
        self.problems = tuple(problems)
        english = translator("en")
        super().__init__("\n".join(english.render(problem) for problem in self.problems))


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Source(_Record):
    """Where figures come from; cited by its id."""

    id: Filled
    title: Filled
    publisher: Filled
    year: Annotated[int, Field(ge=1900, le=2100)]
    url: Annotated[str, Field(pattern=r"^https?://")] | None = None
    note: Filled | None = None


class Dated(_Record):
    """One value of a figure, valid from a date until the next value.

    `grade` is A (law, measurement, read in the primary source), B (secondary source) or C (assumption,
    not confirmed). `at` is the page, table or article, in the words of the source. `price_level` is the
    year whose euros an amount is in. `low` and `high` are the range of the source where it gives one,
    else an estimate of this project for sensitivities.
    """

    from_: Annotated[date, Field(alias="from")]
    value: Annotated[float, Field(allow_inf_nan=False)]
    low: Annotated[float, Field(allow_inf_nan=False)] | None = None
    high: Annotated[float, Field(allow_inf_nan=False)] | None = None
    source: Filled
    at: Filled
    grade: Grade
    note: Filled | None = None
    price_level: Annotated[int, Field(ge=1990, le=2100)] | None = None


class Figure(_Record):
    """A key figure with its dated values, oldest first.

    `range` is what a value (and its low and high) may plausibly be. `vat` says whether euros include
    VAT ("none" where VAT plays no part). `after_last` says what holds after the last value, see `at`.
    """

    key: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*(\.[a-z0-9_]+)+$")]
    label: Filled
    unit: Filled
    kind: Literal["law", "published", "measured", "quote", "assumption"]
    vat: Literal["excl", "incl", "none"]
    range: tuple[float, float]
    values: Annotated[tuple[Dated, ...], Field(min_length=1)]
    checked_on: date
    after_last: Literal["error", "hold", "index"]
    until: date | None = None
    _vat_rates: "Figure | None" = PrivateAttr(default=None)

    def at(self, when: date | int) -> Dated:
        """Return the value in force on a date; a year means its 1 January.

        After the last value: "hold" returns it unchanged, "index" returns it too and the caller indexes
        it from its price level, "error" returns it up to `valid_until` and raises beyond.

        Raises
        ------
        FiguresError
            before the first date, or beyond `valid_until`.
        """
        day = date(when, 1, 1) if isinstance(when, int) else when
        if day < self.values[0].from_:
            raise FiguresError([self._too_early(day)])
        if self.valid_until is not None and day > self.valid_until:
            raise FiguresError([self._too_late(day, self.valid_until)])
        return next(dated for dated in reversed(self.values) if dated.from_ <= day)

    @property
    def valid_until(self) -> date | None:
        """Last day with a value; None when the last value holds or is indexed.

        Without `until` this is the last day of the last value's own calendar year.
        """
        if self.after_last != "error":
            return None
        return self.until or date(self.values[-1].from_.year, 12, 31)

    def excl_vat(self, dated: Dated) -> float:
        """Return the value of `dated` (one of this figure's own) without VAT."""
        return dated.value / self._vat_factor(dated)

    def bounds_excl_vat(self, dated: Dated) -> tuple[float | None, float | None]:
        """Return low and high of `dated` without VAT; None where it has none."""
        factor = self._vat_factor(dated)
        low = None if dated.low is None else dated.low / factor
        high = None if dated.high is None else dated.high / factor
        return low, high

    def _vat_factor(self, dated: Dated) -> float:
        if self.vat != "incl":
            return 1.0
        if self._vat_rates is None:
            raise FiguresError([text("{key} includes VAT, but was not read with its rate", key=self.key)])
        return 1.0 + self._vat_rates.at(dated.from_).value

    def _too_early(self, day: date) -> Text:
        return text(
            "{label} ({key}) has no value on {day}: the first one holds from {first}; "
            "choose a later date or give a value of your own",
            label=text(self.label),
            key=self.key,
            day=day.isoformat(),
            first=self.values[0].from_.isoformat(),
        )

    def _too_late(self, day: date, last: date) -> Text:
        return text(
            "{label} ({key}) has no value on {day}: the last one holds until {last}; "
            "choose an earlier date or give a value of your own",
            label=text(self.label),
            key=self.key,
            day=day.isoformat(),
            last=last.isoformat(),
        )


class Round(_Record):
    """A period in which a subsidy scheme takes applications, both days included."""

    scheme: Filled
    name: Filled
    opens: date
    closes: date
    source: Filled
    at: Filled
    grade: Grade
    note: Filled | None = None


class Figures(Mapping[str, Figure]):
    """All key figures by key, with `sources` by id."""

    def __init__(
        self, figures: Mapping[str, Figure], sources: Mapping[str, Source], rounds: Sequence[Round]
    ) -> None:
        self._figures = dict(figures)
        self._rounds = tuple(rounds)
        self.sources: Mapping[str, Source] = dict(sources)

    def __getitem__(self, key: str) -> Figure:
        if key not in self._figures:
            near = difflib.get_close_matches(key, self._figures, n=3)
            raise KeyError(
                f"no key figure {key!r}; did you mean {near}?" if near else f"no key figure {key!r}"
            )
        return self._figures[key]

    def get(self, key: str, default: Any = None) -> Any:
        """Return a figure, or the default without a search for keys that look like it."""
        return self._figures.get(key, default)

    def __contains__(self, key: object) -> bool:
        return key in self._figures

    def __iter__(self) -> Iterator[str]:
        return iter(self._figures)

    def __len__(self) -> int:
        return len(self._figures)

    def value(self, key: str, when: date | int) -> float:
        """Return the value of a figure in force on a date or 1 January of a year, without VAT."""
        figure = self[key]
        return figure.excl_vat(figure.at(when))

    @property
    def all_rounds(self) -> tuple[Round, ...]:
        """Known application rounds of every scheme."""
        return self._rounds

    def rounds(self, scheme: str) -> list[Round]:
        """Return the known application rounds of a scheme, oldest first; empty when none is known."""
        return [known for known in self._rounds if known.scheme == scheme]


def open_round(figures: Figures, scheme: str, on: date) -> Round | None:
    """Return the round of a scheme that is open on a day, or None when none is known to be."""
    return next((known for known in figures.rounds(scheme) if known.opens <= on <= known.closes), None)


def stale(figures: Figures, on: date, days: int = 365) -> list[Figure]:
    """Return the figures that on a day have not been checked for more than `days` days."""
    return [figure for figure in figures.values() if on - figure.checked_on > timedelta(days=days)]
