"""Rule: localised texts are given in the languages of the edition, all of them where required."""

from __future__ import annotations

from collections.abc import Iterator

from tahqiq.check.context import Context, Found
from tahqiq.check.hints import nearest
from tahqiq.check.values import Value
from tahqiq.problems import Place, Problem, ProblemCode
from tahqiq.read.nodes import Mapping, Scalar, items
from tahqiq.schema import LanguageTag, Localised, NameOrLocalised

CODES = {
    "missing-language": ProblemCode(
        "actor",
        "A localised text lacks a language of the edition.",
        "name: {ar: هناء}\n",
        "name: {ar: هناء, en: Hana}\n",
        why="Every page exists in each language; readers of this one would find a gap.",
    ),
    "unknown-language": ProblemCode(
        "actor",
        "A text is in a language that edition.yml does not name.",
        "name: {ar: هناء, en: Hana, fr: Hana}\n",
        "name: {ar: هناء, en: Hana}\n",
        why="There would be no page to show it on.",
        remedy="Correct the tag, or add the language to `languages:` in edition.yml.",
    ),
    "language-twice": ProblemCode(
        "edition",
        "edition.yml names a language twice.",
        "languages: [ar, en, ar]\n",
        "languages: [ar, en]\n",
    ),
}
# Names and the source's own language may be in languages that the edition is not published in.
FREE_KEYS = frozenset({"aliases", "language", "languages"})
_IN_LANGUAGES = (LanguageTag, Localised, NameOrLocalised)


def check(context: Context) -> Found:
    """Problems of languages in every YAML file and of text files without a language of the edition."""
    yield from _twice(context)
    if not context.languages:
        return
    for written in context.records:
        for value in written.values:
            if isinstance(value.shape, _IN_LANGUAGES):
                yield from _value(value, context.languages)
    yield from _files(context)


def _twice(context: Context) -> Iterator[Problem]:
    edition = context.manuscript.edition
    seen: set[str] = set()
    for node in items(edition.root.get("languages") if edition and edition.root else None):
        if isinstance(node, Scalar) and node.text in seen:
            yield Problem(node.place, "language-twice", f'"{node.text}" stands twice', "delete one")
        elif isinstance(node, Scalar):
            seen.add(node.text)


def _value(value: Value, languages: tuple[str, ...]) -> Iterator[Problem]:
    node, shape = value.node, value.shape
    if isinstance(shape, LanguageTag) and isinstance(node, Scalar):
        if value.key not in FREE_KEYS and node.text not in languages:
            yield _unknown(node, languages)
    elif isinstance(shape, (Localised, NameOrLocalised)) and isinstance(node, Mapping):
        every = not isinstance(shape, Localised) or shape.every
        for entry in node:
            if every and entry.key.text not in languages:
                yield _unknown(entry.key, languages)
        given = {entry.key.text for entry in node}
        for language in languages:
            if every and language not in given:
                message = f'"{value.key}" lacks the language "{language}"'
                yield Problem(node.place, "missing-language", message, f"add `{language}: …`")


def _unknown(node: Scalar, languages: tuple[str, ...]) -> Problem:
    hint = nearest(node.text, languages) or f"the edition's languages: {', '.join(languages)}"
    return Problem(node.place, "unknown-language", f'"{node.text}" is no language of the edition', hint)


def _files(context: Context) -> Iterator[Problem]:
    m = context.manuscript
    texts = [t for folder in m.articles.values() for t in folder.texts.items()]
    texts += [t for page in m.pages.values() for t in page.items()]
    for language, text in texts:
        if language not in context.languages:
            yield _unknown(Scalar(language, Place(text.file)), context.languages)
