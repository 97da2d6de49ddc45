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

/** A text that keeps its own direction, wherever it is pasted. */
export function isolated(text) {
  return `\u2068${text.trim()}\u2069`;
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
