"""Plain text to an article to annotate: paragraphs numbered, quotations proposed, the rest blank."""

from __future__ import annotations

import re

import msgspec

QUOTED = re.compile(r"“[^“”]+”|«[^«»]+»|„[^„“”]+[“”]|\"[^\"\n]+\"")
SPECIAL = re.compile(r"[\\`*_{}\[\]<>&|~$^@!]")
BLOCK_START = re.compile(r"^(?:(\d{1,9})([.)])(?=\s|$)|([-+#:=]))")
TITLE_MARK = re.compile(r"^[|#*\s]+")


class Imported(msgspec.Struct, frozen=True):
    """An article's files, (name in its folder, text), and how many paragraphs and quotations they hold."""

    files: tuple[tuple[str, str], ...]
    paragraphs: int
    quotes: int


def import_text(
    text: str,
    sha256: str,
    language: str,
    languages: tuple[str, ...],
    *,
    rights: str = "",
    published: str = "",
) -> Imported:
    """The folder of an article made from a plain text: its first line is its title, each other a paragraph.

    Lines without words are passed over. Text in quotation marks becomes a quote whose speaker and mode are
    left blank; what stays blank is reported by the check until it is filled.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    title, paragraphs = (TITLE_MARK.sub("", lines[0]), lines[1:]) if lines else ("", [])
    others = tuple(tag for tag in languages if tag != language)
    blocks, names = _blocks(paragraphs)
    files = [("article.yml", _record(title, sha256, language, others, names, rights, published))]
    files.append((f"{language}.md", "\n".join(blocks)))
    files += [(f"{other}.md", _blank_text(paragraphs)) for other in others]
    return Imported(tuple(files), len(paragraphs), len(names))


def _blocks(paragraphs: list[str]) -> tuple[list[str], list[str]]:
    """The paragraphs as blocks with ids, and the ids of the quotes in them."""
    names: list[str] = []
    blocks: list[str] = []
    for number, paragraph in enumerate(paragraphs, 1):
        blocks.append(f"{{#p{number}}}\n{_annotated(paragraph, names)}\n")
    return blocks, names


def _annotated(paragraph: str, names: list[str]) -> str:
    parts: list[str] = []
    last = 0
    for match in QUOTED.finditer(paragraph):
        names.append(f"q{len(names) + 1}")
        parts += [escaped(paragraph[last : match.start()], starts=last == 0)]
        parts += [f"[{escaped(match[0])}]{{quote={names[-1]}}}"]
        last = match.end()
    parts.append(escaped(paragraph[last:], starts=last == 0))
    return "".join(parts)


def escaped(text: str, *, starts: bool = False) -> str:
    """Text as Markdown that says the same; `starts`: it opens a block."""
    text = SPECIAL.sub(r"\\\g<0>", text)
    if starts:
        text = BLOCK_START.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", text)
    return text


def _blank_text(paragraphs: list[str]) -> str:
    """The text of another language: each block's quotes as blanks, to be filled by the translator."""
    names: list[str] = []
    blocks: list[str] = []
    for number, paragraph in enumerate(paragraphs, 1):
        before = len(names)
        _annotated(paragraph, names)
        blank = " ".join(f"[]{{quote={name}}}" for name in names[before:])
        blocks.append(f"{{#p{number}}}\n{blank}\n")
    return "\n".join(blocks)


def _record(
    title: str,
    sha256: str,
    language: str,
    others: tuple[str, ...],
    quotes: list[str],
    rights: str,
    published: str,
) -> str:
    kind = {"open": "original", "quoted": "account"}.get(rights, "")
    lines = ["title:", f"  {language}: {quoted(title)}", *(f"  {tag}:" for tag in others)]
    lines += ["source:", f"  language: {language}", f"  published: {published}".rstrip()]
    lines += ["  inferred:", *(f"    {tag}:" for tag in (language, *others))]
    lines += [f"  sha256: {sha256}", f"  rights: {rights}".rstrip()]
    lines += ["texts:", f"  {language}: {{kind: {kind}}}" if kind else f"  {language}:\n    kind:"]
    lines += [f"  {tag}: {{kind: translation, of: {language}}}" for tag in others]
    if quotes:
        lines.append("quotes:")
        for name in quotes:
            lines += [f"  {name}:", "    speaker:", "    mode:"]
    return "\n".join(lines) + "\n"


def quoted(text: str) -> str:
    """A text as a YAML scalar in double quotation marks."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", " ") + '"'
