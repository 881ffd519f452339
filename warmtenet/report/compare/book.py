"""The workbook of a comparison while it is written, and what all its sheets share."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell

from warmtenet.locale import Text, Translator, text
from warmtenet.report.compare.view import View
from warmtenet.report.workbook.book import LiveSheet
from warmtenet.report.workbook.formats import BAD, BAD_INK, GOOD, GOOD_INK, LEAF, TABS, Formats
from warmtenet.report.workbook.frame import PAPER_A4, fit_row, page_list

COMPARISON, INPUTS, CASH, VERDICTS, POINTS, FILES = (
    text("Comparison"),
    text("Inputs"),
    text("Cash_flow"),
    text("Verdicts"),
    text("Points_of_attention"),
    text("Files"),
)
CLOSES, OPEN = text("closes"), text("does not close")
TOP_ROWS = 4
Heads = Sequence[tuple[str, float]]


@dataclass
class CompareBook:
    """The workbook; `checks` are the addresses of the cells with a verdict, all of which close."""

    book: xlsxwriter.Workbook
    view: View
    formats: Formats
    checks: list[str] = field(default_factory=list)

    @property
    def t(self) -> Translator:
        """The language of the workbook."""
        return self.view.t

    @property
    def names(self) -> list[str]:
        """The short names of the variants."""
        return [s.name for s in self.view.shown]

    def title(self, sheet: Text) -> str:
        """Return the name of a sheet."""
        return self.t.render(sheet)

    def sheet(self, title: Text, colour: str, subtitle: str) -> LiveSheet:
        """Add a sheet with title, subtitle and footer; the third row is left for the check."""
        name = self.title(title)
        sheet: LiveSheet = self.book.add_worksheet(name, LiveSheet)
        sheet.set_tab_color(TABS[colour])
        sheet.write_string(0, 0, name.replace("_", " "), self.formats.title)
        sheet.write_string(1, 0, subtitle, self.formats.muted)
        page = self.t("page {page} of {pages}").format(page="&P", pages="&N")
        version = self.t("version {version}").format(version=self.view.version)
        names = " · ".join(self.names).replace("&", "&&")[:80]
        sheet.set_footer(f"&L&8{names} · &A · {version} · {page}")
        sheet.set_paper(PAPER_A4)
        sheet.set_margins(left=0.4, right=0.4, top=0.4, bottom=0.6)
        sheet.hide_gridlines(2)
        return sheet

    def head(self, sheet: LiveSheet, row: int, heads: Heads, numbers: range) -> None:
        """Write the head of a list with the widths of its columns; `numbers` are those set right."""
        for column, (label, width) in enumerate(heads):
            sheet.set_column(column, column, width)
            style = self.formats.head_right if column in numbers else self.formats.head
            sheet.write_string(row, column, label, style)
        fit_row(sheet, row, heads)

    def number(self, unit: str, **properties: object) -> Format:
        """Return the format of a value of the runs, which does not recalculate."""
        return self.formats.number(unit, bg_color=LEAF, **properties)

    def check(self, sheet: LiveSheet, row: int, column: int, condition: str) -> None:
        """Write a formula that says whether a condition holds; it does in every sound comparison."""
        good, bad = self.t.render(CLOSES), self.t.render(OPEN)
        sheet.write_formula(row, column, f'=IF({condition},"{good}","{bad}")', self.formats.heading, good)
        for criteria, fill, ink in (("==", GOOD, GOOD_INK), ("!=", BAD, BAD_INK)):
            style = self.formats.get(bg_color=fill, font_color=ink)
            rule = {"type": "cell", "criteria": criteria, "value": f'"{good}"', "format": style}
            sheet.conditional_format(row, column, row, column, rule)
        self.checks.append(f"{sheet.get_name()}!{xl_rowcol_to_cell(row, column)}")


def landscape(sheet: LiveSheet, head_row: int, columns: int = 1) -> None:
    """Let a sheet print one page wide, its head repeated and kept in sight."""
    sheet.freeze_panes(head_row + 1, columns)
    page_list(sheet, head_row, landscape=True)
