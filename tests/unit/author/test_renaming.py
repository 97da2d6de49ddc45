"""Renaming: every place that names an id follows it, and nothing else changes."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from editions import base, write
from harness import REPOSITORY, tahqiq
from tahqiq.author.renaming import CannotRename, Renaming, renamed, taken_ids, written
from tahqiq.author.sites import Named
from tahqiq.check import check
from tahqiq.cli import main, renaming
from tahqiq.edits import edited
from tahqiq.problems import has_errors
from tahqiq.read import read_edition

MORE = """\
-- content/articles/visit/article.lock.yml --
quotes:
  hope:
    sha256: 4aeb7dc44aeb7dc44aeb7dc44aeb7dc44aeb7dc44aeb7dc44aeb7dc44aeb7dc4
    at: [3-9]
translations:
  en:
    p2: 0123456789abcdef
-- content/actors/huda.yml --
kind: person
name: {ar: هدى, en: Huda}
formerly:
  - hoda   # as it was spelled
-- content/pages/about/en.md --
# About

{#what}
[Hana](actor:hana) and 😀 [her *visit*][v], [the day](<article:visit#p1>), `[not](actor:hana)`.

[v]: article:visit#p2
-- content/pages/about/ar.md --
# عن الطبعة

{#what}
[هناء](actor:hana "هناء") [زيارة](article:visit).
"""


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    return write(tmp_path, base(), MORE)


def texts(root: Path) -> Callable[[str], str]:
    return lambda file: (root / file).read_text(encoding="utf-8")


def proposed(root: Path, what: Named, new: str) -> Renaming:
    manuscript = read_edition(root / "content")
    return renamed(manuscript, texts(root), what, new, taken_ids(manuscript, what))


def done(root: Path, what: Named, new: str) -> dict[str, str]:
    """Renames on disk; the changed files' texts under their old names."""
    renaming = proposed(root, what, new)
    changed = {
        file: edited(texts(root)(file), edits)
        for file, edits in groupby(renaming.edits, lambda edit: edit.file)
    }
    for file, text in changed.items():
        (root / file).write_text(text, encoding="utf-8")
    for move in renaming.moves:
        (root / move.old).rename(root / move.new)
    return changed


def codes(root: Path) -> list[str]:
    return sorted(problem.code for problem in check(read_edition(root / "content")))


@pytest.mark.parametrize(
    ("what", "new"),
    [
        (Named("actor", "hana"), "hana-ali"),
        (Named("actor", "town"), "old-town"),
        (Named("event", "session"), "first-session"),
        (Named("term", "truce"), "ceasefire"),
        (Named("article", "visit"), "the-visit"),
        (Named("quote", "hope", "visit"), "a-hope"),
        (Named("block", "p1", "visit"), "p11"),
        (Named("block", "p2", "visit"), "last"),
    ],
)
def test_what_was_sound_stays_sound_and_comes_back(edition: Path, what: Named, new: str) -> None:
    before = codes(edition)
    files = {p.relative_to(edition): p.read_text() for p in edition.rglob("*") if p.is_file()}
    assert done(edition, what, new)
    assert codes(edition) == before
    done(edition, Named(what.kind, new, what.article), what.id)
    after = {p.relative_to(edition): p.read_text() for p in edition.rglob("*") if p.is_file()}
    changed = {path for path in files if files[path] != after.get(path)}
    # All is as it was, but that the thing's own file remembers the name between.
    assert {p.name for p in changed} <= {f"{what.id}.yml", "article.yml"}
    for path in changed:
        sign = "q-" if what.kind == "quote" else ""
        kept = f"formerly: [{new}]\n", f"moved: {{{sign}{new}: {sign}{what.id}}}\n"
        assert after[path].replace(kept[0], "").replace(kept[1], "") == files[path]


def test_every_form_of_naming_is_edited(edition: Path) -> None:
    changed = done(edition, Named("actor", "hana"), "hana-ali")
    page = changed["content/pages/about/en.md"]
    assert "[Hana](actor:hana-ali)" in page
    assert "`[not](actor:hana)`" in page, "code is no link"
    assert '(actor:hana-ali "هناء")' in changed["content/pages/about/ar.md"]
    assert "[هناء]{actor=hana-ali}" in changed["content/articles/visit/ar.md"]
    assert "speaker: hana-ali" in changed["content/articles/visit/article.yml"]
    assert "actors: [hana-ali, council]" in changed["content/events/session.yml"]
    assert changed["content/actors/hana.yml"].endswith("formerly: [hana]\n")
    assert (edition / "content/actors/hana-ali.yml").is_file()


def test_a_block_and_its_article_in_links_and_sources(edition: Path) -> None:
    changed = done(edition, Named("block", "p1", "visit"), "p7")
    assert "(<article:visit#p7>)" in changed["content/pages/about/en.md"]
    assert "source: visit#p7" in changed["content/actors/hana.yml"]
    assert changed["content/articles/visit/en.md"].startswith("{#p7}\n")
    changed = done(edition, Named("article", "visit"), "journey")
    assert "[v]: article:journey#p2" in changed["content/pages/about/en.md"]
    assert "sources: [journey#p7]" in changed["content/events/session.yml"]
    assert "formerly: [visit]" in changed["content/articles/visit/article.yml"]


def test_the_lock_keeps_its_evidence(edition: Path) -> None:
    lock = "content/articles/visit/article.lock.yml"
    assert "  a-hope:\n    sha256" in done(edition, Named("quote", "hope", "visit"), "a-hope")[lock]
    assert "    last: 0123" in done(edition, Named("block", "p2", "visit"), "last")[lock]


def test_silences_are_about_the_same_as_before(edition: Path) -> None:
    article = edition / "content/articles/visit/article.yml"
    with article.open("a", encoding="utf-8") as file:
        file.write("silenced: [{code: translation-stale, block: p2, quote: hope, reason: It is right.}]\n")
    done(edition, Named("block", "p2", "visit"), "p8")
    done(edition, Named("quote", "hope", "visit"), "a-hope")
    assert "block: p8, quote: a-hope, reason" in article.read_text(encoding="utf-8")


def test_former_ids_are_kept_in_the_form_they_have(edition: Path) -> None:
    text = done(edition, Named("actor", "huda"), "huda-ali")["content/actors/huda.yml"]
    assert text.endswith("formerly:\n  - hoda\n  - huda   # as it was spelled\n")
    text = done(edition, Named("actor", "huda-ali"), "huda")["content/actors/huda-ali.yml"]
    assert text.endswith("formerly:\n  - hoda\n  - huda-ali   # as it was spelled\n")


@pytest.mark.parametrize(
    ("what", "new", "says"),
    [
        (Named("actor", "hana"), "Hana", "is no id"),
        (Named("actor", "hana"), "council", "is taken"),
        (Named("actor", "hana"), "truce", "is taken"),
        (Named("actor", "hana"), "hoda", "was called so"),
        (Named("actor", "nobody"), "somebody", "no actor"),
        (Named("article", "nothing"), "something", "no article"),
        (Named("block", "p1", "visit"), "p2", "is taken"),
        (Named("block", "p9", "visit"), "p10", "no block"),
        (Named("quote", "hope", "elsewhere"), "fear", "no quote"),
    ],
)
def test_what_cannot_be(edition: Path, what: Named, new: str, says: str) -> None:
    with pytest.raises(CannotRename, match=says):
        proposed(edition, what, new)


def test_an_id_that_is_written_with_escapes_is_refused(edition: Path) -> None:
    event = edition / "content/events/session.yml"
    event.write_text(event.read_text().replace("place: town", 'place: "to\\x77n"'))
    with pytest.raises(CannotRename, match="plainly"):
        proposed(edition, Named("actor", "town"), "old-town")


def test_every_thing_of_the_real_edition(tmp_path: Path) -> None:
    shutil.copytree(REPOSITORY / "content", tmp_path / "content")
    manuscript = read_edition(tmp_path / "content")
    before = codes(tmp_path)
    things = [Named("actor", name) for name in manuscript.actors]
    things += [Named("event", name) for name in manuscript.events]
    things += [Named("term", name) for name in manuscript.terms]
    things += [Named("article", name) for name in manuscript.articles]
    for thing in things:
        done(tmp_path, thing, f"x-{thing.id}"[:80])
    assert codes(tmp_path) == before


def test_the_command_renames_and_says_what(edition: Path) -> None:
    ran = tahqiq("rename", "actor", "hana", "hana-ali", cwd=edition)
    assert ran.returncode == 0, ran.stderr
    assert "renamed content/actors/hana.yml to content/actors/hana-ali.yml" in ran.stderr
    assert not has_errors(check(read_edition(edition / "content")))
    ran = tahqiq("rename", "block", "visit#p1", "p2", cwd=edition)
    assert (ran.returncode, "is taken" in ran.stderr) == (2, True)
    (edition / "content/terms/truce.yml").write_text("name: [")
    ran = tahqiq("rename", "actor", "hana-ali", "hana", cwd=edition)
    assert (ran.returncode, "nothing was written" in ran.stderr) == (1, True)


def test_lines_end_as_they_did(edition: Path) -> None:
    text = edition / "content/articles/visit/ar.md"
    text.write_bytes(text.read_bytes().replace(b"\n", b"\r\n"))
    ran = tahqiq("rename", "actor", "hana", "hana-ali", cwd=edition)
    assert ran.returncode == 0, ran.stderr
    after = text.read_bytes()
    assert b"{actor=hana-ali}" in after
    assert after.count(b"\n") == after.count(b"\r\n")


@pytest.mark.parametrize(
    ("old", "meant"),
    [
        ("hanna", 'did you mean "hana"?'),
        ("Hana", 'did you mean "hana"?'),
        ("xyz", 'There is no actor "xyz".'),
    ],
)
def test_what_is_meant_by_an_id_that_nothing_has(edition: Path, old: str, meant: str) -> None:
    done = CliRunner().invoke(main, ["rename", "actor", old, "new-id", "-C", str(edition)])
    assert done.exit_code == 2
    assert meant in done.output


def test_who_was_renamed_before_is_named(edition: Path) -> None:
    CliRunner().invoke(main, ["rename", "actor", "hana", "hana-b", "-C", str(edition)])
    done = CliRunner().invoke(main, ["rename", "actor", "hana", "hana-c", "-C", str(edition)])
    assert 'There is no actor "hana"; it is called "hana-b" now.' in done.output


def test_what_is_saved_while_a_rename_goes_on_is_not_written_over(
    edition: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor are its words cut where those of the text stood that was read."""
    text = edition / "content/articles/visit/en.md"
    saved = "{#p0}\nSaved just now.\n\n" + text.read_text(encoding="utf-8")

    def meanwhile(*given: Any) -> Renaming:
        text.write_text(saved, encoding="utf-8")
        return renamed(*given)

    monkeypatch.setattr(renaming, "renamed", meanwhile)
    done = CliRunner().invoke(main, ["rename", "actor", "hana", "hana-b", "-C", str(edition)])
    assert done.exit_code == 3
    assert "content/articles/visit/en.md was saved by somebody else" in done.output
    assert text.read_text(encoding="utf-8") == saved
    assert "hana-b" not in (edition / "content/articles/visit/ar.md").read_text(encoding="utf-8")
    assert not (edition / "content/actors/hana-b.yml").exists()


def test_how_a_person_names_a_block_or_a_quote() -> None:
    assert written("visit#p1", "block") == Named("block", "p1", "visit")
    assert written("visit/hope", "quote") == Named("quote", "hope", "visit")
    with pytest.raises(CannotRename):
        written("p1", "block")


@pytest.mark.parametrize(
    ("written", "after"),
    [
        ("moved:\n  p9: p1\n", "moved:\n  p9: p1\n  p2: p7\n"),
        ("moved: {p9: p1}\n", "moved: {p9: p1, p2: p7}\n"),
        ("moved: {\n  p9: p1\n}\n", "moved: {\n  p9: p1, p2: p7\n}\n"),
        ("moved: {}\n", "moved: {p2: p7}\n"),
        ("moved: {p9: p2}\n", "moved: {p9: p7, p2: p7}\n"),
        ("moved: {p7: p2}\n", "moved: {p2: p7}\n"),
    ],
)
def test_where_a_block_was_is_kept_in_the_form_it_has(edition: Path, written: str, after: str) -> None:
    file = "content/articles/visit/article.yml"
    with (edition / file).open("a", encoding="utf-8") as article:
        article.write(written)
    if "p7: p2" in written:
        # An id that was given up comes back to what had it.
        assert "p7" not in taken_ids(read_edition(edition / "content"), Named("block", "p2", "visit"))
    assert done(edition, Named("block", "p2", "visit"), "p7")[file].endswith(after)
