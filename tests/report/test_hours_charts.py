"""Load curve, months, weather years, power split and schematic: what they refuse, and what they show."""

import re
from dataclasses import replace

import pytest
from report import demo_hours

from warmtenet.locale import translator
from warmtenet.report.charts import LinePanel, Months, SplitPoint, WeatherBand, load_curve, months_chart
from warmtenet.report.charts.canvas import text_width
from warmtenet.report.charts.power_split import power_split
from warmtenet.report.charts.scales import free_ticks
from warmtenet.report.charts.schematic import BOX, Box, Line, Pipe, Schematic, schematic_svg
from warmtenet.report.charts.weather_band import weather_band
from warmtenet.report.render import render_svg
from warmtenet.report.theme import PAPER, ROLES, dark_colours, hatch

EN = translator("en")
TEXT = re.compile(r'<text x="([-\d.]+)" y="([\d.]+)" text-anchor="(\w+)"[^>]*>([^<]*)</text>')


def test_a_curve_with_too_many_points_is_refused():
    data = demo_hours.demo_curve()
    many = [float(i) for i in range(201)]
    with pytest.raises(ValueError, match="201 points"):
        load_curve(replace(data, hours=many, heat_pump_kw=many, boiler_kw=many, others=()), EN)


def test_the_curve_stacks_boilers_on_heat_pumps():
    data = demo_hours.demo_curve()
    svg = render_svg(load_curve(data, EN).spec, "c", "c")
    assert data.demand_kw[0] == pytest.approx(3400)
    for role in ("heat_pump", "boiler"):
        assert f'fill="{ROLES[role].fill}"' in svg
    assert "2,168" in svg
    assert "3,614" in svg


def test_labels_of_equal_powers_do_not_cover_each_other():
    chart = load_curve(demo_hours.demo_curve(demo_hours.SOURCE), EN)
    texts = [
        (row, layer["mark"]["dy"])
        for layer in chart.spec["layer"]
        if layer["mark"]["type"] == "text"
        for row in layer["data"]["values"]
        if row["x"] == 8760 and row["t"] in {"heat pumps", "source power"}
    ]
    assert len(texts) == 2
    assert abs(texts[0][1] - texts[1][1]) >= 26


def test_charging_hangs_below_zero_and_is_hatched():
    chart = demo_hours.demo_months(EN)
    columns = chart.spec["vconcat"][0]
    fills = {
        row["f"]: (row["y"], row["y2"])
        for layer in columns["layer"]
        if layer["mark"]["type"] == "rect"
        for row in layer["data"]["values"]
    }
    assert min(fills[hatch("wko")]) == -1150
    assert min(fills[ROLES["teo"].fill]) >= 0
    assert len(chart.table.rows) == 12
    assert len(chart.spec["vconcat"]) == 3


def test_only_the_last_panel_names_the_months():
    panels = demo_hours.demo_effluent(EN).spec["vconcat"]
    named = [panel["encoding"]["x"]["axis"] is not None for panel in panels]
    assert named == [False] * (len(panels) - 1) + [True]


def test_months_without_anything_still_draw():
    nothing = demo_hours.one("t", "l", [0.0] * 12, "teo")
    data = Months(demo_hours.MONTHS, nothing.rows, (), (LinePanel("u", nothing.rows),))
    chart = months_chart(data, "title_months_teo", EN)
    assert chart.title == "Source and store per month"
    assert "NaN" not in render_svg(chart.spec, chart.id, chart.alt)


def band(shares, used=0.97, assumed=0.977):
    stations, years = ["De Bilt"] * len(shares), [str(2018 + i) for i in range(len(shares))]
    return WeatherBand(stations, years, shares, used, assumed, "k")


def test_the_band_names_the_coldest_year_and_marks_it():
    chart = weather_band(band([0.96, 0.9, 0.98]), EN)
    assert chart.title == "Over 3 weather years 90.0\u00a0% to 98.0\u00a0%, lowest De Bilt 2019"
    assert ROLES["boiler"].fill in str(chart.spec)
    assert [row.cells[1].text for row in chart.table.rows] == ["96.0\u00a0%", "90.0\u00a0%", "98.0\u00a0%"]


def test_equal_shares_have_one_line():
    assert "used = assumed" in str(weather_band(band([0.9, 0.95], 0.977, 0.977), EN).spec)
    assert "used = assumed" not in str(weather_band(band([0.9, 0.95], 0.97, 0.977), EN).spec)


def rising(sign):
    """Points with a cost of heat that falls (1) or rises (-1) with the power."""
    return [SplitPoint(p / 10, 0.9, 100 - sign * p, -1e6, 1e4, 1.0, 10.0) for p in range(2, 11)]


def test_the_split_names_where_heat_costs_least():
    points = demo_hours.split_points()
    assert power_split(points, 0.6, EN).title == "Heat costs least with heat pumps for 45\u00a0% of the power"
    short = [replace(p, n_minus_1_share=0.4 + p.power_share) for p in points]
    assert "as N-1 allows, 60" in power_split(short, 0.6, EN).title
    assert "as N-1 allows, 20" in power_split(rising(-1), 0.6, EN).title
    assert "most heat pumps" in power_split(rising(1), 0.6, EN).title
    assert PAPER in str(power_split(short, 0.6, EN).spec["vconcat"][0]["layer"][-1])


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (90.3, 98.1, [90, 92, 94, 96, 98, 100]),
        (5.0, 5.0, [4, 4.5, 5, 5.5, 6]),
        (-3.0, 4.0, [-4, -2, 0, 2, 4]),
    ],
)
def test_free_ticks(low, high, expected):
    assert free_ticks(low, high) == pytest.approx(expected)


def drawing(title="box", key="cop"):
    lines = (Line("1 unit"), Line("COP 3.10", key), Line("12,345 kW", bold=True), Line("123,456 MWh/yr"))
    box = Box(title, "wko", lines)
    pipe = Pipe(Line("74\u00a0°C"), Line("50\u00a0°C"))
    small = Box("electricity", "subsidy", lines[2:])
    return Schematic(
        (box,) * 5, (pipe,) * 4, small, small, (Line("loss"), Line("1 MWh")), Line("12 %", leaf=True)
    )


def test_the_drawing_keeps_its_texts_in_their_boxes_and_itself():
    for x, y, anchor, words in TEXT.findall(schematic_svg(drawing(), "s", "alt")):
        width = text_width(words)
        start = float(x) - {"start": 0, "middle": width / 2}[anchor]
        assert start >= 0, words
        assert start + width <= 720, words
        assert 0 < float(y) < 330, words
        assert width <= BOX, words


def test_the_drawing_uses_colours_that_have_a_dark_counterpart():
    svg = schematic_svg(drawing(), "s", "alt")
    used = set(re.findall(r'(?:fill|stroke)="(#[0-9A-Fa-f]{6})"', svg))
    assert used
    assert used <= set(dark_colours())


def test_the_drawing_escapes_and_shortens_and_marks_leaves():
    svg = schematic_svg(drawing('<b>"twelve & more', key='a"b'), "s", "alt & <so>")
    assert "<b>" not in svg
    assert "…" in svg
    assert "alt &amp; &lt;so&gt;" in svg
    assert svg.count('class="leaf"') == 1
    assert 'role="img"' in svg
