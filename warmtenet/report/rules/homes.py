"""Sentences and chart titles on dwellings and what their residents pay (REPORT 7 and 8)."""

from warmtenet.locale import text
from warmtenet.report.sentences import Derived, Rule

DWELLING_STEP, MONEY_STEP, KW_STEP = 50.0, 1000.0, 1.0

HOME_DERIVED = (
    Derived("comfort_saving_rounded_eur", "round", ("comfort_saving_eur", DWELLING_STEP)),
    Derived("comfort_extra_eur", "negative", ("comfort_saving_eur",)),
    Derived("comfort_power_rounded_kw", "round", ("comfort_power_change_kw", KW_STEP)),
    Derived("comfort_power_abs_kw", "abs", ("comfort_power_change_kw",)),
    Derived("comfort_npv_rounded_eur", "round", ("comfort_npv_change_eur", MONEY_STEP)),
    Derived("comfort_npv_abs_eur", "abs", ("comfort_npv_change_eur",)),
    Derived("comfort_bill_rounded_eur", "round", ("comfort_bill_change_eur", 1.0)),
    Derived("comfort_bill_abs_eur", "abs", ("comfort_bill_change_eur",)),
)
HOME_PLURALS = {
    "types": (text("{n} dwelling type"), text("{n} dwelling types")),
    "measures": (text("{n} measure"), text("{n} measures")),
    "rooms": (text("{n} room"), text("{n} rooms")),
}

HOMES: dict[str, tuple[Rule, ...]] = {
    "answer_bill": (
        Rule(
            "answer_bill.more",
            (("bill_difference_rounded_eur", ">", 0),),
            text(
                "A dwelling of type {dwelling_type|text} with average use pays {bill_month_eur|eur} "
                "per month on the heat network, {bill_difference_abs_eur|eur} more than with gas."
            ),
        ),
        Rule(
            "answer_bill.less",
            (("bill_difference_rounded_eur", "<", 0),),
            text(
                "A dwelling of type {dwelling_type|text} with average use pays {bill_month_eur|eur} "
                "per month on the heat network, {bill_difference_abs_eur|eur} less than with gas."
            ),
        ),
        Rule(
            "answer_bill.equal",
            (("bill_difference_rounded_eur", "==", 0),),
            text(
                "A dwelling of type {dwelling_type|text} with average use pays {bill_month_eur|eur} "
                "per month on the heat network, as much as with gas."
            ),
        ),
    ),
    "answer_bill_gas_price": (
        Rule(
            "answer_bill_gas_price.equal",
            (("equal_gas_price_eur_per_m3", ">", 0),),
            text("At a gas price of {equal_gas_price_eur_per_m3|gas_price} the monthly costs are the same."),
        ),
    ),
    "answer_dwelling": (
        Rule(
            "answer_dwelling.reduced_saves",
            (("comfort_saving_rounded_eur", ">", 0), ("comfort_lower", "==", "reduced")),
            text(
                "Reduced comfort saves {comfort_saving_eur|dwelling} per dwelling on average; in "
                "{types_with_radiators|whole} of {dwelling_types|types} the present radiators suffice."
            ),
        ),
        Rule(
            "answer_dwelling.saves",
            (("comfort_saving_rounded_eur", ">", 0),),
            text(
                "Comfort class {comfort_lower_name|text} saves {comfort_saving_eur|dwelling} per dwelling "
                "on average; in {types_with_radiators|whole} of {dwelling_types|types} the present "
                "radiators suffice."
            ),
        ),
        Rule(
            "answer_dwelling.costs",
            (("comfort_saving_rounded_eur", "<", 0),),
            text(
                "Comfort class {comfort_lower_name|text} costs {comfort_extra_eur|dwelling} per dwelling "
                "more on average; in {types_with_radiators|whole} of {dwelling_types|types} the present "
                "radiators suffice."
            ),
        ),
        Rule(
            "answer_dwelling.equal",
            (("comfort_saving_rounded_eur", "==", 0),),
            text(
                "Comfort class {comfort_lower_name|text} costs as much per dwelling on average; in "
                "{types_with_radiators|whole} of {dwelling_types|types} the present radiators suffice."
            ),
        ),
        Rule(
            "answer_dwelling.one_class",
            (("types_with_radiators", "exists"),),
            text("In {types_with_radiators|whole} of {dwelling_types|types} the present radiators suffice."),
        ),
    ),
    "comfort_power": (
        Rule(
            "comfort_power.less",
            (("comfort_power_rounded_kw", "<", 0),),
            text(
                "With comfort class {comfort_other|text} in all dwelling types the source needs "
                "{comfort_power_abs_kw|kw} less power."
            ),
        ),
        Rule(
            "comfort_power.more",
            (("comfort_power_rounded_kw", ">", 0),),
            text(
                "With comfort class {comfort_other|text} in all dwelling types the source needs "
                "{comfort_power_abs_kw|kw} more power."
            ),
        ),
        Rule(
            "comfort_power.equal",
            (("comfort_power_rounded_kw", "==", 0),),
            text(
                "With comfort class {comfort_other|text} in all dwelling types the source needs the same "
                "power."
            ),
        ),
    ),
    "comfort_npv": (
        Rule(
            "comfort_npv.better",
            (("comfort_npv_rounded_eur", ">", 0),),
            text("The balance of the heat company then improves by {comfort_npv_abs_eur|money}."),
        ),
        Rule(
            "comfort_npv.worse",
            (("comfort_npv_rounded_eur", "<", 0),),
            text("The balance of the heat company then worsens by {comfort_npv_abs_eur|money}."),
        ),
        Rule(
            "comfort_npv.equal",
            (("comfort_npv_rounded_eur", "==", 0),),
            text("The balance of the heat company then stays the same."),
        ),
    ),
    "comfort_bill": (
        Rule(
            "comfort_bill.less",
            (("comfort_bill_rounded_eur", "<", 0),),
            text("The reference dwelling then pays {comfort_bill_abs_eur|eur} per month less."),
        ),
        Rule(
            "comfort_bill.more",
            (("comfort_bill_rounded_eur", ">", 0),),
            text("The reference dwelling then pays {comfort_bill_abs_eur|eur} per month more."),
        ),
        Rule(
            "comfort_bill.equal",
            (("comfort_bill_rounded_eur", "==", 0),),
            text("The reference dwelling then pays the same per month."),
        ),
    ),
    "title_comfort": (
        Rule(
            "title_comfort.reduced_saves",
            (("comfort_saving_rounded_eur", ">", 0), ("comfort_lower", "==", "reduced")),
            text("Reduced comfort saves {comfort_saving_eur|dwelling} on average"),
        ),
        Rule(
            "title_comfort.saves",
            (("comfort_saving_rounded_eur", ">", 0),),
            text("Comfort class {comfort_lower_name|text} saves {comfort_saving_eur|dwelling} on average"),
        ),
        Rule(
            "title_comfort.costs",
            (("comfort_saving_rounded_eur", "<", 0),),
            text(
                "Comfort class {comfort_lower_name|text} costs {comfort_extra_eur|dwelling} more on average"
            ),
        ),
        Rule(
            "title_comfort.equal",
            (("comfort_saving_rounded_eur", "==", 0),),
            text("Comfort class {comfort_lower_name|text} costs as much on average"),
        ),
        Rule("title_comfort.neutral", (), text("Investment after subsidy per dwelling type")),
    ),
    "title_ladder": (
        Rule(
            "title_ladder.present",
            (("ladder_short", "==", 0), ("ladder_steps", "==", 0)),
            text("{ladder_home|text}: the present radiators suffice"),
        ),
        Rule(
            "title_ladder.enough",
            (("ladder_short", "==", 0), ("ladder_steps", ">", 0)),
            text("{ladder_home|text}: enough after {ladder_steps|measures}"),
        ),
        Rule(
            "title_ladder.nothing_possible",
            (("ladder_short", ">", 0), ("ladder_steps", "==", 0)),
            text("{ladder_home|text}: {ladder_short|rooms} too cold, no measure possible"),
        ),
        Rule(
            "title_ladder.short",
            (("ladder_short", ">", 0),),
            text("{ladder_home|text}: {ladder_short|rooms} too cold after {ladder_steps|measures}"),
        ),
        Rule("title_ladder.neutral", (), text("Heat loss and radiators per measure")),
    ),
}
