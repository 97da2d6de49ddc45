// The header's field as a combobox: results by kind as one types, recent searches before that.

import { failureOf, ownWords, wordsOf } from "../search-words.js";
import { findings, message } from "./asking.js";
import { cardOf } from "./card.js";
import { element, parts } from "./list.js";
import { Listbox, group, option } from "./listbox.js";
import { forget, recent, remember } from "./recent.js";

const LIMIT = 8;
const PAUSE = 120;

export class Combobox {
  #field;
  #form;
  #say;
  #listbox;
  #status = element("div", "tq-finder__status", { role: "status" });
  #typed = 0;

  constructor(field) {
    this.#field = field;
    this.#form = field.form;
    this.#say = wordsOf(document.documentElement.lang, ownWords(this.#form));
    this.#listbox = new Listbox(field, this.#form, this.#say("list"));
    this.#form.classList.add("tq-finder");
    this.#form.append(this.#listbox.list, this.#status);
    this.#listen();
    this.#changed();
  }

  #listen() {
    this.#field.addEventListener("input", () => this.#changed());
    this.#field.addEventListener("focus", () => {
      if (this.#field.value.trim()) this.#listbox.open();
      else this.#offerRecent();
    });
    this.#field.addEventListener("keydown", (event) => this.#pressed(event));
    this.#form.addEventListener("submit", () => remember(this.#field.value));
    this.#listbox.list.addEventListener("click", ({ target }) => {
      if (target.closest("[data-result]")) remember(this.#field.value);
    });
  }

  #pressed(event) {
    const query = this.#listbox.active?.dataset.recent;
    if (event.key === "Escape") {
      this.#tell("");
    } else if (event.key === "Delete" && query) {
      event.preventDefault();
      this.#forget(query);
    }
  }

  #changed() {
    this.#typed += 1;
    const turn = this.#typed;
    const query = this.#field.value;
    if (query.trim()) setTimeout(() => turn === this.#typed && this.#find(turn, query), PAUSE);
    else this.#offerRecent();
  }

  async #find(turn, query) {
    try {
      const found = await findings(query, { limit: LIMIT, cards: 1, language: document.documentElement.lang });
      if (turn === this.#typed) this.#show(query, found);
    } catch (error) {
      if (turn === this.#typed) this.#tell(failureOf(this.#say, error), []);
    }
  }

  #show(query, found) {
    const groups = found.cards.map((card) => this.#result(card));
    for (const [kind, results] of found.groups) {
      groups.push(group(this.#say(`kinds.${kind}`), ...results.map((one) => this.#result(one))));
    }
    const related = found.related.map((one) => this.#result(one, this.#say));
    if (related.length) groups.push(group(this.#say("related"), ...related));
    if (groups.length) groups.push(toFollow(option("tq-finder__all", this.#pageOf(query), this.#say("all"))));
    this.#tell(message(this.#say, query, found), groups);
  }

  #result(found, say) {
    if (found.isCard) return toFollow(option("tq-actor", found.url, ...cardOf(found, this.#say)));
    return toFollow(option("", found.url, ...parts(found, say)));
  }

  /** The outcome, said; it is also seen where there is nothing else to see. */
  #tell(said, groups = null) {
    this.#status.textContent = said;
    if (groups) this.#listbox.show(groups);
    this.#form.classList.toggle("tq-finder--silent", !said || this.#listbox.isOpen);
  }

  #offerRecent() {
    const queries = recent();
    const options = queries.map((query) => {
      const made = option("tq-finder__recent", this.#pageOf(query), element("bdi", "", {}, query));
      made.dataset.recent = query;
      return made;
    });
    if (!options.length) return this.#tell("", []);
    const all = option("tq-finder__forget", "", this.#say("forget-all"));
    all.addEventListener("click", () => this.#forget());
    this.#tell("", [group(this.#say("recent"), ...options, all)]);
  }

  #forget(query) {
    forget(query);
    this.#offerRecent();
    this.#status.textContent = query ? this.#say("forgotten", { query }) : this.#say("all-forgotten");
    this.#form.classList.add("tq-finder--silent");
  }

  /** The search page with a question, where everything is. */
  #pageOf(query) {
    const page = new URL(this.#form.action);
    page.searchParams.set("q", query);
    return page.href;
  }
}

/** Marks an option that follows up what was typed. */
function toFollow(made) {
  made.dataset.result = "";
  return made;
}
