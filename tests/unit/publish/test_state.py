"""What is kept is believed only if it is as it was sealed; one build at a time has it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import rmtree

import msgspec
import pytest

from tahqiq.publish import state as states
from tahqiq.publish.seal import Seal
from tahqiq.publish.state import FOLDER, AnotherBuild, State, state_of
from tahqiq.read.scan import Glance


@pytest.fixture
def state(tmp_path: Path) -> Iterator[State]:
    """A state that is sealed, with its site beside it."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site/SHA256SUMS").touch()
    found = State(tmp_path)
    found.take()
    found.adopt(filled(found))
    found.hangs.write_bytes(b"hangs")
    found.seal(seal(tmp_path / "site"))
    yield found
    found.leave()


def filled(state: State) -> sqlite3.Connection:
    database = state.fresh_database()
    database.execute("CREATE TABLE one (n INTEGER)")
    return database


def seal(site: Path) -> Seal:
    return Seal(
        "",
        {},
        "environment",
        str(site),
        (0, 0),
        {"edition.yml": Glance((("", 1, 2, 3, 4, 5, 0),))},
        2,
        31,
        ("en/index.html",),
    )


def test_what_was_sealed_is_found_again(state: State) -> None:
    found = state.sealed()
    assert found is not None
    given = msgspec.structs.asdict(seal(state.folder.parent / "site"))
    kept = msgspec.structs.asdict(found)
    for name in ("environment", "site", "content", "warnings", "pages", "behind"):
        assert kept[name] == given[name]


def rewrite(path: Path) -> None:
    data = path.read_bytes()
    path.unlink()
    path.write_bytes(data)


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)


def another_site(state: State) -> None:
    site = state.folder.parent / "site"
    site.rename(site.with_name("old"))
    site.mkdir()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda state: state.break_seal(),
        lambda state: rewrite(state.database),
        lambda state: state.database.unlink(),
        lambda state: rewrite(state.hangs),
        lambda state: flip(state.folder / "seal"),
        lambda state: (state.folder / "seal").write_bytes(b""),
        another_site,
        lambda state: rmtree(state.folder.parent / "site"),
        lambda state: state.adopt(filled(state)),
        lambda state: state.changing().close(),
    ],
    ids=["broken", "database", "no database", "hangs", "a bit", "empty", "site", "no site", "adopted", "changing"],
)  # fmt: skip
def test_what_is_not_as_it_was_is_not_believed(state: State, spoil: Callable[[State], None]) -> None:
    spoil(state)
    assert state.sealed() is None


def test_another_version_s_seal_is_none(state: State, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(states, "FORM", states.FORM + 1)
    assert state.sealed() is None


def test_one_build_has_it_at_a_time(state: State) -> None:
    other = State(state.folder.parent)
    with pytest.raises(AnotherBuild):
        other.take()
    state.leave()
    other.take()
    other.leave()


def test_git_is_told_to_pass_it_over(state: State) -> None:
    assert (state.folder / ".gitignore").read_text() == "*\n"


def test_a_fresh_database_that_is_discarded_leaves_what_was_there(state: State) -> None:
    before = sorted(path.name for path in state.folder.iterdir())
    filled(state).close()
    state.discard()
    assert sorted(path.name for path in state.folder.iterdir()) == before
    assert state.sealed() is not None


def test_what_an_interrupted_build_left_is_no_part_of_the_next(state: State) -> None:
    filled(state).execute("INSERT INTO one VALUES (1)").connection.close()
    database = state.fresh_database()
    assert database.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    database.close()


def test_where_nothing_can_be_kept_the_state_passes(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("no folder")
    found = state_of(tmp_path)
    folder = found.folder
    assert found.passing and folder.is_dir() and tmp_path not in folder.parents
    found.leave()
    assert not folder.parent.exists()
    assert [path.name for path in tmp_path.iterdir()] == [FOLDER]


def test_another_build_is_no_reason_to_keep_nothing(state: State) -> None:
    with pytest.raises(AnotherBuild):
        state_of(state.folder.parent)
