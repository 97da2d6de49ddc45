"""Answers: what one page of a preview is told of the board, as JSON, in the words of its language."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tahqiq.languages import language as language_record
from tahqiq.publish.board import Addresses, Board, Notice, Save
from tahqiq.publish.board.entries import Entry
from tahqiq.render import Words, words_in

LISTED = 100
"""So many problems are told of; the others are counted."""
_WORDS = "preview."
_COUNTED = ("errors", "warnings", "more")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a page says of itself: its address, its language, the stamp of what it saw last, and of the saves it knows.

    `mount` is what addresses of the site begin with. `root` is the edition's folder where whoever asks sits at this
    machine, and None where not.
    """

    address: str
    language: str
    seen: str
    since: str
    mount: str
    root: Path | None


def answer(board: Board, notice: Notice, asked: Asked, site: Mapping[str, Any]) -> bytes:
    """The JSON; `site` is what is known of the page's file, and of the assets."""
    words = words_in(asked.language, notice.words)
    since = board.revision(asked.since)
    told = {
        "stamp": board.stamp(notice),
        "waits": notice.waits,
        "sound": notice.sound,
        "working": notice.working,
        "direction": language_record(asked.language).direction,
        "saves": [_save(save, asked.mount) for save in notice.saves if save.revision > since],
        "words": _words(words),
        **_problems(notice, asked, words),
        **site,
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def _save(save: Save, mount: str) -> dict[str, Any]:
    files = [{"file": saved.file, "addresses": _under(mount, saved.addresses)} for saved in save.files]
    return {"ago": round(1000 * (time.monotonic() - save.when)), "files": files}


def _under(mount: str, addresses: Addresses) -> dict[str, str]:
    return {tag: mount + address for tag, address in addresses.items()}


def _words(words: Words) -> dict[str, str]:
    keys = {key for table in (words.fallback, words.table) for key in table if key.startswith(_WORDS)}
    plain = (key.removeprefix(_WORDS) for key in sorted(keys))
    return {key: words(_WORDS + key) for key in plain if key.partition(".")[0] not in _COUNTED}


def _problems(notice: Notice, asked: Asked, words: Words) -> dict[str, Any]:
    errors, warnings = notice.errors, notice.warnings
    more = errors + warnings - LISTED
    here = asked.address.removeprefix(asked.mount)
    ordered = sorted(notice.entries, key=lambda entry: _rank(entry, here))
    return {
        "errors": errors,
        "warnings": warnings,
        "counted": [
            {"severity": severity, "said": words.count(f"preview.{severity}s", count)}
            for severity, count in (("error", errors), ("warning", warnings))
            if count
        ],
        "more": words.count("preview.more", more) if more > 0 else "",
        "problems": [_entry(entry, asked) for entry in ordered[:LISTED]],
    }


def _rank(entry: Entry, here: str) -> tuple[bool, bool]:
    """Errors first, for they hold up all pages; of both those that the open page shows."""
    elsewhere = all(address.partition("#")[0] != here for address in entry.addresses.values())
    return entry.problem.severity != "error", elsewhere


def _entry(entry: Entry, asked: Asked) -> dict[str, Any]:
    problem, excerpt = entry.problem, entry.excerpt
    return {
        "severity": problem.severity,
        "code": problem.code,
        "place": str(problem.place),
        "message": problem.message,
        "hint": problem.hint,
        "excerpt": excerpt
        and {
            "before": excerpt.before,
            "meant": excerpt.meant,
            "after": excerpt.after,
            "direction": excerpt.direction,
        },
        "addresses": _under(asked.mount, entry.addresses),
        "path": _path(entry, asked.root) if asked.root else "",
    }


def _path(entry: Entry, root: Path) -> str:
    """The whole path of the file, with line and column, as editors take it."""
    place = entry.problem.place
    return ":".join([str(root / place.file), str(place.line or 1), str(place.column or 1)])
