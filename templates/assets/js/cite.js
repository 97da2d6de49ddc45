// Citing: the article, a paragraph or a quotation, in a style, as a text that keeps its directions wherever it is
// pasted; or as an entry for reference managers, which the article's files have.

import { announce, copy, guarded, isolated, plain } from "./copy.js";
import { picked } from "./cite-files.js";
import { attributed, takeaway } from "./quote-copy.js";

const article = document.querySelector("[data-tahqiq-article]");
const panel = article.querySelector("[data-tahqiq-cite]");
const part = (name, within = panel) => within.querySelector(`[data-cite-${name}]`);
const select = panel.querySelector("#tq-cite-what");
const style = panel.querySelector("#tq-cite-style");
const status = part("status");
const entry = part("entry");
const here = part("here").content.firstElementChild.cloneNode(true);
let placed = ""; // what the buttons beside the text are about
const leads = new Map([...panel.querySelectorAll("template[data-cite]")].map((t) => [t.dataset.cite, t]));
part("others").replaceWith(...part("others").querySelectorAll("[data-cite-style]"));
const styled = [...panel.querySelectorAll("[data-cite-style]")];
const KEY = "tahqiq.citing";

function choose(id) {
  const option = [...select.options].find((one) => one.value === id) ?? select.options[0];
  option.selected = true;
  const lead = leads.get(option.value);
  for (const one of styled) {
    part("lead", one).replaceChildren(...(lead ? led(one.dataset, lead.content.children) : []));
    const place = part("place", one);
    place.textContent = option.value && !lead ? named(place.dataset.citePlace, option.text) : "";
    part("link", one).firstElementChild.textContent = link();
  }
  show();
}

/** What stands before the article: the style's words, and in them copies of what the quotation has for them. */
function led({ citeStyle, citeQuote }, [speaker, words, how, date, yearFirst]) {
  const pieces = { speaker, words, how, date: citeStyle === "apa" ? (yearFirst ?? date) : date };
  const parts = citeQuote.split(/{(\w+)}/);
  return parts.map((text, at) => (at % 2 ? pieces[text].cloneNode(true) : text));
}

/** How a style names a paragraph. */
const named = (pattern, name) =>
  pattern.replace(/{(\w+)}/, (_, key) => (key === "Place" ? name : name[0].toLowerCase() + name.slice(1)));

const link = () => {
  const { value, dataset } = select.selectedOptions[0];
  return location.href.split(/[?#]/)[0] + (value ? `?seen=${dataset.seen.split(" ")[0]}#${value}` : "");
};
const chosen = () => styled.find((one) => one.dataset.citeStyle === style.value);

function show() {
  for (const one of styled) one.hidden = one !== chosen();
  if (!entry) return;
  entry.hidden = Boolean(chosen());
  if (entry.hidden) return;
  const asked = fetched();
  entry.textContent = entry.dataset.fetching;
  asked.then((text) => asked === latest && (entry.textContent = text || entry.dataset.failed));
}

/** The entry of what is chosen, from the file of the chosen form; empty if it could not be fetched. */
let latest;
function fetched() {
  const keys = panel.dataset.citeKeys.split(" ").map((key) => (select.value ? `${key}-${select.value}` : key));
  latest = picked(panel.querySelector(`[data-cite-file="${style.value}"]`).href, style.value, keys);
  return latest;
}

function citation() {
  if (!chosen()) return fetched();
  const text = ["lead", "text"].map((name) => plain(part(name, chosen()))).join(" ");
  const line = text.replace(/\s+/g, " ").trim();
  // The address has a line of its own, without invisible characters that would become part of it.
  return `${guarded(line)}\n${link()}`;
}

/** The words of the chosen quotation as the article has them, in each language; passages are told apart. */
function words() {
  const found = new Map();
  for (const passage of article.querySelectorAll(`.tq-cell .tq-quote[data-quote="${CSS.escape(select.value.slice(2))}"]`)) {
    const { lang, dir } = passage.closest(".tq-cell");
    const before = found.get(lang)?.words;
    found.set(lang, { dir, words: (before ? `${before} … ` : "") + passage.textContent.trim().replace(/\s+/g, " ") });
  }
  return [...found.values()];
}

const FORMS = {
  citation,
  link,
  text: () => takeaway(words(), [...attributed(lineOf(select.value)), article.querySelector("h1").textContent], link()),
};

let timer = 0;

async function take(text) {
  text = await text;
  const said = `${status.dataset.copied}: ${isolated(select.selectedOptions[0].text)}`;
  announce(status, text && (await copy(text)) ? said : status.dataset.failed);
  clearTimeout(timer);
  timer = setTimeout(() => (status.textContent = ""), 6000);
}

// The line that says whose words a quotation is; none for a paragraph.
const LINES = ".tq-row__said > .tq-said[data-quote]:has(.tq-said__speaker)";
const lineOf = (id) => [...article.querySelectorAll(LINES)].find((said) => id === `q-${said.dataset.quote}`);

// The buttons for what was chosen, under it.
function put(place) {
  placed = select.value;
  for (const opener of article.querySelectorAll(".tq-said__copy")) {
    opener.setAttribute("aria-expanded", String(opener.parentElement === place));
  }
  here.querySelector("[data-copy=text]").hidden = !leads.has(select.value);
  if (place) mend(place.closest(".tq-row"));
  if (!place) here.remove();
  else if (here.parentElement !== place) place.append(here);
}

// Where the edition names its repository: a report about the block, and its lines to edit.
function mend(row) {
  for (const link of here.querySelectorAll("[data-mend]")) {
    const { mend: address, mendLanguage: language } = link.dataset;
    const cell = language && row.querySelector(`.tq-cell[lang="${CSS.escape(language)}"][data-line]`);
    link.href = cell ? `${address}#L${cell.dataset.line}` : address.replaceAll("BLOCK-ID", row.id);
    link.hidden = Boolean(language) && !cell;
  }
}

// What the address names is what is cited; its buttons stand under it.
function follow() {
  let id = "";
  try {
    id = decodeURIComponent(location.hash.slice(1));
  } catch {
    // Not an address of ours.
  }
  choose(id);
  put(select.value ? lineOf(select.value) ?? document.getElementById(id)?.closest(".tq-row") : null);
}

export function copyBlock(id) {
  choose(id);
  take(citation());
}

// Every quotation has a way to take it along, told quietly at the end of its line.
for (const said of article.querySelectorAll(LINES)) {
  said.append(part("open").content.firstElementChild.cloneNode(true));
}

for (const tool of panel.querySelectorAll("[data-cite-tool]")) tool.hidden = false;

try {
  const kept = localStorage.getItem(KEY);
  if ([...style.options].some((option) => option.value === kept)) style.value = kept;
} catch {
  // The first style, then.
}
style.addEventListener("change", () => {
  show();
  try {
    localStorage.setItem(KEY, style.value);
  } catch {
    // It holds for this page.
  }
});
select.addEventListener("change", () => choose(select.value));
article.addEventListener("click", (event) => {
  const opener = event.target.closest(".tq-said__copy");
  if (opener) {
    const said = opener.parentElement;
    choose(`q-${said.dataset.quote}`);
    put(said.contains(here) ? null : said);
  }
  const button = event.target.closest("button[data-copy]");
  if (!button) return;
  if (here.contains(button)) choose(placed);
  take(FORMS[button.dataset.copy]());
});
addEventListener("hashchange", follow);
follow();
