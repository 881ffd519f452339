"""The money of one dwelling a second time, in plain loops with the published figures written out."""

import math

import pytest

VAT, INFLATION, RATE, LOAN = 1.21, 0.02, 0.04, 0.04
GAS, ELECTRICITY = 1.34, 0.26
HEAT_PER_M3 = 0.85 * 35.17 / 3600  # MWh of heat from a cubic metre, upper value
AMOUNTS = {
    "network": {"roof": 55, "booster": 2, "radiator": 1},
    "heat_pump": {"roof": 55, "cavity": 42, "glazing": 18, "radiator": 4},
    "gas": {},
}
# price excl. VAT, price level, VAT rate, ISDE per m2 of one measure, lifetime
MEASURES = {
    "roof": (76.35, 2020, 0.15, 16.25, 40),
    "cavity": (23.17, 2020, 0.15, 5.25, 40),
    "glazing": (150.71, 2020, 0.15, 25, 30),
    "booster": (100 / VAT, 2026, 0.21, 0, 15),
    "radiator": (650 / VAT, 2026, 0.21, 0, 40),
}
LOSS = {"gas": 10, "network": 8, "heat_pump": 7}
SYSTEMS = ("gas", "network", "heat_pump")


def moved(amount, level, index=INFLATION, to=2025):
    return amount * (1 + index) ** (to - level)


def annuity(rate, years):
    return rate / (1 - (1 + rate) ** -years)


def measures(system):
    """Cost including VAT of each measure of the house, standard comfort."""
    return {
        name: moved(amount * MEASURES[name][0], MEASURES[name][1]) * (1 + MEASURES[name][2])
        for name, amount in AMOUNTS[system].items()
    }


def isde(system):
    """Insulation twice, because a heat network or heat pump comes within 24 months."""
    insulation = sum(2 * amount * MEASURES[name][3] for name, amount in AMOUNTS[system].items())
    if system == "network":
        return insulation + 3775 + 400
    return insulation + (1225 + 225 * 0.8 * LOSS[system] if system == "heat_pump" else 0)


def work(system):
    """Connection work that the owner pays, including VAT: boiler upstairs, cooks on gas, 1x35 A."""
    common = moved(275, 2026) + moved(400, 2026) + moved(1000 * VAT, 2019)
    if system == "network":
        valves = 3 - 1
        pipes = moved((350 + 2350) * VAT, 2022) + moved(300 + 300 * VAT, 2026)
        return common + pipes + valves * moved(62.5, 2026) + moved(400 * VAT, 2024)
    if system == "heat_pump":
        upgrade = moved(766 * VAT, 2024)
        return common + moved(300, 2026) + upgrade + moved((400 + 800) * VAT, 2024)
    return 0


def device(system):
    if system == "gas":
        return moved(2134 * VAT, 2026)
    if system == "heat_pump":
        return moved((5372 + 320 * 0.8 * LOSS[system]) * VAT, 2024) + moved(1000, 2026)
    return 0


def upkeep(system):
    return {"gas": moved(98 * VAT, 2026), "heat_pump": moved(150, 2026), "network": 0}[system]


def use(system, scop, hot_water_cop, backup):
    """Gas in m3, electricity in kWh and heat from the network in GJ."""
    saving = 1 - LOSS[system] / LOSS["gas"]
    heat = (1400 - 37) * HEAT_PER_M3 * (1 - saving)
    if system == "gas":
        return 1400, 0, 0
    if system == "network":
        return 0, 175, heat * 3.6
    pump = 0.8 * heat * ((1 - backup) / scop + backup) + 0.2 * heat / hot_water_cop
    return 0, 175 + 1000 * pump, 0


def fixed(system):
    gas = moved(187.02 * VAT, 2024) + moved(84, 2026)
    return {"gas": gas, "network": (477.26 + 27.11) * VAT, "heat_pump": 0}[system]


def one_off(system):
    bak = 2000 * VAT if system == "network" else 0
    new = device(system) if system == "heat_pump" else 0
    return sum(measures(system).values()) + work(system) + bak + new - isde(system)


def yearly(system, performance):
    """The four segments."""
    gas, electricity, heat = use(system, *performance)
    new, paid = device(system), isde(system)
    pump = system == "heat_pump"
    device_isde = 1225 + 225 * 0.8 * LOSS[system] if pump else 0
    rent = 124.73 * VAT if system == "network" else 0
    loan = one_off(system) - ((new - device_isde) if pump else 0)
    assert paid >= device_isde
    return {
        "usage": gas * GAS + electricity * ELECTRICITY + heat * 36.19 * VAT,
        "fixed": fixed(system),
        "device": rent + (new - device_isde) * annuity(LOAN, 15) + upkeep(system),
        "own": loan * annuity(LOAN, 15),
    }


def present(system, performance, horizon):
    """Year by year: payments at the start of each year, energy prices level, the rest with inflation."""
    gas, electricity, heat = use(system, *performance)
    rent = 124.73 * VAT if system == "network" else 0
    total = one_off(system)
    for year in range(horizon):
        grown, now = (1 + INFLATION) ** year, (1 + RATE) ** -year
        total += (gas * GAS + electricity * ELECTRICITY) * now
        total += (heat * 36.19 * VAT + rent + fixed(system) + upkeep(system)) * grown * now
        if year % 15 == 0 and not (year == 0 and system == "heat_pump"):
            total += device(system) * grown * now
        for name, cost in measures(system).items():
            if year and year % MEASURES[name][4] == 0:
                total += cost * grown * now
    return total


@pytest.fixture(scope="module")
def performance(granted):
    return tuple(granted[n] for n in ("home_pump_scop", "home_pump_hot_water_cop", "home_pump_backup_share"))


def way(system):
    return (system,) if system == "gas" else (system, "standard")


@pytest.mark.parametrize("system", SYSTEMS)
def test_use(granted, performance, system):
    gas, electricity, heat = use(system, *performance)
    assert granted.of("household_gas_m3", "House", *way(system)) == pytest.approx(gas)
    assert granted.of("household_electricity_kwh", "House", *way(system)) == pytest.approx(electricity)
    assert granted.of("household_network_heat_gj", "House", *way(system)) == pytest.approx(heat)


@pytest.mark.parametrize("system", SYSTEMS)
def test_one_off(granted, system):
    assert granted.of("household_measures_eur", "House", *way(system)) == pytest.approx(
        sum(measures(system).values())
    )
    assert granted.of("household_work_eur", "House", *way(system)) == pytest.approx(work(system))
    assert granted.of("household_subsidy_owner_eur", "House", *way(system)) == pytest.approx(isde(system))
    assert granted.of("household_one_off_owner_eur", "House", *way(system)) == pytest.approx(one_off(system))


@pytest.mark.parametrize("system", SYSTEMS)
def test_four_segments(granted, performance, system):
    segments = yearly(system, performance)
    for name, key in {
        "household_usage_eur": "usage",
        "household_fixed_eur": "fixed",
        "household_device_cost_eur": "device",
        "household_own_investment_eur": "own",
    }.items():
        assert granted.of(name, "House", *way(system)) == pytest.approx(segments[key]), name
    cost = sum(segments.values())
    assert granted.of("household_cost_eur_per_year", "House", *way(system)) == pytest.approx(cost)
    assert granted.of("household_month_eur", "House", *way(system)) == pytest.approx(cost / 12)


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize(
    ("name", "horizon"), [("household_net_present_cost_15_eur", 15), ("household_net_present_cost_eur", 30)]
)
def test_net_present_cost(granted, performance, system, name, horizon):
    assert granted.of(name, "House", *way(system)) == pytest.approx(present(system, performance, horizon))


@pytest.mark.parametrize("lifetime", [1, 7, 10, 15, 29, 30, 40])
def test_net_present_cost_buys_again_after_each_lifetime(granted, lifetime):
    """Boilers of any lifetime, bought in years 0, L, 2L ... before the end."""
    other = granted.with_(boiler_lifetime=float(lifetime))
    price = device("gas")
    for name, horizon in (("household_devices_15_eur", 15), ("household_devices_30_eur", 30)):
        bought = sum(price * (1.02 / 1.04) ** year for year in range(0, horizon, lifetime))
        assert other.of(name, "House", "gas") == pytest.approx(bought)
        assert math.ceil(horizon / lifetime) == len(range(0, horizon, lifetime))
