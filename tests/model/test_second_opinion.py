"""Investment, tax and value a second time, in plain loops, on random cases."""

import math

import numpy as np
import numpy_financial as npf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import cases

COSTS = [
    {
        "item": "A",
        "chapter": "plant",
        "driver": "kw_heat_pump",
        "unit_cost_eur": 900,
        "phase": "stages",
        "price_level": 2024,
        "lifetime": 12,
        "maintenance_share": 0.03,
        "eligible_for": "eia",
    },
    {
        "item": "B",
        "chapter": "network",
        "driver": "pipe_table",
        "unit_cost_eur": 1,
        "price_level": 2026,
        "lifetime": 30,
        "maintenance_share": 0.01,
        "eligible_for": "wis_eia",
    },
    {
        "item": "C",
        "chapter": "delivery_set",
        "driver": "connection",
        "unit_cost_eur": 1500,
        "phase": "connections",
        "lifetime": 5,
        "maintenance_share": 0.02,
        "eligible_for": "wis",
    },
    {
        "item": "D",
        "chapter": "development",
        "driver": "share_of_investment",
        "unit_cost_eur": 0.05,
        "lifetime": 40,
    },
    {
        "item": "E",
        "chapter": "connection",
        "driver": "weq",
        "unit_cost_eur": 700,
        "vat": "incl",
        "phase": "connections",
        "lifetime": 1,
    },
    {"item": "F", "chapter": "connection", "driver": "weq", "unit_cost_eur": 700, "paid_by": "owner"},
]
YEARS = (1, 2, 13, 30, 45)


@pytest.fixture(scope="module")
def by_years(tmp_path_factory):
    folder = tmp_path_factory.mktemp("second")
    project = cases.project_from(
        folder,
        {"wis_granted": "yes", "eia_granted": "yes", "sde_granted": "yes", "wis_min_connections": 0},
        costs=COSTS,
    )
    return cases.Quiet({n: cases.with_settings(project, years=n).case for n in YEARS})


DRAWN = {
    "variable_tariff_factor": st.floats(0.2, 5),
    "uptake": st.floats(0.05, 1),
    "connection_rate_weq_per_year": st.floats(20, 2000),
    "first_year_delivery_share": st.floats(0.01, 1),
    "inflation_revenue": st.floats(-0.02, 0.05),
    "inflation_opex": st.floats(-0.02, 0.05),
    "inflation_capex": st.floats(-0.02, 0.05),
    "engineering_share": st.floats(0, 0.3),
    "contingency_share": st.floats(0, 0.3),
    "investment_factor": st.floats(0.2, 3),
    "gearing": st.floats(0, 1),
    "cost_of_debt": st.floats(0, 0.1),
    "cost_of_equity_after_tax": st.floats(0, 0.15),
    "corporate_tax_rate": st.floats(0, 0.4),
    "loss_share_above": st.floats(0, 1),
    "loss_threshold_eur": st.floats(0, 2e6),
    "electricity_price_eur_per_kwh": st.floats(0.01, 0.4),
}
WORDS = {
    "discount_moment": ("start", "mid", "end"),
    "residual_value": ("yes", "no"),
    "tax_brackets": ("flat", "two"),
    "wis_granted": ("yes", "no"),
    "eia_granted": ("yes", "no"),
}


@st.composite
def scenario(draw):
    numbers = {name: np.array([[[draw(s)]]]) for name, s in DRAWN.items()}
    words = {name: np.array([[[draw(st.sampled_from(w))]]]) for name, w in WORDS.items()}
    lifetimes = draw(st.lists(st.integers(1, 50), min_size=6, max_size=6))
    return draw(st.sampled_from(YEARS)), {
        **numbers,
        **words,
        "cost_lifetime": np.array(lifetimes, float).reshape(1, -1, 1),
    }


class Plain:
    """The money of a case in lists and floats, from what is bought first and what comes in."""

    def __init__(self, case, values):
        self.case, self.values = case, values
        self.years = list(case.years)
        self.items = range(len(case.project.tables["costs"].labels))
        self.number = lambda name: float(values[name].ravel()[0])
        self.word = lambda name: str(values[name].ravel()[0])
        self.lifetime = [int(x) for x in values["cost_lifetime"].ravel()]
        self.level = [float(x) for x in values["cost_price_level"].ravel()]
        self.eligible = [str(x) for x in values["eligible_for"].ravel()]
        self.buy()

    def row(self, name):
        return [float(x) for x in np.broadcast_to(self.values[name], (len(self.years), 1, 1)).ravel()]

    def buy(self):
        """First purchases and their replacements, nominal."""
        n, v = len(self.years), self.values
        first = v["item_bought_eur"][:, :, 0]
        index = 1 + self.number("inflation_capex")
        extra = (1 + self.number("engineering_share")) * (1 + self.number("contingency_share"))
        self.first = [[0.0] * n for _ in self.items]
        self.again = [[0.0] * n for _ in self.items]
        for i in self.items:
            for t in range(n):
                bare = float(first[t, i])
                self.first[i][t] = bare * extra * index ** (self.years[t] - self.level[i])
                later = t + self.lifetime[i]
                while later < n:
                    self.again[i][later] += bare * index ** (self.years[later] - self.level[i])
                    later += self.lifetime[i]

    def total(self, rows):
        return [sum(rows[i][t] for i in self.items) for t in range(len(self.years))]

    def residual(self):
        n, value = len(self.years), 0.0
        if self.word("residual_value") == "no":
            return 0.0
        for i in self.items:
            for t in range(n):
                used = n - t
                if used < self.lifetime[i]:
                    value += (self.first[i][t] + self.again[i][t]) * (1 - used / self.lifetime[i])
        return value

    def net_cash_flow(self):
        capex, again = self.total(self.first), self.total(self.again)
        revenue, opex = self.row("revenue_eur"), self.row("opex_eur")
        flow = [r - o - c - a for r, o, c, a in zip(revenue, opex, capex, again, strict=True)]
        flow[-1] += self.residual()
        return flow

    def wis_share(self, i):
        return self.number("wis_ratio") if "wis" in self.eligible[i] else 0.0

    def depreciation(self):
        n = len(self.years)
        written = [0.0] * n
        self.base = 0.0
        for i in self.items:
            for t in range(n):
                price = self.first[i][t] * (1 - self.wis_share(i)) + self.again[i][t]
                self.base += price
                for later in range(t, min(t + self.lifetime[i], n)):
                    written[later] += price / self.lifetime[i]
        return written

    def eia(self):
        if self.number("eia_is_granted") == 0:
            return [0.0] * len(self.years)
        found = []
        for t in range(len(self.years)):
            base = 0.0
            for i in self.items:
                if "eia" in self.eligible[i]:
                    base += self.first[i][t] * (1 - self.wis_share(i))
            found.append(base * self.number("eia_share"))
        return found

    def tax(self):
        """Profit tax year by year with losses carried forward without end."""
        written, eia = self.depreciation(), self.row("eia_deduction_eur")
        income = [
            sum(x)
            for x in zip(
                self.row("revenue_variable_eur"),
                self.row("revenue_fixed_eur"),
                self.row("revenue_bak_eur"),
                self.row("subsidy_sde_eur"),
                strict=True,
            )
        ]
        income[-1] += self.residual() - (self.base - sum(written))
        opex, losses, paid = self.row("opex_eur"), 0.0, []
        for t in range(len(self.years)):
            profit = income[t] - opex[t] - written[t] - eia[t]
            if profit < 0:
                losses -= profit
                paid.append(0.0)
                continue
            room = profit
            if profit > self.number("loss_threshold_eur"):
                above = profit - self.number("loss_threshold_eur")
                room = self.number("loss_threshold_eur") + self.number("loss_share_above") * above
            used = min(losses, room)
            losses -= used
            paid.append(self.tax_on(profit - used))
        return paid

    def tax_on(self, profit):
        rate = self.number("corporate_tax_rate")
        if self.word("tax_brackets") == "flat":
            return profit * rate
        low = min(profit, self.number("corporate_tax_bracket_eur"))
        return low * self.number("corporate_tax_rate_low") + (profit - low) * rate

    def npv(self, flow, rate):
        shift = {"start": 0.0, "mid": 0.5, "end": 1.0}[self.word("discount_moment")]
        return sum(f / (1 + rate) ** (t + shift) for t, f in enumerate(flow))


def close(found, expected, size):
    return np.asarray(found).ravel() == pytest.approx(np.asarray(expected), abs=1e-9 * size)


@given(scenario())
@settings(max_examples=80)
def test_plain_loops_agree(by_years, drawn):
    years, changes = drawn
    case = by_years[years]
    values = case.evaluate(changes)
    plain = Plain(case, values)
    flow = plain.net_cash_flow()
    size = 1 + sum(abs(f) for f in flow) + sum(plain.row("revenue_eur"))
    assert close(values["capex_eur"], plain.total(plain.first), size)
    assert close(values["replacement_eur"], plain.total(plain.again), size)
    assert close(values["residual_value_eur"][-1], [plain.residual()], size)
    assert close(values["net_cash_flow_eur"], flow, size)
    assert close(values["depreciation_eur"], plain.depreciation(), size)
    tax = plain.tax()
    assert close(values["profit_tax_eur"], tax, size)
    after = [f - x for f, x in zip(flow, tax, strict=True)]
    assert close(values["npv_project_eur"], [plain.npv(flow, plain.number("wacc_pre_tax"))], size)
    assert close(values["npv_post_tax_eur"], [plain.npv(after, plain.number("wacc_post_tax"))], size)
    assert_rate(values["irr_project"].item(), flow)
    assert_rate(values["irr_post_tax"].item(), after)
    assert_payback(values["payback_year"].item(), flow, plain.years)


@given(scenario())
@settings(max_examples=30)
def test_eia_is_that_of_each_item_less_its_own_wis(by_years, drawn):
    """SPEC 11: 40 % of the eligible first investment less WIS, in the year of purchase."""
    years, changes = drawn
    values = by_years[years].evaluate(changes)
    plain = Plain(by_years[years], values)
    size = 1 + sum(plain.total(plain.first))
    assert close(values["eia_deduction_eur"], plain.eia(), size)


def assert_rate(rate, flow):
    """At the return the flow is worth nothing; without one it is worth nothing at no rate that was tried."""
    if math.isnan(rate):
        signs = {npf.npv(r, flow) > 0 for r in np.linspace(-0.8, 3, 77)}
        assert len(signs) == 1
        return
    sizes = npf.npv(rate, np.abs(flow))
    assert abs(npf.npv(rate, flow)) <= 1e-9 * sizes


def assert_payback(year, flow, years):
    running, total = [], 0.0
    for f in flow:
        total += f
        running.append(total)
    if min(abs(r) for r in running) < 1e-6:
        return  # rounding decides
    expected = next((y for t, y in enumerate(years) if all(r >= 0 for r in running[t:])), None)
    assert (None if math.isnan(year) else year) == expected


def test_the_paying_example_pays(paying):
    """The tax part of the second opinion on a case of real size."""
    plain = Plain(paying.case, paying.values)
    tax = plain.tax()
    assert sum(tax) > 1e5
    assert paying["profit_tax_eur"] == pytest.approx(tax, rel=1e-9, abs=1e-3)
    assert plain.npv(plain.net_cash_flow(), paying["discount_rate"]) == pytest.approx(
        paying["npv_project_eur"], rel=1e-9
    )


def test_everything_bought_is_written_off_or_left(teo):
    """Tax base = depreciation of all years + book value at the end."""
    total = teo["depreciation_eur"].sum() + teo["book_value_eur"][-1]
    assert total == pytest.approx(teo["tax_base_eur"].sum(), rel=1e-12)
    assert (teo["book_value_eur"] >= -1e-3).all()


def test_loss_carry_forward_by_hand(by_years):
    """Loss of 3 M in year 1, profits of 2 M: 1 M + half of the rest may be set off."""
    from warmtenet.model import tax

    carried, used = 0.0, []
    for profit in (-3e6, 2e6, 2e6, 2e6):
        set_off = tax.loss_used_eur(profit, carried, 1e6, 0.5)
        carried = tax.loss_carried_eur(carried, set_off, profit)
        used.append(float(set_off))
    assert used == [0, 1.5e6, 1.5e6, 0]
    assert carried == 0
