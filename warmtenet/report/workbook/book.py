"""The workbook while it is written: result, plan, formats and language in one place."""

from dataclasses import dataclass, field

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from warmtenet.locale import Translator
from warmtenet.report.workbook.formats import Formats
from warmtenet.report.workbook.plan import Plan
from warmtenet.scenarios.result import Result


@dataclass
class Book:
    """A report workbook being written."""

    book: xlsxwriter.Workbook
    result: Result
    plan: Plan
    formats: Formats
    t: Translator
    version: str
    checks_text: str = ""
    links: dict[str, str] = field(default_factory=dict)

    checks_name: str = "all_checks"

    @property
    def phases(self) -> tuple[str, str]:
        """Words for the years before and from the first delivery."""
        return self.t("building"), self.t("operation")

    @staticmethod
    def letter(column: int) -> str:
        """Return the letter of a column counted from zero."""
        return xl_col_to_name(column)
