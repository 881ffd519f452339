"""Speed and size of the page that recalculates itself: `make bench`, where Chromium is installed."""

import statistics

import numpy as np
import pytest
from live.reports import ask, opened, report_of
from support import cases

from warmtenet.report.render import start_drawing

TIMES = 20
LARGEST = 2_200_000
# Per move: the values, page 1 with the table, and all that a reader sees of it.
MOVE = """(engine) => {
  const times = { values: [], "page 1": [], table: [] };
  const timed = (name, work) => {
    const start = performance.now();
    work();
    times[name].push(performance.now() - start);
  };
  for (let i = 0; i < %d; i++) {
    let run = null;
    timed("values", () => { run = engine.run({ uptake: 0.6 + 0.01 * i }, "nl"); });
    timed("table", () => run.whatIf());
    timed("page 1", () => run.summary());
  }
  return times;
}"""
REDRAW = """async (engine, i) => {
  const box = document.getElementById("vak-uptake"), table = document.getElementById("wat-als-tabel");
  const before = table.textContent, start = performance.now();
  box.value = String(60 + i);
  box.dispatchEvent(new Event("input", { bubbles: true }));
  while (table.textContent === before) await new Promise(requestAnimationFrame);
  return performance.now() - start;
}"""


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bench")
    with start_drawing() as drawing:
        return report_of(cases.example_project("kort-haarlem-teo", folder), folder, drawing)


def test_opening_until_the_sliders_work(benchmark, browser, report):
    def visit():
        with opened(browser, report.path.as_uri()):
            pass

    benchmark.extra_info["file, bytes"] = size = report.path.stat().st_size
    benchmark.pedantic(visit, rounds=3, warmup_rounds=1)
    assert size < LARGEST


def test_a_move_in_the_page(benchmark, browser, report):
    with opened(browser, report.path.as_uri()) as page:
        ask(page, MOVE % TIMES)
        times = benchmark.pedantic(ask, args=(page, MOVE % TIMES), rounds=3)
    for name, found in times.items():
        benchmark.extra_info[f"median ms, {name}"] = round(statistics.median(found), 1)


def test_a_slider_until_the_table_shows_it(benchmark, browser, report):
    with opened(browser, report.path.as_uri()) as page:
        ask(page, MOVE % TIMES)
        page.evaluate("document.getElementById('wat-als').scrollIntoView()")
        found = benchmark.pedantic(lambda: [ask(page, REDRAW, i) for i in range(5)], rounds=2)
    benchmark.extra_info["median ms"] = round(statistics.median(found), 1)


def test_the_same_values_by_numpy(benchmark, report):
    case = report.result.case
    values = iter(np.linspace(0.6, 0.95, 1000))
    benchmark.pedantic(lambda: case.evaluate({"uptake": np.array([[[next(values)]]])}), rounds=TIMES)
