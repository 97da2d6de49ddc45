"""What is proposed while something is typed: ids by the names of what has them, keys, the words of closed lists."""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from lsprotocol import types

from tahqiq.author.sites import Named
from tahqiq.languages.folding import fold
from tahqiq.lsp.desk import Desk
from tahqiq.lsp.telling import aliases_of, best, names_of, record_of, told

MOST = 100
KINDS = {
    "actor": types.CompletionItemKind.Class,
    "event": types.CompletionItemKind.Event,
    "term": types.CompletionItemKind.Keyword,
    "article": types.CompletionItemKind.File,
    "quote": types.CompletionItemKind.Text,
    "block": types.CompletionItemKind.Reference,
}


class Proposal(NamedTuple):
    """A word that may be meant: `text` is what is put in, `found_by` what it is found by (else by the text)."""

    text: str
    kind: types.CompletionItemKind
    detail: str = ""
    documentation: str = ""
    found_by: str = ""
    rank: int = 0


def folded(text: str) -> str:
    """A text as it is compared: without vowel marks and differences of spelling and case."""
    return " ".join(fold(word) for word in text.split()).casefold()


def things(
    desk: Desk,
    kinds: Iterable[str],
    typed: str,
    language: str,
    *,
    sorts: Collection[str] = (),
    piece: str = "",
) -> Iterator[Proposal]:
    """The ids of actors, events and terms that what was typed may mean, the best: by id, or by a name in any language.

    `sorts`: only actors of these kinds. What the piece names already comes first.
    """
    rest = desk.rest()
    near = desk.names.get(piece, frozenset())
    found: list[tuple[int, str, str, str]] = []
    for kind in kinds:
        for name, record in getattr(rest, f"{kind}s", {}).items():
            if sorts and kind == "actor" and desk.register.actors.get(name) not in sorts:
                continue
            names = (*(text for _, text in names_of(record)), *aliases_of(record))
            if match := matched(typed, folded(typed), name, names):
                found.append((2 * match[1] + (name not in near), name, kind, match[0]))
    # What is told of each is looked up for those alone that are shown.
    for rank, name, kind, found_by in heapq.nsmallest(MOST, found):
        named = Named(kind, name)  # type: ignore[arg-type]
        detail = best(names_of(record_of(desk, named)), language)
        yield Proposal(name, KINDS[kind], detail, told(desk, named), found_by, rank)


def matched(typed: str, wanted: str, id: str, names: tuple[str, ...]) -> tuple[str, int] | None:
    """By what a thing is found, and how well (0: best); None if what was typed does not mean it.

    Programs compare what is found by with the word before the cursor, some by its beginning alone, and put away what
    does not fit: so it begins with what was typed.
    """
    if not typed:
        return " ".join((id, *names)), 0
    if id.startswith(typed.lower()):
        return id, 0
    if typed.lower() in id:
        return typed, 1
    for name in names:
        compared = folded(name)
        if compared.startswith(wanted):
            return (name if name.startswith(typed) else typed), 1
        if f" {wanted}" in compared or (wanted and f" {wanted}" in compared.replace("-", " ")):
            return typed, 2
    for name in names:
        # The article of an Arabic word, or a part of a word.
        if wanted and wanted in folded(name):
            return typed, 3
    return None


def articles(desk: Desk, typed: str, language: str) -> Iterator[Proposal]:
    """The ids of articles, by id or title."""
    wanted = folded(typed)
    for name, titles in sorted(desk.titles.items()):
        match = matched(typed, wanted, name, tuple(text for _, text in titles))
        if match:
            yield Proposal(name, KINDS["article"], best(titles, language), "", match[0], match[1])


def blocks(desk: Desk, article: str, typed: str) -> Iterator[Proposal]:
    """The blocks of an article."""
    offer = desk.offers.get(article)
    for name in offer.blocks if offer else ():
        if name.startswith(typed):
            documentation = told(desk, Named("block", name, article))
            yield Proposal(name, KINDS["block"], "", documentation, rank=_number(name))


def _number(name: str) -> int:
    digits = "".join(c for c in name if c.isdigit())
    return int(digits[:6]) if digits else 0


def listed(proposals: Iterable[Proposal], at: types.Range, after: str = "") -> types.CompletionList:
    """Proposals as the protocol has them, the best first; `after` is put behind each.

    What is proposed depends on the word, which may be a name in another script than the id: so it is asked anew.
    """
    found = sorted(proposals, key=lambda p: (p.rank, p.text))
    items = [
        types.CompletionItem(
            label=proposal.text.rstrip(": "),
            label_details=types.CompletionItemLabelDetails(description=proposal.detail)
            if proposal.detail
            else None,
            kind=proposal.kind,
            detail=proposal.detail or None,
            documentation=types.MarkupContent(types.MarkupKind.Markdown, proposal.documentation)
            if proposal.documentation
            else None,
            sort_text=f"{number:04}",
            filter_text=proposal.found_by or None,
            text_edit=types.TextEdit(at, proposal.text + after),
        )
        for number, proposal in enumerate(found[:MOST])
    ]
    return types.CompletionList(is_incomplete=True, items=items)
