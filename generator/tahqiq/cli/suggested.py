"""How suggestions are shown: as a numbered list for people, as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence

from tahqiq.author.suggest import Doubt, Spot, Suggestion
from tahqiq.suggesting import Sitting

FIRST_ISOLATE, END_ISOLATE = "\u2068", "\u2069"
_SHOWN = 70


def lines(number: int, one: Suggestion) -> list[str]:
    """A suggestion of the list: what and how surely, its words in each language, why."""
    found = [f"{number:4}. {_head(one)}"]
    found += [f"      {where(spot)}" for spot in one.spots]
    said = one.attribution
    if said:
        speaker = f"speaker {said.speaker} ({said.sure:.2f})" if said.speaker else "speaker not known"
        when = f", {said.date}" if said.date else ""
        found.append(f"      {speaker}, {said.mode}" + (f", {said.channel}" if said.channel else "") + when)
    return [*found, f"      {one.why}"]


def header(number: int, one: Suggestion) -> list[str]:
    """A suggestion in one line, as it stands above a patch."""
    numbered = f"{number}. " if number else ""
    return [f"{numbered}{_head(one)} {'; '.join(map(where, one.spots))}: {one.why}"]


def doubt_lines(doubts: Sequence[Doubt]) -> list[str]:
    """What was looked at and is not suggested."""
    return [f"    - {where(doubt.spot)}: {doubt.why}" for doubt in doubts]


def where(spot: Spot) -> str:
    """The language, the block and the words, which run in their own direction whatever stands around them."""
    return f"{spot.language} {spot.block} {isolated(spot.words)}"


def isolated(words: str) -> str:
    """Words shortened to what fits on a line, between signs that keep their direction to themselves."""
    words = " ".join(words.split())
    if len(words) > _SHOWN:
        words = f"{words[: _SHOWN // 2]} … {words[-_SHOWN // 3 :]}"
    return f"{FIRST_ISOLATE}{words}{END_ISOLATE}"


def _head(one: Suggestion) -> str:
    others = f" (or {', '.join(one.others)})" if one.others else ""
    return f"{one.kind} {one.value}{others} {one.confidence:.2f}"


def suggestions_json(found: Sitting) -> str:
    """An object with the article's id, `suggestions`, `doubts` and how many of both were `left` for another time.

    `long` are the files of which only the beginning was looked through. Places count as in
    `tahqiq check --format json`.
    """
    listed, doubts, left = found.suggested
    rows = [_row(number, one, found) for number, one in enumerate(listed, 1)]
    unclear = [_spot(doubt.spot, found) | {"why": doubt.why} for doubt in doubts]
    whole = {
        "article": found.draft.name,
        "suggestions": rows,
        "doubts": unclear,
        "left": left,
        "long": list(found.draft.long),
    }
    return json.dumps(whole, ensure_ascii=False, indent=1)


def _row(number: int, one: Suggestion, found: Sitting) -> dict[str, object]:
    row: dict[str, object] = {
        "number": number,
        "kind": one.kind,
        "value": one.value,
        "confidence": one.confidence,
        "why": one.why,
        "others": list(one.others),
        "complete": one.complete,
        "spots": [_spot(spot, found) for spot in one.spots],
    }
    if said := one.attribution:
        row["attribution"] = {
            "speaker": said.speaker,
            "sure": said.sure,
            "mode": said.mode,
            "channel": said.channel,
            "date": said.date,
            "stated": dict(said.stated),
            "inferred": dict(said.inferred),
        }
    return row


def _spot(spot: Spot, found: Sitting) -> dict[str, object]:
    """`start` and `end` count in the block's plain text; `line` and `column` in the file, from 1."""
    row: dict[str, object] = {
        "language": spot.language,
        "file": spot.file,
        "block": spot.block,
        "start": spot.start,
        "end": spot.end,
        "words": spot.words,
    }
    passage = next((p for p in found.draft.passages.get(spot.language, ()) if p.id == spot.block), None)
    place = passage.traced.place(spot.start, spot.end) if passage else None
    if place:
        before = found.draft.sources[spot.file][: place[0]]
        row |= {"line": before.count("\n") + 1, "column": len(before) - before.rfind("\n")}
    return row
