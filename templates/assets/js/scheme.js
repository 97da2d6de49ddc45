// Light or dark: what the reader chose, else what the system says. Runs before the page is drawn.

(() => {
  const KEY = "tahqiq.scheme";
  const button = document.querySelector("[data-tahqiq-scheme]");
  const system = matchMedia("(prefers-color-scheme: dark)");

  function chosen() {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  }

  function show(scheme) {
    document.body.dataset.mdColorScheme = scheme;
    button.setAttribute("aria-pressed", String(scheme === "slate"));
  }

  function follow() {
    show(chosen() ?? (system.matches ? "slate" : "default"));
  }

  button.addEventListener("click", () => {
    const scheme = document.body.dataset.mdColorScheme === "slate" ? "default" : "slate";
    show(scheme);
    try {
      // Whoever chooses what the system says follows the system again.
      if ((scheme === "slate") === system.matches) localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, scheme);
    } catch {
      // The choice holds for this page.
    }
  });
  system.addEventListener("change", follow);
  document.documentElement.classList.replace("no-js", "js");
  button.hidden = false;
  follow();
})();
