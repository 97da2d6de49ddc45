"""Rule: the blocks of an article's languages are named, and match one to one in the same order."""

from __future__ import annotations

from collections.abc import Iterator

from tahqiq.check.context import Context, Found
from tahqiq.check.hints import Hints
from tahqiq.problems import Place, Problem, ProblemCode
from tahqiq.read import ArticleFolder, Text
from tahqiq.read.markdown import AnyBlock, CodeBlock, Heading, Rule, plain
from tahqiq.read.nodes import Mapping, Scalar, items
from tahqiq.schema.vocabulary import PAGE_ID_PREFIXES, PAGE_IDS

CODES = {
    "block-without-id": ProblemCode(
        "text",
        "A block has no id, so nothing can cite it or align with it.",
        "[Hana]{actor=hana} visited the town.\n",
        "{#p1}\n[Hana]{actor=hana} visited the town.\n",
    ),
    "block-reserved-id": ProblemCode(
        "text",
        "A block has the id of another place on the article's page; a link to it would be ambiguous.",
        "{#footnotes .only}\nNobody was absent.\n",
        "{#p3 .only}\nNobody was absent.\n",
    ),
    "block-missing": ProblemCode(
        "text",
        "A block of another language is missing; one of a single language is marked .only.",
        "{#p1}\n[Hana]{actor=hana} visited the town.\n\n"
        "{#p2}\nShe [hopes]{quote=hope} for a truce.\n\n{#p3}\nNobody was absent.\n",
        "{#p1}\n[Hana]{actor=hana} visited the town.\n\n"
        "{#p2}\nShe [hopes]{quote=hope} for a truce.\n\n{#p3 .only}\nNobody was absent.\n",
        why="The texts are read side by side, paragraph by paragraph: what stands in one of them only "
        "is a gap.",
        remedy="Translate the block under the same id; `.only` is for what makes sense in one language "
        "alone.",
    ),
    "block-order": ProblemCode(
        "text",
        "Blocks stand in another order than in the first language.",
        "{#p2}\nShe [hopes]{quote=hope} for a truce.\n\n{#p1}\n[Hana]{actor=hana} visited the town.\n",
        "{#p1}\n[Hana]{actor=hana} visited the town.\n\n{#p2}\nShe [hopes]{quote=hope} for a truce.\n",
        why="Side by side, a text and its translation keep step only in the same order.",
    ),
    "block-kind": ProblemCode(
        "text",
        "A block is a paragraph in one language and something else in another.",
        "{#p1}\n- [Hana]{actor=hana} visited the town.\n",
        "{#p1}\n[Hana]{actor=hana} visited the town.\n",
        why="It is often a sign that an id stands before the wrong block.",
        severity="warning",
    ),
    "heading-level": ProblemCode(
        "text",
        "A heading of level 1 in an article: the title stands in article.yml.",
        "{#p3 .only}\n# The vote\n",
        "{#p3 .only}\n## The vote\n",
        why="A page has one title; screen readers read out its headings like a table of contents.",
    ),
    "page-title": ProblemCode(
        "page",
        "An editorial page does not begin with its title, a heading of level 1.",
        "This is a little edition.\n",
        "# About\n\nThis is a little edition.\n",
    ),
    "correction-block": ProblemCode(
        "article",
        "A correction names a block that the article does not have.",
        "corrections:\n  - {date: 2020-02-01, block: p22, text: {ar: صُحّح الاسم., en: The name was "
        "corrected.}}\n",
        "corrections:\n  - {date: 2020-02-01, block: p2, text: {ar: صُحّح الاسم., en: The name was "
        "corrected.}}\n",
        remedy="If the block itself was taken out, name it under `removed:`, not under `block:`.",
    ),
    "text-empty": ProblemCode(
        "text",
        "A text has no blocks.",
        "",
        "{#p1}\n[Hana]{actor=hana} visited the town.\n",
    ),
}


def check(context: Context) -> Found:
    """Problems of blocks in every article and page."""
    for folder in context.manuscript.articles.values():
        texts = {lang: folder.texts[lang] for lang in context.languages if lang in folder.texts}
        for text in texts.values():
            yield from _named(text)
        yield from _aligned(texts, context.hints)
        yield from _corrections(folder, context.hints)
    for page in context.manuscript.pages.values():
        for text in page.values():
            yield from _title(text)


def _named(text: Text) -> Iterator[Problem]:
    if not text.document.blocks:
        yield Problem(
            Place(text.file), "text-empty", "the text has no blocks", "write {#p1} and a paragraph below it"
        )
    for block in text.document.blocks:
        if not block.id and not isinstance(block, Rule | CodeBlock):
            hint = "write an id on the line before it, as {#p1}"
            yield Problem(block.place, "block-without-id", "this block has no id", hint)
        if block.id in PAGE_IDS or block.id.startswith(PAGE_ID_PREFIXES):
            yield _reserved(block)
        if isinstance(block, Heading) and block.level == 1:
            message = "a heading of level 1: the title stands in article.yml"
            yield Problem(block.place, "heading-level", message, "use ## or ###")


def _reserved(block: AnyBlock) -> Problem:
    taken = ", ".join([*PAGE_IDS, *(f"{prefix}…" for prefix in PAGE_ID_PREFIXES)])
    message = f'"{block.id}" is the name of another place on the page'
    hint = f"choose another, such as p3; the page itself uses {taken}"
    return Problem(block.id_place or block.place, "block-reserved-id", message, hint)


def _aligned(texts: dict[str, Text], hints: Hints) -> Iterator[Problem]:
    blocks = {lang: {b.id: b for b in t.document.blocks if b.id} for lang, t in texts.items()}
    if len(blocks) < 2 or any(not t.document.blocks for t in texts.values()):
        return
    first, *others = blocks
    for other in others:
        yield from _missing(blocks[first], blocks[other], texts[other].file, hints)
        yield from _missing(blocks[other], blocks[first], texts[first].file, hints)
        yield from _order(blocks[first], blocks[other])
        yield from _kinds(blocks[first], blocks[other])


def _missing(
    here: dict[str, AnyBlock], there: dict[str, AnyBlock], file: str, hints: Hints
) -> Iterator[Problem]:
    for name, block in here.items():
        if name not in there and "only" not in block.classes:
            place = block.id_place or block.place
            hint = hints.nearest(name, there) or f"add it there, or mark it {{#{name} .only}} here"
            yield Problem(place, "block-missing", f'{file} has no block "{name}"', hint)


def _order(here: dict[str, AnyBlock], there: dict[str, AnyBlock]) -> Iterator[Problem]:
    expected = [name for name in here if name in there]
    found = [name for name in there if name in here]
    for want, got in zip(expected, found, strict=True):
        if want != got:
            place = there[got].id_place or there[got].place
            message = f'block "{got}" stands where the other language has "{want}"'
            yield Problem(place, "block-order", message, "put the blocks in the same order")
            return


def _kinds(here: dict[str, AnyBlock], there: dict[str, AnyBlock]) -> Iterator[Problem]:
    for name, block in there.items():
        if name in here and here[name].kind != block.kind:
            message = f'block "{name}" is a {block.kind} here and a {here[name].kind} in the other language'
            yield Problem(block.place, "block-kind", message, "", "warning")


def _corrections(folder: ArticleFolder, hints: Hints) -> Iterator[Problem]:
    known = folder.block_ids()
    root = folder.article.root if folder.article else None
    for correction in items(root.get("corrections") if root else None):
        block = correction.get("block") if isinstance(correction, Mapping) else None
        if isinstance(block, Scalar) and block.text not in known:
            message = f'there is no block "{block.text}"'
            yield Problem(block.place, "correction-block", message, hints.nearest(block.text, known))


def _title(text: Text) -> Iterator[Problem]:
    blocks = text.document.blocks
    first = blocks[0] if blocks else None
    if not isinstance(first, Heading) or first.level != 1 or not plain(first.inlines).strip():
        place = blocks[0].place if blocks else Place(text.file)
        yield Problem(place, "page-title", "the page has no title", "begin with a line `# Title`")
    for block in blocks[1:]:
        if isinstance(block, Heading) and block.level == 1:
            yield Problem(block.place, "page-title", "a second title", "use ## for the headings of the page")
