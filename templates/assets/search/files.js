// The files of the index: where they are, fetched when they are needed and kept, unpacked and read.

import { crc32, hex } from "../js/crc32.js";
import { Shard } from "./shard.js";

/** A failure that the reader is told of. */
export class SearchFailure extends Error {
  /** `code`: "unsupported" where the browser lacks what a search needs, "failed" where files did not arrive. */
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

export class Files {
  #base;
  #fetch;
  #handed;
  #start = null;
  #kept = new Map();

  /** `base`: the address of the index's folder. `fetch` as browsers have it. `handed`: see engine.js. */
  constructor(base, fetch, handed) {
    this.#base = base;
    this.#fetch = fetch;
    this.#handed = handed;
  }

  /** start.json: what there is, how many files, and the tables of the analysis. */
  start() {
    this.#start ??= this.#begin();
    return this.#start;
  }

  async #begin() {
    const start = JSON.parse((await this.#handed) ?? (await this.#asked()));
    if (start.version !== 1) throw new Error("an index of another version");
    return start;
  }

  async #asked() {
    const answer = await this.#fetch(new URL("start.json", this.#base), { cache: "no-cache" });
    if (!answer.ok) throw new Error(`${answer.status} start.json`);
    return answer.text();
  }

  /** The shard in which a home lies: of words, or of lists of what documents are narrowed by. */
  async words(home) {
    const start = await this.start();
    const family = home.includes(":") ? "lists" : "words";
    const name = `${family}-${start[family]}/${hex(crc32(home), start[family])}`;
    return this.#once(name, async () => new Shard(await this.#unpacked(name)));
  }

  /** The words that have this half. */
  async near(half) {
    const { near: bits } = await this.start();
    const name = `near-${bits}/${hex(crc32(half), bits)}`;
    const file = await this.#once(name, async () => json(await this.#unpacked(name)));
    return Object.hasOwn(file, half) ? file[half] : [];
  }

  /** The documents that lie together with one: {set: [[kind, number, url, title, content, …], …]}. */
  async texts(language, isOfArticles, number) {
    const start = await this.start();
    const [folder, bits] = isOfArticles ? ["texts", start.articles] : ["things", start.things];
    const name = `${folder}-${bits}/${language}/${hex(number, bits)}`;
    return this.#once(name, async () => json(await this.#unpacked(name)));
  }

  #once(name, make) {
    if (!this.#kept.has(name)) this.#kept.set(name, make());
    return this.#kept.get(name);
  }

  /** The bytes of a file, whose sum the browser checks. All files are there, even those without content. */
  async #unpacked(name) {
    const answer = await this.#fetch(new URL(name, this.#base));
    if (!answer.ok) throw new Error(`${answer.status} ${name}`);
    return new Response(answer.body.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
  }
}

function json(data) {
  return JSON.parse(new TextDecoder().decode(data));
}
