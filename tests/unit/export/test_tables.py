"""The tables: judged by frictionless, read by pandas and DuckDB, and edition.json made again out of them."""

from __future__ import annotations

import csv
import json
import re
import warnings
from collections import defaultdict
from collections.abc import Callable, Mapping
from io import StringIO
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import duckdb
import pandas
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import exported
import hostile
import random_edits
from harness import REPOSITORY
from tables_read import FOLDER, Rebuilt, Tables, cells
from tahqiq.check import check
from tahqiq.export.edition_json import EDITION_JSON
from tahqiq.export.tables import CSV, TABLES
from tahqiq.export.tables.cells import protected, records
from tahqiq.read import read_edition
from tahqiq.render.publication import Publication

EXAMPLES = REPOSITORY / "templates/examples"
Files = dict[str, bytes]


def hostile_edition(folder: Path) -> Publication:
    made = exported.made_up(folder, hostile.EDITION, address="")
    # The check refuses controls that turn words over; an export is safe with them all the same.
    errors = {p.code for p in check(read_edition(folder / "content")) if p.severity == "error"}
    assert errors == {"bidi-reordering"}
    return made


EDITIONS: Mapping[str, Callable[[Path], Publication]] = {
    "first": lambda _: exported.first_edition(),
    "guide": lambda _: exported.published(REPOSITORY / "templates/guide"),
    "small": lambda folder: exported.made_up(folder),
    "hostile": hostile_edition,
}


@pytest.fixture(scope="module", params=EDITIONS)
def publication(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Publication:
    return EDITIONS[request.param](tmp_path_factory.mktemp(request.param))


@pytest.fixture(scope="module")
def files(publication: Publication) -> Files:
    return exported.files(CSV, publication)


@pytest.fixture(scope="module")
def folder(files: Files, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files as somebody downloads them."""
    return written(files, tmp_path_factory.mktemp("downloaded"))


@pytest.fixture
def awkward(tmp_path: Path) -> Files:
    return exported.files(CSV, hostile_edition(tmp_path))


def written(files: Files, folder: Path) -> Path:
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


# ------------------------------------------------------------ judged


def judged(folder: Path) -> list[list[Any]]:
    """What frictionless finds: errors, and each warning."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of its own libraries
        from frictionless import Package

        report = Package(str(folder / FOLDER / "datapackage.json")).validate()
    found: list[list[Any]] = report.flatten(["name", "type", "rowNumber", "note"])
    return found + [[task.name, warning] for task in report.tasks for warning in task.warnings]


def test_frictionless_finds_nothing(folder: Path) -> None:
    """Types, constraints, keys, and that every foreign key names a row."""
    assert judged(folder) == []


@pytest.mark.parametrize(
    ("table", "before", "after", "error"),
    [
        ("quotes", b"visit,1,hana,", b"visit,1,nobody,", "foreign-key"),
        ("blocks", b"visit#p2,visit", b"visit#p1,visit", "primary-key"),
        ("memberships", b"visit,visit#p1\r\n", b"visit,visit#p9\r\n", "foreign-key"),
        ("actors", b",person,", b",ghost,", "constraint-error"),
        ("events", b",2020-01-01,2020-01-01,2020-01-01,", b",2020-01-01,then,2020-01-01,", "type-error"),
        ("mentions", b",quote\r\n", b",quotes\r\n", "incorrect-label"),
    ],
)
def test_frictionless_would_find_something(
    tmp_path: Path, table: str, before: bytes, after: bytes, error: str
) -> None:
    files = exported.files(CSV, exported.made_up(tmp_path / "made"))
    path = f"{FOLDER}{table}.csv"
    assert before in files[path]
    files[path] = files[path].replace(before, after)
    assert error in {found[1] for found in judged(written(files, tmp_path / "broken"))}


# ------------------------------------------------------------ read back


def test_edition_json_comes_out_of_the_tables(publication: Publication, files: Files) -> None:
    """Ids, texts, positions, names, dates, sources: all that it says but what a table of days cannot hold."""
    agrees(publication, files)


@pytest.mark.parametrize("seed", range(8))
def test_edition_json_comes_out_of_the_tables_of_any_edition(seed: int, tmp_path: Path) -> None:
    written(random_edits.book(Random(seed)).files(), tmp_path)
    publication = exported.published(tmp_path / "content")
    agrees(publication, exported.files(CSV, publication))


def agrees(publication: Publication, files: Files) -> None:
    data = json.loads(exported.files(EDITION_JSON, publication)["data/edition.json"])
    rebuilt = Rebuilt(Tables(files))
    for name in ("articles", "actors", "quotes", "events", "terms"):
        assert getattr(rebuilt, name)() == [expected(thing, publication.base) for thing in data[name]], name


def expected(thing: Any, base: str, key: str = "") -> Any:
    """A value of edition.json as the tables have it: with the site's address, without far years."""
    if isinstance(thing, dict):
        if key == "url":
            return {language: base + path for language, path in thing.items()}
        return {
            k: expected(v, base, k)
            for k, v in thing.items()
            if k not in ("earliest", "latest") or re.match("(?!0000)[0-9]{4}-", v)
        }
    if key == "classes":
        return sorted(thing)
    return [expected(item, base) for item in thing] if isinstance(thing, list) else thing


def test_words_stand_where_they_are_said_to(files: Files) -> None:
    tables = Tables(files)
    blocks = {row["id"]: row for row in tables["blocks"]}
    assert tables["mentions"] and tables["quote_spans"]
    for row in tables["mentions"] + tables["quote_spans"]:
        text = blocks[row["block"]][f"text_{row['language'].replace('-', '_')}"]
        assert text[row["start"] : row["end"]] == row["words"]


def test_mentions_are_all_there(publication: Publication, files: Files) -> None:
    """Those of events and dates too, which edition.json does not list."""
    rows = [
        (
            row["kind"],
            row["actor"] or row["event"] or row["term"] or row["date"],
            row["article"],
            row["block"].partition("#")[2],
            row["language"],
            row["start"],
            row["end"],
            (row["quote"] or "").partition("/")[2],
        )
        for row in Tables(files)["mentions"]
    ]
    assert rows == [
        (m.kind, m.target, m.article, m.block, m.language, m.start, m.end, m.quote)
        for m in publication.relations.mentions
    ]


def test_the_words_of_a_source_stand_once_for_a_date(files: Files) -> None:
    """The table of them has no key that a program can check, for two of three columns are empty."""
    rows = [
        (r["kind"], r["article"] or r["quote"] or r["event"], r["language"])
        for r in Tables(files)["date_words"]
    ]
    assert len(rows) == len(set(rows))


# ------------------------------------------------------------ cells


def test_no_cell_is_run_by_a_spreadsheet(awkward: Files) -> None:
    seen = 0
    for path, content in awkward.items():
        if path.endswith(".csv"):
            for cell in (cell for row in cells(content) for cell in row):
                visible = re.sub("^[\\s\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+", "", cell)
                assert not visible.startswith(tuple("=+-@\uff1d\uff0b\uff0d\uff20\u2212")), (path, cell)
                assert not cell.startswith(("\t", "\r", "\n")), (path, cell)
                seen += cell.startswith("'")
    assert seen > 40


@given(
    st.text(alphabet=st.sampled_from("='+-@\t\r\n ,\";\ufeff\u202e\uff1d\u2212aء😀"), max_size=6) | st.text()
)
@example("'")
@example("''=")
@example("\u200f =1")
def test_protection_can_be_undone(text: str) -> None:
    written = protected(text)
    assert written.removeprefix("'") == text
    assert not written.startswith(tuple("=+-@\t\r\n"))


@given(
    st.lists(st.lists(st.text(alphabet=st.sampled_from("a,\"\r\n;'ء "), max_size=4), min_size=2, max_size=2))
)
def test_records_are_those_of_the_csv_module(rows: list[list[str]]) -> None:
    readers = (lambda row: row[0], lambda row: row[1])
    written = records(readers, rows)
    text = StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    assert written == text.getvalue().encode()
    assert cells(written) == rows


def test_files_are_plain_utf8_with_crlf(files: Files) -> None:
    for path, content in files.items():
        assert not content.startswith(b"\xef\xbb\xbf")
        if path.endswith(".csv"):
            text = content.decode()
            assert text.endswith("\r\n") and "\r\n\r\n" not in text
            assert text.count("\r") == text.count("\r\n") == len(cells(content)), path


# ------------------------------------------------------------ pandas and DuckDB

PANDAS = {"string": "string", "integer": "Int64", "boolean": "boolean", "date": "string"}
DUCKDB = {"string": "VARCHAR", "integer": "BIGINT", "boolean": "BOOLEAN", "date": "DATE"}


def test_pandas_and_duckdb_read_equal_tables(folder: Path, files: Files) -> None:
    """As the types say, and as the csv module reads them."""
    tables = Tables(files)
    for name, resource in tables.named.items():
        types = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
        path = folder / FOLDER / resource["path"]
        ours = [tuple(row.values()) for row in tables[name]]
        assert [undone(row, types) for row in by_pandas(path, types)] == ours, name
        assert [undone(row, types) for row in by_duckdb(path, types)] == ours, name


def undone(row: tuple[Any, ...], types: dict[str, str]) -> tuple[Any, ...]:
    pairs = zip(row, types.values(), strict=True)
    return tuple(cell.removeprefix("'") if cell and kind == "string" else cell for cell, kind in pairs)


def by_pandas(path: Path, types: dict[str, str]) -> list[tuple[Any, ...]]:
    read = pandas.read_csv(
        path, dtype={n: PANDAS[t] for n, t in types.items()}, keep_default_na=False, na_values=[""]
    )
    for name in (name for name, kind in types.items() if kind == "date"):
        read[name] = pandas.to_datetime(read[name], format="%Y-%m-%d").dt.date
    return list(read.astype(object).where(read.notna(), None).itertuples(index=False, name=None))


def by_duckdb(path: Path, types: dict[str, str]) -> list[tuple[Any, ...]]:
    columns = {name: DUCKDB[kind] for name, kind in types.items()}
    query = "FROM read_csv(?, header = true, delim = ',', quote = '\"', escape = '\"', columns = $columns)"
    query = query.replace("?", f"'{path}'").replace("$columns", str(columns))
    with duckdb.connect() as connection:
        return connection.execute(query).fetchall()


def test_the_examples_of_the_data_page_work(
    folder: Path, files: Files, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tables = Tables(files)
    monkeypatch.chdir(folder)
    exec((EXAMPLES / "csv-pandas.txt").read_text(encoding="utf-8"), {})
    printed = capsys.readouterr().out
    for row in tables["quotes"]:
        assert row["speaker"] in printed
        assert all(row[f"text_{tag}"] in printed for tag in tables.languages if row[f"text_{tag}"])
    with duckdb.connect() as connection:
        found = connection.execute((EXAMPLES / "csv-duckdb.txt").read_text(encoding="utf-8")).fetchall()
    named = [row for row in tables["mentions"] if row["kind"] == "actor"]
    for language in tables.languages:
        names = {
            r["actor"]: r["name"] for r in tables["actor_names"] if r["language"] == language and r["main"]
        }
        counts = [times for tag, _, times in found if tag == language]
        assert all(first >= second for first, second in pairwise(counts)) and len(counts) <= 10
        top = next(name for tag, name, _ in found if tag == language)
        most = max(sum(m["actor"] == a and m["language"] == language for m in named) for a in names)
        assert counts[0] == most and top in names.values()


# ------------------------------------------------------------ what tables are said to be


def test_every_table_is_described_where_it_is_declared(files: Files) -> None:
    package = Tables(files).package
    readme = files[FOLDER + "README.md"].decode()
    assert [resource["path"] for resource in package["resources"]] == [table.file for table in TABLES]
    names = {resource["name"] for resource in package["resources"]}
    for resource in package["resources"]:
        assert f"\n## {resource['path']}\n" in readme
        for field in resource["schema"]["fields"]:
            assert field["description"].endswith(".")
            assert f"| `{field['name']}` | {field['type']} | " in readme
        for key in resource["schema"].get("foreignKeys", ()):
            assert key["reference"]["resource"] in names


def test_what_the_package_says_of_the_edition(tmp_path: Path) -> None:
    said = (
        "-- content/edition.yml --\ntitle: {ar: طبعة, en: An edition}\nlanguages: [ar, en]\n"
        "publisher: A house\neditors: [{ar: محرر, en: An editor}]\nversion: 1.2.0\nreleased: 2026-11-26\n"
        "licence: {text: CC-BY-4.0, data: CC0-1.0}\n"
    )
    package = Tables(exported.files(CSV, exported.made_up(tmp_path, said))).package
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert package["profile"] == "tabular-data-package"
    assert package["name"] == "edition.example/news"
    assert package["id"] == "https://edition.example/news/data/csv/datapackage.json"
    assert package["homepage"] == "https://edition.example/news/"
    assert package["title"] == "طبعة / An edition"
    assert (package["version"], package["released"]) == ("1.2.0", "2026-11-26")
    assert package["licenses"] == [{"name": "CC0-1.0", "path": "https://spdx.org/licenses/CC0-1.0.html"}]
    assert package["contributors"] == [
        {"title": "A house", "roles": ["publisher"]},
        {"title": "محرر / An editor", "roles": ["editor"]},
    ]
    by_prose = {r["name"]: r["licenses"][0]["name"] for r in package["resources"] if "licenses" in r}
    assert by_prose == {"articles": "CC-BY-4.0", "blocks": "CC-BY-4.0", "corrections": "CC-BY-4.0"}
    assert "apostrophe" in package["description"]


def test_what_is_unknown_is_not_said(awkward: Files) -> None:
    tables = Tables(awkward)
    assert not {"homepage", "version", "released", "licenses", "contributors"} & tables.package.keys()
    assert tables.package["name"] == "edition"
    assert tables.package["id"].startswith("urn:uuid:")
    assert [row["page"] for row in tables["texts"]] == [
        f"{tag}/articles/visit/" for tag in ("ar", "en", "fa")
    ]


def test_days_that_no_date_holds_are_left_out(awkward: Files) -> None:
    events = {row["id"]: row for row in Tables(awkward)["events"]}
    for name, date in (("session", "-0044-03-15"), ("far", "Y170000002"), ("sometime", "../..")):
        row = events[name]
        assert (row["date"], row["earliest"], row["latest"]) == (date, None, None)


def test_an_id_of_two_things_is_both(awkward: Files) -> None:
    about = [(r["actor"], r["event"], r["term"]) for r in Tables(awkward)["quote_about"]]
    assert about == [("hana", None, "hana"), (None, None, "truce"), (None, "session", None)]


def test_an_empty_block_is_not_a_missing_one(awkward: Files) -> None:
    rows = {row["id"]: row for row in Tables(awkward)["blocks"]}
    rule, alone = rows["visit#rule"], rows["visit#p4"]
    assert (rule["text_en"], rule["stale_en"]) == (None, False)
    assert (alone["text_en"], alone["stale_en"]) == (None, None)


def test_columns_of_a_language_with_a_script() -> None:
    (table,) = (table for table in TABLES if table.name == "terms")
    fields = [field for field in table.fields(("zh-Hant", "ar")) if field.name.startswith("name_")]
    assert [(field.name, field.language) for field in fields] == [
        ("name_zh_Hant", "zh-Hant"),
        ("name_ar", "ar"),
    ]


def test_a_piece_asks_of_nothing_but_its_thing(tmp_path: Path) -> None:
    """So a renewal that knows what was asked makes few pieces anew."""
    publication = exported.made_up(tmp_path)
    asked: dict[tuple[str, str], set[str]] = defaultdict(set)
    for whole in CSV.wholes:
        for section, name in whole.skeleton(publication.relations):
            if section and name:
                with publication.relations.answers.ledger.opened() as facts:
                    whole.making(section)(publication, name)
                asked[section, name] |= facts
    kinds = {"actor truce", "event truce", "term truce"}  # what the quote is about could be any of them
    assert asked == {
        ("articles", "visit"): {"article visit"},
        ("quotes", "visit"): {"article visit", *kinds},
        **{("actors", name): {f"actor {name}"} for name in ("council", "hana", "town")},
        ("events", "session"): {"event session"},
        ("terms", "truce"): {"term truce", "filed glossary ar truce", "filed glossary en truce"},
    }


def test_the_same_edition_gives_the_same_bytes(tmp_path: Path, awkward: Files) -> None:
    assert exported.files(CSV, hostile_edition(tmp_path / "again")) == awkward
