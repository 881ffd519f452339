/* Runs of the calculation: the model with other inputs, read by the translated report. */
const makeEngine = (data) => {
  host.catalogue = data.catalogue;
  host.levers = data.levers;
  const report = (module) => python[`warmtenet.report.${module}`];
  const scenarios = (module) => python[`warmtenet.scenarios.${module}`];
  const { Context } = report("html.context");
  const sections = report("html.sections").RECALCULATED;
  const markup = report("markup"), paper = report("paper");
  const case_ = host.caseOf(data);
  const given = model.revive(data.inputs), rest = model.revive(data.values);
  const frozen = Object.fromEntries(Object.entries(data.extras).map(([name, value]) => [name, host.thaw(value)]));
  const [bars, grid, warnings] = [data.bars, data.grid, data.warnings].map(host.thaw);
  for (const id of Object.keys(Object.values(data.given)[0])) {
    (data.given[data.language] ??= {})[id] = document.getElementById(id)?.innerHTML;
  }
  const PICTURES = new py.Dict();
  const last = { changes: null, now: null };
  let base = null;

  const evaluate = (changes) => model.evaluate({ ...given, ...changes }, data.sizes, data.years);

  const sound = (changes) => {
    const values = evaluate(changes);
    const wrong = model.notFinite(values, { ...given, ...changes });
    if (wrong.length) throw new Error(`not finite: ${wrong.join(", ")}`);
    return Object.assign(values, rest);
  };

  const once = (make) => { let made; return () => (made ??= make()); };

  const extrasOf = (result, changed) => {
    const extras = { ...frozen };
    if (changed) extras.break_evens = [];
    const later = (name, make) => Object.defineProperty(extras, name, { get: once(make) });
    later("money", () => scenarios("money_matrix").money_matrix(result));
    if (!changed) return extras;
    later("stress", () => scenarios("stress").stress_table(result));
    later("lenses", () => scenarios("lenses").wis_lenses(result));
    if (data.effects.comfort_class) later("comfort", () => scenarios("comfort").comfort_outcomes(result));
    later("irr_roots", () => model.irrRoots(result.__getitem__("net_cash_flow_eur")));
    return extras;
  };

  const calculated = (changes) => {
    const stale = new py.Set(Object.keys(changes).flatMap((name) => data.stale[name] ?? []));
    const values = sound(changes), changed = Object.keys(changes).length > 0;
    /* What rests on a simulation is that of the base case, not half of each. */
    for (const name of py.iter(stale)) values[name] = base.values[name];
    const by_hand = Object.keys(changes).filter((name) => case_.model.quantities.has(name));
    const own = Object.assign(Object.create(case_), {
      arrays: { __getitem__: (name) => py.toNd([changes[name] ?? given[name]]) },
      evaluate: py.fn(["changes", "wanted"], (_, wanted) => new py.Dict([...py.iter(wanted)].map((name) => [name, py.toNd([values[name]])]))),
      single(other, wanted) {
        const values = evaluate({ ...changes, ...py.object(other) });
        return new py.Dict([...py.iter(wanted)].map((name) => [name, host.readable(values[name])]));
      },
      model: Object.assign(Object.create(case_.model), { overridden: [...new Set([...data.overridden, ...by_hand])] }),
    });
    const first = host.resultOf(own, values, warnings, stale);
    /* The effects of points of attention take ten evaluations more: only who shows them pays for them. */
    const { find_attention } = scenarios("attention"), { RULES } = scenarios("points");
    const found = once(() => (changed ? py.builtins.list(find_attention(first, RULES)) : warnings));
    const result = Object.defineProperty({ ...first }, "warnings", { get: found });
    return { values, result, extras: extrasOf(first, changed), searched: !changed };
  };

  const pause = () => new Promise((done) => setTimeout(done));

  /* Break-evens take some hundreds of evaluations each: they are searched when the reader pauses. */
  const search = async (now) => {
    const { LEVERS, _solve } = scenarios("break_even"), found = [];
    for (const [name, [lever, low, high]] of LEVERS.items()) {
      await pause();
      if (last.now !== now) return false;
      found.push(_solve(now.result.case, name, lever, low, high));
    }
    Object.assign(now.extras, { break_evens: found });
    return (now.searched = true);
  };
  const canSearch = () => scenarios("break_even").LEVERS.values().every(([lever]) => data.levers.includes(lever));

  /* One run in one language; everything is made when it is asked for. */
  const read = (now, language) => {
    const t = python["warmtenet.locale"].Translator(language);
    const ctx = Context(now.result, bars, grid, t, data.version, now.extras);
    const facts = once(() => report("html.facts").facts_of(ctx));
    const checks = once(() => report("html.checks").checks_of(ctx));
    const page = once(() => paper.first_on_paper(report("html.summary").summary_of(ctx, facts(), checks())));
    const cards = once(() => report("html.cards").cards(ctx, facts()));
    const parts = new Map();
    const part = (id) => {
      if (!parts.has(id)) parts.set(id, sections.has(id) ? paper.section_on_paper(sections.find(id)(ctx, facts(), checks())) : null);
      return parts.get(id);
    };
    const chartsIn = (found) => (found ? report("page").charts_of(found) : []);
    const charts = once(() => {
      const first = page().charts.filter((chart) => chart.spec !== undefined);
      return [...first, ...sections.keys().flatMap((id) => chartsIn(part(id)))];
    });
    const chartOf = (id) => {
      const within = [...page().charts.filter((c) => c.spec !== undefined), ...[...parts.values()].flatMap(chartsIn)];
      return within.find((chart) => chart.id === id) ?? charts().find((chart) => chart.id === id);
    };
    const written = (chart) => ({ spec: py.plain(chart.spec), alt: chart.alt, title: chart.title });
    return {
      stale: now.result.stale, language,
      /* The same run with what was left out for time; null when another run has begun. */
      complete: async () => (!now.searched && canSearch() && (await search(now)) ? read(now, language) : null),
      t: (message) => t(message),
      summary: () => markup.summary(page(), PICTURES, t),
      section: (id) => (part(id) ? markup.section(part(id), PICTURES, t) : data.given[language]?.[id] ?? null),
      chartIds: () => charts().map((chart) => chart.id),
      chart: (id) => { const chart = chartOf(id); return chart ? written(chart) : null; },
      cards,
      whatIf: () => {
        const { what_if_table } = report("html.what_if");
        return markup.what_if(what_if_table(base.cards(t), cards(), ctx.numbers, t), t);
      },
      page, part,
      value: (name) => now.result.__getitem__(name),
    };
  };

  base = calculated({});
  const cardsOfBase = new Map();
  base.cards = (t) => {
    if (!cardsOfBase.has(t.language)) cardsOfBase.set(t.language, read(base, t.language).cards());
    return cardsOfBase.get(t.language);
  };

  return {
    languages: ["nl", "en"],
    names: Object.keys(data.declared),
    plain: py.plain,
    /* The first evaluations are ten times slower: they are made before a reader moves a slider. */
    warm: (language) => {
      for (let i = 0; i < 5; i++) evaluate({});
      read(base, language).cards();
    },
    run: (changes, language) => {
      const asked = JSON.stringify(changes);
      if (asked === "{}") return read(base, language);
      if (last.changes !== asked) Object.assign(last, { changes: asked, now: calculated(changes) });
      return read(last.now, language);
    },
  };
};
