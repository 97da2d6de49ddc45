"""Instants: the dates of the edition as feeds must have them (RFC 3339), where the edition knows a day at all.

Feeds have no intervals and no uncertainty. A date stands for the beginning of its earliest day in UTC; an interval
that is open or unknown at its start, for that of its latest. What has neither has no instant. Nor have years that
four digits cannot say.
"""

from __future__ import annotations

from tahqiq.dates import EdtfDate
from tahqiq.model import Article, Correction, Edition


def instant(date: EdtfDate | None) -> str:
    """`2024-08-16T00:00:00Z`; empty for dates without one. As texts they sort."""
    day = (date.earliest or date.latest) if date else None
    return f"{day.iso()}T00:00:00Z" if day and 1 <= day.year <= 9999 else ""


def updated(article: Article, edition: Edition) -> str:
    """The later of an article's publication and its last correction; if no date is known, the edition's release."""
    known = (article.source.published.date, *(correction.date for correction in article.corrections))
    return max(map(instant, known)) or instant(edition.released)


def corrected(correction: Correction, edition: Edition) -> str:
    """When it was corrected; if that is not known, the edition's release."""
    return instant(correction.date) or instant(edition.released)
