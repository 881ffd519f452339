"""The README says what is true: its commands, its figure and its quantity work."""

import re
import sys
import tomllib
import types
from pathlib import Path

import numpy as np

from warmtenet.cli import COMMANDS
from warmtenet.core.model import Model
from warmtenet.core.quantity import given, quantity
from warmtenet.core.verbs import at_least
from warmtenet.figures import load
from warmtenet.model import CONCEPTS
from warmtenet.model.families import CASH_FLOW

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def block(kind):
    return re.findall(rf"```{kind}\n(.*?)```", README, re.DOTALL)


def test_the_two_commands_stand_alone_on_a_line():
    lines = README.splitlines()
    assert "pip install . && warmtenet run inputs/kort-haarlem-teo.xlsx" in lines
    assert 'pip install ".[test]" && pytest' in lines


def test_every_command_exists_and_is_shown():
    shown = set(re.findall(r"^warmtenet (\w+)", "\n".join(block("")), re.MULTILINE))
    assert shown == set(COMMANDS)


def test_the_figure_is_the_packaged_one():
    example = tomllib.loads(block("toml")[0])["acm.variable_tariff"]
    figure = load()["acm.variable_tariff"]
    value = example["values"][0]
    dated = figure.at(value["from"])
    assert (figure.label, figure.unit, dated.value) == (example["label"], example["unit"], value["value"])


def test_the_ten_lines_make_a_quantity():
    code = next(b for b in block("python") if "@quantity" in b)
    module = types.ModuleType("addition")
    module.__dict__.update(CHAPTER=CASH_FLOW, np=np, given=given, quantity=quantity, at_least=at_least)
    exec(compile(code, "README.md", "exec"), module.__dict__)
    sys.modules["addition"] = module
    model = Model(*CONCEPTS["teo"], module)
    assert model.quantities["margin_ok"].label == "Margin per weq is enough"
    assert "least_margin" in model.inputs
    lines = [line for line in code.splitlines() if line and not line.startswith("#")]
    assert len(lines) <= 10


def test_the_picture_is_there():
    for path in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README):
        assert (ROOT / path).is_file(), path
