// The timeline: which events are shown (kept in the address), and how wide the figure is drawn.

const tools = document.querySelector("[data-tahqiq-tools]");
const list = document.querySelector("[data-tahqiq-timeline]");
const figure = document.querySelector("[data-tahqiq-figure]");
const band = figure?.querySelector("[data-tahqiq-band]");
const language = document.documentElement.lang;

// ---------------------------------------------------------------- filters

const entries = [...list.querySelectorAll("li[id]")];
const drawn = new Map([...(figure?.querySelectorAll("[data-event]") ?? [])].map((mark) => [mark.dataset.event, mark]));
const selects = [...(tools?.querySelectorAll("select") ?? [])];

/** The sentence for a number, in the plural form and the digits of the language. */
function counted(n) {
  const { digits, ...forms } = tools.dataset;
  const form = (n === 0 && forms.zero) || forms[new Intl.PluralRules(language).select(n)] || forms.other;
  return form.replace("{n}", String(n).replace(/\d/g, (digit) => [...digits][(Number(digit) + 9) % 10]));
}

function toggle(element, shown) {
  if (shown) element.removeAttribute("hidden");
  else element.setAttribute("hidden", "");
}

function filter() {
  let n = 0;
  for (const entry of entries) {
    const shown = selects.every(({ name, value }) => !value || entry.dataset[name].split(" ").includes(value));
    toggle(entry, shown);
    if (drawn.has(entry.id)) toggle(drawn.get(entry.id), shown);
    n += shown;
  }
  for (const group of list.querySelectorAll(".tq-month, .tq-year")) {
    toggle(group, group.querySelector("li[id]:not([hidden])"));
  }
  tools.querySelector("[data-tahqiq-shown]").textContent = counted(n);
  if (band) crowd();
}

/** The band counts what is shown. Its columns and heights are those of render/figure/crowd.py. */
function crowd() {
  const path = band.querySelector("path");
  const { width, height } = path.ownerSVGElement.viewBox.baseVal;
  const counts = new Array(width).fill(0);
  for (const mark of drawn.values()) {
    if (mark.hasAttribute("hidden")) continue;
    const [first, last] = mark.dataset.bins.split(" ").map(Number);
    for (let n = first; n <= last; n += 1) counts[n] += 1;
  }
  const most = Math.max(...counts);
  const step = (count, n) => {
    const high = count && Math.max(3, Math.round((height * count) / most));
    return high ? `M${n} ${height}v-${high}h1v${high}z` : "";
  };
  path.setAttribute("d", counts.map(step).join(""));
}

function keep() {
  const address = new URL(location.href);
  for (const { name, value } of selects) {
    if (value) address.searchParams.set(name, value);
    else address.searchParams.delete(name);
  }
  history.replaceState(null, "", address);
}

/** A link to an entry is worth more than the filter that hides it. */
function reveal() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target?.closest("[hidden]") || !list.contains(target)) return;
  for (const select of selects) select.value = "";
  keep();
  filter();
  target.scrollIntoView();
}

if (tools) {
  const asked = new URL(location.href).searchParams;
  for (const select of selects) {
    select.value = asked.get(select.name) ?? "";
    if (select.selectedIndex < 0) select.value = "";
    select.addEventListener("change", () => {
      keep();
      filter();
    });
  }
  filter();
  reveal();
  addEventListener("hashchange", reveal);
  tools.addEventListener("submit", (event) => event.preventDefault());
  tools.hidden = false;
}

// ---------------------------------------------------------------- size

const STEP = 1.5;
const MOST = 8;
const pane = figure?.querySelector("[data-tahqiq-window]");
const drawing = figure?.querySelector("[data-tahqiq-drawing]");
const head = figure?.querySelector("[data-tahqiq-drawing-head]");
const least = parseFloat(drawing?.getAttribute("width"));
let level = 0;

/** The figure is made so that it can be wider without its labels meeting; narrower, it does without them. */
function draw() {
  const middle = (Math.abs(pane.scrollLeft) + pane.clientWidth / 2) / pane.scrollWidth;
  const em = parseFloat(getComputedStyle(drawing).fontSize);
  const room = pane.clientWidth / em;
  if (level < 0 && room >= least) level = 0;
  const width = level < 0 ? room : level === 0 ? least : Math.max(least, room) * STEP ** level;
  for (const part of [head, drawing]) part.setAttribute("width", `${width}em`);
  drawing.classList.toggle("tq-figure__drawing--bare", level < 0);
  const sign = getComputedStyle(pane).direction === "rtl" ? -1 : 1;
  pane.scrollLeft = sign * (middle * pane.scrollWidth - pane.clientWidth / 2);
  band.toggleAttribute("data-stretched", pane.scrollWidth > pane.clientWidth + 1);
  look();
  for (const button of tools.querySelectorAll("[data-zoom]")) {
    const way = Number(button.dataset.zoom);
    const done = way > 0 ? level >= MOST : way < 0 ? level < 0 || (level === 0 && room >= least) : level === 0;
    button.setAttribute("aria-disabled", String(done));
  }
}

/** Shows in the band which part of the time is in sight. */
function look() {
  const whole = pane.scrollWidth;
  const part = pane.clientWidth / whole;
  const from = getComputedStyle(pane).direction === "rtl" ? 1 - part + pane.scrollLeft / whole : pane.scrollLeft / whole;
  const seen = band.querySelector(".tq-figure__seen");
  seen.setAttribute("x", `${100 * from}%`);
  seen.setAttribute("width", part < 1 ? `${100 * part}%` : "0");
}

/** Brings the part of the time into sight that is pointed at in the band. */
function go(event) {
  const box = band.getBoundingClientRect();
  const to = ((event.clientX - box.left) / box.width) * pane.scrollWidth - pane.clientWidth / 2;
  const rtl = getComputedStyle(pane).direction === "rtl";
  pane.scrollLeft = rtl ? to - (pane.scrollWidth - pane.clientWidth) : to;
}

function zoom(way) {
  level = way === 0 ? 0 : Math.min(MOST, Math.max(-1, level + way));
  draw();
}

if (figure && tools) {
  const KEYS = { "+": 1, "=": 1, "-": -1, "−": -1, 0: 0, "٠": 0, "۰": 0 };
  tools.addEventListener("click", (event) => {
    const button = event.target.closest("[data-zoom]");
    if (button) zoom(Number(button.dataset.zoom));
  });
  pane.addEventListener("keydown", (event) => {
    if (!(event.key in KEYS) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    zoom(KEYS[event.key]);
  });
  band.addEventListener("pointerdown", (event) => {
    band.setPointerCapture(event.pointerId);
    go(event);
  });
  band.addEventListener("pointermove", (event) => {
    if (event.buttons) go(event);
  });
  pane.addEventListener("scroll", look, { passive: true });
  addEventListener("resize", draw);
  draw();
}
