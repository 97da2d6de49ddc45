"""The index: the same bytes every time, every word where a browser looks for it, and mended as if made anew."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import random
import struct
import subprocess
import sys
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexes import index, index_of, sets_of
from tahqiq.search import START, Entry, Mending, OtherLayout, layout_of, shards
from tahqiq.search.analysis import bare, halves, homes
from tahqiq.search.documents import CAPITAL, FULL, TITLE, number_of, weights_of
from tahqiq.search.layout import Start, digest_of, packed, start_of

WORDS = ["العِراقُ", "وزارة", "naïve", "U.S.", "كلمة", "والوزير", "Baghdad", "كتب", "quoted", "truce", "٢٠٢٤"]
LANGUAGES = ("ar", "en")
NAMES = (("ar", "العراق"), ("en", "Iraq"))


def entries(count: int = 40) -> list[Entry]:
    chance = random.Random(7)

    def words(number: int) -> str:
        return " ".join(chance.choice(WORDS) for _ in range(number))

    found = []
    for n in range(count):
        for language in LANGUAGES:
            home = f"{language}/articles/a{n}/"
            found += [
                Entry(home, language, "article", words(3), words(40), ("iraq",), ("iraq",), (2000 + n % 25,)),
                Entry(f"{home}#q-q1", language, "quote", "Iraq", words(5), ("iraq",), ("iraq",), (2001,)),
                Entry(f"{language}/actors/x{n}/", language, "actor", words(1), "x", names=NAMES),
            ]
    return found


def digest(files: Mapping[str, bytes]) -> str:
    each = [(path, hashlib.sha256(content).hexdigest()) for path, content in files.items()]
    return hashlib.sha256(json.dumps(each).encode()).hexdigest()


# ------------------------------------------------------------ what a browser finds


class Reader:
    """Reads an index as decision 17 describes it, not as the program that writes it does."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = files
        self.start = json.loads(files[START])

    def file(self, kind: str, digest: int, folder: str = "") -> bytes:
        bits = self.start[kind]
        width = max(1, (bits + 3) // 4)
        name = f"{digest >> (32 - bits):0{width}x}"
        path = f"index/{folder or kind}-{bits}/{name}"
        return gzip.decompress(self.files[path]) if path in self.files else b""

    def postings(self, form: str, home: str) -> dict[int, list[tuple[int, int]]]:
        data = self.file("lists" if ":" in home else "words", zlib.crc32(home.encode()))
        wide = ":" in form
        (length,) = struct.unpack_from(">I", data)
        at = 4 + length
        for found, *numbers in json.loads(data[4:at])["forms"]:
            groups = {}
            for group, n, of in zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True):
                assert n == min(of, self.start["most"])
                numbers_of = struct.unpack_from(f">{n}I", data, at)
                weights = (
                    struct.unpack_from(f">{n}I", data, at + 4 * n) if wide else data[at + 4 * n : at + 5 * n]
                )
                groups[group] = list(zip(numbers_of, weights, strict=True))
                at += 8 * n if wide else 5 * n
            if found == form:
                return groups
        return {}

    def shown(self, language: str, number: int) -> dict[str, list[list[Any]]]:
        found: dict[str, list[list[Any]]] = json.loads(
            self.file("articles", number, f"texts-{self.start['articles']}/{language}".split("-")[0])
        )
        return found


def test_every_form_lies_in_all_its_homes_with_the_documents_that_hold_it() -> None:
    given_entries = entries(20)
    reader = Reader(index(given_entries))
    forms = {form for entry in given_entries for form in weights_of(entry)}
    for form in forms:
        holding = {
            (entry.language, entry.kind, entry.url): weights_of(entry)[form]
            for entry in given_entries
            if form in weights_of(entry)
        }
        for home in homes(form):
            found = reader.postings(form, home)
            weights = sorted(weight for some in found.values() for _, weight in some)
            assert weights == sorted(holding.values()), form
            for some in found.values():
                assert [number for number, _ in some] == sorted({number for number, _ in some})


def test_a_posting_leads_to_the_text_as_printed() -> None:
    entry = Entry(
        "ar/articles/x/",
        "ar",
        "article",
        "العِراق",
        "قال: «العـراق» <b>",
        ("iraq",),
        (),
        (2020,),
        order=700_000,
    )
    reader = Reader(index([entry]))
    ((number, _),) = reader.postings("العراق", homes("العراق")[0])[0]
    bits = reader.start["articles"]
    path = f"index/texts-{bits}/ar/{number >> (32 - bits):0{max(1, -(-bits // 4))}x}"
    shown = json.loads(gzip.decompress(reader.files[path]))
    row = [0, number, entry.url, "العِراق", entry.content, ["iraq"], [], [2020], [], "", 700_000]
    assert shown == {"article/x": [row]}
    for form in ("every:", "actor:iraq", "year:2020", "actor:iraq/2020"):
        assert reader.postings(form, form) == {0: [(number, 700_000)]}


def test_a_quote_lies_with_its_article_and_is_told_from_other_quotes() -> None:
    number = number_of("article/a1")
    (_, quote) = sets_of(entries(2))["article/a1"]["ar"]
    assert quote.number >> 10 == number >> 10 and quote.number != number


def test_near_files_list_each_word_under_its_halves() -> None:
    given_entries = entries(20)
    reader = Reader(index(given_entries))
    forms = {form for entry in given_entries for form in weights_of(entry)}
    words = {bare(form) for form in forms if ":" not in form and halves(bare(form))}
    assert reader.start["sizes"]["words"] == len(words)
    for word in words:
        for half in halves(word):
            assert word in json.loads(reader.file("near", zlib.crc32(half.encode())))[half]


def test_the_start_says_what_there_is() -> None:
    start = json.loads(index(entries(3))[START])
    assert start["languages"] == ["ar", "en"]
    assert start["kinds"] == ["article", "actor", "quote", "event", "term"]
    assert start["counts"] == {"0": 3, "1": 3, "2": 3, "8": 3, "9": 3, "10": 3}
    assert "about" not in start["tables"]
    assert json.loads(index([])[START])["counts"] == {}


def test_every_file_of_words_is_there_whatever_is_in_it() -> None:
    many = " ".join(f"{chr(97 + n % 26)}{chr(97 + n // 26)}word{n}" for n in range(600))
    reader = Reader(index([*entries(100), Entry("en/articles/x/", "en", "article", "t", many)]))
    for kind in ("words", "near", "lists"):
        bits = reader.start[kind]
        assert bits > 0
        files = [path for path in reader.files if path.startswith(f"index/{kind}-")]
        assert len(files) == 1 << bits
    assert {path.split("-")[0] for path in index([])} == {"index/words", "index/near", "index/lists", START}


def test_names_of_an_actor_stand_for_each_other() -> None:
    files = index([Entry("ar/actors/iraq/", "ar", "actor", "العراق", "x", names=NAMES)])
    (path,) = [path for path in files if path.startswith("index/words-")]
    assert shards.read(files[path]).names == {("iraq", "عراق", "iraq"), ("عراق", "iraq", "iraq")}


# ------------------------------------------------------------ weights


def test_a_weight_grows_with_how_often_a_form_stands_in_how_little_text() -> None:
    def weight(content: str, title: str = "t") -> int:
        return weights_of(Entry("x", "en", "article", title, content))["truce"]

    once, twice = weight("truce " + "word " * 300), weight("truce truce " + "word " * 300)
    longer = weight("truce " + "word " * 3000)
    assert longer & FULL < once & FULL < twice & FULL <= FULL
    assert weight("truce") & TITLE == 0 and weight("word", "Truce") & TITLE


def test_a_form_has_a_capital_only_if_it_always_has() -> None:
    weights = weights_of(Entry("x", "en", "article", "Truce", "Baghdad saw a truce in Baghdad"))
    assert weights["baghdad"] & CAPITAL and not weights["truce"] & CAPITAL


def test_a_document_without_any_word_is_not_found() -> None:
    assert index([Entry("ar/articles/x/", "ar", "article", "…", "")]).keys() == index([]).keys()


# ------------------------------------------------------------ reproducible


def test_two_runs_in_different_folders_give_the_same_bytes(tmp_path: Path) -> None:
    script = "from test_search_index import digest, entries, index; print(digest(index(entries())))"
    digests = set()
    tests = Path(__file__).parents[2]
    for seed in ("0", "1", "2"):
        folder = tmp_path / seed
        folder.mkdir()
        path = os.pathsep.join(map(str, (Path(__file__).parent, tests)))
        done = subprocess.run(
            [sys.executable, "-c", script],
            cwd=folder,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path},
            capture_output=True,
            text=True,
            check=True,
            timeout=120,
        )
        digests.add(done.stdout)
        assert list(folder.iterdir()) == []
    assert len(digests) == 1


def test_the_order_of_sets_changes_nothing() -> None:
    given_entries = entries(60)
    shuffled = given_entries[:]
    random.Random(1).shuffle(shuffled)
    by_set = sets_of(given_entries)
    assert index_of({name: by_set[name] for name in sets_of(shuffled)}, LANGUAGES) == index_of(
        by_set, LANGUAGES
    )


def test_a_damaged_file_is_noticed() -> None:
    data = packed(b"words and words and words")
    for damaged in (data[:-1], data[:12] + bytes([data[12] ^ 1]) + data[13:], b"", b"x"):
        with pytest.raises((OSError, EOFError, zlib.error, ValueError, msgspec.DecodeError, struct.error)):
            assert shards.read(damaged or b"\0")


# ------------------------------------------------------------ mended


class Kept:
    """What a state keeps beside an index."""

    def __init__(self, rows: dict[tuple[str, int], list[int]]) -> None:
        self.rows = dict(rows)

    def get(self, form: str, group: int) -> list[int] | None:
        return self.rows.get((form, group))

    def put(self, form: str, group: int, postings: list[int] | None) -> None:
        self.rows.pop((form, group), None)
        if postings is not None:
            self.rows[form, group] = postings


NAMED = st.sets(st.sampled_from(["العراق", "Iraq", "بغداد", "Baghdad"]), min_size=1)
TEXT = st.lists(st.sampled_from([*WORDS, "iraq", "العراق", "والعراق"]), min_size=1, max_size=6).map(" ".join)


@st.composite
def editions(draw: st.DrawFn) -> list[Entry]:
    found = []
    for n in draw(st.sets(st.integers(0, 5), max_size=5)):
        for language in LANGUAGES:
            home = f"{language}/articles/a{n}/"
            years = (draw(st.sampled_from([2020, 2021])),)
            when = {"speakers": ("iraq",), "years": years, "order": draw(st.integers(1, 1 << 23))}
            found.append(Entry(home, language, "article", draw(TEXT), draw(TEXT), **when))
            found += [
                Entry(f"{home}#q-{q}", language, "quote", "Iraq", draw(TEXT), **when)
                for q in draw(st.sets(st.sampled_from("abc")))
            ]
    for n in draw(st.sets(st.integers(0, 3))):
        names = tuple((tag, name) for tag in LANGUAGES for name in sorted(draw(NAMED)))
        found += [
            Entry(f"{tag}/actors/x{n}/", tag, "actor", draw(TEXT), "x", names=names) for tag in LANGUAGES
        ]
    return found


@given(before=editions(), after=editions(), most=st.sampled_from([1, 2, 1000]))
@settings(max_examples=150, deadline=None)
def test_a_mended_index_is_the_one_that_is_made_anew(
    before: list[Entry], after: list[Entry], most: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shards, "MOST", most)
        files, often = index_of(sets_of(before), LANGUAGES)
        there, now = sets_of(before), sets_of(after)
        kept = Kept(often)
        mending = Mending(lambda path: files.get(path, b""), kept, LANGUAGES)
        changed = {name: now.get(name, {}) for name in there | now if there.get(name) != now.get(name)}
        articles = sum(name.startswith("article/") for name in now)
        expected, often = index_of(now, LANGUAGES)
        try:
            mending.mend(changed, articles, len(now) - articles)
        except OtherLayout:
            sizes = (start_of(some[START]).sizes for some in (files, expected))
            assert len({layout_of(size) for size in sizes}) == 2
            return
    mended = {path: data for path, data in {**files, **mending.files}.items() if data}
    assert dict(sorted(mended.items())) == expected
    assert kept.rows == often


def test_only_what_has_changed_is_written_anew() -> None:
    given_entries = entries(200)
    sets = sets_of(given_entries)
    files, often = index_of(sets, LANGUAGES)
    (old,) = [entry for entry in given_entries if entry.url == "en/articles/a7/"]
    new = msgspec.structs.replace(old, content=old.content.replace("truce", "armistice"))
    changed = sets_of([new if entry is old else entry for entry in given_entries])["article/a7"]
    mending = Mending(lambda path: files.get(path, b""), Kept(often), LANGUAGES)
    mending.mend({"article/a7": changed}, 200, 200)
    layout = layout_of(mending.start.sizes)
    words = {layout.shard(digest_of(home), home) for form in ("truce", "armistice") for home in homes(form)}
    near = {layout.near_file(digest_of(half)) for half in halves("armistice")}
    text = {layout.texts("article/a7", "en", number_of("article/a7"))}
    assert mending.files.keys() == {*words, *near, *text, START}


def test_a_start_is_read_as_it_was_written() -> None:
    start = Start(("ar", "en"), {0: 3, 10: 1}, start_of(index(entries(2))[START]).sizes)
    assert start_of(start.written()) == start
