// What a reader typed to what is looked for: words, and phrases in quotation marks of any kind.

export const LONGEST = 300;
const MOST = 12;
const PHRASE = /["“”„«»]([^"“”„«»]*)["“”„«»]/g;

/**
 * {note, phrases, words}: `words` are {form, typed}; phrases lists of them. `note` is "" where there is something
 * to look for, "empty" where no letter or digit was typed, "long" where more was typed than a question needs.
 */
export function parse(text, folding) {
  if (text.length > LONGEST) return { note: "long", phrases: [], words: [] };
  const folded = (part) =>
    folding.words(part).map((word) => ({
      form: plain(word.folded.toLowerCase()),
      typed: part.slice(word.start, word.end),
    }));
  // In a phrase a hyphen is as good as a space.
  const quoted = [...text.matchAll(PHRASE)].map((match) => match[1].replace(/[-‐‑]/g, " "));
  const phrases = quoted.map(folded).filter((words) => words.length);
  const words = distinct(folded(text.replace(PHRASE, " ")));
  return { note: words.length || phrases.length ? "" : "empty", phrases, words };
}

/** A name without the Arabic article: texts are indexed without it, too. */
function plain(word) {
  return word.replace(/^(?:al|el|ad|an|ar|as|ash|at|az)-(?=...)/u, "");
}

/** Each word once. Of very many, the longest: they say most. */
function distinct(words) {
  const found = [...new Map(words.map((word) => [word.form, word])).values()];
  const longest = new Set([...found].sort((a, b) => b.form.length - a.form.length).slice(0, MOST));
  return found.filter((word) => longest.has(word));
}
