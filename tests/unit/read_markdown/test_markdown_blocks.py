"""Blocks: what each kind holds, and what HTML, links, images, footnotes and definitions come to."""

from __future__ import annotations

import pytest

from tahqiq.problems import Place
from tahqiq.read.markdown import (
    BlockQuote,
    BulletList,
    CodeBlock,
    Heading,
    Image,
    Link,
    OrderedList,
    Paragraph,
    Rule,
    Table,
    Text,
    parse,
    plain,
    plain_block,
)


def problems(text: str) -> list[str]:
    return [f"{p.place.line}:{p.place.column} {p.code}" for p in parse(text, "t").problems]


def test_kinds() -> None:
    text = "a\n\n## b\n\n- c\n- d\n\n  e\n\n3) f\n\n> g\n\n```py x\nh\n```\n\n---\n\n    i\n"
    blocks = parse(text, "t").document.blocks
    kinds = [
        "paragraph",
        "heading",
        "bullet-list",
        "ordered-list",
        "block-quote",
        "code-block",
        "rule",
        "code-block",
    ]
    assert [block.kind for block in blocks] == kinds
    _, heading, bullets, ordered, quote, fence, rule, code = blocks
    assert isinstance(heading, Heading) and heading.level == 2
    assert isinstance(bullets, BulletList) and not bullets.tight
    assert [[plain_block(b) for b in item] for item in bullets.items] == [["c"], ["d", "e"]]
    assert isinstance(ordered, OrderedList) and (ordered.start, ordered.tight) == (3, True)
    assert isinstance(quote, BlockQuote) and isinstance(quote.blocks[0], Paragraph)
    assert isinstance(fence, CodeBlock) and (fence.text, fence.info) == ("h\n", "py x")
    assert isinstance(rule, Rule)
    assert isinstance(code, CodeBlock) and (code.text, code.info) == ("i\n", "")


def test_table() -> None:
    (table,) = parse("{#t}\n| a | b |\n|:--|:-:|\n| c \\| d |\n| e | f | g |\n", "t").document.blocks
    assert isinstance(table, Table)
    assert [plain(cell) for cell in table.header] == ["a", "b"]
    assert [[plain(cell) for cell in row] for row in table.rows] == [["c | d", ""], ["e", "f"]]
    assert table.alignments == ("left", "center")
    assert (table.id, table.place) == ("t", Place("t", 2, 1))


def test_only_top_level_blocks_have_names() -> None:
    (block,) = parse("{#q .only}\n> a\n>\n> - b\n", "t").document.blocks
    assert isinstance(block, BlockQuote)
    assert (block.id, block.classes) == ("q", ("only",))
    assert {(inner.id, inner.classes, inner.id_place) for inner in block.blocks} == {("", (), None)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a <b>c</b>", ["1:3 raw-html", "1:7 raw-html"]),
        ("a <!-- b --> c", ["1:3 raw-html"]),
        ("<div>\na\n</div>\n\nb", ["1:1 raw-html"]),
        ("> <!-- a\n> -->\n\nb", ["1:3 raw-html"]),
        ("a <?b?> <!C> <![CDATA[d]]>", ["1:3 raw-html", "1:9 raw-html", "1:14 raw-html"]),
        ("a < b > c <- d", []),
    ],
)
def test_html(text: str, expected: list[str]) -> None:
    assert problems(text) == expected
    assert "<b" not in "".join(map(plain_block, parse(text, "t").document.blocks))


@pytest.mark.parametrize(
    ("address", "href"),
    [
        ("https://example.org", "https://example.org"),
        ("HTTPS://example.org/ا?ب=1#ج", "https://example.org/%D8%A7?%D8%A8=1#%D8%AC"),
        ("https://مثال.org/", "https://xn--mgbh0fb.org/"),
        ("http://[::1]/", "http://[::1]/"),
        ("https://example.org/a_(b)_c", "https://example.org/a_(b)_c"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("actor:iraq", "actor:iraq"),
        ("article:2024-08-16-visit", "article:2024-08-16-visit"),
        ("article:visit#p3", "article:visit#p3"),
        ("event:e1", "event:e1"),
        ("term:t1", "term:t1"),
    ],
)
def test_good_links(address: str, href: str) -> None:
    for text in (f"[a]({address})", f"[a](<{address}> 'x')", f"[a][b]\n\n[b]: {address}", f"<{address}>"):
        parsed = parse(text, "t")
        assert parsed.problems == ()
        (block,) = parsed.document.blocks
        assert isinstance(block, Paragraph)
        (link,) = block.inlines
        assert isinstance(link, Link)
        assert link.href == href


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a](javascript:alert(1))", ["1:1 link-scheme"]),
        ("[a](JAVASCRIPT&colon;alert(1))", ["1:1 link-scheme"]),
        ("[a](data:image/png;base64,x)", ["1:1 link-scheme"]),
        ("x [a](b.html)", ["1:3 link-scheme"]),
        ("[a](//example.org)", ["1:1 link-scheme"]),
        ("[a](/b)", ["1:1 link-scheme"]),
        ("[a](#p3)", ["1:1 link-scheme"]),
        ("[a]()", ["1:1 link-scheme"]),
        ("[a](ftp://example.org)", ["1:1 link-scheme"]),
        ("<ftp://example.org>", ["1:1 link-scheme"]),
        ("<javascript:a>", ["1:1 link-scheme"]),
        ("[a][b]\n\n[b]: vbscript:c", ["1:1 link-scheme"]),
        ("[a](Actor:iraq)", ["1:1 link-scheme"]),
        ("[a](actor:Iraq)", ["1:1 link-target"]),
        ("[a](actor:iraq#p1)", ["1:1 link-target"]),
        ("[a](article:#p1)", ["1:1 link-target"]),
        ("[a](article:b#)", ["1:1 link-target"]),
        ("[a](https:example.org)", ["1:1 link-target"]),
        ("[a](https://)", ["1:1 link-target"]),
        ("[a](<https://example.org/b c>)", ["1:1 link-target"]),
        ("[a](https://b@example.org)", ["1:1 link-target"]),
        ("[a](mailto:b)", ["1:1 link-target"]),
        ("[a](https://example.org/\u200f)", ["1:1 invisible-character"]),
        ("[a](b c)", ["1:4 link-malformed"]),
        ("[a](https://example.org/", ["1:4 link-malformed"]),
        ("[](https://example.org)", ["1:1 link-without-text"]),
        ("[a [b](https://c.d)](https://e.f)", ["1:1 link-in-link"]),
        ("[a <https://c.d>](https://e.f)", ["1:4 link-in-link"]),
        ("[a[^1]](https://c.d)\n\n[^1]: e", ["1:3 footnote-in-link"]),
        ("[a\n\n[b]: https://c.d", ["3:1 reference-unused"]),
        ("[b]\n\n> [b]: https://c.d\n> [B]: https://e.f", ["4:3 reference-duplicate"]),
        ("![a](b.svg)", ["1:1 image-source"]),
        ("![a](../b.png)", ["1:1 image-source"]),
        ("![a](.b.png)", ["1:1 image-source"]),
        ("![a](b..c.png)", ["1:1 image-source"]),
        ("![a](صورة.png)", ["1:1 image-source"]),
        ("![a](b c.png)", ["1:5 image-source"]),
        ("![a](https://example.org/b.png)", ["1:1 image-source"]),
        ("![ ](b.png) ![](c.jpeg)", ["1:1 image-alternative", "1:13 image-alternative"]),
    ],
)
def test_bad_links_and_images(text: str, expected: list[str]) -> None:
    assert problems(text) == expected


def test_image() -> None:
    parsed = parse(
        '[![A *b*](c-1.webp "d")](https://e.f)\n\n![g][h]\n\n[h]: i.AVIF'.replace("AVIF", "avif"), "t"
    )
    assert parsed.problems == ()
    first, second = parsed.document.blocks
    assert isinstance(first, Paragraph) and isinstance(second, Paragraph)
    (link,), (image,) = first.inlines, second.inlines
    assert isinstance(link, Link) and isinstance(image, Image)
    assert link.children == (Image("c-1.webp", "A b", "d", Place("t", 1, 2, 22)),)
    assert (image.src, image.alt) == ("i.avif", "g")


def test_footnotes_are_numbered_by_their_calls() -> None:
    text = "[^b]: B [^c]\n\n[^c]: C\n\nx[^a] [^b]\n\n- y[^a]\n\n  [^a]: A [z]{actor=q}\n\n      more\n"
    parsed = parse(text, "t")
    assert parsed.problems == ()
    assert [(n.label, n.number, n.place.line) for n in parsed.document.footnotes] == [
        ("a", 1, 9),
        ("b", 2, 1),
        ("c", 3, 2 + 1),
    ]
    assert [plain_block(block) for block in parsed.document.footnotes[0].blocks] == ["A z", "more"]
    assert [plain_block(block) for block in parsed.document.blocks] == ["x ", "y"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a[^1] b[^1]", ["1:2 footnote-undefined", "1:8 footnote-undefined"]),
        ("a\n\n[^1]: b {", ["3:1 footnote-unused", "3:9 stray-brace"]),
        ("a\n\n[^1]: b [^1]", ["3:1 footnote-unused"]),
        ("a[^1]\n\n[^1]: b\n\n[^1]: c }", ["5:1 footnote-duplicate", "5:9 stray-brace"]),
        ("a[^1]\n\n[^1]:\n", ["3:1 footnote-empty"]),
        ("a[^1 2] [^ x]", []),
    ],
)
def test_footnote_problems(text: str, expected: list[str]) -> None:
    assert problems(text) == expected


def test_a_nested_definition() -> None:
    parsed = parse("a[^1]\n\n[^1]: b[^2]\n\n    [^2]: c\n", "t")
    assert parsed.problems == ()
    assert [(n.label, [plain_block(b) for b in n.blocks]) for n in parsed.document.footnotes] == [
        ("1", ["b"]),
        ("2", ["c"]),
    ]


def test_text_is_one_node() -> None:
    (block,) = parse("a\\*b &amp; [c] ]*d_e!", "t").document.blocks
    assert isinstance(block, Paragraph)
    assert block.inlines == (Text("a*b & [c] ]*d_e!"),)
