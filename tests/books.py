"""A made-up edition that can be changed in memory: its articles and things, and the files that it is written as."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from tahqiq.evidence import digest, fingerprint

Yaml = dict[str, Any]
Piece = tuple[Any, ...]
"""What a block is made of, in both languages alike: ("words", n, n), ("actor", id), ("quote", id, n, actor), …"""
LANGUAGES = ("ar", "en")
WORDS = {"ar": "كلمة", "en": "word"}
LETTERS = {"ar": "أبتثجحخدذرزسشصضطظعغفقكلمنهوي", "en": "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
DATES = (
    "2020-01-02", "2020-01-03", "2020-01-02?", "2020-01", "2020-02-29", "2020", "2020-03-01/2020-03-05", "2021-05-01",
    "2021-05-02", "2021-06~", "2019", "2019-12-31", "../2019-05-01", "2021-05-01/..", "201X", "[2021-03-04,2021-03-05]",
)  # fmt: skip
SETTINGS = """\
site_name: Little
site_url: https://little.example/edition/
docs_dir: content
theme: {{name: material}}
plugins: [{{tahqiq: {{search: {search}, previews: {previews}, exports: {exports}, workers: 1}}}}]
"""
EDITION = """\
title: {ar: طبعة صغيرة, en: A little edition}
languages: [ar, en]
licence: {text: CC-BY-4.0, data: CC0-1.0}
repository: {url: https://example.org/little}
"""


def both(name: str) -> dict[str, str]:
    """A name in both languages: `B7` begins with the letter B, and with the Arabic letter of its place."""
    letter, rest = name[0], name[1:]
    at = LETTERS["en"].index(letter)
    return {"ar": f"{LETTERS['ar'][at]}سم {rest}", "en": f"{letter}ame {rest}"}


@dataclass
class Block:
    """A block in both languages; `only` is the one language that has it, if it is one."""

    id: str
    pieces: list[Piece]
    kind: str = "text"
    only: str = ""


@dataclass
class Article:
    """An article; `said` are its quotes' attributions, `verified` those with evidence, `stamps` right or wrong."""

    head: Yaml
    blocks: list[Block]
    said: dict[str, Yaml] = field(default_factory=dict)
    verified: set[str] = field(default_factory=set)
    stamps: dict[str, bool] = field(default_factory=dict)
    pictures: dict[str, bytes] = field(default_factory=dict)

    def names(self) -> list[str]:
        """The ids of its blocks."""
        return [block.id for block in self.blocks]


@dataclass
class Book:
    """The edition."""

    actors: dict[str, Yaml] = field(default_factory=dict)
    events: dict[str, Yaml] = field(default_factory=dict)
    terms: dict[str, Yaml] = field(default_factory=dict)
    articles: dict[str, Article] = field(default_factory=dict)
    others: dict[str, bytes] = field(default_factory=dict)

    def references(self) -> Iterator[str]:
        """All `article#block` that are named anywhere."""
        for event in self.events.values():
            yield from event["sources"]
        for actor in self.actors.values():
            yield from (m["source"] for m in actor.get("memberships", ()) if "source" in m)
        for name, article in self.articles.items():
            yield from (f"{name}#{c['block']}" for c in article.head.get("corrections", ()) if "block" in c)
            for block in article.blocks:
                yield from (f"{p[1]}#{p[2]}" for p in block.pieces if p[0] == "link")

    def files(self) -> dict[str, bytes]:
        """All of it as files."""
        found = {"content/edition.yml": EDITION.encode(), **self.others}
        for folder in ("actors", "events", "terms"):
            for name, record in getattr(self, folder).items():
                found[f"content/{folder}/{name}.yml"] = _yaml(record)
        for name, article in self.articles.items():
            found |= {f"content/articles/{name}/{path}": data for path, data in _article(article).items()}
        return found


def _yaml(record: Yaml) -> bytes:
    lines = (
        f"{key}: {json.dumps(value, ensure_ascii=False)}\n"
        for key, value in record.items()
        if value not in ([], {})
    )
    return "".join(lines).encode()


def _article(article: Article) -> dict[str, bytes]:
    texts = {language: _text(article, language) for language in LANGUAGES}
    kinds = {"ar": {"kind": "account"}, "en": {"kind": "translation", "of": "ar"}}
    head = {**article.head, "texts": kinds, "quotes": article.said}
    found = {"article.yml": _yaml(head), **article.pictures}
    found |= {f"{language}.md": text.encode() for language, text in texts.items()}
    if lock := _lock(article):
        found["article.lock.yml"] = _yaml(lock)
    return found


def _lock(article: Article) -> Yaml:
    passages: dict[str, list[str]] = {}
    for block in article.blocks:
        for piece in block.pieces:
            if piece[0] == "quote":
                passages.setdefault(piece[1], []).append(_plain(piece, "ar"))
    quotes = {
        q: {"sha256": digest(passages[q]), "at": ["0-5"]} for q in sorted(article.verified & passages.keys())
    }
    plain = {
        block.id: " ".join(_plain(p, "ar") for p in block.pieces)
        for block in article.blocks
        if not block.only
    }
    stamps = {
        b: fingerprint(plain[b]) if right else "0" * 16 for b, right in article.stamps.items() if b in plain
    }
    found = {"quotes": quotes, "translations": {"en": stamps} if stamps else {}}
    return {key: value for key, value in found.items() if value}


def _text(article: Article, language: str) -> str:
    blocks, notes = [], []
    for block in article.blocks:
        if block.only not in ("", language):
            continue
        text = " ".join(_marked(piece, language) for piece in block.pieces)
        mark = f"{{#{block.id} .only}}" if block.only else f"{{#{block.id}}}"
        blocks.append(
            f"{mark}\n{'## ' if block.kind == 'heading' else '- ' if block.kind == 'list' else ''}{text}\n"
        )
        notes += [f"[^{p[1]}]: {_marked(p[2], language)}\n" for p in block.pieces if p[0] == "note"]
    return "\n".join((*blocks, *notes))


def _plain(piece: Piece, language: str) -> str:
    """A piece as text; how it reads without its marks."""
    kind, *given = piece
    word = WORDS[language]
    if kind == "words":
        return f"{word} {given[LANGUAGES.index(language)]}"
    if kind == "quote":
        return f"“{word} {given[1]}{' ' + word + ' ' + given[2] if given[2] else ''}”"
    return "" if kind in ("note", "picture") else f"{word} {given[0]}"


def _marked(piece: Piece, language: str) -> str:
    kind, *given = piece
    plain = _plain(piece, language)
    if kind in ("actor", "event", "term"):
        return f"[{plain}]{{{kind}={given[0]}}}"
    if kind == "date":
        return f'[{plain}]{{date="{given[0]}"}}'
    if kind == "quote":
        inner = f" [{WORDS[language]} {given[2]}]{{actor={given[2]}}}" if given[2] else ""
        return f"[“{WORDS[language]} {given[1]}{inner}”]{{quote={given[0]}}}"
    if kind == "link":
        return f"[{plain}](article:{given[0]}#{given[1]})"
    if kind == "note":
        return f"{WORDS[language]}[^{given[0]}]"
    return f"![{WORDS[language]}]({given[0]})" if kind == "picture" else plain


def write(folder: Path, files: dict[str, bytes]) -> None:
    """Makes a folder's files these: writes those that are other than they were, deletes those that are too many."""
    for path in list((folder / "content").rglob("*")):
        if path.is_file() and path.relative_to(folder).as_posix() not in files:
            path.unlink()
            if not any(path.parent.iterdir()):
                path.parent.rmdir()
    for name, data in files.items():
        path = folder / name
        if not path.is_file() or path.read_bytes() != data:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


def picture(n: int) -> bytes:
    """The bytes of a picture."""
    return hashlib.sha256(str(n).encode()).digest()


def settings(*, search: bool = False, previews: bool = False, exports: bool = True) -> dict[str, bytes]:
    """The file of settings."""
    said = {"search": search, "previews": previews, "exports": exports}
    return {"mkdocs.yml": SETTINGS.format_map({k: str(v).lower() for k, v in said.items()}).encode()}


def dated(random: Random) -> Yaml:
    """A date, and how it is known."""
    return {"date": random.choice(DATES), "inferred": {"ar": "من السياق.", "en": "From the context."}}
