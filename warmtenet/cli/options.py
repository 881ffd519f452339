"""The arguments of the commands."""

import argparse
import gettext
import os
from typing import NoReturn

from warmtenet.locale import DOMAIN, FOLDER, Translator, text, translator

WRONG = 2
# What argparse says, so that the catalogue holds it.
ARGPARSE = (
    text("usage: "),
    text("options"),
    text("positional arguments"),
    text("show this help message and exit"),
    text("show program's version number and exit"),
    text("the following arguments are required: %s"),
    text("unrecognized arguments: %s"),
    text("expected one argument"),
    text("expected at least one argument"),
    text("argument %(argument_name)s: %(message)s"),
    text("invalid choice: %(value)r (choose from %(choices)s)"),
    text("ambiguous option: %(option)s could match %(matches)s"),
    text("ignored explicit argument %r"),
)


def speak(language: str) -> None:
    """Let argparse find its sentences in our catalogue."""
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain(DOMAIN, str(FOLDER))
    gettext.textdomain(DOMAIN)


class Parser(argparse.ArgumentParser):
    """Says what is wrong in the user's language and how to get help."""

    translate: Translator = translator("nl")

    def error(self, message: str) -> NoReturn:
        """Stop with exit code 2."""
        t = self.translate
        self.exit(WRONG, f"{message}\n{t.render(text('See: {program} --help', program=self.prog))}\n")


def add_new(command: Parser, t: Translator) -> None:
    """Add the arguments of `new`."""
    command.add_argument("file", help=t("workbook to write, for example my-project.xlsx"))
    command.add_argument(
        "--concept", default=None, help=t("heat concept: teo (river and store) or tea (effluent)")
    )
    command.add_argument(
        "--example", default=None, help=t("fill in an example: kort-haarlem-teo or kort-haarlem-tea")
    )
    command.add_argument("--force", action="store_true", help=t("overwrite an existing file"))


def add_file(command: Parser, t: Translator) -> None:
    """Add the arguments of `check`."""
    command.add_argument("file", help=t("input workbook"))
    command.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        dest="settings",
        help=t("replace a single value; may be given more than once"),
    )


def add_run(command: Parser, t: Translator) -> None:
    """Add the arguments of `run`."""
    add_file(command, t)
    command.add_argument(
        "-o", "--output", default=None, help=t("folder for the reports, outputs/<name> by default")
    )
    command.add_argument(
        "--sample", default=None, metavar="N", help=t("Monte Carlo of so many scenarios in the report")
    )
    command.add_argument(
        "--pdf",
        action="store_true",
        help=t("also write report.pdf, with an installed Chromium, Chrome or Edge"),
    )
    command.add_argument(
        "--browser",
        default=None,
        metavar="FILE",
        help=t("the browser that writes report.pdf; by default WARMTENET_BROWSER, else one that is found"),
    )
    _add_drawing(command, t)


def _add_drawing(command: Parser, t: Translator) -> None:
    command.add_argument(
        "--seed", default="1", metavar="S", help=t("start of the random numbers; the same seed repeats them")
    )
    command.add_argument(
        "--distribution",
        default="triangular",
        help=t("triangular (default: low, value, high) or uniform"),
    )


def add_sample(command: Parser, t: Translator) -> None:
    """Add the arguments of `sample`."""
    add_file(command, t)
    command.add_argument("--n", default="1000", metavar="N", help=t("number of scenarios, 1000 by default"))
    _add_drawing(command, t)
    _add_table(command, t)


def add_compare(command: Parser, t: Translator) -> None:
    """Add the arguments of `compare`."""
    command.add_argument("files", nargs="+", metavar="FILE", help=t("input workbooks, two to six"))
    command.add_argument(
        "-o",
        "--output",
        default=None,
        help=t("folder for the reports; outputs/<names of the files>/ otherwise"),
    )
    command.add_argument(
        "--with",
        action="append",
        default=[],
        metavar="[LABEL:]NAME=VALUE,...",
        dest="scenarios",
        help=t("one more column: the first workbook with these values; may be given more than once"),
    )
    command.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        dest="settings",
        help=t("replace a single value in every workbook; may be given more than once"),
    )


def add_sweep(command: Parser, t: Translator) -> None:
    """Add the arguments of `sweep`."""
    add_file(command, t)
    command.add_argument(
        "--vary",
        action="append",
        required=True,
        metavar="NAME=FROM:TO:N",
        help=t("input to vary; may be given more than once"),
    )
    command.add_argument(
        "--metric", action="append", default=None, help=t("result to compute, npv_project_eur by default")
    )
    _add_table(command, t)


def _add_table(command: Parser, t: Translator) -> None:
    command.add_argument(
        "-o",
        "--output",
        default=None,
        help=t("file to write, .csv or .xlsx; without it the table is printed"),
    )


def add_explain(command: Parser, t: Translator) -> None:
    """Add the arguments of `explain`."""
    command.add_argument("name", help=t("name of a result or an input, for example npv_project_eur"))
    command.add_argument("file", nargs="?", default=None, help=t("input workbook, to show values"))


def add_figures(command: Parser, t: Translator) -> None:
    """Add the arguments of `figures`."""
    command.add_argument("part", nargs="?", default="", help=t("only figures whose key or label holds this"))
    command.add_argument(
        "--on", default=None, metavar="YYYY-MM-DD", help=t("date for what has not been checked for a year")
    )


def add_inspect(command: Parser, t: Translator) -> None:
    """Add the arguments of `inspect`."""
    command.add_argument(
        "file", help=t("weather, water, effluent or hourly series, or gas use by postcode; .gz and .zip too")
    )
    command.add_argument("--json", action="store_true", help=t("print JSON for another program"))
