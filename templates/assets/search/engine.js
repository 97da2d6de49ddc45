// The search itself, without a page: Pagefind over one bundle a language, folding before it, excerpts after it.

import { excerptOf } from "./excerpt.js";
import { Folding } from "./folding.js";
import { holds, isLike, parse } from "./query.js";

export class SearchFailure extends Error {
  /** `code`: "unsupported" where the browser lacks what a search needs, "failed" where files did not arrive. */
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

export class Engine {
  #base;
  #begun = null;
  #bundles = new Map();
  #generation = 0;
  #failures = 0;

  /** `base`: the address of the folder of bundles. */
  constructor(base) {
    this.#base = base;
  }

  /** Told of each file that did not arrive or cannot be read: Pagefind itself goes on without it. */
  noteFailure() {
    this.#failures += 1;
  }

  /** The languages that can be searched. */
  async languages() {
    return (await this.#guarded(() => this.#begin())).languages;
  }

  /** Fetches what every search in a language needs. */
  async warm(language) {
    await this.#guarded(async () => {
      const { languages } = await this.#begin();
      await this.#bundle(nearest(languages, language) ?? languages[0]);
    });
  }

  /** {results, more, note}: see search.js. Throws SearchFailure. */
  async search(text, options) {
    return this.#guarded(() => this.#search(text, options));
  }

  async #search(text, { limit, language, filters: { language: only, ...filters } }) {
    const { languages, folding } = await this.#begin();
    const query = parse(text, folding);
    if (query.note) return { results: [], more: false, note: query.note };
    const chosen = [only ?? []].flat();
    const wanted = inOrder(languages, text, language).filter((tag) => !chosen.length || chosen.includes(tag));
    const results = [];
    for (const [place, tag] of wanted.entries()) {
      const matches = await this.#matches(tag, query, filters);
      const found = await best(matches, query, folding, tag, limit - results.length + 1);
      results.push(...found);
      if (results.length > limit) return { results: results.slice(0, limit), more: true, note: "" };
      if (results.length === limit && place < wanted.length - 1) return { results, more: true, note: "" };
    }
    return { results, more: false, note: "" };
  }

  /** Pagefind's results in one language, best first: all words and all phrases must stand in each. */
  async #matches(language, query, filters) {
    const pagefind = await this.#bundle(language);
    const terms = query.phrases.map((phrase) => `"${phrase.join(" ")}"`);
    if (query.words.length) terms.push(query.words.join(" "));
    let matches = null;
    for (const term of terms) {
      const { results } = await pagefind.search(term, { filters: anyOf(filters) });
      matches = matches ? both(matches, results) : results;
    }
    return matches;
  }

  /** Runs a step; if a file failed meanwhile, forgets everything, so that the next try begins anew. */
  async #guarded(step) {
    if (typeof WebAssembly !== "object") throw new SearchFailure("unsupported", "no WebAssembly");
    const failures = this.#failures;
    let outcome;
    try {
      outcome = await step();
    } catch (error) {
      this.#forget();
      throw new SearchFailure("failed", String(error));
    }
    if (this.#failures !== failures) {
      this.#forget();
      throw new SearchFailure("failed", "a file of the index is missing or damaged");
    }
    return outcome;
  }

  #forget() {
    this.#begun = null;
    this.#bundles.clear();
    this.#generation += 1;
  }

  #begin() {
    this.#begun ??= fetch(new URL("start.json", this.#base))
      .then((answer) => answer.json())
      .then(({ languages, tables }) => ({ languages, folding: new Folding(tables) }));
    return this.#begun;
  }

  /** Pagefind over a language's bundle. Its module holds one index, so each language has a copy of it. */
  #bundle(language) {
    if (!this.#bundles.has(language)) this.#bundles.set(language, this.#open(language));
    return this.#bundles.get(language);
  }

  async #open(language) {
    const script = new URL("pagefind.js", this.#base);
    script.search = this.#generation ? `${language}.${this.#generation}` : language;
    const { createInstance } = await import(script.href);
    const instance = createInstance({ basePath: new URL(`${language}/`, this.#base).href, noWorker: true });
    await instance.preload(""); // waits until the index is there
    return instance;
  }
}

/** The results that stand in both lists, in the order of the first, with the words found for either. */
function both(some, others) {
  const byId = new Map(others.map((match) => [match.id, match]));
  return some
    .filter((match) => byId.has(match.id))
    .map((match) => ({ ...match, words: [...match.words, ...byId.get(match.id).words] }));
}

// So many of a language's matches are looked at, to find those among them that Pagefind ranks too low.
const LOOKED_AT = 24;

/** The best `count` of the matches as results: things of that very name, then the very words, then other forms. */
async function best(matches, query, folding, language, count) {
  const enough = Math.max(count, LOOKED_AT);
  const found = [];
  // Each match costs a file: where most of them turn out to be none, the rest are not worth it.
  const most = Math.min(matches.length, 4 * enough);
  for (let at = 0; at < most && found.length < enough; at += enough) {
    const batch = matches.slice(at, at + enough).map((match) => described(match, query, folding, language));
    found.push(...(await Promise.all(batch)).filter(Boolean));
  }
  return found.sort((a, b) => a.rank - b.rank).slice(0, count).map(({ rank, ...result }) => result);
}

/**
 * A match as a result. Null if a phrase does not stand in it word for word, or nothing like one of the words:
 * Pagefind takes the beginning of a word that it does not know for the word.
 */
async function described(match, query, folding, language) {
  const [url, kind, title, text] = JSON.parse((await match.data()).raw_url);
  const words = folding.words(text);
  const lowered = words.map((word) => word.folded.toLowerCase());
  const titled = folding.words(title).map((word) => word.folded.toLowerCase());
  if (!query.phrases.every((phrase) => holds(lowered, phrase) || holds(titled, phrase))) return null;
  const all = new Set([...lowered, ...titled]);
  const others = query.words.filter((word) => !all.has(word));
  if (!others.every((word) => [...all].some((other) => isLike(word, other)))) return null;
  const tier = others.length ? "form" : "exact";
  const isNamedSo = kind !== "quote" && titled.join(" ") === [...query.phrases.flat(), ...query.words].join(" ");
  const rank = isNamedSo ? 0 : tier === "exact" ? 1 : 2;
  return { url, language, kind, title, ...excerptOf(text, words, match.words), tier, rank };
}

/** Filters as Pagefind takes them: several values of one are alternatives. */
function anyOf(filters) {
  const given = Object.entries(filters).map(([name, value]) => [name, [value ?? []].flat().map(String)]);
  return Object.fromEntries(given.filter(([, values]) => values.length).map(([name, any]) => [name, { any }]));
}

/** All languages: those written in the script that was typed first, and of these the page's own. */
function inOrder(languages, text, language) {
  const own = nearest(languages, language);
  const rank = (tag) => (isWrittenIn(text, tag) ? 0 : 2) + (tag === own ? 0 : 1);
  return [...languages].sort((a, b) => rank(a) - rank(b));
}

function nearest(languages, language) {
  const primary = language.split("-")[0];
  return languages.find((tag) => tag === language) ?? languages.find((tag) => tag.split("-")[0] === primary);
}

function isWrittenIn(text, language) {
  try {
    return new RegExp(`\\p{Script=${new Intl.Locale(language).maximize().script}}`, "u").test(text);
  } catch {
    return false;
  }
}
