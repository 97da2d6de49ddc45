// Citing: the article, a paragraph or a quotation, as a text that keeps its directions wherever it is pasted.

import { announce, copy, guarded, isolated, plain } from "./copy.js";
import { attributed, takeaway } from "./quote-copy.js";

const article = document.querySelector("[data-tahqiq-article]");
const panel = article.querySelector("[data-tahqiq-cite]");
const part = (name) => panel.querySelector(`[data-cite-${name}]`);
const select = panel.querySelector("select");
const status = part("status");
const here = part("here").content.firstElementChild.cloneNode(true);
let placed = ""; // what the buttons beside the text are about
const leads = new Map([...panel.querySelectorAll("template[data-cite]")].map((t) => [t.dataset.cite, t]));

function choose(id) {
  const option = [...select.options].find((one) => one.value === id) ?? select.options[0];
  option.selected = true;
  const lead = leads.get(option.value);
  part("lead").replaceChildren(...(lead ? lead.content.cloneNode(true).childNodes : []));
  part("place").textContent = option.value && !lead ? `${option.text}.` : "";
  part("link").firstElementChild.textContent = link();
}

const link = () => location.href.split(/[?#]/)[0] + (select.value ? `#${select.value}` : "");

function citation() {
  const text = ["lead", "text", "place"].map((name) => plain(part(name))).join(" ");
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
  const said = `${status.dataset.copied}: ${isolated(select.selectedOptions[0].text)}`;
  announce(status, (await copy(text)) ? said : status.dataset.failed);
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
  if (!place) here.remove();
  else if (here.parentElement !== place) place.append(here);
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
