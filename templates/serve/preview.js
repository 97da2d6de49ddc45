/* The preview's script, in pages of `tahqiq serve` and nowhere else: it asks the server what was saved and what is
   wrong, shows that in a bar at the foot of the page, and goes where what was saved is shown. See decision 26. */
"use strict";

(() => {
  const PREFIX = "/-preview/";
  const given = document.currentScript.dataset;
  const language = document.documentElement.lang;
  const waits = "waits" in given;

  // ------------------------------------------------------------ what is remembered

  // A browser may refuse both stores: then nothing is remembered.
  const store = (name) => ({
    get(key) {
      try { return window[name].getItem(`tahqiq-preview-${key}`); } catch { return null; }
    },
    set(key, value) {
      try {
        if (value === null) window[name].removeItem(`tahqiq-preview-${key}`);
        else window[name].setItem(`tahqiq-preview-${key}`, value);
      } catch { /* See above. */ }
    },
  });
  const tab = store("sessionStorage");
  const person = store("localStorage");
  const taken = (key) => {
    const found = tab.get(key);
    tab.set(key, null);
    return found;
  };

  // On the machine where the edition is edited the page follows, elsewhere somebody reads.
  const isHere = ["localhost", "127.0.0.1", "[::1]"].includes(location.hostname);
  const follows = () => (person.get("follow") ?? (isHere ? "yes" : "no")) === "yes";

  // ------------------------------------------------------------ the one tab that follows

  // The lock is held by the tab that was last looked at, for as long as its page is there, and waited for by others.
  const LOCK = "tahqiq-preview";
  let leads = false;
  const claim = (options) => {
    if (!navigator.locks) {
      leads = true;
      return;
    }
    // Who takes the lock away from others has it: what is saved while that is being arranged is not to be lost.
    leads ||= Boolean(options.steal);
    const held = () => {
      leads = true;
      return new Promise(() => {});
    };
    navigator.locks.request(LOCK, options, held).catch(() => {
      // Another tab is looked at now.
      leads = false;
      if (document.visibilityState === "visible") claim({});
    });
  };
  const take = () => leads || claim({ steal: true });

  // Who is in this window while a file is saved, as an editor that saves by itself does, reads.
  let focused = document.hasFocus() ? 0 : Infinity;
  const isReading = (ago) => document.hasFocus() && performance.now() - ago > focused;

  // ------------------------------------------------------------ making elements

  const made = (name, properties = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(properties)) {
      if (key in element) element[key] = value;
      else element.setAttribute(key, value);
    }
    element.append(...children.filter(Boolean));
    return element;
  };

  const host = made("tahqiq-preview");
  const root = host.attachShadow({ mode: "open" });
  const style = made("link", { rel: "stylesheet", href: `${PREFIX}preview.css` });
  const bar = made("section", { className: waits ? "bar whole" : "bar", hidden: true });
  const said = made("p", { className: "said", role: "status" });
  const toggle = made("button", { type: "button", className: "toggle", "aria-controls": "panel", hidden: true });
  const offer = made("p", { className: "offer" });
  const follow = made("input", { type: "checkbox", role: "switch", checked: follows() });
  const followWords = made("span");
  const panel = made("div", { id: "panel", className: "panel", role: "region", tabIndex: -1, hidden: true });
  const openIn = made("input", { type: "checkbox", checked: person.get("open-in") === "vscode" });
  const openInWords = made("span");
  const openInLabel = made("label", { className: "open-in", hidden: true }, openIn, openInWords);
  const stands = made("p", { className: "stands", hidden: true });
  const list = made("ol");
  const more = made("p", { className: "more", hidden: true });
  const followLabel = made("label", { className: "follow", hidden: waits }, follow, followWords);
  panel.append(stands, list, more, openInLabel);
  bar.append(made("div", { className: "line" }, said, toggle, offer, followLabel), panel);
  let styled = false;
  let answer = null;
  style.addEventListener("load", () => {
    styled = true;
    if (answer) bar.hidden = false;
  });
  root.append(style, bar);
  document.body.append(host);

  // ------------------------------------------------------------ the bar

  const say = (element, text) => {
    if (element.textContent !== text) element.textContent = text;
  };

  const put = (element, text) => {
    say(element, text);
    element.hidden = !text;
  };

  // What is written in braces is read from the left in any language: else `{actor=hana}` would show its halves swapped.
  const excerpt = (found) => {
    const whole = found.before + found.meant + found.after;
    const start = found.before.length;
    const end = start + found.meant.length;
    const marked = (from, to) => [
      whole.slice(from, Math.max(from, Math.min(to, start))),
      from < end && to > start && made("mark", {}, whole.slice(Math.max(from, start), Math.min(to, end))),
      whole.slice(Math.min(to, Math.max(from, end)), to),
    ];
    const line = made("p", { className: "excerpt", dir: found.direction });
    let at = 0;
    for (const braces of whole.matchAll(/\{[^{}]*\}/g)) {
      line.append(...marked(at, braces.index).filter(Boolean));
      at = braces.index + braces[0].length;
      line.append(made("bdi", { dir: "ltr" }, ...marked(braces.index, at)));
    }
    line.append(...marked(at, whole.length).filter(Boolean));
    return line;
  };

  const place = (problem) => {
    const code = made("code", { dir: "ltr" }, problem.place);
    if (!openIn.checked || !problem.path) return code;
    const path = problem.path.replaceAll("\\", "/").split("/").map(encodeURIComponent).join("/");
    return made("a", { href: `vscode://file/${path.replaceAll("%3A", ":").replace(/^\//, "")}` }, code);
  };

  const copying = (problem, words) => {
    const button = made("button", { type: "button", className: "copy" }, words.copy);
    button.setAttribute("aria-label", `${words.copy}: ${problem.place}`);
    button.addEventListener("click", async () => {
      await navigator.clipboard?.writeText(problem.place);
      say(button, words.copied);
    });
    return button;
  };

  const address = (addresses) => addresses[language] ?? Object.values(addresses)[0];

  const item = (problem, words) => {
    const where = !waits && address(problem.addresses);
    return made("li", { className: problem.severity },
      made("p", { className: "place" },
        made("strong", {}, words[problem.severity]), " ", place(problem), " ",
        made("code", { dir: "ltr", className: "code" }, problem.code)),
      made("p", { lang: "en", dir: "ltr" }, problem.message),
      problem.hint && made("p", { lang: "en", dir: "ltr", className: "hint" }, problem.hint),
      problem.excerpt && excerpt(problem.excerpt),
      made("p", { className: "ways" },
        where && made("a", { href: where }, words.see), where && " ",
        isSecureContext && navigator.clipboard && copying(problem, words)));
  };

  let listed = "";
  const fill = () => {
    const { problems, words } = answer;
    // Made anew only where anything is another, so that focus and place in the list stay.
    const now = JSON.stringify([problems, words, openIn.checked]);
    if (now !== listed) list.replaceChildren(...problems.map((problem) => item(problem, words)));
    listed = now;
    put(stands, !answer.sound && !waits ? words.stands : "");
    put(more, answer.more);
    say(openInWords, words["open-in"]);
    openInLabel.hidden = !problems.some((problem) => problem.path);
  };

  const fold = (isOpen) => {
    tab.set("open", isOpen ? "yes" : null);
    panel.hidden = !isOpen;
    toggle.setAttribute("aria-expanded", String(isOpen));
    if (answer) say(toggle, isOpen ? answer.words.fold : answer.words.show);
  };

  // Errors unfold by themselves, once: who folds them away is not troubled before others come.
  const unfold = () => {
    const errors = answer.problems.filter((problem) => problem.severity === "error");
    const kind = errors.map((problem) => `${problem.place} ${problem.code} ${problem.message}`).join("\n");
    const before = tab.get("errors") ?? "";
    tab.set("errors", kind);
    if (waits) fold(true);
    else if (kind && kind !== before) fold(true);
    else fold(tab.get("open") === "yes" && answer.problems.length > 0 && !(before && !kind));
  };

  const count = (found) => made("span", { className: `count ${found.severity}` }, found.said);

  const counts = () => {
    const { words, counted } = answer;
    if (answer.working) return [made("span", {}, words.working)];
    return counted.length ? counted.map(count) : [made("span", { className: "count none" }, words.none)];
  };

  const link = (way) => made("a", { href: way.address }, made("bdi", { dir: "ltr" }, way.file));

  // Where what was saved is shown, if the page does not go there by itself.
  const offers = () => {
    const ways = JSON.parse(tab.get("offer") ?? "[]").filter((way) => way.address.split("#")[0] !== location.pathname);
    const { words } = answer;
    const links = ways.slice(0, 5).flatMap((way) => [" ", link(way)]);
    offer.hidden = !ways.length;
    offer.replaceChildren(ways.length > 1 ? words.several : words.saved, ...links);
  };

  const show = () => {
    const { words } = answer;
    bar.lang = language;
    bar.dir = answer.direction;
    bar.setAttribute("aria-label", words.title);
    panel.setAttribute("aria-label", words.problems);
    const now = counts();
    if (said.textContent !== now.map((element) => element.textContent).join("")) said.replaceChildren(...now);
    toggle.hidden = !answer.problems.length || waits;
    say(followWords, words.follow);
    fill();
    unfold();
    offers();
    bar.hidden = !styled;
    leaveRoom();
  };

  const leaveRoom = () => {
    host.style.setProperty("--room", `${waits ? 0 : bar.firstElementChild.offsetHeight}px`);
  };

  // ------------------------------------------------------------ going where it is shown

  // Which pages show the files of a save: those in this page's language, if there are any.
  const waysOf = (files) => {
    const own = files.filter((file) => language in file.addresses);
    const ways = new Map();
    for (const file of own.length ? own : files) {
      const found = address(file.addresses);
      const path = found.split("#")[0];
      // A place on the page says more than the page.
      if (!ways.has(path) || found.includes("#")) ways.set(path, { file: file.file, address: found });
    }
    return ways;
  };

  const go = (where) => {
    // One step back leads to what was read before, not through all that was saved.
    const isFollowing = tab.get("followed") === location.pathname;
    const path = where.split("#")[0];
    tab.set("followed", path);
    tab.set("mark", where);
    tab.set("quiet", "leads");
    location[isFollowing ? "replace" : "assign"](where);
  };

  const reload = () => {
    tab.set("quiet", leads ? "leads" : "waits");
    location.reload();
  };

  // Whether the page goes to another, or is loaded anew: then nothing more is to be done here.
  const moved = (isOurs) => {
    const last = answer.saves.at(-1);
    const ways = last ? waysOf(last.files) : new Map();
    const here = ways.get(location.pathname);
    const known = "page" in answer;
    const isOther = known && (answer.page !== given.page || answer.assets !== given.assets);
    if (last) tab.set("offer", here ? null : JSON.stringify([...ways.values()]));
    if (here && isOurs) tab.set("mark", here.address);
    if (ways.size === 1 && !here && isOurs && follows() && !isReading(last.ago)) {
      tab.set("offer", null);
      go([...ways.values()][0].address);
      return true;
    }
    // The page is gone; or the edition stands, and this page is none of it.
    if (known && !answer.page && (given.page || (waits && !answer.waits))) {
      tab.set("quiet", leads ? "leads" : "waits");
      location.replace(answer.instead);
      return true;
    }
    if (isOther || (last && document.querySelector(".tq-page--search"))) {
      reload();
      return true;
    }
    tab.set("mark", null);
    return false;
  };

  // The block that was changed: in sight, and lit for a moment.
  const marked = taken("mark") ?? "";
  const mark = () => {
    const [path, id] = marked.split("#");
    const block = path === location.pathname && id && document.getElementById(decodeURIComponent(id));
    if (!block) return;
    const { top, bottom } = block.getBoundingClientRect();
    const foot = innerHeight - bar.offsetHeight;
    if (bottom < 0 || top > foot - 40 || top < 60) block.scrollIntoView({ block: "center" });
    block.animate([{ outline: "3px solid #b7791f", outlineOffset: "4px" },
      { outline: "3px solid transparent", outlineOffset: "4px" }], { duration: 2500, easing: "ease-in" });
    block.setAttribute("data-tahqiq-changed", "");
  };

  // ------------------------------------------------------------ asking

  let seen = "";
  let asking = null;
  // What happened while another tab was looked at is not for this one.
  let isOurs = true;

  const ask = async (signal) => {
    const query = new URLSearchParams({ page: location.pathname, language, seen, since: tab.get("since") ?? "" });
    const found = await fetch(`${PREFIX}state?${query}`, { cache: "no-store", signal });
    if (!found.ok) throw new Error(found.statusText);
    return found.json();
  };

  const pause = (milliseconds) => new Promise((done) => { setTimeout(done, milliseconds); });

  const turn = async (signal) => {
    answer = await ask(signal);
    if (signal.aborted) return false;
    tab.set("since", answer.stamp);
    if (moved(isOurs && leads)) return false;
    seen = answer.stamp;
    isOurs = true;
    show();
    return true;
  };

  const keepAsking = async () => {
    if (asking || document.visibilityState !== "visible") return;
    asking = new AbortController();
    const { signal } = asking;
    for (let goes = true; goes && !signal.aborted;) {
      try {
        goes = await turn(signal);
      } catch (error) {
        if (signal.aborted) return;
        if (answer) put(said, answer.words.ended);
        seen = "";
        await pause(1000);
      }
    }
  };

  const stopAsking = () => {
    asking?.abort();
    asking = null;
  };

  // ------------------------------------------------------------ what is done in the page

  toggle.addEventListener("click", () => fold(panel.hidden));
  bar.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || panel.hidden || waits) return;
    event.stopPropagation();
    fold(false);
    toggle.focus();
  });
  follow.addEventListener("change", () => person.set("follow", follow.checked ? "yes" : "no"));
  openIn.addEventListener("change", () => {
    person.set("open-in", openIn.checked ? "vscode" : null);
    fill();
  });
  addEventListener("storage", () => { follow.checked = follows(); });
  addEventListener("resize", leaveRoom);
  addEventListener("blur", () => { focused = Infinity; });
  addEventListener("focus", () => {
    if (focused === Infinity) focused = performance.now();
    take();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") {
      stopAsking();
      return;
    }
    isOurs = leads;
    take();
    keepAsking();
  });
  addEventListener("pagehide", stopAsking);
  addEventListener("pageshow", (event) => { if (event.persisted) keepAsking(); });

  const quiet = taken("quiet");
  if (document.visibilityState === "visible") claim(quiet === "waits" ? {} : { steal: true });
  if (document.readyState === "complete") mark();
  else addEventListener("load", () => requestAnimationFrame(mark));
  keepAsking();
})();
