// The worker in which searches run; it answers {id, …} for each {id, ask, …} of search.js, which once hands it {start}.
// A build puts all modules that this one imports into its file.

import { Engine } from "./engine.js";

let take;
const handed = new Promise((resolve) => (take = resolve));
const engine = new Engine(new URL("../index/", import.meta.url), undefined, handed);

self.addEventListener("message", async ({ data: { start, id, ask, given } }) => {
  if (!id) return take(start);
  try {
    self.postMessage({ id, answer: await engine[ask](...given) });
  } catch (error) {
    self.postMessage({ id, failure: { code: error.code ?? "failed", message: error.message } });
  }
});
