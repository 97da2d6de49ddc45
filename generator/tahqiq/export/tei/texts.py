"""The texts of an article: a group of parallel texts, their blocks aligned (TEI Guidelines, 4.3.1 and 17.4)."""

from __future__ import annotations

from collections.abc import Iterator

from tahqiq.export.tei.blocks import BlockWriter
from tahqiq.export.tei.marks import Marks
from tahqiq.export.tei.pointers import TO_REGISTER, UP, article_id, block_id, text_id
from tahqiq.model import Article, Block, Text
from tahqiq.read.markdown import Heading

Here = dict[str, list[str]]
"""Which languages each block stands in."""


def blocks_of(article: Article) -> Here:
    """The languages of each block, in the order of the texts."""
    found: Here = {}
    for text in article.texts:
        for block in text.blocks:
            found.setdefault(block.id, []).append(text.language)
    return found


def alignment(article: Article, here: Here) -> str:
    """A pointer for each block at what it is in each language; empty without blocks."""
    pointers = "\n".join(
        f'<ptr xml:id="{block_id(article.id, block)}" target="'
        + " ".join(f"#{text_id(article.id, language)}.{block}" for language in languages)
        + '"/>'
        for block, languages in here.items()
    )
    return f'<linkGrp type="alignment">\n{pointers}\n</linkGrp>\n' if here else ""


def texts(marks: Marks, here: Here, base: str) -> str:
    """The `text` of an article's file. `base` is the site's address, or empty if nobody knows it."""
    inner = "".join(_text(text, marks, here, base) for text in marks.article.texts)
    return f"<text>\n<group>\n{inner}</group>\n</text>\n"


def _text(text: Text, marks: Marks, here: Here, base: str) -> str:
    article = marks.article.id
    notes = {note.number: note for note in text.footnotes}
    writer = BlockWriter(marks, text.language, f"{base or UP}{text.language}/", notes)
    of = text_id(article, text.of) if text.of else f"{article_id(article)}.source"
    return (
        f'<text xml:id="{text_id(article, text.language)}" xml:lang="{text.language}" '
        f'type="{text.kind}" source="#{of}">\n'
        f"<body>\n{''.join(_divided(text, writer, here))}</body>\n</text>\n"
    )


def _divided(text: Text, writer: BlockWriter, here: Here) -> Iterator[str]:
    """The blocks, in divisions that their headings begin: one of a lower level stands inside."""
    levels: list[int] = []
    for block in text.blocks:
        if isinstance(block.content, Heading):
            while levels and levels[-1] >= block.content.level:
                levels.pop()
                yield "</div>\n"
            levels.append(block.content.level)
            yield "<div>\n"
        yield writer.written(block.content, _attributes(block, writer, here))
        yield "\n"
    yield "</div>\n" * len(levels) if text.blocks else "<div/>\n"


def _attributes(block: Block, writer: BlockWriter, here: Here) -> str:
    article, language = writer.marks.article.id, writer.language
    others = " ".join(
        f"#{text_id(article, other)}.{block.id}" for other in here[block.id] if other != language
    )
    classes = (*block.content.classes, "stale") if block.stale else block.content.classes
    return (
        f' xml:id="{text_id(article, language)}.{block.id}" xml:lang="{language}"'
        + (f' corresp="{others}"' if others else "")
        + (f' ana="{" ".join(f"{TO_REGISTER}block.{name}" for name in classes)}"' if classes else "")
    )
