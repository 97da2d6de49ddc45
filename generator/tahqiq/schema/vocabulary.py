"""The closed lists of the format: kinds, channels, modes, stances, rights, kinds of text."""

from __future__ import annotations

ACTOR_KINDS = (
    "person",
    "organization",
    "public-body",
    "party",
    "coalition",
    "armed-group",
    "country",
    "place",
    "office",
)
PLACE_KINDS = ("place", "country")
CHANNELS = (
    "statement",
    "interview",
    "press",
    "post",
    "speech",
    "document",
    "broadcast",
    "testimony",
    "conversation",
)
MODES = ("direct", "partial", "indirect")
VERBATIM_MODES = ("direct", "partial")
STANCES = ("supports", "opposes", "ambivalent", "neutral")
TEXT_KINDS = ("original", "account", "translation")
RIGHTS = ("open", "quoted")
# What a new article's text in the source's own language is, as its rights allow.
KIND_BY_RIGHTS = {"open": "original", "quoted": "account"}
FORGES = ("github", "gitlab", "forgejo")
BLOCK_CLASSES = ("lead", "notice", "only")
# What an article's page calls its own places, beside its blocks: whole ids, and how ids begin.
PAGE_IDS = ("cite", "footnotes")
QUOTE_PLACE = "q-"
"""Before the id of a quote, where it is a place on its article's page."""
PAGE_ID_PREFIXES = ("beside-", "card-", "fn-", "fnref-", QUOTE_PLACE, "tq-")
IDENTIFIERS = {
    "wikidata": r"Q[1-9][0-9]*",
    "viaf": r"[1-9][0-9]{0,21}",
    "geonames": r"[1-9][0-9]*",
    "iso3166": r"[A-Z]{2}(?:-[A-Z0-9]{1,3})?",
}
