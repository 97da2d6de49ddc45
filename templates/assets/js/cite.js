// Citing: the article, a paragraph or a quotation, as a text that keeps its directions wherever it is pasted.

import { announce, copy, guarded, isolated, plain } from "./copy.js";

const article = document.querySelector("[data-tahqiq-article]");
const panel = article.querySelector("[data-tahqiq-cite]");
const part = (name) => panel.querySelector(`[data-cite-${name}]`);
const select = panel.querySelector("select");
const status = part("status");
const here = part("here").content.firstElementChild.cloneNode(true);
const leads = new Map([...panel.querySelectorAll("template[data-cite]")].map((t) => [t.dataset.cite, t]));

function choose(id) {
  const option = [...select.options].find((one) => one.value === id) ?? select.options[0];
  option.selected = true;
  const lead = leads.get(option.value);
  part("lead").replaceChildren(...(lead ? lead.content.cloneNode(true).childNodes : []));
  part("place").textContent = option.value && !lead ? `${option.text}.` : "";
  part("link").firstElementChild.textContent = link();
}

const link = () => location.href.split(/[?#]/)[0] + (select.value ? `#${select.value}` : "");

function citation() {
  const text = ["lead", "text", "place"].map((name) => plain(part(name))).join(" ");
  const line = text.replace(/\s+/g, " ").trim();
  // The address has a line of its own, without invisible characters that would become part of it.
  return `${guarded(line)}\n${link()}`;
}

let timer = 0;

async function take(text) {
  const said = `${status.dataset.copied}: ${isolated(select.selectedOptions[0].text)}`;
  announce(status, (await copy(text)) ? said : status.dataset.failed);
  clearTimeout(timer);
  timer = setTimeout(() => (status.textContent = ""), 6000);
}

// What the address names is what is cited; its buttons stand under it.
function follow() {
  let id = "";
  try {
    id = decodeURIComponent(location.hash.slice(1));
  } catch {
    // Not an address of ours.
  }
  choose(id);
  const row = select.value && document.getElementById(id)?.closest(".tq-row");
  if (!row) here.remove();
  else if (here.parentElement !== row) row.append(here);
}

export function copyBlock(id) {
  choose(id);
  take(citation());
}

for (const tool of panel.querySelectorAll("[data-cite-tool]")) tool.hidden = false;
select.addEventListener("change", () => choose(select.value));
article.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-copy]");
  if (!button) return;
  if (here.contains(button)) follow();
  take(button.dataset.copy === "link" ? link() : citation());
});
addEventListener("hashchange", follow);
follow();
