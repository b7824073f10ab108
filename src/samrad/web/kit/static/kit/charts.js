// Walking the points of a chart: Tab leads into it, the arrow keys go on, Home and End to the ends.
// What a point says is written below the chart, for those who point and those who type alike.
for (const chart of document.querySelectorAll(".chart")) {
  const points = [...chart.querySelectorAll(".chart-point")];
  const told = chart.querySelector(".chart-told");
  if (!points.length || !told) continue;
  const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
  const say = (point) => (told.textContent = point.getAttribute("aria-label"));
  points[0].setAttribute("tabindex", "0");
  chart.addEventListener("keydown", (event) => {
    const at = points.indexOf(document.activeElement);
    if (at < 0) return;
    const last = points.length - 1;
    const to = event.key === "Home" ? 0 : event.key === "End" ? last : at + steps[event.key];
    if (Number.isNaN(to)) return;
    event.preventDefault();
    const next = points[Math.min(Math.max(to, 0), last)];
    points[at].setAttribute("tabindex", "-1");
    next.setAttribute("tabindex", "0");
    next.focus();
  });
  for (const point of points) {
    point.addEventListener("focus", () => say(point));
    point.addEventListener("pointerenter", () => say(point));
  }
}
