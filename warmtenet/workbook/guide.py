"""Writes the first sheet: how to fill in the workbook, what the colours mean, what stands where."""

from typing import TYPE_CHECKING

from xlsxwriter.worksheet import Worksheet

from warmtenet.locale import Text, text
from warmtenet.workbook.layout import LISTS, OVERRIDES, ScalarSheet
from warmtenet.workbook.styles import INPUT, REQUIRED, SIDE, height_of

if TYPE_CHECKING:
    from warmtenet.workbook.template import Writer

STEP_WIDTH = 106
STEPS = (
    text("Fill in the sheets with a yellow tab from left to right; start with Project and Buildings."),
    text("Type only numbers; the unit stands beside them. Shares are percentages: type 60%."),
    text("Leave a value empty to take the default. The report lists every default that was used."),
    text("Choose words from the list in the cell. The language of the words does not matter."),
    text("Amounts exclude VAT and are of the price level of the project; type VAT or price level where not."),
    text("Low and high are the range of the sensitivity. Leave both empty to keep a value fixed."),
    text("Write down where a number comes from: provenance, page or table, and the grade A, B or C."),
    text("A computed value can be replaced on the sheet with manual values."),
    text(
        "Dwellings: give each kind of dwelling a row on the sheet with archetypes and name it in the column "
        "with archetypes of the buildings; power and saving of the group then follow from it."
    ),
    text(
        "An archetype without rooms is completed from a short form: type, year, floor area and a few "
        "questions. With a measurement report, fill in its rooms, surfaces and radiators: those count then."
    ),
    text("Check the workbook with: warmtenet check FILE. It names every problem with its sheet and cell."),
    text("The sheets are protected without a password; leave the keys in grey as they are."),
)
COLOURS = (
    (INPUT, "#000000", text("to fill in")),
    (SIDE, "#000000", text("to fill in when known: source and explanation")),
    (REQUIRED, "#FFFFFF", text("heading of a column that must be filled in")),
    ("#FFFFFF", "#7A838A", text("default; black when it is in use")),
)
GRADES = (
    ("A", text("law, measurement or quote")),
    ("B", text("published figure")),
    ("C", text("assumption")),
)


def write(writer: "Writer", sheet: Worksheet) -> None:
    """Write the guide."""
    t, styles = writer.t, writer.styles
    sheet.set_portrait()
    sheet.set_column(0, 0, 5)
    sheet.set_column(1, 1, STEP_WIDTH - 80)
    sheet.set_column(2, 2, 80)
    sheet.write_string(0, 0, t("Input of the heat network calculation"), styles.title)
    sheet.write_string(1, 0, t("How to fill in this workbook"), styles.intro)
    row = 3
    for number, step in enumerate(STEPS, start=1):
        sheet.write_number(row, 0, number, styles.get(align="center"))
        written = t.render(step)
        sheet.merge_range(row, 1, row, 2, written, styles.text)
        sheet.set_row(row, height_of([(written, STEP_WIDTH)]))
        row += 1
    row = _colours(writer, sheet, row + 1)
    row = _grades(writer, sheet, row + 1)
    _sheets(writer, sheet, row + 1)


def _colours(writer: "Writer", sheet: Worksheet, row: int) -> int:
    sheet.write_string(row, 0, writer.t("Colours"), writer.styles.group)
    for fill, colour, meaning in COLOURS:
        row += 1
        sample = writer.styles.get(
            bg_color=fill, font_color=colour, border=1, border_color="#D5DADD", align="center"
        )
        sheet.write_string(row, 1, "123", sample)
        sheet.write_string(row, 2, writer.t.render(meaning), writer.styles.text)
    return row + 1


def _grades(writer: "Writer", sheet: Worksheet, row: int) -> int:
    sheet.write_string(row, 0, writer.t("Grades"), writer.styles.group)
    for grade, meaning in GRADES:
        row += 1
        sheet.write_string(row, 1, grade, writer.styles.get(align="center", bold=True))
        sheet.write_string(row, 2, writer.t.render(meaning), writer.styles.text)
    return row + 1


def _sheets(writer: "Writer", sheet: Worksheet, row: int) -> None:
    t, styles = writer.t, writer.styles
    sheet.write_string(row, 0, t("Sheets"), styles.group)
    link = styles.get(font_color="#0B4F8A", underline=1)
    entries: list[tuple[Text, Text]] = []
    for plan in writer.layout.sheets:
        if isinstance(plan, ScalarSheet):
            what = _contents(len(plan.inputs) + len(plan.asked), len(plan.asked))
        elif plan.is_fixed:
            what = text("table with fixed rows")
        else:
            what = text("table, one row for each")
        entries.append((plan.title, what))
    entries.append((OVERRIDES, text("values that replace computed ones")))
    entries.append((LISTS, text("words of the drop-downs with their keys")))
    for title, what in entries:
        row += 1
        name = t.render(title)
        sheet.write_url(row, 1, f"internal:'{name}'!A1", link, name)
        sheet.write_string(row, 2, t.render(what), styles.text)


def _contents(values: int, computed: int) -> Text:
    if not computed:
        return text("{n} values", n=values)
    return text("{n} values, of which {k} computed ones that can be replaced", n=values, k=computed)
