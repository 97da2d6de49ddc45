"""The check in parts: each by itself, as in a process of its own, then what only all of them together tell."""

from __future__ import annotations

from collections.abc import Iterable

from tahqiq.check.codes import all_codes
from tahqiq.check.context import Register, context_of
from tahqiq.check.hints import Hints
from tahqiq.check.part import Named, Offer, Part, Question
from tahqiq.check.rules import RULES
from tahqiq.check.rules.dating import stated
from tahqiq.check.rules.names import former, former_ids
from tahqiq.check.rules.references import block_reference
from tahqiq.check.silence import settled
from tahqiq.problems import Problem, in_order
from tahqiq.read import ArticleFolder, Manuscript


def check_part(part: Manuscript, languages: tuple[str, ...], register: Register) -> Part:
    """Everything that some of the articles tell without the others; or all that is no article.

    `part` is what `read_articles` or `read_rest` gives. `languages` are the edition's, and `register` knows
    all of its actors, events and terms. Warnings that an article silences are not among the problems.
    """
    problems: list[Problem] = [*part.problems]
    questions: list[Question] = []
    context = context_of(part, languages, register)
    for rule in RULES:
        for found in rule.check(context):
            if isinstance(found, Problem):
                problems.append(found)
            else:
                questions.append(found)
    offers = tuple(_offer(name, folder) for name, folder in part.articles.items())
    problems = settled(problems, part.articles, all_codes())
    return Part(in_order(problems), offers, tuple(questions))


def check_whole(parts: Iterable[Part]) -> tuple[Problem, ...]:
    """All problems of an edition of which these are the parts, in whatever order, each of its files in one."""
    parts = tuple(parts)
    # By id, so that of two articles with one former id it is always the same that had it first.
    offers = {offer.id: offer for part in parts for offer in part.articles}
    offers = dict(sorted(offers.items()))
    found = [problem for part in parts for problem in part.problems]
    found.extend(former({o.id: o.formerly for o in offers.values() if o.named}, "article"))
    hints: Hints | None = None
    for part in parts:
        hints = Hints(hints)
        for question in part.questions:
            if isinstance(question, Named):
                found.extend(block_reference(question, offers, hints))
            else:
                found.extend(stated(question, offers))
    return in_order(found)


def _offer(name: str, folder: ArticleFolder) -> Offer:
    root = folder.article.root if folder.article else None
    return Offer(
        name,
        tuple(sorted(folder.block_ids())),
        root.text("source", "language") if root else "",
        former_ids(root),
        folder.article is not None,
    )
