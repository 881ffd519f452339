"""The command `warmtenet`: parses, calls the library, prints."""

import argparse
import math
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from warmtenet import __version__
from warmtenet.cli.compare import run_compare
from warmtenet.cli.inspect import run_inspect
from warmtenet.cli.options import (
    Parser,
    add_compare,
    add_explain,
    add_figures,
    add_file,
    add_inspect,
    add_new,
    add_run,
    add_sample,
    add_sweep,
    speak,
)
from warmtenet.cli.sample import drawn, lines_of
from warmtenet.cli.stop import OK, WRONG, StopError, computing, counted, say, setting
from warmtenet.locale import LANGUAGES, Amount, Translator, text, translator

if TYPE_CHECKING:
    from warmtenet.scenarios.result import Result

HEADLINES = (
    ("heat_demand_mwh", 0, "MWh"),
    ("source_power_kw", 0, "kW"),
    ("cop", 2, ""),
    ("cop_system", 2, ""),
    ("capex_total_eur", 0, "EUR"),
    ("npv_project_eur", 0, "EUR"),
    ("irr_project", 1, "%"),
    ("lcoh_eur_per_gj", 1, "EUR/GJ"),
    ("funding_gap_eur", 0, "EUR"),
    ("subsidy_total_eur", 0, "EUR"),
    ("household_heat_bill_eur", 0, "EUR"),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return 0, or 2 when something is wrong with what the user gave."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    language = _language(given)
    t = translator(language)
    speak(language)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")
    options = _parser(t).parse_args(given)
    try:
        run: Callable[[argparse.Namespace, Translator], int] = options.run
        return run(options, t)
    except StopError as stop:
        for line in stop.lines:
            print(line if isinstance(line, str) else t.render(line), file=sys.stderr)
        return WRONG
    except KeyboardInterrupt:
        print(t("Interrupted; nothing was written."), file=sys.stderr)
        return WRONG
    except BrokenPipeError:
        return OK


def _language(arguments: Sequence[str]) -> str:
    for position, argument in enumerate(arguments):
        value = argument.partition("=")[2] if argument.startswith("--lang=") else ""
        if argument == "--lang" and position + 1 < len(arguments):
            value = arguments[position + 1]
        if value in LANGUAGES:
            return value
    return "nl"


def _parser(t: Translator) -> Parser:
    Parser.translate = t
    parser = Parser(
        prog="warmtenet",
        description=t(
            "Computes the engineering and the business case of a heat network from an Excel workbook."
        ),
        epilog=t(
            "Start with: warmtenet new my-project.xlsx, fill it in, then: warmtenet run my-project.xlsx"
        ),
    )
    parser.add_argument("--version", action="version", version=f"warmtenet {__version__}")
    parser.add_argument("--lang", choices=LANGUAGES, default="nl", help=t("language, Dutch by default"))
    commands = parser.add_subparsers(title=t("commands"), metavar=t("COMMAND"), required=True)
    for name, (explanation, run, add) in COMMANDS.items():
        command = commands.add_parser(name, help=t(explanation), description=t(explanation))
        command.add_argument("--lang", choices=LANGUAGES, default="nl", help=t("language, Dutch by default"))
        add(command, t)
        command.set_defaults(run=run)
    return parser


def _read(options: argparse.Namespace, t: Translator) -> Any:
    import warmtenet
    from warmtenet.workbook import InputProblems

    settings = dict(setting(s, t) for s in options.settings)
    try:
        return warmtenet.read(options.file, settings)
    except InputProblems as problems:
        lines = problems.render(t)
        raise StopError(*lines, counted(t, len(lines))) from None


def _result(options: argparse.Namespace, t: Translator) -> "Result":
    from warmtenet.scenarios.run import run_project

    project = _read(options, t)
    with computing(t):
        return run_project(project)


def _new(options: argparse.Namespace, t: Translator) -> int:
    from warmtenet.figures import load
    from warmtenet.model import CONCEPTS, build
    from warmtenet.workbook import write_template
    from warmtenet.workbook.examples import EXAMPLES, example

    path = Path(options.file)
    _check_choice("--concept", options.concept, CONCEPTS)
    _check_choice("--example", options.example, EXAMPLES)
    _check_place(path, force=options.force)
    concept, data = options.concept or "teo", None
    if options.example:
        concept, data = example(options.example, load(), t)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_template(path, build(concept), load(), language=t.language, concept=concept, example=data)
    except OSError:
        raise StopError(text("{file} cannot be written; is it open in Excel?", file=str(path))) from None
    print(
        t.render(
            text("Written: {file}. Fill in the yellow cells, then: warmtenet run {file}", file=str(path))
        )
    )
    return OK


def _check_place(path: Path, *, force: bool) -> None:
    if path.suffix.lower() != ".xlsx":
        raise StopError(text("{file}: give the workbook a name that ends in .xlsx", file=str(path)))
    if path.exists() and not force:
        raise StopError(text("{file} exists already; choose another name or add --force", file=str(path)))


def _check_choice(option: str, value: str | None, choices: Any) -> None:
    if value is not None and value not in choices:
        raise StopError(
            text(
                "{option} {value}: choose one of {choices}",
                option=option,
                value=value,
                choices=", ".join(choices),
            )
        )


def _check(options: argparse.Namespace, t: Translator) -> int:
    result = _result(options, t)
    for point in result.warnings:
        print(_point(point, result, t))
    print(t("The workbook can be computed."))
    return OK


def _point(point: Any, result: "Result", t: Translator) -> str:
    from warmtenet.scenarios.attention import PLACES

    where = t.render(PLACES.get(str(point.where), point.where))
    if where in result:
        where = t(result.describe(where).label)
    remedy = f" {t.render(point.remedy)}" if point.remedy else ""
    return f"{t(point.severity)}: {where}: {t.render(point.what)}{remedy}"


def _run(options: argparse.Namespace, t: Translator) -> int:
    from warmtenet.report.output import PDF, OutputError, write_reports
    from warmtenet.report.pdf import PrintError
    from warmtenet.report.render import start_drawing

    browser = _browser(options, t)
    with start_drawing() as drawing:
        say(text("Reading {file} ...", file=options.file), t)
        result = _result(options, t)
        folder = Path(options.output) if options.output else Path("outputs") / Path(options.file).stem
        sample = drawn(result, options.sample, options, t) if options.sample is not None else None
        try:
            written = write_reports(
                result,
                folder,
                t,
                __version__,
                drawing=drawing,
                progress=lambda message: say(message, t),
                sample=sample,
                browser=browser,
            )
        except (OutputError, PrintError) as error:
            raise StopError(error.message) from None
    _print_headlines(result, t)
    return _print_written(written, folder / PDF, t)


def _print_written(written: Sequence[Path], pdf: Path, t: Translator) -> int:
    for path in written:
        print(f"  {path}")
    if pdf not in written and pdf.exists():
        old = text("{file} is of an earlier run; --pdf writes it anew.", file=str(pdf))
        print(t.render(old), file=sys.stderr)
    return OK


def _browser(options: argparse.Namespace, t: Translator) -> Path | None:
    """Return the browser that prints, when a PDF is wanted; say what to install when there is none."""
    from warmtenet.report.pdf import MISSING, PrintError, find_browser

    if not options.pdf and options.browser is None:
        return None
    try:
        browser = find_browser(options.browser)
    except PrintError as error:
        raise StopError(error.message) from None
    if browser is None:
        print(t.render(MISSING), file=sys.stderr)
    return browser


def _print_headlines(result: "Result", t: Translator) -> None:
    print(f"{result.case.project.name} ({result.case.project.concept.upper()})")
    for name, decimals, unit in HEADLINES:
        value = result[name]
        scaled = None if value is None else value * 100 if unit == "%" else value
        shown = t("not determined") if scaled is None else t.amount(Amount(scaled, decimals, unit))
        print(f"  {t(result.describe(name).label):<44} {shown:>20}")
    serious = [w for w in result.warnings if w.severity != "info"]
    heading = text("{count} points of attention, of which {serious} matter for the outcome:",
                   count=len(result.warnings), serious=len(serious))  # fmt: skip
    print(t.render(heading))
    for point in serious:
        print(f"  {_point(point, result, t)}")


def _sample(options: argparse.Namespace, t: Translator) -> int:
    from warmtenet.scenarios.sample import summary_table

    result = _result(options, t)
    say(text("Drawing the scenarios ..."), t)
    found = drawn(result, options.n, options, t)
    for line in lines_of(found, result, t):
        print(line)
    if options.output is not None:
        _write_frame(summary_table(found, lambda name: t(result.describe(name).label)), options.output)
    return OK


def _sweep(options: argparse.Namespace, t: Translator) -> int:
    from warmtenet.scenarios.batch import NotVariableError
    from warmtenet.scenarios.sweep import VaryError
    from warmtenet.workbook.problems import render

    try:
        frame = _swept(options, t)
    except VaryError as error:
        raise StopError(
            text("--vary {written}: write NAME=FROM:TO:N, for example uptake=0.6:1:9", written=str(error))
        ) from None
    except NotVariableError as error:
        sentence = text("--vary {name}: {reason}", name=error.name, reason=error.reason)
        raise StopError(render(sentence, t)) from None
    except KeyError as error:
        raise StopError(
            text(
                "--metric {name}: is not a computed single number; see warmtenet explain", name=error.args[0]
            )
        ) from None
    _write_frame(frame, options.output)
    return OK


def _swept(options: argparse.Namespace, t: Translator) -> Any:
    from warmtenet.scenarios.case import prepare
    from warmtenet.scenarios.sweep import MOST_SCENARIOS, parse_vary, sweep

    varies = [parse_vary(v) for v in options.vary]
    count = math.prod(len(vary.values) for vary in varies)
    if count > MOST_SCENARIOS:
        raise StopError(
            text(
                "{count} scenarios are too many; at most {most} in one sweep",
                count=count,
                most=MOST_SCENARIOS,
            )
        )
    project = _read(options, t)
    with computing(t):
        return sweep(prepare(project), varies, options.metric or ["npv_project_eur"])


def _write_frame(frame: Any, output: str | None) -> None:
    if output is None:
        print(frame.to_string(index=False))
        return
    path = Path(output)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix.lower() == ".xlsx":
            frame.to_excel(path, index=False, engine="xlsxwriter")
        elif path.suffix.lower() == ".csv":
            frame.to_csv(path, index=False)
        else:
            raise StopError(text("{file}: give the table a name that ends in .csv or .xlsx", file=output))
    except OSError:
        raise StopError(text("{file} cannot be written; is it open in Excel?", file=output)) from None
    print(output)


def _explain(options: argparse.Namespace, t: Translator) -> int:
    from warmtenet.scenarios.explain import explain_name

    options.settings = []
    result = _result(options, t) if options.file else None
    try:
        print(explain_name(options.name, result, t))
    except KeyError as error:
        near = error.args[0]
        if near:
            raise StopError(
                text("{name} does not exist. Did you mean: {near}?", name=options.name, near=near)
            ) from None
        raise StopError(text("{name} does not exist.", name=options.name)) from None
    return OK


def _figures(options: argparse.Namespace, t: Translator) -> int:
    from datetime import date

    from warmtenet.figures import load, stale

    figures = load()
    try:
        on = date.fromisoformat(options.on) if options.on else max(f.checked_on for f in figures.values())
    except ValueError:
        raise StopError(text("--on {written}: write the date as YYYY-MM-DD", written=options.on)) from None
    part = options.part.lower()
    for figure in figures.values():
        if part in figure.key.lower() or part in t(figure.label).lower():
            print(f"{figure.key}: {t(figure.label)} [{t(figure.unit)}], {t(figure.kind)}")
            for dated in figure.values:
                place = f"{figures.sources[dated.source].title}, {dated.at}"
                print(f"  {dated.from_.isoformat()}: {dated.value:g} ({dated.grade}) {place}")
    old = [f.key for f in stale(figures, on)]
    if old:
        print(t.render(text("Not checked for a year: {keys}", keys=", ".join(old))))
    else:
        print(t.render(text("All figures were checked within a year before {date}.", date=on.isoformat())))
    return OK


Command = tuple[str, Callable[[argparse.Namespace, Translator], int], Callable[[Parser, Translator], None]]
COMMANDS: dict[str, Command] = {
    "new": ("Write an input workbook to fill in.", _new, add_new),
    "check": ("Report all problems and points of attention of an input workbook.", _check, add_file),
    "run": ("Compute everything and write the reports.", _run, add_run),
    "sweep": ("Compute a grid of scenarios.", _sweep, add_sweep),
    "sample": (
        "Draw scenarios over the ranges of the workbook: percentiles and Sobol indices.",
        _sample,
        add_sample,
    ),
    "compare": ("Set workbooks or scenarios side by side in one report.", run_compare, add_compare),
    "explain": ("Explain a result or input: formula, inputs, sources.", _explain, add_explain),
    "inspect": ("Say what an outside data file is and what was read.", run_inspect, add_inspect),
    "figures": ("List the key figures with their sources.", _figures, add_figures),
}

if __name__ == "__main__":
    sys.exit(main())
