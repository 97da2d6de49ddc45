// Broken plurals: whether an Arabic word is the plural of another by their shapes (Wright, A Grammar of the Arabic
// Language, I, §§ 304-305).

// Singulars. A full stop is a letter of the root; weak ones may be others in the plural, or be gone.
const SINGULARS = {
  fal: "(.)(.)(.)", fala: "(.)(.)(.)ه", fail: "(.)ا(.)(.)", faila: "(.)ا(.)(.)ه", fil: "(.)(.)ي(.)", fila: "(.)(.)ي(.)ه",
  fial: "(.)(.)ا(.)", fiala: "(.)(.)ا(.)ه", faul: "(.)(.)و(.)", faula: "(.)(.)و(.)ه", four: "(.)(.)(.)(.)ه?",
  long: "(.)(.)(.)[اوي](.)ه?", two: "(.)(.)ه?", afal: "ا(.)(.)(.)ه?", uful: "ا(.)(.)[اوي](.)ه?", qadi: "(.)ا(.)ي?", qadiya: "(.)(.)ي?ه",
  jasus: "(.)ا(.)[وي](.)ه?", ibn: "ا(.)(.)",
};
// Plurals and their singulars; the first are of shapes that hardly anything but plurals has.
const SHAPES = [
  ["ا(.)(.)ا(.)", "fal fala fail fil faul two uful"],
  ["(ا)(.)ا(.)", "fal"],
  ["ا(.)(ا)(.)", "fal"],
  ["(.)(.)و(.)", "fal fala fail two"],
  ["ا(.)(.)(.)ه", "fial fil faul fail fal"],
  ["(.)(.)(.)ا[ءي]?", "fil fail"],
  ["ا(.)(.)(.)ا[ءي]?", "fil"],
  ["ا(.)(.)ا[ءي]?", "fil ibn"],
  ["(.)وا(.)(.)", "fail faila"],
  ["(.)وا(.)ي(.)", "fail jasus faila"],
  ["(.)(.)اي(.)", "fila fiala faula fil"],
  ["(.)(.)ا(.)(.)", "four"],
  ["(.)(.)ا(.)ي(.)", "long four"],
  ["(.)(.)اي?[اي]", "qadiya"],
  ["ا(.)ا(.)(.)", "afal fil"],
  ["ا(.)ا(.)ي(.)", "uful"],
  ["(.)(.)ا(.)", "fal fala fil fail two"],
  ["(.)(.)(.)", "fala fial fil fila faul fiala"],
  ["ا(.)(.)ه", "fial fil two"],
  ["(.)(.)ا(.)(.)ه", "four long"],
  ["(.)(.)(.)ان", "fal fil fial two"],
  ["(.)(.)(.)ي", "fil"],
  ["(.)(.)(.)ه", "fail"],
  ["(.)(.)اه", "qadi"],
  ["ا(.)(.)(.)", "fal fial"],
];
const SURE = 16;
const WEAK = /[اويء]/gu;

const singulars = Object.fromEntries(Object.entries(SINGULARS).map(([name, shape]) => [name, whole(shape)]));
const plurals = SHAPES.map(([shape, names]) => [whole(shape), names.split(" ").map((name) => singulars[name])]);

function whole(shape) {
  return new RegExp(`^${shape}$`, "u");
}

/**
 * How surely `plural` is of a shape that plurals of `singular` have: 2 where little else has that shape, 1 where much
 * has, 0 where it is none. Both folded, without clitics.
 */
export function pluralOf(plural, singular) {
  if (plural.length > 7 || singular.length > 7 || plural === singular) return 0;
  for (const [n, [shape, ofThem]] of plurals.entries()) {
    const root = rootOf(plural, shape);
    if (root && ofThem.some((one) => rootOf(singular, one) === root)) return n < SURE ? 2 : 1;
  }
  return 0;
}

/** The letters of a root: weak ones all alike, and none at the end; a doubled one once. */
function rootOf(word, shape) {
  const match = shape.exec(word);
  return match && match.slice(1).join("").replace(WEAK, "ا").replace(/(?<=..)ا$/u, "").replace(/(.)\1$/u, "$1");
}
