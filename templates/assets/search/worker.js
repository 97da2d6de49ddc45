// The worker in which searches run; it answers {id, …} for each {id, ask, …} of search.js.

// All modules are named here, so that they are fetched at once and not one after the other.
import "./analysis.js";
import "./arabic.js";
import "./describe.js";
import "./distance.js";
import "./excerpt.js";
import "./files.js";
import "./folding.js";
import "./latin.js";
import "./lookup.js";
import "./matching.js";
import "./plurals.js";
import "./query.js";
import "./shard.js";
import "./sounds.js";
import "./stems.js";
import "./tiers.js";
import "./variants.js";
import "../js/crc32.js";
import { Engine } from "./engine.js";

const engine = new Engine(new URL("../index/", import.meta.url));

self.addEventListener("message", async ({ data: { id, ask, given } }) => {
  try {
    self.postMessage({ id, answer: await engine[ask](...given) });
  } catch (error) {
    self.postMessage({ id, failure: { code: error.code ?? "failed", message: error.message } });
  }
});
