"""The plain text of blocks, and the positions of spans in it."""

from __future__ import annotations

import pytest

from tahqiq.read.markdown import FootnoteRef, Paragraph, Span, parse, plain, plain_block, spans_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a *b* **c** `d  e` f\\*g &amp; h", "a b c d  e f*g & h"),
        ("a\nb  \nc\\\nd", "a b\nc\nd"),
        ("&#x41;&#X42;&#67;&copy; &nope; &#12345678; &#x;", "ABC© &nope; &#12345678; &#x;"),
        ("&#0; &#xD800; &#x110000; &#xfffe;", "\ufffd \ufffd \ufffd \ufffd"),
        ("a[^1]b\n\n[^1]: c", "ab"),
        ("x ![a *b*](c.png) [d](https://e.f)", "x a b d"),
        ("## a ##", "a"),
        ("- a\n- b\n\n  c\n  1. d", "a\nb\nc\nd"),
        ("> a\n> b\n>\n> ***\n>\n> c", "a b\n\nc"),
        ("|a|b|\n|-|-|\n|c|d|", "a\nb\nc\nd"),
        ("```\na\n\nb\n```", "a\n\nb"),
        ("***", ""),
        ("قال [لـ\u200cه]{actor=x}،\nثم 😀", "قال لـ\u200cه، ثم 😀"),
    ],
)
def test_plain(text: str, expected: str) -> None:
    assert plain_block(parse(text, "t").document.blocks[0]) == expected


@pytest.mark.parametrize(
    "wrap", ["{}", "- x\n- {}", "> {}", "| x | {} |\n|---|---|\n| {} | y |", "# {}", "x[^1]{}\n\n[^1]: n"]
)
def test_spans(wrap: str) -> None:
    body = "😀 [*a* [b\\*]{actor=x} `c`]{quote=q} و[د]{term=t}"
    block = parse(wrap.replace("{}", body), "t").document.blocks[0]
    text = plain_block(block)
    found = spans_in(block)
    assert [text[s.start : s.end] for s in found] == [plain(s.span.children) for s in found]
    assert [s.span.value for s in found][:3] == ["q", "x", "t"]
    assert text[found[0].start : found[0].end] == "a b* c"


def test_spans_with_the_same_words() -> None:
    (block,) = parse("[[a]{actor=x}]{quote=q}", "t").document.blocks
    assert isinstance(block, Paragraph) and isinstance(block.inlines[0], Span)
    assert [(s.span.key, s.start, s.end) for s in spans_in(block)] == [("quote", 0, 1), ("actor", 0, 1)]


def test_footnotes_are_numbered_as_they_are_called() -> None:
    text = "a[^b] c[^a]\n\nd[^b] e[^c]\n\n[^a]: x\n\n[^b]: y\n\n[^c]: z\n"
    document = parse(text, "x.md").document
    calls = [
        (node.label, node.number)
        for block in document.blocks
        if isinstance(block, Paragraph)
        for node in block.inlines
        if isinstance(node, FootnoteRef)
    ]
    assert calls == [("b", 1), ("a", 2), ("b", 1), ("c", 3)]
    assert [note.label for note in document.footnotes] == ["b", "a", "c"]
