// The worker in which searches run; it answers {id, …} for each {id, ask, …} of search.js.

import { Engine } from "./engine.js";

const engine = new Engine(new URL("../index/", import.meta.url));

self.addEventListener("message", async ({ data: { id, ask, given } }) => {
  try {
    self.postMessage({ id, answer: await engine[ask](...given) });
  } catch (error) {
    self.postMessage({ id, failure: { code: error.code ?? "failed", message: error.message } });
  }
});
