"""Pointers: the `xml:id` of everything, unique in all files of the edition, and how one file points at another.

An id begins with a letter (XML Names, NCName), which those of the edition need not: so things of the register are
`actor.<id>`, and all of an article begins with `a.<article>`. Ids of the edition have no full stop, so no two meet.
"""

from __future__ import annotations

FOLDER = "data/tei/"
CORPUS = "data/tei.xml"
REGISTER = "data/tei-register.xml"
TO_REGISTER = "../tei-register.xml#"
"""From an article's file to an id of the register."""
UP = "../../"
"""From an article's file to the root of the site."""


def article_id(article: str) -> str:
    """The id of an article's root element."""
    return f"a.{article}"


def text_id(article: str, language: str) -> str:
    """The id of a text; with a full stop after it, what ids in the text begin with."""
    return f"a.{article}.{language}"


def block_id(article: str, block: str) -> str:
    """The id of a block in all languages: of the pointer that aligns them."""
    return f"a.{article}.block.{block}"


def block_from_data(article: str, block: str) -> str:
    """From the register to an article, or a block of it."""
    return "tei/" + block_from_article(article, block)


def block_from_article(article: str, block: str) -> str:
    """From an article's file to another article, or a block of it."""
    return f"{article}.xml#{block_id(article, block) if block else article_id(article)}"
