// Broken plurals: whether an Arabic word is the plural of another by their shapes (Wright, A Grammar of the Arabic
// Language, I, §§ 304-305).

// Singulars. A full stop is a letter of the root; weak ones may be others in the plural, or be gone.
const SINGULARS = {
  fal: "(.)(.)(.)",
  fala: "(.)(.)(.)ه",
  fail: "(.)ا(.)(.)",
  faila: "(.)ا(.)(.)ه",
  fil: "(.)(.)ي(.)",
  fila: "(.)(.)ي(.)ه",
  fial: "(.)(.)ا(.)",
  fiala: "(.)(.)ا(.)ه",
  faul: "(.)(.)و(.)",
  faula: "(.)(.)و(.)ه",
  four: "(.)(.)(.)(.)ه?",
  long: "(.)(.)(.)[اوي](.)ه?",
  jasus: "(.)ا(.)[وي](.)ه?",
  two: "(.)(.)ه?",
  afal: "ا(.)(.)(.)ه?",
  uful: "ا(.)(.)[اوي](.)ه?",
  qadi: "(.)ا(.)ي?",
  qadiya: "(.)(.)ي?ه",
  ibn: "ا(.)(.)",
};
// Plurals and their singulars; the first are of shapes that hardly anything but plurals has.
const SHAPES = [
  ["ا(.)(.)ا(.)", "fal fala? fil? faul? two uful?"],
  ["(ا)(.)ا(.)", "fal"],
  ["ا(.)(ا)(.)", "fal"],
  ["(.)(.)و(.)", "fal fala? fail? two"],
  ["ا(.)(.)(.)ه", "fial fil? faul? fail? fal?"],
  ["(.)(.)(.)ا[ءي]?", "fil fail"],
  ["ا(.)(.)(.)ا[ءي]?", "fil"],
  ["ا(.)(.)ا[ءي]?", "fil ibn"],
  ["(.)وا(.)(.)", "fail? faila"],
  ["(.)وا(.)ي(.)", "fail? jasus faila?"],
  ["(.)(.)اي(.)", "fila fiala faula fil?"],
  ["(.)(.)ا(.)(.)", "four"],
  ["(.)(.)ا(.)ي(.)", "long four?"],
  ["(.)(.)اي?[اي]", "qadiya"],
  ["ا(.)ا(.)(.)", "afal fil"],
  ["ا(.)ا(.)ي(.)", "uful"],
  ["(.)(.)ا(.)", "fal fala fil fail! two"],
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
const plurals = SHAPES.map(([shape, names], n) => {
  const sure = n < SURE ? 2 : 1;
  return [whole(shape), names.split(" ").map((name) => kind(name, sure))];
});

/** {shape, sure}: a singular, and how surely the plural is its own. A sign says where that is not as with others. */
function kind(name, sure) {
  const sign = /[?!]$/u.exec(name)?.[0];
  return { shape: singulars[name.replace(/[?!]$/u, "")], sure: sign === "?" ? sure - 0.5 : sign === "!" ? 2 : sure };
}

function whole(shape) {
  return new RegExp(`^${shape}$`, "u");
}

/**
 * How surely `plural` is of a shape that plurals of `singular` have: 2 where little else has that shape, 1 where much
 * has, less where few such words have such plurals, 0 where none has. Both folded, without clitics.
 */
export function pluralOf(plural, singular) {
  if (plural.length > 7 || singular.length > 7 || plural === singular) return 0;
  let surest = 0;
  for (const [shape, ofThem] of plurals) {
    const root = rootOf(plural, shape);
    if (!root) continue;
    for (const one of ofThem) {
      if (one.sure > surest && rootOf(singular, one.shape) === root) surest = one.sure;
    }
  }
  return surest;
}

/** The letters of a root: weak ones all alike, and none at the end; a doubled one once. */
function rootOf(word, shape) {
  const match = shape.exec(word);
  return match && match.slice(1).join("").replace(WEAK, "ا").replace(/(?<=..)ا$/u, "").replace(/(.)\1$/u, "$1");
}
