"use strict";
/* Stands in for the calculation of the page: every million of extra subsidy adds one to the balance. */
(() => {
  const page = window.warmtenet;
  const html = (id) => document.getElementById(id).innerHTML;
  const start = { lang: document.documentElement.lang, parts: {}, specs: {} };
  const DUTCH = {
    "Modified variant: {n} lever changed": "Aangepaste variant: {n} knop gewijzigd",
    "Modified variant: {n} levers changed": "Aangepaste variant: {n} knoppen gewijzigd",
    "Back to the base case": "Terug naar basis",
    "What if?": "Wat als?",
    Print: "Afdrukken",
    Contents: "Inhoud",
  };
  const runs = (window.mockRuns = []);

  const balance = (changes) =>
    -12.3 + (changes.extra_subsidy_eur ?? 0) / 1e6 + 20 * ((changes.uptake ?? 0.8) - 0.8);

  const written = (value, language) =>
    value.toFixed(1).replace("-", "\u2212").replace(".", language === "nl" ? "," : ".");

  const run = (changes, language) => {
    runs.push({ changes, language });
    if (changes.uptake === 0.66) throw new RangeError("no such case");
    const now = written(balance(changes), language);
    const words = language === "nl" ? `Het saldo is ${now} mln.` : `The balance is ${now} mln.`;
    const heading = (text) => (language === start.lang ? text : text.replace(/(<h2[^>]*>(?:<span[^>]*>\d+<\/span> )?)/, "$1EN "));
    const moved = Object.keys(changes).length > 0;
    const titled = (text) => text.replaceAll('class="chart-title">', moved ? 'class="chart-title">NU ' : 'class="chart-title">');
    return {
      summary: () => start.parts.samenvatting.replace(/(<h1[^>]*>)[^]*?(<\/h1>)/, `$1${words}$2`),
      section: (id) => {
        if (id === "opgave" && changes.extra_subsidy_eur === 13e6) throw new TypeError("not in this section");
        return titled(heading(start.parts[id]));
      },
      whatIf: () => `<table><tbody><tr><th scope="row">NCW</th><td>\u221212,3</td><td>${now}</td></tr></tbody></table>`,
      chart: (id) => {
        if (!start.specs[id]) return null;
        return { spec: moved ? { ...start.specs[id], usermeta: { now } } : start.specs[id], alt: `alt ${now}`, title: id };
      },
      chartIds: () => Object.keys(start.specs),
      stale: new Set(),
      t: (text) => (language === "nl" ? DUTCH[text] ?? text : text),
    };
  };

  let engine = null;
  page.engine = () => (engine ??= (async () => {
    if (window.mockFails) throw new Error("cannot start");
    start.parts.samenvatting = html("samenvatting");
    for (const part of document.querySelectorAll("main > section.chapter")) start.parts[part.id] = part.innerHTML;
    for (const place of document.querySelectorAll("[data-chart]")) {
      start.specs[place.dataset.chart] = await page.specOf(place.dataset.chart);
      for (const [id, text] of Object.entries(start.parts)) start.parts[id] = text.replace(place.innerHTML, "");
    }
    return { languages: ["nl", "en"], run };
  })());
})();
