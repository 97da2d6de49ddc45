// The choice of one actor by name, for filters: a combobox over the actors of the edition.

import { prepare, search } from "../search.js";
import { idOf, namedBy } from "./card.js";
import { element } from "./list.js";
import { Listbox, option } from "./listbox.js";

const LIMIT = 12;
const SHOWN = 6;
const PAUSE = 120;
let made = 0;

export class Picker {
  /** The whole, with its name. */
  label;
  #field;
  #listbox;
  #chosen = { value: "", name: "" };
  #changed;
  #typed = 0;

  /** `name` says what is chosen, `any` that nothing is; `changed` is called after each choice. */
  constructor(name, any, list, changed) {
    made += 1;
    const id = `tq-picker-${made}`;
    this.#changed = changed;
    this.#field = element("input", "", { id, type: "search", placeholder: any, spellcheck: "false" });
    this.label = element("div", "tq-found__filter tq-finder", {}, element("label", "", { for: id }, name), this.#field);
    this.#listbox = new Listbox(this.#field, this.label, list);
    this.label.append(this.#listbox.list);
    this.#listen();
  }

  /** The id of the actor; "" if there is none. */
  get value() {
    return this.#chosen.value;
  }

  /** Sets the actor by an id. Their name is found when `name` is called: nothing is fetched before. */
  set value(value) {
    this.#choose(value, value);
  }

  /** Finds the name of an actor of whom only the id is known. */
  async name() {
    const { value, name } = this.#chosen;
    if (!value || name !== value) return;
    const only = { limit: 2, filters: { kind: "actor", actor: value } };
    const actors = await search("", only).catch(() => []);
    if (this.#chosen.value === value && actors.length) this.#choose(value, inOwn(actors)[0].title);
  }

  #choose(value, name) {
    this.#chosen = { value, name };
    this.#field.value = name;
  }

  #listen() {
    this.#field.addEventListener("focus", () => prepare());
    this.#field.addEventListener("input", () => {
      this.#typed += 1;
      const turn = this.#typed;
      const typed = this.#field.value.trim();
      if (typed) setTimeout(() => turn === this.#typed && this.#offer(turn, typed), PAUSE);
      else this.#take("", "");
    });
    // What was typed and not chosen is no filter.
    this.#field.addEventListener("blur", () => (this.#field.value = this.#chosen.name));
  }

  async #offer(turn, typed) {
    const actors = await search(typed, { limit: LIMIT, filters: { kind: "actor" } }).catch(() => []);
    if (turn !== this.#typed) return;
    const named = namedBy(typed, actors);
    const options = inOwn(named.length ? named : actors)
      .slice(0, SHOWN)
      .map((actor) => {
        const made = option("", "", element("span", "", { lang: actor.language, dir: "auto" }, actor.title));
        made.addEventListener("click", () => this.#take(idOf(actor), actor.title));
        return made;
      });
    this.#listbox.show(options);
  }

  #take(value, name) {
    this.#typed += 1;
    const isOther = value !== this.#chosen.value;
    this.#choose(value, name);
    this.#listbox.show([]);
    if (isOther) this.#changed();
  }
}

/** Each actor once, in the page's language where that is found. */
function inOwn(actors) {
  const own = document.documentElement.lang;
  const found = new Map();
  for (const actor of actors) {
    const id = idOf(actor);
    if (!found.has(id) || (actor.language === own && found.get(id).language !== own)) found.set(id, actor);
  }
  return [...found.values()];
}
