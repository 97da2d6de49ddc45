// The quotes: narrowed by speaker, mode, channel, article and period, as the address says.

import { offerCopies } from "./quote-copy.js";

const form = document.querySelector("[data-tahqiq-filters]");
const words = JSON.parse(form.dataset.tahqiqFilters);
const language = document.documentElement.lang;
const cards = [...document.querySelectorAll(".tq-dated .tq-card")];
const selects = [...form.querySelectorAll("select")];
const periods = ["from", "to"].map((name) => form.elements[name]);
const status = form.querySelector("[role=status]");
const plural = new Intl.PluralRules(language);
const digits = [...words.digits];

function number(n) {
  return String(n).replace(/\d/g, (d) => digits[d]);
}

/** A year, month or day as it is meant, whatever digits it is written in; null for anything else. */
function day(text) {
  const plain = text
    .trim()
    .replace(/[٠-٩]/g, (d) => d.charCodeAt(0) - 0x660)
    .replace(/[۰-۹]/g, (d) => d.charCodeAt(0) - 0x6f0);
  return /^(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?$/.test(plain) ? plain : null;
}

/** What a card says under a filter's name. */
function value(card, name) {
  return card.dataset[name] || "none";
}

/** Whether the card may lie in the period: every day that its date covers counts. */
function within(card) {
  const [from, to] = periods.map((field) => day(field.value));
  const { earliest, latest } = card.dataset;
  if ((from || to) && !earliest && !latest) return false;
  if (from && latest && latest.slice(0, from.length) < from) return false;
  return !(to && earliest && earliest.slice(0, to.length) > to);
}

function fits(card, except) {
  const chosen = selects.filter((select) => select !== except && select.value);
  return chosen.every((select) => value(card, select.name) === select.value) && within(card);
}

function count(select) {
  const there = cards.filter((card) => fits(card, select));
  for (const option of select.options) {
    option.dataset.label ??= option.textContent;
    const n = option.value ? there.filter((card) => value(card, select.name) === option.value).length : there.length;
    option.textContent = `${option.dataset.label} (${number(n)})`;
  }
}

function show() {
  for (const card of cards) card.hidden = !fits(card);
  for (const group of document.querySelectorAll(".tq-dated")) group.hidden = !group.querySelector(".tq-card:not([hidden])");
  for (const field of periods) field.setAttribute("aria-invalid", String(day(field.value) === null));
  selects.forEach(count);
  const n = cards.filter((card) => !card.hidden).length;
  const pattern = words.found[plural.select(n)] ?? words.found.other;
  const said = pattern.replace("{n}", number(n)).replace("{total}", number(cards.length));
  if (status.textContent !== said) status.textContent = said;
}

function remember() {
  const address = new URL(location.href);
  for (const field of [...selects, ...periods]) {
    const asked = field.tagName === "INPUT" ? day(field.value) : field.value;
    if (asked) address.searchParams.set(field.name, asked);
    else address.searchParams.delete(field.name);
  }
  history.replaceState(history.state, "", address);
}

function recall() {
  const asked = new URLSearchParams(location.search);
  for (const select of selects) {
    const wanted = asked.get(select.name) ?? "";
    select.value = [...select.options].some((option) => option.value === wanted) ? wanted : "";
  }
  for (const field of periods) field.value = asked.get(field.name) ?? "";
}

function changed() {
  show();
  remember();
}

form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => setTimeout(changed));
form.addEventListener("change", changed);
for (const field of periods) field.addEventListener("input", changed);
addEventListener("pageshow", (event) => event.persisted && show());

recall();
form.hidden = false;
show();
offerCopies(cards, words);
