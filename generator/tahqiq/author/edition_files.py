"""The files of a new edition, made of those in templates/edition/: an edition that builds as it stands.

Files below `files/` are Jinja templates between `<<` `>>` and `<%` `%>`, which YAML, Markdown and workflows have no use
for; a part of a name that begins with `dot-` begins with a dot in the edition. Below `texts/` lie the texts of the
sample by language. A language that has none gets those of the fallback, which say so.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from jinja2 import Environment, StrictUndefined

from tahqiq import languages
from tahqiq.read.markdown import parse, plain_block
from tahqiq.render.words import FALLBACK
from tahqiq.schema.export import schema_files
from tahqiq.schema.written import in_yaml

SAMPLE = "content/articles/sample"
SOURCE = "sources/sample.txt"
PAGES = ("about", "contribute")
Words = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class NewEdition:
    """What was said of a new edition; what was not is empty."""

    languages: tuple[str, ...]
    title: Mapping[str, str] = field(default_factory=dict)
    publisher: str | Mapping[str, str] = ""
    url: str = ""
    repository: str = ""
    version: str = ""


def edition_files(shipped: Mapping[str, str], words: Words, new: NewEdition) -> dict[str, str]:
    """Each file's text by its name; `shipped` are the templates by theirs, `words` the sample's by language."""
    return _Maker(shipped, words, new).files()


class _Maker:
    """One edition in the making."""

    def __init__(self, shipped: Mapping[str, str], words: Words, new: NewEdition) -> None:
        self.shipped = shipped
        self.words = words
        self.new = new
        self.first = next(filter(self.has_own, new.languages), new.languages[0])
        self.environment = Environment(
            variable_start_string="<<",
            variable_end_string=">>",
            block_start_string="<%",
            block_end_string="%>",
            comment_start_string="<#",
            comment_end_string="#>",
            trim_blocks=True,
            keep_trailing_newline=True,
            undefined=StrictUndefined,
            autoescape=False,  # what is made is YAML and Markdown, whose texts `quoted` sees to
        )

    def has_own(self, language: str) -> bool:
        """Whether the sample is written in a language."""
        return _primary(language) in self.words

    def files(self) -> dict[str, str]:
        """All files but the lock, which only a sound edition can have."""
        texts = {f"{SAMPLE}/{tag}.md": self.text(tag, "sample") for tag in self.new.languages}
        for page in PAGES:
            texts |= {f"content/pages/{page}/{tag}.md": self.text(tag, page) for tag in self.new.languages}
        proven = self.has_own(self.first)
        if proven:
            texts[SOURCE] = self.source(texts[f"{SAMPLE}/{self.first}.md"])
        context = self.context(hashlib.sha256(texts[SOURCE].encode()).hexdigest() if proven else "")
        for name, template in self.shipped.items():
            if name.startswith("files/"):
                target = name.removeprefix("files/").replace("dot-", ".")
                texts[target] = self.environment.from_string(template).render(context)
        texts["README.md"] = "\n".join(self.readmes(context))
        schemas = {f"schemas/{name}": text for name, text in schema_files(self.new.languages).items()}
        return dict(sorted((texts | schemas).items()))

    def context(self, sha256: str) -> dict[str, object]:
        """What the templates are told."""
        new = self.new
        return {
            "first": self.first,
            "source": self.first if sha256 else FALLBACK,
            "sha256": sha256,
            "languages": new.languages,
            "publisher": new.publisher,
            "url": new.url,
            "repository": new.repository,
            "version": new.version,
            "named": lambda key: in_yaml(self.word(new.languages[0], key)),
            "quoted": lambda text: in_yaml(text),
            "localised": self.localised,
        }

    def localised(self, key: str, indent: int = 2) -> str:
        """A text in each language, as lines below its key."""
        lines = (f"{tag}: {in_yaml(self.word(tag, key))}" for tag in self.new.languages)
        return "".join(f"\n{' ' * indent}{line}" for line in lines)

    def word(self, language: str, key: str) -> str:
        """What was said, or the sample's word; in front of another language's stands which it is."""
        new = self.new
        said = {"edition.title": new.title, "edition.publisher": new.publisher}.get(key)
        if isinstance(said, Mapping) and language in said:
            return said[language]
        if self.has_own(language):
            return self.words[_primary(language)][key]
        return f"[{FALLBACK}] {self.words[FALLBACK][key]}"

    def text(self, language: str, name: str) -> str:
        """A Markdown text of the sample; in another language it says so, below the title if it has one."""
        if self.has_own(language):
            return self.shipped[f"texts/{_primary(language)}/{name}.md"]
        text = self.shipped[f"texts/{FALLBACK}/{name}.md"]
        told = {"language_name": languages.language(language).name}
        notice = self.environment.from_string(self.shipped[f"texts/{FALLBACK}/untranslated.md"]).render(told)
        title, empty, rest = text.partition("\n\n") if text.startswith("# ") else ("", "", text)
        return f"{title}{empty}{notice}\n{rest}"

    def source(self, text: str) -> str:
        """The text that the sample goes back to: its title, then its blocks, a line each."""
        blocks = parse(text, SOURCE).document.blocks
        return "\n".join([self.word(self.first, "sample.title"), *map(plain_block, blocks)]) + "\n"

    def readmes(self, context: Mapping[str, object]) -> list[str]:
        """The README in each of the edition's languages that it is written in, and in the fallback in any case."""
        asked = [*filter(self.has_own, self.new.languages), FALLBACK]
        by_file = {f"texts/{_primary(tag)}/README.md": tag for tag in reversed(asked)}
        found = []
        for name, tag in reversed(by_file.items()):
            titled = tag if tag in self.new.languages else self.new.languages[0]
            told = {**context, "title": self.word(titled, "edition.title")}
            found.append(self.environment.from_string(self.shipped[name]).render(told))
        return found


def _primary(language: str) -> str:
    return language.partition("-")[0]
