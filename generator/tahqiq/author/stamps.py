"""Stamps: what is to be said of a translation's blocks, and to which of them it can be said. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from tahqiq.author.lock import Lock
from tahqiq.check.hints import nearest
from tahqiq.evidence import fingerprint
from tahqiq.model import Article, Text

STALE, UNSTAMPED, WAITING = ("stale", "unstamped", "waiting")
"""The original has changed since; nobody has said that it is right; the original is itself older than its own."""


class Awaited(msgspec.Struct, frozen=True):
    """A block of a translation that somebody should look at.

    `of` is the language of its original, `now` what that says, `stamp` the fingerprint of what it said when the
    translation was stamped, or empty.
    """

    article: str
    language: str
    block: str
    state: str
    of: str
    now: str
    stamp: str = ""


class NoStamp(Exception):
    """A block that cannot be stamped, as a sentence."""


def translations(article: Article, language: str = "") -> tuple[Text, ...]:
    """Its translations into a language, or into all."""
    return tuple(
        t
        for t in article.texts
        if t.kind == "translation" and article.text(t.of) and language in ("", t.language)
    )


def awaited(article: Article, lock: Lock, language: str = "") -> Iterator[Awaited]:
    """The blocks of an article's translations that are not known to be right, in the order of the texts."""
    for text in translations(article, language):
        original = article.text(text.of)
        now = {block.id: block.plain for block in original.blocks} if original else {}
        for block in text.blocks:
            if block.id in now and (block.stale or block.unstamped):
                stamp = lock.stamps.get((text.language, block.id), "")
                state = _state(stamp, now[block.id])
                yield Awaited(article.id, text.language, block.id, state, text.of, now[block.id], stamp)


def _state(stamp: str, now: str) -> str:
    if not stamp:
        return UNSTAMPED
    return WAITING if stamp == fingerprint(now) else STALE


def stampable(article: Article, language: str, blocks: Sequence[str]) -> tuple[str, ...]:
    """The blocks of a translation that are named, or without names all that have an original. Raises NoStamp."""
    text, original = article.text(language), None
    if text and text.kind == "translation":
        original = article.text(text.of)
    if text is None or original is None:
        raise NoStamp(_no_translation(article, language))
    there = [block.id for block in text.blocks]
    known = {block.id for block in original.blocks}
    for block in blocks:
        if block in known and block not in there:
            raise NoStamp(
                f'Block "{block}" of "{article.id}" stands in "{text.of}" only: it is not translated.'
            )
        if block not in there:
            hint = nearest(block, there) or f"it has {_listed(there)}."
            raise NoStamp(
                f'The translation of "{article.id}" into "{language}" has no block "{block}"; {hint}'
            )
        if block not in known:
            raise NoStamp(
                f'Block "{block}" of "{article.id}" stands in "{language}" only. '
                f'A stamp says that a block is right for its original, and "{text.of}" has none.'
            )
    return tuple(dict.fromkeys(blocks)) or tuple(block for block in there if block in known)


def _no_translation(article: Article, language: str) -> str:
    text = article.text(language)
    if text is not None:
        what = "the original text" if text.kind == "original" else "the edition's own account"
        said = f'The text of "{article.id}" in "{language}" is {what}, and is translated from nothing.'
    else:
        said = f'"{article.id}" has no text in "{language}".'
    found = [t.language for t in translations(article)]
    return f"{said} Its translations: {_listed(found)}." if found else f"{said} It has no translation."


def _listed(names: Sequence[str], most: int = 12) -> str:
    return ", ".join(names[:most]) + (" …" if len(names) > most else "")
