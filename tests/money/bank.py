"""The second implementation, continued: loans per vintage, tax, statements and what a bank looks at."""

import math

from money.second import Grants, annuity, part


class Second(Grants):
    """Everything; `rows` and `singles` hold the results by the names of the model."""

    def __init__(self, values, years):
        super().__init__(values, years)
        self._loans()
        self._books()
        self.tax = self._tax(self.profit)
        self.levered_tax = self._tax([p - i for p, i in zip(self.profit, self.interest, strict=True)])
        self._statements()
        self._cover()

    def _loans(self):
        self.drawn, self.interest, self.repayment = self.zeros(), self.zeros(), self.zeros()
        self.debt, self.added = self.zeros(), self.zeros()
        others = list(
            zip(*(self.column(f"loan_{n}") for n in ("share", "rate", "form", "term")), strict=True)
        )
        main = max(1 - sum(share for share, *_ in others), 0.0)
        for item, t, amount, _ in self.purchases:
            needed = max(self.bought[t] - self.wis[t] - self.kvw[t] - self.extra[t] - self.bak[t], 0.0)
            loan = amount * part(needed, self.bought[t]) * self.number("gearing")
            self.drawn[t] += loan
            form, rate = self.word("debt_form"), self.number("cost_of_debt")
            self._lend(t, loan * main, rate, form, self.lives[item])
            for share, own_rate, own_form, term in others:
                self._lend(t, loan * share, own_rate, own_form, int(term))
        self._add_interest()
        self.service = [i + r - a for i, r, a in zip(self.interest, self.repayment, self.added, strict=True)]

    def _lend(self, t, principal, rate, form, term):
        """One loan: drawn in row t, first payment a row later, the rest in the last row."""
        left = principal
        for row in range(t, self.n):
            interest = left * rate if row > t else 0.0
            paid = 0.0
            if t < row <= t + term:
                paid = principal * annuity(rate, term) - interest if form == "annuity" else principal / term
            paid = left if row == self.n - 1 else paid
            left -= paid
            self.interest[row] += interest
            self.repayment[row] += paid
            self.debt[row] += left

    def _add_interest(self):
        """Interest before the first delivery, added to the loan and repaid in equal parts after it."""
        if self.word("construction_interest") == "paid":
            return
        owed, rate = 0.0, self.number("cost_of_debt")
        for t, year in enumerate(self.years):
            on_added = owed * rate
            self.interest[t] += on_added
            if year < self.start:
                self.added[t] = self.interest[t]
                owed += self.added[t]
            else:
                back = owed / (self.n - t)
                owed -= back
                self.repayment[t] += back
            self.debt[t] += owed

    def _books(self):
        """Profit before interest and tax, and the book value."""
        deducted = self.word("wis_tax") == "base"
        own = []
        for item, t, amount, is_first in self.purchases:
            grant = self.kvw_ratio + self.extra_ratio
            grant += self.wis_ratio if deducted and self.is_eligible(item, "wis") else 0.0
            own.append((item, t, amount * (1 - grant * is_first)))
        self.written, self.book = self._written_off(own)
        spread = self.word("bak_tax") == "spread"
        self.deferred, self.ebit, open_ = [], [], 0.0
        for t in range(self.n):
            income = self.release[t] if spread else self.bak[t]
            open_ += self.bak[t] - income
            if t == self.n - 1:
                income, open_ = income + open_, 0.0
            self.deferred.append(open_)
            turnover = (
                self.variable[t] + self.fixed[t] + income + self.sde[t] + (0.0 if deducted else self.wis[t])
            )
            self.ebit.append(turnover - self.opex[t] - self.written[t])
        self.ebit[-1] += self.residual[-1] - self.book[-1]
        self.eia = self._eia()
        self.profit = [e - d for e, d in zip(self.ebit, self.eia, strict=True)]

    def _eia(self):
        found = self.zeros()
        for item, t, amount, is_first in self.purchases:
            if is_first and self.is_eligible(item, "eia") and self.word("eia_granted") == "yes":
                grant = self.wis_ratio if self.is_eligible(item, "wis") else 0.0
                found[t] += amount * (1 - grant) * self.number("eia_share")
        return found

    def _tax(self, profits):
        losses, paid = 0.0, []
        limit = self.number("loss_threshold_eur")
        for profit in profits:
            if profit <= 0:
                losses -= profit
                paid.append(0.0)
                continue
            room = profit if profit <= limit else limit + self.number("loss_share_above") * (profit - limit)
            used = min(losses, room)
            losses -= used
            paid.append(self._due(profit - used))
        return paid

    def _due(self, taxed):
        rate = self.number("corporate_tax_rate")
        if self.word("tax_brackets") == "flat":
            return taxed * rate
        low = min(taxed, self.number("corporate_tax_bracket_eur"))
        return low * self.number("corporate_tax_rate_low") + (taxed - low) * rate

    def _statements(self):
        self.after_tax = [f - x for f, x in zip(self.flow, self.tax, strict=True)]
        self.to_owner = [
            f - x + d - s
            for f, x, d, s in zip(self.flow, self.levered_tax, self.drawn, self.service, strict=True)
        ]  # fmt: skip
        self.net_profit = [
            e - i - x for e, i, x in zip(self.ebit, self.interest, self.levered_tax, strict=True)
        ]
        self.equity, now = [], 0.0
        for profit, out in zip(self.net_profit, self.to_owner, strict=True):
            now += profit - out
            self.equity.append(now)
        self.assets = [*self.book[:-1], 0.0]

    def _cover(self):
        self.cfads = [
            v + f + b + s - o - x
            for v, f, b, s, o, x in zip(
                self.variable, self.fixed, self.bak, self.sde, self.opex, self.levered_tax, strict=True
            )
        ]  # fmt: skip
        counted = [t for t in range(self.n - 1) if self.service[t] > 0]
        self.dscr = [self.cfads[t] / self.service[t] if t in counted else math.nan for t in range(self.n)]
        known = [self.dscr[t] for t in counted]
        self.dscr_min = min(known, default=math.nan)
        self.dscr_mean = sum(known) / len(known) if known else math.nan
        factor = self.discount(self.number("cost_of_debt"))
        self.pv_cfads = sum(self.cfads[t] * factor[t] for t in counted)
        self.pv_service = sum(self.service[t] * factor[t] for t in counted)

    def wacc(self, *, after_tax):
        gearing, debt, equity, tax = (
            self.number(n)
            for n in ("gearing", "cost_of_debt", "cost_of_equity_after_tax", "corporate_tax_rate")
        )
        if after_tax:
            return gearing * debt * (1 - tax) + (1 - gearing) * equity
        return gearing * debt + (1 - gearing) * equity / (1 - tax)

    def rows(self):
        return {
            "connected_weq": self.weq, "capex_eur": self.capex, "replacement_eur": self.replacement,
            "residual_value_eur": self.residual, "maintenance_eur": self.maintenance, "opex_eur": self.opex,
            "revenue_variable_eur": self.variable, "revenue_fixed_eur": self.fixed,
            "revenue_bak_eur": self.bak,
            "subsidy_wis_eur": self.wis, "subsidy_sde_eur": self.sde, "subsidy_kvw_eur": self.kvw,
            "subsidy_extra_eur": self.extra,
            "eia_deduction_eur": self.eia, "net_cash_flow_eur": self.flow, "depreciation_eur": self.written,
            "regulated_assets_eur": self.base,
            "allowed_revenue_eur": [self.allowed(t) for t in range(self.n)],
            "drawn_eur": self.drawn, "interest_eur": self.interest, "repayment_eur": self.repayment,
            "debt_eur": self.debt, "debt_service_eur": self.service, "taxable_profit_eur": self.profit,
            "profit_tax_eur": self.tax, "profit_tax_levered_eur": self.levered_tax,
            "cash_flow_post_tax_eur": self.after_tax, "cash_flow_equity_eur": self.to_owner,
            "net_profit_eur": self.net_profit, "equity_eur": self.equity, "bak_deferred_eur": self.deferred,
            "assets_eur": self.assets, "cfads_eur": self.cfads, "dscr": self.dscr,
        }  # fmt: skip

    def singles(self):
        rate, lender = self.number("discount_rate"), self.number("cost_of_debt")
        factor = self.discount(rate)
        costs = [b + o - r for b, o, r in zip(self.bought, self.opex, self.residual, strict=True)]
        indexed = [s * self.index("inflation_revenue", y) for s, y in zip(self.sold, self.years, strict=True)]
        value = self.npv(self.flow, rate)
        heat, heat_indexed = self.npv(self.sold, rate), self.npv(indexed, rate)
        return {
            "npv_project_eur": value, "wis_grant_eur": self.wis_grant, "wis_funding_gap_eur": self.gap,
            "npv_without_residual_eur": value - self.residual[-1] * factor[-1],
            "npv_post_tax_eur": self.npv(self.after_tax, self.wacc(after_tax=True)),
            "npv_equity_eur": self.npv(self.to_owner, self.number("cost_of_equity_after_tax")),
            "npv_loans_eur": self.npv([d - s for d, s in zip(self.drawn, self.service, strict=True)], lender),
            "funding_gap_eur": max(0.0, -self.npv(self.bare_flow, rate)),
            "funding_gap_after_subsidy_eur": max(0.0, -value),
            "lcoh_eur_per_gj": part(self.npv(costs, rate), heat_indexed) if heat_indexed else math.nan,
            "lcoh_nominal_eur_per_gj": part(self.npv(costs, rate), heat) if heat else math.nan,
            "dscr_min": self.dscr_min, "dscr_mean": self.dscr_mean,
            "llcr": self.pv_cfads / self.pv_service if self.pv_service > 0 else math.nan,
        }  # fmt: skip
