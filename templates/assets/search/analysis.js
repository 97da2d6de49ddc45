// Analysis: the forms under which words are indexed, and the shards in which each of them lies.
// The twin of generator/tahqiq/search/analysis.py; a test holds the two to each other.

import { ARABIC, Stems, consonants } from "./stems.js";

const JOINT = /[-'.]/u;
const NUMBER = /^\p{Nd}+(?:\.\p{Nd}+)+$/u;
const DIGIT = /\p{Nd}/u;
const LETTER = /\p{L}/u;
const BEYOND = /[\u{10000}-\u{10ffff}]/u;
const CERTAIN = /^(?:[وف]?لل|[وف][بكل]?ال(?=.{4})|[بكل]?ال(?=.{3}))(.{3,})$/su;

const MOST = 50_000;

export class Analysis extends Stems {
  #terms = new Map();

  /** The forms of a folded word, in lower case: itself, then its parts where signs join some. */
  terms(word) {
    let found = this.#terms.get(word);
    if (!found) {
      if (this.#terms.size > MOST) this.#terms.clear();
      found = termsOf(word);
      this.#terms.set(word, found);
    }
    return found;
  }

  /** The keys of the shards in which a form lies, the likeliest first. */
  homes(form) {
    if (form.includes(":") || !LETTER.test(form) || DIGIT.test(form) || BEYOND.test(form)) return [form];
    const found = new Set();
    for (const core of this.cores(form)) {
      for (const stem of this.stems(core)) found.add(this.#home(stem));
    }
    return [...found];
  }

  #home(stem) {
    if (this.stops.has(stem)) return stem;
    const found = this.skeleton(stem);
    if (found.length > 2) return found;
    if (ARABIC.test(stem)) return consonants(stem) || stem;
    return found.length > 1 ? found : stem;
  }

  /** A form without what certainly is no part of the word: the Arabic article, and clitics before it. */
  bare(form) {
    const core = CERTAIN.exec(form)?.[1];
    const homes = core && this.homes(form);
    return core && this.homes(core).some((home) => homes.includes(home)) ? core : form;
  }

  /** The keys of a word's first and last half. */
  halves(word) {
    const letters = Array.from(word);
    return letters.length < 4 || !LETTER.test(word) ? [] : ends(letters, halfOf(letters.length));
  }

  /** The keys under which a word stands that differs from this one by a letter. */
  nearHalves(word) {
    const letters = Array.from(word);
    const sizes = new Set([-1, 0, 1].map((more) => letters.length + more).filter((n) => n > 3).map(halfOf));
    return LETTER.test(word) ? [...sizes].flatMap((size) => ends(letters, size)) : [];
  }

  /** The first halves of words that begin with this one. */
  beginnings(word) {
    const letters = Array.from(word);
    if (letters.length < 3 || !LETTER.test(word)) return [];
    return letters.slice(1).map((_, n) => `${letters.slice(0, n + 2).join("")}-`);
  }
}

function termsOf(word) {
  const whole = word.toLowerCase();
  const parts = whole.split(JOINT);
  if (parts.length === 1 || NUMBER.test(whole)) return [whole];
  const sizes = parts.map((part) => Array.from(part).length);
  if (sizes.every((size) => size < 2)) return parts.length < 8 ? [whole, parts.join("")] : [whole];
  const kept = parts.filter((part, n) => sizes[n] > 1 || DIGIT.test(part));
  return [...new Set([whole, ...kept])];
}

/** How long the halves are of a word of so many letters. */
function halfOf(count) {
  return Math.max(2, Math.floor((count - 1) / 2));
}

function ends(letters, size) {
  const outer = letters.length === 4 && size === 2 ? [`${letters[0]}-${letters[3]}`] : [];
  return [`${letters.slice(0, size).join("")}-`, `-${letters.slice(-size).join("")}`, ...outer];
}
