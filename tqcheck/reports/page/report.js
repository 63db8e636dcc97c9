"use strict";
(() => {
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const data = JSON.parse($("#index").textContent);
  const [ANCHOR, ID, RELATION, LANGUAGES, FIGURES, COUNTS, FINDINGS] = [0, 1, 2, 3, 4, 5, 6];
  const PAGE = 100;
  const holder = $("#pairs");
  const overview = $("#overview");
  const single = data.pairs.length === 1;
  const position = new Map(data.pairs.map((pair, number) => [pair[ANCHOR], number]));
  let order = data.pairs.map((_, number) => number);
  let sorted = { key: "m0", down: false };
  let offset = 0;
  let current = -1;
  let opening = 0;
  let chosen = null;
  let useKeys = true;

  const say = (text) => { $("#said").textContent = text; };

  async function unpack(id) {
    const bytes = Uint8Array.from(atob(document.getElementById(id).textContent.trim()), (c) => c.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    return new Response(stream).text();
  }

  // ---- filter ------------------------------------------------------------------------------------------------

  const boxes = (name) => $$(`.filters input[name="${name}"]`);
  const wanted = { check: new Set(), severity: new Set(), confidence: new Set() };
  const keep = (check, severity, confidence) =>
    wanted.check.has(check) && wanted.severity.has(severity) && wanted.confidence.has(confidence);
  const keepNumbers = ([check, severity, confidence]) =>
    keep(data.checks[check], data.severities[severity], data.confidences[confidence]);

  function readFilter() {
    for (const name of Object.keys(wanted)) {
      wanted[name] = new Set(boxes(name).filter((box) => box.checked).map((box) => box.value));
    }
    const checks = boxes("check");
    $(".filters .chosen").textContent = wanted.check.size < checks.length ? `${wanted.check.size} of ${checks.length}` : "";
  }

  function filtering() {
    return $$(".filters input").some((box) => !box.checked);
  }

  function countsOf(pair) {
    const counts = [0, 0, 0];
    for (const found of pair[FINDINGS]) if (keepNumbers(found)) counts[found[1]] += found[3];
    return counts;
  }

  function applyFilter() {
    readFilter();
    let kept = 0;
    let all = 0;
    for (const pair of data.pairs) {
      for (const found of pair[FINDINGS]) {
        all += found[3];
        if (keepNumbers(found)) kept += found[3];
      }
    }
    $(".filtered").textContent = `${kept.toLocaleString("en")} of ${all.toLocaleString("en")} findings`;
    $(".export").disabled = kept === 0;
    offset = 0;
    arrange();
    $$(".pair").forEach(filterPair);
  }

  function filterPair(section) {
    const shown = new Set();
    let count = 0;
    for (const item of $$(".finding", section)) {
      const { check, severity, confidence } = item.dataset;
      item.hidden = !keep(check, severity, confidence);
      if (!item.hidden) { shown.add(item.dataset.f); count += 1; }
    }
    for (const mark of $$(".m", section)) {
      mark.classList.toggle("off", !mark.dataset.f.split(" ").some((one) => shown.has(one)));
    }
    $(".findings .shown", section).textContent = String(count);
  }

  // ---- overview ----------------------------------------------------------------------------------------------

  const figure = (value, metric) => (value === null ? "" : value.toFixed(metric === 0 ? 1 : 2));

  function keyOf(number, key) {
    const pair = data.pairs[number];
    if (key === "id") return pair[ID];
    if (key === "relation") return pair[RELATION];
    if (key === "languages") return pair[LANGUAGES];
    if (key[0] === "m") return pair[FIGURES][Number(key.slice(1))];
    return countsOf(pair)[Number(key.slice(1))];
  }

  function arrange() {
    const words = $(".search input").value.trim().toLowerCase();
    const only = filtering();
    order = data.pairs.map((_, number) => number).filter((number) => {
      const pair = data.pairs[number];
      if (words && !pair[ID].toLowerCase().includes(words)) return false;
      return !only || countsOf(pair).some((count) => count > 0);
    });
    const collator = new Intl.Collator("en", { numeric: true });
    const keys = new Map(order.map((number) => [number, keyOf(number, sorted.key)]));
    order.sort((a, b) => {
      const [x, y] = [keys.get(a), keys.get(b)];
      if (x === null || y === null) return (x === null) - (y === null) || a - b;
      const step = typeof x === "string" ? collator.compare(x, y) : x - y;
      return (sorted.down ? -step : step) || a - b;
    });
    drawRows();
  }

  function cell(row, text, number) {
    const made = row.insertCell();
    made.textContent = text;
    if (number) made.className = "number";
  }

  function drawRows() {
    const body = document.createElement("tbody");
    for (const number of order.slice(offset, offset + PAGE)) {
      const pair = data.pairs[number];
      const row = body.insertRow();
      const head = document.createElement("th");
      head.scope = "row";
      const link = document.createElement("a");
      link.href = `#${pair[ANCHOR]}`;
      const name = document.createElement("bdi");
      name.textContent = pair[ID];
      link.append(name);
      head.append(link);
      row.append(head);
      cell(row, pair[RELATION]);
      cell(row, pair[LANGUAGES]);
      pair[FIGURES].forEach((value, metric) => cell(row, figure(value, metric), true));
      countsOf(pair).forEach((count) => cell(row, count || "", true));
    }
    $(".overview tbody").replaceWith(body);
    const pages = $(".pages");
    pages.hidden = order.length <= PAGE;
    $(".fewer", pages).disabled = offset === 0;
    $(".more", pages).disabled = offset + PAGE >= order.length;
    $(".range", pages).textContent =
      `${offset + 1} to ${Math.min(offset + PAGE, order.length)} of ${order.length.toLocaleString("en")}`;
  }

  function makeSortable() {
    for (const head of $$(".overview thead th")) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      head.replaceChildren(button);
      if (head.dataset.sort === sorted.key) head.setAttribute("aria-sort", "ascending");
      button.addEventListener("click", () => {
        const key = head.dataset.sort;
        sorted = { key, down: sorted.key === key ? !sorted.down : key[0] === "s" };
        $$(".overview thead th").forEach((other) => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", sorted.down ? "descending" : "ascending");
        offset = 0;
        arrange();
      });
    }
  }

  // ---- one pair ----------------------------------------------------------------------------------------------

  async function sectionOf(number) {
    const anchor = data.pairs[number][ANCHOR];
    let section = document.getElementById(anchor);
    if (!section) {
      const parsed = new DOMParser().parseFromString(await unpack(`data-${anchor}`), "text/html");
      section = document.adoptNode($(".pair", parsed));
    }
    return section;
  }

  async function open(number, target) {
    const mine = ++opening;
    const section = await sectionOf(number);
    if (mine !== opening) return;
    if (!section.isConnected) holder.replaceChildren(section);
    $$(".pair").forEach((other) => { other.hidden = other !== section; });
    overview.hidden = true;
    if (current !== number) chosen = null;
    current = number;
    filterPair(section);
    showPager();
    drawRibbons(section);
    const found = target && document.getElementById(target);
    if (found) {
      const item = found.classList.contains("finding") ? found : null;
      if (item) {
        item.hidden = false;
        choose(item, true);
      } else {
        const fingerprint = target.replace(/-(reference|candidate)$/, "").slice(data.pairs[number][ANCHOR].length + 1);
        const owner = document.getElementById(`${data.pairs[number][ANCHOR]}-${fingerprint}`);
        if (owner && owner.classList.contains("finding")) choose(owner, false);
        reveal(found);
      }
    } else {
      window.scrollTo(0, 0);
      if (!single) section.focus({ preventScroll: true });
    }
  }

  function showOverview() {
    opening += 1;
    current = -1;
    chosen = null;
    overview.hidden = false;
    $$(".pair").forEach((section) => { section.hidden = true; });
    showPager();
  }

  function showPager() {
    const pager = $(".pager");
    pager.hidden = single || current < 0;
    $$(".next-finding, .previous-finding").forEach((button) => { button.hidden = current < 0; });
    $(".search").hidden = single;
    if (current < 0) return;
    const place = order.indexOf(current);
    $(".previous", pager).disabled = place <= 0;
    $(".next", pager).disabled = place < 0 || place >= order.length - 1;
    $(".position", pager).textContent = `${place + 1} of ${order.length.toLocaleString("en")}`;
  }

  function step(by) {
    const place = order.indexOf(current);
    const number = order[place + by];
    if (number !== undefined) location.hash = data.pairs[number][ANCHOR];
  }

  function route() {
    const hash = decodeURIComponent(location.hash.slice(1));
    const anchor = (/^pair-[0-9a-f]{12}/.exec(hash) || [""])[0];
    if (position.has(anchor)) return open(position.get(anchor), hash === anchor ? null : hash);
    if (single) return open(0, null);
    showOverview();
    return undefined;
  }

  // ---- findings ----------------------------------------------------------------------------------------------

  const section = () => $$(".pair").find((one) => !one.hidden);
  const marksOf = (item) => $$(`.m[data-f~="${CSS.escape(item.dataset.f)}"]`, section());

  function reveal(element) {
    const furniture = element.closest("details");
    if (furniture) furniture.open = true;
    element.scrollIntoView({ block: "center" });
  }

  function drawRibbons(pair) {
    Ribbons.draw(pair);
    if (chosen) Ribbons.light(marksOf(chosen));
  }

  /** Bring out a finding and its places; ``clicked`` is the place that the reader stands at already, if any. */
  function choose(item, scroll, clicked = null) {
    $$(".on").forEach((one) => one.classList.remove("on"));
    chosen = item;
    item.classList.add("on");
    const marks = marksOf(item);
    marks.forEach((mark) => mark.classList.add("on"));
    if (scroll) {
      const panel = item.closest(".findings");
      if (marks.length && !clicked) reveal(document.getElementById(`${item.id}-candidate`) || marks[0]);
      if (getComputedStyle(panel).position === "sticky") {
        panel.scrollTop = item.offsetTop - panel.offsetTop - panel.clientHeight / 3;
        if (!marks.length) item.scrollIntoView({ block: "nearest" });
      } else if (!marks.length) {
        item.scrollIntoView({ block: "center" });
      }
      item.focus({ preventScroll: true });
    }
    Ribbons.light(marks);
    say($(".message", item).textContent);
  }

  function go(by) {
    const items = current < 0 ? [] : $$(".finding", section()).filter((item) => !item.hidden);
    if (!items.length) return;
    const place = items.indexOf(chosen);
    const next = place < 0 ? (by > 0 ? 0 : items.length - 1) : (place + by + items.length) % items.length;
    history.replaceState(null, "", `#${items[next].id}`);
    choose(items[next], true);
  }

  function textOf(item) {
    const lines = [`${item.dataset.severity} ${item.dataset.check} (${item.dataset.confidence} confidence)`];
    lines.push($(".message", item).textContent);
    for (const quote of $$("blockquote", item)) {
      lines.push(`${$(".where", quote).textContent}: ${$("q", quote).textContent}`);
    }
    const suggestion = $(".suggestion b", item);
    if (suggestion) lines.push(`suggestion: ${suggestion.textContent}`);
    lines.push(`pair: ${data.pairs[current][ID]}, finding ${item.dataset.f}`);
    return lines.join("\n");
  }

  async function copy(item) {
    const text = textOf(item);
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    say("copied");
    const button = $(".copy", item);
    button.textContent = "copied";
    setTimeout(() => { button.textContent = "copy"; }, 1500);
  }

  async function exportCsv() {
    const all = JSON.parse(await unpack("findings"));
    const lines = [[
      "pair", "check", "severity", "confidence", "message", "suggestion",
      "reference_sentence", "reference_text", "candidate_sentence", "candidate_text", "fingerprint",
    ]];
    const within = current < 0 ? new Set(order) : new Set([current]);
    for (const [pair, check, severity, confidence, ...rest] of all) {
      if (!within.has(pair) || !keepNumbers([check, severity, confidence])) continue;
      lines.push([data.pairs[pair][ID], data.checks[check], data.severities[severity], data.confidences[confidence], ...rest]);
    }
    Csv.save("findings.csv", lines);
    say(`${lines.length - 1} findings exported`);
  }

  // ---- wiring ------------------------------------------------------------------------------------------------

  function setTheme() {
    const root = document.documentElement;
    const button = $(".theme");
    const next = { undefined: "light", light: "dark", dark: undefined }[root.dataset.theme];
    if (next) root.dataset.theme = next; else delete root.dataset.theme;
    button.textContent = { undefined: "◐", light: "☀", dark: "☾" }[next];
    button.setAttribute("aria-label", `Colours: ${next || "as the system"}`);
  }

  const dialog = $(".keys");
  const keys = {
    j: () => go(1),
    k: () => go(-1),
    n: () => current >= 0 && step(1),
    p: () => current >= 0 && step(-1),
    c: () => chosen && copy(chosen),
    o: () => { if (!single) location.hash = "overview"; },
    "/": () => {
      if (single) return;
      location.hash = "overview";
      showOverview();
      $(".search input").focus();
    },
    "?": () => dialog.showModal(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || dialog.open) return;
    if (event.target.closest("input:not([type=checkbox]), textarea, select")) return;
    if (!useKeys && event.key !== "?") return;
    const action = Object.hasOwn(keys, event.key) ? keys[event.key] : undefined;
    if (!action) return;
    event.preventDefault();
    action();
  });

  document.addEventListener("click", (event) => {
    const mark = event.target.closest(".m");
    const item = event.target.closest(".finding");
    if (mark) {
      event.preventDefault();
      const shown = mark.dataset.f.split(" ").map((f) => $(`.finding[data-f="${CSS.escape(f)}"]`, section()));
      const visible = shown.filter((one) => one && !one.hidden);
      if (!visible.length) return;
      const next = visible[(visible.indexOf(chosen) + 1) % visible.length];
      history.replaceState(null, "", `#${next.id}`);
      choose(next, true, mark);
    } else if (event.target.closest(".copy")) {
      copy(item);
    } else if (item && !event.target.closest("a, button")) {
      history.replaceState(null, "", `#${item.id}`);
      choose(item, true);
    }
  });

  $(".previous").addEventListener("click", () => step(-1));
  $(".next").addEventListener("click", () => step(1));
  $(".previous-finding").addEventListener("click", () => go(-1));
  $(".next-finding").addEventListener("click", () => go(1));
  $(".export").addEventListener("click", exportCsv);
  $(".theme").addEventListener("click", setTheme);
  $(".help").addEventListener("click", () => dialog.showModal());
  $(".close", dialog).addEventListener("click", () => dialog.close());
  $(".use-keys").addEventListener("change", (event) => { useKeys = event.target.checked; });
  $(".filters").addEventListener("submit", (event) => event.preventDefault());
  $(".filters").addEventListener("change", applyFilter);
  for (const [name, state] of [["all", true], ["none", false]]) {
    $(`.filters .${name}`).addEventListener("click", () => {
      boxes("check").forEach((box) => { box.checked = state; });
      applyFilter();
    });
  }
  $(".search input").addEventListener("input", () => { offset = 0; arrange(); });
  $(".fewer").addEventListener("click", () => { offset = Math.max(0, offset - PAGE); drawRows(); });
  $(".more").addEventListener("click", () => { offset += PAGE; drawRows(); overview.scrollIntoView(); });
  window.addEventListener("hashchange", route);
  document.addEventListener("toggle", () => { const shown = section(); if (shown && current >= 0) drawRibbons(shown); }, true);
  let waiting = 0;
  new ResizeObserver(() => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(() => { const shown = section(); if (shown && current >= 0) drawRibbons(shown); });
  }).observe(holder);

  $$(".tools, .filters").forEach((part) => { part.hidden = false; });
  if (single) $(".top h1 a").removeAttribute("href");
  makeSortable();
  applyFilter();
  route();
})();
