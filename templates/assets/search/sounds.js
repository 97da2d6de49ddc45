// Sounds: whether a word in Arabic letters can be one in Latin letters.

const LATIN = /tch|sch|ch|sh|kh|gh|th|dh|ph|ck|dg|dj|ts|qu|wh|zh|[a-z]/gu;
// The Arabic letters for a sound, the likeliest first.
const LETTERS = {
  tch: "ش", sch: "ش", ch: "شكخ", sh: "ش", kh: "خ", gh: "غجق", th: "ثتذط", dh: "ذضظ", ph: "ف", ck: "ك", dg: "ج", dj: "ج",
  ts: "ستز", qu: "كق", wh: "و", zh: "جزش", b: "ب", c: "كسقش", d: "دض", f: "ف", g: "غجكق", h: "هحخ", j: "جيخغ", k: "كقخ",
  l: "ل", m: "م", n: "ن", p: "بف", q: "قك", r: "ر", s: "سصزش", t: "تط", v: "فو", w: "وف", x: "سز", y: "يا", z: "زسذظض",
};
const VOWELS = { a: "اهيوع", e: "ياهع", i: "ياع", o: "واع", u: "واع", y: "ي" };
// What it costs if a sound is not written in Arabic.
const SILENT_VOWELS = { e: 0.1, a: 0.15, i: 0.25, o: 0.3, u: 0.25, y: 0.3 };
const SILENT = { ...SILENT_VOWELS, h: 0.3, gh: 0.6, w: 0.6, s: 0.6, t: 0.7, p: 0.8, n: 0.8, r: 0.8 };
const WRONG_VOWEL = 0.45;
const WEAK = new Set("اويهعء");
const WEAK_ALONE = { ا: 0.5, و: 0.6, ي: 0.6, ه: 0.6, ع: 0.2, ء: 0.2 };
const cost = new Map();

/** How far two words are from sounding the same: 0 is the same, 1 a sound that is not there. */
export function soundsApart(arabic, latin) {
  const key = `${arabic} ${latin}`;
  if (!cost.has(key)) {
    if (cost.size > 20_000) cost.clear();
    cost.set(key, apart(arabic, latin.match(LATIN) ?? []));
  }
  return cost.get(key);
}

function apart(arabic, latin) {
  let row = [0];
  for (const sound of latin) row.push(row.at(-1) + silence(sound, latin, row.length - 1));
  for (let i = 1; i <= arabic.length; i += 1) {
    const letter = arabic[i - 1];
    const next = [row[0] + alone(letter, arabic, i - 1)];
    for (let j = 1; j <= latin.length; j += 1) {
      let least = Math.min(row[j] + alone(letter, arabic, i - 1), next[j - 1] + silence(latin[j - 1], latin, j - 1));
      least = Math.min(least, row[j - 1] + between(letter, latin[j - 1]));
      next.push(least);
    }
    row = next;
  }
  return row[latin.length];
}

function silence(sound, latin, at) {
  if (sound === latin[at - 1]) return 0;
  return SILENT[sound] ?? 1;
}

function alone(letter, arabic, at) {
  // ks for x, sh for tsh
  if (letter === "ك" && "سز".includes(arabic[at + 1])) return 0.4;
  if (letter === "ت" && arabic[at + 1] === "ش") return 0.1;
  return WEAK_ALONE[letter] ?? 1;
}

function between(letter, sound) {
  if (VOWELS[sound]) {
    if (VOWELS[sound].includes(letter)) return VOWELS[sound][0] === letter || letter === "ا" ? 0 : 0.15;
    return WEAK.has(letter) ? WRONG_VOWEL : 2;
  }
  const letters = LETTERS[sound] ?? "";
  const at = letters.indexOf(letter);
  return at < 0 ? 2 : at === 0 ? 0 : 0.1;
}
