// Citing: the article, a paragraph or a quotation, as a text that keeps its directions wherever it is pasted.

const FSI = "\u2068";
const PDI = "\u2069";
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const LEFT_TO_RIGHT = /[A-Za-z\u00c0-\u024f]/;

const article = document.querySelector("[data-tahqiq-article]");
const panel = article.querySelector("[data-tahqiq-cite]");
const part = (name) => panel.querySelector(`[data-cite-${name}]`);
const select = panel.querySelector("select");
const status = part("status");
const here = part("here").content.firstElementChild.cloneNode(true);
const leads = new Map([...panel.querySelectorAll("template[data-cite]")].map((t) => [t.dataset.cite, t]));
const foreign = getComputedStyle(article).direction === "rtl" ? LEFT_TO_RIGHT : RIGHT_TO_LEFT;

function choose(id) {
  const option = [...select.options].find((one) => one.value === id) ?? select.options[0];
  option.selected = true;
  const lead = leads.get(option.value);
  part("lead").replaceChildren(...(lead ? lead.content.cloneNode(true).childNodes : []));
  part("place").textContent = option.value && !lead ? `${option.text}.` : "";
  part("link").firstElementChild.textContent = link();
}

const link = () => location.href.split(/[?#]/)[0] + (select.value ? `#${select.value}` : "");

// What stands apart by markup stands apart by isolates, where directions meet.
function plain(node) {
  let text = "";
  for (const child of node.childNodes) {
    const inner = child.nodeType === Node.TEXT_NODE ? child.data : plain(child);
    text += child.nodeType !== Node.TEXT_NODE && child.matches("bdi, [dir]") && foreign.test(inner)
      ? FSI + inner + PDI
      : inner;
  }
  return text;
}

function citation() {
  const text = ["lead", "text", "place"].map((name) => plain(part(name))).join(" ");
  const line = text.replace(/\s+/g, " ").trim();
  // The address has a line of its own, without invisible characters that would become part of it.
  return `${RIGHT_TO_LEFT.test(line) ? FSI + line + PDI : line}\n${link()}`;
}

async function copy(text) {
  const said = `${status.dataset.copied}: ${FSI}${select.selectedOptions[0].text}${PDI}`;
  status.textContent = "";
  status.textContent = (await written(text)) ? said : status.dataset.failed;
  clearTimeout(copy.timer);
  copy.timer = setTimeout(() => (status.textContent = ""), 6000);
}

async function written(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // no permission, or no secure origin
  }
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
  copy(citation());
}

for (const tool of panel.querySelectorAll("[data-cite-tool]")) tool.hidden = false;
select.addEventListener("change", () => choose(select.value));
article.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-copy]");
  if (!button) return;
  if (here.contains(button)) follow();
  copy(button.dataset.copy === "link" ? link() : citation());
});
addEventListener("hashchange", follow);
follow();
