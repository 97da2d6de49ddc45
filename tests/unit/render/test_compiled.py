"""A template that was compiled once is not compiled again, and what is damaged or of another time is not believed."""

from __future__ import annotations

import marshal
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jinja2
import msgspec
import pytest

from tahqiq.render.compiled import Compiled, _digest
from tahqiq.render.engine import Environment
from tahqiq.render.press import press

KEY = bytes(range(32))
TEMPLATES = {"page": "{{ n }} {% include 'part' %}", "part": "old {{ n + 1 }}", "other": "other {{ n }}"}


class Counting(Environment):
    """Knows what it has compiled."""

    def __init__(self, templates: Mapping[str, str], compiled: Compiled) -> None:
        super().__init__(jinja2.DictLoader({**templates}), {}, compiled)
        self.compiled: list[str | None] = []

    def compile(self, source: Any, name: str | None = None, *rest: Any, **named: Any) -> Any:
        self.compiled.append(name)
        return super().compile(source, name, *rest, **named)


def text(
    compiled: Compiled, templates: Mapping[str, str] = TEMPLATES, *, page: str = "page"
) -> tuple[str, list[str | None]]:
    """What a page says, and what was compiled for it."""
    at = Counting(templates, compiled)
    return at.text(page, {"n": 1}), at.compiled


@pytest.fixture
def kept() -> bytes:
    compiled = Compiled()
    text(compiled)
    text(compiled, page="other")
    return compiled.packed("here", KEY)


def test_what_is_kept_is_not_compiled_again(kept: bytes) -> None:
    compiled = Compiled("here", kept, KEY)
    assert text(compiled) == ("1 old 2", [])
    assert not compiled.grown


def test_what_was_not_asked_for_is_kept_on(kept: bytes) -> None:
    compiled = Compiled("here", kept, KEY)
    more = {**TEMPLATES, "third": "third"}
    assert text(compiled, more, page="third") == ("third", ["third"])
    assert compiled.grown
    again = Compiled("here", compiled.packed("here", KEY), KEY)
    assert [text(again, more, page=name)[1] for name in ("page", "other", "third")] == [[], [], []]


def test_another_environment_or_source_is_compiled_anew(kept: bytes) -> None:
    """A part that changes changes the page that includes it, which only the environment tells."""
    new = {**TEMPLATES, "part": "new"}
    assert text(Compiled("there", kept, KEY), new) == ("1 new", ["page"])
    assert text(Compiled("here", kept, KEY), {**TEMPLATES, "page": "{{ n }}!"}) == ("1!", ["page"])


def test_what_is_kept_of_another_environment_is_not_handed_on(kept: bytes) -> None:
    compiled = Compiled("there", kept, KEY)
    text(compiled)
    assert text(Compiled("here", compiled.packed("here", KEY), KEY), page="other")[1] == ["other"]


def test_any_damage_costs_only_time(kept: bytes) -> None:
    for at in range(0, len(kept), 3):
        damaged = bytearray(kept)
        damaged[at] ^= 0x55
        for page, expected in (("page", "1 old 2"), ("other", "other 1")):
            assert text(Compiled("here", bytes(damaged), KEY), page=page)[0] == expected
    for length in range(0, len(kept), 7):
        assert text(Compiled("here", kept[:length], KEY)) == ("1 old 2", ["page"])
    assert text(Compiled("here", b"\x80", KEY)) == ("1 old 2", ["page"])


def forged(kept: bytes, key: bytes) -> bytes:
    """What somebody without the key makes of it: code of their own, with a digest that is right but for the key."""
    code = marshal.dumps(compile("raise RuntimeError('their code was run')", "page", "exec"))
    entries = msgspec.msgpack.decode(kept)
    loader = jinja2.DictLoader(TEMPLATES)
    source, _, _ = loader.get_source(Environment(loader, {}), "page")
    checksum = Compiled().get_source_checksum(source)
    entries["page"] = [_digest(key, "here", "page", checksum, code), code]
    return msgspec.msgpack.encode(entries)


def test_code_of_others_is_not_run(kept: bytes) -> None:
    for theirs in (b"", bytes(32)):
        assert text(Compiled("here", forged(kept, theirs), KEY)) == ("1 old 2", ["page"])
    assert text(Compiled("here", forged(kept, b""))) == ("1 old 2", ["page"])
    # It would be run, had it been made with the key: the test forges what it means to forge.
    with pytest.raises(RuntimeError, match="their code was run"):
        text(Compiled("here", forged(kept, KEY), KEY))


def test_templates_of_pages_are_compiled_before_anyone_asks(tmp_path: Path) -> None:
    """With what they ask for when they run; of one that cannot be read or compiled whoever asks for it is told."""
    templates = {
        "pages/list.html": "{% from 'parts/card.html' import card %}{{ card(n) }} {% include 'parts/row.html' %}",
        "pages/wrong.html": "{% if %}",
        "pages/list.html~": "{% if %}",
        "parts/card.html": "{% from 'parts/date.html' import date %}{% macro card(n) %}{{ date(n) }}{% endmacro %}",
        "parts/date.html": "{% macro date(n) %}day {{ n }}{% endmacro %}",
        "parts/row.html": "row {{ n }}",
        "parts/quote.html": "quote {{ n }}",
    }
    (tmp_path / "pages/folder.html").mkdir(parents=True)
    (tmp_path / "pages/latin.html").write_bytes("été".encode("latin-1"))
    ahead = Compiled()
    files = jinja2.FileSystemLoader(tmp_path)
    press(jinja2.ChoiceLoader([files, jinja2.DictLoader(templates)]), ahead).prepare()
    compiled = Compiled("here", ahead.packed("here", KEY), KEY)
    assert text(compiled, templates, page="pages/list.html") == ("day 1 row 1", [])
    assert text(compiled, templates, page="parts/quote.html") == ("quote 1", [])
    with pytest.raises(jinja2.TemplateSyntaxError):
        text(compiled, templates, page="pages/wrong.html")
