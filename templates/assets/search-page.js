// The search page: what its address asks for, by kind, with filters; the address follows what is typed.
//
// Fills [data-tahqiq-search], from the form[role=search] of the page. The element may bring words of its own
// along: data-words, JSON with keys of search-words.js.

import { languages, prepare } from "./search.js";
import { failureOf, ownWords, wordsOf } from "./search-words.js";
import { findings, message } from "./search/asking.js";
import { Filters } from "./search/filters.js";
import { element } from "./search/list.js";
import { LONGEST } from "./search/query.js";
import { forget, recent, remember } from "./search/recent.js";
import { recentList, sections } from "./search/sections.js";

const STEP = 30;
const CARDS = 3;
const PAUSE = 200;
const SLOW = 400;

class SearchPage {
  #field;
  #say;
  #filters;
  #status = element("p", "tq-found__status", { role: "status" });
  #list = element("div", "tq-found__list");
  #more;
  #again;
  #turn = 0;
  #limit = STEP;

  constructor(place, form) {
    const asked = new URLSearchParams(location.search);
    this.#field = form.elements.q;
    this.#say = wordsOf(document.documentElement.lang, ownWords(place));
    this.#filters = new Filters(this.#say, asked, () => this.#ask());
    this.#more = element("button", "tq-found__more", { type: "button", hidden: "" }, this.#say("more"));
    this.#again = element("button", "tq-found__more", { type: "button", hidden: "" }, this.#say("again"));
    place.removeAttribute("aria-live"); // its status tells the outcome, and only that
    place.replaceChildren(this.#filters.whole, this.#status, this.#again, this.#list, this.#more);
    this.#field.value = asked.get("q") ?? this.#field.value;
    this.#listen(form);
    if (this.#field.value || this.#filters.isAsked) this.#find();
    else this.#offerRecent();
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
      remember(this.#field.value);
      this.#ask();
    });
    this.#list.addEventListener("click", ({ target }) => {
      if (target.closest(".tq-found__item a")) remember(this.#field.value);
    });
    this.#again.addEventListener("click", () => this.#find());
    this.#more.addEventListener("click", () => {
      this.#limit += STEP;
      this.#find();
    });
  }

  /** A new question: into the address, and to the search. */
  #ask() {
    this.#limit = STEP;
    const address = new URL(location.href);
    const query = this.#field.value.trim().slice(0, LONGEST);
    address.search = new URLSearchParams({ ...(query && { q: query }), ...this.#filters.values }).toString();
    history.replaceState(history.state, "", address);
    this.#find();
  }

  async #find() {
    this.#turn += 1;
    const turn = this.#turn;
    const query = this.#field.value;
    if (!query && !this.#filters.isAsked) return this.#offerRecent();
    const late = setTimeout(() => turn === this.#turn && this.#tell(this.#say("searching")), SLOW);
    try {
      await this.#filters.offerLanguages(languages);
      const found = await this.#found(query);
      this.#filters.name();
      if (turn === this.#turn) this.#show(query, found);
    } catch (error) {
      if (turn === this.#turn) this.#fail(error);
    } finally {
      clearTimeout(late);
    }
  }

  #found(query) {
    const language = document.documentElement.lang;
    return findings(query, { limit: this.#limit, filters: this.#filters.values, cards: CARDS, language });
  }

  #tell(said) {
    this.#status.textContent = said;
  }

  #show(query, found) {
    this.#tell(message(this.#say, query, found));
    this.#again.hidden = true;
    this.#more.hidden = !found.more;
    this.#list.replaceChildren(...sections(found, this.#say, location.href));
    const isNone = query && !found.note && !this.#list.childElementCount;
    if (isNone) this.#list.append(element("p", "tq-found__hint", {}, this.#say(this.#filters.isActive ? "hint-filters" : "hint")));
  }

  #fail(error) {
    this.#tell(failureOf(this.#say, error));
    this.#again.hidden = error.code === "unsupported";
    this.#more.hidden = true;
    this.#list.replaceChildren();
  }

  #offerRecent(said = "") {
    this.#tell(said);
    this.#again.hidden = true;
    this.#more.hidden = true;
    const forgotten = (query) => {
      forget(query);
      this.#offerRecent(query === undefined ? this.#say("all-forgotten") : this.#say("forgotten", { query }));
      (this.#list.querySelector("button") ?? this.#field).focus();
    };
    this.#list.replaceChildren(...recentList(recent(), this.#say, location.href, forgotten));
  }
}

const place = document.querySelector("[data-tahqiq-search]");
const forms = [...document.querySelectorAll('form[role="search"]')].filter((form) => form.elements.q);
const form = forms.find((found) => !found.closest("header")) ?? forms[0];
if (place && form) new SearchPage(place, form);
