"""From a project to a result: evaluate, and look for points of attention."""

from dataclasses import replace

from warmtenet.scenarios.attention import find_attention
from warmtenet.scenarios.case import prepare
from warmtenet.scenarios.points import RULES
from warmtenet.scenarios.result import Result
from warmtenet.workbook.project import Project


def run_project(project: Project) -> Result:
    """Evaluate a project.

    Raises
    ------
    warmtenet.core.model.NotFiniteError
        when a quantity is not finite, naming it.
    warmtenet.figures.FiguresError
        when a key figure has no value in a year that the project asks for.
    """
    case = prepare(project)
    result = Result(case, case.evaluate())
    return replace(result, warnings=find_attention(result, RULES))
