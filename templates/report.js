"use strict";
(() => {
  const drawn = new Map();

  const { unpacked } = window.warmtenet;

  const loadDrawingCode = async () => {
    if (window.vegaEmbed) return true;
    const code = document.getElementById("bundle");
    if (!code) return false;
    const source = await unpacked(code.textContent);
    if (window.vegaEmbed) return true;
    const script = document.createElement("script");
    script.textContent = source;
    document.head.append(script);
    code.remove();
    return Boolean(window.vegaEmbed);
  };

  let starting = null;

  /* The calculation: the model, and the code that writes the report, with the values of this run. */
  const start = async () => {
    const place = document.getElementById("engine");
    const { code, data } = JSON.parse(await unpacked(place.textContent));
    const script = document.createElement("script");
    script.textContent = code;
    document.head.append(script);
    place.remove();
    return window.warmtenet.makeEngine(data);
  };

  const engine = () => (starting ??= start());

  const options = { ast: true, actions: false, renderer: "svg", mode: "vega-lite", defaultStyle: false };

  /* Draws a chart in place of its picture; the description moves to the new one. */
  const draw = async (id, spec) => {
    const place = document.querySelector(`[data-chart="${CSS.escape(id)}"]`);
    if (!place || !(await loadDrawingCode())) return null;
    const fresh = document.createElement("div");
    const result = await window.vegaEmbed(fresh, spec, options);
    const svg = fresh.querySelector("svg");
    const old = place.querySelector("svg");
    for (const name of ["role", "aria-labelledby", "aria-describedby"]) {
      if (old && old.hasAttribute(name)) svg.setAttribute(name, old.getAttribute(name));
    }
    if (old) svg.prepend(...old.querySelectorAll(":scope > title, :scope > desc"));
    drawn.get(id)?.finalize();
    drawn.set(id, result);
    const steady = window.warmtenet.steady ?? ((work) => work());
    steady(() => place.replaceChildren(fresh));
    place.dataset.live = "yes";
    return result;
  };

  let specs = null;

  const specOf = async (id) => {
    if (!document.getElementById("specs")) {
      const run = (await engine()).run({}, document.documentElement.lang);
      return run.chart(id)?.spec ?? null;
    }
    specs ??= unpacked(document.getElementById("specs").textContent).then(JSON.parse);
    return (await specs)[id] ?? null;
  };

  /* A still picture comes alive when a reader points at it, with the figures that the page shows then. */
  const awaken = (event) => {
    const place = event.target.closest?.("[data-chart]");
    if (!place || place.dataset.live) return;
    const id = place.dataset.chart;
    place.dataset.live = "starting";
    Promise.resolve(window.warmtenet.currentSpec?.(id) ?? specOf(id))
      .then((spec) => spec && draw(id, spec))
      .catch((error) => console.error(id, error));
  };

  const printPage = async (all) => {
    await window.warmtenet.settle?.();
    const closed = all ? [...document.querySelectorAll("main details:not([open])")] : [];
    for (const part of closed) part.open = true;
    window.print();
    for (const part of closed) part.open = false;
  };

  /* What scrolls sideways is reached and moved with the keyboard, and nothing else is a stop. */
  const reachFrames = () => {
    const frames = [...document.querySelectorAll("main .drawing, main .scroll")];
    const scrolling = frames.map((frame) => frame.scrollWidth > frame.clientWidth + 1);
    frames.forEach((frame, i) => (scrolling[i] ? (frame.tabIndex = 0) : frame.removeAttribute("tabindex")));
  };

  const followContents = () => {
    const links = new Map([...document.querySelectorAll(".contents a")].map((a) => [a.hash.slice(1), a]));
    const observer = new IntersectionObserver((entries) => {
      for (const entry of entries) {
        if (!entry.isIntersecting) continue;
        for (const link of links.values()) link.removeAttribute("aria-current");
        links.get(entry.target.id)?.setAttribute("aria-current", "true");
      }
    }, { rootMargin: "-20% 0px -70% 0px" });
    for (const section of document.querySelectorAll("main > section")) observer.observe(section);
  };

  document.addEventListener("pointerover", awaken, { passive: true });
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => printPage(button.dataset.print === "all"));
  }
  if (window.matchMedia("(max-width: 1199px)").matches) {
    document.querySelector(".contents details")?.removeAttribute("open");
  }
  followContents();
  window.addEventListener("load", reachFrames);
  window.addEventListener("resize", reachFrames);
  document.addEventListener("toggle", reachFrames, true);
  Object.assign(window.warmtenet, { draw, specOf });
  if (document.getElementById("engine")) window.warmtenet.engine = engine;
})();
