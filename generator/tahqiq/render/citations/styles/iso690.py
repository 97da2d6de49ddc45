"""ISO 690: a reference to a contribution to an online resource (ISO 690:2021, 7.2 and the order of its elements)."""

from __future__ import annotations

from tahqiq.render.citations.reference import Reference
from tahqiq.render.citations.setting import Setting, sentence, sentences
from tahqiq.render.citations.styles import parts


def iso690(setting: Setting, reference: Reference, place: str) -> str:
    """Author. Title. Translated by …. Outlet, date. In: Edition [online]. Edited by …. Version. Publisher, date.
    Place. Source. Available from:
    """
    edition = setting.fill("citation.online", edition=setting.work(reference.host.title))
    described = sentences(
        [
            setting.names(reference.authors),
            setting.name(reference.title),
            sentence(parts.translated(setting, reference)),
            parts.outlet(setting, reference),
            setting.fill("citation.iso-in", edition=edition),
            sentence(parts.edited(setting, reference)),
            sentence(parts.version(setting, reference)),
            parts.released(setting, reference),
        ]
    )
    behind, available = parts.source(setting, reference), setting.own(setting.words("citation.available"))
    return " ".join(filter(None, [described + place, behind, available]))
