"""PDF: what a printed page says of itself, what can be read out of it, and that nothing hangs or stays behind."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from harness import chromium
from tahqiq.publish.pdf import BrowserFailed, NoBrowser, articles_to_print, find_browser, printed
from tahqiq.publish.pdf.browser import running
from tahqiq.publish.pdf.folder import SiteFolder

pytestmark = pytest.mark.browser
NAME = "2024-08-16-coalition-mission"
ADDRESS = "https://edition.example/news/"

HEADINGS = {
    "ar": [
        "الحواشي",
        "من يتكلم",
        "ماذا حدث ومتى",
        "من يرد فيه",
        "الاستشهاد والتحقق",
        "من أين هذا النص",
        "التصحيحات",
    ],
    "en": [
        "Notes",
        "Who speaks",
        "What happened when",
        "Who is in it",
        "Cite and check",
        "Where it comes from",
        "Corrections",
    ],
}
"""Of the parts of an article's page, in the order of print."""


@pytest.fixture(scope="module")
def path() -> str:
    found = chromium()
    if found is None:
        pytest.skip("no Chromium on this machine")
    return found


@pytest.fixture(scope="module")
def folder(site: Path, path: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The article printed in both languages; the browser kept a log of all that it asked a network for."""
    out = tmp_path_factory.mktemp("pdf")
    logging = out / "chromium"
    logging.write_text(f'#!/bin/sh\nexec "{path}" "$@" --log-net-log="{out}/net.json"\n', encoding="utf-8")
    logging.chmod(0o755)
    wanted = [(page, out / file.name) for page, file in articles_to_print(site, [NAME], ["ar", "en"])]
    printed(site, wanted, str(logging), ADDRESS)
    return out


@pytest.fixture(scope="module", params=["ar", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def pdf(folder: Path, language: str) -> PdfReader:
    return PdfReader(folder / f"{NAME}.{language}.pdf", strict=True)


def titles(outline: list[object]) -> Iterator[str]:
    for one in outline:
        if isinstance(one, list):
            yield from titles(one)
        else:
            yield str(one.title)  # type: ignore[attr-defined]


def words(text: str) -> set[str]:
    """The words of a text as they are typed, but for marks, which a page may draw by themselves."""
    plain = unicodedata.normalize("NFKC", text)
    return set(re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c))))


def blocks(site: Path, language: str) -> list[str]:
    (article,) = json.loads((site / "data" / "edition.json").read_text(encoding="utf-8"))["articles"]
    return [block["text"][language] for block in article["blocks"]]


# ---------------------------------------------------------------- what it says


def test_it_is_tagged_and_says_its_language_and_title(pdf: PdfReader, site: Path, language: str) -> None:
    root = pdf.trailer["/Root"]
    assert root["/Lang"] == language
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/StructTreeRoot"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    page = (site / language / "articles" / NAME / "index.html").read_text(encoding="utf-8")
    assert pdf.metadata and pdf.metadata.title == re.search("<title>(.*)</title>", page)[1]  # type: ignore[index]
    assert pdf.metadata.creator == "Tahqiq"
    assert not {"/CreationDate", "/ModDate"} & set(pdf.metadata)
    assert 3 <= len(pdf.pages) <= 10
    assert {tuple(map(round, page.mediabox[2:])) for page in pdf.pages} == {(596, 842)}


def test_bookmarks_are_the_headings_in_their_order(pdf: PdfReader, language: str) -> None:
    title, *others = titles(pdf.outline)
    assert others == HEADINGS[language]
    assert pdf.metadata and pdf.metadata.title and pdf.metadata.title.startswith(f"{title} – ")


def test_links_lead_to_the_published_pages(pdf: PdfReader, language: str) -> None:
    links = {
        str(note.get_object()["/A"]["/URI"])
        for page in pdf.pages
        for note in page.get("/Annots", ())
        if "/URI" in note.get_object().get("/A", {})
    }
    assert f"{ADDRESS}{language}/actors/iraq/" in links
    assert not [link for link in links if "127.0.0.1" in link or "localhost" in link]


def test_every_font_is_embedded(pdf: PdfReader) -> None:
    fonts = {
        str(font.get_object()["/BaseFont"]).partition("+")[2]: font.get_object()["/DescendantFonts"][0]
        for page in pdf.pages
        for font in page["/Resources"]["/Font"].values()  # type: ignore[index]
    }
    assert {"IBMPlexSansArabic-Regular", "SourceSerif4-Regular"} <= set(fonts)
    assert not [name for name in fonts if "Naskh" in name]
    for font in fonts.values():
        assert "/FontFile2" in font.get_object()["/FontDescriptor"]


# ---------------------------------------------------------------- what can be read out of it


def test_words_of_the_text_can_be_found(pdf: PdfReader, site: Path, language: str) -> None:
    """Words, not lines: what is drawn from right to left is read out line by line in the order of drawing."""
    found = words("\n".join(page.extract_text() for page in pdf.pages))
    wanted = words("\n".join(blocks(site, language)))
    assert len(wanted & found) > 0.9 * len(wanted), sorted(wanted - found)


def test_english_can_be_read_line_by_line(pdf: PdfReader, site: Path) -> None:
    text = " ".join(" ".join(page.extract_text() for page in pdf.pages).split()).replace("ʼ", "’")
    assert "After a round of talks and promises, the Iraqi Foreign Ministry has said that" in text
    assert blocks(site, "en")[0].startswith("After a round of talks and promises")


# ---------------------------------------------------------------- how it is made


def test_two_runs_are_the_same_bytes_whatever_came_before(
    site: Path, path: str, folder: Path, tmp_path: Path
) -> None:
    wanted = [(page, tmp_path / file.name) for page, file in articles_to_print(site, [NAME], ["en", "ar"])]
    printed(site, wanted, path, ADDRESS)
    for _, file in wanted:
        assert file.read_bytes() == (folder / file.name).read_bytes()


def test_nothing_went_to_a_network(folder: Path) -> None:
    """Of the kinds of events in Chromium's log: none of a connection tried, none of a packet sent."""
    log = json.loads((folder / "net.json").read_text(encoding="utf-8", errors="replace"))
    kinds = log["constants"]["logEventTypes"]
    happened = {event["type"] for event in log["events"]}
    assert happened, "it kept a log"
    for kind in ("TCP_CONNECT", "TCP_CONNECT_ATTEMPT", "UDP_BYTES_SENT", "SOCKET_BYTES_SENT"):
        assert kinds[kind] not in happened, kind


def test_without_an_address_links_to_other_pages_are_left_out(site: Path, path: str, tmp_path: Path) -> None:
    file = tmp_path / "en.pdf"
    printed(site, [(f"en/articles/{NAME}/", file)], path)
    assert b"edition.invalid" not in file.read_bytes()
    assert b"https://creativecommons.org" in file.read_bytes()


def test_no_browser_is_said_in_a_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("TAHQIQ_CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoBrowser, match="apt install chromium"):
        find_browser()
    monkeypatch.setenv("TAHQIQ_CHROMIUM", "/nowhere/chromium")
    with pytest.raises(NoBrowser, match="/nowhere/chromium"):
        find_browser()


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("echo 'no display, no sandbox' >&2; exit 7", "Chromium died: no display, no sandbox"),
        ("exec sleep 600", "did not answer within 0.5 s"),
        ("sleep 600 & exec sleep 600", "did not answer within 0.5 s"),
    ],
)
def test_a_browser_that_dies_or_says_nothing_is_no_hang(
    site: Path, tmp_path: Path, script: str, said: str
) -> None:
    fake = tmp_path / "chromium"
    fake.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    fake.chmod(0o755)
    with pytest.raises(BrowserFailed, match=said):
        printed(
            site,
            [(f"en/articles/{NAME}/", tmp_path / "en.pdf")],
            str(fake),
            patience=0.5 if "sleep" in script else 60,
        )
    assert not (tmp_path / "en.pdf").exists()


def test_a_browser_that_is_killed_meanwhile_is_told_and_leaves_nothing(path: str) -> None:
    with pytest.raises(BrowserFailed, match="died"), running(path) as browser:
        assert browser.ask("Browser.getVersion")["product"]
        (process,) = mine()
        os.kill(process, signal.SIGKILL)
        browser.ask("Browser.getVersion")
    assert mine() == []


def mine() -> list[int]:
    """The processes that are this one's children, dead ones that nobody has asked after included."""
    tasks = Path("/proc/self/task")
    if not tasks.is_dir():
        pytest.skip("no /proc on this machine")
    found = [int(n) for task in tasks.iterdir() for n in (task / "children").read_text().split()]
    return [
        n
        for n in found
        if b"tahqiq-pdf-" in Path(f"/proc/{n}/cmdline").read_bytes()
        or not Path(f"/proc/{n}/cmdline").read_bytes()
    ]


def test_a_page_that_is_not_there_is_named(site: Path, path: str, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="en/articles/none/"):
        printed(site, [("en/articles/none/", tmp_path / "x.pdf")], path)


def test_only_the_site_is_served(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "ar").mkdir(parents=True)
    (site / "ar" / "index.html").write_text("<p>", encoding="utf-8")
    (tmp_path / "secret").write_text("x", encoding="utf-8")
    shutil.copy(tmp_path / "secret", site / "a b.css")
    folder = SiteFolder(site, ADDRESS)
    assert folder.file(f"{ADDRESS}ar/?x#y") == site / "ar" / "index.html"
    assert folder.file(f"{ADDRESS}a%20b.css") == site / "a b.css"
    for url in ("../secret", "%2e%2e/secret", "..%2fsecret", "/secret", "none"):
        assert folder.response(ADDRESS + url) is None
    assert folder.response("https://elsewhere.example/news/ar/") is None
    assert folder.response("http://edition.example/news/ar/") is None
