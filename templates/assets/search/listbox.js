// A field with a list below it (WAI-ARIA 1.2: editable combobox): arrows, Enter, Escape, and what is told of them.

import { element } from "./list.js";

let made = 0;

export class Listbox {
  /** The list, for those who place it. */
  list;
  #field;
  #within;
  #options = [];
  #active = -1;
  #id;

  /** `within`: the element that holds both; focus may go about in it. `name`: of the list, for those who hear it. */
  constructor(field, within, name) {
    made += 1;
    this.#id = `tq-list-${made}`;
    this.#field = field;
    this.#within = within;
    this.list = element("div", "tq-finder__list", { id: this.#id, role: "listbox", "aria-label": name, hidden: "" });
    const attributes = {
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-controls": this.#id,
      "aria-expanded": "false",
      autocomplete: "off",
      dir: "auto",
    };
    for (const [key, value] of Object.entries(attributes)) field.setAttribute(key, value);
    this.#listen();
  }

  get isOpen() {
    return !this.list.hidden;
  }

  /** The option that the arrows have come to, if any. */
  get active() {
    return this.#options[this.#active];
  }

  /** Puts other options (and groups of them) in the place of those there are, and opens or closes the list. */
  show(groups) {
    this.#activate(-1);
    this.list.replaceChildren(...groups);
    this.#options = [...this.list.querySelectorAll('[role="option"]')];
    this.#options.forEach((option, n) => (option.id = `${this.#id}-${n}`));
    if (this.#within.contains(document.activeElement)) this.open();
    else this.close();
  }

  open() {
    const isThere = this.#options.length > 0;
    this.list.hidden = !isThere;
    this.#field.setAttribute("aria-expanded", String(isThere));
    if (isThere) this.list.scrollTop = 0;
  }

  close() {
    this.#activate(-1);
    this.list.hidden = true;
    this.#field.setAttribute("aria-expanded", "false");
  }

  #listen() {
    this.#field.addEventListener("keydown", (event) => !event.isComposing && this.#pressed(event));
    this.#within.addEventListener("focusout", ({ relatedTarget }) => {
      if (!this.#within.contains(relatedTarget)) this.close();
    });
    // A press on the list must not take the focus from the field, or the list would close before the click.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
  }

  #pressed(event) {
    if (event.key === "Escape" && this.isOpen) {
      this.close();
    } else if (event.key === "Enter" && this.isOpen && this.active) {
      follow(this.active, event);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!this.#options.length || event.altKey || event.ctrlKey || event.metaKey) return;
      if (!this.isOpen) this.open();
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
    this.active?.setAttribute("aria-selected", "false");
    this.#active = n;
    const option = this.active;
    if (!option) {
      this.#field.removeAttribute("aria-activedescendant");
      return;
    }
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.#field.setAttribute("aria-activedescendant", option.id);
  }
}

/** As a click would, with the keys that are held: a link may be meant for another tab. */
function follow(option, { ctrlKey, metaKey, shiftKey }) {
  const keys = { ctrlKey, metaKey, shiftKey };
  option.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, view: window, ...keys }));
}

/** An option; a link where `url` says where to. */
export function option(className, url, ...children) {
  const attributes = { role: "option", tabindex: "-1", "aria-selected": "false", ...(url && { href: url }) };
  return element(url ? "a" : "div", `tq-finder__option ${className}`.trim(), attributes, ...children);
}

/** Options under a heading that also names them as a group. */
export function group(name, ...options) {
  const heading = element("div", "tq-finder__kind", { "aria-hidden": "true" }, name);
  return element("div", "tq-finder__group", { role: "group", "aria-label": name }, heading, ...options);
}
