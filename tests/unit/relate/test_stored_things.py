"""What is unpacked of the tables is kept for a while, written down whenever it is looked at, and can be forgotten."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from random import Random

import pytest

import books
from random_edits import book
from tahqiq.model import build
from tahqiq.read import read_edition
from tahqiq.relate import (
    Index,
    Memory,
    Relations,
    Sheet,
    change_article,
    index,
    relate,
    relations,
    rows_of,
    stored,
)
from tahqiq.relate.ledger import Ledger
from tahqiq.relate.places import EMPTY, UNDATED, Places, by_date, file_dated
from tahqiq.relate.stored import Answers, Stored


class Database:
    """Words by name, with how often each was fetched."""

    def __init__(self) -> None:
        self.connection = sqlite3.connect(":memory:")
        self.connection.execute("CREATE TABLE word (id TEXT, data BLOB)")
        self.connection.executemany("INSERT INTO word VALUES (?, ?)", ((n, n.encode()) for n in "dcba"))
        self.answers = Answers(self.connection)
        self.unpacked: list[str] = []

    def words(self, kind: str = "word") -> Stored[str]:
        def unpacked(data: bytes) -> str:
            self.unpacked.append(data.decode())
            return data.decode().upper()

        get, ids = "SELECT data FROM word WHERE id = ?", "SELECT id FROM word ORDER BY id"
        return Stored(self.answers, kind, get, ids, unpacked)


def facts(answers: Answers, look: object) -> set[str]:
    assert callable(look)
    with answers.ledger.opened() as found:
        look()
    return found


def test_to_look_at_a_thing_is_to_read_it() -> None:
    database = Database()
    words = database.words()
    for _ in range(2):
        assert facts(database.answers, lambda: words["a"]) == {"word a"}
    assert (words["a"], database.unpacked) == ("A", ["a"])
    assert facts(database.answers, lambda: [*iter(words)]) == {"ids word"}
    assert facts(database.answers, lambda: len(words)) == {"count word"}
    assert facts(database.answers, lambda: words.get("z")) == {"word z"}
    for name, there in (("a", True), ("b", True), ("z", False)):
        assert facts(database.answers, lambda name=name: name in words) == {f"word {name}"}
        assert (name in words) is there
    assert (list(words), len(words), dict(words)["d"]) == (["a", "b", "c", "d"], 4, "D")
    with pytest.raises(KeyError, match="z"):
        words["z"]
    words.forget()
    assert words["a"] == "A"
    assert database.unpacked.count("a") == 2


def test_only_so_many_are_kept_and_the_first_goes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(stored.KEPT, "word", 2)
    database = Database()
    words = database.words()
    assert [words[name] for name in "abbcba"] == list("ABBCBA")
    assert database.unpacked == ["a", "b", "c", "a"]
    others = database.words("another kind")
    for name in "abcdabcd":
        assert others[name] == name.upper()
    assert database.unpacked[4:] == list("abcd")


def test_a_full_memory_begins_anew() -> None:
    memory, made = Memory(Ledger(), 2), []
    for key in "aabbacba":
        assert memory.of(key, lambda key=key: made.append(key) or key) == key  # type: ignore[func-returns-value]
    assert made == ["a", "b", "c", "b", "a"]


def test_nothing_is_another_answer_for_being_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = book(Random(3), 6, 6, 4, 3, 8, 3)
    books.write(tmp_path, {**books.settings(), **made.files()})
    edition = build(read_edition(tmp_path / "content"))
    plain = relate(edition)
    monkeypatch.setitem(stored.KEPT, "article", 1)
    monkeypatch.setattr(relations, "_TEXTS", 1)
    small = relate(edition)
    assert dict(small.edition.articles) == dict(plain.edition.articles) == dict(edition.articles)
    for _ in range(2):
        for name in edition.articles:
            assert texts(small, name) == texts(plain, name)
    assert len(small._texts_of) == 1
    plain.reopened(small.answers.database)
    assert plain.answers.database is small.answers.database
    assert plain.newest() == small.newest()


def texts(of: Relations, name: str) -> list[tuple[str, object]]:
    return [(block, of.block(name, block)) for block in of.block_order(name)]


# ---------------------------------------------------------------- indexes in memory


def test_an_index_is_divided_when_it_is_too_large_and_not_before() -> None:
    things = [(f"t{n}", ("2020", f"2020-0{n // 2 + 1}")) for n in range(4)]
    whole = index(things, 4)
    assert (whole.divided, list(whole.sheets), whole.key("t3")) == (False, [""], "")
    assert whole.sheets[""] == Sheet("", ("t0", "t1", "t2", "t3"), 4)
    divided = index(things, 3)
    assert (divided.divided, divided.key("t0"), divided.key("t3"), divided.key("none")) == (
        True, "2020-01", "2020-02", "",
    )  # fmt: skip
    assert divided.sheets["2020"] == Sheet(
        "2020", (), 4, ("2020-01", "2020-02"), ("2020",), "2020-01", "2020-02"
    )


def test_what_no_step_divides_is_numbered() -> None:
    found = index([(f"t{n}", ("2020",)) for n in range(5)], 2)
    assert list(found.sheets) == ["", "2020", "2020/1", "2020/2", "2020/3"]
    assert [len(sheet.things) for sheet in found.sheets.values()] == [0, 0, 2, 2, 1]
    assert list(index([("a", ()), ("b", ())], 1).sheets) == ["", "1", "2"]


def test_the_undated_are_neither_first_nor_last() -> None:
    things = [("u", (UNDATED,)), ("a", ("2020",)), ("b", ("2021",)), ("v", (UNDATED,))]
    whole = index(things, 1).sheets[""]
    assert (whole.first, whole.last) == ("2020", "2021")
    alone = index(things[::3], 1).sheets[""]
    assert (alone.first, alone.last) == (f"{UNDATED}/1", f"{UNDATED}/2")


def test_places_without_indexes_are_on_one_page() -> None:
    places = Places()
    assert places.path("event", "session", "en") == "timeline/#e-session"
    assert places.path("term", "truce", "en") == "glossary/#t-truce"
    assert places.path("actors", "person", "en") == "actors/#person"
    assert places.has("en", "articles/visit/")
    places.forget()
    assert (EMPTY.divided, file_dated(()).sheets[""].count) == (False, 0)
    assert isinstance(EMPTY, Index)


@pytest.mark.parametrize(
    ("edtf", "steps"),
    [
        ("2024-08-16", ("2024", "2024-08", "2024-08-16")),
        ("2024-08-16T10:00:00", ("2024", "2024-08", "2024-08-16")),
        ("2024-08", ("2024", "2024-08")),
        ("2024-08-1X", ("2024", "2024-08")),
        ("2024-22", ("2024",)),
        ("0099-08", ("0099", "0099-08")),
        ("../2024-08-16", ("2024", "2024-08", "2024-08-16")),
        ("2024-08/..", ("2024", "2024-08")),
        ("2023-12-30/2024-08-16", ("2023", "2023-12", "2023-12-30")),
        ("XXXX", (UNDATED,)),
        ("../..", (UNDATED,)),
    ],
)
def test_where_a_date_is_filed(edtf: str, steps: tuple[str, ...]) -> None:
    from tahqiq.dates import EdtfDate, parse

    date = parse(edtf)
    assert isinstance(date, EdtfDate)
    assert by_date(date) == steps
    assert by_date(date, "date/") == tuple(f"date/{step}" for step in steps)


def test_an_earlier_name_that_is_taken_back_is_gone(tmp_path: Path) -> None:
    made = book(Random(4), 3, 4, 2, 2, 3, 1)
    states = []
    for formerly in (["first-name", "second-name"], ["second-name"], []):
        made.articles["article-1"].head["formerly"] = formerly
        books.write(tmp_path, {**books.settings(), **made.files()})
        states.append(build(read_edition(tmp_path / "content")))
    asked = relate(states[0])
    assert asked.former("article") == [("first-name", "article-1"), ("second-name", "article-1")]
    rows = [rows_of(e.articles["article-1"], e.languages, e.actors) for e in states]
    for before, after, left in (
        (rows[0], rows[1], [("second-name", "article-1")]),
        (rows[1], rows[2], []),
    ):
        assert "former article" in change_article(asked, before, after)
        assert asked.former("article") == left
