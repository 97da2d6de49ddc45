"""Analysis: the forms under which words are indexed, and the shards in which each of them lies.

The browser does the same (templates/assets/search/analysis.js) by the same tables; a test holds the two to
each other. Nothing here depends on which other words there are (decisions/0017-own-search-index.md).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from tahqiq.search.entry import is_list
from tahqiq.search.stems import ARABIC, consonants, cores, skeleton, stems, stops

_JOINTS = re.compile(r"[-'.]")
_NUMBER = re.compile(r"\d+(?:\.\d+)+")
_BEYOND = re.compile("[\U00010000-\U0010ffff]")
_MOST = 1 << 19


@lru_cache(_MOST)
def terms(word: str) -> tuple[str, ...]:
    """The forms of a folded word, in lower case: itself, then its parts where signs join some.

    Parts of one letter are none, but letters with full stops are an abbreviation, which people write without.
    """
    whole = word.lower()
    parts = _JOINTS.split(whole)
    if len(parts) == 1 or _NUMBER.fullmatch(whole):
        return (whole,)
    if all(len(part) < 2 for part in parts):
        return (whole, "".join(parts)) if len(parts) < 8 else (whole,)
    return tuple(
        dict.fromkeys([whole, *(part for part in parts if len(part) > 1 or any(map(str.isdecimal, part)))])
    )


@lru_cache(_MOST)
def homes(form: str) -> tuple[str, ...]:
    """The keys of the shards in which a form lies, the likeliest first.

    Numbers and what documents are narrowed by ("actor:x") are their own homes, and so are function words. All
    others lie where the consonants of their stem say, in one alphabet for all scripts.
    """
    if is_list(form) or not _has_letters(form) or any(map(str.isdecimal, form)) or _BEYOND.search(form):
        return (form,)
    return tuple(dict.fromkeys(_home(stem) for core in cores(form) for stem in stems(core)))


def _home(stem: str) -> str:
    if stem in stops():
        return stem
    found = skeleton(stem)
    if len(found) > 2:
        return found
    # Too many words have the same few sounds: Arabic ones lie by their letters, English ones of one sound by the stem.
    if ARABIC.search(stem):
        return consonants(stem) or stem
    return found if len(found) > 1 else stem


@lru_cache(_MOST)
def bare(form: str) -> str:
    """A form without what certainly is no part of the word: the Arabic article, and clitics before it."""
    match = _certain().fullmatch(form)
    return match[1] if match and not set(homes(match[1])).isdisjoint(homes(form)) else form


@lru_cache(_MOST)
def halves(word: str) -> tuple[str, ...]:
    """The keys of a word's first and last half, which leave its middle out: an error spoils one of them only.

    But for an exchange of the middle letters of four, whose outer ones are a third key.
    """
    if len(word) < 4 or not _has_letters(word):
        return ()
    size = max(2, (len(word) - 1) // 2)
    outer = (f"{word[0]}-{word[-1]}",) if len(word) == 4 else ()
    return (f"{word[:size]}-", f"-{word[-size:]}", *outer)


def _has_letters(word: str) -> bool:
    return any(map(str.isalpha, word))


@cache
def _certain() -> re.Pattern[str]:
    return re.compile("(?:[وف]?لل|[وف][بكل]?ال(?=.{4})|[بكل]?ال(?=.{3}))(.{3,})", re.DOTALL)
