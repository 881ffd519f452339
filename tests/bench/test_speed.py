"""Speed, measured side by side in one run: `make bench`. Targets stand beside, nothing fails on time."""

import resource
import subprocess
import sys
from pathlib import Path

import numpy as np
import numpy_financial as npf
import pytest
from support.dwellings import random_dwellings
from support.homes import rules as measure_rules

from warmtenet.engineering.dwelling import Conventions
from warmtenet.engineering.emission import emission_w
from warmtenet.engineering.heat_loss import heat_loss
from warmtenet.engineering.measures import Questions, improve
from warmtenet.figures import load
from warmtenet.locale import translator
from warmtenet.model import build
from warmtenet.scenarios.batch import batch
from warmtenet.scenarios.case import Case, prepare
from warmtenet.scenarios.sensitivity import tornado
from warmtenet.workbook import read, write_template
from warmtenet.workbook.examples import example

METRICS = ["npv_project_eur", "lcoh_eur_per_gj", "irr_project"]
MANY, FEW = 100_000, 1_000


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bench") / "kort-haarlem-teo.xlsx"
    concept, data = example("kort-haarlem-teo", load(), translator("nl"))
    write_template(path, build(concept), load(), language="nl", concept=concept, example=data)
    return path


@pytest.fixture(scope="module")
def case(workbook: Path) -> Case:
    return prepare(read(workbook, build))


def scenarios(case: Case, count: int) -> dict[str, np.ndarray]:
    """Every input of the tornado drawn from its range."""
    rng = np.random.default_rng(1)
    return {bar.name: rng.uniform(bar.low, bar.high, count) for bar in tornado(case)}


def command(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "warmtenet", *arguments], check=True, capture_output=True)


def test_help(benchmark):
    benchmark.extra_info["target"] = "0.3 s"
    benchmark.pedantic(command, args=("--help",), rounds=5, warmup_rounds=1)


def test_python_starts(benchmark):
    benchmark.extra_info["peer"] = "an empty Python, what the help is measured against"
    benchmark.pedantic(subprocess.run, args=([sys.executable, "-c", ""],), rounds=5, warmup_rounds=1)


def test_run_end_to_end(benchmark, workbook, tmp_path):
    benchmark.extra_info["target"] = "3 s, 300 MB"
    benchmark.pedantic(command, args=("run", str(workbook), "-o", str(tmp_path)), rounds=5, warmup_rounds=1)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    benchmark.extra_info["peak MB of a process"] = round(peak)


def test_one_evaluation(benchmark, case):
    benchmark(case.evaluate)


def test_100_000_scenarios(benchmark, case):
    benchmark.extra_info["target"] = "5 s on two cores"
    benchmark.pedantic(batch, args=(case, scenarios(case, MANY), METRICS), rounds=3, warmup_rounds=1)


def test_1_000_cash_flows_with_numpy_financial(benchmark, case):
    benchmark.extra_info["peer"] = "only NPV and IRR of 1,000 ready-made flows, one by one"
    flows = batch(case, scenarios(case, FEW), ["net_cash_flow_eur"])["net_cash_flow_eur"]

    def loop() -> list[tuple[float, float]]:
        return [(npf.npv(0.047, f), npf.irr(f)) for f in flows.T]

    benchmark.pedantic(loop, rounds=3, warmup_rounds=1)


def test_heat_loss_of_10_000_dwellings(benchmark):
    benchmark.extra_info["target"] = "1 s for 80,000 rooms with 480,000 surfaces"
    whole = random_dwellings(10_000, rooms=8, surfaces=6)
    losses = benchmark.pedantic(heat_loss, args=(whole, Conventions()), rounds=5, warmup_rounds=1)
    assert losses.total_w.shape == (80_000,)


def test_emission_of_10_000_dwellings(benchmark):
    benchmark.extra_info["target"] = "1 s for 80,000 rooms"
    whole = random_dwellings(10_000, rooms=8, surfaces=1)
    emission = benchmark.pedantic(emission_w, args=(whole, 70.0, 50.0), rounds=5, warmup_rounds=1)
    assert emission.shape == (80_000,)


def test_ladder_of_10_000_dwellings(benchmark):
    benchmark.extra_info["target"] = "5 s for eight steps, each with a test"
    homes = 10_000
    whole = random_dwellings(homes, rooms=8, surfaces=6)
    asked = Questions(
        roof_insulated=np.zeros(homes, dtype=bool),
        floor_insulated=np.zeros(homes, dtype=bool),
        wall=np.full(homes, "cavity_empty"),
        share_not_hr=np.ones(homes),
        crawl_space_m=np.ones(homes),
    )
    rules = measure_rules(load())
    found = benchmark.pedantic(improve, args=(whole, asked, Conventions(), 70.0, 50.0, rules), rounds=3)
    assert found.status.shape == (homes, 8)
