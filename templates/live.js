"use strict";
/* The sliders of "What if?": from what a reader moves to another run of the calculation. */
(() => {
  const page = window.warmtenet;
  const section = document.getElementById("wat-als");
  if (!section || !page?.engine) return;

  const SPEAK_AFTER = 700;
  const at = (id) => document.getElementById(id);
  const moved = new Map();
  let engine = null;
  let levers = new Map();
  let language = document.documentElement.lang;
  let base = null;
  let run = null;

  /* Numbers as they are written in the language of the page. */
  const group = () => (language === "nl" ? "." : ",");
  const point = () => (language === "nl" ? "," : ".");

  const written = (lever, value) => {
    const [whole, rest] = Math.abs(value).toFixed(lever.decimals).split(".");
    const grouped = lever.unit ? whole.replace(/\B(?=(\d{3})+$)/g, group()) : whole;
    return (value < 0 ? "\u2212" : "") + grouped + (rest ? point() + rest : "");
  };

  /* "0,7", "0.7", "1.234,5" and "70 %" are all understood; anything else gives NaN. */
  const parsed = (text) => {
    let bare = text.replace(/[\s\u00a0%]/g, "").replace("\u2212", "-");
    const thousands = group() === "." ? /^-?[1-9]\d{0,2}(\.\d{3})+(,\d*)?$/ : /^-?[1-9]\d{0,2}(,\d{3})+(\.\d*)?$/;
    if (thousands.test(bare)) bare = bare.replaceAll(group(), "");
    bare = bare.replace(",", ".");
    return /^-?(\d+\.?\d*|\.\d+)$/.test(bare) ? Number(bare) : NaN;
  };

  const withUnit = (lever, value) => (written(lever, value) + " " + lever.unit).trim();
  const exact = (lever) => Number((moved.get(lever.name) / lever.factor).toPrecision(12));
  const inOrder = () => [...levers.values()].filter((lever) => moved.has(lever.name));
  const changes = () => Object.fromEntries(inOrder().map((lever) => [lever.name, exact(lever)]));
  const fill = (pattern, name, value) => pattern.replace(`{${name}}`, () => value);
  const tell = (message) => { at("wat-als-melding").textContent = message; };

  const readLever = (element) => {
    const name = element.dataset.lever;
    const slider = element.querySelector("input[type=range]");
    return {
      name,
      element,
      slider,
      box: element.querySelector("input[type=text]"),
      label: element.querySelector("label").firstChild.textContent.trim(),
      unit: element.querySelector(".lever-unit").textContent,
      factor: Number(element.dataset.factor),
      base: Number(element.dataset.base),
      decimals: Number(element.dataset.decimals),
      low: Number(slider.min),
      high: Number(slider.max),
    };
  };

  const display = (lever, { keepBox = false } = {}) => {
    const value = moved.get(lever.name) ?? lever.base;
    lever.slider.value = value;
    lever.slider.setAttribute("aria-valuetext", withUnit(lever, value));
    lever.element.classList.toggle("moved", moved.has(lever.name));
    lever.box.removeAttribute("aria-invalid");
    const folded = lever.element.closest("details");
    if (folded && moved.has(lever.name)) folded.open = true;
    if (!keepBox) lever.box.value = written(lever, value);
  };

  const put = (lever, value, options) => {
    const isBase = Math.abs(value - lever.base) < 10 ** -lever.decimals / 1000;
    if (isBase) moved.delete(lever.name);
    else moved.set(lever.name, value);
    display(lever, options);
    schedule();
  };

  const isWithin = (lever, value) => value >= lever.low - 1e-9 && value <= lever.high + 1e-9;

  const outside = (lever) => {
    const pattern = run.t("{label} must be a number from {low} to {high}.");
    const label = lever.label[0].toUpperCase() + lever.label.slice(1);
    return fill(fill(fill(pattern, "label", label), "low", written(lever, lever.low)), "high", withUnit(lever, lever.high));
  };

  const typed = (lever) => {
    const text = lever.box.value.trim();
    const value = text ? parsed(text) : lever.base;
    if (!isWithin(lever, value)) {
      lever.box.setAttribute("aria-invalid", "true");
      tell(outside(lever));
      return;
    }
    tell("");
    put(lever, value, { keepBox: true });
  };

  const bind = () => {
    levers = new Map([...section.querySelectorAll(".lever")].map(readLever).map((lever) => [lever.name, lever]));
    for (const lever of levers.values()) display(lever);
    at("wat-als-zonder").hidden = true;
    for (const id of ["wat-als-knoppen", "wat-als-acties"]) at(id).hidden = false;
    at("wat-als-tabel").classList.remove("base-only");
  };

  const leverOf = (target) => levers.get(target.closest?.(".lever")?.dataset.lever);

  section.addEventListener("input", (event) => {
    const lever = leverOf(event.target);
    if (!lever) return;
    if (event.target === lever.slider) {
      tell("");
      put(lever, Number(Number(lever.slider.value).toFixed(lever.decimals)));
    } else {
      typed(lever);
    }
  });

  /* A box that is left shows the value in force; what could not be read is gone. */
  section.addEventListener("change", (event) => {
    const lever = leverOf(event.target);
    if (lever && event.target === lever.box) display(lever);
  });

  let spoken = 0;

  const speak = () => {
    clearTimeout(spoken);
    spoken = setTimeout(() => { at("variant-uitkomst").textContent = at("headline").textContent; }, SPEAK_AFTER);
  };

  /* The balance before and after: the first row of the table, of which the sliders may hide the rest. */
  const outcome = () => {
    const [label, before, now] = [...at("wat-als-tabel").querySelectorAll("tbody tr:first-child > *")];
    return label ? `${label.textContent}: ${before.textContent} \u2192 ${now.textContent}` : "";
  };

  const showBar = () => {
    const bar = at("variant-balk");
    const count = moved.size;
    document.body.classList.toggle("variant", count > 0);
    bar.hidden = count === 0;
    const pattern = run.t(count === 1 ? "Modified variant: {n} lever changed" : "Modified variant: {n} levers changed");
    const list = inOrder().map((lever) => `${lever.label} ${withUnit(lever, moved.get(lever.name))}`).join(" · ");
    bar.firstElementChild.textContent = count ? `${fill(pattern, "n", String(count))}: ${list}` : "";
    bar.children[1].textContent = outcome();
  };

  const update = () => {
    try {
      run = engine.run(changes(), language);
      page.steady(() => {
        page.show(run, base);
        page.refill(at("wat-als-tabel"), run.whatIf());
        showBar();
      });
    } catch (error) {
      tell(base.t("This combination cannot be calculated; the page shows the last one that could."));
      console.warn(error);
      return;
    }
    speak();
  };

  let frame = 0;

  const schedule = () => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(update);
  };

  const reset = () => {
    moved.clear();
    for (const lever of levers.values()) display(lever);
    tell("");
    at("wat-als-kopie").hidden = true;
    if (location.hash.startsWith("#v=")) history.replaceState(null, "", location.pathname + location.search);
    schedule();
  };

  /* What a reader takes along: link, arguments, list. */
  const fragment = () => "#v=" + inOrder().map((lever) => `${lever.name}:${exact(lever)}`).join(",");
  const link = () => location.href.split("#")[0] + (moved.size ? fragment() : "");
  const settings = () => inOrder().map((lever) => `--set ${lever.name}=${exact(lever)}`).join(" ");

  const listing = () => {
    const rows = inOrder().map((lever) => [lever.name, lever.label, String(exact(lever)).replace(".", point())]);
    return [["key", run.t("label"), run.t("value")], ...rows].map((cells) => cells.join("\t") + "\r\n").join("");
  };

  const copy = async (text) => {
    const place = at("wat-als-kopie");
    const area = place.firstElementChild;
    place.hidden = !text;
    area.value = text;
    if (!text) return tell(run.t("Nothing has been changed."));
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      area.select();
      document.execCommand("copy");
    }
    return tell(run.t("Copied; the text stands below."));
  };

  const save = () => {
    const anchor = document.createElement("a");
    anchor.href = URL.createObjectURL(new Blob(["\ufeff", listing()], { type: "text/tab-separated-values" }));
    anchor.download = "variant.txt";
    anchor.click();
    setTimeout(() => URL.revokeObjectURL(anchor.href), 1000);
  };

  const actions = {
    reset,
    save,
    link: () => copy(link()),
    set: () => copy(settings()),
    list: () => copy(moved.size ? listing() : ""),
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-variant]");
    if (button && engine) actions[button.dataset.variant]?.();
  });

  /* Takes the variant of the address over; what is unknown or out of range is left out and named. */
  const restore = () => {
    if (!location.hash.startsWith("#v=")) return;
    const ignored = [];
    moved.clear();
    let parts = "";
    try { parts = decodeURIComponent(location.hash.slice(3)); } catch { parts = location.hash.slice(3); }
    for (const part of parts.split(",").filter(Boolean)) {
      const [name, text = ""] = part.split(":");
      const lever = levers.get(name);
      const value = lever && text.trim() ? Number((Number(text) * lever.factor).toPrecision(12)) : NaN;
      if (!Number.isFinite(value) || !isWithin(lever, value)) ignored.push(part.slice(0, 60));
      else if (Math.abs(value - lever.base) >= 10 ** -lever.decimals / 1000) moved.set(name, value);
    }
    for (const lever of levers.values()) display(lever);
    tell(ignored.length ? fill(run.t("Left out of the link, unknown or out of range: {parts}."), "parts", ignored.join(", ")) : "");
    schedule();
  };

  /* The page in the other language, frame included. */
  const translateFrame = () => {
    for (const element of document.querySelectorAll("[data-text]")) {
      element.textContent = fill(run.t(element.dataset.text), "name", element.dataset.name ?? "");
    }
    for (const element of document.querySelectorAll("[data-label]")) {
      element.setAttribute("aria-label", run.t(element.dataset.label));
    }
    for (const button of document.querySelectorAll("[data-language]")) {
      button.setAttribute("aria-pressed", String(button.dataset.language === language));
    }
  };

  const speakLanguage = (code) => {
    language = code;
    document.documentElement.lang = code;
    base = engine.run({}, code);
    run = engine.run(changes(), code);
    page.refill(section, base.section("wat-als"));
    const title = document.querySelector('.contents a[href="#wat-als"] .title');
    if (title) title.textContent = section.querySelector("h2").textContent;
    bind();
    translateFrame();
    update();
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-language]");
    if (button && engine && button.dataset.language !== language) speakLanguage(button.dataset.language);
  });

  let starting = null;

  const begin = async () => {
    engine = await page.engine();
    base = engine.run({}, language);
    run = base;
    bind();
    (window.requestIdleCallback ?? setTimeout)(() => engine.warm?.(language));
    const switches = document.querySelector(".languages");
    if (switches) switches.hidden = engine.languages.length < 2;
    restore();
  };

  /* Without the calculation the sentence stays in place of the sliders. */
  const start = () => (starting ??= begin().catch((error) => { engine = null; console.info(error); }));

  addEventListener("hashchange", () => { if (engine) restore(); });
  (window.requestIdleCallback ?? setTimeout)(start);
  page.ready = start;
})();
