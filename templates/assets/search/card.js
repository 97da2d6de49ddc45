// The card of an actor whose name was typed: what it is, its name in both languages, what is said of it.

import { excerptOf, kindOf, namesOf, otherNames, titleOf } from "./list.js";

/**
 * The actors whose names have all the words typed (of three or more, one may be missing): those of just that name, if
 * there are such.
 */
export function namedBy(query, actors) {
  const typed = countOf(query);
  const least = typed > 2 ? typed - 1 : Math.max(1, typed);
  const isLike = ({ highlights }) => highlights.length >= least;
  const isJust = ({ text, highlights }) => highlights.length >= Math.max(least, countOf(text));
  const just = actors.filter(({ names }) => names.some(isJust));
  return just.length ? just : actors.filter(({ names }) => names.some(isLike));
}

function countOf(text) {
  return text.split(/[^\p{L}\p{M}\p{N}]+/u).filter(Boolean).length;
}

/** The children of a card: of the other names, the first in another language, and those that were found. */
export function cardOf(actor, say) {
  const own = actor.names.find(({ text }) => text === actor.title)?.language || actor.language;
  const others = otherNames(actor);
  const across = others.find(({ language }) => language && language !== own);
  const names = others.filter((name) => name === across || name.highlights.length);
  return [kindOf(actor, say), titleOf(actor), ...namesOf(names), ...excerptOf(actor)];
}

/** The id of an actor, as their page's address has it. */
export function idOf({ url }) {
  return new URL(url).pathname.split("/").filter(Boolean).at(-1);
}
