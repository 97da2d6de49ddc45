// Folding: a text to the words that are compared in a search, each with its place in the text as printed.
// The twin of generator/tahqiq/languages/folding.py; both read tables.json, which arrives here in start.json.

const MOST = 50_000;

export class Folding {
  #word;
  #dropped;
  #separators;
  #edges;
  #letters;
  #known = new Map();

  constructor(tables) {
    const separators = ranges(tables.separators);
    this.#word = new RegExp(`[^${separators}]+`, "g");
    this.#separators = new RegExp(`[${separators}]+`, "g");
    this.#dropped = new RegExp(`[${ranges(tables.dropped)}]+`, "g");
    this.#edges = new Set(tables.edges);
    this.#letters = new Map(Object.entries(tables.letters));
  }

  /** The words of a text: {start, end, folded}. What folds to nothing is none. */
  words(text) {
    const found = [];
    for (const match of text.matchAll(this.#word)) {
      const folded = this.fold(match[0]);
      if (folded) found.push({ start: match.index, end: match.index + match[0].length, folded });
    }
    return found;
  }

  /** A word without marks, tatweel and invisible characters, its letters and digits in one form each. */
  fold(word) {
    let folded = this.#known.get(word);
    if (folded === undefined) {
      if (this.#known.size > MOST) this.#known.clear();
      folded = this.#folded(word);
      this.#known.set(word, folded);
    }
    return folded;
  }

  #folded(word) {
    const bare = word.normalize("NFKD").replace(this.#dropped, "");
    const lettered = Array.from(bare, (letter) => this.#letters.get(letter) ?? letter).join("");
    return this.#trimmed(lettered.normalize("NFC").replace(this.#separators, ""));
  }

  #trimmed(word) {
    let start = 0;
    let end = word.length;
    while (start < end && this.#edges.has(word[start])) start += 1;
    while (end > start && this.#edges.has(word[end - 1])) end -= 1;
    return word.slice(start, end);
  }
}

function ranges(pairs) {
  const escaped = (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return pairs.map((pair) => Array.from(pair, escaped).join("-")).join("");
}
