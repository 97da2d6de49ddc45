"""The index: the same bytes every time, nothing that is not used, and clear failures."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import random
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tahqiq.search import Entry, SearchIndexError, index
from tahqiq.search.canonical import decoded, encoded

KINDS = ("article", "quote", "event")


def entries(count: int = 500) -> list[Entry]:
    chance = random.Random(7)
    return [
        Entry(
            url=f"{language}/articles/a{n}/",
            language=language,
            kind=KINDS[n % 3],  # type: ignore[arg-type]
            title=f"عنوان {n} é",
            content=" ".join(chance.choice(["العِراقُ", "وزارة", "naïve", "U.S.", "كلمة"]) for _ in range(40)),
            actors=tuple(f"actor-{chance.randint(0, 40)}" for _ in range(4)),
            speakers=(f"actor-{n % 11}",),
            years=(2000 + n % 25,),
        )
        for language in ("ar", "en")
        for n in range(count // 2)
    ]


def digest(files: Mapping[str, bytes]) -> str:
    each = [(path, hashlib.sha256(content).hexdigest()) for path, content in files.items()]
    return hashlib.sha256(json.dumps(each).encode()).hexdigest()


def test_two_runs_in_different_folders_give_the_same_bytes(tmp_path: Path) -> None:
    script = (
        "import sys; from test_search_index import digest, entries, index; print(digest(index(entries())))"
    )
    digests = set()
    for seed in ("0", "1", "2"):
        folder = tmp_path / seed
        folder.mkdir()
        done = subprocess.run(
            [sys.executable, "-c", script],
            cwd=folder,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parent)},
            capture_output=True,
            text=True,
            check=True,
            timeout=120,
        )
        digests.add(done.stdout)
        assert list(folder.iterdir()) == []
    assert len(digests) == 1


def test_the_order_of_entries_changes_nothing() -> None:
    given = entries(60)
    arabic, english = given[:30], given[30:]
    random.Random(1).shuffle(arabic)
    random.Random(2).shuffle(english)
    assert index(arabic + english) == index(given)


def test_one_bundle_a_language_and_only_what_a_search_needs() -> None:
    files = index(entries(4))
    kinds = {path if "." not in path.split("/")[-1] else _kind(path) for path in files}
    assert kinds == {
        "pagefind/pagefind.js",
        "pagefind/start.json",
        *(
            f"pagefind/{tag}/{name}"
            for tag in ("ar", "en")
            for name in (
                "pagefind-entry.json",
                "pf_meta",
                f"wasm.{tag}.pagefind",
                "pf_index",
                "pf_filter",
                "pf_fragment",
            )
        ),
    }


def _kind(path: str) -> str:
    *folder, name = path.split("/")
    ending = name.rpartition(".")[2]
    return f"{folder[0]}/{folder[1]}/{ending}" if ending.startswith("pf_") else path


def test_the_languages_stand_in_their_order() -> None:
    start = json.loads(index(reversed(entries(4)))["pagefind/start.json"])
    assert start["languages"] == ["en", "ar"]
    assert set(start["tables"]) == {"separators", "dropped", "edges", "letters"}


def test_a_language_without_a_stemmer_has_an_index_too() -> None:
    files = index([Entry("ckb/actors/x/", "ckb", "actor", "ناو", "ناوی کوردی")])
    assert "pagefind/ckb/wasm.unknown.pagefind" in files


def test_an_edition_without_anything_has_no_index() -> None:
    assert list(index([])) == ["pagefind/start.json"]


def test_a_fragment_keeps_the_text_as_printed() -> None:
    entry = Entry("ar/actors/x/", "ar", "actor", "العِراق", "قال: «العـراق» <b>")
    files = index([entry])
    (packed,) = [content for path, content in files.items() if path.endswith(".pf_fragment")]
    fragment = json.loads(gzip.decompress(packed).removeprefix(b"pagefind_dcd"))
    assert json.loads(fragment["url"]) == ["ar/actors/x/", "actor", "العِراق", "قال: «العـراق» <b>"]
    assert fragment["content"] == "قال العراق b"


def test_two_entries_at_one_address_are_a_mistake() -> None:
    with pytest.raises(ValueError, match="two entries at ar/x/"):
        index([Entry("ar/x/", "ar", "term", "a", "b")] * 2)


def test_an_entry_is_found_by_its_title_alone_but_not_without_any_word() -> None:
    files = index([Entry("ar/x/", "ar", "quote", "…", ""), Entry("ar/y/", "ar", "quote", "ي", "…")])
    assert sum(path.endswith(".pf_fragment") for path in files) == 1
    assert list(index([Entry("ar/x/", "ar", "quote", "…", "")])) == ["pagefind/start.json"]


# ---------------------------------------------------------------- failures


def program(folder: Path, script: str) -> str:
    path = folder / "pagefind"
    path.write_text(f"#!{sys.executable}\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


FAILURES = [
    ("import sys; sys.stderr.write('out of memory'); sys.exit(9)", r"status 9 .*out of memory"),
    (
        "import sys; sys.stdin.read(5); sys.stdout.write('nonsense,'); sys.stdout.flush(); sys.stdin.read()",
        "nonsense",
    ),
    (
        "import base64, json, sys; sys.stdin.read(5); sys.stdout.write(base64.b64encode(json.dumps("
        "{'message_id': 1, 'payload': {'type': 'Error', 'message': 'no such option'}}).encode()).decode() + ',')",
        "no such option",
    ),
]


@pytest.mark.parametrize(("script", "said"), FAILURES, ids=["ends", "talks nonsense", "refuses"])
def test_a_failing_pagefind_is_a_clear_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, said: str
) -> None:
    monkeypatch.setattr("tahqiq.search.service.SOON", 0.5)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", program(tmp_path, script))
    with pytest.raises(SearchIndexError, match=said):
        index(entries(2))


def test_a_pagefind_that_hangs_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", program(tmp_path, "import time; time.sleep(60)"))
    with pytest.raises(SearchIndexError, match=r"within 0\.3 seconds"):
        index(entries(2), timeout=0.3)


def test_a_missing_pagefind_is_a_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", "/nowhere/pagefind")
    with pytest.raises(SearchIndexError, match="does not start"):
        index(entries(2))
    monkeypatch.setattr("tahqiq.search.service.get_executable", lambda: None)
    with pytest.raises(SearchIndexError, match="is missing"):
        index(entries(2))


# ---------------------------------------------------------------- CBOR


@pytest.mark.parametrize(
    ("value", "data"),
    [
        (0, "00"),
        (23, "17"),
        (24, "1818"),
        (1000, "1903e8"),
        (1000000, "1a000f4240"),
        (1000000000000, "1b000000e8d4a51000"),
        ("ü", "62c3bc"),
        ("", "60"),
        ([], "80"),
        ([1, [2, "a"]], "820182026161"),
    ],
)
def test_cbor_is_read_and_written_as_rfc_8949_has_it(value: int | str | list[object], data: str) -> None:
    assert decoded(bytes.fromhex(data)) == value
    assert encoded(value).hex() == data  # type: ignore[arg-type]


@pytest.mark.parametrize("data", ["a0", "f6", "20", "8201", "9f01ff", "0000", "", "626"])
def test_other_cbor_is_refused(data: str) -> None:
    with pytest.raises((ValueError, IndexError)):
        decoded(bytes.fromhex(data))
