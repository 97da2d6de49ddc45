// Asks the browser to keep what is read, by the worker at the root of the site.

import { ownWorker } from "./workers.js";

async function keep() {
  const worker = navigator.serviceWorker;
  const first = !worker.controller;
  await worker.register(ownWorker("offline"));
  if (!first) return;
  // The first page came before the worker: name what it asked for.
  const { active } = await worker.ready;
  const asked = performance.getEntriesByType("resource").map((entry) => entry.name);
  active.postMessage({ keep: [location.href.split("#")[0], ...asked] });
}

if ("serviceWorker" in navigator) {
  // Without it (private windows, old browsers) reading goes on as before.
  addEventListener("load", () => keep().catch(() => {}));
}
