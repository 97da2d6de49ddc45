"""An edition's own templates: what is no plain file among them, what Jinja cannot read, names that nobody has."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tahqiq.check.hints import nearest
from tahqiq.paths import SHIPPED
from tahqiq.plain import NotPlain, plain_bytes, plain_files
from tahqiq.problems import Place, Problem, ProblemCode
from tahqiq.read.text import LIMIT, decode

if TYPE_CHECKING:
    # Jinja takes a while to load, and most editions have no templates of their own.
    from jinja2 import nodes

NAME = "templates"
PAGES, PARTS, THEME = "pages/", "parts/", "theme/"

CODES = {
    "template-syntax": ProblemCode(
        "template",
        "A template of the edition's own is not written as Jinja reads it.",
        "<h1>{% if view.title %}{{ view.title }}</h1>\n",
        "<h1>{% if view.title %}{{ view.title }}{% endif %}</h1>\n",
        remedy="Compare it with the template of ours whose place it takes.",
    ),
    "template-unknown": ProblemCode(
        "template",
        "A template names another that neither the edition nor tahqiq has.",
        '<h1>{{ view.title }}</h1>\n{% include "parts/titels.html" %}\n',
        '<h1>{{ view.title }}</h1>\n{% include "parts/titles.html" %}\n',
    ),
    "template-extends-itself": ProblemCode(
        "template",
        "A template extends its own name, and so itself.",
        '{% extends "pages/home.html" %}\n',
        '{% extends "shipped/pages/home.html" %}\n',
        why="The edition's template has taken the place of ours under that name.",
        remedy="Put `shipped/` before the name to extend ours, and write only those blocks that are to be other.",
    ),
}
ON_PAGES = {
    "template-fails": ProblemCode(
        "template",
        "A page cannot be made by a template of the edition's own.",
        "<h1>{{ view.titel }}</h1>\n",
        "<h1>{{ view.title }}</h1>\n",
        why="It asks for what its page is not given; this is found when the page is made.",
        remedy="The first lines of the template of ours whose place it takes say what it is given.",
    ),
}
"""What is only found while pages are made."""


def templates_amiss(folders: Sequence[Path]) -> tuple[Problem, ...]:
    """Problems of the folders of templates of an edition: its own and ours, or ours alone, of which there are none.

    A link among its own would publish another file of the machine that builds. Raises OSError where one cannot be read.
    """
    if len(folders) == 1:
        return ()
    own, ours = folders
    if own.is_symlink():
        return (_not_plain(NAME),)
    files, others = plain_files(own)
    names = [*filter(_is_template, files)]
    shipped = [*filter(_is_template, plain_files(ours)[0])] if names else []
    known = {*names, *shipped, *(f"{SHIPPED}/{name}" for name in shipped)}
    amiss = (problem for name in names for problem in _amiss(own, name, known))
    return (*(_not_plain(f"{NAME}/{path}") for path in others), *amiss)


def _not_plain(path: str) -> Problem:
    hint = "put a copy of what is meant in its place"
    return Problem(Place(path), "not-a-file", "this is no plain file or folder", hint)


def _is_template(name: str) -> bool:
    return name.endswith(".html") and name.startswith((PAGES, PARTS, THEME))


def _amiss(own: Path, name: str, known: Collection[str]) -> Iterator[Problem]:
    try:
        text, problems = decode(plain_bytes(own / name, LIMIT) or b"", f"{NAME}/{name}")
    except NotPlain:
        return  # it was one when it was listed
    if problems:
        yield from problems
    else:
        yield from _of_theme(text, name) if name.startswith(THEME) else _of_page(text, name, known)


def _of_theme(text: str, name: str) -> Iterator[Problem]:
    """One that MkDocs renders, which has filters and templates of its own."""
    import jinja2

    environment = jinja2.Environment(extensions=["jinja2.ext.i18n"])
    yield from _unread(lambda: environment.parse(text), name)


def _of_page(text: str, name: str, known: Collection[str]) -> Iterator[Problem]:
    import jinja2

    environment = jinja2.Environment()
    # To compile it is to be told of filters that nobody has as well.
    unread = [*_unread(lambda: environment.compile(text), name)]
    yield from unread or _misnamed(environment.parse(text), name, known)


def _unread(read: Callable[[], object], name: str) -> Iterator[Problem]:
    import jinja2

    try:
        read()
    except jinja2.TemplateSyntaxError as error:
        said = (error.message or "").rstrip(".")
        message = f"this is no Jinja: {said[:1].lower()}{said[1:]}"
        yield Problem(Place(f"{NAME}/{name}", error.lineno), "template-syntax", message)
    except (SyntaxError, RecursionError, MemoryError):
        # What Jinja makes of it is Python, which bears so much and no more.
        message = "its blocks stand in one another too deep"
        yield Problem(
            Place(f"{NAME}/{name}"), "template-syntax", message, "take some out into other templates"
        )


def _misnamed(tree: nodes.Template, name: str, known: Collection[str]) -> Iterator[Problem]:
    from jinja2 import nodes

    naming: Iterable[Any] = tree.find_all((nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport))
    for node in naming:
        named = node.template.value if isinstance(node.template, nodes.Const) else None
        place = Place(f"{NAME}/{name}", node.lineno)
        if not isinstance(named, str) or (isinstance(node, nodes.Include) and node.ignore_missing):
            continue
        if isinstance(node, nodes.Extends) and named == name:
            hint = f'write "{SHIPPED}/{name}" to extend ours'
            yield Problem(place, "template-extends-itself", "this template extends itself", hint)
        elif named not in known:
            message = f'there is no template "{named}"'
            yield Problem(place, "template-unknown", message, nearest(named, known))
