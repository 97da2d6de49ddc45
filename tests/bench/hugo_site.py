"""Writes an edition as a Hugo site: `python tests/bench/hugo_site.py EDITION OUT [--content files|adapter]`.

The site has the pages of Tahqiq's, and its own templates (hugo/layouts). What was chosen, and why, is in README.md.
"""

from __future__ import annotations

import argparse
import gc
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec
from hugo_data import tables
from hugo_pages import HugoPage, Keys, navigation, pages
from hugo_text import refuse
from jinja2 import DictLoader

from tahqiq import paths, pipeline
from tahqiq.export.edition_json import edition_json
from tahqiq.languages import language
from tahqiq.model import build
from tahqiq.problems import has_errors
from tahqiq.read.project import Project
from tahqiq.read.words import read_words
from tahqiq.relate import relate
from tahqiq.render import Printing, printing

HERE = Path(__file__).parent
ADAPTER = """\
{{ range hugo.Data.pages.LANGUAGE }}
{{ $.AddPage . }}
{{ end }}
"""


def read(edition: Path) -> Printing:
    """A sound edition with all its pages, not yet made."""
    project = Project(edition, "content")
    manuscript, problems = pipeline.whole(project)
    if has_errors(problems):
        raise SystemExit(f"{edition}: has errors; see `tahqiq check`")
    words, _ = read_words(pipeline.word_folders(project))
    return printing(relate(build(manuscript)), DictLoader({}), words).with_shelf(Keys())


def write(edition: Path, out: Path, content: str = "adapter") -> None:
    """The site: configuration, templates, data, pages, assets."""
    made = read(edition)
    relations, desks = made.relations, made.desks
    refuse(relations)
    if len(desks) != 2:
        raise SystemExit("the templates for Hugo are of two languages")
    shutil.copytree(HERE / "hugo", out)
    data = tables(relations, desks)
    by_language: dict[str, list[HugoPage]] = {tag: [] for tag in desks}
    for page in pages(desks):
        by_language[page.language].append(page)
    for tag, found in by_language.items():
        data["words"][tag]["navigation"] = navigation(tag, dict(made.site.navigation)[tag])
        if content == "adapter":
            _json(out / f"data/pages/{tag}.json", [_added(page) for page in found])
            _text(out / f"content/{tag}/_content.gotmpl", ADAPTER.replace("LANGUAGE", tag))
        else:
            _files(out, found)
    for name, table in data.items():
        _json(out / f"data/{name}.json", table)
    _assets(out, edition_json(relations))
    _text(out / "hugo.toml", (out / "hugo.toml").read_text() + "".join(map(_configured, desks)))


def _configured(tag: str) -> str:
    return f'[languages.{tag}]\ncontentDir = "content/{tag}"\ndirection = "{language(tag).direction}"\n'


def _files(out: Path, found: Iterable[HugoPage]) -> None:
    """Pages as Markdown files with front matter in JSON, which Hugo reads faster than YAML."""
    written = list(found)
    sections = {page.path.split("/")[0] + "/" for page in written if page.path.count("/") > 1}
    for page in written:
        index = not page.path or page.path in sections
        name = f"{page.path}_index.md" if index else f"{page.path.rstrip('/')}.md"
        matter = msgspec.json.encode(page.matter, enc_hook=str).decode()
        _text(out / f"content/{page.language}/{name}", f"{matter}\n\n{page.body}\n")


def _added(page: HugoPage) -> dict[str, Any]:
    """A page as a content adapter adds it."""
    value = {"content": {"mediaType": "text/markdown", "value": page.body}} if page.body else {}
    return {
        "path": page.path.rstrip("/") or "/",
        "kind": "page" if page.path else "home",
        **page.matter,
        **value,
    }


def _assets(out: Path, edition: bytes) -> None:
    """What both sites only copy: styles, scripts, faces, and the edition's data, which Hugo is given ready."""
    shutil.copytree(paths.templates() / "assets", out / "static/assets/tahqiq")
    import material

    shutil.copytree(
        Path(material.__file__).parent / "templates/assets",
        out / "static/assets",
        dirs_exist_ok=True,
        ignore=shutil.ignore_patterns("lunr", "workers", "*.map"),
    )
    (out / "static/data").mkdir()
    (out / "static/data/edition.json").write_bytes(edition)


def _json(path: Path, value: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(msgspec.json.encode(value, enc_hook=str))


def _text(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("edition", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--content", choices=("files", "adapter"), default="adapter")
    given = parser.parse_args()
    # Millions of objects are made, and hardly a cycle.
    gc.disable()
    write(given.edition.resolve(), given.out, given.content)


if __name__ == "__main__":
    main()
