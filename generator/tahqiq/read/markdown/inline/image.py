"""Images: `![description](file.jpg "title")`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tahqiq.read.markdown.inline.link import forbid
from tahqiq.read.markdown.inline.target import of_link
from tahqiq.read.markdown.nodes import Image
from tahqiq.read.markdown.plain import plain

if TYPE_CHECKING:
    from tahqiq.read.markdown.inline.scanner import Opener, Scanner

# Not SVG, which can carry a script.
_FILE = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*\.(?:png|jpe?g|webp|gif|avif)")
_HINT = "name a file beside this text: Latin letters, digits, - . _, and .png, .jpg, .webp, .gif or .avif"
_SAID = {
    "span-in-link": ("an annotated span inside an image's description", "annotate the words of the text"),
    "footnote-in-link": ("a footnote inside an image's description", "put it after the image"),
}


def close(scanner: Scanner, opener: Opener) -> bool:
    """Make an image of what stands since `opener`, if a file follows the bracket at scanner.pos."""
    target = of_link(scanner, opener)
    if target is None:
        if scanner.src.startswith("(", scanner.pos + 1):
            at = scanner.pos + 1
            scanner.problem(at, at + 1, "image-source", "what follows the bracket is no file name", _HINT)
        scanner.after_image = scanner.pos + 1
        return False
    start, end = opener.at, target.end
    forbid(scanner, start, _SAID)
    children, _ = scanner.take(opener)
    alt = plain(children)
    good = _FILE.fullmatch(target.address) and ".." not in target.address
    if not good:
        scanner.problem(start, end, "image-source", f'an image can\'t be "{target.address[:60]}"', _HINT)
    if not (alt.strip() or scanner.too_deep):
        hint = "say between the brackets what it shows, for readers who don't see it"
        scanner.problem(start, end, "image-alternative", "an image without description", hint)
    if good:
        scanner.add(Image(target.address, alt, target.title, scanner.place(start, end)))
    else:
        scanner.text(alt)
    scanner.pos = end
    return True
