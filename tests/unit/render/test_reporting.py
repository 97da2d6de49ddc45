"""Ways to mend: the addresses of each forge, and what of them stands on an article's page."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from lxml import html

import editions
from harness import tahqiq
from tahqiq.model import Repository
from tahqiq.render.forges import edit_address, forge, report_address

FILE = "content/articles/visit/ar.md"


@pytest.mark.parametrize(
    ("url", "said", "known"),
    [
        ("https://github.com/a/b", "", "github"),
        ("https://www.github.com/a/b", "", "github"),
        ("https://gitlab.com/a/b/c", "", "gitlab"),
        ("https://gitlab.gnome.org/a/b", "", "gitlab"),
        ("https://codeberg.org/a/b", "", "forgejo"),
        ("https://code.example/a/b", "", "github"),
        ("https://code.example/a/b", "forgejo", "forgejo"),
    ],
)
def test_a_forge_is_known_by_its_address_or_as_the_edition_says(url: str, said: str, known: str) -> None:
    assert forge(Repository(url, forge=said)) == known


@pytest.mark.parametrize(
    ("repository", "address"),
    [
        (Repository("https://github.com/a/b"), f"https://github.com/a/b/edit/main/{FILE}"),
        (Repository("https://github.com/a/b.git/", "v 1/x"), f"https://github.com/a/b/edit/v%201/x/{FILE}"),
        (Repository("https://gitlab.com/a/b"), f"https://gitlab.com/a/b/-/edit/main/{FILE}"),
        (Repository("https://codeberg.org/a/b"), f"https://codeberg.org/a/b/_edit/main/{FILE}"),
        (Repository("https://github.com/a/b", folder="x/y/"), f"https://github.com/a/b/edit/main/x/y/{FILE}"),
    ],
)
def test_where_a_file_is_edited(repository: Repository, address: str) -> None:
    assert edit_address(repository, FILE) == address


@pytest.mark.parametrize(
    ("url", "path", "fields"),
    [
        ("https://github.com/a/b", "/a/b/issues/new",
         {"template": "error.yml", "title": "T & #1", "address": "https://x/#p1", "body": "B\n؟"}),
        ("https://gitlab.com/a/b", "/a/b/-/issues/new", {"issue[title]": "T & #1", "issue[description]": "B\n؟"}),
        ("https://codeberg.org/a/b", "/a/b/issues/new", {"title": "T & #1", "body": "B\n؟"}),
    ],
)  # fmt: skip
def test_where_an_error_is_reported(url: str, path: str, fields: dict[str, str]) -> None:
    address = urlsplit(report_address(Repository(url), "T & #1", "https://x/#p1", "B\n؟"))
    assert (address.path, address.fragment) == (path, "")
    assert {key: value for key, (value,) in parse_qs(address.query).items()} == fields


@pytest.fixture(scope="module")
def mended(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = editions.write(tmp_path_factory.mktemp("mended"), editions.base())
    file = folder / "content/edition.yml"
    file.write_text(file.read_text("utf-8") + "repository: {url: 'https://github.com/a/b'}\n", "utf-8")
    done = tahqiq("build", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder / "site"


def page(site: Path, language: str) -> html.HtmlElement:
    return html.document_fromstring((site / language / "articles/visit/index.html").read_text("utf-8"))


@pytest.mark.parametrize(("language", "title"), [("ar", "خطأ في visit (ar)"), ("en", "Error in visit (en)")])
def test_without_script_the_article_has_a_link(mended: Path, language: str, title: str) -> None:
    (link,) = page(mended, language).xpath("//dd//a[contains(@href, '/issues/new')]/@href")
    fields = parse_qs(urlsplit(link).query)
    assert fields["title"] == [title]
    assert fields["address"] == [f"https://little.example/edition/{language}/articles/visit/"]
    assert len(link) < 1000


def test_each_block_knows_its_line_in_each_language(mended: Path) -> None:
    cells = page(mended, "en").xpath("//div[@id='p2']//div[@data-line]")
    assert [(c.get("lang"), c.get("data-line")) for c in cells] == [("en", "5"), ("ar", "5")]
    reports = page(mended, "en").xpath("//a[@data-mend][not(@data-mend-language)]/@data-mend")
    assert ["visit#BLOCK-ID" in unquote(report) for report in reports] == [True]


def test_without_a_repository_there_is_none_of_it(tmp_path: Path) -> None:
    editions.write(tmp_path, editions.base())
    assert tahqiq("build", cwd=tmp_path).returncode == 0
    text = (tmp_path / "site/en/articles/visit/index.html").read_text("utf-8")
    assert [word for word in ("data-line", "data-mend", "issues/new") if word in text] == []
