// What the search page shows of an outcome: cards of actors, sections by kind, related forms; or recent searches.

import { cardOf, idOf } from "./card.js";
import { element, parts } from "./list.js";

/** The sections of an outcome (asking.js). `address`: of the search page, from which links go to other questions. */
export function sections({ cards, groups, related }, say, address) {
  const made = groups.map(([kind, found]) => section(say(`kinds.${kind}`), [], found.map((one) => item(one))));
  if (cards.length) made.unshift(element("ul", "tq-found__results", {}, ...cards.map((one) => card(one, say, address))));
  if (related.length) {
    const about = element("p", "tq-found__about", {}, say("related-about"));
    const items = related.map((one) => (one.isCard ? card(one, say, address) : item(one, say)));
    made.push(section(say("related"), [about], items, "tq-found__group--related"));
  }
  return made;
}

function section(name, about, items, className = "") {
  const heading = element("h2", "tq-found__kind", {}, name);
  const list = element("ol", "tq-found__results", {}, ...items);
  return element("section", `tq-found__group ${className}`.trim(), {}, heading, ...about, list);
}

function item(result, say = null) {
  const link = element("a", "tq-found__link", { href: result.url }, ...parts(result, say));
  return element("li", "tq-found__item", {}, link);
}

/** An actor's card, and ways to what it said and where it is named. */
function card(actor, say, address) {
  const link = element("a", "tq-found__link", { href: actor.url }, ...cardOf(actor, say));
  const ways = [
    element("a", "tq-actor__way", { href: narrowed(address, { speaker: idOf(actor), kind: "quote" }) }, say("said")),
    element("a", "tq-actor__way", { href: narrowed(address, { actor: idOf(actor) }) }, say("named")),
  ];
  return element("li", "tq-found__item tq-actor", {}, link, element("p", "tq-actor__ways", {}, ...ways));
}

/** The address of all that these filters leave, with those that are set. */
function narrowed(address, filters) {
  const other = new URL(address);
  other.searchParams.delete("q");
  for (const [name, value] of Object.entries(filters)) other.searchParams.set(name, value);
  return other.href;
}

/** Recent searches as links, each with a button that calls `forgotten` with it; the last calls it without. */
export function recentList(queries, say, address, forgotten) {
  if (!queries.length) return [];
  const items = queries.map((query) => {
    const page = new URL(address);
    page.search = new URLSearchParams({ q: query }).toString();
    const link = element("a", "tq-recent__link", { href: page.href }, element("bdi", "", {}, query));
    const label = say("forget", { query });
    const button = element("button", "tq-recent__forget", { type: "button", "aria-label": label, title: label }, "×");
    button.addEventListener("click", () => forgotten(query));
    return element("li", "tq-recent__item", {}, link, button);
  });
  const all = element("button", "tq-found__quiet", { type: "button" }, say("forget-all"));
  all.addEventListener("click", () => forgotten());
  const heading = element("h2", "tq-found__kind", {}, say("recent"));
  const about = element("p", "tq-found__about", {}, say("recent-about"));
  return [element("section", "tq-found__group", {}, heading, about, element("ul", "tq-recent", {}, ...items), all)];
}
