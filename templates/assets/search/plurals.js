// Broken plurals: whether an Arabic word is the plural of another by their shapes (Wright, A Grammar of the Arabic
// Language, I, §§ 304-305).

// Singulars. A full stop is a letter of the root; weak ones may be others in the plural, or be gone.
const SINGULARS = {
  fal: "(.)(.)(.)", fala: "(.)(.)(.)ه", fail: "(.)ا(.)(.)", faila: "(.)ا(.)(.)ه", fil: "(.)(.)ي(.)", fila: "(.)(.)ي(.)ه",
  fial: "(.)(.)ا(.)", fiala: "(.)(.)ا(.)ه", faul: "(.)(.)و(.)", faula: "(.)(.)و(.)ه", four: "(.)(.)(.)(.)ه?",
  long: "(.)(.)(.)[اوي](.)ه?", two: "(.)(.)ه?", afal: "ا(.)(.)(.)ه?", uful: "ا(.)(.)[اوي](.)ه?", qadi: "(.)ا(.)ي?", qadiya: "(.)(.)ي?ه",
  jasus: "(.)ا(.)[وي](.)ه?",
};
const SHAPES = [
  ["ا(.)(.)ا(.)", "fal fala fail fil faul two uful"],
  ["(ا)(.)ا(.)", "fal"],
  ["ا(.)(ا)(.)", "fal"],
  ["(.)(.)و(.)", "fal fala fail two"],
  ["(.)(.)ا(.)", "fal fala fil fail two"],
  ["(.)(.)(.)", "fala fial fil fila faul fiala"],
  ["ا(.)(.)(.)ه", "fial fil faul fail fal"],
  ["ا(.)(.)ه", "fial fil two"],
  ["(.)(.)(.)ا[ءي]?", "fil fail"],
  ["ا(.)(.)(.)ا[ءي]?", "fil"],
  ["ا(.)(.)ا[ءي]?", "fil"],
  ["(.)وا(.)(.)", "fail faila"],
  ["(.)وا(.)ي(.)", "fail jasus faila"],
  ["(.)(.)اي(.)", "fila fiala faula fil"],
  ["(.)(.)ا(.)(.)", "four"],
  ["(.)(.)ا(.)ي(.)", "long four"],
  ["(.)(.)ا(.)(.)ه", "four long"],
  ["(.)(.)(.)ان", "fal fil fial two"],
  ["(.)(.)(.)ي", "fil"],
  ["(.)(.)(.)ه", "fail"],
  ["(.)(.)اه", "qadi"],
  ["(.)(.)اي?[اي]", "qadiya"],
  ["ا(.)ا(.)(.)", "afal fil"],
  ["ا(.)ا(.)ي(.)", "uful"],
  ["ا(.)(.)(.)", "fal fial"],
];
const WEAK = /[اويء]/gu;

const singulars = Object.fromEntries(Object.entries(SINGULARS).map(([name, shape]) => [name, whole(shape)]));
const plurals = SHAPES.map(([shape, names]) => [whole(shape), names.split(" ").map((name) => singulars[name])]);

function whole(shape) {
  return new RegExp(`^${shape}$`, "u");
}

/** Whether `plural` is of a shape that plurals of `singular` have. Both folded, without clitics. */
export function isPlural(plural, singular) {
  if (plural.length > 7 || singular.length > 7 || plural === singular) return false;
  for (const [shape, ofThem] of plurals) {
    const root = rootOf(plural, shape);
    if (root && ofThem.some((one) => rootOf(singular, one) === root)) return true;
  }
  return false;
}

/** The letters of a root: weak ones all alike, and none at the end; a doubled one once. */
function rootOf(word, shape) {
  const match = shape.exec(word);
  return match && match.slice(1).join("").replace(WEAK, "ا").replace(/(?<=..)ا$/u, "").replace(/(.)\1$/u, "$1");
}
