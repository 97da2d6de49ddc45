// A quote to take along: as text, as a citation, as a link. The buttons come from the page's template.

import { announce, copy, isolated } from "./copy.js";

function text(card, selector) {
  return card.querySelector(selector)?.textContent.trim().replace(/\s+/g, " ") ?? "";
}

/** A line that begins on its own side, whatever stands around it. */
function line(words, direction) {
  return (direction === "rtl" ? "\u200f" : "\u200e") + words;
}

/** Where the words stand, absolute, with what they are now; at the site's own address, if it has told it. */
function link(card) {
  const own = document.querySelector("link[rel=canonical]")?.href ?? location.href;
  const address = new URL(card.querySelector(".tq-said__link").getAttribute("href"), own);
  if (card.dataset.seen) address.searchParams.set("seen", card.dataset.seen);
  return address.href;
}

/** Who says it and how, as the line under a quote has it. */
export function attributed(said) {
  return [text(said, ".tq-said__speaker"), text(said, ".tq-said__how")];
}

/** A quote as text: its words in each language, who says so, where it stands. */
export function takeaway(sayings, by, link) {
  const lines = sayings.map(({ words, dir }) => line(isolated(words), dir));
  return [...lines, line(`— ${by.filter(Boolean).map(isolated).join(" · ")}`, document.documentElement.dir), link].join("\n");
}

const forms = {
  link: (card) => link(card),
  text(card) {
    const sayings = [...card.querySelectorAll(".tq-saying")].map((saying) => ({ words: saying.textContent, dir: saying.dir }));
    return takeaway(sayings, [...attributed(card), card.querySelector(".tq-said__link").title], link(card));
  },
  citation(card, words) {
    const sayings = [...card.querySelectorAll(".tq-saying")];
    const cited = sayings.find((saying) => saying.lang === document.documentElement.lang) ?? sayings[0];
    const form = cited.lang === card.dataset.source ? "citation-form" : "citation-translated";
    const said = {
      speaker: text(card, ".tq-said__speaker"),
      words: cited.textContent,
      date: text(card, ".tq-said__how .tq-date"),
      article: card.querySelector(".tq-said__link").title,
      edition: words.edition,
    };
    const filled = words[form].replace(/{(\w+)}/g, (whole, key) => (key in said ? isolated(said[key]) : whole));
    return line(filled.replace("{link}", link(card)), document.documentElement.dir);
  },
};

/** Gives every card its buttons. `words` are the citation's form, the edition's name, and what is announced. */
export function offerCopies(cards, words) {
  const buttons = document.querySelector("[data-tahqiq-copy]").content;
  const copied = document.querySelector("[data-tahqiq-copied]");
  for (const card of cards) {
    card.append(buttons.cloneNode(true));
    card.addEventListener("click", async (event) => {
      const button = event.target.closest("[data-copy]");
      if (!button) return;
      const kind = button.dataset.copy;
      const done = await copy(forms[kind](card, words));
      announce(copied, done ? words[`copied-${kind}`] : words.failed);
      button.classList.toggle("tq-copy--done", done);
      setTimeout(() => button.classList.remove("tq-copy--done"), 2000);
    });
  }
}
