"""The edition's model: frozen and typed, built only from a manuscript that was checked."""

from tahqiq.model.article import (
    Article,
    Block,
    Correction,
    Evidence,
    Passage,
    Picture,
    Quote,
    Source,
    Text,
)
from tahqiq.model.articles import model_article
from tahqiq.model.build import build, build_rest
from tahqiq.model.edition import Edition, EditorialPage, Licence, Repository
from tahqiq.model.localised import Localised
from tahqiq.model.things import Actor, BlockReference, Dating, Event, Membership, Term

__all__ = [
    "Actor",
    "Article",
    "Block",
    "BlockReference",
    "Correction",
    "Dating",
    "Edition",
    "EditorialPage",
    "Event",
    "Evidence",
    "Licence",
    "Localised",
    "Membership",
    "Passage",
    "Picture",
    "Quote",
    "Repository",
    "Source",
    "Term",
    "Text",
    "build",
    "build_rest",
    "model_article",
]
