"""What an editor puts in at once where a record begins: its required keys, with places to type at.

Places are those of VS Code's snippets: `${1:words}` is one, `${1|a,b|}` one with a choice. Numbers go on through a
snippet, so that the tab key leads from one place to the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from tahqiq.schema.fields import Choice, Listing, Localised, Record, Shape, Table


def said(shape: Shape) -> str:
    """What a snippet is of."""
    if isinstance(shape, Record):
        return shape.description
    if isinstance(shape, Listing):
        return f"One item. {said(shape.item)}".rstrip()
    if isinstance(shape, Table):
        return f"One entry. {said(shape.value)}".rstrip()
    return "The text in each language."


def body(shape: Shape, languages: Sequence[str]) -> object | None:
    """The snippet of a value: of a record that requires keys, a text in each language, or of a list or table of those.

    None where there is nothing to save typing.
    """
    return _body(shape, languages, count(1))


def _body(shape: Shape, languages: Sequence[str], places: Iterator[int]) -> object | None:
    if isinstance(shape, Record):
        required = {name: field for name, field in shape.fields.items() if field.required}
        found = {name: _value(name, field.shape, languages, places) for name, field in required.items()}
        return found or None
    if isinstance(shape, Localised):
        return {tag: f"${next(places)}" for tag in languages} if shape.every and languages else None
    if isinstance(shape, Listing) and isinstance(shape.item, Record):
        return [_body(shape.item, languages, places)]
    if isinstance(shape, Table) and isinstance(shape.value, Record):
        key = f"${{{next(places)}:id}}"
        return {key: _body(shape.value, languages, places)}
    return None


def _value(name: str, shape: Shape, languages: Sequence[str], places: Iterator[int]) -> object:
    if isinstance(shape, Choice):
        return f"${{{next(places)}|{','.join(shape.values)}|}}"
    if isinstance(shape, Listing) and not isinstance(shape.item, Record):
        return [f"${{{next(places)}:{name}}}"]
    found = _body(shape, languages, places)
    if found is None and isinstance(shape, Localised):
        return {f"${{{next(places)}:language}}": f"${{{next(places)}:{name}}}"}
    return found if found is not None else f"${{{next(places)}:{name}}}"
