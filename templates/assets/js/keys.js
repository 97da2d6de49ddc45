// Keys: from paragraph to paragraph, and the citation of the one at hand. Letters alone can be turned off (they
// may be in the way of speech input, WCAG 2.1.4); with Alt they always work, whatever the keyboard's language.

import { copyBlock } from "./cite.js";

const article = document.querySelector("[data-tahqiq-article]");
const help = article.querySelector("[data-tahqiq-keys]");
const box = help.querySelector("input");
const rows = [...article.querySelectorAll(".tq-row")];
const KEY = "tahqiq.keys";

try {
  box.checked = localStorage.getItem(KEY) !== "off";
} catch {
  // They are on.
}
box.addEventListener("change", () => {
  try {
    localStorage.setItem(KEY, box.checked ? "on" : "off");
  } catch {
    // Until the page is left.
  }
});
help.hidden = false;

const focused = () => document.activeElement?.closest(".tq-row");
const inSight = () => rows.findIndex((row) => row.getBoundingClientRect().bottom > innerHeight / 5);

function move(step) {
  const at = rows.indexOf(focused());
  const next = at < 0 ? inSight() - (step < 0) : at + step;
  const row = rows[Math.max(0, Math.min(next, rows.length - 1))];
  row.querySelector(".tq-row__number").focus({ preventScroll: true, focusVisible: true });
  row.scrollIntoView({ block: row.offsetHeight > innerHeight / 2 ? "start" : "nearest" });
}

const WAYS = {
  KeyJ: () => move(1),
  KeyK: () => move(-1),
  KeyC: () => copyBlock((focused() ?? rows[Math.max(0, inSight())]).id),
};
const WITH_ALT = { ...WAYS, ArrowDown: WAYS.KeyJ, ArrowUp: WAYS.KeyK };

// The letter that was typed; on keyboards of other scripts the key that bears it.
const letter = (event) => (/^[a-z]$/.test(event.key) ? `Key${event.key.toUpperCase()}` : event.code);

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const way = event.altKey ? WITH_ALT[event.code] : box.checked && !/^[A-Z]$/.test(event.key) && WAYS[letter(event)];
  if (!way) return;
  event.preventDefault();
  way();
});
