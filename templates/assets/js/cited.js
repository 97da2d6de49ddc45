// A link that cites says what the text was: `?seen=3f9a2c41#p3`, the beginning of its fingerprint. Where the text is
// another today, the page says so at that place, with the corrections that are recorded.

import { announce } from "./copy.js";

const article = document.querySelector("[data-tahqiq-article]");
const panel = article.querySelector("[data-tahqiq-cite]");
const SEEN = 8;
// Links are cut and written in capitals on their way; fewer digits than these say nothing.
const SEEN_CUT = /^[0-9a-f]{4,16}$/;

function cited() {
  const seen = (new URL(location.href).searchParams.get("seen") ?? "").toLowerCase();
  try {
    return [SEEN_CUT.test(seen) && seen.slice(0, SEEN), decodeURIComponent(location.hash.slice(1))];
  } catch {
    return [];
  }
}

function tell(seen, id) {
  const option = [...panel.querySelectorAll("option[data-seen]")].find((one) => one.value === id);
  const target = document.getElementById(id);
  // What was taken out and has its record, has the record at its address.
  if (!option && target) return;
  const note = panel.querySelector("[data-cite-seen]").content.firstElementChild.cloneNode(true);
  const [line, list, none, history] = note.children;
  const same = option?.dataset.seen.split(" ").some((now) => now.startsWith(seen));
  const row = target?.closest(".tq-row");
  if (!same && row) list.append(...corrections(row));
  note.classList.toggle("tq-cited--same", Boolean(same));
  if (same || list.children.length) none.remove();
  if (!list.children.length) list.remove();
  if (same) history?.remove();
  if (row) row.append(note);
  else article.querySelector(".tq-text").prepend(note);
  announce(line, line.dataset[same ? "same" : option ? "changed" : "gone"]);
  if (!row) note.scrollIntoView();
}

/** The records of a block's corrections, as they stand beside the text. */
function corrections(row) {
  const ways = [...row.querySelectorAll(".tq-said--corrected a")];
  const records = ways.map((way) => document.getElementById(way.hash.slice(1))).filter(Boolean);
  return records.map((record) => {
    const copy = record.cloneNode(true);
    copy.removeAttribute("id");
    return copy;
  });
}

/** The id that a place has today, where it was cited under another. */
function today(id) {
  return document.getElementById(id)?.dataset.now ?? id;
}

const [seen, was] = cited();
const id = was && today(was);
// The place itself is gone to, so that it is shown as what was asked for.
if (id !== was) location.replace(`#${id}`);
if (seen && id) {
  tell(seen, id);
  // It was said of that place alone: another one that is chosen now is not compared with it.
  addEventListener("hashchange", () => {
    if (location.hash === `#${id}`) return;
    const address = new URL(location.href);
    address.searchParams.delete("seen");
    history.replaceState(history.state, "", address);
  });
}
