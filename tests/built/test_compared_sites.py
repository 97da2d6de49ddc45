"""The sites that Tahqiq's builds are compared with: the same pages, and with Hugo, where it is there, the same text."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest

import editions
from harness import REPOSITORY, tahqiq

BENCH = REPOSITORY / "tests/bench"
sys.path.append(str(BENCH))
# What made-up editions never have is taken away.
MADE_UP = """\
-- content/edition.yml --
title: {ar: طبعة صغيرة, en: A little edition}
languages: [ar, en]
-- content/actors/hana.yml --
kind: person
name: {ar: هناء, en: Hana}
memberships:
  - {of: council, role: {ar: عضو, en: member}, attested: 2020-01-02, source: visit#p1}
  - {of: town, role: {ar: عمدة, en: mayor}, during: 2019/2020-03, source: visit#p1}
-- content/articles/visit/article.yml --
title: {ar: زيارة «البلدة» إذن!, en: A “visit” to <b> & the town!}
source:
  language: ar
  published: 2020-01-02
  inferred: {ar: من سياق النص., en: From the context.}
  sha256: 2f0c4e8f4b1c7e6a5d3b9a8f7e6d5c4b3a29180716253443526170899aabbccd
  rights: open
texts:
  ar: {kind: original}
  en: {kind: translation, of: ar}
quotes:
  hope: {speaker: hana, mode: indirect}
  gate:
    {speaker: town, mode: direct, channel: statement, date: 2020-01, inferred: {ar: قبل شهر., en: A month ago.}}
  door: {speaker: town, mode: partial, date: "2020-01-0X"}
-- content/articles/visit/ar.md --
{#p1}
زارت [هناء]{actor=hana} [البلدة]{actor=town} [أمس]{date=2020-01-01}.

{#p2}
وقالت إنها [تأمل أن تدوم [الهدنة]{term=truce}]{quote=hope}.
[قيل «ادخلوا» لهم]{quote=gate} و[الباب]{quote=door}.
-- content/articles/visit/en.md --
{#p1}
[Hana]{actor=hana} visited [the town]{actor=town} [yesterday]{date=2020-01-01}.

{#p2}
She [hopes the [truce]{term=truce} will last]{quote=hope}.
[They said “enter” & \\</script\\>]{quote=gate}, [the door]{quote=door}.
-- mkdocs.yml --
site_name: Little
site_url: https://example.org/
docs_dir: content
theme: {name: material}
plugins: [{tahqiq: {exports: false, previews: false}}]
-- delete content/pages/about/ar.md --
-- delete content/pages/about/en.md --
"""


@pytest.fixture
def little(tmp_path: Path) -> Path:
    return editions.write(tmp_path / "edition", editions.base(), MADE_UP)


def written(script: str, edition: Path, out: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, BENCH / script, edition, out], capture_output=True, text=True)


def test_hugo_gets_the_pages_that_tahqiq_writes(little: Path, tmp_path: Path) -> None:
    done = written("hugo_site.py", little, tmp_path / "hugo")
    assert done.returncode == 0, done.stderr
    built = tahqiq("build", cwd=little)
    assert built.returncode == 0, built.stderr
    layouts = {path.stem for path in (tmp_path / "hugo/layouts").glob("*.html")}
    for language in ("ar", "en"):
        pages = msgspec.json.decode((tmp_path / f"hugo/data/pages/{language}.json").read_bytes())
        folder = little / "site" / language
        theirs = {path.parent.relative_to(folder).as_posix() for path in folder.rglob("index.html")}
        assert {page["path"].strip("/") or "." for page in pages} == theirs - {"evidence", "status"}
        assert {page["layout"] for page in pages} <= layouts
        article = next(page for page in pages if page["layout"] == "article")
        assert '<a class="tq-actor" href="../../actors/hana/">' in article["content"]["value"]


def test_what_hugo_would_leave_out_is_refused(tmp_path: Path) -> None:
    whole = editions.write(tmp_path / "edition", editions.base())
    done = written("hugo_site.py", whole, tmp_path / "hugo")
    assert done.returncode == 1
    assert "editorial pages; aliases" in done.stderr


def letters(page: str) -> str:
    from sites_seen import visible

    return "".join(visible(page).split())


def within(page: str, element: str) -> str:
    """What the one element of a name holds."""
    return page.partition(f"<{element}")[2].partition(">")[2].rpartition(f"</{element}>")[0]


# Hugo's links begin at the site's root, Tahqiq's at the page.
LINKS = ("href", "src", "action", "data-card", "data-tahqiq-places")
# In the second column Hugo cannot leave out the places of quotes, and calls them otherwise; Pagefind needs a mark.
OF_HUGO = ("data-id", "data-pagefind-body")


class Read(HTMLParser):
    """What a page says to programs, and how often it has which element, with which attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.metas: list[tuple[str, str | None]] = []
        self.linked: list[object] = []
        self.elements: Counter[tuple[str, frozenset[tuple[str, str | None]]]] = Counter()
        self.data = False
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = dict(attributes)
        self.data = found.get("type") == "application/ld+json"
        said = {(name, "" if name in LINKS else value) for name, value in attributes if name not in OF_HUGO}
        self.elements[tag, frozenset(said)] += 1
        if tag == "meta":
            name = found.get("name") or found.get("property") or found.get("http-equiv") or ""
            self.metas.append((name, found.get("content")))

    def handle_data(self, text: str) -> None:
        if self.data:
            self.linked.append(msgspec.json.decode(text))
            self.data = False


@pytest.fixture
def both(little: Path, tmp_path: Path) -> dict[str, tuple[str, str]]:
    """Each page that both have, as Hugo writes it and as Tahqiq does."""
    assert written("hugo_site.py", little, tmp_path / "hugo").returncode == 0
    hugo = ["hugo", "--quiet", "--destination", tmp_path / "site"]
    subprocess.run(
        hugo, cwd=tmp_path / "hugo", check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    assert tahqiq("build", cwd=little).returncode == 0
    names = [page.relative_to(little / "site") for page in (little / "site").rglob("??/**/index.html")]
    return {
        name.parent.as_posix(): ((tmp_path / "site" / name).read_text(), (little / "site" / name).read_text())
        for name in names
        if name.parent.name not in ("evidence", "status")
    }


@pytest.mark.skipif(not shutil.which("hugo"), reason="no Hugo on PATH")
def test_hugo_writes_the_same_pages(both: dict[str, tuple[str, str]]) -> None:
    assert {"ar", "en", "ar/articles/visit", "en/actors/hana", "en/glossary", "ar/data"} <= both.keys()
    for name, (other, page) in both.items():
        assert letters(other) == letters(page), name
        theirs, ours = Read(other), Read(page)
        assert theirs.metas == ours.metas, name
        assert theirs.linked == ours.linked, name
        assert theirs.elements == ours.elements, name
    assert len(Read(both["ar/articles/visit"][0]).linked) == 1


def test_without_search_hugo_has_none_either(little: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, BENCH / "hugo_site.py", little, tmp_path / "hugo", "--no-search"], check=False
    )
    assert done.returncode == 0
    assert "search = false" in (tmp_path / "hugo/hugo.toml").read_text()
    pages = msgspec.json.decode((tmp_path / "hugo/data/pages/ar.json").read_bytes())
    assert "search" not in {page["path"] for page in pages}
    assert not list((tmp_path / "hugo/static").rglob("search*"))


def built_by_material(edition: Path, folder: Path, *options: str) -> Path:
    """The site that Material makes of an edition."""
    command = [sys.executable, BENCH / "material_site.py", edition, folder / "material", *options]
    subprocess.run(command, check=True)
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", folder / "site"]
    built = subprocess.run(command, cwd=folder / "material", capture_output=True, text=True)
    assert built.returncode == 0, built.stderr
    return folder / "site"


def test_material_has_every_page_and_its_words(little: Path, tmp_path: Path) -> None:
    site = built_by_material(little, tmp_path, "--every-page")
    assert tahqiq("build", cwd=little).returncode == 0
    ours = {page.relative_to(little / "site") for page in (little / "site").rglob("??/**/index.html")}
    theirs = {page.relative_to(site) for page in site.rglob("??/**/index.html")}
    assert theirs == ours - {Path(tag, "search/index.html") for tag in ("ar", "en")}
    article = (site / "en/articles/visit/index.html").read_text()
    assert '<a href="../../actors/hana/">' in article
    source = (tmp_path / "material/docs/ar/articles/visit.md").read_text()
    assert source.startswith("# ") and "](../../actors/hana/)" in source
    # The timeline's figure has years, and the data page names the files of exports.
    for name in {name for name in theirs if name.parent.name not in ("timeline", "data")}:
        main, article = (little / "site" / name).read_text(), (site / name).read_text()
        assert letters(within(main, "main")) in letters(within(article, "article")), name


def test_material_has_a_page_for_each_article_and_actor(little: Path, tmp_path: Path) -> None:
    built_by_material(little, tmp_path)
    for page in ("articles/visit", "actors/hana", "quotes/2020", "timeline/2020"):
        for language in ("ar", "en"):
            assert (tmp_path / "site" / language / page / "index.html").is_file()
    text = (tmp_path / "site/en/articles/visit/index.html").read_text()
    assert '<a class="tq-actor" href="../../actors/hana/">' in text
