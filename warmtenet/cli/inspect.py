"""The command `inspect`: what an outside file is and what was read from it."""

import argparse
import json
import sys

from warmtenet.cli.options import WRONG
from warmtenet.locale import Translator


def run_inspect(options: argparse.Namespace, t: Translator) -> int:
    """Print what was read; return 0, or 2 with the reason when the file cannot be used."""
    from warmtenet.importers import ImportProblem, inspect

    try:
        found = inspect(options.file)
    except ImportProblem as problem:
        print(problem.render(t), file=sys.stderr)
        return WRONG
    if options.json:
        print(json.dumps(found.as_dict(t), ensure_ascii=False, indent=2, allow_nan=False))
    else:
        print("\n".join(found.lines(t)))
    return 0
