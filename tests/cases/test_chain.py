"""The whole chain from an input workbook that an outside program filled in by its keys."""

import pytest
from support import cases

from warmtenet.model import build
from warmtenet.workbook import read, write_template

SINGLE = {
    "source_temperature_c": 18.5,
    "heat_pump_heat_share": 0.977,
    "direct_source_share": 0.12,
    "uptake": 1,
    "connection_rate_weq_per_year": 1000,
    "first_year_delivery_share": 1,
}
BUILDINGS = [
    {
        "group": "Woningen",
        "kind": "dwelling",
        "owner": "owner_occupier",
        "count": 785,
        "space_heating_kw": 10,
        "hot_water_kw": 25,
        "heat_demand_mwh": 9.0,
    },
    {
        "group": "Utiliteit",
        "kind": "utility",
        "owner": "utility",
        "count": 74,
        "weq": 1,
        "space_heating_kw": 10,
        "hot_water_kw": 0,
        "heat_demand_mwh": 9.0,
    },
]


def filled(folder, **single):
    path = folder / "filled.xlsx"
    write_template(path, build("teo"), cases.figures(), concept="teo")
    cases.fill_in(path, {**SINGLE, **single}, {"group": BUILDINGS})
    return cases.result_of(read(path, build))


@pytest.fixture(scope="module")
def chain(tmp_path_factory):
    return filled(tmp_path_factory.mktemp("chain"))


P7 = {
    "heat_demand_mwh": 7731.0,
    "source_power_kw": 4832.36,
    "heat_production_mwh": 9663.75,
    "heat_pump_heat_mwh": 9441.48,
    "boiler_heat_mwh": 222.27,
    "cop": 3.62243,
    "wko_extraction_mwh": 6014.88,
    "heat_pump_cold_power_kw": 2099.01,
    "regeneration_power_kw": 2405.95,
    "wko_power_kw": 2405.95,
    "teo_flow_m3_per_s": 0.05742,
    "heat_pump_electricity_mwh": 2606.39,
    "electricity_mwh": 2867.03,
    "boiler_gas_m3": 25_279,
}


@pytest.mark.parametrize("name", P7)
def test_p7_chain(chain, name):
    """Computed; 0.1 %."""
    assert chain[name] == pytest.approx(P7[name], rel=0.001)


def test_p7_boilers(chain):
    """Computed: 2 x 2416.18 kW; 0.1 %."""
    assert chain["boiler_unit_kw"] == pytest.approx([2416.18, 2416.18], rel=0.001)


def test_p7_yearly_twins_equal_the_full_size(chain):
    """With everything connected and no half year, a year is the full size."""
    for full, yearly in [
        ("heat_demand_mwh", "heat_demand_sold_mwh"),
        ("heat_production_mwh", "heat_production_yearly_mwh"),
        ("heat_pump_heat_mwh", "heat_pump_heat_yearly_mwh"),
        ("boiler_heat_mwh", "boiler_heat_yearly_mwh"),
        ("electricity_mwh", "electricity_yearly_mwh"),
        ("boiler_gas_m3", "gas_yearly_m3"),
    ]:
        assert chain[yearly] == pytest.approx([chain[full]] * 30, rel=1e-9), yearly


def test_p8_revenue_of_2029(chain):
    """Memo; 0.01 EUR."""
    assert chain.years[0] == 2029
    total = chain["revenue_fixed_eur"] + chain["revenue_variable_eur"]
    assert total[0] == pytest.approx(1_675_196.37, abs=0.01)
    assert chain["revenue_bak_eur"][0] == pytest.approx(1_718_000, abs=0.01)
    assert chain["revenue_bak_eur"][1:].sum() == 0


def test_p8_revenue_of_2025(tmp_path):
    """Memo; 0.01 EUR."""
    chain = filled(tmp_path, first_year=2025)
    assert chain["revenue_fixed_eur"][0] == pytest.approx(540_396.90, abs=0.01)
    assert chain["revenue_variable_eur"][0] == pytest.approx(1_007_225.60, abs=0.01)
    assert chain["revenue_fixed_eur"][0] + chain["revenue_variable_eur"][0] == pytest.approx(
        1_547_622.50, abs=0.01
    )
