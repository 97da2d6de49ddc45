// A word that was typed to the forms of the index that it may mean, each with its tier.

import { ArabicWord, splits } from "./arabic.js";
import { isOneOff } from "./distance.js";
import { LatinWord } from "./latin.js";
import { soundsApart } from "./sounds.js";
import { ARABIC } from "./stems.js";
import { CLITIC, ENDING, EXACT, NAME, NONE, PLURAL, SOUND, SPELLING, TYPING, isStrong } from "./tiers.js";
import { otherHomes } from "./variants.js";

const MOST_NEAR = 8;
const FAR = 0.2; // a letter
const ACROSS = 4; // names in other scripts that a word may stand for

/** The forms that a word may mean. */
export class Meaning {
  /** {form: {tier, shard, lists}} */
  forms = new Map();

  /** Takes a form in if it is not yet there, or was farther. */
  add(form, tier, shard) {
    const known = this.forms.get(form);
    if (tier < (known?.tier ?? NONE)) this.forms.set(form, { tier, shard, lists: shard.forms.get(form) });
  }

  /** The tier of the nearest form. */
  get nearest() {
    return Math.min(NONE, ...Array.from(this.forms.values(), ({ tier }) => tier));
  }

  /** The tier of a word of a text by its forms. */
  tierOf(terms) {
    return Math.min(...terms.map((form) => this.forms.get(form)?.tier ?? NONE));
  }
}

export class Lookup {
  #files;
  #analysis;

  constructor(files, analysis) {
    this.#files = files;
    this.#analysis = analysis;
  }

  /** What a word may mean. `most`: the farthest tier that counts, for the words of phrases. */
  async meaning({ form, typed }, most = NONE) {
    const found = new Meaning();
    const word = this.#asked(form, typed);
    const shards = await this.#shards(this.#analysis.homes(form));
    for (const shard of shards) collect(found, shard, word, (tier) => (tier <= most ? tier : NONE));
    if (most < NAME) return found;
    const isName = ARABIC.test(form) || !isStrong(found.nearest) || shards.some((shard) => shard.isName(form));
    if (isName) await this.#across(found, form, word, shards);
    if (!isStrong(found.nearest)) {
      await Promise.all([this.#elsewhere(found, form, word), this.#misspelled(found, form)]);
    }
    return found;
  }

  #asked(form, typed = form) {
    return ARABIC.test(form) ? new ArabicWord(form, typed, this.#analysis) : new LatinWord(form);
  }

  async #shards(homes) {
    return Promise.all([...new Set(homes)].map((home) => this.#files.words(home)));
  }

  /** Names in other scripts: those that the edition gives its actors, and words of the same sound. */
  async #across(found, form, word, shards) {
    for (const shard of shards) sounding(found, shard, form);
    const others = new Map();
    for (const [name, other] of shards.flatMap((shard) => shard.names)) {
      const tier = rowTier(word, name);
      if (tier < (others.get(other) ?? NONE)) others.set(other, tier);
    }
    const nearest = [...others].sort((a, b) => a[1] - b[1]).slice(0, ACROSS);
    await Promise.all(nearest.map(([other, tier]) => this.#as(found, other, tier)));
  }

  /** All forms of another word than the one that was typed, which are as far as `tier`, or farther. */
  async #as(found, other, tier) {
    const word = this.#asked(other);
    for (const shard of await this.#shards(this.#analysis.homes(other))) {
      collect(found, shard, word, (near) => {
        if (near < ENDING) return tier + near / 20;
        return near < PLURAL || Math.floor(near) === SPELLING ? Math.max(tier, SPELLING) + 0.3 : NONE;
      });
    }
  }

  /** Other spellings, which other letters begin or make up: they lie in other shards. */
  async #elsewhere(found, form, word) {
    const shards = await this.#shards(otherHomes(form, this.#analysis));
    for (const shard of shards) collect(found, shard, word, (tier) => tier);
    await this.#across(found, form, word, shards);
  }

  /** Words that are one error away. */
  async #misspelled(found, form) {
    const words = new Set();
    for (const typed of new Set([form, this.#analysis.bare(form)])) {
      const lists = await Promise.all(this.#analysis.nearHalves(typed).map((half) => this.#files.near(half)));
      for (const word of lists.flat()) {
        if (word !== form && (isOneOff(typed, word) || isOneOff(typed, this.#analysis.bare(word)))) words.add(word);
      }
    }
    const likely = [...words].sort((a, b) => unlike(form, a) - unlike(form, b)).slice(0, MOST_NEAR);
    await Promise.all(likely.map((word) => this.#mistyped(found, word)));
  }

  async #mistyped(found, meant) {
    const word = this.#asked(meant);
    const shards = await this.#shards(this.#analysis.homes(meant));
    for (const shard of shards) collect(found, shard, word, (near) => (near < ENDING ? TYPING + near / 4 : NONE));
    const rows = shards.flatMap((shard) => shard.names).filter(([name]) => name === meant);
    await Promise.all(rows.slice(0, ACROSS).map(([, other]) => this.#as(found, other, TYPING + 0.5)));
  }
}

/** The forms of a shard in the script of a word, by their tiers, as `weighed`. */
function collect(found, shard, word, weighed) {
  const isArabic = word instanceof ArabicWord;
  for (const form of shard.forms.keys()) {
    if (form.includes(":") || ARABIC.test(form) !== isArabic) continue;
    let tier = word.tierOf(form);
    if (tier === NONE && !isArabic && shard.isName(form)) tier = word.tierOf(form, true);
    const far = tier < NONE ? weighed(tier) : NONE;
    if (far < NONE) found.add(form, far, shard);
  }
}

/** The forms of a shard in another script that sound like a word. */
function sounding(found, shard, form) {
  const isArabic = ARABIC.test(form);
  for (const other of shard.forms.keys()) {
    if (ARABIC.test(other) === isArabic || !/^\p{L}/u.test(other) || other.includes(":")) continue;
    if (isArabic && !shard.isName(other)) continue;
    const far = isArabic ? apart(form, other) : apart(other, form);
    if (far <= FAR) found.add(other, SOUND + far, shard);
  }
}

/** How far a letter an Arabic word is from the sound of a Latin one, with its clitics or without. */
function apart(arabic, latin) {
  const plain = latin.replace(/'s?$|^al-/u, "");
  if (plain.length < 4) return NONE;
  const ways = splits(arabic).filter(({ core }) => core.length > 2);
  return Math.min(NONE, ...ways.map(({ core, extra }) => soundsApart(core, plain) / core.length + extra / 500));
}

/** How far a word is from a name of an actor. */
function rowTier(word, name) {
  if ((word instanceof ArabicWord) !== ARABIC.test(name)) return NONE;
  const tier = word instanceof ArabicWord ? word.tierOf(name) : Math.min(word.tierOf(name), word.spelling(name));
  if (tier < ENDING + 0.5) return NAME + (tier === EXACT ? 0 : tier <= CLITIC + 0.1 ? 0.1 : 0.5);
  return Math.floor(tier) === SPELLING ? tier : NONE;
}

/** Errors in the first letter are rare. */
function unlike(word, other) {
  return (word[0] === other[0] ? 0 : 2) + Math.abs(word.length - other.length) / 2;
}
