"""Small editions as one text: `-- content/actors/x.yml --`, then the file's lines.

`-- delete PATH --` removes a file; `-- symlink PATH TARGET --` and `-- blank PATH LENGTH --` make
what text cannot say.
"""

from __future__ import annotations

import re
from pathlib import Path

MARK = re.compile(r"^-- (?:(delete|symlink|blank) )?(\S+)(?: (\S+))? --$")
BASE = Path(__file__).parent / "problems" / "base.txt"


def parse(text: str) -> list[tuple[str, str, str, str]]:
    """(what to do, path, argument, the file's text) of each section."""
    sections: list[tuple[str, str, str, str]] = []
    for line in text.splitlines(keepends=True):
        mark = MARK.match(line.rstrip("\n"))
        if mark:
            sections.append((mark[1] or "write", mark[2], mark[3] or "", ""))
        else:
            *others, content = sections.pop()
            sections.append((others[0], others[1], others[2], content + line))
    return sections


def write(folder: Path, *texts: str) -> Path:
    """Writes editions one over the other into a folder."""
    for text in texts:
        for action, name, argument, content in parse(text):
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if action == "delete":
                path.unlink()
                if not any(path.parent.iterdir()):
                    path.parent.rmdir()
            elif action == "symlink":
                path.symlink_to(argument)
            elif action == "blank":
                path.write_bytes(b" " * int(argument))
            else:
                # `\xNN` stands for a raw byte, so that bad encodings can be written as text.
                raw = re.sub(rb"\\x([0-9A-F]{2})", lambda m: bytes([int(m[1], 16)]), content.encode())
                path.write_bytes(raw)
    return folder


def base() -> str:
    """A small edition in which everything is sound."""
    return BASE.read_text(encoding="utf-8")
