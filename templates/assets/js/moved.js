// On the page of an earlier id: on to the one of today, with the query and the place that the old link named. The link
// is not there yet, so the way is asked for when it is.
document.addEventListener("DOMContentLoaded", () => {
  const target = new URL(document.querySelector("body a").href);
  target.search = location.search;
  target.hash = location.hash;
  location.replace(target);
});
