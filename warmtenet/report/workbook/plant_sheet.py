"""The sheet with other plants and other splits of base load and peak: values of the run."""

from collections.abc import Sequence

from warmtenet.locale import Text, text
from warmtenet.report.numbers import ABSENT
from warmtenet.report.workbook.book import Book, LiveSheet
from warmtenet.report.workbook.formats import LEAF
from warmtenet.report.workbook.frame import fit_row, page_list, write_top
from warmtenet.report.workbook.plan import PLANTS
from warmtenet.report.workbook.sensitivity import NOTE
from warmtenet.scenarios.plant_variants import COMPARED, OVER_YEARS, TESTS, PlantVariant, written
from warmtenet.scenarios.split import Split

HEAD = 6
WIDTHS = (46, 22, 24, *[14] * 16)
UNIT_HEADS = (text("Plant"), text("Heat pumps"), text("Boilers"))
PASSES, FAILS = text("passes"), text("fails")
SPLIT = text("Other shares of heat pumps in the power; units keep their proportions")
SPLIT_FIELDS = (
    ("heat_pump_power_share", "power_share"),
    ("heat_pump_heat_share", "heat_share"),
    ("n_minus_1_share", "n_minus_1_share"),
    ("lcoh_eur_per_gj", "lcoh_eur_per_gj"),
    ("npv_project_eur", "npv_eur"),
    ("co2_network_t", "co2_t"),
    ("nox_kg_yearly", "nox_kg"),
)
ALL_YEARS = text("{label}, all years")


def write_plants(book: Book) -> None:
    """Write the variants of the plant, then the sweep of the power of the heat pumps."""
    title = book.plan.title(PLANTS)
    sheet = book.sheet(title, "leaf")
    write_top(book, sheet, title)
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    sheet.write_string(3, 0, book.say(NOTE), book.formats.get(bold=True, bg_color=LEAF))
    names = (*COMPARED, *OVER_YEARS, *TESTS)
    heads = [*map(book.say, UNIT_HEADS), *(_head(book, name) for name in names)]
    _write_heads(book, sheet, HEAD - 1, heads, words=len(UNIT_HEADS))
    row = HEAD
    for row, variant in enumerate(book.extras.plant_variants, start=HEAD):
        _write_variant(book, sheet, row, variant)
    row = _write_notes(book, sheet, row + 1)
    _write_split(book, sheet, row + 2)
    sheet.freeze_panes(HEAD, 1)
    page_list(sheet, HEAD - 1, landscape=True)


def _head(book: Book, name: str) -> str:
    """Return label and unit of a column."""
    declared = book.result.describe(name)
    label = book.t(declared.label)
    if name in OVER_YEARS:
        label = book.say(text(ALL_YEARS.message, label=label))
    return label if declared.unit in {"%", "yes/no"} else f"{label} ({declared.unit})"


def _write_heads(book: Book, sheet: LiveSheet, row: int, heads: Sequence[str], words: int) -> None:
    for column, head in enumerate(heads):
        style = book.formats.head_right if column >= words else book.formats.head
        sheet.write_string(row, column, head, style)
    fit_row(sheet, row, [(head, WIDTHS[column]) for column, head in enumerate(heads)])


def _write_variant(book: Book, sheet: LiveSheet, row: int, variant: PlantVariant) -> None:
    bold = variant.name == "own"
    sheet.write_string(row, 0, book.say(variant.label), book.formats.get(bold=bold, text_wrap=True))
    if variant.values is None:
        sheet.write_string(row, 1, ABSENT)
        return
    sheet.write_string(row, 1, written(variant.heat_pumps))
    sheet.write_string(row, 2, written(variant.boilers))
    at = len(UNIT_HEADS)
    for name in (*COMPARED, *OVER_YEARS):
        _write_number(book, sheet, row, at, name, variant.values[name], bold=bold)
        at += 1
    for passes in variant.is_safe:
        verdict = book.say(PASSES if passes else FAILS)
        sheet.write_string(row, at, verdict, book.formats.get(bg_color=LEAF, bold=bold, align="right"))
        at += 1


def _write_number(
    book: Book, sheet: LiveSheet, row: int, column: int, name: str, value: float, *, bold: bool = False
) -> None:
    style = book.formats.number(book.result.describe(name).unit, bg_color=LEAF, bold=bold)
    if value == value:  # noqa: PLR0124  # only not-a-number differs from itself
        sheet.write_number(row, column, value, style)
    else:
        sheet.write_string(row, column, ABSENT, style)


def _write_notes(book: Book, sheet: LiveSheet, row: int) -> int:
    """Write what a reader must know of single variants; return the row after it."""
    for variant in book.extras.plant_variants:
        said: list[Text] = [note for note in (variant.note, variant.missing) if note is not None]
        for note in said:
            sheet.write_string(row, 0, f"{book.say(variant.label)}: {book.say(note)}")
            row += 1
    return row


def _write_split(book: Book, sheet: LiveSheet, row: int) -> None:
    sheet.write_string(row, 0, book.say(SPLIT), book.formats.section)
    _write_heads(book, sheet, row + 1, [_head(book, name) for name, _ in SPLIT_FIELDS], words=0)
    own = float(book.result["heat_pump_power_share"])
    for at, point in enumerate(book.extras.split, start=row + 2):
        _write_point(book, sheet, at, point, bold=point.power_share == own)


def _write_point(book: Book, sheet: LiveSheet, row: int, point: Split, *, bold: bool) -> None:
    for column, (name, field) in enumerate(SPLIT_FIELDS):
        _write_number(book, sheet, row, column, name, getattr(point, field), bold=bold)
