"""One file for a script and all that it imports: a browser waits for each of twenty modules that it fetches.

It knows the forms that our own modules have, each at the beginning of a line and on one line:
`import "./x.js";`, `import { a, b as c } from "./x.js";`, `export const`, `export class`, `export function`,
`export { a, b as c };`. What is an import or an export otherwise raises ValueError, as does a circle.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection

Read = Callable[[str], str]
"""The text of the module at a path."""
Exports = dict[str, Collection[str]]
"""The names that modules export, by path, in their order in the one file."""

_IMPORT = re.compile(r'^import (?:\{(?P<names>[^{}\n]*)\} from )?"(?P<address>\.[^"\n]*)";$', re.MULTILINE)
_LATER = re.compile(r'\bimport\("(?P<address>\.[^"\n]*)"\)')
_DECLARED = re.compile(
    r"^export (?P<what>(?:const|class|(?:async )?function\*?) (?P<name>[\w$]+)\b)", re.MULTILINE
)
_LISTED = re.compile(r"^export \{(?P<names>[^{}\n]*)\};$", re.MULTILINE)
# What is left of imports and exports when those forms are gone.
_STRANGE = re.compile(r"^(?:import|export)\b.*|\bimport\s*\(.*", re.MULTILINE)
_OWN_ADDRESS = re.compile(r"\bimport\.meta\b.*")
# Lines that are nothing but a comment.
_COMMENT = re.compile(r"^[ \t]*(?://.*|/\*\*(?:[^*]|\*(?!/))*\*/)\n", re.MULTILINE)
# A text that goes on over several lines: what looks like a comment in it would be none.
_LONG_TEXT = re.compile(r"^[^`\n]*`(?:[^`\n]*`[^`\n]*`)*[^`\n]*$", re.MULTILINE)


def reached(path: str, read: Read) -> list[str]:
    """All modules that a script imports, at once or later, each after its own; the script itself is the last."""
    found: dict[str, bool] = {}  # whether all that it imports is there, too

    def reach(path: str) -> None:
        if path not in found:
            found[path] = False
            text = read(path)
            for match in (*_IMPORT.finditer(text), *_LATER.finditer(text)):
                reach(_beside(path, match["address"]))
            del found[path]
            found[path] = True

    reach(path)
    return list(found)


def as_one(path: str, read: Read) -> str:
    """A script with all that it imports in it, for the same place; it is a module still."""
    *modules, _ = reached(path, read)
    exports: Exports = {}
    pieces = [_enclosed(one, _plain(one, read(one)), exports) for one in modules]
    return "\n".join([*pieces, _settled(path, _plain(path, read(path)), exports)])


def _enclosed(path: str, text: str, exports: Exports) -> str:
    """A module as a function called on the spot, of which its exports come: all else in it stays its own."""
    own = {match["name"]: match["name"] for match in _DECLARED.finditer(text)}
    for match in _LISTED.finditer(text):
        own |= {outer: inner for inner, outer in _names(match["names"])}
    body = _settled(path, _LISTED.sub("", _DECLARED.sub(r"\g<what>", text)), exports)
    _refuse(path, _OWN_ADDRESS.search(body))
    given = ", ".join(f"{outer}: {inner}" for outer, inner in own.items())
    made = f"const $module{len(exports)} = (() => {{\n{body}return {{ {given} }};\n}})();"
    exports[path] = own.keys()
    return made


def _settled(path: str, text: str, exports: Exports) -> str:
    """A module's text, its imports taken from what the modules before it have become."""

    def taken(match: re.Match[str]) -> str:
        other, names = _beside(path, match["address"]), _names(match["names"] or "")
        if other not in exports:
            raise ValueError(f"{path}: imports {other}, which imports it")
        if missing := [name for name, _ in names if name not in exports[other]]:
            raise ValueError(f"{path}: {other} does not export {', '.join(missing)}")
        place = list(exports).index(other)
        given = ", ".join(f"{outer}: {inner}" for outer, inner in names)
        return f"const {{ {given} }} = $module{place};" if names else ""

    found = _IMPORT.sub(taken, text)
    _refuse(path, _STRANGE.search(found))
    return "\n".join(line for line in found.splitlines() if line) + "\n"


def _plain(path: str, text: str) -> str:
    _refuse(path, _LONG_TEXT.search(text))
    return _COMMENT.sub("", text)


def _names(listed: str) -> list[tuple[str, str]]:
    """`a, b as c` as pairs of a name and what it is renamed to."""
    pairs = [name.split(" as ") for name in map(str.strip, listed.split(",")) if name]
    return [(pair[0], pair[-1]) for pair in pairs]


def _beside(path: str, address: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), address))


def _refuse(path: str, found: re.Match[str] | None) -> None:
    if found:
        raise ValueError(f"{path}: cannot be put into one file with others: {found[0].strip()}")
