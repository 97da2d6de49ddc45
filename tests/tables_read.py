"""The tables of an edition read back as any program can: cells by `datapackage.json`, and edition.json out of them."""

from __future__ import annotations

import csv
import datetime
import json
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from hashlib import sha256
from io import StringIO
from typing import Any

FOLDER = "data/csv/"
Row = dict[str, Any]
_TYPES = {
    # What datapackage.json says: an apostrophe at the beginning is none of the text's.
    "string": lambda cell: cell.removeprefix("'"),
    "integer": int,
    "boolean": {"true": True, "false": False}.__getitem__,
    "date": datetime.date.fromisoformat,
}


def _fingerprint(text: str) -> str:
    """As the schema of edition.json tells anybody to make it."""
    return sha256(" ".join(unicodedata.normalize("NFC", text).split()).encode()).hexdigest()[:16]


class Tables:
    """All tables, by name; empty cells are None."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.package = json.loads(files[FOLDER + "datapackage.json"])
        self.languages: list[str] = self.package["languages"]
        self.named = {resource["name"]: resource for resource in self.package["resources"]}
        self.rows = {name: list(_rows(resource, files)) for name, resource in self.named.items()}

    def __getitem__(self, name: str) -> list[Row]:
        return self.rows[name]

    def by(self, name: str, *columns: str) -> defaultdict[Any, list[Row]]:
        """Rows by what stands in some columns."""
        found: defaultdict[Any, list[Row]] = defaultdict(list)
        for row in self.rows[name]:
            found[row[columns[0]] if len(columns) == 1 else tuple(row[c] for c in columns)].append(row)
        return found


def _rows(resource: Row, files: Mapping[str, bytes]) -> Iterator[Row]:
    fields = resource["schema"]["fields"]
    header, *records = cells(files[FOLDER + resource["path"]])
    assert header == [field["name"] for field in fields]
    for record in records:
        assert len(record) == len(fields)
        yield {f["name"]: _TYPES[f["type"]](c) if c else None for f, c in zip(fields, record, strict=True)}


def cells(file: bytes) -> list[list[str]]:
    """All cells of a file as they stand there."""
    return list(csv.reader(StringIO(file.decode(), newline=""), strict=True))


class Rebuilt:
    """The lists of edition.json, out of the tables alone."""

    def __init__(self, tables: Tables) -> None:
        self.tables, self.languages = tables, tables.languages
        self.former = {k: tables.by("former_ids", "kind", k) for k in ("article", "actor", "event", "term")}
        self.words = {k: tables.by("date_words", k) for k in ("article", "quote", "event")}

    def articles(self) -> list[Row]:
        texts, blocks, quotes, corrections = (
            self.tables.by(name, "article") for name in ("texts", "blocks", "quotes", "corrections")
        )
        gone = self.tables.by("former_places", "article")
        return [
            said(
                id=a["id"],
                title=self.localised(a, "title"),
                summary=self.localised(a, "summary"),
                url={t["language"]: t["page"] for t in texts[a["id"]]},
                source=self._source(a),
                texts={
                    t["language"]: said(kind=t["kind"], of=t["of"], by=t["by"] or self.localised(t, "by"))
                    for t in texts[a["id"]]
                },
                blocks=[self._block(b) for b in blocks[a["id"]]],
                quotes=[q["id"] for q in quotes[a["id"]]],
                corrections=[
                    said(
                        date=c["date"],
                        block=_inner(c["block"]),
                        removed=[g["place"] for g in gone[a["id"]] if g["correction"] == c["position"]],
                        text=self.localised(c, "text"),
                    )
                    for c in corrections[a["id"]]
                ],
                moved={g["place"]: g["now"] for g in gone[a["id"]] if g["now"]},
                formerly=self._formerly("article", a["id"]),
            )
            for a in self.tables["articles"]
        ]

    def _source(self, a: Row) -> Row:
        return said(
            language=a["source_language"],
            published=a["published"],
            earliest=_iso(a["published_earliest"]),
            latest=_iso(a["published_latest"]),
            stated=self._stated("article", a["id"]),
            inferred=self.localised(a, "published_inferred"),
            outlet=a["outlet"] or self.localised(a, "outlet"),
            author=a["author"] or self.localised(a, "author"),
            notice=self.localised(a, "notice"),
            **{key: a[key] for key in ("url", "archived", "retrieved", "sha256", "rights")},
        )

    def _block(self, b: Row) -> Row:
        here = [tag for tag in self.languages if b[f"stale_{tag}"] is not None]
        return said(
            id=_inner(b["id"]),
            kind=b["kind"],
            classes=[name for name in ("lead", "notice", "only") if b[name]],
            text={tag: b[f"text_{tag}"] or "" for tag in here},
            fingerprint={tag: _fingerprint(b[f"text_{tag}"] or "") for tag in here},
            stale=[tag for tag in here if b[f"stale_{tag}"]],
        )

    def actors(self) -> list[Row]:
        roles, mentions = self.tables.by("memberships", "actor"), self.tables.by("mentions", "actor")
        return [
            said(
                id=a["id"],
                kind=a["kind"],
                name=self.localised(a, "name"),
                aliases=self._aliases("actor", a["id"]),
                description=self.localised(a, "description"),
                memberships=[self._role(m) for m in roles[a["id"]]],
                identifiers=said(**{k: a[k] for k in ("wikidata", "viaf", "geonames", "iso3166")}),
                url=self.localised(a, "page"),
                formerly=self._formerly("actor", a["id"]),
            )
            | {"mentions": [_mention(m) for m in mentions[a["id"]]]}
            for a in self.tables["actors"]
        ]

    def _role(self, m: Row) -> Row:
        keys = {key: m[key] for key in ("of", "attested", "during")}
        return said(**keys, role=self.localised(m, "role"), source=m["block"] or m["article"])

    def quotes(self) -> list[Row]:
        spans, about, stances, evidence = (
            self.tables.by(f"quote_{name}", "quote") for name in ("spans", "about", "stances", "evidence")
        )
        return [
            said(
                **{key: q[key] for key in ("id", "article", "speaker", "mode", "channel")},
                **self._dated("quote", q),
                about=[a["actor"] or a["event"] or a["term"] for a in about[q["id"]]],
                stance={s["term"]: s["stance"] for s in stances[q["id"]]},
                text=self.localised(q, "text"),
                spans=[_place(s) for s in spans[q["id"]]],
                evidence=said(source=q["source_sha256"], at=[_interval(e) for e in evidence[q["id"]]])
                if q["verified"]
                else None,
                url=self.localised(q, "page"),
            )
            for q in self.tables["quotes"]
        ]

    def events(self) -> list[Row]:
        actors, sources = self.tables.by("event_actors", "event"), self.tables.by("event_sources", "event")
        return [
            said(
                id=e["id"],
                title=self.localised(e, "title"),
                **self._dated("event", e),
                actors=[a["actor"] for a in actors[e["id"]]],
                place=e["place"],
                sources=[s["block"] or s["article"] for s in sources[e["id"]]],
                formerly=self._formerly("event", e["id"]),
            )
            for e in self.tables["events"]
        ]

    def terms(self) -> list[Row]:
        mentions = self.tables.by("mentions", "term")
        return [
            said(
                id=t["id"],
                name=self.localised(t, "name"),
                aliases=self._aliases("term", t["id"]),
                definition=self.localised(t, "definition"),
                url=self.localised(t, "page"),
                formerly=self._formerly("term", t["id"]),
            )
            | {"mentions": [_mention(m) for m in mentions[t["id"]]]}
            for t in self.tables["terms"]
        ]

    def localised(self, row: Row, name: str) -> Row:
        return {tag: row[f"{name}_{tag}"] for tag in self.languages if row[f"{name}_{tag}"] is not None}

    def _dated(self, kind: str, row: Row) -> Row:
        bounds = {key: _iso(row[key]) for key in ("earliest", "latest")}
        stated, inferred = self._stated(kind, row["id"]), self.localised(row, "inferred")
        return {"date": row["date"], **bounds, "stated": stated, "inferred": inferred}

    def _stated(self, kind: str, thing: str) -> Row:
        return {row["language"]: row["words"] for row in self.words[kind][thing]}

    def _formerly(self, kind: str, thing: str) -> list[str]:
        return [row["former"] for row in self.former[kind].get((kind, thing), ())]

    def _aliases(self, kind: str, thing: str) -> dict[str, list[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for row in self.tables[f"{kind}_names"]:
            if row[kind] == thing and not row["main"]:
                found[row["language"]].append(row["name"])
        return found


def said(**pairs: Any) -> Row:
    """What is known."""
    return {key: value for key, value in pairs.items() if value not in (None, "", [], {})}


def _iso(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None


def _inner(key: str | None) -> str | None:
    return key.partition("#")[2] if key else None


def _interval(row: Row) -> Row:
    return {"start": row["start"], "end": row["end"]}


def _place(row: Row) -> Row:
    return {"block": _inner(row["block"]), "language": row["language"], **_interval(row)}


def _mention(row: Row) -> Row:
    return {"article": row["article"], **_place(row)}
