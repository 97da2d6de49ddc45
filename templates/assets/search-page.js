// The search page: what its address asks for, by kind, with filters; the address follows what is typed.
//
// Fills [data-tahqiq-search], from the form[role=search] of the page. The element may bring words of its own
// along: data-words, JSON with keys of search-words.js.

import { languages, prepare, search } from "./search.js";
import { ownWords, wordsOf } from "./search-words.js";
import { byKind, element, message, parts } from "./search/list.js";
import { LONGEST } from "./search/query.js";

const STEP = 30;
const PAUSE = 200;
const KINDS = ["article", "actor", "quote", "event", "term"];

class SearchPage {
  #field;
  #say;
  #asked = new URLSearchParams(location.search);
  #kind;
  #language;
  #status = element("p", "tq-found__status", { role: "status" });
  #list = element("div", "tq-found__list");
  #more;
  #turn = 0;
  #limit = STEP;

  constructor(place, form) {
    const language = document.documentElement.lang;
    this.#field = form.elements.q;
    this.#say = wordsOf(language, ownWords(place));
    this.#kind = new Choice(this.#say("kind"), this.#say("all-kinds"), (kind) => this.#say(`kinds.${kind}`));
    this.#language = new Choice(this.#say("language"), this.#say("all-languages"), (tag) => nameOf(tag, language));
    this.#more = element("button", "tq-found__more", { type: "button", hidden: "" }, this.#say("more"));
    const narrow = element("div", "tq-found__filters", {}, this.#kind.label, this.#language.label);
    place.removeAttribute("aria-live"); // its status tells the outcome, and only that
    place.replaceChildren(narrow, this.#status, this.#list, this.#more);
    this.#kind.offer(KINDS, this.#asked.get("kind"));
    this.#field.value = this.#asked.get("q") ?? this.#field.value;
    this.#listen(form);
    if (this.#field.value) this.#find();
  }

  #listen(form) {
    let pause = 0;
    this.#field.addEventListener("focus", () => prepare(), { once: true });
    this.#field.addEventListener("input", () => {
      clearTimeout(pause);
      pause = setTimeout(() => this.#ask(), PAUSE);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(pause);
      this.#ask();
    });
    for (const { select } of [this.#kind, this.#language]) select.addEventListener("change", () => this.#ask());
    this.#more.addEventListener("click", () => {
      this.#limit += STEP;
      this.#find();
    });
  }

  /** A new question: into the address, and to the search. */
  #ask() {
    this.#limit = STEP;
    const address = new URL(location.href);
    const asked = given({ q: this.#field.value.trim().slice(0, LONGEST), ...this.#filters() });
    address.search = new URLSearchParams(asked).toString();
    history.replaceState(history.state, "", address);
    this.#find();
  }

  #filters() {
    return given({ kind: this.#kind.select.value, language: this.#language.select.value });
  }

  async #find() {
    this.#turn += 1;
    const turn = this.#turn;
    const query = this.#field.value;
    if (!query.trim()) return this.#show(turn, [], query ? this.#say("empty") : "");
    if (!this.#list.childElementCount) this.#status.textContent = this.#say("searching");
    try {
      await this.#offerLanguages();
      const results = await search(query, { limit: this.#limit, filters: this.#filters() });
      this.#show(turn, results, message(this.#say, query, results));
    } catch (error) {
      this.#show(turn, [], this.#say(error.code ?? "failed"));
    }
  }

  /** Which languages there are is known with the first search only: nothing is fetched before. */
  async #offerLanguages() {
    if (this.#language.isOffered) return;
    const tags = await languages();
    if (!this.#language.isOffered) this.#language.offer(tags, this.#asked.get("language"));
  }

  /** Shows the outcome of a turn, unless more was asked since. */
  #show(turn, results, said) {
    if (turn !== this.#turn) return;
    this.#status.textContent = said;
    this.#more.hidden = !results.more;
    this.#list.replaceChildren(...byKind(results).map(([kind, found]) => group(this.#say(`kinds.${kind}`), found)));
  }
}

/** A labelled select that appears with its options; its first option, with the value "", stands for all. */
class Choice {
  #nameOf;

  constructor(name, all, nameOf) {
    this.#nameOf = nameOf;
    this.select = element("select", "", {}, element("option", "", { value: "" }, all));
    this.label = element("label", "tq-found__filter", { hidden: "" }, `${name} `, this.select);
  }

  get isOffered() {
    return this.select.length > 1;
  }

  offer(values, chosen) {
    this.select.append(...values.map((value) => element("option", "", { value }, this.#nameOf(value))));
    this.select.value = values.includes(chosen) ? chosen : "";
    this.label.hidden = values.length < 2;
  }
}

function group(name, results) {
  const items = results.map((result) =>
    element("li", "tq-found__item", {}, element("a", "tq-found__link", { href: result.url }, ...parts(result))),
  );
  const heading = element("h2", "tq-found__kind", {}, name);
  return element("section", "tq-found__group", {}, heading, element("ol", "tq-found__results", {}, ...items));
}

function nameOf(tag, language) {
  try {
    return new Intl.DisplayNames([language], { type: "language" }).of(tag);
  } catch {
    return tag;
  }
}

function given(values) {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value));
}

const place = document.querySelector("[data-tahqiq-search]");
const forms = [...document.querySelectorAll('form[role="search"]')].filter((form) => form.elements.q);
const form = forms.find((found) => !found.closest("header")) ?? forms[0];
if (place && form) new SearchPage(place, form);
