"""What each value of the closed lists means, in words for people who write content."""

from __future__ import annotations

from tahqiq.schema import vocabulary

Meanings = tuple[tuple[str, str], ...]


def _meanings(values: tuple[str, ...], *meanings: str) -> Meanings:
    """Each value with what it means, in the order of the list."""
    return tuple(zip(values, meanings, strict=True))


ACTOR_KINDS = _meanings(
    vocabulary.ACTOR_KINDS,
    "One human being.",
    "A company, association, centre, newspaper: a body that is not part of a state.",
    "A part of a state: a government, ministry, parliament, army, court.",
    "A political party, a bloc, or political forces that are named together.",
    "Several states, parties or groups that act together under one name.",
    "A militia, a faction, or another group under arms that is no state's army.",
    "A state as a whole.",
    "A town, region, building or base.",
    "A position that people hold one after the other: a presidency, an embassy's spokesperson.",
)
CHANNELS = _meanings(
    vocabulary.CHANNELS,
    "A statement that was given out: on paper, by a spokesperson, on an official site.",
    "An answer to somebody who asked for publication.",
    "Said to the press, at a conference or to a reporter.",
    "Written on a social network.",
    "Said to an audience.",
    "Written in a law, treaty, letter or report.",
    "Said on radio or television.",
    "Said before a court or a committee.",
    "Said in a talk or a call with somebody.",
)
MODES = _meanings(
    vocabulary.MODES,
    "The speaker's own words, whole: they are looked up in the source.",
    "Some of the speaker's own words, within a sentence of the account: they are looked up in the source.",
    "What the speaker said, without the words themselves: nothing to look up.",
)
STANCES = _meanings(
    vocabulary.STANCES,
    "For it.",
    "Against it.",
    "Both for and against it.",
    "Speaks of it without a position.",
)
TEXT_KINDS = _meanings(
    vocabulary.TEXT_KINDS,
    "The source's own text. It may stand here under `rights: open` alone.",
    "The edition's own retelling of the source, with quotations.",
    "A translation of the article's text in another language, which `of` names.",
)
RIGHTS = _meanings(
    vocabulary.RIGHTS,
    "The source's text may be published whole.",
    "Only quotations of the source may be published.",
)
FORGES = _meanings(
    vocabulary.FORGES,
    "GitHub, in the cloud or on a server of your own.",
    "GitLab, in the cloud or on a server of your own.",
    "Forgejo or Gitea, as at Codeberg.",
)
