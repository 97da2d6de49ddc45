"""The header of an article's file: who wrote and translated it, where it is published, what its source is."""

from __future__ import annotations

from tahqiq.export.tei.dating import datable, date_element
from tahqiq.export.tei.header import edition_statement, editors, languages_used, person, published, worded
from tahqiq.export.tei.pointers import article_id, block_id, text_id
from tahqiq.export.tei.things import how_known, pages
from tahqiq.export.tei.xml import content, localised
from tahqiq.model import Article, Correction, Source, Text
from tahqiq.render.publication import Publication

ORIGINAL = "original"
TRANSLATION = "translation"
_STATUS = {"open": "free", "quoted": "restricted"}
"""The availability of a source, by its rights."""


def article_header(publication: Publication, article: Article) -> str:
    """The header."""
    edition = publication.edition
    languages = tuple(text.language for text in article.texts)
    path = f"articles/{article.id}/"
    addresses = [(language, publication.identifier(f"{language}/{path}")) for language in languages]
    numbers = pages(addresses) + "".join(f'<idno type="formerly">{name}</idno>' for name in article.formerly)
    return (
        f"<teiHeader>\n<fileDesc>\n<titleStmt>{localised('title', article.title)}{_responsible(article)}"
        f"{editors(edition)}</titleStmt>\n{edition_statement(edition)}"
        f"{published(edition, numbers, (edition.licence.text,))}\n"
        f"<seriesStmt>{localised('title', edition.title)}</seriesStmt>\n"
        f"<sourceDesc>\n{_source(publication, article)}\n</sourceDesc>\n</fileDesc>\n"
        '<encodingDesc><editorialDecl><quotation marks="all"/></editorialDecl></encodingDesc>\n'
        f"<profileDesc>{_creation(article)}{languages_used(publication, languages)}{_summary(article)}</profileDesc>\n"
        f"{_revisions(article)}</teiHeader>\n"
    )


def _responsible(article: Article) -> str:
    """The source's author for its own text, whoever wrote an account, and translators."""
    own = any(text.kind == ORIGINAL for text in article.texts)
    author = article.source.author if own else None
    return person("author", author) + "".join(
        _written_by(article, text) for text in article.texts if text.by != author
    )


def _written_by(article: Article, text: Text) -> str:
    of = f' corresp="#{text_id(article.id, text.language)}"'
    if text.kind == TRANSLATION:
        return person("editor", text.by, f' role="translator"{of}')
    return person("author", text.by, of)


def _source(publication: Publication, article: Article) -> str:
    source = article.source
    return (
        f'<biblStruct xml:id="{article_id(article.id)}.source" type="source">\n'
        f'<analytic>{person("author", source.author)}<textLang mainLang="{source.language}"/>{_numbers(source)}'
        f'<availability status="{_STATUS[source.rights]}">{_rights(publication, source)}</availability></analytic>\n'
        f"<monogr>{localised('title', source.outlet)}"
        f"<imprint>{date_element(source.published.date)}</imprint></monogr>\n"
        f"{how_known(source.published)}</biblStruct>"
    )


def _rights(publication: Publication, source: Source) -> str:
    return worded(publication, "p", f"rights.{source.rights}") + localised("p", source.notice)


def _numbers(source: Source) -> str:
    found = (("url", source.url), ("archived", source.archived), ("sha256", source.sha256))
    retrieved = date_element(source.retrieved, ' type="retrieved"') if source.retrieved else ""
    return "".join(f'<idno type="{kind}">{content(text)}</idno>' for kind, text in found if text) + retrieved


def _creation(article: Article) -> str:
    """When the text came into being is known of the source's own text alone."""
    if all(text.kind != ORIGINAL for text in article.texts):
        return ""
    return f"<creation>{date_element(article.source.published.date)}</creation>"


def _summary(article: Article) -> str:
    return f"<abstract>{localised('p', article.summary)}</abstract>" if article.summary else ""


def _revisions(article: Article) -> str:
    changes = "\n".join(_change(article, correction) for correction in article.corrections)
    return f"<revisionDesc>\n{changes}\n</revisionDesc>\n" if changes else ""


def _change(article: Article, correction: Correction) -> str:
    target = f' target="#{block_id(article.id, correction.block)}"' if correction.block else ""
    return f"<change{target}{datable(correction.date)}>{localised('p', correction.text)}</change>"
