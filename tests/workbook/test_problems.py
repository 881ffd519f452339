"""One tiny broken workbook per possible mistake, matched on its message."""

from datetime import date, datetime

import pytest
from workbook.tiny import GROUP_ROW, module, problems, read_tiny, remarks, workbook
from workbook.tiny import project as tiny_project

from warmtenet.core.model import Model
from warmtenet.core.quantity import given
from warmtenet.locale import translator
from warmtenet.model.families import PROJECT
from warmtenet.workbook import InputProblems, read


def row(**changes):
    return {**GROUP_ROW, **changes}


CELL_MISTAKES = {
    "number with unit": (
        {"gas_m3": "12 kW"},
        (
            'buildings!E3 Gas use: found "12 kW"; expected a number in m3; '
            "type only the number, the unit stands in the heading."
        ),
    ),
    "two signs": (
        {"gas_m3": "1.234,5"},
        (
            'buildings!E3 Gas use: found "1.234,5"; expected a number in m3; '
            "type the number without separators between thousands, with one decimal sign."
        ),
    ),
    "ambiguous": (
        {"gas_m3": "1.500"},
        (
            'buildings!E3 Gas use: found "1.500"; expected a number in m3; '
            "it may be thousands or decimals: type the number without separators between thousands."
        ),
    ),
    "not applicable": (
        {"gas_m3": "n.v.t."},
        (
            'buildings!E3 Gas use: found "n.v.t."; expected a number in m3; '
            "leave the cell empty when there is no value, or type 0."
        ),
    ),
    "word for a number": (
        {"count": "veel"},
        'buildings!D3 Number: found "veel"; expected a number; type only the number.',
    ),
    "empty where required": (
        {"count": None},
        "buildings!D3 Number: empty; expected a number; fill in the value.",
    ),
    "power missing": (
        {"space_heating_kw": None},
        (
            "buildings!F3 Power: empty; expected a number in kW; fill in the value or an archetype; "
            "for dwellings floor area and construction year, for utility function and floor area."
        ),
    ),
    "negative": (
        {"gas_m3": -5},
        (
            'buildings!E3 Gas use: found "-5"; expected a number in m3 from 0 to 1000000; '
            "a negative number is not possible here; type the amount without a minus sign."
        ),
    ),
    "absurd": (
        {"gas_m3": 1e15},
        (
            'buildings!E3 Gas use: found "1e+15"; expected a number in m3 from 0 to 1000000; '
            "correct the number or its unit."
        ),
    ),
    "percentage as a number": (
        {"saving_share": 60},
        (
            'buildings!G3 Saving: found "60"; expected a percentage from 0 % to 95 %; '
            "did you mean 60 %? type 60% or 0.6."
        ),
    ),
    "date for a number": (
        {"gas_m3": datetime(2026, 4, 3)},  # noqa: DTZ001
        (
            'buildings!E3 Gas use: found "03-04-2026"; expected a number in m3; '
            "Excel made a date of it: give the cell a number format and type the number again."
        ),
    ),
    "true for a number": (
        {"gas_m3": True},
        'buildings!E3 Gas use: found "True"; expected a number in m3; type the number.',
    ),
    "date for a year": (
        {"construction_year": datetime(1965, 1, 1)},  # noqa: DTZ001
        (
            'buildings!G3 Construction year: found "01-01-1965"; expected a calendar year of four digits; '
            "Excel made a date of it: give the cell a number format and type the number again."
        ),
    ),
    "year out of range": (
        {"construction_year": 65},
        (
            'buildings!G3 Construction year: found "65"; '
            "expected a calendar year of four digits from 1200 to 2060; correct the number or its unit."
        ),
    ),
    "unknown word": (
        {"owner": "housing asociation"},
        (
            'buildings!C3 Owner: found "housing asociation"; '
            "expected one of: owner-occupier, housing association; did you mean housing association?"
        ),
    ),
    "far from any word": (
        {"owner": "xyz"},
        (
            'buildings!C3 Owner: found "xyz"; expected one of: owner-occupier, housing association; '
            "choose from the list in the cell."
        ),
    ),
    "no heat data": (
        {"gas_m3": None},
        (
            "buildings!E3 Noord: empty; expected Gas use or Heat demand; "
            "fill in one of the two, or for utility: function and floor area."
        ),
    ),
    "no name": (
        {"group": None},
        "buildings!A3 Building group: empty; expected a name; name the row or empty it.",
    ),
}


@pytest.mark.parametrize(("changes", "line"), CELL_MISTAKES.values(), ids=CELL_MISTAKES)
def test_a_mistake_in_a_table_cell(tmp_path, changes, line):
    assert problems(workbook(tmp_path, buildings=[row(**changes)])) == [line]


@pytest.mark.parametrize("error", ["#DEEL/0!", "#DIV/0!", "#REF!", "#N/B", "#N/A", "#NAAM?"])
def test_an_error_of_the_spreadsheet(tmp_path, error):
    [line] = problems(workbook(tmp_path, {"fee_eur": error}))
    assert line == (
        f'Project!B4 Fee: found "{error}"; expected a number in EUR; repair the formula or type the '
        "value itself."
    )


SCALAR_MISTAKES = {
    "number for a date": (
        {"application_date": 46753},
        (
            'Project!B4 Application date: found "46753"; expected a date, such as 1-7-2028; '
            "type day, month and year, and give the cell a date format."
        ),
    ),
    "no whole number": (
        {"years": 29.5},
        (
            'Project!B4 Number of years: found "29.5"; expected a whole number from 1 to 60; type a '
            "whole number."
        ),
    ),
    "low above high": (
        {"fee_eur": [500, 600, 400]},
        "Project!C4 Fee (Low): low 600 exceeds high 400; swap the two.",
    ),
    "half a range": (
        {"fee_eur": [500, 400]},
        "Project!D4 Fee (High): empty; expected a number in EUR; fill in low and high, or leave both empty.",
    ),
    "delivery outside the rows": (
        {"first_delivery_year": 2070},
        (
            'Project!B4 First year of delivery: found "2070"; expected a year of the calculation, 2029 '
            "to 2058; "
            "correct the year, or the first year and the number of years."
        ),
    ),
    "malformed units": (
        {"heat_pump_units": "drie van 20%"},
        (
            'Project!B4 Heat pump units: found "drie van 20%"; '
            "expected a list of units, such as 3x20% or 1x40% + 1x60%; type number, x, share and %, "
            "joined by +."
        ),
    ),
    "units against the share": (
        {"heat_pump_units": "2x50%"},
        (
            'Project!B4 Heat pump units: found "2x50%"; expected units that sum to 60 %: Heat pump share; '
            "the list sums to 100 %: correct the list or the share."
        ),
    ),
    "unknown key": (
        {"inflatoin": 0.02},
        'Project!H4 key: found "inflatoin"; expected a known key; did you mean inflation?',
    ),
    "unknown concept": (
        {"concept": "teoo"},
        (
            'Project!B2 Heat concept: found "teoo"; '
            "expected one of: surface water with seasonal store (TEO + WKO), effluent (TEA); did you "
            "mean surface water with seasonal store (TEO + WKO)?"
        ),
    ),
}


@pytest.mark.parametrize(("scalars", "line"), SCALAR_MISTAKES.values(), ids=SCALAR_MISTAKES)
def test_a_mistake_in_a_single_value(tmp_path, scalars, line):
    assert problems(workbook(tmp_path, scalars)) == [line]


def test_infinite_is_refused(tmp_path):
    path = workbook(tmp_path, {"fee_eur": 987654})
    _replace_in_package(path, "987654", "1E+999")
    assert problems(path)[0].startswith('Project!B4 Fee: found "inf"; ')


def _replace_in_package(path, old, new):
    import zipfile

    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content.replace(old.encode(), new.encode()))


def test_a_formula_without_a_stored_value(tmp_path):
    [line] = problems(workbook(tmp_path, {"fee_eur": "=1+1"}))
    assert line == "Project!B4 Fee: a formula without a stored result; open the file in Excel and save it."


def test_a_formula_with_a_stored_value_is_its_value(tmp_path):
    path = workbook(tmp_path, {"fee_eur": "=500+1"})
    _replace_in_package(path, "<v />", "<v>501</v>")
    _replace_in_package(path, "<v></v>", "<v>501</v>")
    _replace_in_package(path, "<v/>", "<v>501</v>")
    assert read_tiny(path).values["fee_eur"] == 501


def test_a_lifetime_is_a_whole_number_of_at_least_one(tmp_path):
    costs = [{"item": "Pomp", "unit_cost_eur": 1, "lifetime": life} for life in (0, 12.5, 15)]
    costs = [{**c, "item": f"Pomp {n}"} for n, c in enumerate(costs)]
    assert problems(workbook(tmp_path, costs=costs)) == [
        (
            'costs!C3 Lifetime: found "0"; expected a whole number from 1 to 200; correct the number '
            "or its unit."
        ),
        'costs!C4 Lifetime: found "12.5"; expected a whole number from 1 to 200; type a whole number.',
    ]


def test_the_same_group_twice(tmp_path):
    assert problems(workbook(tmp_path, buildings=[GROUP_ROW, row(group=" noord ")])) == [
        (
            'buildings!A4 Building group: found " noord "; expected a name that occurs once; it stands '
            "in A3 too; "
            "give each row a name of its own."
        )
    ]


def test_shares_of_the_months_sum_to_one(tmp_path):
    months = [
        {"element": m, "month_heat_share": 0.1}
        for m in ("January", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
    ]
    assert problems(workbook(tmp_path, months=months)) == [
        "months!B14 Heat share: a sum of 120 %; expected shares that sum to 100 %; correct the shares."
    ]


def test_the_same_key_twice(tmp_path):
    def again(book):
        book["Project"].append(["Fee", 7, None, None, None, None, None, "fee_eur"])

    assert problems(workbook(tmp_path, {"fee_eur": 5}, edit=again)) == [
        "Project!H5 fee_eur: the key stands here a second time, first in Project!B4; keep one of the two."
    ]


def test_one_computed_value_replaced_in_two_places(tmp_path):
    def manual(value):
        def add(book):
            sheet = book.create_sheet("Handmatig")
            sheet.append(["Description", "Value", "key"])
            sheet.append(["Supply", value, "supply_temperature_c"])

        return add

    assert problems(workbook(tmp_path, {"supply_temperature_c": 70}, edit=manual(75))) == [
        (
            'Handmatig!B2 Supply temperature: found "75"; expected the same value as in Project!B4, '
            "which is 70; "
            "fill in one of the two."
        )
    ]
    assert read_tiny(workbook(tmp_path, {"supply_temperature_c": 70}, edit=manual(70))).overrides == {
        "supply_temperature_c": 70
    }


def test_a_missing_sheet_that_is_needed(tmp_path):
    assert problems(workbook(tmp_path, buildings=None)) == [
        "Buildings sheet: not found; add the sheet from a new template: warmtenet new."
    ]


def test_a_table_without_rows_or_keys(tmp_path):
    def no_keys(book):
        book["buildings"].delete_rows(2)

    assert problems(workbook(tmp_path, edit=no_keys))[0].startswith(
        "buildings row of keys: not found; expected a row with the keys group, kind, owner"
    )

    def no_rows(book):
        book["buildings"].delete_rows(3)

    assert problems(workbook(tmp_path, edit=no_rows)) == [
        "buildings Buildings: no rows; fill in at least one building group."
    ]


def test_a_missing_and_an_unknown_column(tmp_path):
    changed = {"cout" if key == "count" else key: value for key, value in GROUP_ROW.items()}
    assert problems(workbook(tmp_path, buildings=[changed])) == [
        'buildings!D2 key: found "cout"; expected a known key; did you mean count?',
        "buildings column count: not found; restore it from a new template: warmtenet new.",
    ]


def test_a_renamed_heading_is_named(tmp_path):
    def rename(book):
        book["Project"]["B1"] = "Bedrag"

    assert problems(workbook(tmp_path, edit=rename)) == [
        (
            'Project!A1 row of headings: instead "Bedrag"; expected the heading "Value" above the values; '
            "put the heading back."
        )
    ]


def test_a_renamed_heading_of_the_range_is_a_remark(tmp_path):
    def rename(book):
        book["Project"]["C1"] = "Minimaal"

    project = read_tiny(workbook(tmp_path, edit=rename))
    assert 'Project!C1 row of headings: the heading "Minimaal" is not known and is left out' in remarks(
        project
    )


def test_no_concept_at_all(tmp_path):
    def remove(book):
        book["Project"].delete_rows(2)

    assert problems(workbook(tmp_path, edit=remove)) == [
        "Heat concept: no row with the key concept; use a workbook made by: warmtenet new."
    ]


def test_an_unknown_key_in_the_first_row_or_alone_on_a_sheet_is_named(tmp_path):
    def add(*keys):
        def edit(book):
            sheet = book.create_sheet("Extra")
            sheet.append(["Description", "Value", "key"])
            for key in keys:
                sheet.append(["Something", 1, key])

        return edit

    line = 'Extra!C2 key: found "fee_euro"; expected a known key; did you mean fee_eur?'
    assert problems(workbook(tmp_path, edit=add("fee_euro", "ratio"))) == [line]
    assert problems(workbook(tmp_path, edit=add("fee_euro"))) == [line]
    assert problems(workbook(tmp_path, edit=add())) == []


def test_headings_and_keys_on_other_rows_are_found(tmp_path):
    def move(book):
        for sheet in book:
            sheet.insert_rows(1, 3)
            sheet["A1"] = "Eigen titel"

    assert read_tiny(workbook(tmp_path, {"fee_eur": 7}, edit=move)).values["fee_eur"] == 7


def test_all_problems_come_at_once(tmp_path):
    path = workbook(tmp_path, {"fee_eur": "x", "years": 0}, buildings=[row(count=None, owner="x")])
    assert len(problems(path)) == 4


def test_a_value_outside_its_own_range_is_only_a_remark(tmp_path):
    project = read_tiny(workbook(tmp_path, {"fee_eur": [500, 100, 200]}))
    assert project.ranges["fee_eur"] == (100, 200)
    assert (
        "Project!B4 Fee: 500 lies outside its own range of 100 to 200. Correct the value or the range."
        in remarks(project)
    )


def test_dates_are_dates_also_as_text(tmp_path):
    for typed in (date(2028, 7, 1), "1-7-2028", "2028-07-01"):
        assert read_tiny(workbook(tmp_path, {"application_date": typed})).values["application_date"] == date(
            2028, 7, 1
        )


def test_the_same_table_on_two_sheets(tmp_path):
    def copy(book):
        book.copy_worksheet(book["buildings"]).title = "Kopie"

    assert problems(workbook(tmp_path, edit=copy)) == [
        "Kopie!A2 Buildings: the same table as on sheet buildings; keep one of the two."
    ]


def test_the_same_column_twice(tmp_path):
    def again(book):
        book["buildings"]["G2"] = "count"

    assert problems(workbook(tmp_path, edit=again)) == [
        "buildings!G2 count: the key stands here a second time, first in D; keep one of the two."
    ]


def test_a_table_without_names(tmp_path):
    nameless = {key: value for key, value in GROUP_ROW.items() if key != "group"}
    assert problems(workbook(tmp_path, buildings=[nameless])) == [
        "buildings column group: not found; restore it from a new template: warmtenet new."
    ]


def test_a_month_that_does_not_exist_or_comes_twice(tmp_path):
    months = [{"element": name, "charging": "yes"} for name in ("jan", "Febuary", "January")]
    lines = problems(workbook(tmp_path, months=months))
    assert [line.rpartition("; ")[2] for line in lines] == [
        "did you mean February?",
        "keep one row for each.",
    ]


def test_months_without_names_are_in_order(tmp_path):
    charging = (
        read_tiny(workbook(tmp_path, months=[{"charging": "yes", "month_heat_share": None}] * 2))
        .tables["months"]
        .columns["charging"]
    )
    assert charging == ("yes", "yes", *["no"] * 10)


def test_a_cell_of_a_fixed_table_is_named_by_its_element(tmp_path):
    months = [{"element": "feb", "charging": "x", "month_heat_share": None}]
    [line] = problems(workbook(tmp_path, months=months))
    assert line.startswith('months!B3 Charging (February): found "x"; ')


def small_model(**inputs):
    made = module("tiny.small", PROJECT, price_level_year=tiny_project.price_level_year, **inputs)
    return Model(made)


def small_problems(folder, model, scalars):
    path = workbook(folder, scalars, buildings=None)
    with pytest.raises(InputProblems) as caught:
        read(path, lambda _: model)
    return caught.value.render(translator("en"))


def test_a_single_value_without_default(tmp_path):
    model = small_model(depth_m=given("m", None, "Depth", 0, 10))
    assert small_problems(tmp_path, model, {"depth_m": None}) == [
        "Project!B4 Depth: empty; fill in the value."
    ]
    assert small_problems(tmp_path, model, {}) == [
        'Project Depth: not found; add a row with the key "depth_m".'
    ]
    required = small_model(depth_m=given("m", None, "Depth", 0, 10, required=True))
    assert small_problems(tmp_path, required, {"depth_m": None}) == [
        "Project!B4 Depth: empty; expected a number in m; fill in the value."
    ]


def test_a_default_that_waits_for_a_missing_date(tmp_path):
    model = small_model(
        day=given("date", None, "Day"), share=given("%", None, "Share", figure="tax.eia_share", when="day")
    )
    assert small_problems(tmp_path, model, {"share": 0.5, "day": None}) == [
        "Project!B5 Day: empty; fill in the value."
    ]


def test_a_key_figure_without_a_value_on_the_date(tmp_path):
    model = small_model(
        day=given("date", None, "Day"), share=given("%", None, "Share", figure="tax.eia_share", when="day")
    )
    [line] = small_problems(tmp_path, model, {"share": None, "day": date(1990, 1, 1)})
    assert line.startswith("Project!B4 Share: ")
    assert "has no value on 1990-01-01" in line
    path = workbook(tmp_path, {"share": 0.5, "day": date(1990, 1, 1)}, buildings=None)
    assert read(path, lambda _: model).values["share"] == 0.5
