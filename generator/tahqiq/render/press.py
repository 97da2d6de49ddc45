"""The press: templates under autoescape and StrictUndefined; what stands on many pages is pressed once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import chain

import jinja2
from markupsafe import Markup

from tahqiq.render.engine import Environment
from tahqiq.render.escaping import marked
from tahqiq.render.shelf import Shelf, Tray
from tahqiq.render.words import Words

OPTIONAL = "\x1e"
"""Stands before and after the pieces of a part that only some pages show; no content holds it."""

KEPT = 4096
"""How many pieces of pages are kept for when the same view comes again."""

PAGES = "pages/"
"""Where the templates of pages lie."""

PARTS = ("parts/quote.html",)
"""What is pressed by itself."""


class _Once:
    """In templates, `once(macro, view, words)`: the macro's text, made once for equal views."""

    def __init__(self) -> None:
        self.kept: dict[tuple[object, str, object], Markup] = {}

    def __call__(self, macro: Callable[[object, Words], Markup], view: object, words: Words) -> Markup:
        key = (macro, words.language, view)
        found = self.kept.get(key)
        if found is None:
            if len(self.kept) == KEPT:
                self.kept.clear()
            found = self.kept[key] = macro(view, words)
        return found


@dataclass(frozen=True, slots=True)
class Press:
    """Presses pages and parts. `shelf` keeps the parts of quotes."""

    environment: Environment
    shelf: Shelf = field(default_factory=Tray)

    def prepare(self) -> None:
        """Loads templates of pages, compiled if need be, so that processes which share the work need not each do it.

        What cannot be read or compiled may be for no page; whoever asks for it is told what is wrong.
        """
        pages = self.environment.list_templates(filter_func=_is_page)
        # What is imported becomes known as those before it are compiled.
        for name in chain(pages, PARTS, self.environment.imported):
            with suppress(jinja2.TemplateError, UnicodeError, OSError):
                self.environment.get_template(name)

    def body(self, kind: str, view: object, words: Words) -> str:
        """The body of a page; optional pieces of its parts are shown."""
        html = self.environment.text(f"pages/{kind}.html", {"view": view, "words": words})
        return html.replace(OPTIONAL, "")

    def source(self, name: str) -> str:
        """What stands in a file beside the templates, as it is."""
        loader = self.environment.loader
        assert loader is not None
        return loader.get_source(self.environment, name)[0]

    def part(self, name: str, words: Words, given: Mapping[str, object]) -> str:
        """A part of a page."""
        return self.environment.text(f"parts/{name}.html", {"words": words, **given})


def press(templates: jinja2.BaseLoader, compiled: jinja2.BytecodeCache | None = None) -> Press:
    """A press for a set of templates, of which some may be compiled already."""
    environment = Environment(templates, {"once": _Once(), "optional": OPTIONAL}, compiled)
    return Press(environment)


def _is_page(name: str) -> bool:
    return name.startswith(PAGES) and name.endswith(".html")


def with_optional(html: str, *shown: bool) -> Markup:
    """A pressed part with those of its optional pieces that are to be shown, in their order."""
    if all(shown):
        return marked(html.replace(OPTIONAL, ""))
    pieces = html.split(OPTIONAL)
    for place, wanted in enumerate(shown):
        if not wanted:
            pieces[2 * place + 1] = ""
    return marked("".join(pieces))
