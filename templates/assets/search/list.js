// Results as elements. All text goes in as text: nothing typed or found is ever read as HTML.

import { LONGEST } from "./query.js";

/** An element with a class, attributes and children (elements or texts). */
export function element(name, className, attributes = {}, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** Results by kind, kinds in the order of their best results, and at last what is only akin: [[kind, results], …]. */
export function byKind(results) {
  const groups = new Map();
  for (const result of results) {
    const kind = result.strong ? result.kind : "related";
    groups.set(kind, [...(groups.get(kind) ?? []), result]);
  }
  return [...groups];
}

/** A result's title and excerpt, each in its own language and direction. */
export function parts(result) {
  const own = { lang: result.language, dir: "auto" };
  const title = element("span", "tq-found__title", own, result.title);
  const excerpt = element("span", "tq-found__excerpt", own, ...marked(result.excerpt, result.highlights));
  return result.excerpt ? [title, excerpt] : [title];
}

function* marked(text, highlights) {
  let at = 0;
  for (const [start, end] of highlights) {
    yield text.slice(at, start);
    yield element("mark", "", {}, text.slice(start, end));
    at = end;
  }
  yield text.slice(at);
}

/** What to tell the reader of an outcome: how many, none, or why not. */
export function message(say, query, results) {
  if (results.note) return say(results.note, { n: LONGEST });
  if (!results.length) return say("none", { query });
  return say(results.more ? "first" : "results", { n: results.length });
}
