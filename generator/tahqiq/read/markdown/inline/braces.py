"""The braces of a span: `{key=value}` or `{key="value"}`, and what may be wrong between them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tahqiq.read.markdown.attributes import KEYS, LONGEST_ID, did_you_mean, is_id
from tahqiq.read.markdown.hidden import first_hidden, name, without_hidden

if TYPE_CHECKING:
    from tahqiq.read.markdown.inline.scanner import Scanner

_GOOD = re.compile(r'\{([a-z]+)=(?:"([^"\n]*)"|([^\s"\'=<>`{}]+))\}')
# Possessive, so that a missing brace costs no more than one look at each character.
_CLOSED = re.compile(r'\{((?:[^{}"]++|"[^"{}\n]*+"|")*+)\}')
_SETS = re.compile(r'\{((?:[^{}"]++|"[^"\n]*+")*+)\}')
_REST = re.compile(r"\{\s*[#.]?[^\s\[\]{}]*")
# From the first space of several alone, for the same reason.
_ITEM = re.compile(r'(?:(?=\S)|(?<!\s))([^\s"=]*+)\s*+=\s*+("[^"]*+"|\S*+)|(\S+)')
_DATE = re.compile(r"[!-~](?:[ -~]*[!-~])?")
_UNQUOTABLE = re.compile('["=<>`]')
_CURLY = re.compile("[“”„‟«»‘’‚‛]")
_STRAIGHT = str.maketrans(dict.fromkeys("“”„‟«»‘’‚‛'", '"'))


class Attribute(NamedTuple):
    """A key and its value, and where in the content the value stands (without its quotes)."""

    key: str
    value: str
    start: int
    end: int


def read(scanner: Scanner, at: int) -> tuple[Attribute | None, int]:
    """The attribute of a span whose braces begin at `at`, and where they end; wrong ones are reported."""
    found = _GOOD.match(scanner.src, at)
    if found and found[1] in KEYS:
        group = 3 if found[2] is None else 2
        attribute = Attribute(found[1], found[group], found.start(group), found.end(group))
        if _is_good(attribute):
            return attribute, found.end()
    closed = _SETS.match(scanner.src, at) or _CLOSED.match(scanner.src, at)
    if closed is None:
        return None, unclosed(scanner, at)
    return _diagnose(scanner, closed), closed.end()


def end_of(src: str, at: int) -> int:
    """Where the braces that begin at `at` end, or -1 if nothing closes them."""
    found = _CLOSED.match(src, at)
    return found.end() if found else -1


def unclosed(scanner: Scanner, at: int) -> int:
    """Report an attribute without its closing brace; where the attempt ends."""
    scanner.problem(at, at + 1, "unclosed-brace", "nothing closes this {", "write } after the value")
    rest = _REST.match(scanner.src, at)
    return rest.end() if rest else at + 1


def _is_good(attribute: Attribute) -> bool:
    if attribute.key == "date":
        return bool(_DATE.fullmatch(attribute.value))
    return is_id(attribute.value)


def _diagnose(scanner: Scanner, closed: re.Match[str]) -> Attribute | None:
    """Say what is wrong between the braces, and make of it what can be made."""
    start, body = closed.start(), closed[1]
    if not without_hidden(body).strip():
        hint = "write what the words are, such as {actor=iraq}, or \\{ for the brace itself"
        scanner.problem(start, closed.end(), "empty-braces", "nothing stands between the braces", hint)
        return None
    if _report_marks(scanner, body, closed.start(1)):
        return _salvage(closed)
    said, pairs = False, []
    for item in _ITEM.finditer(body):
        if item[3] is None:
            pairs.append(_pair(item, closed.start(1)))
        else:
            said = True
            _report_word(scanner, item, closed.start(1))
    good, wrong = _pick(scanner, pairs)
    if good and not (said or wrong):
        message = "spaces between the braces"
        scanner.problem(start, closed.end(), "span-space-in-braces", message, "write {key=value} without any")
    return good


def _salvage(closed: re.Match[str]) -> Attribute | None:
    """The attribute that was meant, where only marks are wrong; the place of its value is all of it."""
    meant = _GOOD.fullmatch(without_hidden(closed[0]).translate(_STRAIGHT))
    if meant is None:
        return None
    attribute = Attribute(meant[1], meant[2] or meant[3] or "", closed.start(1), closed.end(1))
    return attribute if attribute.key in KEYS and _is_good(attribute) else None


def _report_marks(scanner: Scanner, body: str, offset: int) -> bool:
    """Report characters that have no place between braces."""
    hidden = first_hidden(body)
    if hidden >= 0:
        message = f"an invisible character, {name(body[hidden])}, between the braces"
        at = offset + hidden
        scanner.problem(at, at + 1, "invisible-character", message, "delete it, or type the braces anew")
    curly = _CURLY.search(body)
    if curly:
        at = offset + curly.start()
        message = f"a curly quotation mark, {curly[0]}, between the braces"
        scanner.problem(at, at + 1, "span-curly-quotes", message, 'write the straight one: "')
    single = "'" in body and not curly
    if single:
        at = offset + body.index("'")
        scanner.problem(
            at, at + 1, "span-bad-value", "a value in single quotation marks", 'write the double one: "'
        )
    return hidden >= 0 or curly is not None or single


def _report_word(scanner: Scanner, item: re.Match[str], offset: int) -> None:
    """Report something between the braces that is no key=value."""
    word, start, end = item[0], item.start() + offset, item.end() + offset
    if word[0] in "#.":
        hint = "only whole blocks have them, on a line of their own before the block"
        scanner.problem(start, end, "span-class-or-id", f'a span takes no "{word}"', hint)
    elif word in KEYS:
        scanner.problem(start, end, "span-bad-value", f'"{word}" has no value', f"write {word}=…")
    else:
        hint = did_you_mean(word, KEYS)
        scanner.problem(start, end, "span-unknown-key", f'"{word[:60]}" says nothing of a span', hint)


class _Pair(NamedTuple):
    """An attribute that would be, where its key stands, and if its value wants quotation marks."""

    attribute: Attribute
    at: int
    bare: bool


def _pair(item: re.Match[str], offset: int) -> _Pair:
    value, start = item[2], item.start(2) + offset
    quoted = len(value) > 1 and value[0] == value[-1] == '"'
    if quoted:
        value, start = value[1:-1], start + 1
    bare = not quoted and bool(_UNQUOTABLE.search(value))
    return _Pair(Attribute(item[1], value, start, start + len(value)), item.start() + offset, bare)


def _pick(scanner: Scanner, pairs: list[_Pair]) -> tuple[Attribute | None, bool]:
    """The first good attribute, with all others reported; also if any was."""
    good: Attribute | None = None
    seen: list[str] = []
    wrong = False
    for pair in pairs:
        key = pair.attribute.key
        if key not in KEYS or seen:
            _report_key(scanner, key, pair.at, seen)
        elif pair.bare or not _is_good(pair.attribute):
            _report_value(scanner, pair)
        else:
            good = pair.attribute
        wrong = wrong or good is not pair.attribute
        seen += [key] if key in KEYS else []
    return good, wrong


def _report_key(scanner: Scanner, key: str, at: int, seen: list[str]) -> None:
    end = at + max(len(key), 1)
    if key not in KEYS:
        hint = did_you_mean(key, KEYS)
        scanner.problem(at, end, "span-unknown-key", f'a span has no "{key[:60]}"', hint)
    elif key in seen:
        scanner.problem(at, end, "span-key-twice", f'"{key}" stands here twice', "keep one of them")
    else:
        hint = f"put one span around the other: [[words]{{{seen[0]}=…}}]{{{key}=…}}"
        scanner.problem(at, end, "span-two-keys", f'a span says one thing, not "{key}" as well', hint)


def _report_value(scanner: Scanner, pair: _Pair) -> None:
    key, value, start, end = pair.attribute
    if not value:
        message, hint = f'"{key}" has no value', f"write {key}=…"
    elif '"' in value:
        message, hint = "a quotation mark that doesn't fit", f'write {{{key}="…"}}, with one at each end'
    elif key == "date":
        message, hint = f'"{value[:60]}" is no date', 'write it in digits, such as {date="2024-07~"}'
    else:
        message = f'"{value[:60]}" is no id'
        hint = f"ids have small Latin letters, digits and single hyphens, at most {LONGEST_ID} characters"
    scanner.problem(start, max(end, start + 1), "span-bad-value", message, hint)
