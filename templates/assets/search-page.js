// The search page: what its address asks for, by kind, with filters; the address follows what is typed.
//
// Fills [data-tahqiq-search], from the form[role=search] of the page. The element may bring words of its own
// along: data-words, JSON with keys of search-words.js.

import { languages, prepare, search } from "./search.js";
import { ownWords, wordsOf } from "./search-words.js";
import { byKind, element, message, parts } from "./search/list.js";

const STEP = 30;
const PAUSE = 200;
const KINDS = ["article", "actor", "quote", "event", "term"];

const place = document.querySelector("[data-tahqiq-search]");
const forms = [...document.querySelectorAll('form[role="search"]')].filter((form) => form.elements.q);
const form = forms.find((found) => !found.closest("header")) ?? forms[0];
if (place && form) begin(place, form, form.elements.q);

function begin(place, form, field) {
  const language = document.documentElement.lang;
  const say = wordsOf(language, ownWords(place));
  const asked = new URLSearchParams(location.search);
  const status = element("p", "tq-found__status", { role: "status" });
  const kind = choice(say("kind"), say("all-kinds"), KINDS, (value) => say(`kinds.${value}`));
  const tongue = choice(say("language"), say("all-languages"), [], (value) => nameOf(value, language));
  const narrow = element("div", "tq-found__filters", {}, kind.label, tongue.label);
  const list = element("div", "tq-found__list");
  const more = element("button", "tq-found__more", { type: "button", hidden: "" }, say("more"));
  let turn = 0;
  let limit = STEP;

  place.removeAttribute("aria-live"); // its status tells the outcome, and only that
  place.replaceChildren(narrow, status, list, more);
  tongue.label.hidden = true;
  field.value = asked.get("q") ?? field.value;
  kind.select.value = KINDS.includes(asked.get("kind")) ? asked.get("kind") : "";

  async function offerLanguages() {
    if (tongue.select.length > 1) return;
    const tags = await languages().catch(() => []);
    if (tongue.select.length > 1) return;
    tongue.offer(tags);
    tongue.select.value = tags.includes(asked.get("language")) ? asked.get("language") : "";
    tongue.label.hidden = tags.length < 2;
  }

  async function find() {
    turn += 1;
    const mine = turn;
    const query = field.value;
    if (!query.trim()) return show([], query ? say("empty") : "");
    status.textContent = list.childElementCount ? status.textContent : say("searching");
    try {
      await offerLanguages();
      const filters = chosen({ kind: kind.select.value, language: tongue.select.value });
      const results = await search(query, { limit, filters });
      if (mine === turn) show(results, message(say, query, results));
    } catch (error) {
      if (mine === turn) show([], say(error.code ?? "failed"));
    }
  }

  function show(results, said) {
    status.textContent = said;
    more.hidden = !results.more;
    list.replaceChildren(...byKind(results).map(([name, found]) => group(say(`kinds.${name}`), found)));
  }

  function ask() {
    limit = STEP;
    remember(chosen({ q: field.value.trim().slice(0, 300), kind: kind.select.value, language: tongue.select.value }));
    find();
  }

  let pause = 0;
  field.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(ask, PAUSE);
  });
  field.addEventListener("focus", () => prepare(), { once: true });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(pause);
    ask();
  });
  for (const { select } of [kind, tongue]) select.addEventListener("change", ask);
  more.addEventListener("click", () => {
    limit += STEP;
    find();
  });
  if (field.value) find();
}

function group(name, results) {
  const items = results.map((result) =>
    element("li", "tq-found__item", {}, element("a", "tq-found__link", { href: result.url }, ...parts(result))),
  );
  const heading = element("h2", "tq-found__kind", {}, name);
  return element("section", "tq-found__group", {}, heading, element("ol", "tq-found__results", {}, ...items));
}

/** A labelled select; its first option, with the value "", stands for all. */
function choice(name, all, values, nameOf) {
  const select = element("select", "", {}, element("option", "", { value: "" }, all));
  const offer = (more) => select.append(...more.map((value) => element("option", "", { value }, nameOf(value))));
  offer(values);
  return { select, offer, label: element("label", "tq-found__filter", {}, `${name} `, select) };
}

function nameOf(tag, language) {
  try {
    return new Intl.DisplayNames([language], { type: "language" }).of(tag);
  } catch {
    return tag;
  }
}

function chosen(values) {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value));
}

function remember(values) {
  const address = new URL(location.href);
  address.search = new URLSearchParams(values).toString();
  history.replaceState(history.state, "", address);
}
