"""How pages look: where each element lies and in what colours and letters, as a browser lays them out."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from harness import REPOSITORY, tahqiq
from visits import FACED

# Of a page's frame only what is seen is compared; Material's switches and messages are not.
SCRIPT = """() => {
  const kinds = ["color", "backgroundColor", "fontFamily", "fontSize", "fontWeight", "lineHeight", "display",
    "textDecorationLine", "borderTopWidth", "outlineStyle", "colorScheme", "verticalAlign"];
  return [...document.querySelectorAll("header, header *, main, main *, footer, footer *")].map((element) => {
    const box = element.getBoundingClientRect(), style = getComputedStyle(element);
    return [element.tagName, box.x, box.y, box.width, box.height, ...kinds.map((kind) => style[kind])];
  });
}"""

# Polled, for nothing tells of it.
KNOWN = """async () => {
  while (localStorage.getItem("tahqiq.faces") !== "kept") await new Promise(requestAnimationFrame);
}"""


def looks(browser: Browser, url: str, width: int, scheme: Any, media: Any) -> list[list[object]]:
    """Each element of header, main part and footer, all details opened."""
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, service_workers="block"
    )
    try:
        page = context.new_page()
        page.emulate_media(media=media)
        # On a first visit the faces for reading are taken only if they come in time; on all others they are waited for.
        page.goto(url)
        page.evaluate(KNOWN)
        page.goto(url)
        # What was folded away asks for faces of its own.
        page.evaluate("for (const more of document.querySelectorAll('details')) more.open = true;")
        page.evaluate(FACED)
        page.wait_for_load_state("networkidle")
        page.evaluate(FACED)
        found: list[list[object]] = page.evaluate(SCRIPT)
        return found
    finally:
        context.close()


def in_own_theme(folder: Path) -> Path:
    """The repository's own edition in the theme of our own, built in a folder; the site."""
    shutil.copytree(REPOSITORY / "content", folder / "content")
    text = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8")
    assert "name: material" in text
    (folder / "mkdocs.yml").write_text(text.replace("name: material", "name: tahqiq"), encoding="utf-8")
    done = tahqiq("build", "--strict", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder / "site"
