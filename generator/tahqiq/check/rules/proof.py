"""Rule: published words are the words that were verified; translations are of the text as it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from tahqiq.check.context import Context, Found
from tahqiq.evidence import digest, fingerprint
from tahqiq.problems import Place, Problem, ProblemCode
from tahqiq.read import ArticleFolder, Text
from tahqiq.read.markdown import plain_block, plain_with_spans, spans_in
from tahqiq.read.nodes import Entry, Mapping, Scalar, entries
from tahqiq.schema.vocabulary import VERBATIM_MODES

_VERIFIED = "4c234eb93ad17fac85f9fba9dce3ea207a11a3c7c25ae6f36bd98882b6cc8ff5"
CODES = {
    "quote-changed": ProblemCode(
        "lock",
        "A quote's words are not those that were verified against the source.",
        {
            "article": "quotes:\n  hope: {speaker: hana, mode: partial}\n",
            "text": "{#p2}\nوقالت إنها [تأمل أن تدوم]{quote=hope} الهدنة.\n",
            "lock": f"quotes:\n  hope: {{sha256: {_VERIFIED}, at: [40-59]}}\n",
        },
        {
            "article": "quotes:\n  hope: {speaker: hana, mode: partial}\n",
            "text": "{#p2}\nوقالت إنها [تأمل أن تدوم الهدنة]{quote=hope}.\n",
            "lock": f"quotes:\n  hope: {{sha256: {_VERIFIED}, at: [40-59]}}\n",
        },
        why="The edition says of these words that they are the source's own. One changed letter, and "
        "it is not true.",
        remedy="Restore the words; or, if the change is right, run `tahqiq verify --sources DIR`, where DIR holds "
        "the source text.",
    ),
    "quote-unverified": ProblemCode(
        "article",
        "A direct or partial quote was never verified against the source.",
        {"article": "quotes:\n  hope: {speaker: hana, mode: partial}\n"},
        {
            "article": "quotes:\n  hope: {speaker: hana, mode: partial}\n",
            "lock": f"quotes:\n  hope: {{sha256: {_VERIFIED}, at: [40-59]}}\n",
        },
        why="Its page tells readers that nobody has compared the words with the source.",
        remedy="Run `tahqiq verify --sources DIR`, where DIR holds the source text. It writes "
        "`article.lock.yml`.",
        severity="warning",
    ),
    "source-changed": ProblemCode(
        "lock",
        "The quotes were verified against another text than article.yml names.",
        {"article": f"source:\n  sha256: {'a' * 64}\n", "lock": f"source: {'b' * 64}\n"},
        {"article": f"source:\n  sha256: {'a' * 64}\n", "lock": f"source: {'a' * 64}\n"},
        why="What stood in the one text need not stand in the other.",
        remedy="Run `tahqiq verify --sources DIR` with the text that article.yml names.",
    ),
    "lock-unknown": ProblemCode(
        "lock",
        "The lock holds evidence for a quote or a block that is no longer there.",
        f"quotes:\n  fear: {{sha256: {_VERIFIED}, at: [40-59]}}\n",
        f"quotes:\n  hope: {{sha256: {_VERIFIED}, at: [40-59]}}\n",
        why="Perhaps the quote or the block was renamed, and its evidence lost.",
        remedy="Run `tahqiq verify` for quotes, `tahqiq stamp --new` for translations: they write the lock anew.",
        severity="warning",
    ),
    "translation-stale": ProblemCode(
        "lock",
        "The original of a translated block has changed since it was translated.",
        "translations:\n  en: {p1: 0123456789abcdef}\n",
        "translations:\n  en: {p1: b208c4f68b8be73f}\n",
        why="Readers of the translation may read what the original no longer says; the page marks the "
        "block for them.",
        remedy="Compare the two, mend the translation if need be, then run `tahqiq stamp ARTICLE "
        "LANGUAGE BLOCK`. `tahqiq stamp --list` shows what the original said before, if git knows it.",
        severity="warning",
    ),
}
VERIFY = "run `tahqiq verify --sources DIR`"


def check(context: Context) -> Found:
    """Problems between each article's lock and its texts."""
    for name, folder in context.manuscript.articles.items():
        if folder.article and folder.article.root:
            root = folder.article.root
            lock = folder.lock.root if folder.lock and folder.lock.root else None
            yield from _quotes(folder, root, lock)
            if lock:
                yield from _source(root, lock)
                yield from _translations(name, folder, root, lock)


def passages(text: Text) -> dict[str, list[str]]:
    """The words of each quote in a text, as marked, in reading order."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for block in text.document.blocks:
        plain, spans = plain_with_spans(block)
        for place in spans:
            if place.span.key == "quote":
                found[place.span.value].append(plain[place.start : place.end])
    return found


def _quotes(folder: ArticleFolder, root: Mapping, lock: Mapping | None) -> Iterator[Problem]:
    text = folder.texts.get(root.text("source", "language"))
    # Without evidence there is nothing to compare the words with.
    said = passages(text) if text and lock and lock.get("quotes") else {}
    attributed = entries(root.get("quotes"))
    for entry in attributed:
        if not isinstance(entry.value, Mapping) or entry.value.text("mode") not in VERBATIM_MODES:
            continue
        name = entry.key.text
        verified = lock.at("quotes", name, "sha256") if lock else None
        if not isinstance(verified, Scalar):
            message = f'the quote "{name}" was never verified'
            yield Problem(entry.key.place, "quote-unverified", message, VERIFY, "warning")
        elif name in said and digest(said[name]) != verified.text:
            message = f'the words of the quote "{name}" are not those that were verified'
            place = _place_of(text, name) if text else entry.key.place
            yield Problem(place, "quote-changed", message, f"restore them, or {VERIFY}")
    known = {entry.key.text for entry in attributed}
    for entry in entries(lock.get("quotes") if lock else None):
        if entry.key.text not in known:
            message = f'evidence for a quote "{entry.key.text}" that is not there'
            yield Problem(entry.key.place, "lock-unknown", message, VERIFY, "warning")


def _place_of(text: Text, quote: str) -> Place:
    for block in text.document.blocks:
        for place in spans_in(block):
            if place.span.key == "quote" and place.span.value == quote:
                return place.span.place
    return Place(text.file)


def _source(root: Mapping, lock: Mapping) -> Iterator[Problem]:
    verified, named = lock.get("source"), root.at("source", "sha256")
    if isinstance(verified, Scalar) and isinstance(named, Scalar) and verified.text != named.text:
        message = "the quotes were verified against another text than this one"
        yield Problem(named.place, "source-changed", message, VERIFY)


def _translations(name: str, folder: ArticleFolder, root: Mapping, lock: Mapping) -> Iterator[Problem]:
    for entry in entries(lock.get("translations")):
        language = entry.key.text
        original = folder.texts.get(root.text("texts", language, "of"))
        translated = folder.texts.get(language)
        if not original or not translated:
            yield Problem(
                entry.key.place,
                "lock-unknown",
                f'stamps for "{language}", which is no translation',
                f"run `tahqiq stamp {name} --new`",
                "warning",
            )
            continue
        yield from _stamps(name, language, entries(entry.value), original, translated)


def _stamps(
    name: str, language: str, stamps: tuple[Entry, ...], original: Text, translated: Text
) -> Iterator[Problem]:
    now = {b.id: fingerprint(plain_block(b)) for b in original.document.blocks}
    there = {b.id: b for b in translated.document.blocks}
    for stamp in stamps:
        block = stamp.key.text
        stamped = stamp.value.text if isinstance(stamp.value, Scalar) else ""
        if block not in now or block not in there:
            message = f'a stamp for a block "{block}" that is not there'
            hint = f"run `tahqiq stamp {name} {language} --new`"
            yield Problem(stamp.key.place, "lock-unknown", message, hint, "warning")
        elif stamped != now[block]:
            message = f'the original of block "{block}" has changed since it was translated'
            hint = f"translate it anew, then run `tahqiq stamp {name} {language} {block}`"
            yield Problem(there[block].place, "translation-stale", message, hint, "warning")
