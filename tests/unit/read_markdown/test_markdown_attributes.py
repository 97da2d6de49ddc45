"""What braces may hold and where they may stand: everything else is a problem at its character."""

from __future__ import annotations

import pytest

from tahqiq.read.markdown import Paragraph, Span, Text, parse, plain_block, spans_in

FORMAT = """\
{#p3}
وذكر بيان لـ[الخارجية العراقية]{actor=iraq-ministry-of-foreign-affairs} أن
[“… [وزارة الخارجية الأميركية]{actor=us-department-of-state} …”]{quote=mfa-inaccurate-answer}،
[نهاية تموز المنصرم]{date="2024-07-20~/2024-07-31~"}.[^round]

[^round]: ملاحظة من المحرّر.
"""


def problems(text: str) -> list[str]:
    return [f"{p.place.line}:{p.place.column} {p.code}" for p in parse(text, "t").problems]


def test_the_example_of_the_format() -> None:
    parsed = parse(FORMAT, "ar.md")
    assert parsed.problems == ()
    (block,) = parsed.document.blocks
    assert (block.id, block.classes, str(block.place), str(block.id_place)) == (
        "p3",
        (),
        "ar.md:2:1",
        "ar.md:1:2",
    )
    text = plain_block(block)
    assert [(s.span.key, s.span.value, text[s.start : s.end]) for s in spans_in(block)] == [
        ("actor", "iraq-ministry-of-foreign-affairs", "الخارجية العراقية"),
        ("quote", "mfa-inaccurate-answer", "“… وزارة الخارجية الأميركية …”"),
        ("actor", "us-department-of-state", "وزارة الخارجية الأميركية"),
        ("date", "2024-07-20~/2024-07-31~", "نهاية تموز المنصرم"),
    ]
    (note,) = parsed.document.footnotes
    assert (note.label, note.number, plain_block(note.blocks[0])) == ("round", 1, "ملاحظة من المحرّر.")


@pytest.mark.parametrize(
    "text",
    [
        '[a]{date="{1960,1961}"} and [b]{date="[1667,1668, 1670..1672]"} and [c]{date=2024-07~}',
        "[a [b [c]{actor=x}]{term=y}]{quote=z}",
        "[a [link](https://example.org/) *b*]{quote=z}",
        "*[a]{actor=b}* and **x[a]{actor=b}y**",
        "\\{a\\} `{b}` ``[c]{d``\n\n    {#p1}\n\n```\n{e\n```",
        "a &#123; b [sic] \\[c\\]\\{d\\}",
        "[https://example.org/{id}](https://example.org/{id})".replace("[https://example.org/{id}]", "[x]"),
        "wow\\![a]{actor=b}",
        "{#p1}\n# A\n{#p2 .lead .notice .only}\nB\n\n   {#p3}  \n> D\n\n{.only}\n- C\n\n{.lead #p4}\n***",
        "{#p5}\n```\nE\n```",
        "[قال\u200cوا \u200f(x)\u200f]{actor=b}\u200f",
        "^[not a note] and a^b",
    ],
)
def test_good(text: str) -> None:
    assert problems(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # braces that belong to nothing
        ("a { b", ["1:3 stray-brace"]),
        ("a } b {{{ c", ["1:3 stray-brace", "1:7 stray-brace"]),
        ("a {} b { } c", ["1:3 empty-braces", "1:8 empty-braces"]),
        ("[a]{} [b]{ }", ["1:4 empty-braces", "1:10 empty-braces"]),
        ("{}\n\na", ["1:1 block-attribute-without-block", "1:1 empty-braces"]),
        # never closed
        ("[a]{actor=b and c", ["1:4 unclosed-brace"]),
        ("[a]{actor=b [c]{actor=d}", ["1:4 unclosed-brace"]),
        ("[a]{actor=b\n\n}", ["1:4 unclosed-brace", "3:1 stray-brace"]),
        ("a{actor=b", ["1:2 unclosed-brace"]),
        ("{#p3\na", ["1:1 unclosed-brace"]),
        ('[a]{date="2024}', ["1:10 span-bad-value"]),
        # a gap before the brace, or invisible characters
        ("[a] {actor=b}", ["1:4 span-space-before-brace"]),
        ("[a]\n{actor=b}", ["1:4 span-space-before-brace"]),
        ("[a]\u200c{actor=b}", ["1:4 invisible-character"]),
        ("[a] \u200f {actor=b}", ["1:5 invisible-character"]),
        ("[a]\u00a0{actor=b}", ["1:4 invisible-character"]),
        ("[a]\ufeff{actor=b}", ["1:4 invisible-character"]),
        ("[a]\u064b{actor=b}", ["1:4 invisible-character"]),
        ("[a]{\u202bactor=b}", ["1:5 invisible-character"]),
        ("[a]{actor=b\u200e}", ["1:12 invisible-character"]),
        ("[a]{actor=b\u064e}", ["1:12 invisible-character"]),
        ("\u200f{#p3}\na", ["1:1 invisible-character"]),
        ("{#p3}\u200f\na", ["1:6 invisible-character"]),
        ("{#p\u200f3}\na", ["1:4 invisible-character"]),
        ("[a] [sic] {x}", ["1:11 stray-brace", "1:13 stray-brace"]),
        # what the braces of a span hold
        ("[a]{acter=b}", ["1:5 span-unknown-key"]),
        ("[a]{ACTOR=b}", ["1:5 span-unknown-key"]),
        ("[a]{*actor*=b}", ["1:5 span-unknown-key"]),
        ("[a]{=b}", ["1:5 span-unknown-key"]),
        ("[a]{iraq}", ["1:5 span-unknown-key"]),
        ("[a]{actor}", ["1:5 span-bad-value"]),
        ("[a]{actor=}", ["1:11 span-bad-value"]),
        ('[a]{actor=""}', ["1:12 span-bad-value"]),
        ("[a]{actor=**b**}", ["1:11 span-bad-value"]),
        ("[a]{actor=b_c}", ["1:11 span-bad-value"]),
        ("[a]{actor=عراق}", ["1:11 span-bad-value"]),
        (f"[a]{{actor={'b' * 81}}}", ["1:11 span-bad-value"]),
        ("[a]{date='2024'}", ["1:10 span-bad-value"]),
        ("[a]{date=2024=x}", ["1:10 span-bad-value"]),
        ("[a]{date=٢٠٢٤}", ["1:10 span-bad-value"]),
        ("[a]{date=2024–2025}", ["1:10 span-bad-value"]),
        ("[a]{date=“2024”}", ["1:10 span-curly-quotes"]),
        ("[a]{date=«2024»}", ["1:10 span-curly-quotes"]),
        ("[a]{actor=b actor=c}", ["1:13 span-key-twice"]),
        ("[a]{actor=b actor=b}", ["1:13 span-key-twice"]),
        ("[a]{actor=b event=c}", ["1:13 span-two-keys"]),
        ("[a]{actor=b evnt=c event=d}", ["1:13 span-unknown-key", "1:20 span-two-keys"]),
        ("[a]{ actor=b}", ["1:4 span-space-in-braces"]),
        ("[a]{actor = b}", ["1:4 span-space-in-braces"]),
        ("[a]{.lead}", ["1:5 span-class-or-id"]),
        ("[a]{actor=b #c}", ["1:13 span-class-or-id"]),
        # where a span stands
        ("a{actor=b}", ["1:2 span-without-brackets"]),
        ("a]{actor=b}", ["1:3 span-without-brackets"]),
        ("*a*{actor=b} `c`{actor=d}", ["1:4 span-without-brackets", "1:17 span-without-brackets"]),
        ("\\[a\\]{actor=b}", ["1:6 span-without-brackets"]),
        ("![a]{actor=b}", ["1:5 span-without-brackets"]),
        ("[a](https://b.c){actor=d}", ["1:17 span-without-brackets"]),
        ("[]{actor=b} [ ]{actor=b}", ["1:1 span-without-text", "1:13 span-without-text"]),
        ("[x [a]{actor=b}](https://c.d)", ["1:4 span-in-link"]),
        ("![x [a]{actor=b}](c.png)", ["1:5 span-in-link"]),
        ("[x [a]{actor=b}][r]\n\n[r]: https://c.d", ["1:4 span-in-link"]),
        # where a block's name stands, and what it holds
        ("a {#p3}", ["1:3 block-attribute-not-alone"]),
        ("a\n{#p3}\nb", ["2:1 block-attribute-not-alone"]),
        ("# a {#p3}", ["1:5 block-attribute-not-alone"]),
        ("{#p3} a", ["1:1 block-attribute-not-alone"]),
        ("[a]{actor=b}{.lead}", ["1:13 block-attribute-not-alone"]),
        ("- {#p3}\n  a", ["1:3 block-attribute-nested"]),
        ("> {#p3}\n> a", ["1:3 block-attribute-nested"]),
        ("- a\n{#p3}\nb", ["2:1 block-attribute-nested"]),
        ("|a|\n|-|\n{#p3}\n", ["3:1 block-attribute-nested"]),
        ("a[^1]\n\n[^1]: b\n{#p3}\nc", ["4:1 block-attribute-nested"]),
        ("{#p3}\n\na", ["1:1 block-attribute-without-block"]),
        ("a\n\n{#p3}", ["3:1 block-attribute-without-block"]),
        ("a[^1]\n\n{#p3}\n[^1]: b", ["3:1 block-attribute-without-block"]),
        ("[a][b]\n\n{#p3}\n[b]: https://c.d\n\ne", ["3:1 block-attribute-without-block"]),
        ("{#p3}\n\n{#p4}", ["1:1 block-attribute-without-block", "3:1 block-attribute-without-block"]),
        ("{#p3}\n\n{#p4}\na", ["1:1 block-attribute-without-block"]),
        ("{#p3}\n{#p4}\na", ["2:1 block-attribute-twice"]),
        ("{#p3 #p4}\na", ["1:1 block-attribute-twice"]),
        ("{.only .only}\na", ["1:1 block-attribute-twice"]),
        ("{#p3 a=b c}\na", ["1:6 block-unknown-attribute", "1:10 block-unknown-attribute"]),
        ("{actor=b}\na", ["1:2 block-unknown-attribute"]),
        ("{.led}\na", ["1:2 block-unknown-class"]),
        ("{#}\na\n\n{#P3}\nb", ["1:2 block-bad-id", "4:2 block-bad-id"]),
        (f"{{#{'p' * 81}}}\na", ["1:2 block-bad-id"]),
        ("{#p-}\na\n\n{#p--q}\nb", ["1:2 block-bad-id", "4:2 block-bad-id"]),
        ("{#p3}\na\n\n{#p3}\nb", ["4:2 block-duplicate-id"]),
    ],
)
def test_bad(text: str, expected: list[str]) -> None:
    assert problems(text) == expected


def test_hints_name_what_was_meant() -> None:
    shown = [p.hint for p in parse("[a]{acter=b}\n\n{#a .Leed}\nb", "t").problems]
    assert shown == ['did you mean "actor"?', 'did you mean ".lead"?']


@pytest.mark.parametrize(
    "text",
    [
        "[a] {actor=b}",
        "[a]\u200f{actor=b}",
        "[a]{actor=“b”}",
        "[a]{ actor=b }",
        "[a]{act\u200for=b}",
        "[a]{actor=b term=c}",
    ],
)
def test_what_was_meant_comes_into_the_tree(text: str) -> None:
    (block,) = parse(text, "t").document.blocks
    assert isinstance(block, Paragraph)
    (span,) = block.inlines
    assert isinstance(span, Span)
    assert (span.key, span.value, span.children) == ("actor", "b", (Text("a"),))


def test_attempts_are_never_text() -> None:
    text = "{#p1} [a]{x=y} b{actor=c} [d]{actor=e <b> [f]{} {#p2} \\{g\\}"
    assert plain_block(parse(text, "t").document.blocks[0]) == " a b d  f  {g}"
