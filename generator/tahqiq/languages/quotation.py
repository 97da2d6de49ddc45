"""Quotation marks within quotation marks: each kind stands inside the other."""

from __future__ import annotations

from tahqiq.languages.record import Quotes

_OPENING, _CLOSING = "“«", "”»"
_INNER_OPEN, _INNER_CLOSE = "‘", "’"


def within_marks(text: str, marks: Quotes) -> str:
    """A text as it stands between a language's outer marks: its own marks become the inner kind.

    What is nested in those becomes the outer kind again, and so on. ‘ and ’ count as marks only inside others,
    and ’ before a letter never does: it is an apostrophe. Where marks do not come in pairs (a quotation that
    goes on in the next paragraph) nothing is nested: all double marks become the inner kind.
    """
    if not any(map(text.count, _OPENING + _CLOSING)):
        return text
    pairs = ((marks.inner_open, marks.inner_close), (marks.open, marks.close))
    deep = sum(map(text.count, _OPENING)) == sum(map(text.count, _CLOSING))
    opened: list[str] = []
    written = []
    for at, character in enumerate(text):
        if character in _OPENING or (character == _INNER_OPEN and opened):
            written.append(pairs[len(opened) % 2 if deep else 0][0])
            opened.append(character)
        elif (character in _CLOSING and opened) or _closes(text, at, opened):
            opened.pop()
            written.append(pairs[len(opened) % 2 if deep else 0][1])
        else:
            written.append(marks.inner_close if character in _CLOSING else character)
    return "".join(written)


def _closes(text: str, at: int, opened: list[str]) -> bool:
    """Whether the character is a ’ that closes a ‘."""
    apostrophe = text[at + 1 : at + 2].isalpha()
    return text[at] == _INNER_CLOSE and opened[-1:] == [_INNER_OPEN] and not apostrophe
