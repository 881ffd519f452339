"""Invented hours, so that the charts of source and plant can be judged without the model."""

from dataclasses import replace
from math import cos, pi

from warmtenet.locale import Translator
from warmtenet.report.charts import (
    Chart,
    LinePanel,
    LoadCurve,
    MonthRow,
    Months,
    SplitPoint,
    WeatherBand,
    load_curve,
    months_chart,
    power_split,
    weather_band,
)

MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
RANKS = [i * 8760 / 150 for i in range(151)]
POWER, SOURCE = 2168.0, 3614.0


def demand_at(rank: float, peak: float) -> float:
    return 140 + (peak - 140) * max(0.0, 1 - rank / 8760) ** 3.2


def demo_curve(power: float = POWER, others: bool = True) -> LoadCurve:
    demand = [demand_at(rank, 3400) for rank in RANKS]
    further = (
        ("De Bilt 2020", [demand_at(rank, 2300) for rank in RANKS]),
        ("Deelen 2010", [demand_at(rank, 3600) for rank in RANKS]),
    )
    return LoadCurve(
        hours=RANKS,
        heat_pump_kw=[min(kw, power) for kw in demand],
        boiler_kw=[max(kw - power, 0) for kw in demand],
        heat_pump_power_kw=power,
        source_power_kw=SOURCE,
        heat_pump_share=0.957,
        boiler_hours=611,
        weather="De Bilt 2023",
        peak_kw=3400,
        others=further if others else (),
        keys=[(f"hour:{i}", f"heat_pump:{i}", f"boiler:{i}") for i in range(len(RANKS))],
    )


def demo_load_curve(t: Translator) -> Chart:
    return load_curve(demo_curve(), t)


def winter(month: int) -> float:
    return 0.5 + 0.5 * cos(2 * pi * month / 12)


def month_row(label: str, values: list[float], role: str, unit: str = "MWh") -> MonthRow:
    return MonthRow(label, unit, values, role, f"{role}_{label}".replace(" ", "_"))


def curve(factor: float, power: int = 1) -> list[float]:
    return [factor * winter(m) ** power for m in range(12)]


def one(title: str, label: str, values: list[float], role: str, unit: str = "MWh") -> LinePanel:
    return LinePanel(title, (month_row(label, values, role, unit),), columns=unit == "h")


def demo_months(t: Translator) -> Chart:
    summer = (5, 6, 7, 8)
    river = [120.0 if m in summer else 0.0 for m in range(12)]
    store = [0.0 if m in summer else 60 + 700 * winter(m) for m in range(12)]
    charging = [1150.0 if m in summer else 0.0 for m in range(12)]
    content = [1800, 1200, 700, 300, 0, 1100, 2200, 3300, 4300, 4000, 3300, 2500.0]
    water = [5.0, 5.3, 8.1, 12.4, 16.3, 19.6, 21.2, 21.0, 18.4, 14.2, 9.7, 6.3]
    electricity = [0.4 * (r + s) for r, s in zip(river, store, strict=True)]
    temperature = one("Watertemperatuur, °C", "rivier", water, "teo", "C")
    data = Months(
        MONTHS,
        (
            month_row("direct uit rivier", river, "teo"),
            month_row("uit WKO", store, "wko"),
            month_row("elektriciteit warmtepomp", electricity, "heat_pump"),
            month_row("gasketel", curve(80, 3), "boiler"),
        ),
        (month_row("laden van de WKO", charging, "wko"),),
        (
            one("Inhoud WKO, MWh", "inhoud WKO", content, "wko"),
            replace(temperature, level=(18.0, "laden vanaf\n18 °C"), shaded=summer),
        ),
        {"regeneration_hours": 2500, "regeneration_hours_available": 2310, "regeneration_hours_short": 190},
    )
    return months_chart(data, "title_months_teo", t)


def demo_effluent(t: Translator) -> Chart:
    available = month_row("beschikbaar", [310.0 - 90 * (m in (5, 6, 7)) for m in range(12)], "tea", "m3/h")
    needed = month_row("nodig", [258.0 - m for m in range(12)], "heat_pump", "m3/h")
    data = Months(
        MONTHS,
        (
            month_row("uit effluent", curve(700), "tea"),
            month_row("elektriciteit warmtepomp", curve(290), "heat_pump"),
            month_row("gasketel", curve(80, 3), "boiler"),
        ),
        (),
        (
            LinePanel("Effluent, m³/h", (available, needed)),
            one("Temperatuur, °C", "effluent", [20 - 6 * winter(m) for m in range(12)], "tea", "C"),
            one("Uren tekort", "uren tekort", [20.0 * (m in (0, 1)) for m in range(12)], "boiler", "h"),
        ),
        {"source_availability": 0.9954, "effluent_hours_short": 40},
    )
    return months_chart(data, "title_months_tea", t, "fig-techniek-b2")


def demo_band(t: Translator) -> Chart:
    years = [*range(2018, 2025), *range(2001, 2011)]
    stations = ["De Bilt"] * 7 + ["Deelen"] * 10
    shares = [
        0.952,
        0.968,
        0.981,
        0.949,
        0.973,
        0.976,
        0.979,
        0.946,
        0.957,
        0.944,
        0.951,
        0.953,
        0.949,
        0.977,
    ]
    shares += [0.963, 0.938, 0.903]
    names = [str(year) for year in years]
    data = WeatherBand(stations, names, shares, 0.976, 0.977, "heat_pump_heat_share_by_weather_year")
    return weather_band(data, t)


def split_points() -> list[SplitPoint]:
    return [
        SplitPoint(
            power_share=percent / 100,
            heat_share=1 - 0.9 * (1 - percent / 100) ** 3.5,
            lcoh_eur_per_gj=88 + 0.004 * (percent - 45) ** 2,
            npv_eur=-14e6 - 900 * (percent - 45) ** 2,
            co2_t=21_000 - 80 * percent,
            n_minus_1_share=1.1 + percent / 500,
            nox_kg=4000 * (1 - percent / 100) ** 3,
        )
        for percent in range(20, 101, 5)
    ]


def demo_split(t: Translator) -> Chart:
    return power_split(split_points(), 0.6, t)


def demo_charts(t: Translator) -> tuple[Chart, ...]:
    return (demo_load_curve(t), demo_months(t), demo_effluent(t), demo_band(t), demo_split(t))
