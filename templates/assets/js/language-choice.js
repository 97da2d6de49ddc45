// The site's root: sends on a reader who has chosen a language before; remembers a choice made here.

const key = "tahqiq.language";
const links = [...document.querySelectorAll("[data-tahqiq-choice] a[hreflang]")];

function chosen() {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

for (const link of links) {
  link.addEventListener("click", () => {
    try {
      localStorage.setItem(key, link.hreflang);
    } catch {
      // Without storage every visit begins here.
    }
  });
}

// Only on arrival from elsewhere: whoever comes here from within the site wants to choose.
const within = document.referrer && new URL(document.referrer).host === location.host;
const target = links.find((link) => link.hreflang === chosen());
if (target && !within) location.replace(target.href);
