"""Articles to make suggestions for, in tests: texts of one's own with a small register, and texts laid bare."""

from __future__ import annotations

import re
from pathlib import Path

import editions
from tahqiq.read.markdown.traced import trace
from tahqiq.read.project import Project
from tahqiq.suggesting import Sitting, sitting

_CLOSING = re.compile(r"\]\{[^{}]*\}$")
REGISTER = """\
-- content/actors/ministry.yml --
kind: public-body
name: {ar: وزارة الخارجية العراقية, en: Iraqi Foreign Ministry}
aliases: {ar: [الخارجية العراقية]}
-- content/actors/salam-hussein.yml --
kind: person
name: {ar: سلام حسين, en: Salam Hussein}
-- content/actors/rana-aziz.yml --
kind: person
name: {ar: رنا عزيز, en: Rana Aziz}
-- content/actors/state.yml --
kind: country
name: {ar: العراق, en: Iraq}
"""
ARTICLE = """\
-- content/articles/visit/article.yml --
title: {ar: زيارة, en: A visit}
source:
  language: ar
  published: 2024-08-16
  inferred: {ar: من السياق., en: From the context.}
  rights: open
texts:
  ar: {kind: original}
  en: {kind: translation, of: ar}
corrections:
  - {date: 2024-08-17, block: p1, text: {ar: تصحيح., en: A correction.}}
"""
OTHERS = """\
-- content/actors/hana.yml --
kind: person
name: {ar: هناء, en: Hana}
-- delete content/events/session.yml --
"""


def paragraphs(*texts: str) -> str:
    """Texts as blocks p1, p2 …"""
    return "\n".join(f"{{#p{number}}}\n{text}\n" for number, text in enumerate(texts, 1))


def edition(folder: Path, ar: str, en: str, *more: str) -> Project:
    """An edition with the article `visit`, of these texts."""
    texts = f"-- content/articles/visit/ar.md --\n{ar}-- content/articles/visit/en.md --\n{en}"
    editions.write(folder, editions.base(), REGISTER, ARTICLE, OTHERS, texts, *more)
    return Project(folder)


def sat(folder: Path, ar: list[str], en: list[str], **options: object) -> Sitting:
    """The suggestions for such an article."""
    return sitting(edition(folder, paragraphs(*ar), paragraphs(*en)), "visit", **options)  # type: ignore[arg-type]


def bare(source: str) -> str:
    """A text without its spans, its words as they were."""
    spans = [span for block in trace(source) for span in block.spans()]
    gone = [(span.source_start, span.source_start + 1) for span in spans]
    for span in spans:
        closing = _CLOSING.search(source, span.source_start, span.source_end)
        assert closing
        gone.append(closing.span())
    parts, at = [], 0
    for start, end in sorted(gone):
        parts.append(source[at:start])
        at = end
    return "".join([*parts, source[at:]])
