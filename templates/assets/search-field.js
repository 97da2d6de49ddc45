// The header's search field: "/" goes to it; with focus it becomes a list of results as one types. Where there is no
// room for it, it opens over the header.
//
// Enhances every form[role=search] with an input[name=q] that stands in a header. Without script, or until it
// has focus, it is a plain form that leads to the search page; so does .tq-find-link, where only that is seen. The form
// may bring words of its own along: data-words, JSON with keys of search-words.js.

const FIELD = 'form[role="search"] input[name="q"]';
const OPEN = "tq-find--open";
const way = document.querySelector(".tq-find-link");

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
  if (focusField()) event.preventDefault();
});

/** Goes to the field that is there, or opens the header's; false if there is none. */
function focusField() {
  const fields = [...document.querySelectorAll(FIELD)];
  const seen = fields.find((field) => field.checkVisibility?.() ?? field.offsetParent);
  const field = seen ?? fields.find(({ form }) => form.closest("header"));
  if (field && !seen) show(field.form, true);
  field?.focus();
  return Boolean(field);
}

function show(form, isOpen) {
  form.classList.toggle(OPEN, isOpen);
  way?.setAttribute("aria-expanded", String(isOpen));
}

for (const field of document.querySelectorAll(`header ${FIELD}`)) {
  const enhance = () => {
    // The worker of the search starts while the rest of the list's modules come.
    import("./search.js").then(({ prepare }) => prepare(), () => {});
    import("./search/combobox.js").then(({ Combobox }) => new Combobox(field), () => {});
  };
  if (field === document.activeElement) enhance();
  else field.addEventListener("focus", enhance, { once: true });
  if (way) closes(field.form);
}

/** The link to the search page as a button that opens the field: a keyboard comes with the same touch. */
if (way && document.querySelector(FIELD)) {
  way.setAttribute("role", "button");
  if (document.querySelector(`header ${FIELD}`)) way.setAttribute("aria-expanded", "false");
  way.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (focusField()) event.preventDefault();
  });
  way.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    way.click();
  });
}

/** An open field closes by its button, by Escape when its list is closed, and when the focus goes elsewhere. */
function closes(form) {
  const close = () => {
    if (!form.classList.contains(OPEN)) return;
    show(form, false);
    way.focus();
  };
  form.querySelector(".tq-find__close")?.addEventListener("click", close);
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) close();
  });
  form.addEventListener("focusout", ({ relatedTarget }) => {
    // Where another window has the focus now, the reader comes back to what was typed.
    if (document.hasFocus() && !form.contains(relatedTarget)) show(form, false);
  });
}
