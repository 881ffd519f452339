"""Titles of the charts on emissions and on other plants."""

from warmtenet.locale import text
from warmtenet.report.sentences import Rule

ENVIRONMENT: dict[str, tuple[Rule, ...]] = {
    "title_co2": (
        Rule(
            "title_co2.less",
            (("co2_saving_share", ">", 0),),
            text("The heat network emits {co2_saving_share|percent0} less CO₂ than gas"),
        ),
        Rule(
            "title_co2.more",
            (("co2_more_share", ">", 0),),
            text("The heat network emits {co2_more_share|percent0} more CO₂ than gas"),
        ),
        Rule("title_co2.neutral", (), text("CO₂ per year by source")),
    ),
    "title_co2_dwelling": (
        Rule(
            "title_co2_dwelling.lowest",
            (("lowest_option", "exists"), ("lowest_co2_kg", "exists")),
            text("Least CO₂ per dwelling: {lowest_option|text}, {lowest_co2_kg|whole} kg a year"),
        ),
        Rule("title_co2_dwelling.neutral", (), text("CO₂ per dwelling")),
    ),
    "title_plant_choice": (
        Rule(
            "title_plant_choice.better",
            (("best_plant", "exists"), ("best_plant_gain_eur", ">", 0)),
            text("Passes and costs less: {best_plant|text}, {best_plant_gain_eur|eur}"),
        ),
        Rule(
            "title_plant_choice.none",
            (("plants_safe", ">", 0),),
            text("No other plant that passes costs less"),
        ),
        Rule(
            "title_plant_choice.unsafe",
            (("plants", ">", 0),),
            text("No other plant passes N-1 and the outage of the source"),
        ),
        Rule("title_plant_choice.neutral", (), text("The plant in other ways")),
    ),
}
