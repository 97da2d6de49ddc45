"""Where things are: go to definition, find references, the symbols of a file and of the edition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from lsprotocol import types
from pygls.uris import from_fs_path

from tahqiq.author.sites import THINGS, Kind, Named, Site
from tahqiq.check.walk import quote_spans, references_in
from tahqiq.lsp.desk import Desk
from tahqiq.lsp.documents import Document, all_sites, file_of
from tahqiq.lsp.positions import Positions
from tahqiq.lsp.proposals import folded
from tahqiq.lsp.telling import aliases_of, names_of
from tahqiq.read import Record
from tahqiq.read.markdown import AnyBlock, Heading, plain, plain_block
from tahqiq.read.markdown import Document as Tree
from tahqiq.read.nodes import Entry, entries

MOST = 200
SYMBOLS = {
    "actor": types.SymbolKind.Class,
    "event": types.SymbolKind.Event,
    "term": types.SymbolKind.Key,
    "article": types.SymbolKind.File,
}


def address(desk: Desk, path: str) -> str:
    """The URI of a file below the content folder."""
    return from_fs_path(str(desk.project.content / path)) or ""


def definition(asked: Document, offset: int) -> list[types.Location]:
    """Where that is made which is named at an offset; for a block, in every language, the own one first."""
    site = asked.around(offset)
    if site is None:
        return []
    desk, named = asked.desk, site.named
    if named.kind in ("quote", "block"):
        made = [s for s in all_sites(desk, named) if s.defines]
        elsewhere = [s for s in made if (s.file, s.start) != (site.file, site.start)]
        elsewhere.sort(key=lambda s: (not s.file.endswith(f"/{asked.language}.md"), s))
        return locations(asked, elsewhere or made)
    path = file_of(desk, named)
    start = types.Position(0, 0)
    return [types.Location(address(desk, path), types.Range(start, start))] if path else []


def references(asked: Document, offset: int, *, definitions: bool) -> list[types.Location]:
    """Every place that names what stands at an offset."""
    site = asked.around(offset)
    named = site.named if site else _own(asked)
    if named is None:
        return []
    return locations(asked, sorted(s for s in all_sites(asked.desk, named) if definitions or not s.defines))


def _own(asked: Document) -> Named | None:
    """What a file is of, where nothing narrower stands at the cursor: asked in an actor's file, it is the actor."""
    if asked.kind in (*THINGS, "article"):
        return Named(asked.kind, asked.owner)  # type: ignore[arg-type]
    return None


def locations(asked: Document, sites: Iterable[Site]) -> list[types.Location]:
    """Sites as the protocol has them."""
    known: dict[str, Positions] = {}
    found = []
    for site in sites:
        if site.file not in known:
            known[site.file] = Positions(asked.desk.text_of(site.file), asked.encoding)
        path = asked.desk.project.inside(site.file)
        found.append(types.Location(address(asked.desk, path), known[site.file].range(site.start, site.end)))
    return found


def document_symbols(asked: Document) -> list[types.DocumentSymbol]:
    """The blocks of a text with the quotes in them; the keys of a YAML file with those of its quotes."""
    if asked.parsed:
        blocks = asked.parsed.document.blocks
        lines = asked.positions.lines
        starts = [lines.offset(b.id_place or b.place) for b in blocks] + [len(asked.text)]
        return [
            _block_symbol(asked, block, start, end)
            for block, start, end in zip(blocks, starts, starts[1:], strict=False)
        ]
    root = asked.record.root if asked.record else None
    return [_key_symbol(asked, entry) for entry in root or ()]


def _block_symbol(asked: Document, block: AnyBlock, start: int, end: int) -> types.DocumentSymbol:
    words = plain_block(block)
    shown = f"{block.id} {words[:50]}{'…' if len(words) > 50 else ''}".strip() or "—"
    whole = asked.positions.range(start, max(start, end))
    sort = types.SymbolKind.Module if isinstance(block, Heading) else types.SymbolKind.Field
    return types.DocumentSymbol(shown, sort, whole, whole, children=list(_quotes(asked, block)))


def _quotes(asked: Document, block: AnyBlock) -> Iterator[types.DocumentSymbol]:
    for span in quote_spans(references_in(Tree((block,), ())).in_blocks):
        at = asked.positions.of_place(span.place)
        words = plain(span.children)[:50]
        yield types.DocumentSymbol(span.value, types.SymbolKind.String, at, at, detail=words)


def _key_symbol(asked: Document, entry: Entry) -> types.DocumentSymbol:
    at = asked.positions.of_place(entry.key.place)
    inner = entries(entry.value) if entry.key.text in ("quotes", "texts") else ()
    children = [_key_symbol(asked, other) for other in inner]
    return types.DocumentSymbol(entry.key.text or "—", types.SymbolKind.Key, at, at, children=children)


def workspace_symbols(desks: Iterable[Desk], query: str) -> list[types.WorkspaceSymbol]:
    """Things and articles by their id, or by a name in any language."""
    wanted = folded(query)
    found: list[types.WorkspaceSymbol] = []
    for desk in desks:
        for named, names in everything(desk):
            if not wanted or any(wanted in folded(name) for name in (named.id, *names)):
                found.append(_symbol(desk, named, names))
                if len(found) == MOST:
                    return found
    return found


def _symbol(desk: Desk, named: Named, names: tuple[str, ...]) -> types.WorkspaceSymbol:
    start = types.Position(0, 0)
    where = types.Location(address(desk, file_of(desk, named)), types.Range(start, start))
    shown = " · ".join(dict.fromkeys(names)) or named.id
    return types.WorkspaceSymbol(where, shown, SYMBOLS[named.kind], container_name=f"{named.kind} {named.id}")


def everything(desk: Desk) -> Iterator[tuple[Named, tuple[str, ...]]]:
    """All things and articles with their names in all languages, and aliases."""
    rest = desk.rest()
    kinds: tuple[tuple[Kind, Mapping[str, Record]], ...] = (
        ("actor", rest.actors),
        ("term", rest.terms),
        ("event", rest.events),
    )
    for kind, records in kinds:
        for name, record in records.items():
            names = tuple(text for _, text in names_of(record))
            yield Named(kind, name), (*names, *aliases_of(record))
    for name, titles in sorted(desk.titles.items()):
        yield Named("article", name), tuple(text for _, text in titles)
