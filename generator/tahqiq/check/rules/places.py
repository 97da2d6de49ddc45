"""Rule: what was cited in an article and is no more leads somewhere: its `moved:`, and `removed:` of corrections."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from tahqiq.check.context import Context, Found
from tahqiq.check.hints import Hints
from tahqiq.problems import Problem, ProblemCode
from tahqiq.read import ArticleFolder
from tahqiq.read.nodes import Entry, Mapping, Scalar, entries, items
from tahqiq.schema.fields import is_id
from tahqiq.schema.vocabulary import PAGE_ID_PREFIXES, PAGE_IDS, QUOTE_PLACE

CODES = {
    "moved-nowhere": ProblemCode(
        "article",
        "What was cited is said to stand in a block or a quote that the article does not have.",
        "moved: {p3: p22}\n",
        "moved: {p3: p2}\n",
        why="Old links to it would lead nowhere.",
        remedy="Behind the colon stands the id of a block, or of a quote with `q-` before it. What was taken out "
        "altogether is named in a correction, under `removed:`.",
    ),
    "place-stands": ProblemCode(
        "article",
        "What is said to have moved, or to have been taken out, stands on the article's page.",
        "moved: {p1: p2}\n",
        "moved: {p3: p2}\n",
        why="A link would lead to two places. An id that was cited is never used for anything else.",
    ),
    "place-gone-twice": ProblemCode(
        "article",
        "It is said twice what became of one block or quote.",
        "moved: {p3: p2}\ncorrections:\n  - {date: 2020-02-01, removed: [p3], text: {ar: حُذفت الفقرة., en: The "
        "paragraph was taken out.}}\n",
        "moved: {p3: p2}\n",
        remedy="Say under `moved:` where it stands now, or under `removed:` that it stands no more.",
    ),
}


def check(context: Context) -> Found:
    """Problems of places that are gone, in every article."""
    for folder in context.manuscript.articles.values():
        if folder.article and folder.article.root:
            yield from _article(folder, folder.article.root, context.hints)


def _article(folder: ArticleFolder, root: Mapping, hints: Hints) -> Iterator[Problem]:
    gone = gone_places(root)
    if not gone:
        return
    here = places(folder, root)
    yield from _targets(entries(root.get("moved")), here, hints)
    said: set[str] = set()
    for node in gone:
        if not is_id(node.text):
            continue  # it has been named
        if node.text in here or _of_the_page(node.text):
            message = f'"{node.text}" stands on this page'
            yield Problem(node.place, "place-stands", message, "name one that was there once")
        elif node.text in said:
            message = f'"{node.text}" has been named before'
            yield Problem(node.place, "place-gone-twice", message, "leave one of them out")
        said.add(node.text)


def places(folder: ArticleFolder, root: Mapping) -> dict[str, None]:
    """What links to the article's page may end in: its blocks as they stand, then its quotes with `q-` before them."""
    return folder.block_ids() | dict.fromkeys(
        QUOTE_PLACE + entry.key.text for entry in entries(root.get("quotes"))
    )


def gone_places(root: Mapping) -> tuple[Scalar, ...]:
    """What an article.yml says to be no more: what has moved, then what corrections took out."""
    removed = (
        node
        for correction in items(root.get("corrections"))
        if isinstance(correction, Mapping)
        for node in items(correction.get("removed"))
        if isinstance(node, Scalar)
    )
    return (*(entry.key for entry in entries(root.get("moved"))), *removed)


def _targets(moved: Iterable[Entry], here: Collection[str], hints: Hints) -> Iterator[Problem]:
    for entry in moved:
        node = entry.value
        if isinstance(node, Scalar) and is_id(node.text) and node.text not in here:
            message = f'this article has neither a block nor a quote "{node.text}"'
            yield Problem(node.place, "moved-nowhere", message, hints.nearest(node.text, here))


def _of_the_page(name: str) -> bool:
    others = tuple(prefix for prefix in PAGE_ID_PREFIXES if prefix != QUOTE_PLACE)
    return name in PAGE_IDS or name.startswith(others)
