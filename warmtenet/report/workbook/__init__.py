"""The report workbook: the model as live formulas, with its inputs, results and checks."""

from warmtenet.report.workbook.write import write_workbook

__all__ = ["write_workbook"]
