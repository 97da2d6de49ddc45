// Distances between spellings: by sound, where letters that are often taken for each other weigh less, and by typing.

// Letters that are taken for each other, or stand for one sound.
const ARABIC_ALIKE = ["اهعي", "جغقك", "تطث", "سصزظش", "دضذ", "حهخ", "بپ", "فڤو", "شچج"];
const LATIN_ALIKE = ["pb", "vfw", "ckqxg", "szc", "gj", "yij", "td"];
const VOWELS = new Set("اويءaeiouy");
const NEAR = 0.5;
const VOWEL = 0.25;

const alike = new Map();
for (const letters of [...ARABIC_ALIKE, ...LATIN_ALIKE]) {
  for (const letter of letters) alike.set(letter, new Set([...(alike.get(letter) ?? []), ...letters]));
}

/**
 * How much two spellings of one sound differ: a letter counts 1, one for a similar one or a vowel 0.5, a vowel
 * for another, a doubled letter and a silent h 0.25. Infinity where it is more than `most`.
 */
export function spelled(word, other, most) {
  if (Math.abs(word.length - other.length) > 4 * most) return Infinity;
  const more = Array.from(other, (_, j) => one(other, j));
  let row = [0];
  for (let j = 1; j <= other.length; j += 1) row.push(row[j - 1] + more[j - 1]);
  for (let i = 1; i <= word.length; i += 1) {
    const less = one(word, i - 1);
    const next = [row[0] + less];
    let least = next[0];
    for (let j = 1; j <= other.length; j += 1) {
      const swap = row[j - 1] + between(word[i - 1], other[j - 1]);
      const cost = Math.min(swap, row[j] + less, next[j - 1] + more[j - 1]);
      next.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return Infinity;
    row = next;
  }
  return row[other.length] <= most ? row[other.length] : Infinity;
}

/** What a letter costs that only one of two words has. */
function one(word, at) {
  const letter = word[at];
  if (letter === word[at - 1] || letter === word[at + 1] || (letter === "c" && word[at + 1] === "k")) return VOWEL;
  if ((letter === "h" && at > 0) || (letter === "ه" && at === word.length - 1)) return NEAR;
  // A vowel beside another vowel, or at the end, is hardly heard.
  if (!VOWELS.has(letter)) return 1;
  const isSilent = letter === "e" && at === word.length - 1;
  return isSilent || VOWELS.has(word[at - 1]) || VOWELS.has(word[at + 1]) ? VOWEL : NEAR;
}

function between(letter, other) {
  if (letter === other) return 0;
  if (VOWELS.has(letter) && VOWELS.has(other)) return VOWEL;
  // Egypt writes g in one way, the Levant in another.
  if ((letter === "ج" && other === "غ") || (letter === "غ" && other === "ج")) return VOWEL;
  return alike.get(letter)?.has(other) ? NEAR : 1;
}

/** Whether a letter more, less, other or misplaced makes one word of the other. */
export function isOneOff(word, other) {
  const [short, long] = word.length <= other.length ? [word, other] : [other, word];
  if (long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  let end = 0;
  while (end < short.length - start && short.at(-1 - end) === long.at(-1 - end)) end += 1;
  const left = short.length - start - end;
  if (left === 0) return true;
  if (short.length !== long.length) return false;
  return left === 1 || (left === 2 && short[start] === long[start + 1] && short[start + 1] === long[start]);
}
