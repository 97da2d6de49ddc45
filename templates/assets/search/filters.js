// The filters of the search page, and how the address says them: language, kind, actor, speaker, year.

import { KINDS } from "./asking.js";
import { element } from "./list.js";
import { Picker } from "./picker.js";

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const WIDE = "(min-width: 48em)";

export class Filters {
  /** All of them, to be placed. */
  whole;
  #kind;
  #language;
  #actor;
  #speaker;
  #year;
  #clear;
  #asked;
  #tongue = document.documentElement.lang;

  /** `asked`: URLSearchParams of the address. `changed` is called after each change by the reader. */
  constructor(say, asked, changed) {
    this.#asked = asked;
    const told = () => {
      this.#told();
      changed();
    };
    this.#kind = new Choice(say("kind"), say("all-kinds"), (kind) => say(`kinds.${kind}`), told);
    this.#language = new Choice(say("language"), say("all-languages"), (tag) => nameOf(tag, this.#tongue), told);
    this.#actor = new Picker(say("actor"), say("any-actor"), say("actors"), told);
    this.#speaker = new Picker(say("speaker"), say("any-speaker"), say("actors"), told);
    this.#year = new Year(say, this.#tongue, told);
    this.#clear = element("button", "tq-found__quiet", { type: "button", hidden: "" }, say("clear"));
    this.#clear.addEventListener("click", () => {
      this.clear();
      changed();
      this.whole.querySelector("summary").focus();
    });
    const fields = [this.#kind, this.#language, this.#actor, this.#speaker, this.#year].map(({ label }) => label);
    const summary = element("summary", "tq-found__summary", {}, say("filters"));
    const row = element("div", "tq-found__filters", {}, ...fields, this.#clear);
    this.whole = element("details", "tq-found__narrow", {}, summary, row);
    this.#fromAddress();
    this.whole.open = this.isAsked || matchMedia(WIDE).matches;
  }

  #fromAddress() {
    const asked = (name) => this.#asked.get(name) ?? "";
    this.#kind.offer(KINDS, asked("kind"));
    this.#actor.value = ID.test(asked("actor")) ? asked("actor") : "";
    this.#speaker.value = ID.test(asked("speaker")) ? asked("speaker") : "";
    this.#year.value = asked("year");
    this.#told();
  }

  /** Offers the languages there are; they are known with the first search only. `languages` gives them. */
  async offerLanguages(languages) {
    if (this.#language.isOffered) return;
    const tags = await languages();
    if (this.#language.isOffered) return;
    this.#language.offer(tags, this.#asked.get("language") ?? "");
    this.#told();
  }

  /** Finds the names of actors whom the address has set. */
  async name() {
    await Promise.all([this.#actor.name(), this.#speaker.name()]);
  }

  /** Those that are set, by name, as search.js takes them and the address has them. */
  get values() {
    const all = {
      kind: this.#kind.value,
      language: this.#language.value,
      actor: this.#actor.value,
      speaker: this.#speaker.value,
      year: this.#year.value,
    };
    return Object.fromEntries(Object.entries(all).filter(([, value]) => value));
  }

  get isActive() {
    return Object.keys(this.values).length > 0;
  }

  /** Whether the address sets any; the languages that it may name are known only with the first search. */
  get isAsked() {
    return this.isActive || (!this.#language.isOffered && Boolean(this.#asked.get("language")));
  }

  clear() {
    this.#asked = new URLSearchParams();
    for (const filter of [this.#kind, this.#language, this.#actor, this.#speaker, this.#year]) filter.value = "";
    this.#told();
  }

  #told() {
    this.#clear.hidden = !this.isActive;
  }
}

/** A labelled select that appears with its options; its first option, with the value "", stands for all. */
class Choice {
  label;
  #select;
  #nameOf;

  constructor(name, all, nameOf, changed) {
    this.#nameOf = nameOf;
    this.#select = element("select", "", {}, element("option", "", { value: "" }, all));
    this.#select.addEventListener("change", changed);
    this.label = element("label", "tq-found__filter", { hidden: "" }, element("span", "", {}, name), this.#select);
  }

  get isOffered() {
    return this.#select.length > 1;
  }

  get value() {
    return this.#select.value;
  }

  set value(value) {
    this.#select.value = value;
  }

  offer(values, chosen) {
    this.#select.append(...values.map((value) => element("option", "", { value }, this.#nameOf(value))));
    this.#select.value = values.includes(chosen) ? chosen : "";
    this.label.hidden = values.length < 2;
  }
}

/** A year, typed in digits of any kind. */
class Year {
  label;
  #field;
  #digits;

  constructor(say, language, changed) {
    const attributes = { id: "tq-year", type: "text", inputmode: "numeric", maxlength: "4", autocomplete: "off" };
    this.#field = element("input", "", { ...attributes, size: "6", placeholder: say("any-year") });
    this.#digits = say("digits");
    const note = element("span", "tq-found__wrong", { id: "tq-year-note", role: "alert" });
    this.#field.setAttribute("aria-describedby", note.id);
    this.#field.addEventListener("change", () => {
      const isWrong = Boolean(this.#field.value.trim()) && !this.value;
      this.#field.setAttribute("aria-invalid", String(isWrong));
      note.textContent = isWrong ? say("bad-year") : "";
      changed();
    });
    const named = element("label", "", { for: attributes.id }, say("year"));
    this.label = element("div", "tq-found__filter tq-found__filter--year", {}, named, this.#field, note);
  }

  /** In Latin digits; "" where there is none, or something else. */
  get value() {
    const plain = this.#field.value.trim().replace(/[٠-٩۰-۹]/g, valueOf);
    return /^\d{1,4}$/.test(plain) ? String(Number(plain)) : "";
  }

  set value(year) {
    const plain = /^\d{1,4}$/.test(year) ? year : "";
    const printed = new Intl.NumberFormat("en", { numberingSystem: this.#digits });
    this.#field.value = plain.replace(/\d/g, (n) => printed.format(n));
  }
}

/** The value of an Arabic or Persian digit. */
function valueOf(digit) {
  return (digit.charCodeAt(0) - (digit < "\u06f0" ? 0x660 : 0x6f0)) % 10;
}

function nameOf(tag, language) {
  try {
    return new Intl.DisplayNames([language], { type: "language" }).of(tag);
  } catch {
    return tag;
  }
}
