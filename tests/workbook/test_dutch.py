"""Problems in the words of a Dutch user."""

import pytest
from workbook.tiny import GROUP_ROW, read_tiny, workbook

from warmtenet.locale import translator
from warmtenet.workbook import InputProblems

DUTCH = translator("nl")


def lines(path):
    with pytest.raises(InputProblems) as caught:
        read_tiny(path)
    return caught.value.render(DUTCH)


def test_a_number_with_a_unit(tmp_path):
    [line] = lines(workbook(tmp_path, buildings=[{**GROUP_ROW, "gas_m3": "12 kW"}]))
    assert line.startswith("buildings!E3 ")
    assert line.endswith(
        f': gevonden "12 kW"; verwacht een getal in {DUTCH("m3")}; '
        "typ alleen het getal, de eenheid staat in de kop."
    )


def test_a_percentage_without_its_sign(tmp_path):
    [line] = lines(workbook(tmp_path, {"loss_share": 62.5}))
    assert line.endswith(
        'gevonden "62,5"; verwacht een percentage van 0 % tot en met 90 %; '
        "bedoelt u 62,5 %? typ 62,5% of 0,625."
    )
