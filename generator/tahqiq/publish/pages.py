"""Rendered pages as MkDocs's own: files that exist nowhere, and pages whose content is ready."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Link, Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import TableOfContents

from tahqiq.publish.shell import Shell
from tahqiq.render import Page


class ReadyPage(MkDocsPage):
    """A page that MkDocs need not read or convert."""

    def __init__(self, page: Page, file: File, config: MkDocsConfig) -> None:
        super().__init__(page.title, file, config)
        self.ready = page
        self.edit_url = None

    def read_source(self, config: MkDocsConfig) -> None:
        """Nothing to read; the description goes where Material looks for it."""
        self.markdown = ""
        self.meta = {"description": self.ready.description}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Nothing to convert: the body is HTML already."""
        self.content = self.ready.body
        self.toc = TableOfContents([])
        self.present_anchor_ids = set()


def page_file(page: Page, config: MkDocsConfig) -> File:
    """The file that MkDocs writes a page to, with the page in it."""
    folder, name = page.address.rpartition("/")[::2]
    stem = name.removesuffix(".html") if name else "index"
    file = File.generated(
        config,
        f"{folder}/{stem}.md".lstrip("/"),
        content="",
        inclusion=InclusionLevel.NOT_IN_NAV,
    )
    file.use_directory_urls = True
    if name:
        file.dest_uri = name
        file.url = name
    ReadyPage(page, file, config)
    return file


def ready_pages(files: Files) -> list[Page]:
    """The edition's pages among MkDocs's files."""
    pages = (file.page for file in files.documentation_pages())
    return [page.ready for page in pages if isinstance(page, ReadyPage)]


def unused(path: str) -> bool:
    """Whether a file of Material's is never asked for: its script is not loaded, and the edition has its own search,
    icon and sitemap.
    """
    never = path.startswith(("assets/javascripts/", "assets/images/favicon")) or path.endswith(".map")
    return never or path == "sitemap.xml"


_PAGE_EVENTS = ("pre_page", "page_read_source", "page_markdown", "page_content", "page_context", "post_page")


def others_see_pages(config: MkDocsConfig, own: BasePlugin[Any]) -> bool:
    """Whether another plugin, or a hook, waits for each page."""
    return any(
        getattr(method, "__self__", None) is not own
        for event in _PAGE_EVENTS
        for method in config.plugins.events[event]
    )


def only_ours(config: MkDocsConfig) -> bool:
    """Whether nobody but us has a hand in the site: then what is not of the edition is as it was."""
    return list(config.plugins) == ["tahqiq"] and not config.hooks


def navigation(shell: Shell) -> Navigation:
    """The navigation of a page's language, as Material's drawer reads it."""
    links = []
    for entry in shell.navigation:
        link = Link(entry.title, entry.url)
        link.active = entry.is_current
        links.append(link)
    found = Navigation(links, [])
    found.homepage = Link(shell.site_title, shell.home)  # type: ignore[assignment]
    return found


def material_language(tag: str, config: MkDocsConfig) -> str:
    """The language that Material has words for: this one, the one it is a variant of, or English."""
    known = _languages(tuple(config.theme.dirs))
    return next((name for name in (tag, tag.partition("-")[0]) if name in known), "en")


@lru_cache(maxsize=8)
def _languages(folders: tuple[str, ...]) -> frozenset[str]:
    files = (file for folder in folders for file in Path(folder, "partials/languages").glob("*.html"))
    return frozenset(file.stem for file in files)
