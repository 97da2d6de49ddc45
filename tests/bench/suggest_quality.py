"""How often `tahqiq suggest` is right: precision and recall against what editors have annotated.

suggest_quality.py EDITION...   folders of annotated editions: with a content/ folder, or such a folder itself

Each article's own annotations are taken away, and what is suggested is compared with them. Suggestions are made
from the register alone, and once more with what the edition's other articles annotate (leave one out).
--whole-words   leave out suggestions behind a letter of their word: make_edition.py marks no such names
--least 0.6   how sure a suggestion must be (default: that of the command)
--wrong N     show so many wrong and missing ones of each kind
"""

from __future__ import annotations

import argparse
import dataclasses
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from suggested import bare
from tahqiq.author.names import Names
from tahqiq.author.suggest import Suggestion, draft, suggest
from tahqiq.read import ArticleFolder, Manuscript, read_edition
from tahqiq.read.markdown import plain_with_spans
from tahqiq.read.nodes import Mapping as MappingNode
from tahqiq.read.nodes import entries
from tahqiq.read.sources import read_source

_MARK = re.compile('^[“”«»„"‹›]')


class Mark(NamedTuple):
    """An annotation: its kind, language, block, place, and what it says (an id; EDTF; a speaker)."""

    kind: str
    language: str
    block: str
    start: int
    end: int
    value: str


@dataclasses.dataclass
class Score:
    """Right, suggested, annotated; and some of the wrong and the missing."""

    right: int = 0
    suggested: int = 0
    annotated: int = 0
    wrong: list[str] = dataclasses.field(default_factory=list)
    missing: list[str] = dataclasses.field(default_factory=list)


Scores = dict[tuple[str, str], Score]


def main(arguments: Sequence[str] | None = None) -> None:
    """Measures each edition."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("editions", type=Path, nargs="+")
    parser.add_argument("--least", type=float, default=0.6)
    parser.add_argument("--whole-words", action="store_true")
    parser.add_argument("--wrong", type=int, default=0)
    given = parser.parse_args(arguments)
    for edition in given.editions:
        content = edition / "content" if (edition / "content").is_dir() else edition
        manuscript = read_edition(content, "content")
        for learning in (False, True) if len(manuscript.articles) > 1 else (False,):
            scores: Scores = defaultdict(Score)
            for name in manuscript.articles:
                measure(manuscript, content, name, given, scores, learning=learning)
            how = "learning from the others" if learning else "register alone"
            print(f"\n{edition}: {len(manuscript.articles)} articles, {how}")
            show(scores, given.wrong)


def measure(
    manuscript: Manuscript,
    content: Path,
    name: str,
    given: argparse.Namespace,
    scores: Scores,
    *,
    learning: bool,
) -> None:
    """One article: what is suggested for its bare texts against what they have."""
    folder = manuscript.articles[name]
    others = {other: f for other, f in manuscript.articles.items() if other != name}
    names = Names.of(dataclasses.replace(manuscript, articles=others), learning=learning)
    sources = {
        text.file: bare(
            read_source(
                content.parent / text.file
                if content.name == "content"
                else content / text.file.partition("/")[2]
            ).text
        )
        for text in folder.texts.values()
    }
    article = draft(name, folder, manuscript.languages(), sources)
    found = suggest(article, names, least=given.least).suggestions
    plain = {(p.language, p.id): p.plain for ps in article.passages.values() for p in ps}
    gold = list(annotated(folder))
    judged = [m for s in found for m in marks(s)]
    if given.whole_words:
        judged = [m for m in judged if not _within_word(plain[m.language, m.block], m.start)]
    compare(judged, gold, plain, scores)
    speakers(found, folder, gold, plain, scores)


def _within_word(text: str, start: int) -> bool:
    return text[start - 1 : start].isalnum() or text.startswith("لل", start)


def annotated(folder: ArticleFolder) -> Iterator[Mark]:
    """What an article annotates; of quotes those between quotation marks, for of others nothing tells."""
    for language, text in folder.texts.items():
        for block in text.document.blocks:
            plain, spans = plain_with_spans(block)
            for at in spans:
                if at.span.key != "quote" or _MARK.match(plain[at.start : at.end]):
                    yield Mark(at.span.key, language, block.id, at.start, at.end, at.span.value)


def marks(suggestion: Suggestion) -> Iterator[Mark]:
    """The spans of a suggestion."""
    for spot in suggestion.spots:
        yield Mark(suggestion.kind, spot.language, spot.block, spot.start, spot.end, suggestion.value)


def compare(
    found: list[Mark], gold: list[Mark], plain: Mapping[tuple[str, str], str], scores: Scores
) -> None:
    """Counts spans with what they say; for dates and quotes also spans alone."""
    for kind in ("actor", "term", "event", "date"):
        _count(kind, [m for m in found if m.kind == kind], [m for m in gold if m.kind == kind], plain, scores)
    for kind in ("date", "quote"):
        spans = [[m._replace(value="") for m in them if m.kind == kind] for them in (found, gold)]
        _count(f"{kind}, span", *spans, plain, scores)


def _count(
    kind: str, found: list[Mark], gold: list[Mark], plain: Mapping[tuple[str, str], str], scores: Scores
) -> None:
    for mark in found:
        scores[kind, mark.language].suggested += 1
    for mark in gold:
        scores[kind, mark.language].annotated += 1
    there, here = Counter(gold), Counter(found)
    for mark in there & here:
        scores[kind, mark.language].right += (there & here)[mark]
    for mark in here - there:
        scores[kind, mark.language].wrong.append(_said(mark, plain))
    for mark in there - here:
        scores[kind, mark.language].missing.append(_said(mark, plain))


def _said(mark: Mark, plain: Mapping[tuple[str, str], str]) -> str:
    text = plain[mark.language, mark.block]
    before, words, after = (
        text[max(0, mark.start - 40) : mark.start],
        text[mark.start : mark.end],
        text[mark.end :],
    )
    return f"{mark.value}: …{before}[{words}]{after[:40]}…"


def speakers(
    found: Sequence[Suggestion],
    folder: ArticleFolder,
    gold: list[Mark],
    plain: Mapping[tuple[str, str], str],
    scores: Scores,
) -> None:
    """Of the quotes whose words are right and whose speaker is known: who is said to speak."""
    root = folder.article.root if folder.article else None
    told = {
        e.key.text: e.value.text("speaker")
        for e in entries(root.get("quotes") if root else None)
        if isinstance(e.value, MappingNode)
    }
    right = {(m.language, m.block, m.start, m.end): told.get(m.value, "") for m in gold if m.kind == "quote"}
    for one in found:
        spot = one.spots[0]  # where it has several parts, the first tells enough
        speaker = right.get((spot.language, spot.block, spot.start, spot.end), "")
        if one.attribution and speaker and speaker != "unknown-speaker":
            score = scores["quote, speaker", "all"]
            score.annotated += 1
            score.suggested += bool(one.attribution.speaker)
            score.right += one.attribution.speaker == speaker
            if one.attribution.speaker != speaker:
                mark = Mark(
                    "quote",
                    spot.language,
                    spot.block,
                    spot.start,
                    spot.end,
                    f"{speaker} not {one.attribution.speaker}",
                )
                (score.wrong if one.attribution.speaker else score.missing).append(_said(mark, plain))


def show(scores: Scores, wrong: int) -> None:
    """A table."""
    print("| what | language | annotated | suggested | precision | recall |\n|---|---|---:|---:|---:|---:|")
    for (kind, language), s in sorted(scores.items()):
        precision = f"{s.right / s.suggested:.3f}" if s.suggested else "–"
        recall = f"{s.right / s.annotated:.3f}" if s.annotated else "–"
        print(f"| {kind} | {language} | {s.annotated} | {s.suggested} | {precision} | {recall} |")
    for (kind, language), s in sorted(scores.items()):
        for word, them in (("wrong", s.wrong), ("missing", s.missing)):
            for line in them[:wrong]:
                print(f"{word} {kind} {language}: {line}")


if __name__ == "__main__":
    main()
