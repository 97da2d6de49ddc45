"""What Chromium's PDF lacks: Arabic that can be searched and copied, headings in their order, bytes without a clock.

- It names letters by the forms they take in a word (U+FE8F and the like), which some readers cannot put in order; they
  are named as they are typed. Ligatures stay as they are: a reader that turns the line around would turn them too.
- It collects the titles of bookmarks in the order in which words are drawn; they get the headings' own text.
- It says when the page was printed, which is nothing of the page; and it numbers elements from wherever it was.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from tahqiq.publish.pdf.objects import Pdf, stream, taken_apart, with_stream

CREATOR = b"/Creator (Tahqiq)"
_DATES = re.compile(rb"/(?:CreationDate|ModDate) \(D:[^)]*\)\n?")
_CREATOR = re.compile(rb"/Creator \((?:[^()\\]|\\.)*\)")
_NODE = re.compile(rb"\(node(\d{8})\)")
_FORM = re.compile(rb"<(F[BCDE][0-9A-F]{2})>")
_RANGE = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]{4})> <(F[BCDE][0-9A-F]{2})>")
_TITLE = re.compile(rb"/Title (?:<[0-9A-Fa-f]*>|\((?:[^()\\]|\\.)*\))")


def amended(data: bytes, headings: Sequence[str]) -> bytes:
    """The same document, amended; `headings` are those of the page, in order. Raises OtherPdf."""
    pdf = taken_apart(data)
    _without_clock(pdf)
    _numbered(pdf)
    for number in pdf.named(b"ToUnicode"):
        content = stream(pdf.objects[number])
        if content is not None:
            pdf.objects[number] = with_stream(pdf.objects[number], typed(content))
    _entitle(pdf, headings)
    return pdf.written()


def typed(table: bytes) -> bytes:
    """A table from glyphs to letters (ISO 32000-1, 9.10.3) with letters as they are typed."""
    rows = []
    for row in table.split(b"\n"):
        found = _RANGE.fullmatch(row)
        if found:
            first, last, form = (int(number, 16) for number in found.groups())
            forms = b" ".join(b"<%04X>" % (form + n) for n in range(last - first + 1))
            row = b"<%s> <%s> [%s]" % (found[1], found[2], forms)
        rows.append(_FORM.sub(_letter, row))
    return b"\n".join(rows)


def _letter(form: re.Match[bytes]) -> bytes:
    letter = unicodedata.normalize("NFKC", chr(int(form[1], 16)))
    return b"<%04X>" % ord(letter) if len(letter) == 1 else form[0]


def _without_clock(pdf: Pdf) -> None:
    number = pdf.reference(b"Info", pdf.trailer)
    if number:
        pdf.objects[number] = _CREATOR.sub(CREATOR, _DATES.sub(b"", pdf.objects[number]))


def _numbered(pdf: Pdf) -> None:
    """Elements are named by numbers that go on from what the browser did before; here they begin with 1."""
    found = sorted({n for body in pdf.objects.values() for n in _NODE.findall(body)})
    ranks = {old: b"(node%08d)" % new for new, old in enumerate(found, 1)}
    for number, body in pdf.objects.items():
        if b"(node" in body:
            pdf.objects[number] = _NODE.sub(lambda node: ranks[node[1]], body)


def _entitle(pdf: Pdf, headings: Sequence[str]) -> None:
    """Gives bookmarks the text of their headings: of the next one that has the same letters."""
    left = list(headings)
    for number in _bookmarks(
        pdf, pdf.reference(b"Outlines", pdf.objects[pdf.reference(b"Root", pdf.trailer)])
    ):
        body = pdf.objects[number]
        title = _TITLE.search(body)
        said = _text(title[0]) if title else ""
        at = next((n for n, heading in enumerate(left) if _has_letters_of(said, heading)), None)
        if title and at is not None:
            heading = " ".join(left[at].split())
            del left[: at + 1]
            written = b"/Title <FEFF%s>" % heading.encode("utf-16-be").hex().upper().encode()
            pdf.objects[number] = body[: title.start()] + written + body[title.end() :]


def _bookmarks(pdf: Pdf, parent: int) -> Iterator[int]:
    """The numbers of all bookmarks below one, in order."""
    if not parent:
        return
    number = pdf.reference(b"First", pdf.objects[parent])
    while number:
        yield number
        yield from _bookmarks(pdf, number)
        number = pdf.reference(b"Next", pdf.objects[number])


def _text(title: bytes) -> str:
    value = title.removeprefix(b"/Title ")
    if value.startswith(b"<"):
        return bytes.fromhex(value[1:-1].decode()).decode("utf-16")
    return re.sub(rb"\\(.)", rb"\1", value[1:-1]).decode("latin-1")


def _has_letters_of(said: str, heading: str) -> bool:
    """Whether a title has the letters of a heading in whatever order: once, or as often as it was laid out."""
    letters, wanted = _letters(said), _letters(heading)
    times = len(letters) // len(wanted) if wanted else 0
    return times > 0 and letters == sorted(wanted * times)


def _letters(text: str) -> list[str]:
    """The letters of a text, in no order; a style may draw them as capitals."""
    return sorted("".join(unicodedata.normalize("NFKC", text).casefold().split()))
