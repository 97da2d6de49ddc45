// The header's search field: "/" goes to it; with focus it becomes a list of results as one types.
//
// Enhances every form[role=search] with an input[name=q] that stands in a header. Without script, or until it
// has focus, it is a plain form that leads to the search page. The form may bring words of its own along:
// data-words, JSON with keys of search-words.js.

const FIELD = 'form[role="search"] input[name="q"]';

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
  const field = [...document.querySelectorAll(FIELD)].find((found) => found.checkVisibility?.() ?? found.offsetParent);
  if (!field) return;
  event.preventDefault();
  field.focus();
});

for (const field of document.querySelectorAll(`header ${FIELD}`)) {
  const enhance = () => {
    // The worker of the search starts while the rest of the list's modules come.
    import("./search.js").then(({ prepare }) => prepare(), () => {});
    import("./search/combobox.js").then(({ Combobox }) => new Combobox(field), () => {});
  };
  if (field === document.activeElement) enhance();
  else field.addEventListener("focus", enhance, { once: true });
}
