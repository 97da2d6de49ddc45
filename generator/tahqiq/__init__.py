"""Tahqiq: annotated news articles to a bilingual digital edition."""

__version__ = "0.1.0"
