// Stems: a word without its clitics and endings, and the consonants that are left, in one alphabet.
// The twin of generator/tahqiq/search/stems.py; both read tables.json, which arrives here in start.json.

export const ARABIC = /[\u0621-\u064a\u066e-\u06d3]/u;
const LATIN = /[a-z\u00df-\u024f]/u;
const ARTICLE = /^([وف]?[بكل]?ال|[وف]?لل)(.{2,})$/su;
const PARTICLES = "فبلك";
const ENDING = /(?:هما|كما|هم|هن|كم|نا|ون|ين|ان|ات)$/u;
const DOUBLED = /(.)\1+/gu;
const WEAK = /[اويء]/gu;
const WEAK_END = "اويءه";
const PLURAL = /(?:ies|(?<=[sxz])es|(?<=[cs]h)es|(?<=o)es|(?<![sui'])s|'s?)$/u;
const VERBAL = /(?:ing|ed)$/u;
const VOWEL = /[aeiouy]/u;

export class Stems {
  #sounds;
  #arabic;
  #latin;

  constructor({ sounds, together, stops }) {
    const compiled = (rows) => rows.map(([pattern, letter]) => [new RegExp(pattern, "gu"), letter]);
    this.#sounds = new Map(Object.entries(sounds));
    this.#arabic = compiled(together.ar);
    this.#latin = compiled(together.en);
    /** Words that stand in nearly every text and say nothing of it. */
    this.stops = new Set(stops.split(" "));
  }

  /** A form without the clitics that it may have, in each way that makes a difference. */
  *cores(form) {
    if (!ARABIC.test(form)) {
      yield form;
      return;
    }
    const match = ARTICLE.exec(form);
    if (match) {
      yield* articled(form, match[1], match[2]);
      return;
    }
    // The sign of "and" leaves no trace in the consonants, but hides endings.
    const word = form[0] === "و" && form.length > 2 ? form.slice(1) : form;
    yield word;
    if (word.length > 3 && PARTICLES.includes(word[0])) {
      yield word.slice(1);
      if (word.length > 4 && word[0] === "ف" && PARTICLES.includes(word[1])) yield word.slice(2);
    }
  }

  /** A word without its endings; before it, what it is if the last ones are none. */
  *stems(word) {
    if (ARABIC.test(word)) yield* this.#arabicStems(word);
    else yield* latinStems(word);
  }

  /** The consonants of a stem in Latin letters, alike sounds as one; letters of no known script as they are. */
  skeleton(word) {
    const isArabic = ARABIC.test(word);
    if (!isArabic && !LATIN.test(word)) return word;
    const joined = (isArabic ? this.#arabic : this.#latin).reduce(
      (left, [pattern, letter]) => left.replace(pattern, letter),
      word,
    );
    let sounds = Array.from(joined, (letter) => this.#sounds.get(letter) ?? "").join("");
    if (!isArabic && sounds.length > 1) sounds = sounds.replace(/h$/u, "");
    const single = sounds.replace(DOUBLED, "$1");
    return single.length > 1 || sounds.length < 2 ? single : single + single;
  }

  *#arabicStems(word) {
    let hasEnded = false;
    while (!this.stops.has(word)) {
      const match = ENDING.exec(word);
      let rest = match ? word.slice(0, match.index) : word;
      const last = word.at(-1);
      if (match && rest.length > 2 && strong(rest) > 1) {
        if (strong(rest) === 2) yield word;
        hasEnded = true;
      } else if (WEAK_END.includes(last) && word.length > 2) {
        rest = word.slice(0, -1);
        hasEnded ||= last === "ه";
      } else if ("تك".includes(last) && strong(word) > (last === "ت" && hasEnded ? 2 : 3)) {
        rest = word.slice(0, -1);
        if (strong(rest) === 2) yield word;
      } else {
        break;
      }
      word = rest;
    }
    yield word;
  }
}

function* articled(form, prefix, rest) {
  yield rest;
  // Where the article is a word's own beginning, the word lies without it all the same.
  if (rest.startsWith("ال") && rest.length > 4) yield rest.slice(2);
  if (prefix.endsWith("لل")) yield prefix.at(-1) + rest;
  else if (rest.length < 3 || (prefix !== "ال" && rest.length < 6) || /^.ا.$/su.test(rest)) yield form;
}

/** The consonants of an Arabic stem in its own letters, doubled ones once. */
export function consonants(word) {
  return word.replace(WEAK, "").replace(DOUBLED, "$1");
}

/** How many consonants a word has. */
export function strong(word) {
  return word.length - (word.match(WEAK)?.length ?? 0);
}

/** An English word without the endings of plural, possession and verbs; before it, what it is if the last are none. */
function* latinStems(word) {
  let found = word;
  const plural = found.length > 3 && PLURAL.exec(found);
  if (plural) found = found.slice(0, plural.index) + (plural[0] === "ies" ? "y" : "");
  const verbal = found.length > 5 && VERBAL.exec(found);
  if (verbal && VOWEL.test(found.slice(0, verbal.index))) {
    // Mohammed, Beijing
    yield found;
    found = found.slice(0, verbal.index) + (found[verbal.index - 1] === "c" ? "e" : "");
  }
  yield found;
}

/** An English word without all endings. */
export function latinStem(word) {
  return [...latinStems(word)].at(-1);
}
