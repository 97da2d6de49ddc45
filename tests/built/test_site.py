"""The built edition: no broken link, the right language everywhere, data that agrees with the content."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest

import walk
from tahqiq.languages import language
from tahqiq.schema.fields import is_id
from tahqiq.schema.vocabulary import PAGE_ID_PREFIXES, PAGE_IDS

LANGUAGES = ("ar", "en")


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, walk.Page]:
    return walk.pages(site)


def test_no_link_is_broken(site: Path) -> None:
    assert walk.broken(site) == []


def test_nothing_is_loaded_from_elsewhere(pages: dict[str, walk.Page]) -> None:
    assert {a: f for a, p in pages.items() if (f := list(p.foreign()))} == {}


def test_no_script_or_style_is_inline(pages: dict[str, walk.Page]) -> None:
    for address, page in pages.items():
        assert page.inline() == [], address
        (policy,) = page.tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert "script-src 'self';" in policy


def test_every_page_of_the_design_is_there(pages: dict[str, walk.Page]) -> None:
    for tag in LANGUAGES:
        for name in (
            "",
            "articles/",
            "actors/",
            "quotes/",
            "timeline/",
            "network/",
            "glossary/",
            "search/",
            "data/",
            "about/",
        ):
            assert f"{tag}/{name}" in pages
    assert "" in pages
    assert "404.html" in pages


def test_the_style_guide_is_not_published_unasked(site: Path, pages: dict[str, walk.Page]) -> None:
    assert not [a for a in pages if "style-guide" in a]
    assert list(site.rglob("*style-guide*")) == []
    assert "style-guide" not in (site / "sw.js").read_text(encoding="utf-8")


def test_a_script_finds_what_it_imports_and_a_search_runs_in_one_file(site: Path) -> None:
    scripts = {path: path.read_text("utf-8") for path in site.glob("assets/tahqiq/**/*.js")}
    imported = {
        (path.parent / name).resolve()
        for path, text in scripts.items()
        for name in re.findall(r"""\b(?:from |import |import\()"(\.[^"]+)\"""", text)
    }
    assert imported and imported <= {path.resolve() for path in scripts}
    worker = site / "assets/tahqiq/search/worker.js"
    assert "class Engine" in scripts[worker] and 'from "' not in scripts[worker]
    assert not (site / "assets/tahqiq/search/engine.js").exists()


def test_language_and_direction(pages: dict[str, walk.Page]) -> None:
    for address, page in pages.items():
        tag = address.partition("/")[0]
        if tag in LANGUAGES:
            root = page.tree.getroottree().getroot()
            assert (root.get("lang"), root.get("dir")) == (tag, language(tag).direction), address


def test_ids_are_unique(pages: dict[str, walk.Page]) -> None:
    for address, page in pages.items():
        ids = page.tree.xpath("//@id")
        assert len(ids) == len(set(ids)), (address, sorted({i for i in ids if ids.count(i) > 1}))


def test_a_block_cannot_have_the_id_of_another_place(pages: dict[str, walk.Page]) -> None:
    """What the templates name on an article's page is what the check refuses as a block's id."""
    page = pages["en/articles/2024-08-16-coalition-mission/"]
    blocks = {row.get("id") for row in page.tree.find_class("tq-row")}
    assert len(blocks) > 10
    others = {name for name in page.ids - blocks if is_id(name)}
    assert others - set(PAGE_IDS) == {name for name in others if name.startswith(PAGE_ID_PREFIXES)}


def test_title_description_canonical_and_alternates(pages: dict[str, walk.Page]) -> None:
    titles: dict[str, str] = {}
    for address, page in pages.items():
        if address.partition("/")[0] not in LANGUAGES:
            continue
        head = page.tree.find("head")
        (title,) = head.xpath("title/text()")
        (description,) = head.xpath("meta[@name='description']/@content")
        (canonical,) = head.xpath("link[@rel='canonical']/@href")
        alternates = dict(
            zip(
                head.xpath("link[@rel='alternate'][@hreflang]/@hreflang"),
                head.xpath("link[@rel='alternate'][@hreflang]/@href"),
                strict=True,
            )
        )
        assert title.strip() and description.strip(), address
        assert titles.setdefault(title, address) == address, f"two pages are titled {title}"
        assert canonical == f"https://tahqiq.example/{address}"
        tail = address.partition("/")[2]
        for tag in LANGUAGES:
            assert alternates[tag] == f"https://tahqiq.example/{tag}/{tail}", address


def test_the_language_switch_stays_on_the_page(pages: dict[str, walk.Page]) -> None:
    for address, page in pages.items():
        tag, _, tail = address.partition("/")
        for other in set(LANGUAGES) - {tag} if tag in LANGUAGES else ():
            links = page.tree.xpath(f"//header//a[@hreflang='{other}']/@href")
            there = {t for written, t in page.links() if written in links}
            assert there == {f"{other}/{tail}"}, address


def test_headings_begin_with_one_title(pages: dict[str, walk.Page]) -> None:
    for address, page in pages.items():
        levels = [
            int(h.tag[1]) for h in page.tree.xpath("//main//*[self::h1 or self::h2 or self::h3 or self::h4]")
        ]
        assert levels.count(1) == 1, address
        assert all(b - a <= 1 for a, b in pairwise(levels)), (address, levels)


def test_the_data_agrees_with_the_pages(site: Path, pages: dict[str, walk.Page]) -> None:
    data = json.loads((site / "data/edition.json").read_text(encoding="utf-8"))
    for article in data["articles"]:
        for tag, url in article["url"].items():
            page = pages[url]
            for block in article["blocks"]:
                assert block["id"] in page.ids
                (shown,) = page.tree.xpath(f"//*[@id='{block['id']}']")
                if tag in block["text"]:
                    text = " ".join("".join(shown.itertext()).split())
                    assert " ".join(block["text"][tag].split()) in text.replace("\u2068", "").replace(
                        "\u2069", ""
                    )
    for actor in data["actors"]:
        assert set(actor["url"].values()) <= set(pages)
    for quote in data["quotes"]:
        for url in quote["url"].values():
            address, _, fragment = url.partition("#")
            assert fragment in pages[address].ids
