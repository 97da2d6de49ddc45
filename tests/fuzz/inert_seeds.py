"""What fuzzing begins with: the editions of tests/problems and tests/golden, and the small hostile one, as inputs."""

from __future__ import annotations

from pathlib import Path

import editions
from fuzz import inert_edition

TESTS = Path(__file__).parents[1]


def seeds() -> dict[str, bytes]:
    """Inputs by name."""
    start = inert_edition.start()
    found = {"start": inert_edition.joined(start)}
    article = {name: text for name, text in start.items() if name.startswith("articles/")}
    found["article"] = inert_edition.joined(article)
    for name, text in start.items():
        found[f"start-{name.replace('/', '-')}"] = inert_edition.joined({name: text})
    for path in sorted((TESTS / "problems").glob("*/bad.txt")):
        found[f"problem-{path.parent.name}"] = _alone(editions.base().encode(), path.read_bytes())
    for path in sorted((TESTS / "golden").glob("*/edition.txt")):
        text = path.read_bytes()
        base = editions.base().encode() if b"# base" in text else b""
        found[f"golden-{path.parent.name}"] = _alone(base, text)
    return found


def _alone(*texts: bytes) -> bytes:
    """An edition of its own: nothing of the one that inputs are laid over is left."""
    gone = b"".join(b"-- delete content/%s --\n" % name.encode() for name in inert_edition.start())
    files: dict[str, bytes] = {}
    for text in texts:
        files = inert_edition.laid_over(files, text)
    return gone + inert_edition.joined(files)


def write(folder: Path, *, few: bool = False) -> None:
    """Each input as a file; `few`: the small sound edition alone."""
    for name, data in seeds().items():
        if not few or name == "start":
            (folder / name).write_bytes(data)
