"""Default leakage, air that the rules ask, and the allowance for heating up."""

import numpy as np
import pytest
from support import dwellings

from warmtenet.engineering import DwellingError, room_heat_loss_w
from warmtenet.engineering.air import default_leakage, required_ventilation_dm3_per_s
from warmtenet.engineering.dwelling import HOME_TYPE_LABELS, ROOM_KIND_LABELS
from warmtenet.engineering.heating_up import COOLING_K, HOURS, heating_up_w_per_m2


@pytest.mark.parametrize(
    ("home_type", "year", "expected"),
    [
        ("terraced", 1969, 3.0),
        ("corner", 1930, 3.6),
        ("semi_detached", 1930, 3.6),
        ("detached", 1900, 4.2),
        ("flat_middle", 1965, 1.5),
        ("terraced", 2010, 0.7),
        ("terraced", 2024, 0.7),
        ("flat_end", 1965, 1.95),
        ("flat_top", 1965, 1.8),
    ],
)
def test_default_leakage(home_type, year, expected):
    """FACTS2, 9.1: worked examples of NTA 8800, formula 11.86."""
    assert default_leakage(home_type, year) == pytest.approx(expected)


def test_default_leakage_of_a_flat_roof():
    assert default_leakage("terraced", 1960, flat_roof=True) == pytest.approx(2.1)
    assert default_leakage("flat_middle", 1960, flat_roof=True) == default_leakage("flat_middle", 1960)


@pytest.mark.parametrize("home_type", HOME_TYPE_LABELS)
def test_newer_homes_leak_less(home_type):
    found = [default_leakage(home_type, year) for year in range(1890, 2030)]
    assert found == sorted(found, reverse=True)
    steps = [year for year in range(1891, 2030) if found[year - 1890] < found[year - 1891]]
    assert steps == [1970, 1980, 1990, 2000, 2010]


def test_default_leakage_of_an_unknown_type():
    with pytest.raises(KeyError, match="leakage"):
        default_leakage("castle", 1960)


def test_required_ventilation():
    """Bbl: 0.9 dm3/s m2 of a living room or bedroom, at least 7; kitchen 21, bathroom 14, toilet 7."""
    kinds = np.array(["living", "bedroom", "bedroom", "study", "kitchen", "bathroom", "hall", "toilet"])
    areas = np.array([40.0, 12.0, 5.0, 7.0, 10.0, 6.0, 8.0, 1.2])
    found = required_ventilation_dm3_per_s(kinds, areas)
    assert found == pytest.approx([36, 10.8, 7, 7, 21, 14, 0, 7])
    known = np.array(list(ROOM_KIND_LABELS))
    assert np.isfinite(required_ventilation_dm3_per_s(known, np.full(len(known), 10.0))).all()


@pytest.mark.parametrize(
    ("cooling_k", "hours", "heavy", "expected"),
    [
        (1, 0.5, False, 14),
        (3, 0.5, True, 53),
        (2, 2, False, 13),
        (2, 2, True, 22),
        (1, 4, False, 4),
        (3, 4, True, 25),
        (1.5, 3, True, 15),
        (2.5, 1, False, 27),
        (1.25, 2, False, 8.5),
        (2, 1.5, False, 17),
        (0.5, 2, False, 3.5),
        (0, 2, True, 0),
        (2, 8, False, 8),
        (2, 24, False, 8),
    ],
)
def test_heating_up(cooling_k, hours, heavy, expected):
    """ISSO 51:2023, table 2.10, corners, cells and half-way between cells."""
    assert heating_up_w_per_m2(cooling_k, hours, heavy) == pytest.approx(expected)


@pytest.mark.parametrize("heavy", [False, True])
def test_heating_up_is_monotone(heavy):
    table = np.array([[heating_up_w_per_m2(k, h, heavy) for k in COOLING_K] for h in HOURS])
    assert (np.diff(table, axis=0) < 0).all()
    assert (np.diff(table, axis=1) > 0).all()


@pytest.mark.parametrize(
    ("cooling_k", "hours", "message"),
    [
        (2, 34, "time for heating up is 34.0.h a day; expected 0.5.h to 24.0.h"),
        (2, 0.2, "time for heating up is 0.2.h a day"),
        (4, 2, "cooling during the night setback is 4.0.K; expected 0.0.K to 3.0.K"),
        (-1, 2, "cooling during the night setback is .1.0.K"),
    ],
)
def test_heating_up_outside_its_table(cooling_k, hours, message):
    with pytest.raises(DwellingError, match=message):
        heating_up_w_per_m2(cooling_k, hours, heavy=False)


def test_setback_of_a_dwelling():
    setback = {"cooling_k": 2.0, "hours": 2.0, "heavy": False}
    found = room_heat_loss_w(dwellings.home(heating_up=setback))[0]
    assert found["heating_up_w"] == found["extra_w"] == pytest.approx(13 * 20)
