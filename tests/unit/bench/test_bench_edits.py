"""What the measurements change in an edition, and how they say what they ran."""

from __future__ import annotations

from pathlib import Path

import pytest
from edits import Edits, NothingToChange, changed
from options import command

import editions

TEXT = """\
{#p1}
[“Words of [the [source]{actor=source}]{event=telling}”]{quote=q1}.

{#p2 .lead}
\\[2\\] At 2 [Hana]{actor=hana} they met again.
"""


def test_a_word_outside_names_and_quotations_is_changed() -> None:
    text, word = changed(TEXT, 1)
    assert text == TEXT.replace("they", word)
    assert word.isalpha() and len(word) == 9
    assert changed(TEXT, 2)[1] != word
    again, other = changed(text, 1)
    assert again == text.replace(word, other) != text


def test_the_writing_stays_the_same() -> None:
    _, word = changed("{#p1}\nوقالت الوزارة [أمس]{date=2020}.\n", 1)
    assert all("\u0600" <= letter <= "\u06ff" for letter in word)


def test_quotations_are_never_changed() -> None:
    with pytest.raises(NothingToChange):
        changed("{#words}\n[“They said no”]{quote=q1}, he.\n", 1)


def test_texts_come_in_turn_and_a_build_that_shows_nothing_is_noticed(tmp_path: Path) -> None:
    edition = editions.write(tmp_path / "edition", editions.base())
    edits = Edits(edition)
    seen = []
    for _ in range(2):
        edits.make()
        assert edits.last
        seen.append(edits.last.language)
        shown = tmp_path / "site" / edits.last.page / "index.html"
        shown.parent.mkdir(parents=True, exist_ok=True)
        shown.write_text("as before")
        with pytest.raises(SystemExit, match="does not show"):
            edits.look(tmp_path / "site")
        shown.write_text(f"now {edits.last.word}")
        edits.look(tmp_path / "site")
    assert len(set(seen)) == 2


def test_a_command_is_kept_without_paths() -> None:
    said = command(
        "goals.py", ["--hugo", "/somewhere/hugo", "--edition=/else/{}", "--record", "--work", "/w"]
    )
    assert said == "python tests/bench/goals.py --hugo PATH --edition=PATH --record --work PATH"
