// English words: what one that was typed has to do with a form of the index, and how alike names are spelled.

import { spelled } from "./distance.js";
import { latinStem } from "./stems.js";
import { CLITIC, ENDING, EXACT, NONE, SPELLING } from "./tiers.js";

/** A word that was typed: how near each form of the index is to it. */
export class LatinWord {
  #word;
  #plain;
  #stem;

  constructor(word) {
    this.#word = word;
    this.#plain = unpossessed(word);
    this.#stem = stemOf(this.#plain);
  }

  /** The tier of a form. `isName`: it is written with a capital wherever it stands. */
  tierOf(form, isName = false) {
    if (form === this.#word) return EXACT;
    const plain = unpossessed(form);
    if (plain === this.#plain) return CLITIC;
    if (stemOf(plain) === this.#stem) return ENDING;
    return isName ? this.spelling(plain) : NONE;
  }

  /** The tier of a name that may be meant by the word. */
  spelling(name) {
    const size = Math.min(this.#plain.length, name.length);
    if (size < 4) return NONE;
    const distance = spelled(this.#plain, name, size < 5 ? 0.75 : 1.25);
    return distance < NONE ? SPELLING + distance / 2 : NONE;
  }
}

function unpossessed(word) {
  return word.replace(/'s?$/u, "");
}

/** A word without endings, and without what comes and goes before them (stop, stopped; negotiate, negotiating). */
function stemOf(word) {
  if (word.length < 4) return word;
  return latinStem(word)
    .replace(/([^aeiouls])\1$/u, "$1")
    .replace(/e$/u, "")
    .replace(/y$/u, "i");
}
