// A search field as a combobox (WAI-ARIA 1.2: editable, with a list of links by kind).

import { prepare, search } from "../search.js";
import { ownWords, wordsOf } from "../search-words.js";
import { byKind, element, message, parts } from "./list.js";

const LIMIT = 8;
const PAUSE = 120;
let made = 0;

export class Combobox {
  #field;
  #form;
  #say;
  #list;
  #status;
  #options = [];
  #active = -1;
  #typed = 0;
  #id;

  constructor(field) {
    made += 1;
    this.#id = `tq-finder-${made}`;
    this.#field = field;
    this.#form = field.form;
    this.#say = wordsOf(document.documentElement.lang, ownWords(this.#form));
    this.#build();
    this.#listen();
    prepare();
    if (field.value) this.#changed();
  }

  #build() {
    const label = { id: this.#id, role: "listbox", "aria-label": this.#say("list"), hidden: "" };
    this.#list = element("div", "tq-finder__list", label);
    this.#status = element("div", "tq-finder__status", { role: "status" });
    this.#form.classList.add("tq-finder");
    this.#form.append(this.#list, this.#status);
    const attributes = { role: "combobox", "aria-expanded": "false", "aria-autocomplete": "list" };
    for (const [name, value] of Object.entries({ ...attributes, "aria-controls": this.#id })) {
      this.#field.setAttribute(name, value);
    }
    this.#field.dir = "auto";
  }

  #listen() {
    this.#field.addEventListener("input", () => this.#changed());
    this.#field.addEventListener("keydown", (event) => this.#pressed(event));
    this.#field.addEventListener("focus", () => this.#options.length && this.#open());
    this.#form.addEventListener("focusout", ({ relatedTarget }) => {
      if (!this.#form.contains(relatedTarget)) this.#close();
    });
    // A press on the list must not take the focus from the field, or the list would close before the click.
    this.#list.addEventListener("mousedown", (event) => event.preventDefault());
  }

  #changed() {
    this.#typed += 1;
    const turn = this.#typed;
    const query = this.#field.value;
    if (!query.trim()) {
      this.#show(turn, "", []);
      this.#close();
      return;
    }
    setTimeout(() => turn === this.#typed && this.#find(turn, query), PAUSE);
  }

  async #find(turn, query) {
    try {
      const results = await search(query, { limit: LIMIT });
      this.#show(turn, message(this.#say, query, results), results);
    } catch (error) {
      this.#show(turn, this.#say(error.code ?? "failed"), []);
    }
  }

  /** Shows the outcome of a turn, unless more was typed since. */
  #show(turn, said, results) {
    if (turn !== this.#typed) return;
    this.#activate(-1);
    this.#status.textContent = said;
    const groups = byKind(results).map(([kind, found]) => this.#group(kind, found));
    if (results.length) groups.push(this.#everything());
    // What is said is also seen where there is nothing else to see.
    this.#list.replaceChildren(...groups);
    this.#options = [...this.#list.querySelectorAll('[role="option"]')];
    this.#options.forEach((option, n) => (option.id = `${this.#id}-${n}`));
    this.#form.classList.toggle("tq-finder--silent", results.length > 0 || !said);
    if (results.length && this.#form.contains(document.activeElement)) this.#open();
    else this.#close();
  }

  #group(kind, results) {
    const name = this.#say(`kinds.${kind}`);
    const heading = element("div", "tq-finder__kind", { "aria-hidden": "true" }, name);
    const options = results.map((result) => this.#option(result.url, ...parts(result)));
    return element("div", "tq-finder__group", { role: "group", "aria-label": name }, heading, ...options);
  }

  /** The way to the search page, where everything is. */
  #everything() {
    const page = new URL(this.#form.action);
    page.searchParams.set("q", this.#field.value);
    const option = this.#option(page.href, this.#say("all"));
    option.classList.add("tq-finder__all");
    return option;
  }

  #option(url, ...children) {
    const attributes = { role: "option", href: url, tabindex: "-1", "aria-selected": "false" };
    return element("a", "tq-finder__option", attributes, ...children);
  }

  #pressed(event) {
    const isOpen = !this.#list.hidden;
    if (event.key === "Escape" && (isOpen || this.#status.textContent)) {
      this.#status.textContent = "";
      this.#close();
    } else if (event.key === "Enter" && isOpen && this.#active >= 0) {
      this.#options[this.#active].click();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!this.#options.length) return;
      if (!isOpen) this.#open();
      this.#move(event.key === "ArrowDown" ? 1 : -1);
    } else {
      return;
    }
    event.preventDefault();
  }

  /** One step through the options; before the first and after the last is the field itself. */
  #move(step) {
    const places = this.#options.length + 1;
    this.#activate(((this.#active + 1 + step + places) % places) - 1);
  }

  #activate(n) {
    this.#options[this.#active]?.setAttribute("aria-selected", "false");
    this.#active = n;
    const option = this.#options[n];
    if (!option) {
      this.#field.removeAttribute("aria-activedescendant");
      return;
    }
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.#field.setAttribute("aria-activedescendant", option.id);
  }

  #open() {
    this.#list.hidden = false;
    this.#field.setAttribute("aria-expanded", "true");
  }

  #close() {
    this.#activate(-1);
    this.#list.hidden = true;
    this.#field.setAttribute("aria-expanded", "false");
  }
}
