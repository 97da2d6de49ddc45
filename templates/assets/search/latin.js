// English words: what one that was typed has to do with a form of the index, and how alike names are spelled.

import { spelled } from "./distance.js";
import { latinStem } from "./stems.js";
import { CLITIC, ENDING, EXACT, NONE, SPELLING } from "./tiers.js";

const SHORT = /^[^aeiou]*[aeiou][^aeiouwxy]$/u;

/** A word that was typed: how near each form of the index is to it. */
export class LatinWord {
  #word;
  #plain;
  #stem;
  #sound;

  constructor(word) {
    this.#word = word;
    this.#plain = unpossessed(word);
    this.#stem = stemOf(this.#plain);
    this.#sound = soundOf(this.#plain);
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
    const distance = spelled(this.#sound, soundOf(name), size < 5 ? 0.75 : size < 6 ? 1 : 1.25);
    return distance < NONE ? SPELLING + distance : NONE;
  }
}

/** A word with one letter for what some write with two, or the other way round. */
function soundOf(word) {
  return word.replaceAll("x", "ks").replaceAll("ph", "f").replaceAll("ck", "k").replaceAll("qu", "k");
}

function unpossessed(word) {
  return word.replace(/'s?$/u, "");
}

/** A word without endings, and without what comes and goes before them (stop, stopped; make, making). */
function stemOf(word) {
  if (word.length < 4) return word;
  const stem = latinStem(word);
  const single = stem.replace(/([^aeiouls])\1$/u, "$1");
  if (single !== stem && stem !== word) return single;
  const short = single.replace(/e$/u, "");
  // A short word doubles its last letter before an ending, unless it ends in e.
  if (SHORT.test(short) && (short !== single || /(?:ing|ed)$/u.test(word))) return `${short}e`;
  return short.replace(/y$/u, "i");
}
