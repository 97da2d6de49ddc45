"""The examples of problems, put into the small sound edition.

Lines of a YAML file take the place of the lines with the same keys, and what the other example has beside them is
taken out; so are blocks of a text, by their ids. What is no such part is a whole file.
"""

from __future__ import annotations

import re
from pathlib import Path

import editions
from tahqiq.problems import Kind, ProblemCode

ARTICLE = "articles/visit"
WHERE: dict[Kind, str] = {
    "edition": "content/edition.yml",
    "actor": "content/actors/hana.yml",
    "event": "content/events/session.yml",
    "term": "content/terms/truce.yml",
    "article": f"content/{ARTICLE}/article.yml",
    "lock": f"content/{ARTICLE}/article.lock.yml",
    "page": "content/pages/about/en.md",
    "words": "templates/words/en.yml",
    "template": "templates/pages/home.html",
    "source": "sources/visit.txt",
}
_KEY = re.compile(r"( *)([^\s:{}\[\]-][^:{}\[\]]*|<<):(?: |$)")
_ID = re.compile(r"^\{#([a-z0-9-]+)", re.MULTILINE)
_LISTED = re.compile(r"(?P<path>.*?)(?: → (?P<target>.*)| \((?P<size>[\d,]+) bytes\))?")

Lines = list[str]


def write(folder: Path, entry: ProblemCode, *, right: bool) -> Path:
    """The small edition with one of the examples of a code in it."""
    editions.write(folder, editions.base())
    shown, other = (
        entry.pieces(e) for e in ((entry.right, entry.wrong) if right else (entry.wrong, entry.right))
    )
    for kind, text in shown.items():
        if kind == "folder":
            _list(folder / "content", text, other.get(kind, ""))
            continue
        path = folder / _where(kind, text + other.get(kind, ""))
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        made = _in_place(kind, before, text, other.get(kind, ""))
        editions.write(folder, f"-- {path.relative_to(folder).as_posix()} --\n{made}")
    return folder


def _where(kind: Kind, text: str) -> str:
    if kind != "text":
        return WHERE[kind]
    return f"content/{ARTICLE}/{'ar' if re.search(r'[ء-ي]', text) else 'en'}.md"


def _in_place(kind: Kind, before: str, text: str, other: str) -> str:
    if kind == "text":
        return _blocks(before, text, other) if text.strip() else text
    both = (text + other).splitlines()
    if (
        not before
        or kind in ("page", "template")
        or any(not _KEY.match(line) and not line.startswith(" ") for line in both)
    ):
        return text
    return "\n".join(_merged(before.splitlines(), text.splitlines(), other.splitlines())) + "\n"


# ---------------------------------------------------------------- YAML


def _entries(lines: Lines) -> list[tuple[str, Lines]]:
    """(key, its lines) of a mapping in lines; the key's own line is the first."""
    indent = len(lines[0]) - len(lines[0].lstrip()) if lines else 0
    found: list[tuple[str, Lines]] = []
    for line in lines:
        key = _KEY.match(line)
        if key and len(key[1]) == indent:
            found.append((key[2], [line]))
        else:
            found[-1][1].append(line)
    return found


def _is_mapping(lines: Lines) -> bool:
    return len(lines) > 1 and bool(_KEY.match(lines[1])) and lines[0].rstrip().endswith(":")


def _merged(before: Lines, example: Lines, other: Lines) -> Lines:
    shown, gone = _entries(example), dict(_entries(other))
    by_key = dict(shown)
    made: Lines = []
    for key, lines in _entries(before):
        if key in by_key and _is_mapping(lines) and _is_mapping(by_key[key]):
            inner = gone.get(key, [""])
            made += [lines[0], *_merged(lines[1:], by_key[key][1:], inner[1:] if _is_mapping(inner) else [])]
        elif key in by_key:
            made += [line for name, each in shown if name == key for line in each]
        elif key not in gone:
            made += lines
    known = {key for key, _ in _entries(before)}
    return [*made, *(line for key, lines in shown if key not in known for line in lines)]


# ---------------------------------------------------------------- texts


def _split(text: str) -> dict[str, str]:
    starts = [m.start() for m in _ID.finditer(text)]
    pieces = [text[a:b].strip() for a, b in zip([0, *starts], [*starts, len(text)], strict=True)]
    return {(m[1] if (m := _ID.match(piece)) else ""): piece for piece in pieces if piece}


def _blocks(before: str, text: str, other: str) -> str:
    there, shown, gone = _split(before), _split(text), _split(other)
    if {*there} <= {*shown}:
        return text
    made = {
        name: shown.get(name, block) for name, block in there.items() if name in shown or name not in gone
    }
    return "\n\n".join((made | shown).values()) + "\n"


# ---------------------------------------------------------------- folders


def _list(content: Path, shown: str, other: str) -> None:
    """Files by their paths: those that are new are copies of what lies beside them, or in a folder beside theirs."""
    for line in other.splitlines():
        path = content / _LISTED.fullmatch(line)["path"]  # type: ignore[index]
        if line not in shown.splitlines() and path.exists():
            path.unlink()
    for line in shown.splitlines():
        found = _LISTED.fullmatch(line)
        assert found
        path = content / found["path"]
        if found["target"]:
            path.symlink_to(found["target"])
        elif found["size"]:
            path.write_bytes(b" " * int(found["size"].replace(",", "")))
        elif not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            beside = sorted(path.parent.parent.glob(f"*/{path.name}")) or sorted(
                path.parent.glob(f"*{path.suffix}")
            )
            path.write_bytes(beside[0].read_bytes() if beside else b" ")
