// What a reader typed to what is looked for: words, and phrases in quotation marks of any kind.

export const LONGEST = 300;
const PHRASE = /["“”„«»]([^"“”„«»]*)["“”„«»]/g;

/**
 * {note, phrases, words}: phrases as lists of folded words. `note` is "" where there is something to look
 * for, "empty" where no letter or digit was typed, "long" where more was typed than a question needs.
 */
export function parse(text, folding) {
  if (text.length > LONGEST) return { note: "long", phrases: [], words: [] };
  const folded = (part) => folding.words(part).map((word) => word.folded.toLowerCase());
  const phrases = [...text.matchAll(PHRASE)].map((match) => folded(match[1])).filter((words) => words.length);
  const words = folded(text.replace(PHRASE, " "));
  return { note: words.length || phrases.length ? "" : "empty", phrases, words };
}

/** Whether a list of words holds a phrase, word after word. */
export function holds(words, phrase) {
  return words.some((_, start) => phrase.every((word, step) => words[start + step] === word));
}

/** Whether two words have at least half of the first in common, in one piece. */
export function isLike(word, other) {
  const size = Math.max(Math.min(2, word.length), Math.ceil(word.length / 2));
  for (let start = 0; start + size <= word.length; start += 1) {
    if (other.includes(word.slice(start, start + size))) return true;
  }
  return false;
}
