"""Pages put together from moulds are those that MkDocs renders one by one, byte for byte, by however many processes."""

from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path

import pytest
from markupsafe import escape

import editions
import many_events
from harness import REPOSITORY, tahqiq
from tahqiq.publish.mould import BODY, DESCRIPTION, PATH, TITLE, Moulds, made
from tahqiq.render import Page

SETTINGS = {
    "one by one": "{splice: false}",
    "put together": "{workers: 1}",
    "by three": "{workers: 3}",
}
HOSTILE = f"""\
-- content/actors/hana.yml --
kind: person
name: {{ar: '</title><script>alert("1")</script> &amp; {TITLE}', en: "{{{{7*7}}}} {{% raw %}} {BODY} <b>"}}
description: {{ar: "{DESCRIPTION} \\\\1", en: "<!-- {PATH}/ -->"}}
-- content/actors/hana-2.yml --
kind: person
name: {{ar: '</title><script>alert("1")</script> &amp; {TITLE}', en: "{{{{7*7}}}} {{% raw %}} {BODY} <b>"}}
-- content/actors/edition.yml --
kind: organization
name: {{ar: طبعة صغيرة, en: A little edition}}
-- content/actors/edition-2.yml --
kind: organization
name: {{ar: طبعة صغيرة, en: Another edition}}
-- content/pages/about/en.md --
# A little edition

{{#what}}
A page that is named as the site.
"""


def sites(folder: Path) -> dict[str, dict[str, str]]:
    """The digest of every file of the same edition, built in each way."""
    configuration = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    found = {}
    for name, setting in SETTINGS.items():
        plugins = re.compile(r"plugins:(?: \[tahqiq\]|\s+- tahqiq(?:: .*)?)$", re.MULTILINE)
        written, replaced = plugins.subn(f"plugins: [{{tahqiq: {setting}}}]", configuration)
        assert replaced == 1
        (folder / "mkdocs.yml").write_text(written, encoding="utf-8")
        done = tahqiq("build", cwd=folder)
        assert done.returncode == 0, done.stderr
        site = folder / "site"
        found[name] = {
            path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(site.rglob("*"))
            if path.is_file()
        }
    return found


@pytest.mark.slow
def test_the_first_edition(tmp_path: Path) -> None:
    for name in ("content", "templates"):
        shutil.copytree(REPOSITORY / name, tmp_path / name)
    text = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    found = sites(tmp_path)
    assert found["put together"] == found["one by one"]
    assert found["by three"] == found["one by one"]


@pytest.mark.slow
def test_hostile_titles_and_divided_indexes(tmp_path: Path) -> None:
    found = sites(editions.write(tmp_path, editions.base(), many_events.edition(300), HOSTILE))
    assert any("/timeline/" in path and path.count("/") > 2 for path in found["one by one"])
    assert found["put together"] == found["one by one"]
    assert found["by three"] == found["one by one"]


@pytest.mark.slow
def test_another_plugin_s_hook_sees_every_page(tmp_path: Path) -> None:
    """A hook that changes pages is asked for each of them, so they are rendered one by one."""
    editions.write(tmp_path, editions.base())
    hook = "def on_post_page(output, **_):\n    return output.replace('</body>', '<!-- seen --></body>')\n"
    (tmp_path / "hook.py").write_text(hook, encoding="utf-8")
    with (tmp_path / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("hooks: [hook.py]\n")
    done = tahqiq("build", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    pages = list((tmp_path / "site").rglob("*.html"))
    assert len(pages) > 20
    assert all("<!-- seen -->" in page.read_text(encoding="utf-8") for page in pages)


def page(title: str = "A") -> Page:
    return Page(
        "en/actors/a/", "en", "actor", title, "D", "<p>B</p>", (("en", "en/actors/a/"),), "en/actors/"
    )


def test_a_theme_that_does_more_with_a_title_than_to_show_it_gets_no_mould() -> None:
    assert made(lambda p: f"<title>{len(p.title)}</title>{p.body}", page()) is None
    assert made(lambda p: f"<title>{p.title}</title>{p.body}", page()) is None, "it does not escape"
    assert made(lambda p: f"{p.address}{p.body}", page()) is not None


@pytest.mark.parametrize("path", ["actors/{}/", ""], ids=["actors", "home"])
def test_the_theme_is_asked_twice_for_all_pages_of_a_shape(path: str) -> None:
    asked = []

    def render(found: Page) -> str:
        asked.append(found)
        return f"<title>{escape(found.title)}</title>{escape(found.description)}{found.body}"

    moulds = Moulds(render, {"en": "The site"}, {})
    for n in range(5):
        address = "en/" + path.format(n)
        one = Page(address, "en", "kind", f"<{n}>", f"&{n}", f"<p>{n}</p>", (("en", address),), "")
        assert moulds.shelled(one) == f"<title>&lt;{n}&gt;</title>&amp;{n}<p>{n}</p>"
    assert len(asked) == 2 and len(moulds.made) == 1


@pytest.mark.slow
def test_without_search_nothing_asks_for_it(tmp_path: Path) -> None:
    editions.write(tmp_path, editions.base())
    configuration = tmp_path / "mkdocs.yml"
    text = configuration.read_text(encoding="utf-8").replace("[tahqiq]", "[{tahqiq: {search: false}}]")
    configuration.write_text(text, encoding="utf-8")
    done = tahqiq("build", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    site = tmp_path / "site"
    assert not (site / "en/search").exists()
    assert not [
        file for file in (site / "assets/tahqiq").iterdir() if file.name.startswith(("index", "search"))
    ]
    pages = {page: page.read_text(encoding="utf-8") for page in site.rglob("*.html")}
    assert not [page for page, html in pages.items() if "search/" in html or "search-field.js" in html]
