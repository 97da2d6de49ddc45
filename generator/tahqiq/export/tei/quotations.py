"""Quotations as annotations: who said it, how, when, of what, and the evidence, pointing at the spans of its words.

Evidence is the SHA-256 of the source text, and where the words stand in it, as fragments of text/plain (RFC 5147):
`char=207,230` is from code point 207 to 230 of the text in NFC, counted from 0, the end not included.
"""

from __future__ import annotations

from tahqiq.export.tei.dating import date_element
from tahqiq.export.tei.marks import Marks, manner
from tahqiq.export.tei.pointers import TO_REGISTER, article_id
from tahqiq.export.tei.things import how_known
from tahqiq.model import Evidence, Quote


def quotations(marks: Marks) -> str:
    """The quotes of an article whose texts have been written; empty without quotes."""
    found = "\n".join(_quotation(quote, marks) for quote in marks.article.quotes)
    return f'<listAnnotation type="quotations">\n{found}\n</listAnnotation>\n' if found else ""


def _quotation(quote: Quote, marks: Marks) -> str:
    root = article_id(quote.article)
    spans = " ".join(f"#{span}" for span in marks.spans[quote.id]) or f"#{root}"
    return (
        f'<annotation xml:id="{root}.quote.{quote.id}" motivation="describing" target="{spans}" ana="{manner(quote)}">'
        f'<ptr type="speaker" target="{marks.pointer("actor", quote.speaker)}"/>'
        f'<note type="date">{date_element(quote.when.date)}</note>'
        + how_known(quote.when)
        + _about(quote, marks)
        + (_evidence(quote.evidence, root) if quote.evidence else "")
        + "</annotation>"
    )


def _about(quote: Quote, marks: Marks) -> str:
    about = f'<ptr type="about" target="{marks.pointers(quote.about)}"/>' if quote.about else ""
    return about + "".join(
        f'<ptr type="stance" target="{marks.pointer("term", term)}" ana="{TO_REGISTER}stance.{position}"/>'
        for term, position in quote.stance
    )


def _evidence(evidence: Evidence, root: str) -> str:
    places = "".join(f'<idno type="RFC5147">char={at.start},{at.end}</idno>' for at in evidence.at)
    digest = f'<idno type="sha256">{evidence.source}</idno>'
    return f'<note type="evidence" target="#{root}.source">{digest}{places}</note>'
