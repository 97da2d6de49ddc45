"""Links: `[text](address "title")`, and `[text][label]` with a definition elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tahqiq.read.markdown.inline.address import checked
from tahqiq.read.markdown.inline.target import of_link
from tahqiq.read.markdown.nodes import Inline, Link

if TYPE_CHECKING:
    from tahqiq.read.markdown.inline.scanner import Opener, Scanner

_SAID = {
    "span-in-link": ("an annotated span inside a link", "put the link inside the span"),
    "footnote-in-link": ("a footnote inside a link", "put it after the link"),
    "link-in-link": ("a link inside a link", "take one of them away"),
}


def close(scanner: Scanner, opener: Opener) -> bool:
    """Make a link of what stands since `opener`, if an address follows the bracket at scanner.pos."""
    target = of_link(scanner, opener)
    if target is None:
        if scanner.src.startswith("(", scanner.pos + 1):
            _malformed(scanner)
        return False
    start, end = opener.at, target.end
    if not opener.active:
        return _link_in_link(scanner, start, end)
    href = checked(scanner, start, end, target.address)
    if not scanner.src[start + 1 : scanner.pos].strip():
        hint = "write the words of the link between the brackets"
        scanner.problem(start, end, "link-without-text", "a link without words", hint)
    forbid(scanner, start, _SAID)
    children, depth = scanner.take(opener)
    _finish(scanner, opener, Link(href or "", target.title, children, scanner.place(start, end)), depth, href)
    scanner.pos = end
    return True


def _finish(scanner: Scanner, opener: Opener, link: Link, depth: int, href: str | None) -> None:
    if href is None:
        restore(scanner, link.children, depth)
    else:
        scanner.wrap(link, link.children, depth, opener.at)
    scanner.marks.append((opener.at, "link-in-link"))
    # A link takes no link around it: the brackets that are still open can become spans and images only.
    for other in reversed(scanner.openers):
        if not other.active:
            break
        other.active = False


def _link_in_link(scanner: Scanner, start: int, end: int) -> bool:
    message, hint = _SAID["link-in-link"]
    scanner.problem(start, end, "link-in-link", message, hint)
    scanner.text("]")
    scanner.pos = end
    return True


def _malformed(scanner: Scanner) -> None:
    at = scanner.pos + 1
    message = "what follows the bracket is no address"
    hint = "write (https://…) without spaces, or \\( for the parenthesis itself"
    scanner.problem(at, at + 1, "link-malformed", message, hint)


def forbid(scanner: Scanner, start: int, said: dict[str, tuple[str, str]]) -> None:
    """Report what was marked since `start`, and what may not stand in a link or an image's description."""
    while scanner.marks and scanner.marks[-1][0] > start:
        at, code = scanner.marks.pop()
        if code in said:
            message, hint = said[code]
            scanner.problem(at, at + 1, code, message, hint)


def restore(scanner: Scanner, children: tuple[Inline, ...], depth: int) -> None:
    """Leave the words without what went wrong around them."""
    for child in children:
        scanner.add(child, depth)
