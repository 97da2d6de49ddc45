// Cards: what is known of a name, a term, an event or a date, beside the words that name it. By pointer after a
// moment, by keyboard at once, by a tap in the text; Escape closes, and the pointer may move into the card.

const WAIT = 350;
const LINGER = 250;
const GAP = 6;
const EDGE = 8;

const article = document.querySelector("[data-tahqiq-article]");
const card = article.querySelector("[data-tahqiq-card]");
const body = card.querySelector("#tq-card");
const known = new Map([...article.querySelectorAll("template[data-card]")].map((t) => [t.dataset.card, t]));
let shown = null; // the words whose card is open
let refused = null; // the words whose card was closed by Escape, until the pointer leaves them
let timer = 0;
let touched = false;

const key = (words) => words.getAttribute("href") ?? words.getAttribute("datetime") ?? words.dataset.edtf;

function wordsAt(target) {
  const words = target.closest?.("a[href], .tq-cell .tq-date");
  return words && !card.contains(words) && known.has(key(words)) ? words : null;
}

for (const date of article.querySelectorAll(".tq-cell .tq-date")) {
  if (!known.has(key(date)) || date.closest("a")) continue;
  date.removeAttribute("title");
  date.tabIndex = 0;
}

function place(words, x, y) {
  const lines = [...words.getClientRects()];
  const line = lines.find((r) => y >= r.top && y <= r.bottom && x >= r.left && x <= r.right) ?? lines[0];
  if (!line) return;
  const from = article.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = card;
  const room = document.documentElement.clientWidth;
  const below = innerHeight - line.bottom;
  const top = below < height + GAP + EDGE && line.top > below ? line.top - GAP - height : line.bottom + GAP;
  const start = getComputedStyle(words).direction === "rtl" ? line.right - width : line.left;
  const left = Math.max(EDGE, Math.min(start, room - width - EDGE));
  card.style.setProperty("--x", `${left - from.left}px`);
  card.style.setProperty("--y", `${Math.max(top, EDGE) - from.top}px`);
  // As a sheet, on small screens, it keeps away from the words.
  card.dataset.at = line.top > innerHeight / 2 ? "top" : "bottom";
}

function open(words, x, y) {
  clearTimeout(timer);
  if (words === shown) return;
  close();
  shown = words;
  body.replaceChildren(known.get(key(words)).content.cloneNode(true));
  words.setAttribute("aria-describedby", body.id);
  card.hidden = false;
  place(words, x, y);
}

function close() {
  clearTimeout(timer);
  if (!shown) return;
  const inside = card.contains(document.activeElement);
  shown.removeAttribute("aria-describedby");
  card.hidden = true;
  const words = shown;
  shown = null;
  if (inside) words.focus({ preventScroll: true });
}

const held = () => shown && (shown === document.activeElement || card.contains(document.activeElement));

document.addEventListener("pointerover", (event) => {
  if (event.pointerType === "touch" || card.contains(event.target)) return clearTimeout(timer);
  const words = wordsAt(event.target);
  if (words !== refused) refused = null;
  clearTimeout(timer);
  if (words && words !== shown && !refused) {
    timer = setTimeout(open, WAIT, words, event.clientX, event.clientY);
  } else if (!words && shown && !held()) {
    timer = setTimeout(close, LINGER);
  }
});

document.documentElement.addEventListener("pointerleave", () => {
  if (!held()) timer = setTimeout(close, LINGER);
});

document.addEventListener("focusin", (event) => {
  if (card.contains(event.target)) return;
  const words = wordsAt(event.target);
  if (words === refused && words) return; // Escape within the card brings the focus back to them
  refused = null;
  if (words && event.target.matches(":focus-visible")) open(words);
  else if (words !== shown) close();
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  refused = shown;
  close();
});

document.addEventListener("pointerdown", (event) => {
  touched = event.pointerType === "touch";
  if (!card.contains(event.target) && !wordsAt(event.target)) close();
});

// A finger cannot hover: its first tap on words of the text opens their card, which has the link.
article.addEventListener("click", (event) => {
  if (event.target.closest(".tq-pop__close")) return close();
  const words = wordsAt(event.target);
  const date = words && !words.hasAttribute("href");
  if (!words?.closest(".tq-cell") || words === shown || !(touched || date)) return;
  event.preventDefault();
  open(words, event.clientX, event.clientY);
  if (touched) card.focus({ preventScroll: true });
});
