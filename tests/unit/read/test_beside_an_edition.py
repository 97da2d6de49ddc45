"""What lies beside an edition: its settings, its schemas, its sources, Pandoc, the manual."""

from __future__ import annotations

from pathlib import Path

import pytest

import editions
from tahqiq.read.manual import manual_text, read_manual
from tahqiq.read.pandoc import VARIABLE, PandocFailed, PandocMissing, pandoc_program, read_with_pandoc
from tahqiq.read.project import Project, find_project
from tahqiq.read.schemas import LINE, schema_folder, schema_line
from tahqiq.read.sources import read_as_it_is, read_source, read_sources

WORDS = "زار الوفد البلدة.\nHana was there.\n"


def test_the_settings_that_are_read_here(tmp_path: Path) -> None:
    assert find_project(tmp_path) == Project(tmp_path, "content", "site")
    for text, expected in (
        ("docs_dir: texts\nsite_dir: out\n", Project(tmp_path, "texts", "out")),
        ("\ufeffdocs_dir: texts\n", Project(tmp_path, "texts", "site")),
        ("site_name: Little\n", Project(tmp_path, "content", "site")),
        ("- no\n- mapping\n", Project(tmp_path, "content", "site")),
        ("docs_dir: [a\n", Project(tmp_path, "content", "site")),
    ):
        (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
        found = find_project(tmp_path)
        assert found == expected
        assert found.configuration == tmp_path / "mkdocs.yml"
    assert Project(tmp_path, "texts").inside("texts/actors/hana.yml") == "actors/hana.yml"


@pytest.mark.parametrize(
    ("line", "folder", "of_an_actor"),
    [
        ("", "", ""),
        ("title: {en: Little}", "", ""),
        (f"{LINE}../schemas/edition.json", "schemas", f"{LINE}../../schemas/actor.json"),
        (f"{LINE}../../shared/edition.json", "../shared", f"{LINE}../../../shared/actor.json"),
        (
            f"{LINE}https://example.org/schemas/edition.json",
            "https://example.org/schemas",
            f"{LINE}https://example.org/schemas/actor.json",
        ),
    ],
)
def test_where_the_schemas_lie(line: str, folder: str, of_an_actor: str, tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    for mark in ("", "\ufeff"):
        (content / "edition.yml").write_text(f"{mark}{line}\ntitle: x\n", encoding="utf-8")
        assert schema_folder(Project(tmp_path)) == folder
    assert schema_line(folder, "content/actors/hana.yml", "actor") == of_an_actor


def test_schemas_in_their_own_folder(tmp_path: Path) -> None:
    assert schema_folder(Project(tmp_path)) == ""
    (tmp_path / "schemas").mkdir()
    assert schema_folder(Project(tmp_path)) == "schemas"


@pytest.mark.parametrize(
    ("codec", "line_end", "encoding", "marked"),
    [
        ("utf-8", "\n", "UTF-8", False),
        ("utf-8-sig", "\r\n", "UTF-8", True),
        ("utf-8", "\r", "UTF-8", False),
        ("utf-16", "\n", "UTF-16", False),
        ("utf-16", "\r\n", "UTF-16", False),
        ("cp1256", "\r\n", "Windows-1256", False),
    ],
)
def test_a_source_is_read_in_its_encoding(
    codec: str, line_end: str, encoding: str, marked: bool, tmp_path: Path
) -> None:
    file = tmp_path / "source.txt"
    file.write_bytes(WORDS.replace("\n", line_end).encode(codec))
    source = read_source(file, "sources/source.txt")
    assert (source.text, source.name) == (WORDS, "sources/source.txt")
    assert (source.encoding, source.line_end, source.marked) == (encoding, line_end, marked)
    assert [problem.code for problem in source.problems] == ["encoding"] * (encoding != "UTF-8")
    assert read_source(file).name == str(file)


def test_what_has_its_big_end_first(tmp_path: Path) -> None:
    file = tmp_path / "source.txt"
    file.write_bytes(b"\xfe\xff" + WORDS.encode("utf-16-be"))
    assert read_source(file).text == WORDS


def test_sources_of_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "away"
    (folder / "deep").mkdir(parents=True)
    (folder / "one.txt").write_text("one", encoding="utf-8")
    (folder / "deep/two.txt").write_text("two", encoding="utf-8")
    (folder / "empty.txt").touch()
    (folder / "link.txt").symlink_to("one.txt")
    found = read_sources(folder, tmp_path / "edition")
    assert sorted(source.name for source in found.values()) == ["../away/deep/two.txt", "../away/one.txt"]
    assert all(digest == source.sha256 for digest, source in found.items())


def test_a_source_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "source.txt"
    file.write_bytes("\ufeffa\r\nb\r".encode())
    assert read_as_it_is(file) == "\ufeffa\r\nb\r"


@pytest.mark.parametrize(("number", "said"), [("XCPU", "more than 5 seconds"), ("KILL", "enough memory")])
def test_whoever_ends_pandoc_is_told(tmp_path: Path, number: str, said: str) -> None:
    """The system, after so much time of a processor; or somebody else."""
    program = tmp_path / "pandoc"
    program.write_text(f"#!/bin/sh\nkill -{number} $$\n")
    program.chmod(0o755)
    with pytest.raises(PandocFailed, match=said):
        read_with_pandoc(tmp_path / "x.docx", "docx", str(program), None)


def test_pandoc_is_looked_for_where_one_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv(VARIABLE, raising=False)
    with pytest.raises(PandocMissing, match="--pandoc"):
        pandoc_program(None)
    with pytest.raises(PandocMissing, match="There is no program "):
        pandoc_program(tmp_path / "nowhere")
    program = tmp_path / "pandoc"
    program.write_text("#!/bin/sh\necho '{}'\n")
    program.chmod(0o755)
    assert pandoc_program(None) == pandoc_program(program) == str(program)
    monkeypatch.setenv(VARIABLE, str(program))
    assert pandoc_program(None) == str(program)
    with pytest.raises(PandocFailed, match="too old"):
        read_with_pandoc(tmp_path / "x.docx", "docx", str(program), None)


def test_the_manual(tmp_path: Path) -> None:
    editions.write(
        tmp_path, "-- one/en.md --\n# One\n-- one/ar.md --\n# واحد\n-- two/en.md --\n# Two\n-- x.md --\nx\n"
    )
    written = read_manual(tmp_path)
    assert written == {"one": {"ar": "# واحد\n", "en": "# One\n"}, "two": {"en": "# Two\n"}}
    text, problems = manual_text("one", "en", "# One\n\nA \x1f.\n")
    assert text.file == "templates/manual/one/en.md"
    assert {problem.code for problem in problems} >= {"control-character"}
