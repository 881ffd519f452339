"""Speed of the model in the browser: `make bench`, where Chromium is installed."""

import statistics

import pytest
from support import cases

from warmtenet.core.javascript import constant_values, model_script, needed_inputs

KEEP = "([inputs, n, Y]) => { window.base = model.revive(inputs); window.sizes = n; window.years = Y; }"
TIMES = 100
MOVE = f"""() => {{
  const times = [];
  for (let i = 0; i < {TIMES}; i++) {{
    const start = performance.now();
    model.evaluate({{...base, uptake: 0.5 + i / 1000}}, sizes, years);
    times.push(performance.now() - start);
  }}
  return times;
}}"""


@pytest.fixture(scope="module")
def page(script_page, tmp_path_factory):
    case = cases.result_of(cases.example_project("kort-haarlem-teo", tmp_path_factory.mktemp("bench"))).case
    wanted = list(case.model.quantities)
    script_page.load(model_script(case.model, wanted))
    given = constant_values(case.model, case.evaluate(), needed_inputs(case.model, wanted))
    script_page.page.evaluate(KEEP, [given, case.sizes, list(case.years)])
    return script_page.page


def test_100_recalculations_in_the_browser(benchmark, page):
    benchmark.extra_info["target"] = "0.5 s, so 5 ms for each"
    times = benchmark.pedantic(page.evaluate, args=(MOVE,), rounds=5, warmup_rounds=2)
    benchmark.extra_info["median ms of one"] = statistics.median(times)
