// A document to a result: whether it is what was looked for, what of it is shown, and which words are marked.

import { closed, excerptOf, highlightsOf } from "./excerpt.js";
import { NONE } from "./tiers.js";

const [KIND, NUMBER, URL_, TITLE, CONTENT, ACTORS, SPEAKERS, YEARS, NAMES, SORT] = Array.from({ length: 10 }, (_, n) => n);
const FILTERS = { actor: ACTORS, speaker: SPEAKERS, year: YEARS };

// The words of texts that have been looked at.
const known = new WeakMap();

/**
 * The document of a candidate as a result, with the tiers of the words that stand in it; null if it is not what was
 * looked for. `rows`: the documents that lie in the same file. `asked`: {meanings, phrases, filters, typed}.
 */
export function described(candidate, kind, rows, asked, rules) {
  for (const row of rows) {
    if (row[KIND] !== kind || row[NUMBER] !== candidate.number) continue;
    const found = looked(row, candidate, asked, rules);
    if (found) return found;
  }
  return null;
}

function looked(row, candidate, { meanings, phrases, filters, typed }, { folding, analysis }) {
  if (!Object.entries(filters).every(([name, values]) => holdsOne(row, name, values))) return null;
  if (!known.has(row)) known.set(row, passagesOf(row).map((text) => split(text, folding, analysis)));
  const passages = known.get(row);
  const tiers = meanings.map(() => NONE);
  const marked = passages.map((words) => marksOf(words, meanings, tiers));
  const present = tiers.filter((tier) => tier < NONE).length;
  const isThere = (phrase) => passages.some((words) => holds(inUnits(words), phrase));
  if (present < candidate.words || !phrases.every(isThere)) return null;
  // Where a word itself stands, what is only akin to it is not marked.
  const hits = marked.map((marks) => marks.filter(([, m, tier]) => tier < tiers[m] + 1.4).map(([n]) => n));
  const isName = passages[0].map((word) => word.folded.toLowerCase()).join(" ") === typed;
  return { ...candidate, tiers, isName, shown: shownOf(row, passages, hits) };
}

/** The texts of a document, as they are shown: its title, its content, its names. */
function passagesOf(row) {
  return [row[TITLE], row[CONTENT], ...row[NAMES].map(([, name]) => name)];
}

/** [number of a word, of a meaning, tier] of the words that may be meant; notes the nearest of each meaning. */
function marksOf(words, meanings, tiers) {
  const marks = [];
  for (const [n, word] of words.entries()) {
    for (const [m, meaning] of meanings.entries()) {
      const tier = meaning.tierOf(word.terms);
      if (tier === NONE) continue;
      tiers[m] = Math.min(tiers[m], tier);
      marks.push([n, m, tier]);
    }
  }
  return marks;
}

/** What of a document is shown; `hits` are the numbers of the words to mark in each of its passages. */
function shownOf(row, [title, content, ...names], [inTitle, inContent, ...inNames]) {
  return {
    url: row[URL_],
    title: closed(row[TITLE]),
    titleHighlights: highlightsOf(row[TITLE], title, inTitle),
    ...excerptOf(row[CONTENT], content, inContent),
    names: names.map((words, n) => {
      const [language, text] = row[NAMES][n];
      return { text: closed(text), language, highlights: highlightsOf(text, words, inNames[n]) };
    }),
    sort: row[SORT],
  };
}

function split(text, folding, analysis) {
  const words = folding.words(text);
  for (const word of words) word.terms = analysis.terms(word.folded);
  return words;
}

function holdsOne(row, name, values) {
  if (!FILTERS[name]) return true;
  const own = new Set(row[FILTERS[name]].map(String));
  return values.some((value) => own.has(value));
}

/** Words with their parts one after the other, where hyphens join some: phrases may be typed without. */
function inUnits(words) {
  return words.flatMap((word) =>
    word.folded.includes("-") ? word.folded.toLowerCase().split("-").map((part) => ({ terms: [part] })) : [word],
  );
}

/** Whether words hold a phrase, one after the other; the first of them may have clitics before it. */
export function holds(words, phrase) {
  return words.some((_, start) =>
    phrase.every(({ meaning, form }, step) => {
      const word = words[start + step];
      if (!word) return false;
      return word.terms.includes(form) || (step === 0 && meaning !== undefined && meaning.tierOf(word.terms) < NONE);
    }),
  );
}
