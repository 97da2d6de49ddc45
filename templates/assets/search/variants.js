// Other homes: where words lie that are written with other letters for the same sounds.

import { ARABIC } from "./stems.js";

const MOST = 4;
const SPELLINGS = { غ: "ج", ج: "غ", ق: "غ", ك: "ج", س: "ز", ز: "س", ت: "ط", ط: "ت" };
// By the letters of an Arabic word.
const ARABIC_WAYS = [
  [/^([بكوف]?)ل/u, "$1ال"],
  ...Object.entries(SPELLINGS).map(([one, other]) => [new RegExp(one, "gu"), other]),
];
// By the consonants of a home, as stems.js writes them.
const HOME_WAYS = [[/k/u, "g"], [/g/u, "k"], [/^k/u, "c"], [/c/u, "s"], [/s$/u, ""], [/b/u, "f"], [/f/u, ""], [/h/u, ""]];
// By the letters of an English word.
const LATIN_WAYS = [
  [/c(?=[eiy])/u, "k"],
  [/k(?=[eiy])/u, "s"],
  [/ch/u, "k"],
  [/sh?/u, "sh"],
  [/([^aeiou])h/u, "$1"],
  [/h/u, ""],
  [/w/u, "v"],
  [/gh/u, ""],
  [/^j/u, "y"],
  [/g/u, "k"],
  [/$/u, "s"],
];
const [SOUNDS, LIKELIEST] = ["btghxdrscfklmn", "بتغهخدرسشفكلمن"];

/** The keys of more shards in which other spellings of a word may lie. */
export function otherHomes(form, analysis) {
  const own = analysis.homes(form);
  const respelled = (ways) => ways.flatMap(([pattern, other]) => analysis.homes(form.replace(pattern, other)));
  const made = ARABIC.test(form)
    ? [...respelled(ARABIC_WAYS), ...HOME_WAYS.map(([pattern, other]) => own[0].replace(pattern, other))]
    : respelled(LATIN_WAYS);
  return [...new Set(made)].filter((home) => home.length > 1 && !own.includes(home)).slice(0, MOST);
}

/** The keys of shards in which a short word of the same sound lies in another script; longer ones lie together. */
export function homesAcross(form, analysis) {
  if (ARABIC.test(form)) {
    const [core] = analysis.cores(form);
    const sounds = Array.from(analysis.stems(core), (stem) => analysis.skeleton(stem));
    return [...new Set(sounds)].filter((sound) => sound.length === 2);
  }
  const short = analysis.homes(form).filter((home) => home.length === 2);
  const made = short.map((home) => Array.from(home, (sound) => LIKELIEST[SOUNDS.indexOf(sound)] ?? "").join(""));
  return [...new Set([...made, ...made.map((home) => home.replace("غ", "ج"))])].filter((home) => home.length === 2);
}
