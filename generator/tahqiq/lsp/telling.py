"""What is told of a thing, an article, a quote, a date, where there is little room: Markdown, in every language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tahqiq.author.sites import THINGS, Named
from tahqiq.check.rules.proof import passages
from tahqiq.dates import Fault, hijri, parse, words
from tahqiq.evidence import digest
from tahqiq.lsp.desk import Desk
from tahqiq.lsp.texts import texts_under
from tahqiq.read import ArticleFolder, Record
from tahqiq.read.markdown import plain_block
from tahqiq.read.nodes import Mapping, Scalar, entries, items

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|]")


def plainly(text: str) -> str:
    """A text as Markdown that shows it as it is, kept apart from what runs in the other direction around it."""
    return f"\u2068{_SPECIAL.sub(lambda m: chr(92) + m[0], ' '.join(text.split()))}\u2069"


def record_of(desk: Desk, named: Named) -> Record | None:
    """The file of an actor, an event or a term."""
    piece = desk.pieces.get(f"{named.kind}s/{named.id}.yml")
    return getattr(piece, f"{named.kind}s").get(named.id) if piece else None


def names_of(record: Record | None) -> tuple[tuple[str, str], ...]:
    """(language, name or title) of a thing."""
    root = record.root if record else None
    return (*texts_under(root, "name"), *texts_under(root, "title"))


def aliases_of(record: Record | None) -> tuple[str, ...]:
    """The other names of a thing, in all languages."""
    root = record.root if record else None
    listed = entries(root.get("aliases") if root else None)
    return tuple(n.text for e in listed for n in items(e.value) if isinstance(n, Scalar))


def best(texts: tuple[tuple[str, str], ...], language: str = "") -> str:
    """The text in a language, or else the first."""
    return dict(texts).get(language) or (texts[0][1] if texts else "")


def told(desk: Desk, named: Named) -> str:
    """All there is room for; empty where nothing is known."""
    if named.kind in THINGS:
        return "\n\n".join(_thing(desk, named))
    if named.kind == "article":
        titles = desk.titles.get(named.id, ())
        return _names(titles) + f"\n\narticle `{named.id}`" if titles else ""
    folder = desk.article(named.article).articles.get(named.article)
    if folder is None:
        return ""
    return _block(folder, named) if named.kind == "block" else "\n\n".join(_quote(desk, folder, named))


def _names(texts: tuple[tuple[str, str], ...]) -> str:
    return "\n\n".join(f"**{plainly(text)}**" for _, text in texts)


def _thing(desk: Desk, named: Named) -> Iterator[str]:
    record = record_of(desk, named)
    if record is None or record.root is None:
        return
    yield _names(names_of(record))
    sort = record.root.text("kind") or named.kind
    yield f"{sort} `{named.id}`"
    aliases = aliases_of(record)
    if aliases:
        yield "also: " + ", ".join(plainly(alias) for alias in aliases)
    for key in ("description", "definition"):
        for _, text in texts_under(record.root, key):
            yield plainly(text)
    if record.root.text("date"):
        yield dated(record.root.text("date"), desk.languages)


def dated(text: str, languages: tuple[str, ...]) -> str:
    """A date in the words of each language, with the Hijri date; empty if it is none."""
    date = parse(text)
    if isinstance(date, Fault):
        return ""
    lines = []
    for language in languages or ("en",):
        converted = hijri(date, language)
        lines.append(plainly(words(date, language)) + (f" ({plainly(converted)})" if converted else ""))
    return "\n\n".join(lines)


def _quote(desk: Desk, folder: ArticleFolder, named: Named) -> Iterator[str]:
    root = folder.article.root if folder.article else None
    said = root.at("quotes", named.id) if root else None
    if not isinstance(said, Mapping):
        return
    speaker = Named("actor", said.text("speaker"))
    yield _names(names_of(record_of(desk, speaker))) or f"`{speaker.id}`"
    mode, channel = said.text("mode"), said.text("channel")
    yield f"{', '.join(filter(None, (mode, channel)))} · {_evidence(folder, named.id, mode)}"
    if said.text("date"):
        yield dated(said.text("date"), desk.languages)
    for text in folder.texts.values():
        words_of = passages(text).get(named.id)
        if words_of:
            yield "> " + " … ".join(plainly(passage) for passage in words_of)


def _evidence(folder: ArticleFolder, quote: str, mode: str) -> str:
    """Whether the words were found in the source, and are still those."""
    lock = folder.lock.root if folder.lock else None
    proven = lock.text("quotes", quote, "sha256") if lock else ""
    if not proven:
        return "never verified" if mode != "indirect" else "indirect quotes are not verified"
    root = folder.article.root if folder.article else None
    text = folder.texts.get(root.text("source", "language")) if root else None
    said = passages(text).get(quote, []) if text else []
    return "verified against the source" if digest(said) == proven else "**changed since it was verified**"


def _block(folder: ArticleFolder, named: Named) -> str:
    found = []
    for text in folder.texts.values():
        for block in text.document.blocks:
            if block.id == named.id:
                plain = plain_block(block)
                found.append(plainly(plain[:280] + ("…" if len(plain) > 280 else "")))
    return "\n\n".join([*found, f"block `{named.id}` of `{named.article}`"]) if found else ""
