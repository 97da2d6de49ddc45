// Arabic words: what one that was typed has to do with a form of the index.

import { spelled } from "./distance.js";
import { isPlural } from "./plurals.js";
import { strong } from "./stems.js";
import { CLITIC, ENDING, EXACT, NONE, PLURAL, READING, ROOT, SPELLING } from "./tiers.js";

const CLITICS = /^(?:[وف]?(?:[بكل]?ال|لل)(?=..)|[وف]?[بكل](?=...)|[وف](?=...))/u;
const JOINED_L = /^[وف]?لل(?=...)/u;
const PRONOUN = "(?:ه|ها|هم|هن|هما|ك|كم|كن|نا|ني|ي)?";
const ENDINGS = new RegExp(`^(?:(?:|ا|و|ي|ت|ات|وات|اه|ان|ين|ون|تا|تان|تين|يا|ية|يان|يين|يون|يات|يت|اءات)${PRONOUN}|يه|ا)$`, "u");
const POSSESSIVE = /(?:ها|هم|هن|هما|كم|نا|ه|ي|ا)$/u;
// A letter that may be a particle, or the word's first.
const DOUBTFUL = 20;
const HAMZA = /[أإآؤئء]/u;
const MARK = /[\u064b-\u0652\u0670\u0640]/gu;
const VOWELS = /[اويء]/gu;

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
    this.#splits = /^[أإآ]/u.test(typed) ? [{ core: word, extra: 0 }] : splits(word);
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
    if (ours.core === theirs.core) return ours.extra < DOUBTFUL ? CLITIC : READING;
    if (ours.loose?.test(theirs.core)) return CLITIC + 0.1;
    const isSure = ours.extra < DOUBTFUL && theirs.extra < DOUBTFUL;
    if (areEndings(ours.core, theirs.core, isSure)) return ours.extra < DOUBTFUL ? ENDING : PLURAL + 0.5;
    return Math.min(this.#related(ours, theirs.core), misspelled(ours.core, theirs.core));
  }

  /** Words with the same consonants, weak letters aside. */
  #related(ours, core) {
    for (const root of rootsOf(core, this.#analysis)) {
      if (!ours.roots.has(root)) continue;
      const [some, others] = [unpossessed(ours.core), unpossessed(core)];
      const isRelated = some.some((one) => others.some((other) => isPlural(other, one) || isPlural(one, other)));
      return isRelated ? PLURAL : ROOT;
    }
    return NONE;
  }
}

/** A word, and what it is without a pronoun. */
function unpossessed(word) {
  const short = word.replace(POSSESSIVE, "");
  return short.length > 2 && short !== word ? [word, short] : [word];
}

/** [{core, extra}]: a form without each of its possible clitics; `extra` says how doubtful they are. */
export function splits(form) {
  const found = [{ core: form, extra: 0 }];
  let left = form;
  const match = CLITICS.exec(form);
  if (!match) return found;
  const hasArticle = /ا?ل$/u.test(match[0]) && match[0].length > 1;
  for (let step = 1; step <= match[0].length; step += 1) {
    left = form.slice(step);
    const before = match[0][step - 1];
    if (left.length < (hasArticle && step === match[0].length ? 2 : 3)) break;
    // Between the two letters of the article nothing begins.
    if (before === "ا" && hasArticle) continue;
    found.push({ core: left, extra: hasArticle ? 1 : before === "و" ? 10 : 30 });
  }
  if (JOINED_L.test(form)) found.push({ core: `ل${form.replace(JOINED_L, "")}`, extra: 20 });
  return found;
}

/** A pattern of the word in which each hamza that was typed may be carried by any letter, or none. */
function looseOf(core, typed) {
  const letters = Array.from(typed.normalize("NFC").replace(MARK, "")).slice(-core.length);
  if (letters.length !== core.length || !letters.some((letter) => HAMZA.test(letter))) return null;
  const pattern = letters.map((letter, n) => (HAMZA.test(letter) ? "[اويء]?" : escaped(core[n]))).join("");
  return new RegExp(`^${pattern}$`, "u");
}

function escaped(letter) {
  return letter.replace(/[\\^$.*+?()[\]{}|/-]/u, "\\$&");
}

/** Whether two words are one with different endings. */
function areEndings(word, other, isSure) {
  let common = 0;
  while (common < word.length && word[common] === other[common]) common += 1;
  for (let size = common; size >= Math.max(2, common - 2); size -= 1) {
    const some = word.slice(size);
    const others = other.slice(size);
    const isWhole = /^ه?$/u.test(some) || /^ه?$/u.test(others);
    if ((size > 2 || (isWhole && isSure)) && ENDINGS.test(some) && ENDINGS.test(others)) return true;
  }
  return false;
}

/** The consonants of a word, by each of its stems. */
function rootsOf(core, analysis) {
  const found = new Set();
  for (const stem of analysis.stems(core)) {
    if (strong(stem) > 1) found.add(stem.replace(VOWELS, "").replace(/(.)\1+/gu, "$1"));
  }
  return found;
}

function misspelled(word, other) {
  const size = Math.min(word.length, other.length);
  if (size < 4) return NONE;
  const distance = spelled(word, other, size < 6 ? 0.5 : 1);
  return distance < NONE ? SPELLING + distance / 2 : NONE;
}
