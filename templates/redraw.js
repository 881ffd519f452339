"use strict";
/* Shows another run of the calculation: texts at once where they are in view, charts after them. */
(() => {
  const MARGIN = 300;
  const TOP = 90;
  const SOON = 250;
  const PAUSE = 900;
  const SEARCHED = new Set(["gevoeligheid", "controles"]);
  const summary = document.getElementById("samenvatting");
  const parts = [summary, ...document.querySelectorAll("main > section.chapter")].filter((p) => p.id !== "wat-als");
  const idle = window.requestIdleCallback ?? ((work) => setTimeout(work, 30));

  let run = null;
  let base = null;
  let first = null;
  let later = 0;
  let soon = 0;
  const waiting = new Set();
  const dirty = new Set();
  const drawn = new Map();

  const kept = (element, name) =>
    (name === "open" && element.localName === "details") || (name === "data-live" && element.dataset.chart);

  const syncAttributes = (old, fresh) => {
    for (const { name } of [...old.attributes]) {
      if (!fresh.hasAttribute(name) && !kept(old, name)) old.removeAttribute(name);
    }
    for (const { name, value } of fresh.attributes) {
      if (old.getAttribute(name) !== value) old.setAttribute(name, value);
    }
  };

  const alike = (a, b) => a.nodeName === b.nodeName && (a.id ?? "") === (b.id ?? "");

  /* Changes only what differs, so that focus, open parts, drawings and the place on the page stay. */
  const morph = (old, fresh) => {
    if (old.nodeType === Node.TEXT_NODE) {
      if (old.data !== fresh.data) old.data = fresh.data;
      return;
    }
    syncAttributes(old, fresh);
    if (!(old.dataset?.chart && !fresh.hasChildNodes())) morphChildren(old, fresh);
  };

  const morphChildren = (old, fresh) => {
    const before = [...old.childNodes];
    const after = [...fresh.childNodes];
    after.forEach((node, i) => {
      if (i >= before.length) old.append(node);
      else if (alike(before[i], node)) morph(before[i], node);
      else before[i].replaceWith(node);
    });
    for (const node of before.slice(after.length)) node.remove();
  };

  const places = (within) => [...within.querySelectorAll("[data-chart]")];

  /* Gives the element other contents; a picture that moved to another place is carried along. */
  const refill = (element, contents) => {
    const pictures = new Map(places(element).map((place) => [place.dataset.chart, [place, [...place.childNodes]]]));
    morphChildren(element, contents);
    for (const place of places(element)) {
      const [was, nodes] = pictures.get(place.dataset.chart) ?? [null, []];
      if (place !== was && !place.hasChildNodes()) place.append(...nodes);
    }
  };

  const refillWith = (element, html) => {
    const fresh = document.createElement("template");
    fresh.innerHTML = html;
    refill(element, fresh.content);
  };

  const specOf = (which, id) => {
    const chart = which.chart(id);
    return chart ? JSON.stringify(chart.spec) : "";
  };

  const htmlOf = (which, part) =>
    part === summary ? which.summary() : which.section(part.id) ?? part.innerHTML;

  /* What does not follow is shown as it is in the base case, whole: never half of the one and half of the other. */
  const withStill = (html, part) => {
    const fresh = document.createElement("template");
    fresh.innerHTML = html;
    const still = fresh.content.querySelectorAll("[data-still]");
    if (!still.length || run === base) return fresh.content;
    const before = document.createElement("template");
    before.innerHTML = htmlOf(base, part);
    const kept = before.content.querySelectorAll("[data-still]");
    if (kept.length === still.length) still.forEach((element, i) => element.replaceWith(kept[i]));
    return fresh.content;
  };

  /* A figure that rests on a simulation is that of the base case, and is marked so. */
  const markStale = (part) => {
    if (!run.stale?.length) return;
    const told = run.t("holds for the base case");
    for (const element of part.querySelectorAll("[data-key]")) {
      if (!element.dataset.key.split(/\W+/).some((name) => run.stale.has(name))) continue;
      element.classList.add("stale");
      element.title = told;
      const figure = element.closest("figure.chart:not([data-still])");
      if (figure) figure.dataset.stale = told;
    }
  };

  /* A part that cannot be calculated again keeps its figures and says that they are older. */
  const sayFailed = (part) => {
    if (part.querySelector(".part-failed")) return;
    const note = document.createElement("p");
    note.className = "text attention part-failed";
    note.textContent = run.t("This section could not be recalculated; its figures are those of before.");
    part.prepend(note);
  };

  const render = (part) => {
    waiting.delete(part);
    try {
      refill(part, withStill(htmlOf(run, part), part));
      markStale(part);
    } catch (error) {
      console.warn(part.id, error);
      sayFailed(part);
      return;
    }
    for (const place of places(part)) dirty.add(place.dataset.chart);
    const title = document.querySelector(`.contents a[href="#${part.id}"] .title`);
    const heading = part.querySelector("h2");
    if (title && part !== summary && heading) {
      title.textContent = [...heading.childNodes].filter((n) => n.className !== "number").map((n) => n.textContent).join("").trim();
    }
  };

  const placeOf = (id) => document.querySelector(`[data-chart="${CSS.escape(id)}"]`);

  const sourceOf = (id) => (placeOf(id)?.closest("[data-still]") ? base : run);

  const isNear = (element) => {
    if (!element || !element.getClientRects().length) return false;
    const box = element.getBoundingClientRect();
    return box.bottom > -MARGIN && box.top < window.innerHeight + MARGIN;
  };

  /* Keeps what the reader holds, or else what stands at the top of the window, where it is. */
  const steady = (work) => {
    const held = document.activeElement?.closest("main > section") ? document.activeElement : null;
    const anchor = isNear(held) ? held : document.elementFromPoint(window.innerWidth / 2, TOP);
    const before = anchor?.getBoundingClientRect().top;
    work();
    const moved = anchor?.isConnected && anchor.closest("main > section") ? anchor.getBoundingClientRect().top - before : 0;
    if (moved) window.scrollBy({ top: moved, behavior: "instant" });
  };

  const drawOne = async (id) => {
    dirty.delete(id);
    const which = sourceOf(id);
    const now = specOf(which, id);
    const empty = !placeOf(id)?.hasChildNodes();
    if (!now || (now === (drawn.get(id) ?? specOf(first, id)) && !empty)) return;
    const { alt } = which.chart(id);
    drawn.set(id, now);
    await window.warmtenet.draw(id, JSON.parse(now));
    for (const text of placeOf(id)?.querySelectorAll("svg > title, svg > desc") ?? []) text.textContent = alt;
  };

  let drawing = null;

  const drawWhile = async (choose) => {
    while (drawing) await drawing;
    for (let id = choose(); id !== undefined; id = choose()) {
      drawing = drawOne(id).catch((error) => console.warn(id, error));
      await drawing;
      drawing = null;
    }
  };

  const nearest = () => [...dirty].find((id) => isNear(placeOf(id)));
  const any = () => dirty.values().next().value;
  let isDrawing = false;

  const drawNear = async () => {
    if (isDrawing || !run) return;
    isDrawing = true;
    await drawWhile(nearest);
    isDrawing = false;
  };

  const renderNear = () => {
    for (const part of [...waiting]) if (isNear(part)) render(part);
  };

  let asked = false;

  const follow = () => {
    if (asked || !run) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      steady(renderNear);
      drawNear();
    });
  };

  /* What is out of view follows when the reader pauses, one part at a time. */
  const renderLater = (which) => {
    if (which !== run) return;
    const part = waiting.values().next().value;
    if (part) steady(() => render(part));
    else if (dirty.size) drawOne(any()).catch((error) => console.warn(error));
    if (waiting.size || dirty.size) idle(() => renderLater(which));
  };

  /* What is searched for, the break-evens, follows when the reader pauses. */
  const complete = async (which) => {
    const done = await which.complete?.();
    if (!done || which !== run) return;
    run = done;
    for (const part of parts) if (part === summary || SEARCHED.has(part.id)) waiting.add(part);
    steady(renderNear);
    drawNear();
  };

  /* Shows a run: what is in view now, the rest when it comes into view or the reader pauses, the summary first. */
  const show = (newRun, baseRun) => {
    run = newRun;
    base = baseRun;
    first ??= baseRun;
    document.documentElement.style.overflowAnchor = "none";
    for (const part of parts) waiting.add(part);
    renderNear();
    drawNear();
    clearTimeout(soon);
    clearTimeout(later);
    soon = setTimeout(() => { if (waiting.has(summary)) steady(() => render(summary)); }, SOON);
    later = setTimeout(() => complete(newRun).then(() => renderLater(run)), PAUSE);
  };

  const renderAll = () => {
    if (run) steady(() => { for (const part of [...waiting]) render(part); });
  };

  /* Brings everything up to date, charts too: before the page is printed. */
  const settle = async () => {
    if (run) await complete(run);
    renderAll();
    if (run) await drawWhile(any);
  };

  addEventListener("scroll", follow, { passive: true });
  addEventListener("resize", follow, { passive: true });
  addEventListener("beforeprint", renderAll);
  document.addEventListener("toggle", follow, true);
  Object.assign(window.warmtenet, {
    show,
    settle,
    steady,
    refill: refillWith,
    currentSpec: (id) => (run ? sourceOf(id).chart(id)?.spec : undefined),
  });
})();
