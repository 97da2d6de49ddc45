// The worker in which searches run; it answers {id, …} for each {id, ask, …} of search.js.

import { Engine } from "./engine.js";

const engine = new Engine(new URL("../pagefind/", import.meta.url));
const plainFetch = self.fetch.bind(self);

// Pagefind takes whatever a server answers, and says what went wrong on the console only.
self.fetch = async (address) => {
  const answer = await plainFetch(address);
  if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
  return /\.(pf_\w+|pagefind)$/.test(new URL(answer.url).pathname) ? unpacked(answer) : answer;
};
console.error = () => engine.noteFailure();
self.addEventListener("unhandledrejection", (event) => event.preventDefault());

/** A packed file, unpacked by the browser, which unlike Pagefind checks that it is whole. */
async function unpacked(answer) {
  const data = new Uint8Array(await answer.arrayBuffer());
  const isPacked = data[0] === 0x1f && data[1] === 0x8b;
  const body = isPacked ? await new Response(new Blob([data]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer() : data.buffer;
  if (new TextDecoder().decode(new Uint8Array(body, 0, Math.min(12, body.byteLength))) !== "pagefind_dcd") {
    throw new Error(`not a file of the index: ${answer.url}`);
  }
  return new Response(body);
}

self.addEventListener("message", async ({ data: { id, ask, given } }) => {
  try {
    self.postMessage({ id, answer: await engine[ask](...given) });
  } catch (error) {
    self.postMessage({ id, failure: { code: error.code ?? "failed", message: error.message } });
  }
});
