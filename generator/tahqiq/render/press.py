"""The press: templates under autoescape and StrictUndefined; what stands on many pages is pressed once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import jinja2
import markupsafe
from markupsafe import Markup, escape

from tahqiq.render.shelf import Shelf, Tray
from tahqiq.render.words import Words

OPTIONAL = "\x1e"
"""Stands before and after the pieces of a part that only some pages show; no content holds it."""

KEPT = 4096
"""How many pieces of pages are kept for when the same view comes again."""


# MarkupSafe's own escaping of plain text, without the wrapping of each result in Markup (four times the cost).
_plain_escape: Callable[[str], str] = getattr(markupsafe, "_escape_inner", escape)


def _escaped(value: object) -> str:
    """What a template puts out, safe for HTML."""
    if type(value) is Markup:
        return value
    if type(value) is str:
        return _plain_escape(value)
    return escape(value)


class _Template(jinja2.Template):
    """A template whose pieces are plain strings until they are joined."""

    @classmethod
    def from_code(
        cls, environment: jinja2.Environment, code: Any, globals: Any, uptodate: Any = None
    ) -> jinja2.Template:
        """As Jinja's own; documented as what loaders call."""
        made = super().from_code(environment, code, globals, uptodate)
        made.root_render_func.__globals__["escape"] = _escaped
        return made


class _Environment(jinja2.Environment):
    template_class = _Template


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

    environment: jinja2.Environment
    shelf: Shelf = field(default_factory=Tray)

    def body(self, kind: str, view: object, words: Words) -> str:
        """The body of a page; optional pieces of its parts are shown."""
        html = self.environment.get_template(f"pages/{kind}.html").render(view=view, words=words)
        return html.replace(OPTIONAL, "")

    def part(self, name: str, words: Words, given: Mapping[str, object]) -> str:
        """A part of a page."""
        return self.environment.get_template(f"parts/{name}.html").render(words=words, **given)


def press(templates: jinja2.BaseLoader) -> Press:
    """A press for a set of templates."""
    environment = _Environment(
        loader=templates,
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        # Within one build templates do not change; to ask each time costs a look at the disk.
        auto_reload=False,
    )
    environment.globals |= {"once": _Once(), "optional": OPTIONAL}
    return Press(environment)


def with_optional(html: str, *shown: bool) -> Markup:
    """A pressed part with those of its optional pieces that are to be shown, in their order."""
    pieces = html.split(OPTIONAL)
    return Markup("".join(piece for n, piece in enumerate(pieces) if n % 2 == 0 or shown[n // 2]))
