// Entries of an article's files of references, found by their keys.

const files = new Map();

function file(address) {
  if (!files.has(address)) {
    files.set(address, fetch(address).then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status))));
    files.get(address).catch(() => files.delete(address));
  }
  return files.get(address);
}

// How an entry of each form is found in its file.
const FIND = {
  bib: (text, key) => text.split("\n\n").find((one) => one.split("\n", 1)[0].endsWith(`{${key},`)),
  ris: (text, key) => text.split("\n\n").find((one) => one.includes(`\nID  - ${key}\n`)),
  json: (text, key) => {
    const item = JSON.parse(text).find((one) => one.id === key);
    return item && JSON.stringify([item], null, 1);
  },
};

/** The entry of the first key that there is one of, as text; empty if there is none or no file to be had. */
export async function picked(address, form, keys) {
  try {
    const text = await file(address);
    for (const key of keys) {
      const found = FIND[form](text, key);
      if (found) return `${found.trim()}\n`;
    }
  } catch {
    // No connection, or no server.
  }
  return "";
}
