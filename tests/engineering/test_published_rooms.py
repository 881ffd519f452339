"""Published cases: a Vabi report after ISSO 51 (P14), TABULA (P15) and EN 442 (P12)."""

import numpy as np
import pytest
from support import dwellings

from warmtenet.engineering import room_emission_w, room_heat_loss_w

# Items of the report that must agree within 3 W or 1 %; "ia" is air gradients, a little wider.
ITEMS = {
    "phi_t_ie": "outside_w",
    "phi_t_ia": "rooms_w",
    "phi_t_iae": "unheated_w",
    "phi_t_ig": "ground_w",
    "phi_i": "infiltration_w",
    "phi_basis": "basis_w",
    "phi_t_iaBE": "neighbour_w",
    "phi_vent": "ventilation_w",
    "phi_hu": "heating_up_w",
    "phi_extra": "extra_w",
    "phi_hl_i": "total_w",
}


@pytest.mark.parametrize("row", [0, 1], ids=["entrance", "living room"])
@pytest.mark.parametrize("item", ITEMS)
def test_vabi_report(row, item):
    """P14: `data/cases/isso51_dr_public.json`, Vabi report ISSO 51:2024."""
    plain, expected = dwellings.published()
    found = room_heat_loss_w(plain)[row]
    assert found["room"] == expected[row]["room_id"]
    printed = expected[row][item]
    assert found[ITEMS[item]] == pytest.approx(printed, abs=max(3.0, 0.01 * abs(printed)))


def test_ceiling_between_two_rooms_at_one_temperature():
    """P14: 30.76 m2 x 2.91 x 3 K; warm air under the ceiling, cool air above the floor."""
    plain, _ = dwellings.published()
    living = plain["rooms"][1]
    living["surfaces"] = [s for s in living["surfaces"] if s["surface"] == "0.03-adj-22-ceil"]
    assert room_heat_loss_w(plain)[1]["rooms_w"] == pytest.approx(30.76 * 2.91 * 3)


PARTS = (
    "Roof_1",
    "Roof_2",
    "Wall_1",
    "Wall_2",
    "Wall_3",
    "Floor_1",
    "Floor_2",
    "Window_1",
    "Window_2",
    "Door_1",
)
AIR_WH_PER_M3K = 0.34
FACTOR_OF_B = 0.85


def as_plain(row):
    """A TABULA dwelling as one room: b below 1 is an unheated space, infiltration by the text of ISSO 51."""
    value = {key: float(cell) for key, cell in row.items() if key[:2] in ("A_", "U_", "b_", "n_", "h_", "de")}
    area = value["A_C_Ref"]
    surfaces = []
    for part in PARTS:
        share = value.get(f"b_Transmission_{part}", 1.0)
        if not value.get(f"A_{part}", 0) * value.get(f"U_Actual_{part}", 0) * share:
            continue
        bounds = {"boundary": "outside"} if share == 1 else {"boundary": "unheated", "factor": share}
        sizes = {"area_m2": value[f"A_{part}"], "u_w_per_m2k": value[f"U_Actual_{part}"]}
        surfaces.append(dwellings.surface(part, **bounds, **sizes))
    per_change = value["h_room"] / 3.6
    room = dwellings.room(
        floor_area_m2=area,
        height_m=value["h_room"],
        temperature_c=float(row["theta_i"]),
        ventilation_dm3_per_s=value["n_air_use"] * per_change * area,
        surfaces=surfaces,
    )
    conventions = {
        "thermal_bridge_w_per_m2k": value["delta_U_ThermalBridging"],
        "air_j_per_dm3k": AIR_WH_PER_M3K * 3.6,
        "leakage": "isso51_text",
    }
    leakage = value["n_air_infiltration"] * per_change / FACTOR_OF_B
    return dwellings.home(room, ventilation="b", qv10_dm3_per_s_m2=leakage, conventions=conventions)


@pytest.mark.parametrize("number", range(10))
def test_tabula(number):
    """P15: EPISCOPE/TABULA Netherlands, h_Transmission and h_Ventilation of every dwelling, W/m2K."""
    row = dwellings.tabula()[number]
    found = room_heat_loss_w(as_plain(row))[-1]
    per_k = float(row["A_C_Ref"]) * (float(row["theta_i"]) + 10.0)
    through = (found["outside_w"] + found["unheated_w"]) / per_k
    air = (found["infiltration_w"] + found["ventilation_w"]) / per_k
    assert through == pytest.approx(float(row["h_Transmission"]), rel=1e-6)
    assert air == pytest.approx(float(row["h_Ventilation"]), rel=1e-6)


def test_tabula_has_the_ten_dwellings_of_the_case():
    expected = [6.742214, 1.923467, 7.677997, 3.542488, 0.861256]
    expected += [2.970910, 2.782488, 2.183686, 0.764473, 4.382633]
    found = [float(row["h_Transmission"]) for row in dwellings.tabula()]
    assert sorted(found) == pytest.approx(sorted(expected), abs=1e-6)


def emitted(room_c, supply_c, return_c, **emitter):
    room = dwellings.room(temperature_c=room_c, emitters=[{"emitter": "one", **emitter}])
    return room_emission_w(dwellings.home(room), supply_c, return_c)[0]["emission_w"]


@pytest.mark.parametrize(("room_c", "factor"), [(22.0, 0.6816), (19.0, 0.7557), (15.0, 0.8569)])
def test_radiator_at_70_50(room_c, factor):
    """P12: n = 1.3, logarithmic mean difference; the arithmetic mean would give 0.6999 at 22 C."""
    found = emitted(room_c, 70.0, 50.0, type="own", nominal_w=1000.0, exponent=1.3)
    assert found / 1000 == pytest.approx(factor, abs=0.0005)


@pytest.mark.parametrize(
    ("supply_c", "return_c", "room_c", "factors"),
    [
        (70, 50, 20, (0.736, 0.731, 0.726)),
        (70, 40, 22, (0.538, 0.530, 0.522)),
        (65, 45, 22, (0.569, 0.561, 0.554)),
        (60, 40, 22, (0.454, 0.446, 0.438)),
        (55, 45, 20, (0.519, 0.511, 0.503)),
        (55, 35, 22, (0.343, 0.335, 0.326)),
        (45, 35, 20, (0.305, 0.297, 0.289)),
    ],
)
def test_factors_at_other_temperatures(supply_c, return_c, room_c, factors):
    """Closed form at n = 1.27, 1.30 and 1.33, computed outside warmtenet."""
    found = [
        emitted(room_c, supply_c, return_c, type="own", nominal_w=1.0, exponent=n) for n in (1.27, 1.30, 1.33)
    ]
    assert found == pytest.approx(factors, abs=0.0006)


def test_record_of_a_manufacturer():
    """Cosmo type 22, 500 mm: 780.7 W/m at 55/45/20 with n 1.334 (public example of TEASER)."""
    found = emitted(20.0, 55.0, 45.0, type="22", height_mm=500, length_mm=1000, exponent=1.334)
    assert found == pytest.approx(780.7, rel=0.002)


def test_floor_of_en_1264_at_its_limit():
    """EN 1264-2: 29 C in a room of 20 C gives at most 100 W/m2, 33 C in a bathroom of 24 C too."""
    living = emitted(20.0, 70.0, 50.0, type="floor")
    assert living / 20.0 == pytest.approx(100, abs=0.1)
    bath = dwellings.room(kind="bathroom", temperature_c=24.0, emitters=[{"emitter": "f", "type": "floor"}])
    found = room_emission_w(dwellings.home(bath), 70.0, 50.0)[0]["emission_w"]
    assert np.isclose(found / 20.0, 100, atol=0.1)
