"""The engine of the browser's search over small indexes, run by node: what is found, in which order, and failures."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import scripts
from indexes import index
from tahqiq.search import Entry, shards
from tahqiq.search.layout import packed, unpacked
from tahqiq.search.shards import WEIGHT, Listed, read, weight_of, written

IMPORTS = {"search/engine.js": "Engine"}
PRELUDE = """
const { existsSync } = await import("node:fs");
const base = new URL(folder);
const asked = [];
const from = async (address) => {
  asked.push(address.href.slice(base.href.length));
  if (!existsSync(address)) return { ok: false, status: 404 };
  return new Response(readFileSync(address));
};
const { handed, ...chosen } = options;
const engine = new Engine(base, from, handed === undefined ? null : Promise.resolve(handed));
const given = { limit: 20, language: "en", filters: {}, ...chosen };
const found = async (query) => {
  try {
    const { results, more, note } = await engine.search(query, given);
    return { results, more, note, asked };
  } catch (error) {
    return { code: error.code };
  }
};
"""


def article(name: str, language: str, text: str, title: str = "Untitled", **more: Any) -> Entry:
    return Entry(f"{language}/articles/{name}/", language, "article", title, text, **more)


EGYPT = (("en", "Egypt"), ("ar", "مصر"))
ENTRIES = [
    article(
        "summit",
        "en",
        "The prime minister of Egypt met Mohammed Trump at the long-term summit.",
        years=(2024,),
    ),
    article("minister", "en", "A minister said the prime time is over. Ministers agreed.", actors=("egypt",)),
    article("floods", "en", "Floods reached the delegation in Cairo.", "Egypt's floods", years=(2023, 2024)),
    article("summit", "ar", "التقى رئيس الوزراء في مصر دونالد ترمب، وكتب عن الأسلحة."),
    article("books", "ar", "كُتُبٌ عن السِّلاح في المصارف؛ والوزير مسؤول."),
    article("ford", "ar", "سيارة فورد حمراء، وسيارات أخرى."),
    article("rose", "ar", "ورد أحمر في الحديقة."),
    Entry("en/actors/egypt/", "en", "actor", "Egypt", "", names=EGYPT, sort="country"),
    Entry("ar/actors/egypt/", "ar", "actor", "مصر", "", names=EGYPT, sort="country"),
    Entry(
        "en/actors/trump/",
        "en",
        "actor",
        "Trump",
        "",
        names=(("en", "Trump"), ("en", "Donald Trump"), ("ar", "دونالد ترامب"), ("ar", "ترامب")),
        sort="person",
    ),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return laid_out(tmp_path, ENTRIES)


def laid_out(folder: Path, entries: list[Entry]) -> Path:
    for path, content in index(entries).items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return folder / "index"


def search(folder: Path, *queries: str, **options: object) -> list[dict[str, Any]]:
    """What each of some queries finds, asked one after the other."""
    expression = "queries.reduce(async (all, query) => [...(await all), await found(query)], [])"
    found: list[dict[str, Any]] = scripts.run(
        IMPORTS, expression, prelude=PRELUDE, folder=f"{folder.as_uri()}/", queries=queries, options=options
    )
    return found


def urls(found: dict[str, Any]) -> list[str]:
    return [result["url"] for result in found["results"]]


def tiers(found: dict[str, Any]) -> dict[str, str]:
    return {result["url"]: result["tier"] for result in found["results"]}


def test_a_thing_of_that_name_comes_first_and_the_language_that_was_typed(folder: Path) -> None:
    english, arabic, joined = search(folder, "Egypt", "مصر", "ولمصر")
    assert urls(joined) == urls(arabic)
    assert urls(english)[0] == "en/actors/egypt/"
    assert urls(arabic)[0] == "ar/actors/egypt/"
    for found, first in ((english, "en"), (arabic, "ar")):
        languages = [result["language"] for result in found["results"] if result["strong"]]
        assert languages == sorted(languages, reverse=first == "en")
    assert tiers(english)["ar/articles/summit/"] == "name"
    assert tiers(arabic)["en/articles/summit/"] == "name"


def test_words_of_one_root_are_akin_and_nothing_more(folder: Path) -> None:
    (found,) = search(folder, "سلاح")
    assert tiers(found) == {"ar/articles/books/": "form", "ar/articles/summit/": "related"}
    assert [result["strong"] for result in found["results"]] == [True, False]


def test_a_letter_that_may_be_a_clitic_is_read_both_ways_but_not_where_the_word_stands(folder: Path) -> None:
    ford, rose, car = search(folder, "فورد", "ورد", "بالسيارة")
    assert urls(ford)[0] == "ar/articles/ford/"
    assert [result["strong"] for result in ford["results"]] == [True, False]
    assert urls(rose)[0] == "ar/articles/rose/"
    assert tiers(car) == {"ar/articles/ford/": "form"}


def test_a_hamza_may_have_another_carrier(folder: Path) -> None:
    (found,) = search(folder, "مسئول")
    assert tiers(found) == {"ar/articles/books/": "form"}


def test_all_words_or_else_half_of_them(folder: Path) -> None:
    both, most, few = search(
        folder, "prime minister", "delegation cairo unheardof", "cairo unheardof neverwas"
    )
    assert set(urls(both)) == {"en/articles/summit/", "en/articles/minister/"}
    assert urls(most) == ["en/articles/floods/"]
    assert urls(few) == []


def test_phrases_stand_word_for_word(folder: Path) -> None:
    phrase, turned, hyphen, joined, arabic = search(
        folder, '"prime minister"', '"minister prime"', '"long term"', '"long-term"', '"رئيس الوزراء"'
    )
    assert urls(phrase) == ["en/articles/summit/"]
    assert urls(turned) == []
    assert urls(hyphen) == urls(joined) == ["en/articles/summit/"]
    assert urls(arabic) == ["ar/articles/summit/"]


def test_names_are_found_however_they_are_spelled(folder: Path) -> None:
    tramp, muhammad, trump = search(folder, "Tramp", "Muhammad", "ترامب")
    assert {"en/actors/trump/", "ar/articles/summit/"} <= set(urls(tramp))
    assert not any(result["strong"] for result in tramp["results"])
    assert urls(muhammad) == ["en/articles/summit/"]
    assert urls(trump)[0] == "en/actors/trump/" or tiers(trump)["ar/articles/summit/"] == "spelling"


def test_errors_are_looked_for_where_nothing_stands(folder: Path) -> None:
    wrong, right, begun = search(folder, "delegatoin", "delegation", "deleg")
    assert tiers(wrong) == {"en/articles/floods/": "typing"}
    assert tiers(begun) == {"en/articles/floods/": "beginning"}
    assert tiers(right) == {"en/articles/floods/": "exact"}
    assert not any(path.startswith("near") for path in search(folder, "delegation")[0]["asked"])


def test_what_was_found_is_marked_as_it_is_printed(folder: Path) -> None:
    (found,) = search(folder, "كتب", filters={"kind": "article"})
    marked = {
        result["url"]: [result["excerpt"][start:end] for start, end in result["highlights"]]
        for result in found["results"]
    }
    assert marked == {"ar/articles/books/": ["كُتُبٌ"], "ar/articles/summit/": ["وكتب"]}


def test_results_are_narrowed(folder: Path) -> None:
    for filters, expected in (
        ({"kind": "actor"}, ["en/actors/egypt/", "ar/actors/egypt/"]),
        ({"year": 2023}, ["en/articles/floods/"]),
        ({"year": ["2023", 2024], "language": "en"}, ["en/articles/floods/", "en/articles/summit/"]),
        ({"actor": "nobody"}, []),
        ({"language": "tlh"}, []),
        ({"kind": "", "year": 2023}, ["en/articles/floods/"]),
    ):
        assert sorted(urls(search(folder, "Egypt", filters=filters)[0])) == sorted(expected), filters


def test_filters_alone_list_what_they_leave(folder: Path) -> None:
    for filters, expected in (
        ({"year": 2024}, ["en/articles/summit/", "en/articles/floods/"]),
        ({"year": [2023, 1999], "kind": "article"}, ["en/articles/floods/"]),
        ({"actor": "egypt"}, ["en/articles/minister/"]),
        ({"actor": "egypt", "year": 2024}, []),
        ({"kind": "actor", "language": "en"}, ["en/actors/egypt/", "en/actors/trump/"]),
        ({"kind": "actor"}, ["en/actors/egypt/", "en/actors/trump/", "ar/actors/egypt/"]),
        ({"language": "tlh"}, []),
    ):
        (found,) = search(folder, " ", filters=filters)
        assert urls(found) == expected, filters
        assert (found["note"], found["more"]) == ("", False)
    assert [one["note"] for one in search(folder, "", "***", filters={"kind": ""})] == ["empty"] * 2
    assert search(folder, "***", filters={"kind": "actor"})[0]["note"] == "empty"


def saying(count: int, language: str = "en") -> list[Entry]:
    """Quotes of two speakers by turns, one a day and article, latest last."""
    return [
        Entry(
            f"{language}/articles/a{n}/#q-q",
            language,
            "quote",
            "A speaker",
            f"saying {n}",
            speakers=(f"speaker-{n % 2}",),
            years=(2000 + n // 10,),
            order=1000 + n,
        )
        for n in range(count)
    ]


def test_what_is_listed_is_the_latest_first_in_the_readers_language_and_more_goes_on(tmp_path: Path) -> None:
    folder = laid_out(tmp_path, [*saying(40), *saying(4, "ar")])
    filters = {"kind": "quote", "speaker": "speaker-1"}
    (some,) = search(folder, "", filters=filters, limit=5)
    (most,) = search(folder, "", filters=filters, limit=50, language="ar")
    assert urls(some) == [f"en/articles/a{n}/#q-q" for n in (39, 37, 35, 33, 31)]
    assert (some["more"], most["more"]) == (True, False)
    assert urls(most)[:3] == ["ar/articles/a3/#q-q", "ar/articles/a1/#q-q", "en/articles/a39/#q-q"]
    (year,) = search(folder, "", filters={**filters, "year": 2001})
    assert urls(year) == [f"en/articles/a{n}/#q-q" for n in (19, 17, 15, 13, 11)]
    assert {"exact"} == {result["tier"] for result in year["results"]}


def test_of_very_many_the_latest_are_listed_and_those_of_a_year_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shards, "MOST", 10)
    folder = laid_out(tmp_path, saying(60))
    of_one = {"speaker": "speaker-0"}
    (latest,) = search(folder, "", filters=of_one, limit=50)
    assert urls(latest) == [f"en/articles/a{n}/#q-q" for n in range(58, 38, -2)]
    (year,) = search(folder, "", filters={**of_one, "year": 2000})
    assert urls(year) == [f"en/articles/a{n}/#q-q" for n in (8, 6, 4, 2, 0)]
    files = [path for path in year["asked"] if path.startswith(("words", "lists"))]
    assert len({*files}) == 1 and files[0].startswith("lists")


def test_names_and_titles_are_marked_and_an_actor_is_of_a_kind(folder: Path) -> None:
    marked = "({ text, highlights }) => highlights.map(([start, end]) => text.slice(start, end))"
    expression = f"""(async () => {{
      const [first] = (await engine.search("trump donald", given)).results;
      const {{ title, titleHighlights, excerpt, sort, names }} = first;
      const inTitle = ({marked})({{ text: title, highlights: titleHighlights }});
      return [inTitle, excerpt, sort, names.map(({{ language }}) => language), names.map({marked})];
    }})()"""
    given = {"folder": f"{folder.as_uri()}/", "options": {"filters": {"kind": "actor"}}}
    assert scripts.run(IMPORTS, expression, prelude=PRELUDE, **given) == [
        ["Trump"],
        "",
        "person",
        ["en", "en", "ar", "ar"],
        [["Trump"], ["Donald", "Trump"], [], []],
    ]
    (floods,) = search(folder, "Egypt floods", filters={"kind": "article"}, limit=1)
    (found,) = floods["results"]
    marks = [found["title"][start:end] for start, end in found["titleHighlights"]]
    assert (marks, found["names"], found["sort"]) == (["Egypt's", "floods"], [], "")


def test_a_limit_leaves_more(folder: Path) -> None:
    (some,) = search(folder, "Egypt", limit=2)
    assert (len(some["results"]), some["more"]) == (2, True)
    (all_of_them,) = search(folder, "Egypt", limit=50)
    assert all_of_them["more"] is False
    texts = [path for path in some["asked"] if path.startswith(("texts", "things"))]
    assert len(texts) <= 2, "only what is shown is fetched"


BAD = ["", " \n", "\u064b\u0640", "\u202e\u2066\u200f", "***", "x" * 10_000, "س" * 301]


def test_quotes_leave_room_for_articles(tmp_path: Path) -> None:
    """Ten quotes of one article, which are short and all about it, and three articles that name it once."""
    quotes = [Entry(f"en/articles/a/#q-{n}", "en", "quote", "A", f"truce truce {n}") for n in range(10)]
    articles = [article(name, "en", "A truce " + "and more " * 200) for name in "abc"]
    folder = laid_out(tmp_path, [*quotes, *articles])
    (found,) = search(folder, "truce", limit=6)
    kinds = [result["kind"] for result in found["results"]]
    assert (kinds.count("article"), kinds.count("quote"), found["more"]) == (3, 3, True)
    (found,) = search(folder, "truce", limit=6, filters={"kind": "quote"})
    assert [result["kind"] for result in found["results"]] == ["quote"] * 6


def test_bad_queries_find_nothing(folder: Path) -> None:
    found = search(folder, *BAD)
    assert [one["note"] for one in found] == ["empty"] * 5 + ["long"] * 2
    odd = search(
        folder, "<script>alert(1)</script>", "(a+)+$ \\ [", "constructor __proto__", "\u0000", "Egypt\u202e"
    )
    assert all("results" in one for one in odd)
    assert urls(odd[-1])[0] == "en/actors/egypt/"


def test_lists_that_are_cut_short_are_made_good_by_the_texts(tmp_path: Path) -> None:
    entries = [article(f"a{n}", "en", f"common words {'rare' if n == 7 else 'other'} {n}") for n in range(20)]
    folder = laid_out(tmp_path, entries)

    def cut(data: bytes) -> bytes:
        shard = read(data)
        lists = shard.forms.get("common", {})
        for group, found in lists.items():
            lists[group] = Listed(found.postings[:3], found.of)
        return written(shard)

    change(folder, "words-", cut)
    both, phrase = search(folder, "common rare", '"common words rare"')
    assert urls(both) == urls(phrase) == ["en/articles/a7/"]


def test_documents_of_one_file_are_told_apart(tmp_path: Path) -> None:
    folder = laid_out(tmp_path, [article(f"a{n}", "en", f"common words {n}") for n in range(20)])
    assert sorted(urls(search(folder, "words")[0])) == sorted(f"en/articles/a{n}/" for n in range(20))


def change(folder: Path, family: str, make: Callable[[bytes], bytes]) -> None:
    for file in folder.rglob("*"):
        if file.is_file() and file.relative_to(folder).as_posix().startswith(family):
            file.write_bytes(make(file.read_bytes()))


def test_documents_of_one_number_are_told_apart(tmp_path: Path) -> None:
    folder = laid_out(tmp_path, [article("one", "en", "apples"), article("two", "en", "oranges")])
    (number,) = {row[1] for row in rows(folder) if "apples" in row[4]}

    def one_number(data: bytes) -> bytes:
        shard = read(data)
        for groups in shard.forms.values():
            for group, found in groups.items():
                groups[group] = Listed(
                    [number << WEIGHT | weight_of(posting) for posting in found.postings], found.of
                )
        return written(shard)

    text = next(file for file in folder.rglob("texts-*/en/*") if b"apples" in unpacked(file.read_bytes()))
    other = next(file for file in folder.rglob("texts-*/en/*") if b"oranges" in unpacked(file.read_bytes()))
    if other != text:
        found = json.loads(unpacked(text.read_bytes())) | json.loads(unpacked(other.read_bytes()))
        for some in found.values():
            some[0][1] = number
        text.write_bytes(packed(json.dumps(found).encode()))
    change(folder, "words-", one_number)
    apples, oranges = search(folder, "apples", "oranges")
    assert urls(apples) == ["en/articles/one/"]
    assert urls(oranges) == ["en/articles/two/"]


def rows(folder: Path) -> list[list[Any]]:
    files = [file for file in folder.rglob("texts-*/*/*") if file.is_file()]
    return [
        row for file in files for some in json.loads(unpacked(file.read_bytes())).values() for row in some
    ]


def test_a_text_that_is_not_there_or_damaged_is_a_failure(folder: Path) -> None:
    for damage in (
        lambda data: data[:-9],
        lambda data: b"<!doctype html>",
        lambda data: data[:20] + b"!" + data[21:],
    ):
        kept = {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
        for family in ("texts-", "words-", "start"):
            change(folder, family, damage)
            assert search(folder, "delegation")[0] == {"code": "failed"}, family
            for file, data in kept.items():
                file.write_bytes(data)
    for file in folder.rglob("texts-*/*/*"):
        file.unlink()
    assert search(folder, "delegation")[0] == {"code": "failed"}


def test_the_beginning_of_the_index_can_be_handed_over(folder: Path) -> None:
    start = (folder / "start.json").read_text("utf-8")
    (given,) = search(folder, "Cairo", handed=start)
    (alone,) = search(folder, "Cairo", handed=None)
    assert urls(given) == urls(alone) == ["en/articles/floods/"]
    assert "start.json" in alone["asked"] and "start.json" not in given["asked"]


def test_a_beginning_that_is_damaged_is_asked_for_anew(folder: Path) -> None:
    failed, found = search(folder, "Cairo", "Cairo", handed="{")
    assert failed == {"code": "failed"}
    assert urls(found) == ["en/articles/floods/"]


def test_a_failure_is_forgotten(folder: Path) -> None:
    expression = """(async () => {
      const first = await found("delegation");
      isBroken = false;
      return [first.code, (await found("delegation")).results.length];
    })()"""
    gone = "if (isBroken && address.href.includes('texts-')) throw new TypeError('gone');\n  if (!existsSync"
    broken = PRELUDE.replace("const from =", "let isBroken = true;\nconst from =").replace(
        "if (!existsSync", gone
    )
    given = {"folder": f"{folder.as_uri()}/", "options": {}}
    assert scripts.run(IMPORTS, expression, prelude=broken, **given) == ["failed", 1]


@pytest.mark.parametrize(("family", "asked"), [("words", "delegation"), ("near", "delegetion")])
def test_a_lost_file_of_words_is_noticed(folder: Path, family: str, asked: str) -> None:
    for file in folder.rglob(f"{family}-*/*"):
        file.unlink()
    assert search(folder, asked)[0] == {"code": "failed"}
