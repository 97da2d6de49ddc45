// The header: "/" goes to search; the choice of a language stays, for the page at the site's root.

const field = document.querySelector("[data-tahqiq-find]");

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing) return;
  if (!field || field.offsetParent === null) return;
  event.preventDefault();
  field.focus();
});

for (const link of document.querySelectorAll("[data-tahqiq-language]")) {
  // The place on the page is the same in every language.
  link.addEventListener("click", () => {
    remember(link.hreflang);
    link.hash = location.hash;
  });
}

function remember(language) {
  try {
    localStorage.setItem("tahqiq.language", language);
  } catch {
    // Without storage every visit begins at the choice.
  }
}

const menu = document.querySelector(".tq-menu");
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && menu?.open) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});
document.addEventListener("click", (event) => {
  if (menu?.open && !menu.contains(event.target)) menu.open = false;
});
