"""The figures that ship with warmtenet: complete, cited, graded, and equal to published numbers."""

from datetime import date
from itertools import product

import pytest

from warmtenet.figures import load

FIGURES = load()
DATED = [(known, dated) for known in FIGURES.values() for dated in known.values]


@pytest.mark.parametrize("key", FIGURES)
def test_every_figure_is_described_and_cited(key):
    known = FIGURES[key]
    assert known.label
    assert known.unit
    assert known.key == key
    assert all(dated.source in FIGURES.sources and dated.at for dated in known.values)


def test_labels_differ():
    labels = [known.label for known in FIGURES.values()]
    assert len(set(labels)) == len(labels)


def test_every_source_is_cited():
    rounds = [known for scheme in ("wis", "sde", "eia", "isde", "sah") for known in FIGURES.rounds(scheme)]
    cited = {dated.source for _, dated in DATED} | {known.source for known in rounds}
    assert cited == set(FIGURES.sources)


def test_unconfirmed_values_say_so():
    assert all(dated.grade == "C" and dated.note for _, dated in DATED if dated.source == "own")
    assert all(dated.note for _, dated in DATED if dated.grade == "C")
    assert all(dated.grade != "A" for known, dated in DATED if known.kind == "assumption")


def test_amounts_have_a_price_level_unless_law_sets_them():
    assert all(
        dated.price_level for known, dated in DATED if known.unit.startswith("EUR") and known.kind != "law"
    )


@pytest.mark.parametrize(
    ("key", "when", "value"),
    [
        ("acm.variable_tariff", 2024, 38.59),
        ("acm.variable_tariff", date(2024, 12, 31), 38.59),
        ("acm.variable_tariff", 2025, 36.19),
        ("acm.variable_tariff", date(2025, 12, 31), 36.19),
        ("acm.variable_tariff", 2026, 33.86),
        ("acm.variable_tariff", 2029, 33.86),
        ("acm.delivery_set_rent", 2025, 124.37),
        ("memo.delivery_set_rent", 2025, 124.73),
        ("wacc.gearing", date(2025, 11, 16), 0.44),
        ("wacc.gearing", date(2025, 11, 17), 0.76),
        ("wacc.cost_of_equity_after_tax", 2026, 0.1059),
        ("energy_tax.electricity_3", 2025, 0.03868),
        ("energy_tax.gas_1", date(2023, 12, 31), 0.48980),
        ("energy_tax.gas_1", 2040, 0.60066),
        ("tax.eia_share", date(2023, 12, 31), 0.455),
        ("tax.eia_share", date(2024, 1, 1), 0.40),
        ("isde.heat_network", date(2023, 12, 31), 3325),
        ("isde.heat_network", date(2024, 1, 1), 3775),
        ("wis.amount_other", date(2024, 6, 30), 6000),
        ("wis.amount_other", date(2024, 7, 1), 7000),
        ("wis.cap", date(2023, 6, 1), 20e6),
        ("sde.a1.base_amount", date(2024, 9, 4), 0.1077),
        ("grid.mv.contract", 2026, 24.2737),
        ("co2.electricity", 2025, 0.268),
        ("pipe.dn100.loss_s1", 2025, 28.8),
        ("utility.office.heat.1996_2019", 2025, 0.306),
    ],
)
def test_values_by_date(key, when, value):
    assert FIGURES[key].at(when).value == value


def test_acm_fixed_tariffs_add_up_to_the_published_totals():
    parts = ("acm.fixed_tariff", "acm.meter_tariff", "acm.delivery_set_rent")
    total = {year: sum(FIGURES[part].at(year).value for part in parts) for year in (2024, 2025, 2026)}
    assert total[2024] * 1.21 == pytest.approx(759.88, abs=0.02)
    assert total[2025] * 1.21 == pytest.approx(760.77, abs=0.02)
    assert total[2026] == pytest.approx(684, abs=0.005)


def test_acm_return_gives_the_published_wacc():
    def wacc(year):
        share, debt, equity = (
            FIGURES[f"wacc.{part}"].at(year).value
            for part in ("gearing", "cost_of_debt", "cost_of_equity_after_tax")
        )
        return share * debt + (1 - share) * equity / (1 - FIGURES.value("tax.corporate_rate", year))

    assert wacc(2025) == pytest.approx(0.04689736, abs=1e-8)
    assert wacc(2026) == pytest.approx(0.0650, abs=5e-5)


def test_sde_subsidy_of_2024():
    def subsidy(category):
        base, floor, product_, ets = (
            FIGURES[f"sde.{category}.{part}"].at(2025).value
            for part in ("base_amount", "floor", "correction", "ets_correction")
        )
        return base - max(product_ + ets, floor)

    found = {category: round(subsidy(category), 4) for category in ("a1", "a2", "a3", "b1", "b2")}
    assert found == {"a1": 0.0513, "a2": 0.0205, "a3": 0.0353, "b1": 0.0516, "b2": 0.0364}


def test_grid_cost_jumps_at_1500_kw():
    def yearly(grid_class, power_kw):
        contract, peak = (FIGURES.value(f"grid.{grid_class}.{part}", 2026) for part in ("contract", "peak"))
        fixed = sum(FIGURES.value(f"grid.{grid_class}.{part}", 2026) for part in ("standing", "connection"))
        return fixed + power_kw * (contract + 12 * peak)

    assert FIGURES.value("grid.mv.limit", 2026) == 1500
    assert yearly("mv", 1500) == pytest.approx(94_100, rel=1e-3)
    assert yearly("hv_mv", 1600) == pytest.approx(181_100, rel=1e-3)


def test_families_are_complete():
    grid = product(
        ("lv", "mv_lv", "mv", "hv_mv", "ts"),
        ("standing", "contract", "peak", "energy", "connection", "limit"),
    )
    assert all(f"grid.{grid_class}.{part}" in FIGURES for grid_class, part in grid)
    sizes = (20, 25, 32, 40, 50, 65, 80, 100, 125, 150, 200, 250, 300)
    parts = ("inner_diameter", "loss_s1", "loss_s2", "loss_s3")
    assert all(f"pipe.dn{dn}.{part}" in FIGURES for dn, part in product(sizes, parts))
    assert all(f"cost.pipe_dn{dn}" in FIGURES for dn in sizes)
    functions = {key.split(".")[1] for key in FIGURES if key.startswith("utility.")}
    periods = ("before_1921", "1921_1975", "1976_1990", "1991_1995", "1996_2019", "unknown")
    assert len(functions) == 10
    assert all(f"utility.{kind}.heat.{period}" in FIGURES for kind, period in product(functions, periods))
