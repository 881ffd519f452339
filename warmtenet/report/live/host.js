/* Joins the recalculated model with the translated report: what Python's Result, Case and Model are there. */
const host = (() => {
  const { Nd, Dict } = py;
  const modules = {};

  const thaw = (x) => {
    if (Array.isArray(x)) return x.map(thaw);
    if (x === null || typeof x !== "object") return x;
    if ("$c" in x) {
      const [module, name, values] = x.$c;
      return modules[module][name](...values.map(thaw));
    }
    if ("$d" in x) return new Dict(x.$d.map(([k, v]) => [thaw(k), thaw(v)]));
    if ("$n" in x) return py.toNd(thaw(x.$n));
    if ("$day" in x) return py.date.fromordinal(x.$day);
    if ("$s" in x) return new py.Set(x.$s);
    if ("$f" in x) return py.builtins.float(x.$f);
    return x;
  };

  /* Texts are found by a short key, see short_key in bundle.py. */
  const shortKey = (text) => {
    let found = 2166136261;
    for (let i = 0; i < text.length; i++) found = Math.imul(found ^ text.charCodeAt(i), 16777619);
    return (found >>> 0).toString(36);
  };

  const array = (value) => (Array.isArray(value) ? Nd.of_(value.map(array)) : value === null ? NaN : value);

  /* Declarations as the report asks for them; only what it reads. */
  const declared = (entry, families) => {
    const [kind, unit, label, per, yearly, words, marks] = entry;
    const { Quantity, Given, Description } = modules["warmtenet.core.quantity"];
    const family = per ? families[per] : null, known = new Dict(words);
    if (kind === "i") return py.callkw(Given, [unit, null, label, marks[0], marks[1]], { range: marks[2], per: family, yearly, words: known });
    const description = Description(unit, family, yearly, null, marks[0], marks[1], known, false);
    return Quantity(label, null, description, [], null, label, "", "");
  };

  const modelOf = (data, families) => {
    const declarations = Object.fromEntries(Object.entries(data.declared).map(([n, e]) => [n, declared(e, families)]));
    const of_ = (kind) => new Dict(Object.entries(declarations).filter(([n]) => data.declared[n][0] === kind));
    const inputs = of_("i"), quantities = of_("q");
    return {
      declarations, quantities, reach: data.reach, families: new Dict(Object.entries(families)), overridden: data.overridden,
      inputs: new Dict(inputs.items().map(([n, given]) => [n, { name: n, given, chapter: { label: data.declared[n][6][3] } }])),
      expressions: new Dict(Object.entries(data.formulas)),
      axes_of: (name) => ({ family: families[data.declared[name][3]] ?? null, yearly: data.declared[name][4] }),
    };
  };

  const caseOf = (data) => {
    const { Family } = modules["warmtenet.core.quantity"];
    const families = Object.fromEntries(Object.entries(data.families).map(([n, [label, elements, words]]) => [n, Family(n, label, new Dict(elements), null, new Dict(words))]));
    return {
      model: modelOf(data, families), years: data.years, effects: data.effects,
        project: { ...Object.fromEntries(Object.entries(data.project).map(([n, v]) => [n, thaw(v)])), defaulted: Array(data.defaulted).fill(null) },
      sizes: new Dict(Object.entries(data.sizes)),
      figures: {
        value: (key) => data.figures[key][1],
        __getitem__: (key) => ({ values: data.figures[key][0].map((year) => ({ from_: { year } })), at: () => ({ grade: data.figures[key][2] }) }),
      },
      elements: (family) => data.elements[family.name],
    };
  };

  const readable = (value) => {
    if (Array.isArray(value) || ArrayBuffer.isView(value)) return array(Array.from(value));
    return typeof value === "number" && Number.isNaN(value) ? null : value;
  };

  const resultOf = (case_, values, warnings, stale = new py.Set(), read = new Map()) => ({
    case: case_, years: case_.years, warnings, stale, values: { __contains__: (n) => n in values, __getitem__: (n) => array(values[n]) },
    __contains__: (name) => name in values,
    __getitem__(name) {
      if (!(name in values)) throw py.error(py.builtins.KeyError(`${name} is neither an input nor a quantity of this model`));
      if (!read.has(name)) read.set(name, readable(values[name]));
      return read.get(name);
    },
    axes: (name) => { const axes = case_.model.axes_of(name); return [axes.family !== null, axes.yearly]; },
    describe: (name) => case_.model.declarations[name],
    overridden: (name) => case_.model.overridden.includes(name),
  });

  return {
    shortKey, modules, thaw, caseOf, resultOf, readable, catalogue: {}, levers: [],
    effect_of(result, instead) {
      const changes = py.object(instead), known = new Set(Object.keys(result.case.effects));
      if (!Object.keys(changes).every((name) => known.has(name))) return null;
      return result.case.single(changes, ["npv_project_eur"]).find("npv_project_eur") - result.__getitem__("npv_project_eur");
    },
    reach_of: (line, model) => new py.Set(model.reach[line]),
    /* A coarser search than that of a run: some 250 evaluations of the model for each lever. */
    SCAN: 61,
    REFINEMENTS: 3,
    batch(case_, changes, wanted) {
      const [[name, values]] = changes.items(), names = py.builtins.list(wanted);
      const found = values.map((value) => case_.single({ [name]: value }, names));
      return new Dict(names.map((one) => [one, Nd.of_(Array.from(found, (values) => values.find(one) ?? NaN))]));
    },
    _rises(result, name, bounds) {
      const [low, high] = bounds.map((value) => result.case.single({ [name]: value }, ["npv_project_eur"]).find("npv_project_eur"));
      return high >= low;
    },
    _follows: (_, name) => host.levers.includes(name),
    formula_text: (node) => node[0],
    present_value: (flows, logRate) => flows.reduceRight((later, flow) => later * Math.exp(-logRate) + flow, 0),
    references: (node) => new py.Set(node[1]),
    round_half_up: py.fn(["value", "decimals", "step"], (value, decimals = 0, step = 0) => {
      const scaled = step ? value / step : value;
      const rounded = Number(Math.abs(scaled).toFixed(step ? 0 : decimals)) * (scaled < 0 ? -1 : 1);
      return step ? rounded * step : rounded;
    }),
    _catalogue: (language) => ({ gettext: (message) => (language === "en" ? message : host.catalogue[message] ?? host.catalogue[shortKey(message)] ?? message) }),
  };
})();
