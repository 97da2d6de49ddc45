// The faces beyond the two for reading. The first page is shown without waiting for them, and asks for them then;
// every later page has them at once. Runs before the page is drawn.

(() => {
  const KEY = "tahqiq.faces";
  const ask = (...more) => document.documentElement.classList.add("tq-faces", ...more);

  function known() {
    try {
      return localStorage.getItem(KEY) === "kept";
    } catch {
      return false;
    }
  }

  function shown() {
    return new Promise((resolve) => {
      const see = (list, observer) => {
        if (list.getEntriesByName("first-contentful-paint").length === 0) return;
        observer.disconnect();
        resolve();
      };
      new PerformanceObserver(see).observe({ type: "paint", buffered: true });
      setTimeout(resolve, 3000); // where nothing tells of it
    });
  }

  async function askAndRemember() {
    await shown();
    ask();
    await new Promise(requestAnimationFrame); // only now is it known which the page needs
    await document.fonts.ready;
    try {
      localStorage.setItem(KEY, "kept");
    } catch {
      // The next page begins as this one did.
    }
  }

  if (known()) ask("tq-faces-known");
  else addEventListener("load", askAndRemember);
})();
