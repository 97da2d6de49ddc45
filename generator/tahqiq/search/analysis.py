"""Stand-in until the analysis is merged."""

from __future__ import annotations


def terms(word: str) -> tuple[str, ...]:
    return (word.lower(),)


def homes(form: str) -> tuple[str, ...]:
    return (form,)


def bare(form: str) -> str:
    return form


def halves(word: str) -> tuple[str, ...]:
    if len(word) < 4:
        return ()
    return ("<" + word[: len(word) // 2], ">" + word[len(word) // 2 :])
