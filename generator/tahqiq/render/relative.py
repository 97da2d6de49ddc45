"""Relative links: from one address of the site to another, so that it works in any folder."""

from __future__ import annotations


def relative(here: str, there: str) -> str:
    """A link from the page at one address to another address or file, so that sites work in any folder."""
    base = here.split("/")[:-1]
    path, mark, fragment = there.partition("#")
    target = path.split("/")
    shared = 0
    while shared < min(len(base), len(target) - 1) and base[shared] == target[shared]:
        shared += 1
    steps = [".."] * (len(base) - shared) + target[shared:]
    link = "/".join(steps) or ("" if mark else "./")
    return link + mark + fragment
