// Copying: to the clipboard, and a word about it to whoever cannot see that it happened.

/** Copies a text; says whether that worked. Without HTTPS there is no clipboard but by a selection. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return bySelection(text);
  }
}

const FSI = "\u2068";
const PDI = "\u2069";
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const LEFT_TO_RIGHT = /[A-Za-z\u00c0-\u024f]/;

/** A text that keeps its own direction, wherever it is pasted. */
export function isolated(text) {
  return FSI + text.trim() + PDI;
}

/** As `isolated`, where something in the text is written from right to left; all else is safe as it is. */
export function guarded(text) {
  return RIGHT_TO_LEFT.test(text) ? isolated(text) : text;
}

/** The text of a node. What stands apart by markup stands apart by isolates, where directions meet. */
export function plain(node) {
  const foreign = document.documentElement.dir === "rtl" ? LEFT_TO_RIGHT : RIGHT_TO_LEFT;
  return [...node.childNodes].map((child) => {
    if (child.nodeType === Node.TEXT_NODE) return child.data;
    const inner = plain(child);
    return child.matches("bdi, [dir]") && foreign.test(inner) ? FSI + inner + PDI : inner;
  }).join("");
}

/** Fills a live region; emptied first, so that the same words are told again. */
export function announce(region, words) {
  region.textContent = "";
  setTimeout(() => (region.textContent = words), 50);
}

function bySelection(text) {
  const before = document.activeElement;
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "tq-hidden";
  document.body.append(field);
  field.select();
  try {
    return document.execCommand("copy");
  } catch {
    return false;
  } finally {
    field.remove();
    before?.focus();
  }
}
