"""Controls of direction: found wherever something is written, and whatever is let through keeps to itself."""

from __future__ import annotations

from itertools import count

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import editions
import injected
from fuzz import inert_edition
from fuzz.inert_edition import Held
from tahqiq.check import check
from tahqiq.check.rules.directions import turns
from tahqiq.languages.directions import EMBEDDINGS, ENDS, ISOLATES, OVERRIDES, PDF, PDI, closed
from tahqiq.problems import Problem
from tahqiq.read import read_edition

CODE = "bidi-reordering"
ARTICLE = "articles/visit/en.md"


def problems(files: dict[str, bytes]) -> list[Problem]:
    return [problem for problem in check(read_edition(Held(files))) if problem.code == CODE]


def written(text: str, article: str = "") -> list[Problem]:
    """What is said of the small edition with a block more in English, and other data of its article."""
    files = inert_edition.laid_over({}, editions.base().encode())
    files[ARTICLE] += f"\n{{#more .only}}\n{text}\n".encode()
    if article:
        files["articles/visit/article.yml"] = article.encode()
    return problems(files)


# ---------------------------------------------------------------- wherever it stands


class _Marks(injected.Attacker):
    """A mark in each field, and a control after one of them."""

    def __init__(self, turned: int, control: str) -> None:
        self._fields, self._turned, self._control = count(), turned, control

    def text(self) -> str:
        n = next(self._fields)
        return f"word{n}" + (self._control if n == self._turned else "")

    def address(self) -> str:
        return "https://a.example/"


@pytest.mark.parametrize("control", ["\u202ea", "\u2067a"])
def test_no_field_is_forgotten(control: str) -> None:
    """Each by itself, as the files are declared, and whatever Markdown has."""
    marks = _Marks(-1, "")
    sound = marked(marks)
    assert problems(sound) == []
    fields = marks.text().removeprefix("word")
    assert int(fields) > 150
    for n in range(int(fields)):
        files = marked(_Marks(n, control))
        # Some are asked for and not taken.
        assert problems(files) or files == sound, [
            name for name, text in files.items() if text != sound[name]
        ]


def marked(marks: _Marks) -> dict[str, bytes]:
    return injected.files(lambda _: marks, 1)


@pytest.mark.parametrize(
    "text",
    [
        "a &#x202e;b", "a &#X0202E;b", "a &#8238;b", "a &#08238;b", "\\\\&#x202e;b", "a &#x2067;b", "a\u202a&#8297;",
        "a &#x2067;b&#x2069;",
        '[a](https://a.example "b&#x202e;")', "~~~ a\u202e\nb\n~~~", "~~~\na\u202eb\n~~~", "`a\u202e`",
        "a[^1]\n\n[^1]: b\u202e", "a [b][c]\n\n[c]: https://a.example 'd\u202e'", "| a\u202e |\n|---|\n| b |",
        "a \u2067b\u202c", "a \u202bb\u2069", "a \u2067\u202bb\u2069\u202c", "a\u2069\u2067", "a \u2067b\u2029c\u2069",
    ],
)  # fmt: skip
def test_it_is_found_in_markdown(text: str) -> None:
    assert written(text)


@pytest.mark.parametrize(
    "text",
    [
        "a \u2067b\u2069 \u202bc\u202c",
        "a \u2067b \u202bc\u202c\u2069",
        "*a \u2067b* c\u2069",
        "a \u2067b\nc\u2069",
        "a",
    ],
)
def test_what_keeps_to_itself_may_stand(text: str) -> None:
    assert written(text) == []


# ---------------------------------------------------------------- quotations

QUOTED = """\
title: {ar: زيارة إلى البلدة, en: A visit to the town}
source: {language: en, published: 2020-01-02, rights: quoted}
texts:
  en: {kind: account}
  ar: {kind: translation, of: en}
quotes:
  hope: {speaker: hana, mode: indirect, about: [truce]}
  one: {speaker: hana, mode: direct}
"""


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("[“a \u2067b\u2069 c”]{quote=one}", []),
        ("[“a\u2067b”]{quote=one} c\u2069", [4, 21]),
        ("a \u2067b [“c\u2069d”]{quote=one}", [3, 9]),
        ("[“a\u202eb”]{quote=one}", [4]),
        ("[“a”]{quote=one} \u2067[“b”]{quote=one}\u2069", []),
        ("[“a [b\u2067]{actor=hana} c\u2069 d”]{quote=one}", []),
        ("[“\u2067a\u2069”]{quote=one}", []),
        ("[[“a \u2067b”]{quote=hope} c\u2069 d”]{quote=one}", [6, 24]),
        ("[“\u2067a\u2069 b \u2067c\u2069”]{quote=one}", [3, 5, 9, 11]),
    ],
)
def test_a_quotation_is_a_text_of_its_own(text: str, columns: list[int]) -> None:
    """Even a verified one: what its source has of these can be left out between two of its spans."""
    assert [problem.place.column for problem in written(text, QUOTED)] == columns


# ---------------------------------------------------------------- what is let through

controls = st.sampled_from([*ISOLATES, *EMBEDDINGS, *OVERRIDES, PDI, PDF, "a", "ب"])
texts = st.lists(controls, max_size=12).map("".join)


def reached(text: str) -> bool:
    """Whether a text reaches beyond an isolate that it stands in: UAX #9, BD9, X1 to X8, without the limit of depth."""
    stack = ["\u2068"]  # of what surrounds it
    for character in text:
        if character in ENDS:
            stack.append(character)
        elif character == PDF and stack and stack[-1] in EMBEDDINGS + OVERRIDES:
            stack.pop()
        elif character == PDI and any(one in ISOLATES for one in stack):
            while stack.pop() not in ISOLATES:
                pass
            if not stack:
                return True
    # The end of what surrounds it ends the last isolate that is open.
    return sum(one in ISOLATES for one in stack) != 1


nested = st.recursive(
    st.sampled_from("aب"),
    lambda inner: st.tuples(st.sampled_from(ISOLATES + EMBEDDINGS), st.lists(inner, max_size=3)).map(
        lambda said: said[0] + "".join(said[1]) + ENDS[said[0]]
    ),
)


@given(texts | nested)
@example("\u2067\u202b\u2069")
@example("\u2069\u2067")
def test_what_is_let_through_keeps_to_itself(text: str) -> None:
    assert list(turns(text)) or not reached(text)


@given(nested)
def test_what_is_whole_is_let_through_and_stays(text: str) -> None:
    assert list(turns(text)) == []
    assert closed(text) == text


@given(texts)
@example("\u2069\u2067a")
@example("\u2067\u202ba\u2069\u202c")
def test_a_piece_keeps_to_itself(text: str) -> None:
    made = closed(text)
    assert not reached(made)
    assert [turn for turn in turns(made) if turn.character not in OVERRIDES] == []
    assert [c for c in made if c not in ENDS.values()] == [c for c in text if c not in ENDS.values()]
