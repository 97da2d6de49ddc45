"""What nearly all texts are made of is read by short ways; the long ones come to the same."""

from __future__ import annotations

import re
from unittest import mock

from hypothesis import example, given, settings
from hypothesis import strategies as st

from harness import REPOSITORY
from tahqiq.read.markdown import Parsed, blocks, parse
from tahqiq.read.markdown.blocks import attribute
from tahqiq.read.markdown.inline import span

PIECES = """\
{#p1}⏎|{#p2 .only}⏎|{#P}⏎| {#p1}⏎|{#p1} ⏎|[w]{actor=a-b}|[w x]{quote=q1}|[a [b]{term=t} c]{quote=q}|[!]{actor=a}|\
[ ]{actor=a}|[^x]{actor=y}|![w]{actor=a}|\\[w]{actor=a}|[w]{actor=A}|[w]{actor="a"}|[w]{date=2020}|[w] {actor=a}|\
![|[|](x.png)|](article:a#p1)|]|]:|{actor=|}|⏎|⏎⏎|⏎ ⏎|*|**|_|`|\\|<|&amp;|!|[^1]|[^1]: n⏎|[x]: y⏎|- |> |1. |# |\
¦ a ¦ b ¦⏎¦---¦---¦⏎|---⏎|===⏎|    |\t|  ⏎|abc|أب|é|٣|²|\u200f|<b>|{|"|~~~⏎|\u00a0"""
pieces = [piece.replace("⏎", "\n").replace("¦", "|") for piece in PIECES.split("|")]
texts = st.lists(st.sampled_from([*pieces, f"[w]{{actor={'a' * 81}}}"]), max_size=25).map("".join)


def long_way(text: str) -> Parsed:
    """The text, read as if it were an unusual one."""
    slow = blocks._parser()
    slow.block.ruler.disable("line_alone")
    with (
        mock.patch.object(blocks, "_PARSER", slow),
        mock.patch.object(attribute, "_NAME", re.compile("(?!)")),
        mock.patch.object(span, "of_words", lambda _: False),
    ):
        return parse(text, "t")


@settings(max_examples=1000)
@given(texts)
@example("[w]{actor=a}" * 60)
@example("[" * 60 + "[w]{actor=a}" + "]{actor=a}" * 60)
@example("{#p1}\n[a]: b\n\n{#p2}\n[a]{term=b}: c\n\n[^a]: b")
def test_any_text(text: str) -> None:
    assert parse(text, "t") == long_way(text)


def test_the_repository() -> None:
    for file in sorted((REPOSITORY / "content").rglob("*.md")):
        text = file.read_text(encoding="utf-8")
        assert parse(text, "t") == long_way(text)
