// The expressions of the scripts of pages: finds them, or measures them. See patterns.py, which runs this.
//
// `node patterns.mjs made FILE…`: the expressions that modules put together while they are loaded, [[source, flags], …].
// `node patterns.mjs measured`: reads [[source, flags, [[beginning, piece, end], …]], …], writes for each the worst:
// [attack, [[length, milliseconds], …]] or null.

import { readFileSync } from "node:fs";

const ENOUGH = 200; // milliseconds
const LONGEST = 20_000;
const SHORT = 4; // milliseconds, in which a text of that length is read by any expression that takes its share
const POWER = 1.4;

async function made(files) {
  const found = new Map();
  globalThis.RegExp = new Proxy(RegExp, {
    construct(target, [source, flags]) {
      const one = new target(source, flags);
      found.set(String(one), [one.source, one.flags]);
      return one;
    },
  });
  // Those that want a page to be there are loaded as far as they go.
  for (const file of files) await import(file).catch(() => {});
  return [...found.values()];
}

function textOf([beginning, piece, end], length) {
  return beginning + piece.repeat(length / piece.length) + end;
}

function milliseconds(pattern, text) {
  const began = process.cpuUsage();
  for (const _ of text.matchAll(pattern));
  const took = process.cpuUsage(began);
  return (took.user + took.system) / 1000;
}

/** Times of growing lengths, to one that takes long: what does not end soon is never begun. */
function times(pattern, attack) {
  const found = [];
  for (let length = 16; ; length = Math.min(LONGEST, Math.ceil(length * 1.5))) {
    found.push([length, milliseconds(pattern, textOf(attack, length))]);
    if (found.at(-1)[1] > ENOUGH || length === LONGEST) return found;
  }
}

function isSlow(pattern, attack, found) {
  const [length, took] = found.at(-1);
  if (took < SHORT) return false;
  const [less, all] = [length / 4, length].map((size) =>
    Math.min(...[1, 2, 3].map(() => milliseconds(pattern, textOf(attack, size)))),
  );
  return Math.log(all / Math.max(less, 0.01)) / Math.log(4) > POWER;
}

function worst([source, flags, attacks]) {
  const pattern = new RegExp(source, flags.includes("g") ? flags : `${flags}g`);
  let found = null;
  for (const attack of attacks) {
    const took = times(pattern, attack);
    if (isSlow(pattern, attack, took) && (!found || took.at(-1)[1] > found[1].at(-1)[1])) found = [attack, took];
    if (found && found[1].at(-1)[1] > ENOUGH) break;
  }
  return found;
}

const [what, ...files] = process.argv.slice(2);
const answer = what === "made" ? await made(files) : JSON.parse(readFileSync(0, "utf8")).map(worst);
process.stdout.write(JSON.stringify(answer));
process.exit();
