"""import of Markdown and of what Pandoc reads: words stay block by block, what cannot be kept is told."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pypandoc
import pytest
from click.testing import CliRunner, Result

import editions
from harness import REPOSITORY
from tahqiq import editing, pipeline
from tahqiq.cli import main
from tahqiq.read.markdown import Document, parse, plain_block, spans_in
from tahqiq.read.project import Project

PANDOC = pypandoc.get_pandoc_path()
ARABIC = """\
زيارة إلى البلدة

# ما جرى

قالت هناء: “سنبقى *هنا*”، ثم أضافت: «نعم»، وفي الهامش كلام.[^1] وهذا {قوس} و**تقوية** و`رمز`.

- بند أول
- بند ثانٍ

    1. داخلي
    2. آخر

> كلام منقول
> في سطرين.

| الاسم | العدد |
|-------|------:|
| هناء  | ١     |
| كريم  | ٢     |

والرابط [هنا](https://example.org/a?b=1&c=2)، ثم انتهى.

[^1]: حاشية *المحرر*.
"""
ENGLISH = """\
A visit to the town

## What happened

Hana said: “We stay *here*”, and added: “yes”. Here is a note.[^1] A {brace}, a **strong** word, some `code`.

1. One
2. Two

    - inner
    - other

> Words of somebody
> in two lines.

| Name | Number |
|------|-------:|
| Hana | 1      |
| a*b  | 2      |

The link is [here](https://example.org/a_b), and \\*that\\* is all\\_.

[^1]: A *note*.
"""
Run = Callable[..., Result]


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    return editions.write(tmp_path / "edition", editions.base())


@pytest.fixture
def run(edition: Path) -> Run:
    def import_it(file: Path, *options: str) -> Result:
        arguments = ["import", str(file), "-C", str(edition), "--id", "new", "--pandoc", PANDOC, *options]
        return CliRunner().invoke(main, arguments)

    return import_it


def document(folder: Path, text: str, ending: str, form: str = "markdown") -> Path:
    """A document of some format, made by Pandoc."""
    file = folder / f"document.{ending}"
    command = [PANDOC, "--from", form, "--output", str(file), "--resource-path", str(folder)]
    # A whole page would have its file's name for a title.
    command += ["--standalone"] if text.startswith("---") else []
    subprocess.run(command, input=text.encode(), check=True, capture_output=True)
    return file


def written(edition: Path, name: str = "ar.md") -> str:
    return (edition / "content/articles/new" / name).read_text(encoding="utf-8")


def read(edition: Path, name: str = "ar.md") -> Document:
    parsed = parse(written(edition, name), name)
    assert parsed.problems == ()
    return parsed.document


def lines(document: Document) -> list[tuple[str, str]]:
    """Each block's kind and words, and those of the footnotes."""
    blocks = [(block.kind, plain_block(block)) for block in document.blocks]
    return blocks + [(b.kind, plain_block(b)) for note in document.footnotes for b in note.blocks]


@pytest.mark.parametrize("ending", ["docx", "odt", "html", "epub", "rst", "docbook.xml"])
@pytest.mark.parametrize("text", [ARABIC, ENGLISH], ids=["ar", "en"])
def test_words_are_the_same_whatever_form_they_came_in(
    text: str, ending: str, edition: Path, run: Run, tmp_path: Path
) -> None:
    """Block by block, as our own reader finds them in the Markdown that the document was made of."""
    own = tmp_path / "own.md"
    own.write_text(text, encoding="utf-8")
    assert run(own).exit_code == 0
    expected = read(edition)
    for path in sorted((edition / "content/articles/new").iterdir()):
        path.unlink()
    (edition / "content/articles/new").rmdir()
    options = ("--from", "docbook") if ending == "docbook.xml" else ()
    form = "docbook" if ending == "docbook.xml" else ""
    file = document(tmp_path, text, ending) if not form else _docbook(tmp_path, text)
    done = run(file, *options)
    assert done.exit_code == 0, done.output
    found = read(edition)
    assert [_one_space(w) for w in lines(found)] == [_one_space(w) for w in lines(expected)]
    spans = [[s.span.value for s in spans_in(b)] for b in expected.blocks]
    assert [[s.span.value for s in spans_in(b)] for b in found.blocks] == spans
    assert [name for block in spans for name in block] == ["q1", "q2"]
    hrefs = re.findall(r"Link\(href='([^']*)'", repr(expected))
    assert re.findall(r"Link\(href='([^']*)'", repr(found)) == hrefs
    if ending != "epub":
        for kind in ("Emphasis", "Strong", "Code("):
            assert repr(found.blocks).count(kind) == repr(expected.blocks).count(kind), kind


def _docbook(folder: Path, text: str) -> Path:
    file = folder / "document.xml"
    command = [PANDOC, "--from", "markdown", "--to", "docbook5", "--output", str(file)]
    subprocess.run(command, input=text.encode(), check=True, capture_output=True)
    return file


def _one_space(block: tuple[str, str]) -> tuple[str, str]:
    return block[0], " ".join(block[1].split())


def problems(edition: Path) -> list[tuple[str, str]]:
    found = pipeline.checked(Project(edition)).problems
    return [(Path(p.place.file).name, p.code) for p in found if "/new/" in p.place.file]


@pytest.mark.parametrize("ending", ["md", "docx", "html"])
def test_the_check_names_blanks_and_nothing_else(
    ending: str, edition: Path, run: Run, tmp_path: Path
) -> None:
    file = document(tmp_path, ARABIC, ending)
    assert run(file, "--rights", "open", "--published", "2020-01-02").exit_code == 0
    found = set(problems(edition))
    assert {code for name, code in found if name == "article.yml"} == {"empty-value"}
    assert {code for name, code in found if name == "ar.md"} == {"block-missing"}
    blank = {"block-attribute-without-block", "span-without-text"}
    assert {code for name, code in found if name == "en.md"} == blank


def filled(edition: Path) -> None:
    """The blanks filled: speakers and modes, and the same text as its translation."""
    folder = edition / "content/articles/new"
    record = (
        written(edition, "article.yml").replace("speaker:", "speaker: hana").replace("mode:", "mode: direct")
    )
    for blank in ("  en:\n", "    ar:\n", "    en:\n"):
        record = record.replace(blank, blank.replace(":", ": So"))
    (folder / "article.yml").write_text(record, encoding="utf-8")
    (folder / "en.md").write_text(written(edition), encoding="utf-8")


@pytest.mark.parametrize("ending", ["md", "docx", "odt", "html", "txt"])
def test_quotations_are_proven_in_the_text_that_was_kept(
    ending: str, edition: Path, run: Run, tmp_path: Path
) -> None:
    text = ARABIC.replace("سنبقى", "سنبقى\u00a0\u200fنحن")
    file = tmp_path / "own.txt"
    file.write_text(text, encoding="utf-8")
    file = document(tmp_path, text, ending) if ending != "txt" else file
    kept = tmp_path / "sources" / "kept.txt"
    assert run(file, "--rights", "open", "--published", "2020-01-02", "--text-to", str(kept)).exit_code == 0
    filled(edition)
    outcome = editing.verified(pipeline.whole(Project(edition))[0], kept.parent, edition)
    assert [str(p) for p in outcome.problems] == []
    assert outcome.counts == (("new", 2, 2),)
    assert "سنبقى نحن" in kept.read_text(encoding="utf-8")
    if ending != "txt":
        # The stand-in for a translation is the Arabic text again, which the check sees.
        left = {p.code for p in pipeline.checked(Project(edition)).problems}
        assert left - {"straight-quote"} == {"quote-unverified", "other-language"}


def test_without_a_kept_text_a_document_names_no_source(edition: Path, run: Run, tmp_path: Path) -> None:
    done = run(document(tmp_path, ARABIC, "docx"))
    assert "sha256" not in written(edition, "article.yml")
    assert "--text-to" in done.output


def test_what_the_document_says_of_itself_is_taken_over(edition: Path, run: Run, tmp_path: Path) -> None:
    front = "---\ntitle: عنوان\nauthor: [هناء, كريم]\ndate: 2020-01-02\n---\n\nنص.\n"
    for ending in ("docx", "html", "md"):
        file = tmp_path / "own.md"
        file.write_text(front, encoding="utf-8")
        file = document(tmp_path, front, ending) if ending != "md" else file
        assert run(file, "--id", f"by-{ending}").exit_code == 0
        record = (edition / f"content/articles/by-{ending}/article.yml").read_text(encoding="utf-8")
        assert '  ar: "عنوان"\n' in record
        assert '  author: "هناء، كريم"\n' in record
        # HTML has no date of its own that Pandoc would tell.
        assert ("  published: 2020-01-02\n" in record) == (ending != "html")
        text = (edition / f"content/articles/by-{ending}/ar.md").read_text(encoding="utf-8")
        assert text.startswith("{#p1}\nنص.\n") or ending == "html"


def test_a_date_in_words_is_told(edition: Path, run: Run, tmp_path: Path) -> None:
    done = run(document(tmp_path, "---\ntitle: T\ndate: 2 January 2020\n---\n\nText.\n", "docx"))
    assert "“2 January 2020”, is no EDTF date" in done.output
    assert "  published:\n" in written(edition, "article.yml")


HTML = """<html><body><h1>Title</h1>
<p>An <u>underlined</u>, <s>struck</s> word, H<sub>2</sub>O, <a href="#x">within</a>, <a href="ftp://x.example/">away</a>.</p>
<p>&nbsp;</p><p></p>
<p>Two\u200f words\u00a0\u00a0apart,\u202a {braces}\u202c and\u00ad soft.</p>
<p>Line<br>break, <em> spaced </em>and <em>one</em><em>two</em>.</p>
<dl><dt>Term</dt><dd>Meaning</dd></dl>
<table><tr><td colspan="2">wide</td></tr><tr><td>a</td><td>b|c</td></tr></table>
<p><img src="there.png" alt="A picture"> <img src="https://x.example/a.png" alt="Remote"></p>
<pre>code {x}
  more</pre><hr><h3>1. Not a list #</h3><p>- not a bullet</p><p>1986. A year.</p>
</body></html>"""


def test_what_cannot_be_kept_is_told_and_its_words_stay(edition: Path, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(HTML, encoding="utf-8")
    done = run(file)
    assert done.exit_code == 0, done.output
    for said in (
        "Underlined words are plain now",
        "struck out stand as words",
        "Lowered letters",
        "A link was left out, its words stay: ftp://x.example/",
        "A list of definitions became a plain list",
        "reached over others",
        "A table had no header",
        "A picture was left out, there.png: --images takes pictures over",
        "A picture was left out, https://x.example/a.png",
    ):
        assert said in done.output, said
    assert [words for _, words in lines(read(edition))] == [
        "An underlined, struck word, H2O, within, away.",
        "Two words apart, {braces} and soft.",
        "Line\nbreak, spaced and onetwo.",
        "Term\nMeaning",
        "wide\n\na\nb|c",
        "A picture Remote",
        "code {x}\n  more",
        "",
        "1. Not a list #",
        "- not a bullet",
        "1986. A year.",
    ]


MARKDOWN = """Title

Words <b>in HTML</b> and an empty {} and [words]{actor=nobody}.

<div>A block of HTML</div>

[unused]: https://example.org/

![There](there.png) ![Not there](absent.png) ![Remote](https://x.example/a.png)
"""


def test_markdown_tells_the_lines_of_what_it_lost(edition: Path, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "page.md"
    file.write_text(MARKDOWN, encoding="utf-8")
    done = run(file)
    assert done.exit_code == 0, done.output
    assert "Line 5: HTML in a text" in done.output
    assert "<div>A block of HTML</div>" in done.output
    assert "Line 7:" in done.output
    assert "there.png: --images" in done.output
    assert lines(read(edition))[-1][1].split() == ["There", "Not", "there", "Remote"]


@pytest.mark.parametrize("ending", ["md", "html", "docx", "odt"])
def test_pictures_are_taken_over_if_they_are_wanted(
    ending: str, edition: Path, run: Run, tmp_path: Path
) -> None:
    picture = REPOSITORY / "templates/guide/articles/first/picture.png"
    (tmp_path / "there.png").write_bytes(picture.read_bytes())
    text = "Title\n\nWords.\n\n![What is on it](there.png)\n\nAfter.\n"
    file = tmp_path / "page.md"
    file.write_text(text, encoding="utf-8")
    file = document(tmp_path, text, ending) if ending != "md" else file
    done = run(file, "--images")
    assert done.exit_code == 0, done.output
    (image,) = re.findall(r"!\[(.*?)\]\((.*?)\)", written(edition))
    # OpenDocument, as Pandoc reads it, has no descriptions: it is a blank that the check names.
    assert image == ("What is on it" if ending != "odt" else "", "picture-1.png")
    assert (("ar.md", "image-alternative") in problems(edition)) == (ending == "odt")
    copied = edition / "content/articles/new/picture-1.png"
    assert copied.read_bytes() == picture.read_bytes()
    assert ("ar.md", "picture-missing") not in problems(edition)


def test_a_picture_outside_of_the_documents_folder_is_never_read(
    edition: Path, run: Run, tmp_path: Path
) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"secret")
    folder = tmp_path / "documents"
    folder.mkdir()
    for name in ("../secret.png", str(secret)):
        (folder / "page.md").write_text(f"Title\n\n![Words]({name})\n", encoding="utf-8")
        (folder / "page.html").write_text(
            f'<p>Title</p><p><img src="{name}" alt="Words"></p>', encoding="utf-8"
        )
        for ending in ("md", "html"):
            assert run(folder / f"page.{ending}", "--images", "--id", f"n{len(name)}-{ending}").exit_code == 0
    assert list((edition / "content/articles").rglob("*.png")) == []


def test_without_pandoc_it_is_said_how_to_get_it(
    edition: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = document(tmp_path, ARABIC, "docx")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("TAHQIQ_PANDOC", raising=False)
    done = CliRunner().invoke(main, ["import", str(file), "-C", str(edition)])
    assert done.exit_code == 3
    assert "https://pandoc.org/installing.html" in done.output
    monkeypatch.setenv("TAHQIQ_PANDOC", PANDOC)
    assert CliRunner().invoke(main, ["import", str(file), "-C", str(edition)]).exit_code == 0


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--from", "docx"), "Pandoc cannot read page.html as docx"),
        (("--from", "nosuchform"), "Unknown input format nosuchform"),
        (("--published", "yesterday"), "is no EDTF date"),
        (("--language", "fr"), '"fr" is no language of the edition'),
    ],
)
def test_what_cannot_be_is_said_and_nothing_written(
    options: tuple[str, ...], said: str, edition: Path, run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "page.html"
    file.write_text("<p>Title</p>", encoding="utf-8")
    done = run(file, *options)
    assert done.exit_code == 2
    assert said in done.output
    assert not (edition / "content/articles/new").exists()


def test_nothing_is_written_over(edition: Path, run: Run, tmp_path: Path) -> None:
    file, kept = tmp_path / "page.txt", tmp_path / "kept.txt"
    file.write_text("Title\nText.\n", encoding="utf-8")
    kept.write_text("mine", encoding="utf-8")
    assert run(file, "--text-to", str(kept)).exit_code == 2
    assert kept.read_text(encoding="utf-8") == "mine"
    assert not (edition / "content/articles/new").exists()
    assert run(file).exit_code == 0
    assert run(file).exit_code == 2
