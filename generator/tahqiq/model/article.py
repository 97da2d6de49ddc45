"""An article: its source, its texts in blocks, its quotes."""

from __future__ import annotations

import msgspec

from tahqiq.dates import EdtfDate
from tahqiq.evidence import Interval
from tahqiq.model.localised import Localised
from tahqiq.model.things import Dating
from tahqiq.read.markdown import AnyBlock, Footnote


class Source(msgspec.Struct, frozen=True, array_like=True):
    """The text that an article goes back to; empty strings and None are unknown."""

    language: str
    published: Dating
    rights: str
    outlet: Localised | None = None
    author: Localised | None = None
    url: str = ""
    archived: str = ""
    retrieved: EdtfDate | None = None
    sha256: str = ""
    notice: Localised | None = None


class Block(msgspec.Struct, frozen=True, array_like=True):
    """One block in one language: what was written (`content`), and its plain text, for positions.

    Of a translation: `stale` if what it goes back to has changed since, `unstamped` if nobody has said that it is of
    the original as it is.
    """

    id: str
    content: AnyBlock
    plain: str
    line: int
    stale: bool = False
    unstamped: bool = False


class Text(msgspec.Struct, frozen=True, array_like=True):
    """An article's text in one language. `of`: for a translation, the language it was made from."""

    language: str
    kind: str
    blocks: tuple[Block, ...]
    footnotes: tuple[Footnote, ...] = ()
    of: str = ""
    by: Localised | None = None
    file: str = ""


class Passage(msgspec.Struct, frozen=True, array_like=True):
    """Words of a quote in one block: `text == block.plain[start:end]`, without the marks around them."""

    language: str
    block: str
    start: int
    end: int
    text: str


class Evidence(msgspec.Struct, frozen=True, array_like=True):
    """Proof that a quote's words stand in the source: where, in code points, and in which text."""

    source: str
    at: tuple[Interval, ...]


class Quote(msgspec.Struct, frozen=True, array_like=True):
    """One quote: who said it, how, when; its words in each language; its evidence.

    `own_date`: whether the date is the quote's own, not its article's.
    """

    article: str
    id: str
    speaker: str
    mode: str
    when: Dating
    own_date: bool
    passages: tuple[Passage, ...]
    channel: str = ""
    about: tuple[str, ...] = ()
    stance: tuple[tuple[str, str], ...] = ()
    evidence: Evidence | None = None

    @property
    def key(self) -> str:
        """The id of the quote in the whole edition: `<article>/<quote>`."""
        return f"{self.article}/{self.id}"

    def words(self, language: str) -> str:
        """Its words in a language, passages joined by an ellipsis; empty if it does not stand there."""
        return " … ".join(p.text for p in self.passages if p.language == language)


class Correction(msgspec.Struct, frozen=True, array_like=True):
    """One recorded correction; `removed` are the places of the article's page that it took out: `p7`, `q-hope`."""

    date: EdtfDate
    text: Localised
    block: str = ""
    removed: tuple[str, ...] = ()


class Picture(msgspec.Struct, frozen=True, array_like=True):
    """A picture file of an article."""

    name: str
    data: bytes


class Article(msgspec.Struct, frozen=True, array_like=True):
    """One article of the edition. `moved`: places of its page that are no more, and where each stands now."""

    id: str
    title: Localised
    source: Source
    texts: tuple[Text, ...]
    quotes: tuple[Quote, ...] = ()
    summary: Localised | None = None
    corrections: tuple[Correction, ...] = ()
    pictures: tuple[Picture, ...] = ()
    formerly: tuple[str, ...] = ()
    moved: tuple[tuple[str, str], ...] = ()
    file: str = ""

    def text(self, language: str) -> Text | None:
        """The text in a language, if there is one."""
        return next((t for t in self.texts if t.language == language), None)
