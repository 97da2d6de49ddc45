// The network: lights one actor's ties on hover, focus or choice; hides pairs with too few paragraphs in common.
// What is chosen is kept in the address: ?actor=iraq&least=2.

const network = document.querySelector("[data-tahqiq-network]");

function start() {
  const form = network.querySelector("[data-choose]");
  const { actor, least } = form.elements;
  const status = form.querySelector("output");
  const drawing = network.querySelector("svg.tq-network__drawing");
  const nodes = new Map([...drawing.querySelectorAll("a[data-actor]")].map((node) => [node.dataset.actor, node]));
  const ties = [...drawing.querySelectorAll("path[data-one]")];
  const rows = [...network.querySelectorAll("tr[data-one]")];
  const digits = [...network.dataset.digits];

  const chosen = (select, value) => [...select.options].some((option) => option.value === value);
  const joins = (element, id) => element.dataset.one === id || element.dataset.other === id;
  const enough = (element) => Number(element.dataset.blocks) >= Number(least?.value || 0);

  // One actor at a time: the one under the pointer or focus, or else the chosen one.
  function light(id) {
    drawing.toggleAttribute("data-lit", nodes.has(id));
    const near = new Set([id]);
    for (const tie of ties) {
      const lit = nodes.has(id) && joins(tie, id);
      tie.classList.toggle("tq-lit", lit);
      if (lit && enough(tie)) near.add(tie.dataset.one).add(tie.dataset.other);
    }
    for (const [name, node] of nodes) node.classList.toggle("tq-lit", near.has(name));
  }

  function show() {
    drawing.toggleAttribute("data-all", Boolean(least?.value));
    for (const tie of ties) tie.classList.toggle("tq-away", !enough(tie));
    let shown = 0;
    for (const row of rows) {
      const away = !enough(row) || (actor.value !== "" && !joins(row, actor.value));
      row.classList.toggle("tq-away", away);
      if (!away) shown += 1;
    }
    light(actor.value);
    const number = String(shown).replace(/\d/g, (digit) => digits[digit]);
    status.textContent = status.dataset.status.replace("{n}", number);
  }

  function keep() {
    const address = new URL(location.href);
    for (const select of [actor, least]) {
      if (!select) continue;
      if (select.value) address.searchParams.set(select.name, select.value);
      else address.searchParams.delete(select.name);
    }
    history.replaceState(history.state, "", address);
  }

  function read() {
    const asked = new URL(location.href).searchParams;
    for (const select of [actor, least]) {
      if (select) select.value = chosen(select, asked.get(select.name) ?? "") ? asked.get(select.name) ?? "" : "";
    }
    show();
  }

  const over = (event) => event.target.closest?.("a[data-actor]")?.dataset.actor;
  for (const begin of ["pointerover", "focusin"]) {
    drawing.addEventListener(begin, (event) => light(over(event) ?? actor.value));
  }
  for (const end of ["pointerleave", "focusout"]) drawing.addEventListener(end, () => light(actor.value));
  drawing.addEventListener("keydown", (event) => {
    if (event.key === "Escape") light(actor.value);
  });
  form.addEventListener("change", () => {
    show();
    keep();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("popstate", read);
  form.hidden = false;
  read();
  // Where there is no room for all of the figure, its middle says the most.
  const pane = drawing.parentElement;
  pane.scrollLeft = ((pane.scrollWidth - pane.clientWidth) / 2) * (getComputedStyle(pane).direction === "rtl" ? -1 : 1);
}

if (network) start();
