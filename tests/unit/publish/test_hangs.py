"""Which pages hang on a fact: none is missed, whatever was made anew or taken away since."""

from __future__ import annotations

import sqlite3
import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tahqiq.publish import hangs
from tahqiq.publish.printer import Sheet

FACTS = [f"actor {n}" for n in range(12)]
facts = st.frozensets(st.sampled_from(FACTS))
ADDRESSES = [f"en/actors/{n}/" for n in range(6)]
book = st.dictionaries(st.sampled_from(ADDRESSES), facts)
changes = st.lists(st.tuples(st.sampled_from(ADDRESSES), facts | st.none()), max_size=8)


def sheet(address: str, found: frozenset[str]) -> Sheet:
    thing = address.split("/")[2]
    return Sheet(address, (("en", address),), "actor", thing, hangs.digests(found))


@given(book, changes)
def test_every_page_that_hangs_on_a_fact_is_found(
    built: dict[str, frozenset[str]], since: list[tuple[str, frozenset[str] | None]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path, database = Path(folder) / "hangs.bin", sqlite3.connect(":memory:")
        sheets = [sheet(address, found) for address, found in built.items()]
        hangs.write(path, sheets)
        hangs.put_pages(database, sheets)
        now, ever = dict(built), {address: set(found) for address, found in built.items()}
        count = len(built)
        for address, found in since:
            if found is None:
                hangs.take_page(database, address)
                count -= address in now
                now.pop(address, None)
                ever.pop(address, None)
            else:
                count += hangs.put_page(database, sheet(address, found))
                now[address] = found
                ever.setdefault(address, set()).update(found)
        looked_up = hangs.Hangs(path, database)
        for fact in FACTS:
            on = looked_up.on([fact])
            assert on >= {(a, "actor", a.split("/")[2]) for a, found in now.items() if fact in found}
            assert {a for a, _, _ in on} <= {a for a, found in ever.items() if fact in found}
        assert {a for a, _, _ in looked_up.on(FACTS)} >= {a for a, found in now.items() if found}
        looked_up.close()
        assert dict(hangs.addresses(database)) == {address: (("en", address),) for address in now}
        assert count == len(now)
        for address in ADDRESSES:
            there = hangs.pages_of(database, "actor", address.split("/")[2])
            assert there == ({address} if address in now else set())
        database.close()


def test_right_after_a_build_no_page_is_found_that_does_not_hang_on_it(tmp_path: Path) -> None:
    database = sqlite3.connect(":memory:")
    sheets = [sheet("en/actors/1/", frozenset({"actor 1", "actor 2"})), sheet("en/actors/2/", frozenset())]
    hangs.write(tmp_path / "hangs.bin", sheets)
    hangs.put_pages(database, sheets)
    looked_up = hangs.Hangs(tmp_path / "hangs.bin", database)
    assert looked_up.on(["actor 2", "actor 9"]) == {("en/actors/1/", "actor", "1")}
    looked_up.close()
    database.close()
