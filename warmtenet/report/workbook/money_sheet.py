"""The money matrix: from whom to whom, as present value, with the flows that it adds up."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from warmtenet.core.verb import Array
from warmtenet.core.verbs import sum_years
from warmtenet.locale import Text, text
from warmtenet.model.families import OWNER_LABELS
from warmtenet.report.numbers import ABSENT
from warmtenet.report.theme import PAPER, ROLES
from warmtenet.report.workbook.book import Book, LiveSheet
from warmtenet.report.workbook.formats import MUTED
from warmtenet.report.workbook.frame import fit_row, write_top
from warmtenet.report.workbook.live import Evaluator, Formula, of
from warmtenet.report.workbook.plan import MONEY_MATRIX, letter
from warmtenet.scenarios.money_matrix import PARTIES, RESIDENT, SINGLE

MATRIX_HEAD = 7
WIDTH, LABEL_WIDTH = 16, 46
DASHED = f'#,##0;-#,##0;"{ABSENT}"'
NOTE = text(
    "Present value in EUR at the discount rate before tax, excl. VAT: rows pay, columns receive. "
    "Every euro has one payer."
)
# as in model.families, written out so that the catalogue finds them
PARTY_WORDS = {
    "owner_occupier": text("owner-occupier"),
    "tenant": text("tenant"),
    "private_landlord": text("private landlord"),
    "housing_association": text("housing association"),
    "utility": text("utility owner"),
    "heat_company": text("heat company"),
    "state": text("State"),
    "province": text("province"),
    "municipality": text("municipality"),
    "grid_operator": text("grid operator"),
    "suppliers": text("suppliers and contractors"),
    "bank": text("bank"),
    "shareholder": text("shareholder"),
    "successor": text("owner after the last year"),
}
FROM, PAYS, RECEIVES = text("From \\ to"), text("pays"), text("receives")
BALANCE = text("receives less pays")
FLOW_HEADS = (text("Flow"), text("Payer"), text("Receiver"), text("Present value (EUR)"))
FLOWS = text("The flows behind the matrix")


@dataclass(frozen=True)
class LiveFlow:
    """A flow between two parties; its present value as formula. `owner` tells equal flows apart."""

    what: Text
    payer: str
    receiver: str
    present: Formula
    owner: str = ""


def _present(name: str, less: str = "", element: int = 0) -> Formula:
    """Return the present value of a yearly row, less another, of one element."""
    if less:
        names = (name, less, "discount_factor")
        return Formula(names, lambda flow, other, discount: sum_years((flow - other) * discount), element)
    return Formula((name, "discount_factor"), lambda flow, discount: sum_years(flow * discount), element)


def _of_owner(at: int, owner: str) -> list[LiveFlow]:
    """Return the flows of a kind of owner and of who lives there."""
    resident, company = RESIDENT[owner], "heat_company"
    rented = resident != owner
    rent = "landlord_set_rent_eur"
    fixed = _present("owner_fixed_eur", rent if rented else "", at)
    home = _present("owner_home_subsidy_eur", element=at)
    found = [
        LiveFlow(
            text("heat, variable"), resident, company, _present("owner_variable_eur", element=at), owner
        ),
        LiveFlow(text("heat, fixed"), resident, company, fixed, owner),
        LiveFlow(text("contribution"), owner, company, _present("owner_bak_eur", element=at), owner),
        LiveFlow(text("subsidy to the owner"), "state", owner, home, owner),
    ]
    if rented:
        paid = LiveFlow(text("rent of the delivery set"), owner, company, _present(rent, element=at), owner)
        found.insert(2, paid)
    return found


PAID_IN = of(
    lambda cash_flow_equity_eur, discount_factor: sum_years(
        -cash_flow_equity_eur * (cash_flow_equity_eur < 0) * discount_factor
    )
)
DISTRIBUTED = of(
    lambda cash_flow_equity_eur, discount_factor: sum_years(
        cash_flow_equity_eur * (cash_flow_equity_eur > 0) * discount_factor
    )
)
LIVE_FLOWS: tuple[LiveFlow, ...] = (
    *(flow for position, owner in enumerate(OWNER_LABELS) for flow in _of_owner(position, owner)),
    *(LiveFlow(what, payer, receiver, _present(name)) for name, what, payer, receiver in SINGLE),
    LiveFlow(text("paid in"), "shareholder", "heat_company", PAID_IN),
    LiveFlow(text("distributed"), "heat_company", "shareholder", DISTRIBUTED),
)


class MoneyPlan:
    """Rows and columns of the matrix and of the list of flows (counted from one), with the values."""

    def __init__(self, live: Evaluator) -> None:
        self.live = live
        self.title = live.plan.title(MONEY_MATRIX)
        self.first = MATRIX_HEAD + 1
        self.total = self.first + len(PARTIES)
        self.flow_head = self.total + 5

    @cached_property
    def values(self) -> list[float]:
        """Present value of each flow."""
        return [self.live.value(flow.present) for flow in LIVE_FLOWS]

    @cached_property
    def matrix(self) -> Array:
        """Present values, shape (payer, receiver)."""
        found = np.zeros((len(PARTIES), len(PARTIES)))
        for flow, value in zip(LIVE_FLOWS, self.values, strict=True):
            found[PARTIES.index(flow.payer), PARTIES.index(flow.receiver)] += value
        return found

    @property
    def totals_column(self) -> str:
        """Column of what each party pays."""
        return letter(len(PARTIES) + 1)

    def paid_by(self, party: str) -> str:
        """Return the cell of what a party pays in all."""
        return f"{self.title}!{self.totals_column}{self.first + PARTIES.index(party)}"

    def received_by(self, party: str) -> str:
        """Return the cell of what a party receives in all."""
        return f"{self.title}!{letter(PARTIES.index(party) + 1)}{self.total}"

    def column_of_flows(self, column: str) -> str:
        """Return the address of a column of the list of flows."""
        return f"${column}${self.flow_head + 1}:${column}${self.flow_head + len(LIVE_FLOWS)}"


def write_money(book: Book) -> None:
    """Write the matrix, and below it the flows."""
    plan = MoneyPlan(book.live)
    sheet = book.sheet(plan.title, "result")
    write_top(book, sheet, plan.title)
    sheet.set_column(0, 0, LABEL_WIDTH)
    sheet.set_column(1, len(PARTIES) + 1, WIDTH)
    sheet.write_string(4, 0, book.say(NOTE), book.formats.muted)
    labels = [book.say(PARTY_WORDS[party]) for party in PARTIES]
    heads = [book.say(FROM), *labels, book.say(PAYS)]
    for column, label in enumerate(heads):
        style = book.formats.head_right if column else book.formats.head
        sheet.write_string(MATRIX_HEAD - 1, column, label, style)
    fit_row(sheet, MATRIX_HEAD - 1, [(label, WIDTH - 1) for label in heads[1:]])
    for position, label in enumerate(labels):
        sheet.write_string(plan.first + position - 1, 0, label)
        _write_payer(book, sheet, plan, position)
    tint = {"type": "2_color_scale", "min_color": PAPER, "max_color": ROLES["bak"].fill}
    sheet.conditional_format(plan.first - 1, 1, plan.total - 2, len(PARTIES), tint)
    _write_totals(book, sheet, plan)
    _write_flows(book, sheet, plan)
    sheet.freeze_panes(MATRIX_HEAD, 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_h_pagebreaks([plan.flow_head - 2])


def _write_payer(book: Book, sheet: LiveSheet, plan: MoneyPlan, position: int) -> None:
    row, last = plan.first + position, letter(len(PARTIES))
    payers, receivers, amounts = (plan.column_of_flows(c) for c in "BCD")
    style = book.formats.get(num_format=DASHED, align="right")
    for column in range(1, len(PARTIES) + 1):
        head = f"{letter(column)}${MATRIX_HEAD}"
        formula = f"=SUMPRODUCT(({payers}=$A{row})*({receivers}={head})*{amounts})"
        sheet.write_formula(row - 1, column, formula, style, float(plan.matrix[position, column - 1]))
    bold = book.formats.get(num_format=DASHED, align="right", bold=True, left=1)
    total = float(plan.matrix[position].sum())
    sheet.write_formula(row - 1, len(PARTIES) + 1, f"=SUM(B{row}:{last}{row})", bold, total)


def _write_totals(book: Book, sheet: LiveSheet, plan: MoneyPlan) -> None:
    top = {"num_format": DASHED, "align": "right", "bold": True, "top": 1}
    sheet.write_string(plan.total - 1, 0, book.say(RECEIVES), book.formats.get(bold=True, top=1))
    sheet.write_string(plan.total, 0, book.say(BALANCE), book.formats.heading)
    paid, received = plan.matrix.sum(axis=1), plan.matrix.sum(axis=0)
    first, last = plan.first, plan.total - 1
    for column in range(1, len(PARTIES) + 2):
        at = letter(column)
        is_sum = column > len(PARTIES)
        value = float(received.sum() if is_sum else received[column - 1])
        sheet.write_formula(
            plan.total - 1, column, f"=SUM({at}{first}:{at}{last})", book.formats.get(**top), value
        )
        if not is_sum:
            formula = f"=ROUND({at}{plan.total}-{plan.totals_column}{first + column - 1},2)"
            balance = round(value - float(paid[column - 1]), 2) + 0.0
            style = book.formats.get(num_format=DASHED, align="right", bold=True)
            sheet.write_formula(plan.total, column, formula, style, balance)


def _write_flows(book: Book, sheet: LiveSheet, plan: MoneyPlan) -> None:
    sheet.write_string(plan.flow_head - 2, 0, book.say(FLOWS), book.formats.section)
    for column, label in enumerate(FLOW_HEADS):
        style = book.formats.head_right if column == 3 else book.formats.head
        sheet.write_string(plan.flow_head - 1, column, book.say(label), style)
    sheet.set_row(plan.flow_head - 1, 27)
    parties = [book.say(PARTY_WORDS[party]) for party in PARTIES]
    shrunk = book.formats.get(shrink=True)
    for row, (flow, value) in enumerate(zip(LIVE_FLOWS, plan.values, strict=True), start=plan.flow_head):
        what = book.say(flow.what)
        if flow.owner:
            what = f"{what} · {book.t(OWNER_LABELS[flow.owner])}"
        sheet.write_string(row, 0, what)
        # the matrix reads the names of its head, so that a changed word cannot part them
        for column, party in ((1, flow.payer), (2, flow.receiver)):
            at = plan.first + PARTIES.index(party)
            sheet.write_formula(row, column, f"=$A${at}", shrunk, parties[PARTIES.index(party)])
        money = book.formats.get(num_format=DASHED, align="right")
        sheet.write_formula(row, 3, book.live.formula(flow.present, plan.title), money, value + 0.0)
        names = ", ".join(n for n in flow.present.names if n != "discount_factor")
        sheet.write_string(
            row, 4, names, book.formats.get(font_color=MUTED, font_size=8, align="left", indent=1)
        )
