// An article: how its text is laid out (remembered, and in the address), and which words a line is about.

import "./cards.js";

const article = document.querySelector("[data-tahqiq-article]");
const modes = article.querySelector("[data-tahqiq-modes]");
const KEY = "tahqiq.view";

function stored() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function store(mode) {
  try {
    localStorage.setItem(KEY, mode);
  } catch {
    // The address still carries it.
  }
}

function show(mode) {
  const buttons = [...modes.querySelectorAll("button")];
  const chosen = buttons.find((button) => button.dataset.mode === mode) ?? buttons[0];
  const only = chosen.dataset.mode;
  const single = only !== "side" && only !== "interleaved";
  article.dataset.mode = single ? "single" : only;
  for (const button of buttons) button.setAttribute("aria-pressed", String(button === chosen));
  for (const cell of article.querySelectorAll(".tq-row__cells, .tq-footnotes__columns")) {
    const texts = [...cell.children];
    // A block that stands in one language only stays, whatever is chosen.
    const found = texts.some((text) => text.lang === only);
    for (const text of texts) text.hidden = single && found && text.lang !== only;
  }
}

function choose(mode) {
  const place = [...article.querySelectorAll(".tq-row")].find((row) => row.getBoundingClientRect().bottom > 80);
  const before = place?.getBoundingClientRect().top;
  show(mode);
  if (place && before < 0) scrollBy(0, place.getBoundingClientRect().top - before);
  store(mode);
  const address = new URL(location.href);
  address.searchParams.set("view", mode);
  history.replaceState(null, "", address);
}

if (modes) {
  show(new URL(location.href).searchParams.get("view") ?? stored() ?? "side");
  modes.hidden = false;
  modes.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) choose(button.dataset.mode);
  });
}

function light(line, on) {
  for (const words of article.querySelectorAll(`.tq-quote[data-quote="${CSS.escape(line.dataset.quote)}"]`)) {
    words.classList.toggle("tq-quote--lit", on);
  }
}

for (const line of article.querySelectorAll(".tq-said[data-quote]")) {
  for (const [event, on] of [["pointerenter", true], ["pointerleave", false], ["focusin", true], ["focusout", false]]) {
    line.addEventListener(event, () => light(line, on));
  }
}
