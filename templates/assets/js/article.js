// An article: how its text is laid out (in the address, and remembered), and which words belong together.

import "./cards.js";
import "./cite.js";
import "./cited.js";
import "./keys.js";

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

const asked = () => new URL(location.href).searchParams.get("view");

function show(...wishes) {
  const buttons = [...modes.querySelectorAll("button")];
  const named = (mode) => buttons.find((button) => button.dataset.mode === mode);
  const chosen = wishes.map(named).find(Boolean) ?? buttons[0];
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
  for (const note of article.querySelectorAll(".tq-row__notes > *")) {
    note.hidden = note.closest(".tq-row").querySelector(`.tq-cell[lang="${note.lang}"]`).hidden;
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
  history.replaceState(history.state, "", address);
}

const passages = (quote) => [...article.querySelectorAll(`.tq-quote[data-quote="${CSS.escape(quote)}"]`)];

// The layout has moved what the address names; or it stands in a language that isn't shown.
function reveal() {
  for (const words of article.querySelectorAll(".tq-quote--found")) words.classList.remove("tq-quote--found");
  const target = location.hash && article.querySelector(`[id="${CSS.escape(fragment())}"]`);
  if (!target) return;
  const same = target.dataset.quote ? passages(target.dataset.quote) : [];
  for (const words of same) words.classList.add("tq-quote--found");
  const hidden = target.closest("[hidden]");
  const other = same.find((words) => !words.closest("[hidden]")) ?? target.closest(".tq-row, .tq-footnotes");
  (hidden ? other : target)?.scrollIntoView();
}

function fragment() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return "";
  }
}

if (modes) {
  show(asked(), stored());
  modes.hidden = false;
  modes.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) choose(button.dataset.mode);
  });
  addEventListener("popstate", () => show(asked(), stored()));
  addEventListener("hashchange", reveal);
  reveal();
}

// The words of a quotation and the line about it: the innermost, in all languages.
let lit = "";

function light(target) {
  const quote = target?.closest?.("[data-quote]")?.dataset.quote ?? "";
  if (quote === lit) return;
  for (const words of lit ? related(lit) : []) words.classList.remove("tq-quote--lit", "tq-said--lit");
  for (const words of quote ? related(quote) : []) {
    words.classList.add(words.matches(".tq-quote") ? "tq-quote--lit" : "tq-said--lit");
  }
  lit = quote;
}

const related = (quote) => article.querySelectorAll(`[data-quote="${CSS.escape(quote)}"]`);

article.addEventListener("pointerover", (event) => light(event.target));
article.addEventListener("pointerleave", () => light(document.activeElement));
article.addEventListener("focusin", (event) => light(event.target));
article.addEventListener("focusout", (event) => light(event.relatedTarget));
