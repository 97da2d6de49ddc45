"""Chicago: a note of the notes and bibliography system (The Chicago Manual of Style, 18th edition, chapter 13).

A note, as it can name a paragraph, and whose words are quoted in the text.
"""

from __future__ import annotations

from tahqiq.render.citations.reference import Reference
from tahqiq.render.citations.setting import Setting, stopped
from tahqiq.render.citations.styles import parts


def chicago(setting: Setting, reference: Reference, place: str) -> str:
    """Author, “Title,” translated by …, in Edition, edited by …, version … (Publisher, date), place. Source."""
    where = setting.listed(
        [
            parts.outlet(setting, reference),
            parts.translated(setting, reference),
            setting.fill("citation.in", edition=setting.work(reference.host.title)),
            parts.edited(setting, reference),
            parts.version(setting, reference),
        ]
    )
    released = parts.released(setting, reference)
    title = setting.title(reference.title, setting.comma.strip())
    note = setting.listed([setting.names(reference.authors), f"{title} {where}"])
    note = stopped(f"{note}{f' ({released})' if released else ''}{place}")
    return f"{note} {parts.source(setting, reference)}".rstrip()
