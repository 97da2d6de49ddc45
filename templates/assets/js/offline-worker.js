// Keeps every page that was read, and of the shell what they used. The build puts CONFIGURATION before this: a
// version, the files of the shell, those to fetch first, the folder of the search index and the file in which it
// begins, the page to show in the place of one that was not kept.

const SHELL = `tahqiq-shell-${CONFIGURATION.version}`;
// What is kept beside the shell, and how many files of it; the oldest go first. One search asks for dozens of files of
// the index: they must not push out pages that were read.
const READ = { name: "tahqiq-read", most: 200 };
const INDEX = { name: "tahqiq-index", most: 300 };
const ROOT = new URL("./", self.location);
const shell = new Set(CONFIGURATION.shell);

self.addEventListener("install", (event) => {
  event.waitUntil(fetchShell());
  self.skipWaiting();
});

// What the shell before this one had kept is what this reader uses; "no-cache" asks whether it has changed.
async function fetchShell() {
  const paths = new Set([...CONFIGURATION.first, ...(await usedBefore())]);
  const requests = [...paths].map((path) => new Request(new URL(path, ROOT), { cache: "no-cache" }));
  await (await caches.open(SHELL)).addAll(requests);
}

async function usedBefore() {
  const names = (await caches.keys()).filter((name) => name.startsWith("tahqiq-shell-"));
  const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
  return kept.flat().map(pathOf).filter((path) => shell.has(path));
}

self.addEventListener("activate", (event) => {
  event.waitUntil(forgetOldShells().then(() => self.clients.claim()));
});

async function forgetOldShells() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith("tahqiq-shell-") && name !== SHELL);
  await Promise.all(old.map((name) => caches.delete(name)));
}

self.addEventListener("fetch", (event) => {
  const answer = event.request.method === "GET" && answerTo(event.request);
  if (answer) event.respondWith(answer);
});

// What the first page asked for before this worker was there.
self.addEventListener("message", (event) => {
  const urls = Array.isArray(event.data?.keep) ? event.data.keep : [];
  event.waitUntil(Promise.allSettled(urls.map((url) => answerTo(new Request(url), "default"))));
});

const pathOf = (request) => new URL(request.url).pathname.slice(ROOT.pathname.length);

function answerTo(request, freshness = "no-cache") {
  if (!request.url.startsWith(ROOT.href)) return null;
  const path = pathOf(request);
  if (path.startsWith("data/")) return null; // downloads are no reading
  if (shell.has(path)) return kept(request, freshness);
  return fresh(request, path.startsWith(CONFIGURATION.index) ? INDEX : READ);
}

// The shell and the faces: what is kept serves; what is not yet is fetched and kept, in the version of today.
async function kept(request, freshness) {
  const cache = await caches.open(SHELL);
  const found = await cache.match(request, { ignoreSearch: true });
  if (found) return found;
  const answer = await fetch(request, { cache: freshness });
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}

// Everything else: the network first, so that a correction is seen; without it, what was read before.
async function fresh(request, { name, most }) {
  const cache = await caches.open(name);
  try {
    const answer = await fetch(request);
    if (answer.ok) await cache.put(withoutQuery(request), answer.clone());
    await forgetOldest(cache, most);
    return answer;
  } catch (failure) {
    const found = await cache.match(withoutQuery(request));
    if (found) return found;
    if (request.mode !== "navigate") throw failure;
    return caches.match(new URL(CONFIGURATION.offline, ROOT));
  }
}

function withoutQuery(request) {
  const url = new URL(request.url);
  url.search = "";
  return url.href;
}

// The beginning of the index is older than all that was found by it, and must outlast it.
async function forgetOldest(cache, most) {
  const requests = (await cache.keys()).filter((request) => pathOf(request) !== CONFIGURATION.start);
  await Promise.all(requests.slice(0, Math.max(0, requests.length - most)).map((old) => cache.delete(old)));
}
