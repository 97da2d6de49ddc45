// A word that was typed to the forms of the index that it may mean, each with its tier.

import { ArabicWord, splits } from "./arabic.js";
import { isOneOff } from "./distance.js";
import { LatinWord } from "./latin.js";
import { soundsApart } from "./sounds.js";
import { ARABIC } from "./stems.js";
import { BEGINNING, CLITIC, ENDING, KNOWN, NAME, NONE, PLURAL, READING, SOUND, SPELLING, TYPING, isStrong } from "./tiers.js";
import { homesAcross, otherHomes } from "./variants.js";

const MOST_KNOWN = 100;
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
    let nearest = NONE;
    for (const form of terms) nearest = Math.min(nearest, this.forms.get(form)?.tier ?? NONE);
    return nearest;
  }
}

export class Lookup {
  #files;
  #analysis;
  #known = new Map();

  constructor(files, analysis) {
    this.#files = files;
    this.#analysis = analysis;
  }

  /** What a word may mean. `most`: the farthest tier that counts, for the words of phrases. */
  async meaning({ form, typed }, most = NONE) {
    const key = `${typed} ${most}`;
    if (!this.#known.has(key)) {
      if (this.#known.size > MOST_KNOWN) this.#known.clear();
      this.#known.set(key, this.#meant(form, typed, most));
    }
    return this.#known.get(key);
  }

  async #meant(form, typed, most) {
    const found = new Meaning();
    const word = this.#asked(form, typed);
    const there = await this.#lying(this.#analysis.homes(form));
    for (const place of there) collect(found, place, word, (tier) => (tier <= most ? tier : NONE));
    if (most < NAME) return found;
    // What stands nowhere as it was typed may be an error, even where it could be a form of another word. Names in
    // other scripts change nothing of that, so both are looked for at once.
    const isDoubtful = found.nearest >= READING;
    const across = this.#across(found, form, word, there);
    const beyond = across.then((isKnown) => {
      this.#settle(found, form, isKnown);
      return isStrong(found.nearest) ? null : this.#elsewhere(found, form, word);
    });
    await Promise.all([beyond, isDoubtful && this.#misspelled(found, form, across)]);
    return found;
  }

  /**
   * Where a word stands as it was typed, but for clitics, its first letter is not taken for one; where it is the name
   * of an actor, it is not taken for a form of other words.
   */
  #settle(found, form, isKnown) {
    const tiers = Array.from(found.forms.values(), ({ tier }) => tier);
    if (!ARABIC.test(form) || !tiers.some((tier) => tier < CLITIC + 0.1)) return;
    const names = splits(form).map(({ core }) => core.replace(/[اهي]$/u, ""));
    const isOf = ({ core }) => names.some((name) => core.startsWith(name));
    for (const [other, meant] of found.forms) {
      const isRead = Math.floor(meant.tier * 10) === READING * 10 && !form.startsWith("و");
      // What is made of a name (Egyptian) is akin to it.
      const isOther = isKnown && meant.tier >= ENDING && meant.tier < NAME;
      const tier = PLURAL + (isOther && splits(other).some(isOf) ? 0 : 0.9);
      if (isOther || isRead) found.forms.set(other, { ...meant, tier });
    }
  }

  #asked(form, typed = form) {
    return ARABIC.test(form) ? new ArabicWord(form, typed, this.#analysis) : new LatinWord(form);
  }

  /** What lies in some homes: [{shard, forms}]. */
  async #lying(homes) {
    return Promise.all(
      [...new Set(homes)].map(async (home) => {
        const shard = await this.#files.words(home);
        return { shard, forms: shard.under(home, this.#analysis) };
      }),
    );
  }

  /**
   * Names in other scripts: those that the edition gives its actors, and words of the same sound. True if the word
   * is the name of an actor.
   */
  async #across(found, form, word, there) {
    const isArabic = ARABIC.test(form);
    const strong = [...found.forms].filter(([, { tier }]) => isStrong(tier));
    // English words that are no names have nothing to do with Arabic ones that sound alike.
    const mayBe = isArabic || !strong.length || strong.some(([name, { shard }]) => shard.isName(name));
    const farther = mayBe && !isArabic && strong.length ? await this.#lying(homesAcross(form, this.#analysis)) : [];
    if (mayBe) for (const place of [...there, ...farther]) sounding(found, place, form);
    const others = new Map();
    for (const [name, other] of there.flatMap(({ shard }) => shard.names)) {
      const tier = rowTier(word, name);
      if (tier > NAME + 0.5 && !mayBe) continue;
      // What is spelled like a name may be meant for it in either script.
      for (const meant of tier < SPELLING - KNOWN ? [other] : [other, name]) {
        if (tier < (others.get(meant) ?? NONE)) others.set(meant, tier);
      }
    }
    const nearest = [...others].sort((a, b) => a[1] - b[1]).slice(0, ACROSS);
    await Promise.all(nearest.map(([other, tier]) => this.#as(found, other, tier)));
    return nearest.some(([, tier]) => tier < NAME + 0.5);
  }

  /** All forms of another word than the one that was typed, which are as far as `tier`, or farther. */
  async #as(found, other, tier) {
    const word = this.#asked(other);
    for (const place of await this.#lying(this.#analysis.homes(other))) {
      collect(found, place, word, (near) => {
        if (near < ENDING) return tier + near / 100;
        return near < PLURAL || Math.floor(near) === SPELLING ? Math.max(tier, SPELLING - KNOWN) + 0.3 : NONE;
      });
    }
  }

  /** Other spellings, which other letters begin or make up: they lie in other shards. */
  async #elsewhere(found, form, word) {
    const homes = [...otherHomes(form, this.#analysis), ...homesAcross(form, this.#analysis)];
    const there = await this.#lying(homes);
    for (const place of there) collect(found, place, word, (tier) => tier);
    await this.#across(found, form, word, there);
  }

  /** Words that are one error away; if there are none, and none once `across` is done, those that begin so. */
  async #misspelled(found, form, across) {
    const words = new Set();
    for (const typed of new Set([form, this.#analysis.bare(form)])) {
      for (const word of await this.#near(this.#analysis.nearHalves(typed))) {
        if (word !== form && (isOneOff(typed, word) || isOneOff(typed, this.#analysis.bare(word)))) words.add(word);
      }
    }
    const likely = [...words].sort((a, b) => unlike(form, a) - unlike(form, b)).slice(0, MOST_NEAR);
    await Promise.all([across, ...likely.map((word) => this.#mistyped(found, word))]);
    if (found.nearest > BEGINNING) await this.#begun(found, form);
  }

  async #begun(found, form) {
    const longer = (await this.#near(this.#analysis.beginnings(form))).filter((word) => word.startsWith(form));
    const shortest = [...new Set(longer)].sort((a, b) => a.length - b.length || (a < b ? -1 : 1)).slice(0, ACROSS);
    await Promise.all(
      shortest.map(async (word) => {
        for (const { shard } of await this.#lying(this.#analysis.homes(word))) {
          if (shard.forms.has(word)) found.add(word, BEGINNING, shard);
        }
      }),
    );
  }

  async #near(halves) {
    return (await Promise.all(halves.map((half) => this.#files.near(half)))).flat();
  }

  async #mistyped(found, meant) {
    const word = this.#asked(meant);
    const there = await this.#lying(this.#analysis.homes(meant));
    for (const place of there) collect(found, place, word, (near) => (near < ENDING ? TYPING + near / 4 : NONE));
    const rows = there.flatMap(({ shard }) => shard.names).filter(([name]) => name === meant);
    await Promise.all(rows.slice(0, ACROSS).map(([, other]) => this.#as(found, other, TYPING + 0.3)));
  }
}

/** The forms that lie somewhere in the script of a word, by their tiers, as `weighed`. */
function collect(found, { shard, forms }, word, weighed) {
  const isArabic = word instanceof ArabicWord;
  for (const form of forms) {
    if (form.includes(":") || ARABIC.test(form) !== isArabic) continue;
    let tier = word.tierOf(form);
    if (tier === NONE && !isArabic && shard.isName(form)) tier = word.tierOf(form, true);
    const far = tier < NONE ? weighed(tier) : NONE;
    if (far < NONE) found.add(form, far, shard);
  }
}

/** The forms that lie somewhere in another script and sound like a word. */
function sounding(found, { shard, forms }, form) {
  const isArabic = ARABIC.test(form);
  for (const other of forms) {
    if (ARABIC.test(other) === isArabic || !/^\p{L}/u.test(other) || other.includes(":")) continue;
    if (isArabic && !shard.isName(other)) continue;
    const far = isArabic ? apart(form, other) : apart(other, form);
    if (far <= FAR) found.add(other, SOUND + 3 * far, shard);
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
  if (tier < ENDING) return NAME + tier / 10;
  if (tier < NAME) return SPELLING - KNOWN;
  return Math.floor(tier) === SPELLING ? tier - KNOWN : NONE;
}

/** Errors in the first letter are rare. */
function unlike(word, other) {
  return (word[0] === other[0] ? 0 : 2) + Math.abs(word.length - other.length) / 2;
}
