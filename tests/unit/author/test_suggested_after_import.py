"""What an import leaves: quotes marked and nobody named, a translation still blank, no mention annotated."""

from __future__ import annotations

from pathlib import Path

from suggested import edition, paragraphs
from tahqiq import suggesting
from tahqiq.read.project import Project
from tahqiq.read.sources import read_as_it_is
from tahqiq.suggesting import Sitting

SAID = "وقال سلام حسين إن [“الجلسة القادمة ستكون علنية بلا شك”]{quote=q1}."
RECORD = """\
-- content/articles/visit/article.yml --
title: {{ar: زيارة, en: }}
source:
  language: ar
  published: 2024-08-16
  rights: quoted
texts:
  ar: {{kind: account}}
  en: {{kind: translation, of: ar}}
quotes:
  q1:
    speaker:{speaker}
    mode:{mode}
"""


def imported(folder: Path, ar: str = SAID, *, speaker: str = "", mode: str = "") -> Project:
    """An article of one paragraph as an import leaves it."""
    return edition(folder, paragraphs(ar), "{#p1}\n[]{quote=q1}\n", RECORD.format(speaker=speaker, mode=mode))


def record_with(sitting: Sitting) -> str:
    """article.yml with all suggestions."""
    written, problems = suggesting.accepted(sitting, sitting.suggested.suggestions)
    assert not problems
    assert not written.refused
    return written.files["content/articles/visit/article.yml"]


def test_a_name_that_nobody_has_come_to_yet_is_as_sure_as_any(tmp_path: Path) -> None:
    (found,) = suggesting.sitting(imported(tmp_path), "visit", kinds=("actor",)).suggested.suggestions
    assert (found.value, found.spots[0].words) == ("salam-hussein", "سلام حسين")
    assert found.confidence > 0.9


def test_a_quote_that_is_marked_gets_its_speaker_and_mode(tmp_path: Path) -> None:
    sitting = suggesting.sitting(imported(tmp_path), "visit", kinds=("quote",))
    (found,) = sitting.suggested.suggestions
    assert found.marked
    assert record_with(sitting).endswith("  q1:\n    speaker: salam-hussein\n    mode: direct\n")


def test_texts_stay_as_they_are(tmp_path: Path) -> None:
    sitting = suggesting.sitting(imported(tmp_path), "visit", kinds=("quote",))
    written, _ = suggesting.accepted(sitting, sitting.suggested.suggestions)
    assert list(written.files) == ["content/articles/visit/article.yml"]


def test_what_an_editor_has_said_stays(tmp_path: Path) -> None:
    sitting = suggesting.sitting(imported(tmp_path, mode=" indirect"), "visit", kinds=("quote",))
    assert "    mode: indirect\n" in record_with(sitting)


def test_a_speaker_who_is_known_is_not_suggested_again(tmp_path: Path) -> None:
    project = imported(tmp_path, speaker=" hana", mode=" direct")
    assert suggesting.sitting(project, "visit", kinds=("quote",)).suggested.suggestions == ()


def test_where_nothing_tells_who_spoke_nothing_is_suggested(tmp_path: Path) -> None:
    project = imported(tmp_path, "[“الجلسة القادمة ستكون علنية بلا شك”]{quote=q1}.")
    assert suggesting.sitting(project, "visit", kinds=("quote",)).suggested.suggestions == ()


def test_a_comment_beside_a_blank_stays(tmp_path: Path) -> None:
    project = imported(tmp_path, speaker="  # who?")
    made = record_with(suggesting.sitting(project, "visit", kinds=("quote",)))
    assert "    speaker: salam-hussein  # who?\n" in made
    assert read_as_it_is(tmp_path / "content/articles/visit/article.yml") != made
