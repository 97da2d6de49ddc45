// An index that was one page and is several: a link to a place on it arrives at the page where that place is now.

const file = document.querySelector("[data-tahqiq-places]")?.dataset.tahqiqPlaces;

function wanted() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return ""; // Not an address of ours.
  }
}

async function follow() {
  const id = wanted();
  if (!file || !id || document.getElementById(id)) return;
  const whereabouts = new URL(file, document.baseURI);
  const answer = await fetch(whereabouts);
  if (!answer.ok) return;
  const page = Object.entries(await answer.json()).find(([, ids]) => ids.includes(id))?.[0];
  if (!page) return;
  const there = new URL(`${page}/#${encodeURIComponent(id)}`, whereabouts);
  // The index itself is no place to come back to.
  if (there.pathname !== location.pathname) location.replace(there);
}

// Without a line the page lists its parts, as it does without script.
addEventListener("hashchange", () => follow().catch(() => {}));
follow().catch(() => {});
