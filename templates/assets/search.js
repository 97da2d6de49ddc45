// The search of the edition, for pages and programs. Nothing is fetched before the first call.

import { ownWorker } from "./js/workers.js";

const SITE = new URL("../../", import.meta.url);
let worker = null;
let asked = 0;
const waiting = new Map();

export class SearchError extends Error {
  /** `code`: "unsupported" where the browser lacks what a search needs, "failed" where files did not arrive. */
  constructor({ code, message }) {
    super(message);
    this.name = "SearchError";
    this.code = code;
  }
}

/**
 * What of the edition matches, best first:
 * [{url, language, kind, title, titleHighlights, excerpt, highlights, names, sort, tier, strong}].
 *
 * All words stand in each result; if there is none such, as many as in any, at least half. Words in quotation marks
 * stand there as they are, one after the other. `url` is absolute. `title` and `excerpt` are plain text; `highlights`
 * are the [start, end] of the found words in the excerpt, `titleHighlights` in the title. `names` are all names of an
 * actor or a term, [{text, language, highlights}]; `sort` is an actor's kind, such as "person". `tier` says how near the word is that is farthest from what
 * was typed: "exact" (but for marks, hamzas and the like), "form" (other clitics or endings), "name" (the name in
 * another script); and, where `strong` is false, "related" (a broken plural, or the same root), "spelling", "typing"
 * (an error), "beginning" (a longer word) or "sound" (another script). Strong results come first, and of these the
 * ones in the language that was typed, things of that name before others.
 *
 * `language`: the reader's, by default the page's. `filters`: {language, kind, actor, speaker, year}, each one
 * value or a list of alternatives. Without a query they list what they leave: in the reader's language first, the latest
 * first, then what has no date by its name. The list itself says `more` (whether there are more than `limit`) and
 * `note` ("empty" or "long" if the query was nothing to look for). Rejects with SearchError.
 */
export async function search(query, { limit = 20, language = pageLanguage(), filters = {} } = {}) {
  const { results, more, note } = await ask("search", String(query ?? ""), { limit, language, filters });
  const placed = results.map((result) => ({ ...result, url: within(result.url) }));
  return Object.assign(placed, { more, note });
}

/** The address of what was found. Whatever an index says, no result leads out of the site, or runs as a script. */
function within(path) {
  const url = URL.canParse(path, SITE) ? new URL(path, SITE) : SITE;
  return url.href.startsWith(SITE.href) ? url.href : SITE.href;
}

/** Fetches ahead what every search needs, when a reader is about to type. Never rejects. */
export async function prepare(language = pageLanguage()) {
  await ask("warm", language).catch(() => {});
}

/** The languages that can be searched. */
export async function languages() {
  return ask("languages");
}

function pageLanguage() {
  return globalThis.document?.documentElement.lang ?? "";
}

function ask(what, ...given) {
  return new Promise((resolve, reject) => {
    asked += 1;
    waiting.set(asked, { resolve, reject });
    try {
      worker ??= started();
      worker.postMessage({ id: asked, ask: what, given });
    } catch (error) {
      stop({ code: "unsupported", message: String(error) });
    }
  });
}

function started() {
  const start = startOfIndex();
  const fresh = new Worker(ownWorker("search"), { type: "module", name: "search" });
  fresh.addEventListener("message", ({ data: { id, answer, failure } }) => {
    const { resolve, reject } = waiting.get(id) ?? {};
    waiting.delete(id);
    if (failure) reject?.(new SearchError(failure));
    else resolve?.(answer);
  });
  fresh.addEventListener("error", (event) => {
    event.preventDefault();
    stop({ code: "failed", message: event.message ?? "the search could not start" });
  });
  start.then((said) => fresh.postMessage({ start: said }));
  return fresh;
}

/** What every search needs, fetched while the worker starts; null where that fails, and the worker asks itself. */
async function startOfIndex() {
  try {
    const answer = await fetch(new URL("index/start.json", import.meta.url), { cache: "no-cache" });
    return answer.ok ? await answer.text() : null;
  } catch {
    return null;
  }
}

/** Lets everyone know that the worker is gone; the next question starts another. */
function stop(failure) {
  worker?.terminate();
  worker = null;
  for (const { reject } of waiting.values()) reject(new SearchError(failure));
  waiting.clear();
}
