"""Printing: pages of a built site to PDF files, one after the other, by one browser.

A page is opened at the address that it is published at, so that its links are right on paper too; what it asks for
comes from the site's folder, and whatever else is refused. Each page has a browser context of its own, whose numbers
begin anew: so the bytes do not hang on what was printed before.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from tahqiq.publish.pdf.amending import amended
from tahqiq.publish.pdf.browser import PATIENCE, Browser, BrowserFailed, Message, running
from tahqiq.publish.pdf.folder import NOWHERE, SiteFolder
from tahqiq.publish.pdf.objects import OtherPdf

FOLDER = "data/pdf/"
PRINT = {
    "preferCSSPageSize": True,
    "printBackground": True,
    "generateTaggedPDF": True,
    "generateDocumentOutline": True,
    "paperWidth": 8.27,
    "paperHeight": 11.69,
}
"""A4 in inches, where the style names no size."""
# Nothing is kept for another day here.
BEFORE = "delete Navigator.prototype.serviceWorker"
HEADINGS = """[...document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
  .filter((heading) => heading.checkVisibility()).map((heading) => heading.textContent)"""
# The style knows by `data-printed` that the page becomes a file, which is searched and copied. All faces are asked for,
# because those in the margins of a sheet are needed only while it is printed.
READY = """(async () => {
  document.documentElement.dataset.printed = "file";
  for (const picture of document.images) picture.loading = "eager";
  await Promise.all([...document.images].map((picture) => picture.decode().catch(() => {})));
  await Promise.all([...document.fonts].map((face) => face.load().catch(() => {})));
  await document.fonts.ready;
})()"""
# Links from a site that has no address would lead nowhere.
UNLINKED = """(() => {
  for (const link of document.querySelectorAll("a[href]")) {
    if (!link.getAttribute("href").startsWith("#") && link.origin === location.origin) link.removeAttribute("href");
  }
})()"""


def articles_to_print(
    site: Path, articles: Iterable[str], languages: Sequence[str]
) -> list[tuple[str, Path]]:
    """(address, file) of each article in each language: `data/pdf/<article>.<lang>.pdf` in the site."""
    return [
        (f"{language}/articles/{name}/", site / f"{FOLDER}{name}.{language}.pdf")
        for name in articles
        for language in languages
    ]


def printed(
    site: Path,
    wanted: Sequence[tuple[str, Path]],
    browser: str,
    address: str = "",
    patience: float = PATIENCE,
) -> None:
    """Prints pages of a built site, (address in the site, file to write) each, with the browser at a path.

    `address` is the site's own, for links; without it links to other pages are left out. Raises BrowserFailed and
    OSError; what was printed before stays.
    """
    folder = SiteFolder(site, f"{address.rstrip('/')}/" if address else NOWHERE)
    if not wanted:
        return
    with running(browser, patience) as started:
        for page, file in wanted:
            if folder.file(folder.address + page) is None:
                raise FileNotFoundError(f"There is no page {page} in {site}.")
            pdf = _Sheet(started, folder).printed(page)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(pdf)


class _Sheet:
    """A page in a context of its own."""

    def __init__(self, browser: Browser, folder: SiteFolder) -> None:
        self._browser = browser
        self._folder = folder
        self._session = ""

    def printed(self, page: str) -> bytes:
        """The page as PDF."""
        browser = self._browser
        context = browser.ask("Target.createBrowserContext", {"disposeOnDetach": True})["browserContextId"]
        target = browser.ask("Target.createTarget", {"url": "about:blank", "browserContextId": context})
        attached = {"targetId": target["targetId"], "flatten": True}
        self._session = browser.ask("Target.attachToTarget", attached)["sessionId"]
        try:
            self._open(self._folder.address + page)
            headings = self._evaluated(HEADINGS)
            return amended(base64.b64decode(self._ask("Page.printToPDF", PRINT)["data"]), headings)
        except OtherPdf as error:
            raise BrowserFailed(f"{page}: {error}.") from error
        except BrowserFailed as error:
            raise BrowserFailed(f"{page}: {error}") from error
        finally:
            browser.tell("Target.disposeBrowserContext", {"browserContextId": context})

    def _open(self, url: str) -> None:
        """Opens the page and waits for all that it shows."""
        for method in ("Page.enable", "Fetch.enable"):
            self._ask(method)
        self._ask("Page.addScriptToEvaluateOnNewDocument", {"source": BEFORE})
        self._ask("Emulation.setEmulatedMedia", {"media": "print"})
        self._browser.tell("Page.navigate", {"url": url}, self._session)
        self._browser.until("Page.loadEventFired", self._session, self._meanwhile)
        if self._folder.address == NOWHERE:
            self._evaluated(UNLINKED)
        self._evaluated(READY)

    def _evaluated(self, expression: str) -> list[str]:
        """What a script on the page comes to."""
        asked = {"expression": expression, "awaitPromise": True, "returnByValue": True}
        found = self._ask("Runtime.evaluate", asked)
        if "exceptionDetails" in found:
            raise BrowserFailed(f"a script failed: {found['exceptionDetails'].get('text')}")
        return list(found["result"].get("value") or ())

    def _ask(self, method: str, parameters: Mapping[str, object] | None = None) -> Message:
        return self._browser.ask(method, parameters, self._session, self._meanwhile)

    def _meanwhile(self, message: Message) -> None:
        """Gives what the page asks for."""
        if message.get("sessionId") != self._session:
            return
        if message["method"] == "Inspector.targetCrashed":
            raise BrowserFailed("Chromium's page crashed.")
        if message["method"] != "Fetch.requestPaused":
            return
        asked = {"requestId": message["params"]["requestId"]}
        found = self._folder.response(message["params"]["request"]["url"])
        if found is None:
            self._browser.tell("Fetch.failRequest", {**asked, "errorReason": "Failed"}, self._session)
        else:
            self._browser.tell("Fetch.fulfillRequest", {**asked, **found}, self._session)
