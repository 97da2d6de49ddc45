"""What `tahqiq suggest` does: suggestions for an article, those that were accepted as texts, and the check of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from tahqiq.author.names import MOST, Names
from tahqiq.author.suggest import KINDS, Draft, Suggested, Suggestion, draft, suggest
from tahqiq.author.suggest.writing import Written, written
from tahqiq.check import check_part, register_of
from tahqiq.edits import patch
from tahqiq.problems import Problem
from tahqiq.read import ArticleFolder, Manuscript, read_articles, read_rest
from tahqiq.read.project import Project
from tahqiq.read.sources import read_as_it_is
from tahqiq.read.text import decode, with_line_ends
from tahqiq.store import Proposed, store_at

_RANGE = re.compile(r"(\d{1,6})(?:-(\d{1,6}))?")
_MARK = "\ufeff"


class NotThere(Exception):
    """The edition has no such article, or the list no such number."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """An article with its suggestions. `raw` are its files as they lie on the disk, but for their encoding."""

    project: Project
    manuscript: Manuscript
    draft: Draft
    raw: Mapping[str, str]
    suggested: Suggested


def sitting(
    project: Project,
    article: str,
    *,
    kinds: Collection[str] = KINDS,
    languages: Collection[str] = (),
    least: float = 0.0,
) -> Sitting:
    """Reads an edition, and suggests annotations for one of its articles, named by its id or folder.

    Raises NotThere, OSError.
    """
    rest, ids = read_rest(project.content, project.name)
    name = article.rstrip("/").rpartition("/")[2]
    if name not in ids:
        near = get_close_matches(name, ids, 1)
        raise NotThere(f'There is no article "{name}"' + (f"; do you mean {near[0]}?" if near else "."))
    # Of a large edition only as much is read as is learnt from.
    read = sorted({name, *ids[-MOST:]})
    manuscript = replace(rest, articles=read_articles(project.content, project.name, read).articles)
    known = manuscript.languages()
    if missing := [language for language in languages if language not in known]:
        raise NotThere(f'"{missing[0]}" is no language of the edition: {", ".join(known)}.')
    folder = manuscript.articles[name]
    try:
        raw = {file: read_as_it_is(project.root / file) for file in _files(folder)}
    except UnicodeDecodeError:
        raise NotThere("A file of the article is not UTF-8; `tahqiq check` says which and where.") from None
    sources = {file: decode(text.encode(), file)[0] for file, text in raw.items()}
    made = draft(name, folder, known, sources)
    found = suggest(
        made, Names.of(manuscript, unfinished=name), kinds=kinds, languages=languages, least=least
    )
    return Sitting(project, manuscript, made, raw, found)


def _files(folder: ArticleFolder) -> Iterator[str]:
    if folder.article:
        yield folder.article.file
    yield from (text.file for text in folder.texts.values())


def chosen(suggestions: Sequence[Suggestion], names: str) -> tuple[Suggestion, ...]:
    """The suggestions that `1,3-5`, `all` or kinds (`actors,dates`) name. Raises NotThere.

    `all` and kinds leave out what the edition would have errors with; a number takes it all the same.
    """
    found: dict[int, Suggestion] = {}
    for part in filter(None, (p.strip().lower() for p in names.split(","))):
        numbers = _RANGE.fullmatch(part)
        if numbers:
            first, last = int(numbers[1]), int(numbers[2] or numbers[1])
            if not 1 <= first <= last <= len(suggestions):
                raise NotThere(
                    f"There is no suggestion {part}: they are numbered from 1 to {len(suggestions)}."
                )
            found.update((n, suggestions[n - 1]) for n in range(first, last + 1))
        elif part == "all" or part.removesuffix("s") in KINDS:
            found.update(
                (n, s)
                for n, s in enumerate(suggestions, 1)
                if s.complete and (part == "all" or s.kind == part.removesuffix("s"))
            )
        else:
            raise NotThere(
                f'"{part}" is neither a number of the list nor all or one of {", ".join(_plural())}.'
            )
    return tuple(found[n] for n in sorted(found))


def _plural() -> list[str]:
    return [f"{kind}s" for kind in KINDS]


def accepted(sitting: Sitting, suggestions: Sequence[Suggestion]) -> tuple[Written, tuple[Problem, ...]]:
    """The texts with these suggestions, and the errors that the check finds in them and not in those before."""
    done = written(sitting.draft, suggestions)
    before, after = _errors(sitting, {}), _errors(sitting, done.files)
    known = Counter((p.place.file, p.code, p.message) for p in before)
    new: list[Problem] = []
    for problem in after:
        key = (problem.place.file, problem.code, problem.message)
        known[key] -= 1
        if known[key] < 0:
            new.append(problem)
    return done, tuple(new)


def _errors(sitting: Sitting, changed: Mapping[str, str]) -> list[Problem]:
    """What the check of the article alone says, with some of its files as they would be."""
    project, manuscript = sitting.project, sitting.manuscript
    files = {project.inside(file): text.encode() for file, text in changed.items()}
    proposed = Proposed(store_at(str(project.content)), files)
    part = read_articles(proposed, project.name, [sitting.draft.name])
    found = check_part(part, manuscript.languages(), register_of(manuscript)).problems
    return [p for p in found if p.severity == "error"]


def as_on_disk(sitting: Sitting, file: str, text: str) -> str:
    """A changed text with the line ends and the byte order mark that its file had."""
    raw = sitting.raw[file]
    text = with_line_ends(text, raw.encode())
    return _MARK + text if raw.startswith(_MARK) else text


def patch_of(sitting: Sitting, done: Written) -> str:
    """The change of all files as a patch."""
    return "".join(
        patch(file, sitting.raw[file], as_on_disk(sitting, file, text)) for file, text in done.files.items()
    )
