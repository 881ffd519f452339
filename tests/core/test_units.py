"""Units: one list, each with a number format."""

import pytest
import xlsxwriter

from warmtenet.core.units import NUMBER_FORMATS, is_unit


def test_known_and_unknown():
    assert is_unit("EUR/GJ")
    assert not is_unit("euro/GJ")
    assert not is_unit("")


@pytest.mark.parametrize("unit", NUMBER_FORMATS)
def test_every_unit_has_a_format(unit):
    assert NUMBER_FORMATS[unit]


def test_formats_are_accepted_by_a_workbook(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "formats.xlsx") as book:
        sheet = book.add_worksheet()
        for row, pattern in enumerate(NUMBER_FORMATS.values()):
            sheet.write_number(row, 0, 0.5, book.add_format({"num_format": pattern}))


def test_the_list_cannot_be_changed():
    with pytest.raises(TypeError):
        NUMBER_FORMATS["furlong"] = "0"
