"""What each subsidy scheme gives: recipient, status on the date of application, amount, binding cap."""

from dataclasses import dataclass
from datetime import date

from warmtenet.core.verbs import sum_years
from warmtenet.locale import Text, Translator, text
from warmtenet.model.subsidies import WIS_CAPS
from warmtenet.report.numbers import ABSENT
from warmtenet.report.workbook.book import Book, LiveSheet, cached
from warmtenet.report.workbook.frame import fit_row, page_list, write_top
from warmtenet.report.workbook.live import Evaluator, Formula, of, value
from warmtenet.report.workbook.plan import SCHEMES

DAY_ZERO = date(1899, 12, 30).toordinal()
HEAD = 7
HEADS = (
    (text("Scheme"), 26),
    (text("Recipient"), 30),
    (text("Status on the date of application"), 40),
    (text("Amount, all years (EUR)"), 20),
    (text("per connected weq (EUR)"), 18),
    (text("What sets the amount"), 56),
    (text("Remark"), 60),
)
OPEN_GRANTED = text("granted: a round is open")
OPEN_FAILS = text("not granted: conditions not met")
CLOSED = text("not granted: no round is open")
BY_HAND = text("granted by hand")
BY_HAND_CLOSED = text("granted by hand, while no round is open")
REFUSED = text("not granted: refused by hand")
ASKED, NOT_ASKED = text("granted, own input"), text("not in the calculation")
APPLICATION = text("Date of application")
CAP_HEADS = (text("Cap of WIS"), text("Amount (EUR)"), text("Verdict"))
BINDS = text("binds")


@dataclass(frozen=True)
class Cap:
    """What sets an amount: the first words where `tested` is positive, else the second."""

    holds: Text
    otherwise: Text | None = None
    tested: Formula | None = None


@dataclass(frozen=True)
class Scheme:
    """A subsidy scheme.

    Attributes
    ----------
    asked
        Input that decides: by the rules, yes or no.
    round_open, conditions
        Names of whether a round is open and its conditions are met, where the rules decide.
    """

    label: Text
    recipient: Text
    asked: str
    amount: Formula
    cap: Cap | None
    round_open: str = ""
    conditions: str = ""
    remark: Text | None = None


def _all_years(name: str) -> Formula:
    return Formula((name,), sum_years)


COMPANY, OWNERS, LANDLORDS = text("heat company"), text("owner-occupiers"), text("landlords")
SCHEME_ROWS: tuple[Scheme, ...] = (
    Scheme(text("WIS"), COMPANY, "wis_granted", value("wis_grant_eur"), None, "wis_round_open",
           "wis_conditions_ok", text("paid with the eligible investment of the year")),
    Scheme(text("SDE++"), COMPANY, "sde_granted", _all_years("subsidy_sde_eur"),
           Cap(text("highest full-load hours"), text("heat of the heat pumps"),
               of(lambda sde_heat_mwh, heat_pump_heat_yearly_mwh: sum_years(
                   (sde_heat_mwh > 0) * (heat_pump_heat_yearly_mwh - sde_heat_mwh)))),
           "sde_round_open", "sde_conditions_ok", text("per kWh of renewable heat, during the term")),
    Scheme(text("EIA"), COMPANY, "eia_granted", _all_years("eia_deduction_eur"),
           Cap(text("share of the eligible investment less WIS")), "eia_round_open", "",
           text("deduction from the taxable profit, not a payment")),
    Scheme(text("Kansen voor West III"), COMPANY, "kvw_granted", value("kvw_grant_eur"),
           Cap(text("highest amount"), text("share of the investment"),
               of(lambda kvw_share, capex_total_eur, kvw_max_eur: (
                   kvw_share * capex_total_eur - kvw_max_eur)))),
    Scheme(text("ISDE"), OWNERS, "isde_granted", _all_years("subsidy_isde_eur"),
           Cap(text("fixed amount per dwelling")), "isde_round_open"),
    Scheme(text("SAH"), LANDLORDS, "sah_granted", _all_years("subsidy_sah_eur"),
           Cap(text("highest amount for indoor cost"), text("share of the indoor cost"),
               of(lambda sah_indoor_share, sah_indoor_mean_eur, sah_indoor_max_eur: (
                   sah_indoor_share * sah_indoor_mean_eur - sah_indoor_max_eur))),
           "sah_round_open"),
    Scheme(text("SVVE"), text("associations of owners"), "svve_granted", _all_years("subsidy_svve_eur"),
           Cap(text("own amount per dwelling"))),
    Scheme(text("SVOH"), text("private landlords"), "svoh_granted", _all_years("subsidy_svoh_eur"),
           Cap(text("own amount per dwelling"))),
    Scheme(text("SPUK-NPLW"), text("municipality"), "spuk_granted", value("spuk_grant_eur"),
           Cap(text("own amount")), remark=text("not in the cash flow of the heat company")),
)  # fmt: skip
CAP_NAMES = ("wis_share_amount_eur", "wis_connection_amount_eur", "wis_cap_eur", "wis_funding_gap_eur")


def status(live: Evaluator, scheme: Scheme, t: Translator) -> tuple[str, str]:
    """Return the status of a scheme, as formula and as words."""
    asked, words = live.result[scheme.asked], live.plan.model.inputs[scheme.asked].given.words
    yes = f'{scheme.asked}="{t(words["yes"])}"'
    if not scheme.round_open:
        on, off = t.render(ASKED), t.render(NOT_ASKED)
        return f'=IF({yes},"{on}","{off}")', on if asked == "yes" else off
    said = {name: t.render(words_) for name, words_ in _STATUS.items()}
    ok = f"{scheme.conditions}>0" if scheme.conditions else "TRUE"
    by_rule = f'IF({scheme.round_open}>0,IF({ok},"{said["granted"]}","{said["fails"]}"),"{said["closed"]}")'
    by_hand = f'IF({scheme.round_open}>0,"{said["hand"]}","{said["hand_closed"]}")'
    formula = f'=IF({scheme.asked}="{t(words["no"])}","{said["refused"]}",IF({yes},{by_hand},{by_rule}))'
    is_open = bool(live.result[scheme.round_open])
    met = not scheme.conditions or bool(live.result[scheme.conditions])
    return formula, said[_status(asked, is_open=is_open, met=met)]


_STATUS = {
    "granted": OPEN_GRANTED,
    "fails": OPEN_FAILS,
    "closed": CLOSED,
    "hand": BY_HAND,
    "hand_closed": BY_HAND_CLOSED,
    "refused": REFUSED,
}


def _status(asked: str, *, is_open: bool, met: bool) -> str:
    if asked == "no":
        return "refused"
    if asked == "yes":
        return "hand" if is_open else "hand_closed"
    if not is_open:
        return "closed"
    return "granted" if met else "fails"


def binding(live: Evaluator, scheme: Scheme, sheet: str, t: Translator) -> tuple[str, str]:
    """Return what sets the amount of a scheme, as formula and as words."""
    if scheme.cap is None:
        return "=wis_binding_cap", t(WIS_CAPS[live.result["wis_binding_cap"]])
    holds = t.render(scheme.cap.holds)
    if scheme.cap.tested is None or scheme.cap.otherwise is None:
        return "", holds
    otherwise = t.render(scheme.cap.otherwise)
    formula = f'=IF({live.formula(scheme.cap.tested, sheet)[1:]}>0.000001,"{holds}","{otherwise}")'
    return formula, holds if live.value(scheme.cap.tested) > 1e-6 else otherwise


def write_schemes(book: Book) -> None:
    """Write the schemes, and below them the caps of WIS."""
    title = book.plan.title(SCHEMES)
    sheet = book.sheet(title, "result")
    write_top(book, sheet, title)
    sheet.write_string(4, 0, book.say(APPLICATION), book.formats.heading)
    day = book.formats.number("date", align="left")
    serial = book.result["subsidy_application_date"] - DAY_ZERO
    sheet.write_formula(4, 1, "=subsidy_application_date", day, serial)
    for column, (label, width) in enumerate(HEADS):
        sheet.set_column(column, column, width)
        style = book.formats.head_right if column in {3, 4} else book.formats.head
        sheet.write_string(
            HEAD - 1, column, book.say(label), book.formats.head_after if column == 5 else style
        )
    fit_row(sheet, HEAD - 1, [(book.say(label), width - 2) for label, width in HEADS])
    shown = [s for s in SCHEME_ROWS if book.live.has((s.asked, *s.amount.names))]
    for row, scheme in enumerate(shown, start=HEAD + 1):
        _write_scheme(book, sheet, row, scheme)
    _write_caps(book, sheet, HEAD + len(shown) + 3)
    sheet.freeze_panes(HEAD, 1)
    page_list(sheet, HEAD - 1, landscape=True)


def _write_scheme(book: Book, sheet: LiveSheet, row: int, scheme: Scheme) -> None:
    wrapped = book.formats.wrapped
    sheet.write_string(row - 1, 0, book.say(scheme.label), book.formats.get(bold=True, valign="top"))
    sheet.write_string(row - 1, 1, book.say(scheme.recipient), wrapped)
    formula, words = status(book.live, scheme, book.t)
    sheet.write_formula(row - 1, 2, formula, wrapped, words)
    money = book.formats.number("EUR", valign="top", bold=True)
    amount = float(book.live.value(scheme.amount))
    sheet.write_formula(row - 1, 3, book.live.formula(scheme.amount, sheet.name), money, cached(amount))
    connected = book.result["connected_weq_final"]
    per_weq = amount / connected if connected else 0.0
    formula = f"=IF(connected_weq_final=0,0,D{row}/connected_weq_final)"
    sheet.write_formula(row - 1, 4, formula, book.formats.number("EUR", valign="top"), per_weq)
    indented = book.formats.get(text_wrap=True, valign="top", align="left", indent=1)
    formula, cap = binding(book.live, scheme, sheet.name, book.t)
    if formula:
        sheet.write_formula(row - 1, 5, formula, indented, cap)
    else:
        sheet.write_string(row - 1, 5, cap, indented)
    remark = book.say(scheme.remark) if scheme.remark else ""
    sheet.write_string(row - 1, 6, remark, wrapped)
    fit_row(sheet, row - 1, [(words, HEADS[2][1]), (cap, HEADS[5][1] - 2), (remark, HEADS[6][1])])


def _write_caps(book: Book, sheet: LiveSheet, row: int) -> None:
    """Write the caps of WIS with the one that binds."""
    for column, label in zip((0, 3, 5), CAP_HEADS, strict=True):
        styles = {3: book.formats.head_right, 5: book.formats.head_after}
        sheet.write_string(row - 1, column, book.say(label), styles.get(column, book.formats.head))
    for blank in (1, 2, 4):
        sheet.write_blank(row - 1, blank, None, book.formats.head)
    binds = book.say(BINDS)
    now = book.result["wis_binding_cap"]
    for at, (name, (key, cap)) in enumerate(zip(CAP_NAMES, WIS_CAPS.items(), strict=True), start=row):
        word = book.t(cap)
        sheet.write_string(at, 0, word)
        sheet.write_formula(at, 3, f"={name}", book.formats.number("EUR"), book.result[name])
        formula = f'=IF(wis_binding_cap="{word}","{binds}","{ABSENT}")'
        style = book.formats.get(bold=True, align="left", indent=1)
        sheet.write_formula(at, 5, formula, style, binds if key == now else ABSENT)
