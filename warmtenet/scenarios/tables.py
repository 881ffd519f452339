"""Results as data frames."""

import pandas as pd

from warmtenet.locale import Translator
from warmtenet.scenarios.result import Result


def table_of(result: Result, name: str, t: Translator) -> pd.DataFrame:
    """Return a chapter as years by quantities, or a family as elements by values; see `Result.table`."""
    model = result.case.model
    chapters = {c.name: quantities for c, quantities in model.by_chapter.items()}
    if name in chapters:
        rows = {q.name: result[q.name] for q in chapters[name] if q.yearly and q.per is None}
        return pd.DataFrame(rows, index=pd.Index(result.years, name="year"))
    columns = {}
    for entry in (*model.inputs, *model.quantities):
        axes = model.axes_of(entry)
        if axes.family and axes.family.name == name and not axes.yearly:
            columns[entry] = result[entry]
    if not columns:
        known = ", ".join(sorted(chapters))
        raise KeyError(f"no chapter or family {name}; chapters are {known}")
    family = next(f for f in (model.axes_of(c).family for c in columns) if f)
    return pd.DataFrame(columns, index=pd.Index(result.case.elements(family), name=t(family.label)))
