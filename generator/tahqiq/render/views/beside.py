"""Who speaks: the share of each speaker in the words that an article quotes."""

from __future__ import annotations

from collections import Counter

from tahqiq.model import Article
from tahqiq.render.desk import Desk, View
from tahqiq.render.names import direction
from tahqiq.render.views.actors import ActorLink, actor_link
from tahqiq.render.views.wording import wordings


class Share(View, frozen=True):
    """A speaker's part: `percent` in words; `width` and `left` of the bar, in percents of its length."""

    speaker: ActorLink
    percent: str
    width: int
    left: int


def shares(desk: Desk, article: Article) -> tuple[Share, ...]:
    """All speakers, those with most words first.

    Words are counted in the source's language, so that every language shows the same shares; in the
    page's where the source's text is not there.
    """
    counted: Counter[str] = Counter()
    for quote in article.quotes:
        said = wordings(desk, quote)
        found = said.get(article.source.language) or said.get(desk.language)
        counted[quote.speaker] += found.length if found else 0
    whole = counted.total()
    ordered = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(_share(desk, actor, n, whole, ordered[0][1]) for actor, n in ordered)


def _share(desk: Desk, actor: str, n: int, whole: int, most: int) -> Share:
    width = max(100 * n // most, 1) if most else 0
    left = 100 - width if direction(desk.language) == "rtl" else 0
    return Share(actor_link(desk, actor), desk.words.percent(n, whole), width, left)
