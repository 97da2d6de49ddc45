"""Text to HTML: nested spans, links in links, hostile words; the text of the HTML is the plain text."""

from __future__ import annotations

import pytest
from lxml import html

from tahqiq.paths import templates
from tahqiq.read.markdown import parse, plain_block
from tahqiq.read.words import read_words
from tahqiq.render.links import Links, settled
from tahqiq.render.text import TextWriter, heading_levels
from tahqiq.render.words import words_in

TABLES = read_words([templates() / "words"])[0]


def writer(language: str = "en", **more: object) -> TextWriter:
    return TextWriter(Links("en"), words_in(language, TABLES), language, **more)  # type: ignore[arg-type]


def rendered(text: str, language: str = "en") -> str:
    parsed = parse("{#p1}\n" + text + "\n", "x/en.md")
    assert parsed.problems == (), parsed.problems
    html = writer(language).blocks(parsed.document.blocks).strip()
    return settled(html, "en/articles/x/", "en")


def test_actors_terms_and_events_are_links() -> None:
    assert rendered("[A]{actor=a} [t]{term=t} [e]{event=e}") == (
        '<p><a class="tq-actor" href="../../actors/a/">A</a> '
        '<a class="tq-term" href="../../glossary/#t-t">t</a> '
        '<a class="tq-event" href="../../timeline/#e-e">e</a></p>'
    )


def test_a_quote_has_its_anchor_once() -> None:
    found = rendered("[“one”]{quote=q} and [“two”]{quote=q}")
    assert found.count('id="q-q"') == 1
    assert found.count('data-quote="q"') == 2


def test_a_date_says_what_it_is() -> None:
    assert rendered("[then]{date=2024-08-16}") == (
        '<p><time class="tq-date" datetime="2024-08-16" title="16 August 2024">then</time></p>'
    )
    assert "<time" not in rendered('[then]{date="2024-07-20~/2024-07-31~"}')


def test_code_of_signs_alone_runs_from_the_left() -> None:
    assert rendered("`[ * _` `--fix` `نص`", "ar") == (
        '<p><code dir="ltr">[ * _</code> <code>--fix</code> <code>نص</code></p>'
    )


@pytest.mark.parametrize(
    "text",
    [
        "[the [inner]{actor=b} of outer]{term=t}",
        "[a [“b [c]{actor=c}”]{quote=q} d]{event=e}",
        "[*a [b]{actor=b} c*]{term=t}",
        "[a [x](https://example.org) b]{actor=a}",
    ],
)
def test_no_link_stands_in_a_link(text: str) -> None:
    tree = html.fragment_fromstring(rendered(text), create_parent="div")
    assert tree.xpath(".//a//a") == []
    found = rendered(text)
    assert found.count("<a ") == found.count("</a>") >= 2


def test_an_outer_link_goes_around_the_inner_one() -> None:
    assert rendered("[the [inner]{actor=b} part]{term=t}") == (
        '<p><a class="tq-term" href="../../glossary/#t-t">the </a>'
        '<a class="tq-actor" href="../../actors/b/">inner</a>'
        '<a class="tq-term" href="../../glossary/#t-t"> part</a></p>'
    )


def test_hostile_words_are_words() -> None:
    found = rendered('a < b & "c" \\<script>alert(1)\\</script> [“\\<b>”]{quote=q} `<i>`')
    assert "<script" not in found and "<b>" not in found and "<i>" not in found
    assert "&lt;script&gt;" in found


def test_links_of_the_edition_are_relative() -> None:
    found = rendered(
        "[a](actor:iraq) [b](article:y#p3) [c](event:e) [d](term:t) [e](https://example.org/?a=1&b=2)"
    )
    for href in ("../../actors/iraq/", "../y/", "../../timeline/#e-e", "../../glossary/#t-t"):
        assert f'href="{href}' in found or f'href="../../articles/{href[3:]}' in found
    assert 'href="https://example.org/?a=1&amp;b=2"' in found
    assert "#p3" in found


def test_footnotes_are_numbered_by_language_and_lead_back() -> None:
    parsed = parse("{#p1}\nWord.[^a] Again.[^a]\n\n[^a]: A note.\n", "x/ar.md")
    write = writer("ar")
    body = write.blocks(parsed.document.blocks)
    notes = write.footnotes(parsed.document.footnotes)
    assert body.count('id="fnref-ar-1"') == 1
    assert 'data-number="١"' in body
    assert 'id="fn-ar-1"' in notes and 'href="#fnref-ar-1"' in notes
    assert notes.index("tq-notes__back") < notes.index("</p>")


@pytest.mark.parametrize(
    "text",
    [
        "One *two* **three** `four`\nfive [six [seven]{actor=a} eight]{term=t}.",
        "- one\n- two\n  - three",
        "> quoted\n>\n> twice",
        "| a | b |\n|---|--:|\n| [c]{actor=c} | d |",
        "A line\\\nand a second.[^n]\n\n[^n]: Note.",
    ],
)
def test_the_text_of_the_page_is_the_plain_text(text: str) -> None:
    parsed = parse("{#p1}\n" + text + "\n", "x/en.md")
    assert parsed.problems == ()
    (block,) = parsed.document.blocks
    tree = html.fragment_fromstring(str(writer().block(block)), create_parent="div")
    assert "".join(tree.itertext()).split() == plain_block(block).split()


def test_headings_leave_no_level_out() -> None:
    blocks = parse("{#a}\n## One\n\n{#b}\n#### Two\n\n{#c}\n## Three\n", "x/en.md").document.blocks
    levels = heading_levels(blocks)
    assert levels == {2: 2, 4: 3}
    found = writer(levels=levels).blocks(blocks)
    assert [line[:3] for line in found.splitlines()] == ["<h2", "<h3", "<h2"]


def test_a_header_cell_without_words_heads_nothing() -> None:
    found = html.fromstring(rendered("| key | |\n|---|--:|\n| title | required |"))
    assert [cell.tag for cell in found.xpath("//thead//tr/*")] == ["th", "td"]
    assert found.xpath("//thead//td/@class") == ["tq-right"]
