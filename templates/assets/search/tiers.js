// Tiers: how near a word that stands in a text is to the one that was typed.
//
// A tier is a number, less is nearer; halves between them are shades of one tier.

export const EXACT = 0;
export const CLITIC = 1; // with other clitics, or none; with another carrier of a hamza
export const ENDING = 2; // with another ending
export const NAME = 3; // the same name in another script
export const PLURAL = 5; // the same consonants, one of them as a broken plural has them
export const SPELLING = 6; // nearly the same letters, or a name that is spelled otherwise
export const TYPING = 7; // a letter more, less, other or misplaced
export const SOUND = 8; // another script, and the same sound
export const ROOT = 9; // the same consonants
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
  if (tier < SPELLING) return "related";
  if (tier < TYPING) return "spelling";
  if (tier < SOUND) return "typing";
  return tier < ROOT ? "sound" : "related";
}
