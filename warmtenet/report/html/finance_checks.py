"""Checks of section 19 on loans, balance sheet, money matrix and lenses."""

import numpy as np

from warmtenet.report.html.check import Check, same
from warmtenet.report.html.context import Context
from warmtenet.report.html.funds import sums
from warmtenet.report.html.lcoh import lcoh_parts
from warmtenet.report.html.money_flows import operating_sums
from warmtenet.scenarios.money_matrix import PARTIES, imbalance


def finance_checks(ctx: Context) -> tuple[Check, ...]:
    """Return what must agree between the statements, the matrix and the outcome."""
    return (*_statements(ctx), *_funds(ctx), *_matrix(ctx), *_lenses(ctx), *_levelised(ctx))


def _statements(ctx: Context) -> tuple[Check, ...]:
    t = ctx.t
    apart = np.abs(ctx.flow("assets_eur") - ctx.flow("liabilities_eur"))
    scale = float(np.abs(ctx.flow("assets_eur")).max(initial=0.0))
    drawn, repaid = ctx.total("drawn_eur", "added_interest_eur"), ctx.total("repayment_eur")
    return (
        same(t("assets = equity, debt and contributions, largest difference"), float(apart.max()), 0.0,
             "EUR", scale),
        same(t("loans drawn and interest added = repaid, all years"), drawn, repaid, "EUR"),
        same(t("debt in the last year = 0"), float(ctx.flow("debt_eur")[-1]), 0.0, "EUR", drawn),
    )  # fmt: skip


def _funds(ctx: Context) -> tuple[Check, ...]:
    t = ctx.t
    return (
        same(t("sources = uses, years with investment"), *sums(ctx, "capex_eur"), "EUR"),
        same(t("sources = uses, all purchases"), *sums(ctx, "purchases_eur"), "EUR"),
    )


def _matrix(ctx: Context) -> tuple[Check, ...]:
    t, money = ctx.t, ctx.extras.money
    company = PARTIES.index("heat_company")
    received, paid = (float(v.sum()) for v in (money.present[:, company], money.present[company]))
    inflow, outflow = operating_sums(ctx)
    paid_by = np.abs(ctx.flow("heat_payments_check_eur")).max(initial=0.0)
    return (
        same(t("money matrix: heat company receives = pays"), received, paid, "EUR"),
        same(t("heat company, largest difference in a year"), imbalance(money), 0.0, "EUR", received),
        same(t("receives less pays, before loans and tax = net present value"), inflow - outflow,
             ctx.known("npv_project_eur"), "EUR", inflow),
        same(t("paid by residents = heat revenue, largest difference in a year"), float(paid_by), 0.0,
             "EUR", ctx.total("revenue_eur")),
    )  # fmt: skip


def _lenses(ctx: Context) -> tuple[Check, ...]:
    t, lenses = ctx.t, ctx.extras.lenses
    own, scheme = (sum(getattr(x, n) for x in lenses.lines) for n in ("own_eur", "scheme_eur"))
    scale = sum(abs(x.own_eur) for x in lenses.lines)
    return (
        same(t("own lens = funding gap"), max(0.0, -own), ctx.known("funding_gap_eur"), "EUR", scale),
        same(t("lens of the scheme = its funding gap"), max(0.0, -scheme), lenses.scheme_gap_eur, "EUR",
             scale),
    )  # fmt: skip


def _levelised(ctx: Context) -> tuple[Check, ...]:
    if ctx.number("lcoh_eur_per_gj") is None:
        return ()
    parts = sum(part.eur_per_gj for part in lcoh_parts(ctx))
    what = ctx.t("parts of the levelised cost = levelised cost")
    return (same(what, parts, ctx.known("lcoh_eur_per_gj"), "EUR/GJ"),)
