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
 * A result's title and excerpt, each in its own language and direction.
 *
 * `say` names the kind in a line of its own, where no heading does.
 */
export function parts(result, say = null) {
  const own = { lang: result.language, dir: "auto" };
  const title = element("span", "tq-found__title", own, result.title);
  const excerpt = element("span", "tq-found__excerpt", own, ...marked(result.excerpt, result.highlights));
  const kind = say ? [element("span", "tq-found__of", {}, say(`kind-of.${result.kind}`))] : [];
  return [title, ...kind, ...(result.excerpt ? [excerpt] : [])];
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
