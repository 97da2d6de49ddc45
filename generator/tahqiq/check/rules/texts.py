"""Rule: each article has a text file for each text it declares, of a kind that its rights allow."""

from __future__ import annotations

from collections.abc import Iterator

from tahqiq.check.context import Context, Found
from tahqiq.problems import Place, Problem, ProblemCode
from tahqiq.read import ArticleFolder
from tahqiq.read.nodes import Entry, Mapping, Scalar, entries

CODES = {
    "text-missing": ProblemCode(
        "folder",
        "An article lacks its text in a language of the edition.",
        "articles/visit/ar.md\narticles/visit/article.yml\n",
        "articles/visit/ar.md\narticles/visit/article.yml\narticles/visit/en.md\n",
        why="Every article can be read in each language, side by side.",
    ),
    "text-undeclared": ProblemCode(
        "article",
        "A text file's language does not stand in `texts:` of article.yml.",
        "texts:\n  ar: {kind: account}\n",
        "texts:\n  ar: {kind: account}\n  en: {kind: translation, of: ar}\n",
        why="Readers must be told whether they read the source, an account of it, or a translation.",
    ),
    "original-not-open": ProblemCode(
        "article",
        "An original under `rights: quoted`: that text may not be published.",
        "texts:\n  ar: {kind: original}\n",
        "texts:\n  ar: {kind: account}\n",
        why="Whoever has the rights to a text may forbid its publication; to quote from it is allowed.",
        remedy="Tell it in your own words, with quotations; or write `rights: open` if the text is free.",
    ),
    "translation-of": ProblemCode(
        "article",
        "A translation does not say of which text, or of one that is not there, or of itself.",
        "texts:\n  en: {kind: translation}\n",
        "texts:\n  en: {kind: translation, of: ar}\n",
        why="Citations name the translation as one, and a change of the original marks what must be "
        "translated anew.",
    ),
    "page-missing": ProblemCode(
        "folder",
        "An editorial page lacks a language of the edition.",
        "pages/about/ar.md\n",
        "pages/about/ar.md\npages/about/en.md\n",
    ),
}


def check(context: Context) -> Found:
    """Problems of texts of articles and pages."""
    for folder in context.manuscript.articles.values():
        if folder.article and folder.article.root:
            yield from _article(folder, folder.article.root, context.languages)
    for name, texts in context.manuscript.pages.items():
        for language in context.languages:
            if language not in texts:
                yield _missing(f"{context.page_folder(name)}/{language}.md", language, "page-missing")


def _missing(file: str, language: str, code: str) -> Problem:
    return Problem(Place(file), code, f'there is no text in "{language}"', "write this file")


def _article(folder: ArticleFolder, root: Mapping, languages: tuple[str, ...]) -> Iterator[Problem]:
    declared = entries(root.get("texts"))
    names = {entry.key.text for entry in declared}
    for language in dict.fromkeys([*languages, *names]):
        if language in languages and language not in folder.texts:
            yield _missing(f"{folder.folder}/{language}.md", language, "text-missing")
        elif language not in names:
            place = root.entry("texts").value.place if root.entry("texts") else root.place  # type: ignore[union-attr]
            message = f'the text in "{language}" is not declared in `texts:`'
            yield Problem(place, "text-undeclared", message, f"add `{language}: {{kind: …}}`")
    for entry in declared:
        yield from _declared(entry, names, root.text("source", "rights"))


def _declared(entry: Entry, names: set[str], rights: str) -> Iterator[Problem]:
    if not isinstance(entry.value, Mapping):
        return
    text, language = entry.value, entry.key.text
    kind = text.text("kind")
    if kind == "original" and rights == "quoted":
        node = text.get("kind")
        place = node.place if node else text.place
        hint = "make it an account in your own words, with quotations"
        yield Problem(place, "original-not-open", "the source's text may not be published", hint)
    of = text.get("of")
    if kind == "translation" and of is None:
        yield Problem(text.place, "translation-of", "a translation of which text?", "add `of: <language>`")
    elif isinstance(of, Scalar) and (of.text == language or of.text not in names):
        others = ", ".join(sorted(names - {language}))
        yield Problem(of.place, "translation-of", f'no other text in "{of.text}"', f"one of: {others}")
