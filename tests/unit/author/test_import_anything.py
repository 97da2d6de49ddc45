"""import of anything at all: what comes of it has no wrong mark in it, and no word is lost."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tahqiq.author.imports import (
    Draft,
    Told,
    cleaned,
    extracted,
    import_draft,
    import_text,
    markdown_draft,
    pandoc_draft,
)
from tahqiq.author.imports.draft import NOWHERE
from tahqiq.read.markdown import (
    BlockQuote,
    BulletList,
    Code,
    CodeBlock,
    Emphasis,
    FootnoteRef,
    Heading,
    LineBreak,
    Link,
    OrderedList,
    Paragraph,
    Rule,
    Strong,
    Table,
    Text,
    parse,
    plain_block,
)
from tahqiq.read.yaml import parse as parse_yaml

TOLD = Told(("ar", "en"), "0" * 64, "open", "2020-01-02")
NASTY = "aب1 .,-+#*_`~|\\<>[](){}!^$@&:=/\"'“”«»‘’\u00a0\u200f\u200c\u202b\ufeff\x0c\n\t؟،"
words = st.text(st.sampled_from(NASTY), max_size=12)
texts = st.builds(Text, words)
labels = st.sampled_from(["1", "2"])


def links(children: st.SearchStrategy[object]) -> st.SearchStrategy[Link]:
    hrefs = st.sampled_from(["https://x.example/a_(b)?c=*d*|e", "mailto:a@x.example", "http://x.example/ \\"])
    return st.builds(Link, hrefs, words, st.lists(children, max_size=3).map(tuple), st.just(NOWHERE))


simple = st.one_of(
    texts,
    st.builds(Code, words),
    st.just(LineBreak()),
    labels.map(lambda label: FootnoteRef(label, int(label), NOWHERE)),
)
inlines = st.recursive(
    simple,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda found: Emphasis(tuple(found))),
        st.lists(inner, max_size=3).map(lambda found: Strong(tuple(found))),
        links(st.one_of(texts, st.builds(Code, words))),
    ),
    max_leaves=6,
)
several = st.lists(inlines, max_size=5).map(tuple)
table = st.integers(1, 3).flatmap(
    lambda width: st.builds(
        lambda rows: Table(place=NOWHERE, header=rows[0], rows=tuple(rows[1:]), alignments=("",) * width),
        st.lists(st.tuples(*[several] * width), min_size=1, max_size=3),
    )
)
blocks = st.recursive(
    st.one_of(
        st.builds(lambda i: Paragraph(place=NOWHERE, inlines=i), several),
        st.builds(lambda i, n: Heading(place=NOWHERE, inlines=i, level=n), several, st.integers(1, 6)),
        st.builds(lambda t: CodeBlock(place=NOWHERE, text=t, info=""), words),
        st.just(Rule(place=NOWHERE)),
        table,
    ),
    lambda inner: st.one_of(
        st.builds(lambda b: BlockQuote(place=NOWHERE, blocks=tuple(b)), st.lists(inner, max_size=3)),
        st.builds(
            lambda i, t: BulletList(place=NOWHERE, items=tuple(map(tuple, i)), tight=t),
            st.lists(st.lists(inner, max_size=2), max_size=3),
            st.booleans(),
        ),
        st.builds(
            lambda i, t, n: OrderedList(place=NOWHERE, items=tuple(map(tuple, i)), tight=t, start=n),
            st.lists(st.lists(inner, max_size=2), max_size=3),
            st.booleans(),
            st.integers(0, 99),
        ),
    ),
    max_leaves=5,
)
note = st.lists(
    st.builds(lambda w: Paragraph(place=NOWHERE, inlines=(Text(f"n{w}"),)), words), min_size=1, max_size=2
)


def judge(draft: Draft) -> None:
    """What is written reads without a problem, and as the draft did."""
    clean = cleaned(draft, marks=True)
    made = dict(import_draft(clean, TOLD).files)
    read = parse(made["ar.md"], "ar.md")
    assert [str(p) for p in read.problems if p.code != "image-alternative"] == []
    found = [plain_block(block) for block in read.document.blocks]
    expected = [plain_block(block) for block in clean.blocks]
    assert " ".join(" ".join(found).split()) == " ".join(" ".join(expected).split())
    root, problems = parse_yaml(made["article.yml"], "article.yml")
    assert problems == ()
    assert root is not None
    assert root.text("title", "ar") == clean.title
    assert clean.title in extracted(clean)


@settings(max_examples=120)
@given(st.lists(blocks, max_size=4).map(tuple), note, note, words)
def test_any_draft(found: tuple[object, ...], one: list[object], two: list[object], title: str) -> None:
    judge(Draft(title, found, {"1": tuple(one), "2": tuple(two)}))  # type: ignore[arg-type]


@settings(max_examples=120)
@given(st.text(st.sampled_from(NASTY + "\n\n\n   --"), max_size=120))
def test_any_markdown(text: str) -> None:
    judge(markdown_draft(text))


@settings(max_examples=120)
@given(st.text(max_size=120))
def test_any_plain_text(text: str) -> None:
    made = dict(import_text(text, "0" * 64, "ar", ("ar", "en")).files)
    assert parse(made["ar.md"], "ar.md").problems == ()
    assert parse_yaml(made["article.yml"], "article.yml")[1] == ()


# ---------------------------------------------------------------- Pandoc's trees

ATTR = ["", [], []]
DECIMAL = [1, {"t": "Decimal"}, {"t": "Period"}]
addresses = words | st.just("https://x.example/")


def node(kind: str, *content: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    made = st.tuples(*content).map(list) if len(content) > 1 else content[0]
    return made.map(lambda c: {"t": kind, "c": c})


pandoc_inlines = st.recursive(
    st.one_of(
        node("Str", words),
        st.sampled_from([{"t": "Space"}, {"t": "SoftBreak"}, {"t": "LineBreak"}, {"t": "Unheard", "c": [1]}]),
        node("Code", st.just(ATTR), words),
        node("RawInline", st.just("html"), words),
        node("Math", st.just({"t": "InlineMath"}), words),
    ),
    lambda inner: st.one_of(
        *(node(kind, st.lists(inner, max_size=3)) for kind in ("Emph", "Strong", "Underline", "SmallCaps")),
        node(
            "Quoted",
            st.sampled_from([{"t": "DoubleQuote"}, {"t": "SingleQuote"}]),
            st.lists(inner, max_size=3),
        ),
        node("Span", st.just(ATTR), st.lists(inner, max_size=3)),
        node(
            "Link",
            st.just(ATTR),
            st.lists(inner, max_size=3),
            st.tuples(words | st.just("https://x.example/"), words),
        ),
        node(
            "Image",
            st.just(ATTR),
            st.lists(inner, max_size=3),
            st.tuples(words.map(lambda w: f"{w}.png"), words),
        ),
        node("Note", st.lists(node("Para", st.lists(inner, min_size=1, max_size=2)), min_size=1, max_size=2)),
    ),
    max_leaves=8,
)
line = st.lists(pandoc_inlines, max_size=4)
cell = st.lists(node("Plain", line), max_size=2).flatmap(
    lambda found: st.tuples(st.integers(1, 2), st.integers(1, 3)).map(
        lambda reach: [ATTR, {"t": "AlignDefault"}, reach[0], reach[1], found]
    )
)
row = st.lists(cell, min_size=1, max_size=3).map(lambda cells: [ATTR, cells])
pandoc_table = st.tuples(st.lists(row, max_size=1), st.lists(row, max_size=2), line).map(
    lambda found: {
        "t": "Table",
        "c": [
            ATTR,
            [None, [{"t": "Plain", "c": found[2]}]],
            [[{"t": "AlignLeft"}, {"t": "ColWidthDefault"}]] * 2,
            [ATTR, found[0]],
            [[ATTR, 0, [], found[1]]],
            [ATTR, []],
        ],
    }
)
pandoc_blocks = st.recursive(
    st.one_of(
        node("Para", line),
        node("Plain", line),
        node("LineBlock", st.lists(line, max_size=3)),
        node("Header", st.integers(1, 9), st.just(ATTR), line),
        node("CodeBlock", st.just(ATTR), words),
        node("RawBlock", st.just("html"), words),
        st.sampled_from([{"t": "HorizontalRule"}, {"t": "Null"}, {"t": "Unheard"}]),
        pandoc_table,
    ),
    lambda inner: st.one_of(
        node("BlockQuote", st.lists(inner, max_size=2)),
        node("BulletList", st.lists(st.lists(inner, max_size=2), max_size=3)),
        node(
            "OrderedList",
            st.just([1, {"t": "Decimal"}, {"t": "Period"}]),
            st.lists(st.lists(inner, max_size=2), max_size=3),
        ),
        node(
            "DefinitionList",
            st.lists(st.tuples(line, st.lists(st.lists(inner, max_size=2), max_size=2)), max_size=2),
        ),
        node("Div", st.just(ATTR), st.lists(inner, max_size=2)),
        node(
            "Figure",
            st.just(ATTR),
            st.tuples(st.none(), st.lists(inner, max_size=1)),
            st.lists(inner, max_size=2),
        ),
    ),
    max_leaves=5,
)


@settings(max_examples=120)
@given(st.lists(pandoc_blocks, max_size=4), st.booleans())
def test_any_tree_of_pandoc(found: list[object], pictures: bool) -> None:
    judge(pandoc_draft({"blocks": found, "meta": {}}, (lambda _address: True) if pictures else None))


def test_a_tree_of_any_depth_keeps_its_words() -> None:
    deep: object = {"t": "Str", "c": "words"}
    for _ in range(120):
        deep = {"t": "Emph", "c": [deep]}
    tree = {"t": "Para", "c": [deep]}
    for _ in range(60):
        tree = {"t": "BlockQuote", "c": [tree]}
    judge(pandoc_draft({"blocks": [{"t": "Para", "c": [{"t": "Str", "c": "Title"}]}, tree], "meta": {}}))
