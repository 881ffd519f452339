"""The money of a case a second time: plain loops over items, purchases and years, in lists and floats.

Taken from the model are only the take-off (bare cost per item, power, heat, cost of energy) and the shares in
which pipes are built; everything from the first purchase to the last figure of the bank is computed here.
"""

import math

LANDLORDS = ("private_landlord", "housing_association")
PER_CONNECTION = ("connection", "connection_a", "connection_b", "connection_c", "weq", "building")
BAK = {
    "owner_occupier": "bak_owner_occupier_eur", "private_landlord": "bak_private_landlord_eur",
    "housing_association": "bak_housing_association_eur", "utility": "bak_utility_eur",
}  # fmt: skip


def part(x, whole):
    return x / whole if whole else 0.0


def annuity(rate, term):
    return 1 / term if rate == 0 else rate / (1 - (1 + rate) ** -term)


class Reader:
    """The inputs and the take-off of an evaluated case as floats, words and lists."""

    def __init__(self, values, years):
        self.values, self.years, self.n = values, [int(y) for y in years], len(years)

    def number(self, name):
        return float(self.values[name].ravel()[0])

    def word(self, name):
        return str(self.values[name].ravel()[0])

    def column(self, name):
        return [x.item() if hasattr(x, "item") else x for x in self.values[name][0, :, 0]]

    def row(self, name):
        found = [float(x) for x in self.values[name][:, 0, 0]]
        return found * self.n if len(found) == 1 else found

    def zeros(self):
        return [0.0] * self.n

    def index(self, name, year, level=None):
        base = self.number("price_level_year") if level is None else level
        return (1 + self.number(name)) ** (year - base)

    def discount(self, rate):
        shift = {"start": 0.0, "mid": 0.5, "end": 1.0}[self.word("discount_moment")]
        return [(1 + rate) ** -(t + shift) for t in range(self.n)]

    def npv(self, flow, rate):
        return sum(f * d for f, d in zip(flow, self.discount(rate), strict=True))


class Operation(Reader):
    """Roll-out, purchases, tariffs and operating cost."""

    def __init__(self, values, years):
        super().__init__(values, years)
        self._roll_out()
        self._buy()
        self._contributions()
        self._regulated_base()
        self._tariffs()
        self._operating_cost()

    def _roll_out(self):
        given, self.total_weq = self.number("first_delivery_year"), sum(self.column("group_weq"))
        self.start = self.years[0] if math.isnan(given) else max(int(given), self.years[0])
        self.weq, self.new, self.mean, before = [], [], [], 0.0
        for year in self.years:
            built = self.number("connection_rate_weq_per_year") * max(0, year - self.start + 1)
            now = min(self.number("uptake") * self.total_weq, built)
            self.weq.append(now)
            self.new.append(now - before)
            self.mean.append(before + self.number("first_year_delivery_share") * (now - before))
            before = now
        self.final_share = part(self.weq[-1], self.total_weq)

    def _timing(self, item):
        phase, driver = self.column("cost_phase")[item], self.column("cost_driver")[item]
        if phase == "start":
            return self.row("pipe_spending_share") if driver == "pipe_table" else [1.0] + [0.0] * (self.n - 1)
        if phase == "connections":
            extent = 1.0 if driver in {"metre", "pipe_table"} else self.final_share
            return [extent * part(new, self.weq[-1]) for new in self.new]
        kind = "boiler" if driver == "kw_boiler" else "heat_pump"
        in_place, full = self.row(f"{kind}_installed_kw"), self.number(f"{kind}_power_kw")
        extent = self.final_share if driver in PER_CONNECTION else 1.0
        if driver in (*PER_CONNECTION, "metre", "pipe_table"):
            full = in_place[-1]
        return [extent * part(now - old, full) for now, old in zip(in_place, [0.0, *in_place], strict=False)]

    def _buy(self):
        """Every purchase as (item, row, nominal amount, whether it is the first)."""
        self.purchases, self.bare = [], []
        extra = (1 + self.number("engineering_share")) * (1 + self.number("contingency_share"))
        self.lives = [int(x) for x in self.column("cost_lifetime")]
        for item, cost in enumerate(self.column("item_cost_eur")):
            level = self.column("cost_price_level")[item]
            self.bare.append([cost * share for share in self._timing(item)])
            for t, bare in enumerate(self.bare[item]):
                for later in range(t, self.n, self.lives[item]):
                    amount = bare * self.index("inflation_capex", self.years[later], level)
                    self.purchases.append((item, later, amount * (extra if later == t else 1), later == t))
        self.capex, self.replacement, self.bought = self.zeros(), self.zeros(), self.zeros()
        for _, t, amount, is_first in self.purchases:
            (self.capex if is_first else self.replacement)[t] += amount
            self.bought[t] += amount

    def _contributions(self):
        total = 0.0
        net = self.word("bak_is_net_of_subsidy") == "yes"
        for owner, kind, count, weq in zip(
            self.column("owner"),
            self.column("kind"),
            self.column("count"),
            self.column("group_weq"),
            strict=True,
        ):
            amount = self.number(BAK[owner]) * self.number("bak_factor")
            if net and owner == "owner_occupier":
                amount += self.number("isde_heat_network_eur")
            if net and owner in LANDLORDS:
                amount += self.number("sah_maximum_eur")
            total += amount * (count if kind == "dwelling" else weq)
        self.bak = [total * part(new, self.total_weq) for new in self.new]
        term, self.release = int(self.number("bak_tax_term")), self.zeros()
        for t, amount in enumerate(self.bak):
            for later in range(t, min(t + term, self.n)):
                self.release[later] += amount / term

    def _written_off(self, purchases):
        """Straight-line depreciation per row, and what is left at the end of each row."""
        written, left = self.zeros(), self.zeros()
        for item, t, amount in purchases:
            life = self.lives[item]
            for row in range(t, self.n):
                written[row] += amount / life if row < t + life else 0.0
                left[row] += amount * max(0.0, 1 - (row - t + 1) / life)
        return written, left

    def _regulated_base(self):
        self.regulated_written, left = self._written_off([p[:3] for p in self.purchases])
        self.base, paid = [], 0.0
        for t in range(self.n):
            paid += self.bak[t] - self.release[t]
            self.base.append(left[t] - paid)

    def _is_from(self, name, year):
        start = self.number(name)
        return not math.isnan(start) and year >= start

    def allowed(self, t):
        before = self.base[t - 1] if t else 0.0
        cost = self.row("electricity_cost_eur")[t] + self.row("gas_cost_eur")[t] + self.maintenance[t]
        capital = (self.base[t] + before) / 2 * self.number("regulated_return") + self.regulated_written[t]
        return capital - self.release[t] + cost + self.management[t]

    def _paying(self):
        """Mean tariff factor on heat and on weq: large users pay another tariff."""
        heat, weq, factors = self.column("group_heat_demand_mwh"), self.column("group_weq"), []
        for count, power, number in zip(
            self.column("count"), self.column("space_heating_kw"), self.column("connections"), strict=True
        ):
            is_large = part(count * power, number) > self.number("large_user_kw")
            factors.append(self.number("large_user_tariff_factor") if is_large else 1.0)
        paid = [sum(f * x for f, x in zip(factors, rows, strict=True)) for rows in (heat, weq)]
        return part(paid[0], sum(heat)), part(paid[1], sum(weq))

    def _lines(self, year):
        """Own tariff lines: per GJ, and per weq."""
        per_gj = per_weq = 0.0
        for per, amount, start, end, indexed in zip(
            self.column("line_per"), self.column("line_eur"), self.column("line_from_year"),
            self.column("line_until_year"), self.column("line_indexed"), strict=True,
        ):  # fmt: skip
            if year < start or year > end:
                continue
            now = amount * (self.index("inflation_revenue", year) if indexed == "yes" else 1)
            units = part(sum(self.column("connections")), self.total_weq) if per == "connection" else 1
            per_gj, per_weq = per_gj + now * (per == "gj"), per_weq + now * units * (per != "gj")
        return per_gj, per_weq

    def _upkeep(self):
        self.maintenance, self.management, partly = (
            self.zeros(),
            self.zeros(),
            self.number("first_year_delivery_share"),
        )
        for t, year in enumerate(self.years):
            for item, rows in enumerate(self.bare):
                in_place = sum(rows[:t]) + partly * rows[t]
                level = self.column("cost_price_level")[item]
                share = self.column("cost_maintenance_share")[item]
                self.maintenance[t] += in_place * share * self.index("inflation_opex", year, level)
            per_weq = self.number("management_eur_per_weq") * self.index("inflation_opex", year)
            self.management[t] = self.mean[t] * per_weq

    def _tariffs(self):
        self._upkeep()
        heat = sum(self.column("group_heat_demand_mwh")) * 3.6
        of_heat, of_weq = self._paying()
        self.sold = [heat * part(m, self.total_weq) for m in self.mean]
        self.variable, self.fixed, self.lines_revenue = [], [], []
        fixed = (
            self.number("fixed_tariff_eur")
            + self.number("meter_tariff_eur")
            + self.number("delivery_set_rent_eur")
        )
        for t, year in enumerate(self.years):
            index = self.index("inflation_revenue", year) * (1 - self.number("tariff_discount"))
            price = self.number("variable_tariff_eur_per_gj") * self.number("variable_tariff_factor") * index
            variable, standing = self.sold[t] * of_heat * price, self.mean[t] * of_weq * fixed * index
            if self._is_from("allowed_revenue_from_year", year):
                scale = part(self.allowed(t), variable + standing)
                variable, standing = variable * scale, standing * scale
            elif self._is_from("cost_based_from_year", year):
                variable = max(self.allowed(t) - standing, 0.0) if self.sold[t] * of_heat else 0.0
            per_gj, per_weq = self._lines(year)
            self.variable.append(variable + self.sold[t] * per_gj)
            self.fixed.append(standing + self.mean[t] * per_weq)

    def _operating_cost(self):
        insured = self.number("insurance_share_of_revenue")
        self.opex = [
            sum(x) + insured * (v + f)
            for *x, v, f in zip(
                self.row("electricity_cost_eur"), self.row("gas_cost_eur"), self.maintenance, self.management,
                self.variable, self.fixed, strict=True,
            )
        ]  # fmt: skip


class Grants(Operation):
    """Subsidies to the heat company and the flow before tax."""

    def __init__(self, values, years):
        super().__init__(values, years)
        self._residual()
        self._production()
        self._province()
        self._investment()
        self._flow()

    def _residual(self):
        self.residual = self.zeros()
        if self.word("residual_value") == "yes":
            self.residual[-1] = self._written_off([p[:3] for p in self.purchases])[1][-1]

    def _production(self):
        """SDE++: base amount less the larger of correction and floor, on capped heat, for its term."""
        which = ("a1", "a2", "a3", "b1", "b2").index(self.word("sde_category"))
        base, floor, correction, ets, hours = (
            self.column(f"sde_{name}")[which]
            for name in (
                "base_eur_per_kwh", "floor_eur_per_kwh", "correction_eur_per_kwh", "ets_eur_per_kwh",
                "full_load_hours",
            )
        )  # fmt: skip
        rate = max(base - max(correction + ets, floor), 0.0)
        self.sde = self.zeros()
        for t, year in enumerate(self.years):
            if self.word("sde_granted") == "yes" and self.start <= year < self.start + self.number(
                "sde_term"
            ):
                cap = self.row("heat_pump_installed_kw")[t] * hours
                self.sde[t] = min(self.row("heat_pump_heat_yearly_mwh")[t] * 1000, cap) * rate

    def _province(self):
        grant = min(self.number("kvw_share") * sum(self.capex), self.number("kvw_max_eur"))
        self.kvw_ratio = part(grant, sum(self.capex)) if self.word("kvw_granted") == "yes" else 0.0
        self.kvw = [self.kvw_ratio * c for c in self.capex]
        self.extra_ratio = part(self.number("extra_subsidy_eur"), sum(self.capex))
        self.extra = [self.extra_ratio * c for c in self.capex]

    def is_eligible(self, item, scheme):
        return scheme in self.column("eligible_for")[item].split("_")

    def _investment(self):
        """WIS: the smallest of four caps, paid with the eligible investment."""
        eligible = self.zeros()
        for item, t, amount, is_first in self.purchases:
            if is_first and self.is_eligible(item, "wis"):
                eligible[t] += amount
        of_connections = 0.0
        for owner, number, own_set, *powers in zip(
            self.column("owner"), self.column("connections"), self.column("individual_delivery_set"),
            self.column("space_heating_kw"), self.column("hot_water_kw"), strict=True,
        ):  # fmt: skip
            if own_set == "yes" and max(powers) <= self.number("wis_max_connection_kw"):
                name = "wis_amount_rental_eur" if owner in LANDLORDS else "wis_amount_other_eur"
                of_connections += number * self.final_share * self.number(name)
        self.gap = max(-self.npv(self._without_wis(), self.number("discount_rate")), 0.0)
        caps = (
            self.number("wis_share_of_cost") * sum(eligible),
            of_connections,
            self.number("wis_cap_eur"),
            self.gap,
        )
        self.wis_grant = min(caps) if self.word("wis_granted") == "yes" else 0.0
        self.wis_ratio = part(self.wis_grant, sum(eligible))
        self.wis = [self.wis_ratio * e for e in eligible]

    def _without_wis(self):
        kinds = self.variable, self.fixed, self.bak, self.sde, self.kvw, self.extra, self.residual
        income = zip(*kinds, strict=True)
        spent = zip(self.opex, self.bought, strict=True)
        return [sum(i) - sum(s) for i, s in zip(income, spent, strict=True)]

    def _flow(self):
        self.flow = [f + w for f, w in zip(self._without_wis(), self.wis, strict=True)]
        self.subsidy = [sum(x) for x in zip(self.wis, self.sde, self.kvw, self.extra, strict=True)]
        self.bare_flow = [f - s for f, s in zip(self.flow, self.subsidy, strict=True)]
