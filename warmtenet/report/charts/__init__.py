"""Charts of the report: pure functions from plain figures to a Vega-Lite picture with its table."""

from warmtenet.report.charts.bank import DebtCover, debt_cover
from warmtenet.report.charts.base import Chart, ChartTable, Flow
from warmtenet.report.charts.bills import Bill, BillOption, household_bill
from warmtenet.report.charts.cash import CashFlow, cash_flow
from warmtenet.report.charts.comfort import ComfortCost, comfort_pairs
from warmtenet.report.charts.costs import Amount, capex_chapters, capex_years
from warmtenet.report.charts.emissions import Emission, Level, co2_per_dwelling, co2_years
from warmtenet.report.charts.heat_map import HeatMap, heat_map
from warmtenet.report.charts.ladder import Ladder, Rung, measure_ladder
from warmtenet.report.charts.lcoh import CostPart, lcoh_build_up
from warmtenet.report.charts.load_curve import LoadCurve, load_curve
from warmtenet.report.charts.months import LinePanel, MonthRow, Months, months_chart
from warmtenet.report.charts.plant import (
    CopPoint,
    DemandGroup,
    cop_dots,
    demand_groups,
    n_minus_1,
)
from warmtenet.report.charts.plant_choice import PlantChoice, plant_choice
from warmtenet.report.charts.power_split import SplitPoint, power_split
from warmtenet.report.charts.subsidies import Cap, subsidy_caps
from warmtenet.report.charts.tornado import TornadoBar, tornado
from warmtenet.report.charts.waterfall import Step, npv_waterfall
from warmtenet.report.charts.weather_band import WeatherBand, weather_band

__all__ = [
    "Amount",
    "Bill",
    "BillOption",
    "Cap",
    "CashFlow",
    "Chart",
    "ChartTable",
    "ComfortCost",
    "CopPoint",
    "CostPart",
    "DebtCover",
    "DemandGroup",
    "Emission",
    "Flow",
    "HeatMap",
    "Ladder",
    "Level",
    "LinePanel",
    "LoadCurve",
    "MonthRow",
    "Months",
    "PlantChoice",
    "Rung",
    "SplitPoint",
    "Step",
    "TornadoBar",
    "WeatherBand",
    "capex_chapters",
    "capex_years",
    "cash_flow",
    "co2_per_dwelling",
    "co2_years",
    "comfort_pairs",
    "cop_dots",
    "debt_cover",
    "demand_groups",
    "heat_map",
    "household_bill",
    "lcoh_build_up",
    "load_curve",
    "measure_ladder",
    "months_chart",
    "n_minus_1",
    "npv_waterfall",
    "plant_choice",
    "power_split",
    "subsidy_caps",
    "tornado",
    "weather_band",
]
