"""Regular expressions in bounded time: what went through a text from each of its characters reads it once.

`tests/bench/patterns.py` asks all expressions; those that it found, where a long text can reach them, stand here.
"""

from __future__ import annotations

import json
import re
import resource
import subprocess
import sys
from textwrap import dedent

import pattern_attacks
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from harness import node
from tahqiq.author.layout import texts
from tahqiq.author.suggest.attributing import _before_blank
from tahqiq.check.rules.typography import _NO_BREAK
from tahqiq.lsp.typed_yaml import _KEY
from tahqiq.paths import templates
from tahqiq.read.markdown.inline.braces import _ITEM
from tahqiq.read.markdown.readable import OBJECT, Readable

SECONDS = 4
"""Of a processor, with the start of a process; none took less than 15 before."""
# Each is as large as a file may be, or a block, or for the language server what an editor may have pasted.
READS_ONCE = {
    "spaces in a line": """
        from tahqiq.author.layout import texts
        texts.text("\\n\\n".join(f"{{#p{n}}}\\na{' ' * 19_000}b\\nc" for n in range(50)), "en.md")
    """,
    "spaces in a definition": """
        from tahqiq.author.sites import Lines, _definitions
        list(_definitions(Lines("en.md", f"[a]:{' ' * 19_000}0\\n\\n" * 50)))
    """,
    "spaces that do not break": """
        from tahqiq.check.rules.typography import _NO_BREAK
        list(_NO_BREAK.finditer(f"a{chr(160) * 19_000}b\\n\\n" * 200))
    """,
    "a long fence": """
        from tahqiq.read.markdown.readable import Readable
        Readable("`" * 19_000 + "\\n" + "a\\n" * 15_000)
    """,
    "empty lines among quotes": """
        from tahqiq.author.suggest.attributing import _before_blank
        text = "quotes:\\n" + "\\n" * 900_000 + "  a:\\n    mode: said\\n"
        assert _before_blank(text, 8, len(text)) == len(text)
    """,
    "spaces in braces": """
        from tahqiq.read import markdown
        markdown.parse("\\n\\n".join(f"[a]{{b{' ' * 19_000}c}}" for _ in range(50)), "en.md")
    """,
    "spaces in dates": """
        from tahqiq.languages.dating import phrases
        for tag, text in (("en", "from 3 to 4 of may"), ("ar", "11 من شهر كانون الثاني")):
            list(phrases((text + " " * 19_000) * 10, tag))
    """,
    "spaces in a key that is typed": """
        from tahqiq.lsp.typed_yaml import _KEY
        assert _KEY.match("a" + " " * 500_000) is None
    """,
    "words of saying": """
        from tahqiq.languages.saying import saying_words
        list(saying_words("en").adverbs.finditer("_" * 200_000))
    """,
    "brackets before the cursor": """
        from types import SimpleNamespace
        from tahqiq.lsp.completing import _in_text
        desk = SimpleNamespace(piece_of=lambda path: None)
        document = SimpleNamespace(text="[" * 500_000, desk=desk, path="en.md", folder=None)
        assert _in_text(document, 500_000) is None
    """,
}


def bound() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


@pytest.mark.parametrize("name", READS_ONCE)
def test_reads_once(name: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", dedent(READS_ONCE[name])],
        preexec_fn=bound,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


PRINTED = """
import {{ highlightsOf }} from "{module}";
const long = `${{"-".repeat(400_000)}}a`;
const marked = (text) => highlightsOf(text, [{{ start: 0, end: text.length }}], [0])[0];
console.log(JSON.stringify([long, "-a.", "--", "a'b’", ""].map(marked)));
"""


def test_signs_at_the_edges_of_a_word_are_read_once() -> None:
    program = PRINTED.format(module=(templates() / "assets/search/excerpt.js").as_uri())
    done = subprocess.run(
        [node(), "--input-type=module", "-e", program], preexec_fn=bound, capture_output=True, check=True
    )
    assert json.loads(done.stdout) == [[400_000, 400_001], [1, 2], [0, 2], [0, 3], [0, 0]]


@given(st.text('a"= \n'))
def test_what_stands_between_braces_is_found_as_before(text: str) -> None:
    before = re.compile(r'([^\s"=]*)\s*=\s*("[^"]*"|\S*)|(\S+)')
    assert [(m.span(), m.groups()) for m in _ITEM.finditer(text)] == [
        (m.span(), m.groups()) for m in before.finditer(text)
    ]


@given(st.text('a" :#\t-'))
def test_keys_that_are_typed_are_found_as_before(line: str) -> None:
    before = re.compile(r"""("[^"]*"|'[^']*'|[^\s#:{}\[\],"'&*!|>-][^:#]*?)[ ]*:(?=\s|$)""")
    one, other = _KEY.match(line), before.match(line)
    assert (one and (one[1], one.end())) == (other and (other[1], other.end()))


@given(st.text("a \u00a0\u202f"))
def test_spaces_that_do_not_break_are_found_as_before(text: str) -> None:
    before = "(?<=[^\\W\\d_])[\u00a0\u202f](?=[^\\W\\d_])| [\u00a0\u202f]+|[\u00a0\u202f]+(?= )"
    assert [found.span() for found in _NO_BREAK.finditer(text)] == [
        m.span() for m in re.finditer(before, text)
    ]


@given(
    st.lists(st.sampled_from(["", " ", "\t#", "# a", "a", "  b: c", " #\x0c"])),
    st.sampled_from(["", "a", "#"]),
)
@example(["a", ""], "")
def test_empty_lines_are_found_as_before(lines: list[str], end: str) -> None:
    text = "q:\n" + "".join(f"{line}\n" for line in lines) + end
    before = re.compile(r"^(?:[ \t]*(?:#[^\n]*)?\n)+\Z", re.MULTILINE).search(text, 3)
    assert _before_blank(text, 3, len(text)) == (before.start() if before else len(text))


@given(st.text("a \t", max_size=6))
def test_spaces_that_break_a_line_are_found_as_before(end: str) -> None:
    line = f"x{end}"
    bare = line.rstrip(" \t")
    assert texts._line(line, "y") == (f"{bare}\\" if re.search("  +$", line) else bare)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("```\na\n```\nb", f"{OBJECT}\nb"),
        ("~~~~\n~~~\n~~~~~\nb", f"{OBJECT}\nb"),
        ("````\na\n```\nb", "````\na\n```\nb"),
    ],
)
def test_a_block_of_code_ends_with_as_many_signs(source: str, text: str) -> None:
    assert Readable(source).text == text


@pytest.mark.parametrize(
    ("pattern", "piece"),
    [(r"a+$", "a"), (r"(?:x|xy?)+z", "x"), (r"\[[^\]]*\]", "["), (r"^(\w+\s?)*!", "a ")],
)
def test_an_attack_has_what_is_repeated(pattern: str, piece: str) -> None:
    assert piece in {attack.piece for attack in pattern_attacks.attacks(pattern)}
