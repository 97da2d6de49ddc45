// Other homes: where words lie that are written with other letters for the same sounds.

import { ARABIC } from "./stems.js";

const MOST = 4;
// By the letters of an Arabic word, and by the consonants of a home, as stems.js writes them.
const ARABIC_WAYS = [[/^([بكوف]?)ل/u, "$1ال"], [/غ/gu, "ج"], [/ج/gu, "غ"], [/ق/gu, "غ"], [/ك/gu, "ج"], [/س/u, "ز"], [/ز/u, "س"], [/ت/u, "ط"], [/ط/u, "ت"]];
const HOME_WAYS = [[/k/u, "g"], [/g/u, "k"], [/^k/u, "c"], [/c/u, "s"], [/s$/u, ""], [/b/u, "f"], [/f/u, ""], [/h/u, ""]];
// By the letters of an English word.
const LATIN_WAYS = [[/c(?=[eiy])/u, "k"], [/k(?=[eiy])/u, "s"], [/ch/u, "k"], [/sh?/u, "sh"], [/([^aeiou])h/u, "$1"], [/h/u, ""], [/w/u, "v"], [/gh/u, ""], [/^j/u, "y"], [/g/u, "k"], [/$/u, "s"]];
const LIKELIEST = { b: "ب", t: "ت", g: "غ", h: "ه", x: "خ", d: "د", r: "ر", s: "س", c: "ش", f: "ف", k: "ك", l: "ل", m: "م", n: "ن" };

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
    const sounds = [...analysis.cores(form)].slice(0, 1).flatMap((core) => [...analysis.stems(core)]).map((stem) => analysis.skeleton(stem));
    return [...new Set(sounds)].filter((found) => found.length === 2);
  }
  return analysis
    .homes(form)
    .filter((home) => home.length === 2)
    .flatMap((home) => [home, home.replace("g", "j")])
    .map((home) => Array.from(home, (sound) => (sound === "j" ? "ج" : LIKELIEST[sound] ?? "")).join(""))
    .filter((home, n, all) => home.length === 2 && all.indexOf(home) === n);
}
