"""Writes an edition as a Hugo site: `python tests/bench/hugo_site.py EDITION OUT [--content files|adapter]`.

With `--no-search` it has neither fields nor marks for a search, as Tahqiq's has none then. The site has the pages of
Tahqiq's, and its own templates (hugo/layouts). What was chosen, and why, is in README.md.
"""

from __future__ import annotations

import argparse
import gc
import itertools
import shutil
import tomllib
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
from hugo_data import tables
from hugo_pages import HugoPage, Keys, navigation, pages
from hugo_text import refuse
from jinja2 import DictLoader

from tahqiq import pipeline
from tahqiq.export import ALWAYS, all_files, formats_named, places_json
from tahqiq.languages import language
from tahqiq.model import build
from tahqiq.problems import has_errors
from tahqiq.publish import site_files, styles
from tahqiq.publish.shell import ASSETS
from tahqiq.read.project import Project
from tahqiq.read.words import read_words
from tahqiq.relate import Relations, relate
from tahqiq.render import Printing, printing
from tahqiq.render.words import Table

HERE = Path(__file__).parent
ADAPTER = """\
{{ range hugo.Data.pages.LANGUAGE }}
{{ $.AddPage . }}
{{ end }}
"""


def read(edition: Path, search: bool = True) -> Printing:
    """A sound edition with all its pages, not yet made; its address is the one that Hugo's site has."""
    _, relations, words = _related(edition)
    address = tomllib.loads((HERE / "hugo/hugo.toml").read_text())["baseURL"]
    made = printing(relations, DictLoader({}), words, search=search, address=address)
    return made.with_shelf(Keys())


def shop(edition: Path) -> Printing:
    """What makes Tahqiq's own pages of a sound edition, without search."""
    project, relations, words = _related(edition)
    return pipeline.print_shop(project, relations, words, search=False)


def _related(edition: Path) -> tuple[Project, Relations, Mapping[str, Table]]:
    project = Project(edition, "content")
    manuscript, problems = pipeline.whole(project)
    if has_errors(problems):
        raise SystemExit(f"{edition}: has errors; see `tahqiq check`")
    words, _ = read_words(pipeline.word_folders(project))
    return project, relate(build(manuscript)), words


def with_files(made: Printing) -> tuple[Printing, dict[str, bytes]]:
    """The files of data that Hugo is given ready, by path; and the printing, which knows size and SHA-256 of each."""
    files = {
        path: file for known in formats_named({ALWAYS}) for path, file in all_files(known, made.publication)
    }
    sizes = {path: (len(file), sha256(file).hexdigest()) for path, file in files.items()}
    return made.with_downloads(sizes), {**files, **dict(places_json(made.relations))}


def write(edition: Path, out: Path, content: str = "adapter", search: bool = True) -> None:
    """The site: configuration, templates, data, pages, assets."""
    made, files = with_files(read(edition, search))
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
    _assets(out / "static", edition, search)
    for path, file in files.items():
        _bytes(out / "static" / path, file)
    languages = itertools.starmap(_configured, enumerate(desks, 1))
    switch = f"[params]\nsearch = {str(search).lower()}\n"
    _text(out / "hugo.toml", "".join([(out / "hugo.toml").read_text(), *languages, switch]))


def _configured(order: int, tag: str) -> str:
    """The default language first, as Tahqiq names them in each page."""
    place = f'contentDir = "content/{tag}"\ndirection = "{language(tag).direction}"'
    return f"[languages.{tag}]\n{place}\nweight = {order}\n"


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


def _assets(static: Path, edition: Path, search: bool) -> None:
    """What both sites only copy: styles, scripts and faces, those that Tahqiq's has too."""
    found = site_files.sources(edition, search=search, style_guide=False, manual=False)
    for path, source in site_files.copied(found).items():
        _bytes(static / path, source.read_bytes())
    _bytes(static / ASSETS / styles.PATH, styles.stylesheet(found, lambda path: found[path].read_bytes()))
    import material

    for sheet in (Path(material.__file__).parent / "templates/assets/stylesheets").glob("[mp]a*.css"):
        _bytes(static / "assets/stylesheets" / sheet.name, sheet.read_bytes())


def _json(path: Path, value: object) -> None:
    _bytes(path, msgspec.json.encode(value, enc_hook=str))


def _text(path: Path, text: str) -> None:
    _bytes(path, text.encode())


def _bytes(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("edition", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--content", choices=("files", "adapter"), default="adapter")
    parser.add_argument("--search", action=argparse.BooleanOptionalAction, default=True)
    given = parser.parse_args()
    # Millions of objects are made, and hardly a cycle.
    gc.disable()
    write(given.edition.resolve(), given.out, given.content, given.search)


if __name__ == "__main__":
    main()
