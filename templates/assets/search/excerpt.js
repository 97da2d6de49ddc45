// Excerpts: the part of a printed text in which most of the words that were looked for stand together.

const WORDS = 30;
const LEAD = 6;

/**
 * {excerpt, highlights}: plain text, and the [start, end] of each found word in it, in UTF-16 units.
 * `words` are the words of `text`, `found` the numbers of those that match.
 */
export function excerptOf(text, words, found) {
  if (!words.length) return { excerpt: closed(text.slice(0, 200)), highlights: [] };
  const hits = [...new Set(found)].filter((n) => n < words.length).sort((a, b) => a - b);
  const first = Math.max(0, Math.min(densest(words, hits) - LEAD, words.length - WORDS));
  const last = Math.min(first + WORDS, words.length) - 1;
  const start = first === 0 ? 0 : words[first].start;
  const end = last === words.length - 1 ? text.length : words[last].end;
  const before = first === 0 ? "" : "… ";
  const after = last === words.length - 1 ? "" : " …";
  return {
    excerpt: before + closed(text.slice(start, end)) + after,
    highlights: highlightsOf(text, words, hits.filter((n) => n >= first && n <= last)).map((mark) =>
      mark.map((at) => at - start + before.length),
    ),
  };
}

const ENDS = Object.fromEntries([..."\u2066\u2067\u2068"].map((one) => [one, "\u2069"]));
for (const one of "\u202a\u202b\u202d\u202e") ENDS[one] = "\u202c";
// A character that no direction is changed by takes the place of what must go, so that places stay.
const NOTHING = "\u2060";

/**
 * A piece of a text in a line, with an end to each direction that it begins, and without ends of others: these would
 * turn over what is put after it, or lead out of the element that sets it apart (UAX #9, X5 to X7).
 */
export function closed(piece) {
  const ends = [];
  const kept = piece.replaceAll("\n", " ").replace(/[\u202a-\u202e\u2066-\u2069]/gu, (control) => {
    if (control in ENDS) ends.push(ENDS[control]);
    else if (ends.at(-1) !== control) return NOTHING;
    else ends.pop();
    return control;
  });
  return kept + ends.reverse().join("");
}

/** The [start, end] of found words in the whole of a text; as `excerptOf`. */
export function highlightsOf(text, words, found) {
  return [...new Set(found)].sort((a, b) => a - b).map((n) => printed(text, words[n]));
}

const EDGES = new Set("-.'’‘‐‑");

/** The [start, end] of a word without the signs at its edges. */
function printed(text, { start, end }) {
  let [first, last] = [start, end];
  while (first < last && EDGES.has(text[first])) first += 1;
  while (first < last && EDGES.has(text[last - 1])) last -= 1;
  return first < last ? [first, last] : [start, end];
}

/** The number of the found word from which a window holds the most different found words. */
function densest(words, hits) {
  let best = hits[0] ?? 0;
  let most = 0;
  for (const from of hits) {
    const inside = hits.filter((n) => n >= from && n < from + WORDS - LEAD);
    const different = new Set(inside.map((n) => words[n].folded)).size;
    if (different > most) [best, most] = [from, different];
  }
  return best;
}
