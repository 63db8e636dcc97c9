/** Ribbons between the two columns of an aligned pair. */
const Ribbons = (() => {
  "use strict";
  const first = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const SVG = "http://www.w3.org/2000/svg";

  /** Draw the ribbons of a pair's section anew, between the cells as they stand now. */
  function draw(pair) {
    const list = first(".rows", pair);
    first(".ribbons", list)?.remove();
    if (list.classList.contains("alone") || !first(".gutter", list)) return;
    const frame = list.getBoundingClientRect();
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("class", "ribbons");
    svg.setAttribute("aria-hidden", "true");
    const box = (element) => {
      const rect = element.getBoundingClientRect();
      return { left: rect.left - frame.left, right: rect.right - frame.left, top: rect.top - frame.top, bottom: rect.bottom - frame.top };
    };
    const right = new Map(all('.cell[data-side="candidate"][data-link]', list).map((one) => [one.dataset.link, one]));
    const ribbon = (a, b, kind, link) => {
      const middle = (a.right + b.left) / 2;
      const path = document.createElementNS(SVG, "path");
      path.setAttribute("class", kind);
      if (link !== undefined) path.dataset.link = link;
      path.setAttribute("d",
        `M${a.right},${a.top}C${middle},${a.top} ${middle},${b.top} ${b.left},${b.top}L${b.left},${b.bottom}` +
        `C${middle},${b.bottom} ${middle},${a.bottom} ${a.right},${a.bottom}Z`);
      svg.append(path);
    };
    const thin = (rect) => {
      const at = (rect.top + rect.bottom) / 2;
      return { ...rect, top: at - 1, bottom: at + 1 };
    };
    for (const one of all('.cell[data-side="reference"][data-link]', list)) {
      const other = right.get(one.dataset.link);
      const row = one.closest(".row");
      if (other) {
        ribbon(box(one), box(other), row.classList.contains("moved") ? "moved" : "match", one.dataset.link);
      } else if (first(".gap", row)) {
        ribbon(box(one), thin(box(first(".gap", row))), "dropped", one.dataset.link);
      }
    }
    for (const row of all(".row.added", list)) {
      const gap = first(".gap", row);
      const one = first(".cell", row);
      if (gap && one) ribbon(thin(box(gap)), box(one), "added", one.dataset.link);
    }
    list.prepend(svg);
  }

  /** Bring out the ribbons of the links that hold these marks. */
  function light(marks) {
    const links = new Set(marks.map((mark) => mark.closest(".cell")?.dataset.link).filter((link) => link !== undefined));
    all(".ribbons path").forEach((path) => path.classList.toggle("lit", links.has(path.dataset.link)));
  }

  return { draw, light };
})();
