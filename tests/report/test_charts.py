"""Charts compile, say only what their figures say, and keep their labels inside the drawing."""

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from report import demo, demo_hours

from warmtenet.locale import translator
from warmtenet.report.charts import (
    Bill,
    Cap,
    CashFlow,
    CopPoint,
    DemandGroup,
    Flow,
    HeatMap,
    Step,
    TornadoBar,
    capex_chapters,
    cash_flow,
    cop_dots,
    demand_groups,
    heat_map,
    household_bill,
    n_minus_1,
    npv_waterfall,
    subsidy_caps,
    tornado,
)
from warmtenet.report.charts.canvas import text_width, wrapped
from warmtenet.report.charts.scales import decimals_of, stack, ticks, year_ticks
from warmtenet.report.drawing import unpacked
from warmtenet.report.numbers import ABSENT
from warmtenet.report.page import all_charts
from warmtenet.report.render import render_svg, start_drawing
from warmtenet.report.theme import (
    DIVERGING,
    ONE_HUE,
    ROLES,
    dark_colours,
    hatch,
    hatch_colours,
    text_on_role,
    text_on_step,
)

EN = translator("en")
CHARTS = {c.id: c for c in (*all_charts(demo.demo_page(EN)), *demo_hours.demo_charts(EN))}
PLACE = re.compile(r"translate\(([-\d.]+),([-\d.]+)\)")


def labels_of(svg):
    """Every text with its anchor, place and size, which it may have from its group."""

    def walk(element, inherited):
        own = inherited | element.attrib
        if element.tag.endswith("}text"):
            yield (
                own["text-anchor"],
                *PLACE.match(own["transform"]).groups(),
                own["font-size"][:-2],
                element.text or "",
            )
        for child in element:
            yield from walk(child, {n: v for n, v in own.items() if n != "transform"})

    return list(walk(ET.fromstring(svg), {}))


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_every_chart_compiles_and_speaks(chart):
    svg = render_svg(chart.spec, chart.id, chart.alt, chart.title)
    assert svg.startswith("<svg")
    assert svg.endswith("</svg>")
    assert 'role="img"' in svg
    assert f'viewBox="0 0 {chart.width} ' in svg
    assert chart.alt.startswith(chart.title)
    assert re.search(r"\d", chart.alt)
    assert "nan" not in svg.lower().replace("nominal", "").replace("financ", "")
    assert all(identifier.startswith(chart.id) for identifier in re.findall(r' id="([^"]+)"', svg))


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_no_label_leaves_the_drawing(chart):
    svg = render_svg(chart.spec, chart.id, chart.alt)
    left = chart.spec["padding"]["left"]
    labels = labels_of(svg)
    assert labels
    for anchor, x, _, size, words in labels:
        width = text_width(words, float(size))
        start = left + float(x) - {"start": 0, "middle": width / 2, "end": width}[anchor]
        assert start >= -2, words
        assert start + width <= chart.width + 2, words


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_tables_are_rectangular_and_figures_have_keys(chart):
    assert chart.table.rows
    for row in chart.table.rows:
        assert len(row.cells) == len(chart.table.columns)
        for cell, column in zip(row.cells, chart.table.columns, strict=True):
            if column.align == "right" and "100.0" not in cell.text:
                assert cell.key, cell
            assert cell.text


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_every_colour_has_a_dark_counterpart(chart):
    svg = render_svg(chart.spec, chart.id, chart.alt)
    used = set(re.findall(r'(?:fill|stroke)="(#[0-9A-Fa-f]{6})"', svg))
    assert used <= {*dark_colours(), "#101418", "#FDFDFD"}
    hatched = set(re.findall(r'fill="url\(#hatch-([0-9a-f]{6})\)"', svg))
    assert hatched <= {colour[1:].lower() for colour in hatch_colours()}


def test_thousands_in_labels_survive_the_shrinking_of_coordinates():
    group = DemandGroup("houses", 2_810.0, 690.0, "heat_demand_mwh")
    chart = demand_groups([group], translator("nl"))
    assert ">2.810<" in render_svg(chart.spec, chart.id, chart.alt)


def test_waterfall_must_end_at_the_net_present_value():
    steps = [Step("income", "heat_variable", 5e6, "a"), Step("cost", "energy", -7e6, "b")]
    chart = npv_waterfall(steps, -2e6, EN)
    assert chart.title == "Costs exceed income by EUR\u00a02.0\u00a0mln"
    assert hatch("boiler") in str(chart.spec)
    with pytest.raises(ValueError, match="ends at"):
        npv_waterfall(steps, -1e6, EN)


def test_short_waterfall_groups_and_leaves_out_nothing():
    chart = npv_waterfall(demo.demo_steps(), -12.34e6, EN, short=True)
    assert [row.cells[0].text for row in chart.table.rows[3:5]] == ["subsidie", "restwaarde"]
    assert len(chart.table.rows) == 10
    assert chart.table.rows[3].cells[1].text == "4.1"


def test_positive_outcome_is_not_hatched():
    chart = npv_waterfall([Step("income", "heat_variable", 5e6, "a")], 5e6, EN)
    assert "url(#hatch" not in str(chart.spec)


def test_cash_flow_title_follows_the_payback_years():
    data = CashFlow(
        [2026, 2027, 2028],
        [Flow("heat_variable", "heat", [0, 2e6, 2e6], "a")],
        [Flow("investment", "investment", [-3e6, 0, 0], "b"), Flow("tax", "tax", [0, 0, 0], "c")],
        [-3e6, -1e6, 1e6],
        [-2.9e6, -1.2e6, 0.4e6],
        0.05,
    )
    assert cash_flow(data, EN).title == "Not paid back within 3 years"
    data = replace(data, payback_year=2028)
    assert cash_flow(data, EN).title == "Paid back nominally in 2028, not with 5.0\u00a0% interest"
    data = replace(data, payback_discounted_year=2028)
    chart = cash_flow(data, EN)
    assert chart.title == "Paid back in 2028, with interest in 2028"
    assert [label for label, _ in chart.legend] == ["heat", "investment"]
    assert [cell.text for cell in chart.table.rows[2].cells] == ["2028", "2.00", "0", "2.00", "1.0", "0.4"]


def test_bill_may_be_absent_and_tells_more_less_or_equal():
    assert household_bill(None, EN) is None
    assert household_bill(Bill([], 2026, 0.04, 15), EN) is None
    gas = demo.bill_option("gas", 100, 20, 20, 0, "g")
    for extra, words in (
        (0.4, "as much per month as gas"),
        (8, "EUR\u00a08 per month more"),
        (-8, "less than"),
    ):
        network = demo.bill_option("network", 70 + extra, 60, 10, 0, "n")
        chart = household_bill(Bill([gas, network], 2026, 0.04, 15), EN)
        assert words in chart.title


def test_tornado_keeps_twelve_bars_longest_first_and_counts_sign_changes():
    bars = [TornadoBar(f"input {i}", "%", 0.1, 0.9, -1e6 * i, 1e5 * i, f"k{i}") for i in range(1, 15)]
    chart = tornado(bars, -0.5e6, EN)
    assert len(chart.table.rows) == 12
    assert chart.table.rows[0].cells[0].text == "input 14"
    assert chart.title == "12 of 12 uncertainties can turn the sign of the balance"
    assert "closes" in str(chart.spec)
    assert tornado([replace(bars[0], npv_high_eur=-2e6)], -1e6, EN).title == (
        "No single uncertainty closes the business case"
    )


def grid(values, **changes):
    data = HeatMap("npv", [0.9, 1.0, 1.1], [40.0, 50.0, 60.0], values, 1, 1)
    return replace(data, **changes)


def test_heat_map_title_is_the_tariff_where_the_base_column_closes():
    values = [[-3e6, -2e6, -1e6], [-2e6, -1e6, 1e6], [0.0, 1e6, 2e6]]
    chart = heat_map(grid(values), EN)
    assert chart.title == "At the present demand the case closes from 55.00\u00a0EUR/GJ"
    assert heat_map(grid([[-1e6] * 3] * 3), EN).title == "There is a shortfall in the whole range"
    assert heat_map(grid([[1e6] * 3] * 3), EN).title == "There is a surplus in the whole range"
    assert "no tariff" in heat_map(grid([[-1e6, -1e6, 1e6]] * 3), EN).title


def test_heat_map_marks_only_rows_above_the_legal_maximum():
    values = [[-1e6] * 3] * 3
    assert "hatch-veil" not in str(heat_map(grid(values, legal_maximum_eur_per_gj=60.0), EN).spec)
    marked = str(heat_map(grid(values, legal_maximum_eur_per_gj=59.9), EN).spec)
    assert "hatch-veil" in marked
    assert "legal" in marked


def test_heat_map_colours_turn_at_zero():
    middle = len(DIVERGING) // 2
    spec = str(heat_map(grid([[-1.0] * 3, [0.0] * 3, [1e6] * 3]), EN).spec)
    assert DIVERGING[middle - 1] in spec
    assert DIVERGING[middle] in spec
    assert DIVERGING[-1] in spec


def test_lcoh_grid_has_one_hue():
    spec = str(heat_map(grid([[90.0, 80.0, 70.0]] * 3, kind="lcoh"), EN).spec)
    assert ONE_HUE[0] in spec
    assert ONE_HUE[-1] in spec
    assert DIVERGING[0] not in spec


def test_caps_are_shortest_first_and_only_the_first_is_filled():
    caps = [Cap("maximum", 30e6, "m"), Cap("per connection", 4.1e6, "c")]
    chart = subsidy_caps("WIS", caps, 4.1e6, EN, "fig-wis")
    assert chart.title == "WIS is EUR\u00a04.1\u00a0mln: per connection binds"
    assert [row.cells[2].text for row in chart.table.rows] == ["binds", ABSENT]
    assert subsidy_caps("WIS", caps, 0.0, EN, "fig-wis").title == "Caps of WIS"


@pytest.mark.parametrize(("cop", "words"), [(2.99, "No calc"), (3.0, "Every calc"), (3.01, "Every calc")])
def test_cop_title_at_the_limit(cop, words):
    assert cop_dots([CopPoint("a", "R717", cop, "k")], EN).title.startswith(words)


@pytest.mark.parametrize(("share", "words"), [(0.99, "Too little"), (1.0, "Enough"), (1.01, "Enough")])
def test_n_minus_1_title_at_the_limit(share, words):
    assert n_minus_1([2030], [share], EN).title.startswith(words)


def test_no_chapters_gives_a_neutral_title():
    assert capex_chapters([], 2026, EN).title == "Investment by chapter"


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0, 0, [0, 1]),
        (0, 7, [0, 2, 4, 6, 8]),
        (-12, 20, [-20, -10, 0, 10, 20]),
        (-0.3, -0.1, [-0.3, -0.25, -0.2, -0.15, -0.1, -0.05, 0]),
    ],
)
def test_ticks(low, high, expected):
    assert ticks(low, high) == pytest.approx(expected)


def test_nothing_to_plot_is_an_error_and_zeros_are_not():
    with pytest.raises(ValueError, match="at least one"):
        tornado([], -1e6, EN)
    flat = CashFlow([2026], [Flow("bak", "b", [0.0], "k")], [], [0.0], [0.0], 0.05)
    level = TornadoBar("a", "%", 0, 1, -1e6, -1e6, "k")
    charts = (cash_flow(flat, EN), tornado([level], -1e6, EN), heat_map(grid([[0.0] * 3] * 3), EN))
    for chart in (*charts, demand_groups([DemandGroup("a", 0, 0, "k")], EN)):
        assert "NaN" not in render_svg(chart.spec, chart.id, chart.alt)


def test_scales():
    assert decimals_of([0, 2.5]) == 1
    assert stack([1, -2, 3, -1]) == [(0, 1), (0, -2), (1, 4), (-2, -3)]
    assert year_ticks(list(range(2026, 2031))) == [2026, 2027, 2028, 2029, 2030]
    assert year_ticks(list(range(2026, 2056))) == [2026, 2030, 2035, 2040, 2045, 2050, 2055]


def test_long_names_break_in_two_lines_or_end_with_an_ellipsis():
    assert wrapped("short", 200) == "short"
    assert wrapped("own heat pump standard", 15 * 7.44 + 0.1) == "own heat\npump standard"
    assert wrapped("aaaa bbbbbbbb cccccccc", 8 * 7.44 + 0.1) == "aaaa\nbbbbbbb…"
    assert wrapped("abcdefghijkl", 8 * 7.44 + 0.1) == "abcdefg-\nhijkl"


def luminance(colour):
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_text_on_every_fill_has_contrast(dark):
    shades = dark_colours() if dark else {}
    pairs = [(step, text_on_step(step)) for step in (*DIVERGING, *ONE_HUE)]
    pairs += [(role.fill, text_on_role(name)) for name, role in ROLES.items()]
    for fill, ink in pairs:
        assert contrast(shades.get(fill, fill), shades.get(ink, ink)) >= 4.5, (fill, ink)


def test_outlines_have_contrast_on_paper_and_light_colours_have_one_meaning():
    for role in ROLES.values():
        assert contrast(role.ink, "#FFFFFF") >= 4.5
        assert contrast(role.dark, "#14181D") >= 3
        assert dark_colours()[role.fill] == role.dark


def test_bundle_exposes_only_the_embedding_function():
    with start_drawing() as drawing:
        packed = drawing.result()
    code = unpacked(packed)
    assert code.rstrip().endswith("window.vegaEmbed=$t6;") or "window.vegaEmbed=" in code[-200:]
    assert "window.vegaLite=" not in code
    assert re.fullmatch(r"[^\s<>&]+", packed)
    assert len(packed) < 450_000
