// Documents: which of them the meanings of all words have in common, and which are the best.

import { NONE, READING, isStrong } from "./tiers.js";

const SPAN = 2 ** 32;
const FACTORS = [1, 0.92, 0.6, 0.9, 0.5];
const WEAK = 0.3;
const TITLED = 1.4;

/**
 * Candidates, best first: {group, number, tiers, score, isTitled, perhaps}. `tiers` are those of the words, Infinity
 * for one that is not there; `perhaps` says that lists were cut short, and only the text tells.
 *
 * `meanings`: of each word. `groups`: {number: {rank, count, isThing}} of the groups that are looked at. `narrowed`:
 * lists of Meanings, of which one each must hold. `isWhole`: only documents with all words; else those with most, but at least
 * half of them.
 */
export function candidates(meanings, groups, narrowed, isWhole) {
  const words = meanings.map((meaning) => hits(meaning, groups));
  const found = new Map();
  for (const [n, { documents }] of words.entries()) {
    for (const key of documents.keys()) {
      if (!found.has(key)) found.set(key, joined(key, words, n));
    }
  }
  const allowed = narrowed.map((alternatives) => alternatives.map((meaning) => hits(meaning, groups)));
  const kept = [...found.values()].filter((candidate) => isAllowed(candidate, allowed));
  const best = kept.reduce((most, { words: present }) => Math.max(most, present), 0);
  const most = isWhole ? meanings.length : Math.max(best, Math.ceil(meanings.length / 2));
  return kept.filter((candidate) => candidate.words >= most).sort((a, b) => byRank(a, b, groups));
}

/**
 * All documents that are narrowed down to, where no words were typed, in the order in which they are listed; `narrowed`
 * as above, at least one.
 */
export function listing(groups, narrowed) {
  const allowed = narrowed.map((alternatives) => alternatives.map((meaning) => hits(meaning, groups)));
  const found = new Map();
  for (const { documents } of allowed.flat()) {
    for (const [key, { score }] of documents) found.set(key, { ...joined(key, [], 0), score, isTitled: false });
  }
  const kept = [...found.values()].filter((candidate) => isAllowed(candidate, allowed));
  return kept.sort((a, b) => byPlace(a, b, groups));
}

/** By language; what has a date before what has none, the latest first; the others by their names. */
export function byPlace(a, b, groups) {
  const [one, other] = [groups.get(a.group), groups.get(b.group)];
  const first = one.rank - other.rank || one.isUndated - other.isUndated || b.score - a.score;
  const names = one.isUndated && a.shown && b.shown ? a.shown.title.localeCompare(b.shown.title, one.language) : 0;
  return first || names || a.number - b.number || a.group - b.group;
}

/** {documents: {key: hit}, cut: groups whose lists are not whole, weight of the word}. */
function hits(meaning, groups) {
  const documents = new Map();
  const cut = new Set();
  for (const { tier, shard, lists } of meaning.forms.values()) {
    for (const list of lists) {
      if (!groups.has(list.group)) continue;
      if (list.n < list.of) cut.add(list.group);
      shard.read(list, (number, weight, isTitled) => {
        const key = list.group * SPAN + number;
        const score = weight * (FACTORS[Math.floor(tier)] ?? WEAK) * (isTitled ? TITLED : 1);
        const known = documents.get(key);
        if (!known) documents.set(key, { tier, score, isTitled: isTitled && tier < READING });
        else {
          known.isTitled ||= isTitled && tier < READING;
          known.score = Math.max(known.score, score) + Math.min(known.score, score) / 4;
          known.tier = Math.min(known.tier, tier);
        }
      });
    }
  }
  const total = Array.from(groups.values(), ({ count }) => count).reduce((sum, count) => sum + count, 1);
  return { documents, cut, rarity: Math.log(1 + total / (documents.size + 0.5)) };
}

function joined(key, words, first) {
  const group = Math.floor(key / SPAN);
  const candidate = { group, number: key % SPAN, tiers: [], score: 0, isTitled: true, perhaps: false, words: 0 };
  for (const { documents, cut, rarity } of words) {
    const hit = documents.get(key);
    candidate.tiers.push(hit?.tier ?? NONE);
    candidate.isTitled &&= hit?.isTitled ?? false;
    if (hit) candidate.score += hit.score * rarity;
    else if (cut.has(group)) candidate.perhaps = true;
    if (hit || cut.has(group)) candidate.words += 1;
  }
  return candidate;
}

function isAllowed(candidate, allowed) {
  const key = candidate.group * SPAN + candidate.number;
  return allowed.every((alternatives) => {
    if (alternatives.some(({ documents }) => documents.has(key))) return true;
    const isCut = alternatives.some(({ cut }) => cut.has(candidate.group));
    candidate.perhaps ||= isCut;
    return isCut;
  });
}

/** Strong matches first, in the order of their groups; then what is akin, the nearest first. */
export function byRank(a, b, groups) {
  const [far, farther] = [farthest(a), farthest(b)];
  if (isStrong(far) !== isStrong(farther)) return far - farther;
  const places = groups.get(a.group).rank - groups.get(b.group).rank;
  if (isStrong(far)) {
    const first = places || isNamed(b, groups) - isNamed(a, groups) || Math.floor(2 * far) - Math.floor(2 * farther);
    return first || a.perhaps - b.perhaps || b.score - a.score || a.number - b.number;
  }
  return Math.floor(4 * far) - Math.floor(4 * farther) || places || b.score - a.score || a.number - b.number;
}

/**
 * Candidates of which the first ones are not all of a kind that there are many of: what is beyond `most` of it comes
 * after the others that are as strong, and in the same language.
 */
export function spread(candidates, groups, isOfMany, most) {
  let many = 0;
  const placed = candidates.map((candidate) => {
    const isWeak = !isStrong(farthest(candidate));
    const isLate = isOfMany(candidate) && (many += 1) > most;
    return { candidate, place: [Number(isWeak), isWeak ? 0 : groups.get(candidate.group).rank, Number(isLate)] };
  });
  placed.sort((a, b) => a.place[0] - b.place[0] || a.place[1] - b.place[1] || a.place[2] - b.place[2]);
  return placed.map(({ candidate }) => candidate);
}

/** The tier of the word that is farthest from what was typed; words that are not there do not count. */
export function farthest({ tiers }) {
  return Math.max(0, ...tiers.filter((tier) => tier < NONE));
}

/** Things of the very name go before those that have it in theirs, and these before texts. */
function isNamed({ group, isTitled, isName }, groups) {
  return groups.get(group).isThing ? Number(isName ?? 0) + Number(isTitled) : 0;
}
