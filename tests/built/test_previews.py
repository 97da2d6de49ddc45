"""Preview images in a built site: every page names one that is there; none where they are not wanted."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin

import pytest

import editions
import pictures
import walk
from harness import tahqiq

ARTICLE = "articles/2024-08-16-coalition-mission/"
SITE = "https://tahqiq.example/"


def meta(page: walk.Page) -> dict[str, str]:
    found = page.tree.xpath("//meta[@content]")
    return {m.get("property") or m.get("name") or "": m.get("content") for m in found}


def test_every_page_has_an_image_that_is_there(site: Path) -> None:
    for address, page in walk.pages(site).items():
        said = meta(page)
        tag = address.partition("/")[0] if address.startswith(("ar/", "en/")) else "ar"
        own = address if address.endswith(ARTICLE) else f"{tag}/"
        assert said["og:image"] == urljoin(SITE, f"{own}preview.png"), address
        assert (said["og:image:width"], said["og:image:height"]) == ("1200", "630")
        assert said["twitter:card"] == "summary_large_image"
        data = (site / said["og:image"].removeprefix(SITE)).read_bytes()
        assert pictures.read(data).pixels.shape == (630, 1200)
        assert len(data) <= 30_000


def test_the_image_in_words(site: Path) -> None:
    pages = walk.pages(site)
    arabic, english = (meta(pages[f"{tag}/{ARTICLE}"])["og:image:alt"] for tag in ("ar", "en"))
    assert "بغداد ترجئ إعلان انتهاء مهمة التحالف" in arabic
    assert "١٦ آب ٢٠٢٤" in arabic
    assert "16 August 2024" in english
    assert "The Tahqiq project" in meta(pages["en/"])["og:image:alt"]
    assert meta(pages["en/timeline/"])["og:image:alt"] == meta(pages["en/"])["og:image:alt"]


def test_languages_have_images_of_their_own(site: Path) -> None:
    files = sorted(path.relative_to(site).as_posix() for path in site.rglob("preview.png"))
    assert files == [f"{tag}/{name}preview.png" for tag in ("ar", "en") for name in (ARTICLE, "")]
    assert len({(site / name).read_bytes() for name in files}) == len(files)


def test_browsers_do_not_keep_them(site: Path) -> None:
    assert "preview" not in (site / "sw.js").read_text(encoding="utf-8")
    assert not list((site / "assets/tahqiq").rglob("*.ttf"))


@pytest.mark.parametrize(
    ("before", "after"),
    [("[tahqiq]", "[{tahqiq: {previews: false}}]"), ("site_url: https://little.example/edition/\n", "")],
    ids=["switched off", "no address"],
)
def test_none_where_they_are_not_wanted(before: str, after: str, tmp_path: Path) -> None:
    edition = editions.write(tmp_path, editions.base())
    configuration = edition / "mkdocs.yml"
    text = configuration.read_text(encoding="utf-8")
    assert before in text
    configuration.write_text(text.replace(before, after), encoding="utf-8")
    done = tahqiq("build", cwd=edition)
    assert done.returncode == 0, done.stderr
    assert not list((edition / "site").rglob("preview.png"))
    for page in walk.pages(edition / "site").values():
        assert not [name for name in meta(page) if name.startswith("og:image")]
        assert meta(page)["twitter:card"] == "summary"


def test_a_title_that_cannot_be_drawn_has_the_editions_image(tmp_path: Path) -> None:
    text = editions.base()
    title = next(line for line in text.splitlines() if line.startswith("title:") and "visit" in line.lower())
    assert text.count(title) == 1
    edition = editions.write(tmp_path, text.replace(title, 'title: {ar: "停戦", en: "Truce"}'))
    done = tahqiq("build", cwd=edition)
    assert done.returncode == 0, done.stderr
    pages = walk.pages(edition / "site")
    address = "https://little.example/edition/"
    assert meta(pages["ar/articles/visit/"])["og:image"] == f"{address}ar/preview.png"
    assert meta(pages["en/articles/visit/"])["og:image"] == f"{address}en/articles/visit/preview.png"
    assert not (edition / "site/ar/articles/visit/preview.png").exists()
