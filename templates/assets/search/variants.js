// Other homes: where words lie that are written with other letters for the same sounds.

import { ARABIC } from "./stems.js";

const MOST = 4;
// By the consonants of a home, as stems.js writes them.
const ARABIC_WAYS = [[/k/u, "g"], [/g/u, "k"], [/^k/u, "c"], [/c/u, "s"], [/s$/u, ""], [/b/u, "f"], [/f/u, ""], [/h/u, ""]];
// By the letters of an English word.
const LATIN_WAYS = [[/c(?=[eiy])/u, "k"], [/k(?=[eiy])/u, "s"], [/ch/u, "k"], [/sh?/u, "sh"], [/([^aeiou])h/u, "$1"], [/h/u, ""], [/w/u, "v"], [/gh/u, ""], [/^j/u, "y"], [/g/u, "k"], [/$/u, "s"]];

/** The keys of more shards in which other spellings of a word may lie. */
export function otherHomes(form, analysis) {
  const own = analysis.homes(form);
  const isArabic = ARABIC.test(form);
  const made = isArabic
    ? ARABIC_WAYS.map(([pattern, other]) => own[0].replace(pattern, other))
    : LATIN_WAYS.flatMap(([pattern, other]) => analysis.homes(form.replace(pattern, other)));
  return [...new Set(made)].filter((home) => home.length > 1 && !own.includes(home)).slice(0, MOST);
}
