"""Entries to the files that the browser searches: one Pagefind bundle a language, and what starts a search.

Words are indexed folded, and shown as printed: Pagefind splits a record's `content` at spaces and answers
with the numbers of words, which the browser counts off in the printed text (templates/assets/search/). The
printed text travels in the record's `url`, the one field that Pagefind keeps as it is and does not index.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

from tahqiq.search.canonical import in_one_order
from tahqiq.search.entry import Entry
from tahqiq.search.folding import TABLES, folded, words
from tahqiq.search.service import TIMEOUT, SearchIndexError, Service

FOLDER = "pagefind/"
_SCRIPT = "pagefind.js"
_PLAIN_WASM = "wasm.unknown.pagefind"
_DATA = ("pagefind.", "pagefind-entry.json", "wasm.", "fragment/", "index/", "filter/")


def index(entries: Iterable[Entry], *, timeout: float = TIMEOUT) -> Mapping[str, bytes]:
    """The files of the search, by their path below assets/tahqiq/; the same bytes for the same entries.

    Raises SearchIndexError if Pagefind fails or takes longer than `timeout` seconds for a language.
    """
    languages = _by_language(entries)
    if not languages:
        return {FOLDER + "start.json": _start(())}
    with ThreadPoolExecutor(max_workers=len(languages)) as pool:
        jobs = {tag: pool.submit(_bundle, tag, found, timeout) for tag, found in languages.items()}
        bundles = {tag: job.result() for tag, job in jobs.items()}
    files = {FOLDER + "start.json": _start(tuple(languages))}
    for tag, bundle in bundles.items():
        files[FOLDER + _SCRIPT] = bundle.pop(_SCRIPT)
        files |= {f"{FOLDER}{tag}/{path}": content for path, content in bundle.items()}
    return dict(sorted(files.items()))


def _by_language(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """The entries of each language, by address: Pagefind never ends if it is given a record twice.

    Entries without a single word are left out, for nobody can look for them.
    """
    found: defaultdict[str, dict[str, Entry]] = defaultdict(dict)
    for entry in entries:
        if not any(words(entry.content)) and not any(words(entry.title)):
            continue
        if entry.url in found[entry.language]:
            raise ValueError(f"two entries at {entry.url}")
        found[entry.language][entry.url] = entry
    return {tag: [by_url[url] for url in sorted(by_url)] for tag, by_url in found.items()}


def _start(languages: Sequence[str]) -> bytes:
    """What a search has to know first: which languages there are, and how words are folded."""
    tables = json.loads(TABLES.read_bytes())
    del tables["about"]
    start = {"languages": languages, "tables": tables}
    return json.dumps(start, ensure_ascii=False, separators=(",", ":")).encode()


def _bundle(language: str, entries: Sequence[Entry], timeout: float) -> dict[str, bytes]:
    """Pagefind's files for one language, without its own interfaces."""
    with Service(timeout) as service:
        made = service.ask({"type": "NewIndex", "config": {"force_language": language}})
        number = made["index_id"]
        for entry in entries:
            service.ask({"type": "AddRecord", "index_id": number, **_record(entry)})
        files = service.files(number)
    try:
        ordered = in_one_order({path: content for path, content in files.items() if path.startswith(_DATA)})
    except (ValueError, KeyError, IndexError, OSError) as error:
        raise SearchIndexError(f"Pagefind wrote an index that we do not understand: {error}") from error
    if sum(path.startswith("wasm.") for path in ordered) > 1:
        del ordered[_PLAIN_WASM]
    return ordered


def _record(entry: Entry) -> dict[str, object]:
    printed = [entry.url, entry.kind, entry.title, entry.content]
    return {
        "url": json.dumps(printed, ensure_ascii=False, separators=(",", ":")),
        # Pagefind drops records that have nothing but a title.
        "content": folded(entry.content) or folded(entry.title),
        "language": entry.language,
        "meta": {"title": folded(entry.title)},
        "filters": entry.filters(),
        "sort": None,
    }
