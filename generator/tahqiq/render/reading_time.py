"""Reading time: how many minutes a text takes, at the rate of its language."""

from __future__ import annotations

from tahqiq import languages
from tahqiq.model import Article


def minutes(article: Article, language: str) -> int:
    """Whole minutes, rounded up, for the text in a language, or in the source's where it lacks one."""
    text = article.text(language) or article.text(article.source.language)
    if text is None:
        return 0
    words = sum(len(block.plain.split()) for block in text.blocks)
    return -(-words // languages.language(text.language).words_per_minute)
