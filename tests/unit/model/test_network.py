"""Ties: blocks that name both, quotes that speak of another; each counted once, in a fixed order."""

from __future__ import annotations

from pathlib import Path

import editions
from tahqiq.model import build
from tahqiq.read import read_edition
from tahqiq.relate import Relations, Tie, relate

MORE = """\
-- content/articles/visit/article.yml --
title: {ar: زيارة إلى البلدة, en: A visit to the town}
source:
  language: ar
  published: 2020-01-02
  inferred: {ar: من سياق النص., en: From the text's context.}
  rights: quoted
texts:
  ar: {kind: account}
  en: {kind: translation, of: ar}
quotes:
  hope: {speaker: hana, mode: indirect, about: [truce, council]}
  inner: {speaker: council, mode: indirect}
-- content/articles/visit/ar.md --
{#p1}
زارت [هناء]{actor=hana} [البلدة]{actor=town} و[البلدة]{actor=town}.

{#p2}
وقالت [هناء]{actor=hana} إنها
[تأمل أن [المجلس]{actor=council} قال [إن [البلدة]{actor=town} بخير]{quote=inner}]{quote=hope}.
-- content/articles/visit/en.md --
{#p1}
[Hana]{actor=hana} visited [the town]{actor=town}.

{#p2}
[Hana]{actor=hana}
[hopes that [the council]{actor=council} said [[the town]{actor=town} is well]{quote=inner}]{quote=hope}.
"""


def related(folder: Path, *more: str) -> Relations:
    return relate(build(read_edition(editions.write(folder, editions.base(), *more) / "content")))


def test_ties_count_blocks_and_quotes_once_for_all_languages(tmp_path: Path) -> None:
    assert related(tmp_path, MORE).ties == (
        Tie("hana", "town", blocks=2),
        Tie("council", "hana", blocks=1, heard=1),  # Hana speaks of the council: named, and `about`; once
        Tie("council", "town", blocks=1, said=1),  # words in a quote in a quote are the inner speaker's
    )


def test_ties_agree_with_companions(tmp_path: Path) -> None:
    relations = related(tmp_path, MORE)
    for tie in relations.ties:
        assert tie.weight == tie.blocks + tie.quotes
        assert tie.blocks == next(
            (c.blocks for c in relations.companions_of(tie.one) if c.actor == tie.other), 0
        )


def test_who_speaks_of_an_actor_in_no_block_with_them_is_tied_all_the_same(tmp_path: Path) -> None:
    about = MORE.replace("about: [truce, council]", "about: [council]").replace(
        "[المجلس]{actor=council}", "المجلس"
    )
    about = about.replace("[the council]{actor=council}", "the council")
    assert Tie("council", "hana", blocks=0, heard=1) in related(tmp_path, about).ties


ALONE = """\
-- content/articles/visit/ar.md --
{#p1}
زارت هناء البلدة.

{#p2}
وقالت إنها [تأمل أن تدوم الهدنة]{quote=hope}.
-- content/articles/visit/en.md --
{#p1}
She came.

{#p2}
She [hopes the truce will last]{quote=hope}.
"""


def test_an_edition_without_pairs_has_no_ties(tmp_path: Path) -> None:
    assert related(tmp_path, ALONE).ties == ()
