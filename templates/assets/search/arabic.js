// Arabic words: what one that was typed has to do with a form of the index.

import { spelled } from "./distance.js";
import { pluralOf } from "./plurals.js";
import { consonants, strong } from "./stems.js";
import { CLITIC, DOUBTFUL_PLURAL, ENDING, EXACT, NONE, PLURAL, READING, ROOT, SPELLING } from "./tiers.js";

const CLITICS = /^(?:[وف]?(?:[بكل]?ال|لل)(?=..)|[وف]?[بكل](?=...)|[وف](?=...))/u;
const JOINED_L = /^[وف]?لل(?=...)/u;
const PRONOUN = "(?:ه|ها|هم|هن|هما|ك|كم|كن|نا|ي)?";
const NUMBERS = "(?:|ا|ي|ت|ات|وات|اه|ان|ين|ون|تا|تان|تين|يا|يان|يين|يون|يات|يت|اءات)";
const ENDINGS = new RegExp(`^(?:${NUMBERS}${PRONOUN}|و|وا|يه)$`, "u");
const FEMININE = new RegExp(`^(?:ه|ت(?:|ا|ان|ي|ين)${PRONOUN}|و?ات${PRONOUN})$`, "u");
const POSSESSIVE = /(?:ها|هم|هن|هما|كم|نا|ه|ي|ا)$/u;
// A letter that may be a particle, or the word's first.
const DOUBTFUL = 20;
// What else is written for a hamza; an alef that has one is seldom mistaken for another letter.
const CARRIERS = { أ: "[اء]", ؤ: "[اويء]", ئ: "[اويء]", ء: "[اويء]?" };
const MARK = /[\u064b-\u0652\u0670\u0640]/gu;

/** A word that was typed: how near each form of the index is to it. */
export class ArabicWord {
  #word;
  #splits;
  #analysis;

  /** `word` folded, `typed` as it was; forms are measured with the rules of `analysis`. */
  constructor(word, typed, analysis) {
    this.#word = word;
    this.#analysis = analysis;
    // An alef with a hamza is no article's.
    const isFirm = /^[أإآ]/u.test(typed);
    this.#splits = isFirm ? [{ core: word, extra: 0, hasArticle: false, isFirm }] : splits(word);
    for (const split of this.#splits) {
      split.roots = rootsOf(split.core, analysis);
      split.loose = looseOf(split.core, typed);
    }
  }

  /** The tier of a form, Infinity where it has nothing to do with the word. */
  tierOf(form) {
    if (form === this.#word) return EXACT;
    let best = NONE;
    for (const theirs of splits(form)) {
      if (this.#analysis.stops.has(theirs.core) && theirs.core !== this.#word) continue;
      for (const ours of this.#splits) {
        const tier = this.#between(ours, theirs);
        // A word that could be read otherwise is a little farther than one that cannot.
        if (tier < NONE) best = Math.min(best, tier + (ours.extra + theirs.extra) / 1000);
      }
    }
    return best;
  }

  #between(ours, theirs) {
    if (isSame(ours.core, theirs.core)) return ours.extra < DOUBTFUL ? CLITIC : READING;
    if (ours.loose?.test(theirs.core)) return CLITIC + 0.1;
    if (ours.hasArticle || (theirs.hasArticle && !ours.isFirm)) return NONE;
    const isSure = ours.extra < DOUBTFUL && theirs.extra < DOUBTFUL;
    if (areEndings(ours.core, theirs.core, isSure, this.#analysis.stops)) {
      return ours.extra < DOUBTFUL ? ENDING : PLURAL + 0.5;
    }
    return Math.min(this.#related(ours, theirs.core), misspelled(ours.core, theirs.core));
  }

  /** Words with the same consonants, weak letters aside. */
  #related(ours, core) {
    const root = [...rootsOf(core, this.#analysis)].find((consonants) => ours.roots.has(consonants));
    if (!root) return NONE;
    let best = root.length > 1 ? ROOT : NONE;
    for (const one of unpossessed(ours.core)) {
      for (const other of unpossessed(core)) {
        const sure = Math.max(pluralOf(other, one), pluralOf(one, other) - 0.5);
        if (sure > 0) best = Math.min(best, sure > 1.8 || (sure > 1 && ours.core.length < 5) ? PLURAL + (2 - sure) / 2 : doubtful(ours.core, sure));
      }
    }
    return best;
  }
}

/** Whether two words are the same, but for the alef of an indefinite accusative. */
function isSame(word, other) {
  return word === other || (word.length > 2 && !/[اهي]$/u.test(word) && other === `${word}ا`);
}

/** Where much else has the shape of the plural, a long word is sooner mistyped than meant. */
function doubtful(word, sure) {
  return (word.length < 5 ? PLURAL + 0.5 : DOUBTFUL_PLURAL) - sure / 10;
}

/** A word, and what it is without a pronoun. */
function unpossessed(word) {
  const short = word.replace(POSSESSIVE, "");
  return short.length > 2 && short !== word ? [word, short] : [word];
}

/**
 * [{core, extra, hasArticle}]: a form without each of its possible clitics; `extra` says how doubtful they are,
 * `hasArticle` whether the article is still there.
 */
export function splits(form) {
  const match = CLITICS.exec(form);
  const hasArticle = match !== null && /(?:ال|لل)$/u.test(match[0]);
  const found = [{ core: form, extra: 0, hasArticle }];
  if (!match) return found;
  let left = form;
  for (let step = 1; step <= match[0].length; step += 1) {
    left = form.slice(step);
    const before = match[0][step - 1];
    if (left.length < (hasArticle && step === match[0].length ? 2 : 3)) break;
    // Between the two letters of the article nothing begins.
    if (before === "ا" && hasArticle) continue;
    const isLast = step === match[0].length;
    found.push({ core: left, extra: hasArticle ? 1 : before === "و" ? 10 : 30, hasArticle: hasArticle && !isLast });
  }
  if (JOINED_L.test(form)) found.push({ core: `ل${form.replace(JOINED_L, "")}`, extra: 20, hasArticle: false });
  return found;
}

/** A pattern of the word in which each hamza that was typed may be carried by any letter, or none. */
function looseOf(core, typed) {
  const letters = Array.from(typed.normalize("NFC").replace(MARK, "")).slice(-core.length);
  if (letters.length !== core.length || !letters.some((letter) => letter in CARRIERS)) return null;
  const pattern = letters.map((letter, n) => CARRIERS[letter] ?? escaped(core[n])).join("");
  return new RegExp(`^${pattern}$`, "u");
}

function escaped(letter) {
  return letter.replace(/[\\^$.*+?()[\]{}|/]/u, "\\$&");
}

/** Whether two words are one with different endings. */
function areEndings(word, other, isSure, stops) {
  let common = 0;
  while (common < word.length && word[common] === other[common]) common += 1;
  for (let size = common; size >= Math.max(2, common - 2); size -= 1) {
    const some = word.slice(size);
    const others = other.slice(size);
    const isWhole = /^ه?$/u.test(some) || /^ه?$/u.test(others);
    if (stops.has(word.slice(0, size))) continue;
    const isShort = isWhole && isSure && FEMININE.test(some) === FEMININE.test(others);
    if ((size > 2 || isShort) && ENDINGS.test(some) && ENDINGS.test(others)) return true;
  }
  return false;
}

/** The consonants of a word, by each of its stems. */
function rootsOf(core, analysis) {
  const found = new Set();
  for (const stem of analysis.stems(core)) {
    if (strong(stem) > 0) found.add(consonants(stem));
  }
  return found;
}

function misspelled(word, other) {
  const size = Math.min(word.length, other.length);
  if (size < 4) return NONE;
  const distance = spelled(word, other, size < 6 ? 0.5 : size < 8 ? 1 : 1.25);
  return distance < NONE ? SPELLING + distance : NONE;
}
