"""The Dutch catalogue: complete, in step with the code, and with the same fields as the English."""

import gettext
import re
from collections import Counter, defaultdict

import pytest
from support import catalogue

from warmtenet import model
from warmtenet.locale import text, translator

FIELD = re.compile(r"\{[^{}]*\}|%\(\w+\)[a-z]|%[a-z](?![a-z])")
WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
ENDINGS = (".", ":", "...", " ", "\n")
SHEETS = {
    "Inputs": "Invoer",
    "Input tables": "Invoer tabellen",
    "Input series": "Invoer reeksen",
    "Project": "Project",
    "Demand": "Vraag",
    "Capacity": "Vermogen",
    "Plant": "Opwek",
    "Heat source": "Warmtebron",
    "Network": "Net",
    "Phasing": "Fasering",
    "Costs": "Kosten",
    "Energy costs": "Energiekosten",
    "Tariffs": "Tarieven",
    "Grants": "Subsidies",
    "Cash flow": "Kasstroom",
    "Financing": "Financiering",
    "Emissions": "Emissies",
    "Cover": "Voorblad",
    "Summary": "Samenvatting",
    "Points of attention": "Aandachtspunten",
    "Sources": "Herkomst",
    "Checks": "Controles",
    "Sensitivities": "Gevoeligheid",
    "Glossary": "Begrippen",
}
DUTCH_WORDS = """
het een van voor niet zijn wordt worden bij naar maar uit zonder omdat deze dit dat wat geen meer minder
alle elk jaar jaren maand kosten prijs opbrengst warmte vraag vermogen bron opwek leiding leidingen
aansluiting aansluitingen woning woningen gebouw gebouwen pand verlies tekort overschot subsidie rente
lening belasting btw herkomst waarde waarden blad invoer uitvoer leeg bedrag eenheid aantal deel aandeel
onrendabele kental kentallen schatting aanname huurder eigenaar gemeente netbeheerder afleverset ketel
warmtepomp temperatuur aanvoer volloop omslagpunt
"""


@pytest.fixture(scope="module")
def messages():
    return catalogue.messages()


@pytest.fixture(scope="module")
def dutch():
    return catalogue.dutch()


def test_every_text_has_dutch(messages, dutch):
    missing = {message: places for message, places in messages.items() if not dutch.get(message)}
    assert not missing, "translate these in warmtenet.po, then run: make locale"


def test_no_dutch_is_left_over(messages, dutch):
    left_over = set(dutch) - set(messages)
    assert not left_over, "gone from the code; run: make locale"


def test_the_compiled_catalogue_equals_the_source(dutch):
    with catalogue.MO.open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    assert {message: compiled.gettext(message) for message in dutch} == dutch


def test_no_text_is_put_together_in_code():
    assert catalogue.unreadable() == []


def test_fields_are_the_same(dutch):
    differing = [(m, d) for m, d in dutch.items() if Counter(FIELD.findall(m)) != Counter(FIELD.findall(d))]
    assert not differing


def test_both_end_alike(dutch):
    differing = [
        (m, d) for m, d in dutch.items() if " " in m and any(m.endswith(e) != d.endswith(e) for e in ENDINGS)
    ]
    assert not differing


def test_no_dutch_in_the_english(messages):
    words = set(DUTCH_WORDS.split())
    found = {m: set(WORD.findall(m.lower().replace("kansen voor west", ""))) & words for m in messages}
    assert not {m: w for m, w in found.items() if w}


def test_english_is_the_text_itself(messages):
    english = translator("en")
    assert [m for m in messages if english(m) != m] == []


def test_the_translator_uses_the_catalogue(dutch):
    t = translator("nl")
    assert [m for m, d in dutch.items() if t(m) != d] == []
    assert t.is_missing("a text that nobody wrote")
    assert not t.is_missing("First year")


def test_filling_and_plural():
    t = translator("nl")
    assert t.render(text("low {low} exceeds high {high}", low=3, high=1)) == "laag 3 is groter dan hoog 1"
    assert t.plural("{n} dwelling", "{n} dwellings", 1) == "{n} woning"
    assert t.plural("{n} dwelling", "{n} dwellings", 0) == "{n} woningen"


def test_sheets_have_their_dutch_names(messages, dutch):
    shown = [message for message in SHEETS if message in messages]
    assert {m: dutch[m] for m in shown} == {m: SHEETS[m] for m in shown}


@pytest.mark.parametrize("concept", model.CONCEPTS)
def test_different_rows_of_a_sheet_stay_different(concept, dutch):
    built = model.build(concept)
    rows = [(q.chapter.name, q.label) for q in built.quantities.values()]
    rows += [(i.chapter.name, i.given.label) for i in built.inputs.values()]
    english = defaultdict(set)
    for chapter, label in rows:
        english[chapter, dutch.get(label, label)].add(label)
    assert not {row: labels for row, labels in english.items() if len(labels) > 1}


@pytest.mark.parametrize("concept", model.CONCEPTS)
def test_labels_fit_their_column(concept, dutch):
    """On two lines of 40 characters, the width of the column with labels in the workbook."""
    built = model.build(concept)
    labels = [dutch.get(q.label, "") for q in built.quantities.values()]
    assert [label for label in labels if len(label) > 80] == []
