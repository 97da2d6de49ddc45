// The search itself, without a page: from what was typed to results, through the files of the index.

import { Analysis } from "./analysis.js";
import { described } from "./describe.js";
import { Files, SearchFailure } from "./files.js";
import { Folding } from "./folding.js";
import { Lookup, Meaning } from "./lookup.js";
import { byPlace, byRank, candidates, farthest, listing, spread } from "./matching.js";
import { parse } from "./query.js";
import { CLITIC, EXACT, isStrong, nameOf } from "./tiers.js";

export { SearchFailure };

const OF_ARTICLES = ["article", "quote"];
// Candidates are looked at until there are enough results; each costs a file, so not for ever.
const LOOKED_AT = 60;
// Of some results, one in so many is a quote where there is enough else: an article has dozens of them.
const QUOTES = 3;
const NARROWING = ["actor", "speaker", "year"];
const UNDATED = ["actor", "term"];

export class Engine {
  #base;
  #fetch;
  #handed;
  #begun = null;

  /**
   * `base`: the address of the folder of the index; `fetch` as browsers have it. `handed`: what start.json says, if
   * someone else fetches it, and null if they could not.
   */
  constructor(base, fetch = globalThis.fetch.bind(globalThis), handed = null) {
    this.#base = base;
    this.#fetch = fetch;
    this.#handed = handed;
  }

  /** The languages that can be searched. */
  async languages() {
    return (await this.#guarded(({ start }) => start)).languages;
  }

  /** Fetches what every search needs. */
  async warm() {
    await this.#guarded(() => {});
  }

  /** {results, more, note}: see search.js. Throws SearchFailure. */
  async search(text, options) {
    return this.#guarded((begun) => search(begun, text, options));
  }

  /** Runs a step; if it fails, all is forgotten, so that the next try begins anew. */
  async #guarded(step) {
    if (typeof DecompressionStream !== "function") throw new SearchFailure("unsupported", "no DecompressionStream");
    this.#begun ??= begin(new Files(this.#base, this.#fetch, this.#handed));
    this.#handed = null;
    const mine = this.#begun;
    try {
      return await step(await mine);
    } catch (error) {
      if (this.#begun === mine) this.#begun = null;
      throw new SearchFailure("failed", String(error));
    }
  }
}

async function begin(files) {
  const start = await files.start();
  const analysis = new Analysis(start.tables);
  return { files, start, analysis, folding: new Folding(start.tables), lookup: new Lookup(files, analysis) };
}

async function search(begun, text, { limit, language, filters: { language: only, kind, ...others } }) {
  const { start, lookup, folding, analysis } = begun;
  const query = parse(text, folding);
  const chosen = NARROWING.map((name) => [name, listed(others[name]).map(String)]);
  const filters = Object.fromEntries(chosen.filter(([, values]) => values.length));
  const isListing = !text.trim() && [only, kind, ...Object.values(filters)].some((values) => listed(values).length);
  if (query.note && !isListing) return { results: [], more: false, note: query.note };
  const groups = groupsOf(start, inOrder(start.languages, text, language), listed(only), listed(kind));
  const words = wordsOf(query, analysis);
  await Promise.all(words.map(async (word) => (word.meaning = await lookup.meaning(word, word.most))));
  const narrowed = await narrowing(begun.files, filters, isListing);
  const meanings = words.map(({ meaning }) => meaning);
  const ranked = isListing ? listing(groups, narrowed) : candidates(meanings, groups, narrowed, query.phrases.length > 0);
  const quotes = (candidate) => start.kinds[groups.get(candidate.group).kind] === "quote";
  const found = spread(ranked, groups, quotes, Math.ceil(limit / QUOTES));
  const typed = [...query.phrases.flat(), ...query.words].map(({ form }) => form).join(" ");
  const asked = { meanings, phrases: query.phrases, filters, typed };
  const order = isListing ? byPlace : byRank;
  return { ...(await best(begun, found, groups, asked, limit, order)), note: "" };
}

/** The words whose documents are looked for: without function words, unless there are only such. */
function wordsOf({ phrases, words }, analysis) {
  for (const phrase of phrases) {
    for (const [n, word] of phrase.entries()) word.most = n ? EXACT : CLITIC + 0.4;
  }
  const all = [...phrases.flat(), ...words];
  const telling = all.filter(({ form }) => !analysis.stops.has(form));
  return telling.length ? telling : all;
}

/** {group: {rank, count, language, kind, isThing, isUndated}} of the groups that are looked at. */
function groupsOf({ languages, kinds, counts }, order, only, wanted) {
  const groups = new Map();
  for (const [place, language] of languages.entries()) {
    for (const [n, kind] of kinds.entries()) {
      const isOut = (only.length && !only.includes(language)) || (wanted.length && !wanted.includes(kind));
      const group = 8 * place + n;
      const [rank, count] = [order.indexOf(language), counts[group] ?? 0];
      const [isThing, isUndated] = [!OF_ARTICLES.includes(kind), UNDATED.includes(kind)];
      if (!isOut) groups.set(group, { rank, count, language, kind: n, isThing, isUndated });
    }
  }
  return groups;
}

/** Alternatives of forms of the index, by which documents are narrowed; `isListing`: nothing else is asked. */
function narrowingForms({ year = [], ...who }, isListing) {
  const found = Object.entries(who).map(([name, values]) =>
    values.flatMap((value) => (year.length ? year.map((one) => `${name}:${value}/${one}`) : [`${name}:${value}`])),
  );
  if (!found.length && year.length) found.push(year.map((one) => `year:${one}`));
  return found.length || !isListing ? found : [["every:"]];
}

/** The same as alternatives of meanings. */
async function narrowing(files, filters, isListing) {
  return Promise.all(
    narrowingForms(filters, isListing).map((forms) =>
      Promise.all(
        forms.map(async (form) => {
          const shard = await files.words(form);
          const meaning = new Meaning();
          if (shard.forms.has(form)) meaning.add(form, EXACT, shard);
          return meaning;
        }),
      ),
    ),
  );
}

/** The best `limit` of the candidates as results, after a look at their texts. */
async function best(begun, found, groups, asked, limit, order) {
  const results = [];
  let at = 0;
  const most = Math.max(LOOKED_AT, 2 * limit);
  while (at < Math.min(found.length, most) && results.length < limit) {
    const batch = found.slice(at, Math.min(at + limit - results.length, most));
    at += batch.length;
    const looked = await Promise.all(batch.map((candidate) => look(begun, candidate, groups, asked)));
    results.push(...looked.filter(Boolean));
  }
  results.sort((a, b) => order(a, b, groups));
  return { results: results.map((result) => shown(result, groups, begun.start)), more: at < found.length };
}

async function look({ files, folding, analysis }, candidate, groups, asked) {
  const { language, kind, isThing } = groups.get(candidate.group);
  const sets = await files.texts(language, !isThing, candidate.number);
  return described(candidate, kind, Object.values(sets).flat(), asked, { folding, analysis });
}

function shown(result, groups, { kinds }) {
  const { language, kind } = groups.get(result.group);
  const tier = farthest(result);
  return { ...result.shown, language, kind: kinds[kind], tier: nameOf(tier), strong: isStrong(tier) };
}

function listed(values) {
  return [values ?? []].flat().filter((value) => value !== "");
}

/** All languages: those written in the script that was typed first, and of these the page's own. */
function inOrder(languages, text, language) {
  const own = nearest(languages, language);
  const rank = (tag) => (isWrittenIn(text, tag) ? 0 : 2) + (tag === own ? 0 : 1);
  return [...languages].sort((a, b) => rank(a) - rank(b));
}

function nearest(languages, language) {
  const primary = language.split("-")[0];
  return languages.find((tag) => tag === language) ?? languages.find((tag) => tag.split("-")[0] === primary);
}

function isWrittenIn(text, language) {
  try {
    return new RegExp(`\\p{Script=${new Intl.Locale(language).maximize().script}}`, "u").test(text);
  } catch {
    return false;
  }
}
