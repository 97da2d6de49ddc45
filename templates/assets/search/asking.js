// What a question finds, in the order in which it is shown: actors of that name, the rest by kind, related forms.

import { search } from "../search.js";
import { namedBy } from "./card.js";
import { LONGEST } from "./query.js";

export const KINDS = ["article", "actor", "quote", "event", "term"];
// Both languages of some actors: what they said often comes before who they are.
const ACTORS = 6;

/**
 * {cards, groups, related, more, note}: `groups` are [kind, results]; `cards` are actors whose name was typed, at most
 * `cards` of them; such an actor among what is akin has `isCard` and comes first there. `more` says whether there is
 * more of anything. Rejects as search.js does.
 */
export async function findings(query, { limit, filters = {}, language, cards: most }) {
  const ofActors = { ...filters, kind: "actor" };
  const [results, actors] = await Promise.all([
    search(query, { limit, filters }),
    query.trim() && (!filters.kind || filters.kind === "actor") ? search(query, { limit: ACTORS, filters: ofActors }) : [],
  ]);
  const cards = namedBy(query, inOne(language, actors))
    .slice(0, most)
    .map((card) => ({ ...card, isCard: true }));
  const things = new Set(cards.map(thingOf));
  const rest = inOne(language, results).filter((result) => !things.has(thingOf(result)));
  const groups = KINDS.map((kind) => [kind, rest.filter((result) => result.strong && result.kind === kind)]);
  return {
    cards: cards.filter((card) => card.strong),
    groups: groups.filter(([, found]) => found.length),
    related: [...cards, ...rest].filter((result) => !result.strong),
    more: results.more,
    note: results.note,
  };
}

/** Actors once, in the reader's language where there is one: a card names them in both. */
function inOne(language, results) {
  const own = new Set(results.filter((result) => result.language === language).map(thingOf));
  const seen = new Set();
  return results.filter((result) => {
    if (result.kind !== "actor") return true;
    const thing = thingOf(result);
    if (seen.has(thing) || (result.language !== language && own.has(thing))) return false;
    seen.add(thing);
    return true;
  });
}

/** What stands for a thing in all languages: its address without the language. */
function thingOf({ url, language }) {
  return url.replace(`/${language}/`, "/");
}

/** What to tell the reader of an outcome: how many, none, or why not. */
export function message(say, query, { cards, groups, related, more, note }) {
  if (note) return say(note, { n: LONGEST });
  const strong = groups.reduce((sum, [, found]) => sum + found.length, cards.length);
  const akin = related.length;
  if (!query.trim() && (more || !strong)) return say(more ? "first-listed" : "none-listed", { n: strong });
  if (more && strong) return say("first", { n: strong + akin });
  if (strong) return say("results", { n: strong }) + (akin ? say("and-related", { n: akin }) : "");
  if (akin) return say(more ? "only-related-first" : "only-related", { n: akin });
  return say("none", { query });
}
