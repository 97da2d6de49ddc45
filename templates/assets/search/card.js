// The card of an actor whose name was typed: the name in both languages, what is said of them, where to go on.
//
// The index has an actor's names, then what is said of them, in one text: `A · B · ⁨C⁩ – description – role`.

import { element, marked } from "./list.js";

const PARTS = " – ";
const NAMES = " · ";
const ISOLATED = /^\u2068.*\u2069$/;

/**
 * The actors whose names have all the words typed (of three or more, one may be missing): those of just that name, if
 * there are such.
 */
export function namedBy(query, actors) {
  const typed = countOf(query);
  const least = typed > 2 ? typed - 1 : Math.max(1, typed);
  const named = actors.map((actor) => [actor, namesOf(actor).filter(({ marks }) => marks.length >= least)]);
  const just = named.filter(([, names]) => names.some(({ text, marks }) => marks.length >= countOf(text)));
  return (just.length ? just : named.filter(([, names]) => names.length)).map(([actor]) => actor);
}

function countOf(text) {
  return text.split(/[^\p{L}\p{M}\p{N}]+/u).filter(Boolean).length;
}

/** The children of a card. */
export function cardOf(actor, say) {
  const own = { lang: actor.language, dir: "auto" };
  const [first, ...others] = namesOf(actor);
  const other = others.find(({ isOther }) => isOther);
  const about = aboutOf(actor);
  const title = first.text === actor.title ? marked(first.text, first.marks) : [actor.title];
  const kind = element("span", "tq-found__of", {}, say("kind-of.actor"));
  const made = [kind, element("span", "tq-found__title", own, ...title)];
  if (other) {
    const its = { lang: languageOf(other.text, actor.language) };
    made.push(element("span", "tq-actor__other", {}, element("bdi", "", its, ...marked(other.text, other.marks))));
  }
  if (about.text) made.push(element("span", "tq-found__excerpt", own, ...marked(about.text, about.marks)));
  return made;
}

/** The names at the beginning of an actor's text: {text, marks, isOther}; `isOther` in another language. */
function namesOf({ excerpt, highlights }) {
  let at = 0;
  return excerpt.split(PARTS, 1)[0].split(NAMES).map((name) => {
    const start = at;
    at += name.length + NAMES.length;
    const isOther = ISOLATED.test(name);
    const edge = Number(isOther);
    return { ...pieceOf(excerpt, highlights, start + edge, start + name.length - edge), isOther };
  });
}

/** What follows the names. */
function aboutOf({ excerpt, highlights }) {
  const names = excerpt.indexOf(PARTS);
  return names < 0 ? { text: "", marks: [] } : pieceOf(excerpt, highlights, names + PARTS.length, excerpt.length);
}

/** A piece of a text and the highlights in it; one may begin or end with the isolates around the piece. */
function pieceOf(text, highlights, start, end) {
  const inside = highlights.filter(([from, to]) => from < end && to > start);
  const marks = inside.map(([from, to]) => [Math.max(from, start) - start, Math.min(to, end) - start]);
  return { text: text.slice(start, end), marks };
}

/** The language of a name that is in another one than `own`, as far as its script tells. */
function languageOf(text, own) {
  const isArabic = /\p{Script=Arabic}/u.test(text);
  if (isArabic) return own.startsWith("ar") ? "" : "ar";
  return own.startsWith("ar") ? "en" : "";
}

/** The id of an actor, as their page's address has it. */
export function idOf({ url }) {
  return new URL(url).pathname.split("/").filter(Boolean).at(-1);
}
