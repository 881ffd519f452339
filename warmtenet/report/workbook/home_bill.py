"""The household cost of the reference dwelling on the summary: one row per way of heating, as formulas."""

from dataclasses import dataclass

from warmtenet.core.quantity import JOINT
from warmtenet.locale import Translator, text
from warmtenet.model.families import OPTION
from warmtenet.report.workbook.book import Book, LiveSheet
from warmtenet.report.workbook.formats import MUTED
from warmtenet.report.workbook.frame import fit_row
from warmtenet.report.workbook.live import Evaluator

SEGMENTS = (
    (text("usage"), "bill_usage", "household_usage_eur"),
    (text("fixed cost"), "bill_fixed", "household_fixed_eur"),
    (text("appliance"), "bill_device", "household_device_cost_eur"),
    (text("own investment"), "bill_investment", "household_own_investment_eur"),
)
TOTAL = text("together, EUR per month")
TITLE = text("Household cost per month, EUR incl. VAT")
FIRST, TOGETHER, NUMBER_COLUMN, HEAD_WIDTH = 1, 5, 6, 13.5
NUMBER, NUMBER_LABEL = "G", text("number of the household")
ONE, MONTHS = "reference_gas_option", "months_per_year"


@dataclass(frozen=True)
class HomeBill:
    """The ways of heating of the reference dwelling, gas first."""

    live: Evaluator
    labels: tuple[str, ...]

    @property
    def first(self) -> int:
        """Row of the reference dwelling on gas, from 0."""
        return int(self.live.result[ONE]) - 1

    def formula(self, name: str, row: int) -> str:
        """Return the formula of a yearly amount per month, on the row that tells which household it is."""
        return f"=INDEX({self._range(name)},${NUMBER}{row})/{MONTHS}"

    def value(self, name: str, option: int) -> float:
        """Return what that formula gives."""
        return float(self.live.result[name][self.first + option]) / float(self.live.result[MONTHS])

    @property
    def home(self) -> tuple[str, str]:
        """Formula and value of the name of the reference dwelling."""
        names = self.live.result["archetype_name"]
        position = int(self.live.result["reference_position"])
        return f"=INDEX({self._range('archetype_name')},reference_position)", str(names[position - 1])

    def _range(self, name: str) -> str:
        sheet, place = self.live.plan.places[name]
        last = place.row + place.count - 1
        return f"{sheet}!${place.column}${place.row}:${place.column}${last}"


def home_bill(live: Evaluator, t: Translator) -> HomeBill | None:
    """Return the bill; None without dwelling types."""
    if not live.has((ONE, *(name for _, _, name in SEGMENTS))) or not live.result[ONE]:
        return None
    labels = OPTION.labels(live.result.case.elements(OPTION), t)
    words = [label.replace(JOINT, " ") for label in labels]
    return HomeBill(live, (t("staying on gas"), *words[1:]))


def write_home_bill(book: Book, sheet: LiveSheet, bill: HomeBill, head: int) -> None:
    """Write the table; `head` is the row of its headings, from one."""
    formats = book.formats
    name, known = bill.home
    sheet.write_string(head - 2, 0, book.say(TITLE), formats.section)
    sheet.write_formula(head - 2, FIRST + 2, name, formats.section, known)
    sheet.write_string(head - 1, 0, book.t("way of heating"), formats.head)
    heads = [*(label for label, _, _ in SEGMENTS), TOTAL]
    for column, label in enumerate(heads, start=FIRST):
        sheet.write_string(head - 1, column, book.say(label), formats.head_right)
    fit_row(sheet, head - 1, [(book.say(label), HEAD_WIDTH) for label in heads])
    sheet.write_string(head - 1, NUMBER_COLUMN, book.say(NUMBER_LABEL), formats.head_right)
    muted = formats.number("number", font_color=MUTED)
    money, bold = formats.number("EUR"), formats.number("EUR", bold=True)
    for option, way in enumerate(bill.labels):
        row = head + option
        sheet.write_string(row, 0, way)
        number = f"={NUMBER}{row}+1" if option else f"={ONE}"
        sheet.write_formula(row, NUMBER_COLUMN, number, muted, bill.first + option + 1)
        values = [bill.value(segment, option) for _, _, segment in SEGMENTS]
        for column, (value, (_, _, segment)) in enumerate(zip(values, SEGMENTS, strict=True), start=FIRST):
            sheet.write_formula(row, column, bill.formula(segment, row + 1), money, value)
        sheet.write_formula(row, TOGETHER, f"=SUM(B{row + 1}:E{row + 1})", bold, sum(values))
