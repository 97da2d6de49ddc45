"""Layout: what a file says is the same before and after, and nothing is left to do the second time."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import editions
from harness import REPOSITORY, tahqiq
from tahqiq import limits
from tahqiq.author import layout
from tahqiq.author.layout import formatted, kind_of
from tahqiq.author.layout.records import record
from tahqiq.author.layout.sameness import same_record, same_text
from tahqiq.author.layout.texts import text as lay_out_text
from tahqiq.cli import main
from tahqiq.read import markdown
from tahqiq.read.project import Project
from tahqiq.read.yaml import parse
from tahqiq.schema import FILE_SHAPES
from tahqiq.tidying import laid_out

LANGUAGES = ("ar", "en")


def laid(file: str, text: str) -> str:
    outcome = formatted(file, text, LANGUAGES)
    assert not outcome.left, outcome.left
    return outcome.text


MESSY = """

# yaml-language-server: $schema=x
# The header.

# About the name.
name: {en: 'The council', ar: "المجلس"}   # the name
kind:    public-body


# before aliases
aliases:    # forms
    # the English ones
    en: [  A,
       B ]
    ar:
    - 'one "x"'
    -   two   # two

    # the end of aliases
memberships:
- of: council

  role: {en: "it's", ar: 'عضو'}
  # before attested
  attested: 2020-01-02
- {source: visit#p1, of: hana}
description:
   ar:
     نص طويل
     على سطرين
   en: >-
       folded
       text

       more
identifiers: {}
# the end
"""
TIDY = """\
# yaml-language-server: $schema=x
# The header.

kind: public-body

# About the name.
name: {ar: "المجلس", en: "The council"}   # the name

# before aliases
aliases:    # forms
  ar:
    - 'one "x"'
    - two   # two
  # the English ones
  en: [A, B]

  # the end of aliases
description:
  ar: نص طويل
    على سطرين
  en: >-
    folded
    text

    more
memberships:
  - of: council

    role: {ar: "عضو", en: "it's"}
    # before attested
    attested: 2020-01-02
  - {of: hana, source: visit#p1}
identifiers: {}
# the end
"""


def test_a_record() -> None:
    assert laid("content/actors/x.yml", MESSY) == TIDY
    assert laid("content/actors/x.yml", TIDY) == TIDY


def test_texts_of_an_article_and_quotes_stay_in_the_order_of_the_editor() -> None:
    text = (
        "texts:\n  en: {kind: original}\n  ar: {of: en, kind: translation}\n"
        "quotes:\n  b: {speaker: x}\n  a: {speaker: x}\n"
    )
    assert laid("content/articles/x/article.yml", text) == text.replace(
        "of: en, kind: translation", "kind: translation, of: en"
    )


def test_what_is_too_long_for_brackets_is_opened() -> None:
    long = [f"actor-number-{n}" for n in range(12)]
    text = "actors: [" + ",\n  ".join(long) + "]\n"
    assert laid("content/events/x.yml", text) == "actors:\n" + "".join(f"  - {name}\n" for name in long)
    assert laid("content/events/x.yml", "actors: [" + ", ".join(long) + "]\n").count("\n") == 1


@pytest.mark.parametrize(
    "text",
    [
        "name: {en: A,  # a comment within\n  ar: ب}\n",
        "name:\n  # between\n  x\n",
        "name:\n  en: |2\n      spaces\n",
        "? name\n: x\n",
    ],
)
def test_what_is_unusual_stays(text: str) -> None:
    outcome = formatted("content/terms/x.yml", text, LANGUAGES)
    assert outcome.text == text
    assert "stays as it is" in outcome.left


def test_a_text() -> None:
    text = (
        "\n\n{#p1   .lead }\nPara  \ntwo.   \nthree\\\nfour[^1]\n\n{ .notice  #p2}\n* a\n* b   \n\n  \n\n"
        "    more  \n\n\n"
        "- other\n\n{#c}\n```\ncode   \n\n\nx\n```\n## Here\n[x]: https://a.b\n[^1]: note [x]\n\n\n    more"
    )
    assert laid("content/articles/x/en.md", text) == (
        "{#p1 .lead}\nPara\\\ntwo.\\\nthree\\\nfour[^1]\n\n{#p2 .notice}\n* a\n* b\n\n    more\n\n"
        "- other\n\n{#c}\n```\ncode   \n\n\nx\n```\n\n## Here\n\n[x]: https://a.b\n\n[^1]: note [x]\n\n    more\n"
    )


def test_what_cannot_be_read_stays() -> None:
    outcome = formatted("content/articles/x/en.md", "{#p1}\n\n\nNo  {x\n", LANGUAGES)
    assert outcome.text == "{#p1}\n\n\nNo  {x\n"
    assert "stray-brace" in outcome.left or "block-attribute-without-block" in outcome.left
    assert formatted("content/terms/x.yml", "a: [\n", LANGUAGES).left


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        ("content/edition.yml", "edition"),
        ("content/articles/x/article.yml", "article"),
        ("content/articles/x/en.md", "text"),
        ("content/pages/about/en.md", "text"),
        ("content/terms/edition.yml", "term"),
        ("content/actors/article.yml", "actor"),
        ("content/articles/x/article.lock.yml", ""),
        ("content/README.md", ""),
        ("mkdocs.yml", ""),
    ],
)
def test_which_files_have_a_layout(file: str, kind: str) -> None:
    assert kind_of(file) == kind


MARKS = """One|two  |three\\|- a|  - b  |    code  |\tx|1. n|> q|> |```|## H|---||   |[x]: https://a.b|see [x]|n[^1]
[^1]: note  |    more|\u00a0|* * *|==|{#p1}|{.lead   #p2 }|\u2028|a\x0bb|\\|c \\  |# T  #|  > q  |~~~|2) m"""
TABLE = ["| a | b |", "|---|---|  ", "| c |"]
LINES = st.lists(
    st.sampled_from([*MARKS.replace("\n", "|").split("|"), *TABLE, "\n".join(TABLE)]), max_size=14
)


@given(LINES)
def test_any_text_says_the_same_after(lines: list[str]) -> None:
    text = "\n".join(lines)
    before = markdown.parse(text, "f")
    if not before.problems:
        after = lay_out_text(text, "f")
        parsed = markdown.parse(after, "f")
        assert not parsed.problems
        assert same_text(before.document, parsed.document)
        assert lay_out_text(after, "f") == after


WORDS = st.sampled_from(
    ["a", "it's", 'b "c"', "12", "no", "عام 2020", "x # y", "- z", "", "é\\", " lead", "a: b", "2020-01-02"]
)


@st.composite
def yaml_texts(draw: st.DrawFn, indent: int = 0) -> str:
    """A mapping with keys of the schema and others, in whatever style."""
    keys = draw(
        st.lists(
            st.sampled_from(["name", "kind", "ar", "en", "aliases", "role", "of", "zz"]),
            min_size=1,
            max_size=4,
            unique=True,
        )
    )
    step = draw(st.sampled_from([1, 2, 4]))
    space = draw(
        st.sampled_from(["", "\n", "\n\n", f"{' ' * indent}# note\n", f"\n{' ' * (indent + 2)}# deeper\n\n"])
    )
    out = ""
    for key in keys:
        beside = draw(st.sampled_from(["", "", "  # beside", " "]))
        out += space + " " * indent + key + ":"
        form = draw(st.sampled_from(["scalar", "flow", "list", "items", "mapping", "text"]))
        if form == "mapping" and indent < 8:
            out += beside + "\n" + draw(yaml_texts(indent + step))
        elif form == "items" and indent < 8:
            item = draw(yaml_texts(indent + step + 1)).lstrip("\n")
            if item.startswith(" " * (indent + step + 1)) and "#" not in item.split("\n")[0]:
                out += f"{beside}\n" + f"{' ' * (indent + step - 1)}- {item.lstrip()}"
            else:
                out += f" x{beside}\n"
        elif form == "list":
            out += (
                beside
                + "\n"
                + "".join(f"{' ' * (indent + step - 1)}-  {quoted(draw(WORDS), draw)}\n" for _ in range(2))
            )
        elif form == "flow":
            items = ",  ".join(quoted(draw(WORDS), draw) for _ in range(2))
            out += f" {{ en: [{items}],\n{' ' * (indent + 3)}ar: {quoted(draw(WORDS), draw)}}}{beside}\n"
        elif form == "text":
            out += f" |{beside}\n{' ' * (indent + step)}one\n\n{' ' * (indent + step)}  two\n"
        else:
            out += f" {quoted(draw(WORDS), draw)}{beside}\n"
    return out


def quoted(text: str, draw: st.DrawFn) -> str:
    """A value in one of the styles that can hold it."""
    single = "'" + text.replace("'", "''") + "'"
    double = '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    plain = [text] if text.isalnum() else []
    return draw(st.sampled_from([single, double, *plain]))


@given(yaml_texts())
def test_any_record_says_the_same_after(text: str) -> None:
    before, problems = parse(text, "f")
    assert before
    assert not problems
    outcome = formatted("content/actors/f.yml", text, LANGUAGES)
    assert not outcome.bug
    if not outcome.left:
        after, _ = parse(outcome.text, "f")
        assert after
        assert same_record(before, after, text, outcome.text)
        assert record(outcome.text, FILE_SHAPES["actor"], LANGUAGES) == outcome.text


@pytest.mark.parametrize("content", ["content", "templates/guide"])
def test_the_edition_and_the_guide_are_laid_out(content: str) -> None:
    outcomes = list(laid_out(Project(REPOSITORY, content)))
    assert outcomes
    assert [laid.file for laid in outcomes if laid.changed or laid.left] == []


def test_real_texts(shared: Path, tmp_path: Path) -> None:
    """Editions made of the corpora: nothing is left, and nothing remains for a second time."""
    import subprocess
    import sys

    maker = shared / "corpora/make_edition.py"
    subprocess.run([sys.executable, maker, tmp_path / "e", "--from", "ntrex", "--articles", "12"], check=True)
    project = Project(tmp_path / "e")
    outcomes = list(laid_out(project))
    assert [laid.left for laid in outcomes if laid.left] == []
    for laid in outcomes:
        (project.root / laid.file).write_text(laid.after, encoding="utf-8")
    assert not any(laid.changed for laid in laid_out(project))


def test_a_layout_that_says_something_else_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(layout, "lay_out_text", lambda text, file: "{#p1}\nOther words.\n")
    folder = editions.write(tmp_path, editions.base())
    page = folder / "content/pages/about/en.md"
    before = page.read_bytes()
    done = CliRunner().invoke(main, ["fmt", "-C", str(folder)])
    assert done.exit_code == 3
    assert "en.md: its layout would change what it says" in done.output
    assert page.read_bytes() == before


def test_line_ends_become_line_feeds(tmp_path: Path) -> None:
    folder = editions.write(tmp_path, editions.base())
    page = folder / "content/pages/about/en.md"
    before = page.read_bytes()
    page.write_bytes(b"\xef\xbb\xbf" + before.replace(b"\n", b"\r\n"))
    assert CliRunner().invoke(main, ["fmt", "-C", str(folder)]).exit_code == 0
    assert page.read_bytes() == before


def test_a_file_that_is_too_large_to_be_read_stays(tmp_path: Path) -> None:
    editions.write(tmp_path, editions.base(), "-- blank content/terms/truce.yml 4000001 --")
    (found,) = laid_out(Project(tmp_path), ["content/terms/truce.yml"])
    assert not found.changed
    assert found.left == "content/terms/truce.yml: larger than 4,000,000 bytes; split it"


def test_the_command(tmp_path: Path) -> None:
    folder = editions.write(
        tmp_path,
        editions.base(),
        "-- content/terms/truce.yml --\ndefinition: {ar: ت., en: A.}\nname: {en: a, ar: ب}\n",
    )
    truce = folder / "content/terms/truce.yml"
    before = truce.read_text(encoding="utf-8")
    asked = tahqiq("fmt", "--check", cwd=folder)
    assert (asked.returncode, asked.stdout) == (1, "content/terms/truce.yml\n")
    shown = tahqiq("fmt", "--diff", cwd=folder)
    assert shown.returncode == 0
    assert "+name: {ar: ب, en: a}" in shown.stdout
    assert truce.read_text(encoding="utf-8") == before
    assert tahqiq("fmt", "content/terms/truce.yml", cwd=folder).returncode == 0
    assert truce.read_text(encoding="utf-8") == "name: {ar: ب, en: a}\ndefinition: {ar: ت., en: A.}\n"
    assert tahqiq("fmt", "--check", cwd=folder).returncode == 0
    assert tahqiq("fmt", "mkdocs.yml", cwd=folder).returncode == 2
    truce.write_text("name: [\n", encoding="utf-8")
    broken = tahqiq("fmt", cwd=folder)
    assert broken.returncode == 1
    assert "Left as it is: content/terms/truce.yml" in broken.stderr
    shutil.rmtree(folder / "content")


def test_what_would_be_too_large_when_it_is_laid_out_stays_as_it_is() -> None:
    text = "{#p1}\na\n\n" + "## b\n" * limits.BLOCKS
    outcome = formatted("content/articles/x/en.md", text, LANGUAGES)
    assert (outcome.text, outcome.bug) == (text, False)
    assert "the file has more than 2,000 blocks" in outcome.left
    assert outcome.left.endswith("(as it would be laid out)")
