// Arabic words: what one that was typed has to do with a form of the index.

import { spelled } from "./distance.js";
import { strong } from "./stems.js";
import { CLITIC, ENDING, EXACT, NONE, PLURAL, ROOT, SPELLING } from "./tiers.js";

const CLITICS = /^(?:[وف]?(?:[بكل]?ال|لل)(?=..)|[وف]?[بكل](?=...)|[وف](?=...))/u;
const JOINED_L = /^[وف]?لل(?=...)/u;
const PRONOUN = "(?:ه|ها|هم|هن|هما|ك|كم|كن|نا|ني|ي)?";
const ENDINGS = new RegExp(`^(?:(?:|ا|و|ي|ت|ات|وات|اه|ان|ين|ون|تا|تان|تين|يا|ية|يان|يين|يون|يات|يت|اء|اءات)${PRONOUN}|يه|ا)$`, "u");
const HAMZA = /[أإآؤئء]/u;
const MARK = /[\u064b-\u0652\u0670\u0640]/gu;
const VOWELS = /[اويء]/gu;

// Shapes of broken plurals, C for a consonant. Weak consonants of a root stand as vowels, so do some of these.
const PLURALS = new RegExp(
  `^(?:${[
    "اCCاC", "CCوC", "CCاC", "CCC", "اCCCه", "CCCاء?", "اCCCاء?", "CواCC", "CواCيC", "CCايC", "CCاCC", "CCاCيC", "CCCان",
    "CCاCي", "اCاCC", "اCاCيC", "CCاCCه", "CCCه", "CCCي", "اCواC", "اCياC", "CيCان", "CوC", "CCاCه", "CياC", "CيوC", "CوCه",
    "CواCي", "اCCي?ا?ء?", "CCايا?", "اCاC", "CياCيC", "CCي", "CCاويC?", "CواC", "CCاء", "اCCيه", "CCاC?ي", "اCياء",
  ].join("|")})$`,
  "u",
);

/** A word that was typed: how near each form of the index is to it. */
export class ArabicWord {
  #word;
  #splits;
  #loose;
  #analysis;

  /** `word` folded, `typed` as it was; forms are measured with the rules of `analysis`. */
  constructor(word, typed, analysis) {
    this.#word = word;
    this.#analysis = analysis;
    // An alef with a hamza is no article's.
    this.#splits = /^[أإآ]/u.test(typed) ? [{ core: word, extra: 0 }] : splits(word);
    this.#loose = this.#splits.map(({ core }) => looseOf(core, typed));
    for (const split of this.#splits) split.roots = rootsOf(split.core, analysis);
  }

  /** The tier of a form, Infinity where it has nothing to do with the word. */
  tierOf(form) {
    if (form === this.#word) return EXACT;
    let best = NONE;
    for (const theirs of splits(form)) {
      for (const [n, ours] of this.#splits.entries()) {
        const tier = Math.max(this.#between(ours, this.#loose[n], theirs.core), 0);
        // A word that could be read otherwise is a little farther than one that cannot.
        if (tier < NONE) best = Math.min(best, Math.max(tier, CLITIC) + (ours.extra + theirs.extra) / 100);
      }
    }
    return best;
  }

  #between(ours, loose, core) {
    if (ours.core === core) return CLITIC;
    if (loose?.test(core)) return CLITIC + 0.1;
    if (areEndings(ours.core, core)) return ENDING;
    return Math.min(this.#related(ours, core), misspelled(ours.core, core));
  }

  /** Words with the same consonants, weak letters aside. */
  #related(ours, core) {
    for (const [root, stem] of rootsOf(core, this.#analysis)) {
      const own = ours.roots.get(root);
      if (own === undefined) continue;
      const isPlural = isPluralOf(core, ours.core) || isPluralOf(stem, own) || isPluralOf(ours.core, core);
      return isPlural ? PLURAL : ROOT;
    }
    return NONE;
  }
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
function areEndings(word, other) {
  let common = 0;
  while (common < word.length && word[common] === other[common]) common += 1;
  for (let size = common; size >= Math.max(2, common - 2); size -= 1) {
    const some = word.slice(size);
    const others = other.slice(size);
    const isWhole = /^ه?$/u.test(some) || /^ه?$/u.test(others);
    if ((size > 2 || isWhole) && ENDINGS.test(some) && ENDINGS.test(others)) return true;
  }
  return false;
}

/** The consonants of a word by its stems: {consonants: stem}. */
function rootsOf(core, analysis) {
  const found = new Map();
  for (const stem of analysis.stems(core)) {
    const consonants = stem.replace(VOWELS, "").replace(/(.)\1+/gu, "$1");
    if (strong(stem) > 1) found.set(consonants, stem);
  }
  return found;
}

function isPluralOf(word, other) {
  return word !== other && PLURALS.test(shapeOf(word)) && strong(word) <= strong(other) + 1;
}

function shapeOf(word) {
  return word.replace(/[^اويء]/gu, "C").replace(/C$/u, (last) => (word.endsWith("ه") ? "ه" : last));
}

function misspelled(word, other) {
  const size = Math.min(word.length, other.length);
  if (size < 4) return NONE;
  const distance = spelled(word, other, size < 6 ? 0.5 : 1);
  return distance < NONE ? SPELLING + distance / 2 : NONE;
}
