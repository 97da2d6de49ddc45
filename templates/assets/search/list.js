// Results as elements. All text goes in as text: nothing typed or found is ever read as HTML.

/** An element with a class, attributes and children (elements or texts). */
export function element(name, className, attributes = {}, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/**
 * A result's title and excerpt, each in its own language and direction; between them other names that were found.
 *
 * `say` names the kind in a line of its own, where no heading does.
 */
export function parts(result, say = null) {
  const kind = say ? [kindOf(result, say)] : [];
  const names = otherNames(result).filter(({ highlights }) => highlights.length);
  return [titleOf(result), ...kind, ...namesOf(names), ...excerptOf(result)];
}

/** The title; of an actor or term, in the language that the name is in. */
export function titleOf({ title, titleHighlights, names, language }) {
  const lang = names.find(({ text }) => text === title)?.language || language;
  return element("span", "tq-found__title", { lang, dir: "auto" }, ...marked(title, titleHighlights));
}

/** What kind of thing it is: of an actor, what kind of actor. */
export function kindOf({ kind, sort }, say) {
  return element("span", "tq-found__of", {}, say(sort ? `sorts.${sort}` : `kind-of.${kind}`));
}

/** The names of an actor or term beside the title. */
export function otherNames({ title, names }) {
  return names.filter(({ text }) => text !== title);
}

/** Names in a row, each in its own language and direction; no element where there are none. */
export function namesOf(names) {
  if (!names.length) return [];
  const made = names.map(({ text, language, highlights }) =>
    element("bdi", "", language ? { lang: language } : {}, ...marked(text, highlights)),
  );
  return [element("span", "tq-found__names", {}, ...made.flatMap((name, n) => (n ? [" · ", name] : [name])))];
}

/** The excerpt; no element where there is none. */
export function excerptOf({ excerpt, highlights, language }) {
  if (!excerpt) return [];
  return [element("span", "tq-found__excerpt", { lang: language, dir: "auto" }, ...marked(excerpt, highlights))];
}

/** A text with its found words marked: `highlights` are [start, end] in UTF-16 units. */
export function* marked(text, highlights) {
  let at = 0;
  for (const [start, end] of highlights) {
    yield text.slice(at, start);
    yield element("mark", "", {}, text.slice(start, end));
    at = end;
  }
  yield text.slice(at);
}
