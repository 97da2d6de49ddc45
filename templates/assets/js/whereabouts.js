// An index that was one page and is several: a link to a place on it arrives at the page where that place is now.

const file = document.querySelector("[data-tahqiq-places]")?.dataset.tahqiqPlaces;

function wanted() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return ""; // Not an address of ours.
  }
}

async function told(address) {
  const answer = await fetch(address);
  return answer.ok ? answer.json() : {};
}

/** The file that tells of an id, where there are too many for one (generator/tahqiq/export/whereabouts.py). */
async function partOf(bits, id, whereabouts) {
  const { crc32, hex } = await import("./crc32.js");
  return new URL(`places/${hex(crc32(id), bits)}.json`, whereabouts);
}

async function follow() {
  const id = wanted();
  if (!file || !id || document.getElementById(id)) return;
  const whereabouts = new URL(file, document.baseURI);
  let places = await told(whereabouts);
  if (typeof places[""] === "number") places = await told(await partOf(places[""], id, whereabouts));
  const page = Object.entries(places).find(([, ids]) => ids.includes(id))?.[0];
  if (!page) return;
  const there = new URL(`${page}/#${encodeURIComponent(id)}`, whereabouts);
  // The index itself is no place to come back to.
  if (there.pathname !== location.pathname) location.replace(there);
}

// Without a line the page lists its parts, as it does without script.
addEventListener("hashchange", () => follow().catch(() => {}));
follow().catch(() => {});
