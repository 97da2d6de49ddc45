// What a reader searched for of late. It stays in this browser, and only where the reader lets it.

import { LONGEST } from "./query.js";

const KEY = "tahqiq.searches";
const KEPT = 8;

/** The latest searches, latest first; none where storage is refused or holds something else. */
export function recent() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return kept.filter((query) => typeof query === "string" && query).slice(0, KEPT);
  } catch {
    return [];
  }
}

/** Keeps what the reader followed up or asked for. */
export function remember(query) {
  const said = query.replace(/\s+/g, " ").trim();
  if (said && said.length <= LONGEST && /[\p{L}\p{N}]/u.test(said)) write([said, ...recent().filter((other) => other !== said)]);
}

/** Forgets one of them, or all. */
export function forget(query) {
  write(query === undefined ? [] : recent().filter((other) => other !== query));
}

function write(queries) {
  try {
    if (queries.length) localStorage.setItem(KEY, JSON.stringify(queries.slice(0, KEPT)));
    else localStorage.removeItem(KEY);
  } catch {
    // Refused: nothing is kept.
  }
}
