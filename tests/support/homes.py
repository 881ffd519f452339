"""Example dwellings as arrays, from the rows of the short form."""

import numpy as np

from warmtenet.core.quantity import Given
from warmtenet.engineering.air import default_leakage
from warmtenet.engineering.dwelling import NO_ROOM, Dwellings, Emitters, Homes, Rooms, Surfaces
from warmtenet.engineering.example_homes import ShortForm
from warmtenet.engineering.measures import Questions
from warmtenet.engineering.short_form import short_form
from warmtenet.locale import translator
from warmtenet.model import measure_rules
from warmtenet.model.dwelling_tables import rules_of

STANDARD = {"living": 22, "kitchen": 22, "study": 22, "bathroom": 22, "bedroom": 22, "hall": 15}
REDUCED = {"living": 19, "kitchen": 19, "study": 19, "bathroom": 19, "bedroom": 15, "hall": 15}

# The six of the memo, in its present state: 2 cm on the walls, floor and roof bare, double glazing.
MEMO = {
    "apartment": ShortForm("apartment", "flat_middle", 1965, 72, "cavity_filled", crawl_space_m=0),
    "semi 1920-40": ShortForm("semi 1920-40", "semi_detached", 1930, 121, "cavity_filled", crawl_space_m=0.6),
    "town house 1900-20": ShortForm(
        "town house 1900-20", "terraced", 1910, 150, "solid", crawl_space_m=0.6, storeys=3
    ),
    "Joubertstraat 1950-65": ShortForm("Joubertstraat 1950-65", "terraced", 1957, 95.7, "cavity_filled"),
    "Joubertstraat 1930-40": ShortForm("Joubertstraat 1930-40", "terraced", 1935, 112.2, "cavity_filled"),
    "Krugerlaan 1920-30": ShortForm("Krugerlaan 1920-30", "terraced", 1925, 112.2, "solid"),
}


# What the model asks of a measure, by the key figure that is its default.
RULES = {
    name: declared.figure for name, declared in vars(measure_rules).items() if isinstance(declared, Given)
}


def rules(figures, when=2026):
    """The rules of the measures with every key figure in force on a date, as the model makes them."""
    return rules_of({name: figures.value(key, when) for name, key in RULES.items()})


def questions(homes):
    return Questions(
        roof_insulated=np.array([h.roof_insulated for h in homes]),
        floor_insulated=np.array([h.floor_insulated for h in homes]),
        wall=np.array([h.wall for h in homes]),
        share_not_hr=np.array([h.share_not_hr for h in homes], float),
        crawl_space_m=np.array([h.crawl_space_m for h in homes], float),
    )


def arrays(homes, temperatures, ventilation="none", leakage=None):
    """Return the dwellings behind some short forms."""
    rows = [short_form(home, translator("en")) for home in homes]
    place = {}
    for number, home in enumerate(rows):
        for room in home.rooms:
            place[number, room["room"]] = len(place)
    rooms = [(n, r) for n, home in enumerate(rows) for r in home.rooms]
    surfaces = [(n, s) for n, home in enumerate(rows) for s in home.surfaces]
    radiators = [(n, r) for n, home in enumerate(rows) for r in home.radiators]
    return Dwellings(
        _homes(homes, ventilation, leakage),
        _rooms(rooms, temperatures),
        _surfaces(surfaces, place),
        _emitters(radiators, place),
    )


def _homes(homes, ventilation, leakage):
    count = len(homes)
    qv10 = [default_leakage(h.home_type, h.year) if leakage is None else leakage for h in homes]
    return Homes(
        floor_area_m2=np.array([h.floor_area_m2 for h in homes], float),
        qv10_dm3_per_s_m2=np.array(qv10, float),
        ventilation=np.full(count, ventilation),
        supply_c=np.full(count, np.nan),
        heat_recovery=np.zeros(count),
    )


def _rooms(rows, temperatures):
    kinds = [r["kind"] for _, r in rows]
    return Rooms(
        dwelling=np.array([n for n, _ in rows]),
        kind=np.array(kinds),
        floor_area_m2=np.array([r["floor_area_m2"] for _, r in rows]),
        height_m=np.array([r["height_m"] for _, r in rows]),
        temperature_c=np.array([temperatures[kind] for kind in kinds], float),
        ventilation_dm3_per_s=np.zeros(len(rows)),
    )


def _surfaces(rows, place):
    missing = np.full(len(rows), np.nan)
    return Surfaces(
        room=np.array([place[n, s["room"]] for n, s in rows]),
        part=np.array([s["part"] for _, s in rows]),
        boundary=np.array([s["boundary"] for _, s in rows]),
        area_m2=np.array([s["area_m2"] for _, s in rows]),
        u_w_per_m2k=np.array([s["u_w_per_m2k"] for _, s in rows]),
        other_room=np.array([place.get((n, s["other_room"]), NO_ROOM) for n, s in rows]),
        other_c=missing,
        factor=np.array([np.nan if s["factor"] is None else s["factor"] for _, s in rows]),
        bridge_w_per_m2k=missing,
        position=np.array([s["position"] for _, s in rows]),
    )


def _emitters(rows, place):
    missing = np.full(len(rows), np.nan)
    return Emitters(
        room=np.array([place[n, r["room"]] for n, r in rows]),
        kind=np.array([r["type"] for _, r in rows]),
        height_m=np.array([r["height_mm"] / 1000 for _, r in rows]),
        length_m=np.array([r["length_mm"] / 1000 for _, r in rows]),
        nominal_w=missing,
        exponent=missing,
    )
