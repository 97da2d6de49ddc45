"""Things of the model as bytes and back, for another process or another day; the bytes are of one version of Tahqiq."""

from __future__ import annotations

from msgspec.msgpack import Decoder, Encoder

from tahqiq.dates import EdtfDate, Fault, parse
from tahqiq.model.article import Article
from tahqiq.model.edition import EditorialPage
from tahqiq.model.things import Actor, Event, Term


def packed(thing: Article | Actor | Event | Term | EditorialPage) -> bytes:
    """A thing as MessagePack, without names of fields; equal things are equal bytes."""
    return _ENCODER.encode(thing)


def unpacked_article(data: bytes) -> Article:
    """An article that was packed; as the others, raises msgspec.DecodeError for other bytes."""
    return _ARTICLE.decode(data)


def unpacked_actor(data: bytes) -> Actor:
    """An actor that was packed."""
    return _ACTOR.decode(data)


def unpacked_event(data: bytes) -> Event:
    """An event that was packed."""
    return _EVENT.decode(data)


def unpacked_term(data: bytes) -> Term:
    """A term that was packed."""
    return _TERM.decode(data)


def unpacked_page(data: bytes) -> EditorialPage:
    """An editorial page that was packed."""
    return _PAGE.decode(data)


def _text_of(value: object) -> str:
    """A date is its text: its bounds may be years beyond what MessagePack's numbers hold."""
    if isinstance(value, EdtfDate):
        return value.text
    raise NotImplementedError(f"no form to store a {type(value).__name__} in")


def _from_text(kind: type, text: str) -> EdtfDate:
    date = parse(text)
    if kind is not EdtfDate or isinstance(date, Fault):
        raise ValueError(f"{text!r} is no {kind.__name__}")
    return date


_ENCODER = Encoder(enc_hook=_text_of)
_ARTICLE = Decoder(Article, dec_hook=_from_text)
_ACTOR = Decoder(Actor, dec_hook=_from_text)
_EVENT = Decoder(Event, dec_hook=_from_text)
_TERM = Decoder(Term, dec_hook=_from_text)
_PAGE = Decoder(EditorialPage, dec_hook=_from_text)
