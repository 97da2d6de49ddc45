// The header: the choice of a language stays, for the page at the site's root; the menu closes by itself.
// And the head of a sheet of paper, which print.css takes from the root: a box of a page inherits from nothing else.

document.documentElement.dataset.running = document.title;

for (const link of document.querySelectorAll("[data-tahqiq-language]")) {
  // The place on the page is the same in every language, and so is the layout of an article.
  link.addEventListener("click", () => {
    remember(link.hreflang);
    link.hash = location.hash;
    const view = new URLSearchParams(location.search).get("view");
    if (view) link.search = new URLSearchParams({ view });
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
