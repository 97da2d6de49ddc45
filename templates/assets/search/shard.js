// A shard of words: forms and their postings, as they lie in a file, and names that stand for each other.

const TITLED = 128;
const CAPITAL = 64;
const MUCH = 63;
const SEEN = 64;

export class Shard {
  /** {form: [{group, n, of, at, size}, …]}: `n` of its `of` documents in a group, from byte `at`, each in `size`. */
  forms = new Map();
  /** [[form, other, actor], …] */
  names = [];
  #data;
  #homes = null;

  /** `buffer`: the unpacked file. */
  constructor(buffer) {
    this.#data = new DataView(buffer);
    const size = this.#data.getUint32(0);
    const head = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, size)));
    let at = 4 + size;
    for (const [form, ...numbers] of head.forms) {
      const lists = [];
      for (let place = 0; place < numbers.length; place += 3) {
        const [group, n, of] = numbers.slice(place, place + 3);
        const size = form.includes(":") ? 8 : 5;
        lists.push({ group, n, of, at, size });
        at += size * n;
      }
      this.forms.set(form, lists);
    }
    if (at > buffer.byteLength) throw new Error("a shard ends before its postings");
    this.names = head.names;
  }

  /** The forms that lie here because of a home, by the rules of `analysis`. */
  under(home, analysis) {
    if (!this.#homes) {
      this.#homes = new Map();
      for (const form of this.forms.keys()) {
        for (const one of analysis.homes(form)) this.#homes.set(one, [...(this.#homes.get(one) ?? []), form]);
      }
    }
    return this.#homes.get(home) ?? [];
  }

  /**
   * Calls `take(number, weight, isTitled)` for each document of a list; weights are above 0, at most 1. Of what
   * documents are narrowed by, the weight is their place among others: the greater, the earlier.
   */
  read({ n, at, size }, take) {
    for (let place = 0; place < n; place += 1) {
      if (size === 8) {
        take(this.#data.getUint32(at + 4 * place), this.#data.getUint32(at + 4 * (n + place)), false);
        continue;
      }
      const weight = this.#data.getUint8(at + 4 * n + place);
      take(this.#data.getUint32(at + 4 * place), (weight & MUCH) / MUCH, (weight & TITLED) !== 0);
    }
  }

  /** Whether a form is written with a capital wherever it stands, in most of the first documents. */
  isName(form) {
    let capitals = 0;
    let seen = 0;
    for (const { n, at } of this.forms.get(form) ?? []) {
      for (let place = 0; place < n && seen < SEEN; place += 1) {
        seen += 1;
        if (this.#data.getUint8(at + 4 * n + place) & CAPITAL) capitals += 1;
      }
    }
    return seen > 0 && capitals * 4 > seen * 3;
  }
}
