// Tiers: how near a word that stands in a text is to the one that was typed.
//
// A tier is a number, less is nearer; halves between them are shades of one tier.

export const EXACT = 0;
export const CLITIC = 1; // with other clitics, or none; with another carrier of a hamza
export const READING = 1.5; // without a letter that may be a clitic, or the word's own
export const ENDING = 2; // with another ending
export const NAME = 3; // the same name in another script
export const PLURAL = 5; // the same consonants, one of them as a broken plural has them
export const KNOWN = 0.3; // how much nearer the names of actors are than other words
export const SPELLING = 6; // nearly the same letters, or a name that is spelled otherwise
export const TYPING = 7; // a letter more, less, other or misplaced
export const DOUBTFUL_PLURAL = 7.8; // as PLURAL, but for a shape that much else has
export const BEGINNING = 8; // a longer word that begins so
export const SOUND = 9; // another script, and the same sound
export const ROOT = 10; // the same consonants
export const NONE = Infinity;

/** Whether a tier is the very word, and not one that is akin to it. */
export function isStrong(tier) {
  return tier < PLURAL - 0.5;
}

/** The name of a tier, as search.js gives it. */
export function nameOf(tier) {
  if (tier < CLITIC - 0.5) return "exact";
  if (tier < NAME) return "form";
  if (tier < PLURAL - 0.5) return "name";
  if (tier < SPELLING - KNOWN) return "related";
  if (tier < TYPING) return "spelling";
  if (tier < DOUBTFUL_PLURAL - 0.2) return "typing";
  if (tier < BEGINNING) return "related";
  if (tier < SOUND) return "beginning";
  return tier < ROOT ? "sound" : "related";
}
