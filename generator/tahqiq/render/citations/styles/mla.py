"""MLA: an entry of works cited (MLA Handbook, 9th edition: the template of core elements, with two containers)."""

from __future__ import annotations

from tahqiq.render.citations.reference import Reference
from tahqiq.render.citations.setting import Setting, sentences
from tahqiq.render.citations.styles import parts


def mla(setting: Setting, reference: Reference, place: str) -> str:
    """Author. “Title.” Outlet, date.

    Then Edition, translated by …, edited by …, version …, Publisher, date, place. Source.
    """
    edition = setting.listed(
        [
            setting.work(reference.host.title),
            parts.translated(setting, reference),
            parts.edited(setting, reference),
            parts.version(setting, reference),
            parts.released(setting, reference),
        ]
    )
    return sentences(
        [
            setting.names(reference.authors),
            setting.title(reference.title, "."),
            parts.outlet(setting, reference),
            f"{edition}{place}",
            parts.source(setting, reference),
        ]
    )
