"use strict";
/* Shows another run of the calculation: texts at once where they are in view, charts after them. */
(() => {
  const MARGIN = 300;
  const PAUSE = 900;
  const summary = document.getElementById("samenvatting");
  const parts = [summary, ...document.querySelectorAll("main > section.chapter")].filter((p) => p.id !== "wat-als");
  const idle = window.requestIdleCallback ?? ((work) => setTimeout(work, 30));

  let run = null;
  let base = null;
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

  /* Returns the element with other contents; a picture that moved to another place is carried along. */
  const refill = (element, html) => {
    const pictures = new Map(places(element).map((place) => [place.dataset.chart, [place, [...place.childNodes]]]));
    const fresh = document.createElement("template");
    fresh.innerHTML = html;
    morphChildren(element, fresh.content);
    for (const place of places(element)) {
      const [was, nodes] = pictures.get(place.dataset.chart) ?? [null, []];
      if (place !== was && !place.hasChildNodes()) place.append(...nodes);
    }
    return element;
  };

  const specOf = (which, id) => {
    const chart = which.chart(id);
    return chart ? JSON.stringify(chart.spec) : "";
  };

  const render = (part) => {
    waiting.delete(part);
    refill(part, part === summary ? run.summary() : run.section(part.id));
    for (const place of places(part)) dirty.add(place.dataset.chart);
    const title = document.querySelector(`.contents a[href="#${part.id}"] .title`);
    const heading = part.querySelector("h2");
    if (title && part !== summary && heading) {
      title.textContent = [...heading.childNodes].filter((n) => n.className !== "number").map((n) => n.textContent).join("").trim();
    }
  };

  const placeOf = (id) => document.querySelector(`[data-chart="${CSS.escape(id)}"]`);

  const isNear = (element) => {
    if (!element || !element.getClientRects().length) return false;
    const box = element.getBoundingClientRect();
    return box.bottom > -MARGIN && box.top < window.innerHeight + MARGIN;
  };

  const drawOne = async (id) => {
    dirty.delete(id);
    const now = specOf(run, id);
    const empty = !placeOf(id)?.hasChildNodes();
    if (!now || (now === (drawn.get(id) ?? specOf(base, id)) && !empty)) return;
    const { alt } = run.chart(id);
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
      renderNear();
      drawNear();
    });
  };

  let later = 0;

  /* What is out of view follows when the reader pauses, one part at a time. */
  const renderLater = (which) => {
    if (which !== run) return;
    const part = waiting.values().next().value;
    if (part) render(part);
    else if (dirty.size) drawOne(any()).catch((error) => console.warn(error));
    if (waiting.size || dirty.size) idle(() => renderLater(which));
  };

  /* Shows a run: the summary and what is in view now, the rest when it comes into view or in a pause. */
  const show = (newRun, baseRun) => {
    run = newRun;
    base ??= baseRun;
    for (const part of parts) waiting.add(part);
    render(summary);
    renderNear();
    drawNear();
    clearTimeout(later);
    later = setTimeout(() => renderLater(newRun), PAUSE);
  };

  const renderAll = () => {
    if (run) for (const part of [...waiting]) render(part);
  };

  /* Brings everything up to date, charts too: before the page is printed. */
  const settle = async () => {
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
    refill,
    currentSpec: (id) => run?.chart(id)?.spec,
  });
})();
