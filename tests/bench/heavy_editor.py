"""The language server with the inputs of `heavy_inputs.py` open in an editor: `heavy_editor.py [NAME…]`.

Prints, for each, the processor time until it is judged, the slowest answer to a question at the text's
beginning, middle and end with its time, and the most memory that the server held. Two files of an input are opened at
most; the others lie on disk.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from lsprotocol import types

sys.path.insert(0, str(Path(__file__).parents[1]))
from heavy_inputs import MEGABYTES, SECONDS, Files, catalogue, write

import editions
import harness
import languageserver

OPENED = 2
TICKS = os.sysconf("SC_CLK_TCK")
# Slow answers are what is looked for: none of them ends the run.
harness.PATIENCE = languageserver.PATIENCE = 200


def used(process: int) -> float:
    """Processor seconds of a process so far."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def most_memory(process: int) -> float:
    """Megabytes that a process held at most."""
    status = Path(f"/proc/{process}/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def places(text: str) -> Iterator[types.Position]:
    """Its beginning, its middle and its end."""
    lines = text.split("\n")
    for line in sorted({0, len(lines) // 2, len(lines) - 1}):
        yield types.Position(line, len(lines[line]) // 2)


def questions(editor: languageserver.Editor, path: str, text: str) -> dict[str, Callable[[], object]]:
    """What an editor's program asks about an open file."""
    client, document = editor.client, types.TextDocumentIdentifier(editor.uri(path))
    whole = types.Range(types.Position(0, 0), types.Position(text.count("\n") + 1, 0))
    asked: dict[str, Callable[[], object]] = {
        "symbols": lambda: client.text_document_document_symbol_async(types.DocumentSymbolParams(document)),
        "things": lambda: client.workspace_symbol_async(types.WorkspaceSymbolParams("han")),
    }
    found: dict[str, Callable[[], object]] = {
        name: lambda ask=ask: editor.wait(ask()) for name, ask in asked.items()
    }
    found["actions"] = lambda: editor.actions(path, whole)
    for n, at in enumerate(places(text)):
        found[f"complete {n}"] = lambda at=at: editor.complete(path, at)
        found[f"hover {n}"] = lambda at=at: editor.hover(path, at)
        found[f"definition {n}"] = lambda at=at: editor.definition(path, at)
        found[f"references {n}"] = lambda at=at: editor.references(path, at)
        found[f"rename {n}"] = lambda at=at: editor.rename(path, at, "quite-another")
    return found


def answered(ask: Callable[[], object]) -> None:
    """A question, also where the server says that it cannot be done."""
    try:
        ask()
    except Exception as error:
        if "RequestFailed" not in repr(error) and not type(error).__name__.startswith("JsonRpc"):
            raise


def measured(folder: Path, files: Files) -> tuple[float, float, str, float]:
    """Seconds until it is judged, of the slowest answer, and which that is; megabytes."""
    write(folder, files)
    editor = languageserver.Editor(folder, command=("-m", "tahqiq", "lsp"))
    server = editor.client._server
    assert server is not None
    paths = [path for path in files if path.endswith((".md", ".yml"))][:OPENED]
    try:
        texts = {path: editor.open(path) for path in paths}
        # What is wrong is judged before anything is proposed.
        start = types.Position(0, 0)
        for path in paths:
            editor.actions(path, types.Range(start, start))
        judged = used(server.pid)
        slowest, which = 0.0, ""
        for path, text in texts.items():
            for name, ask in questions(editor, path, text).items():
                before = used(server.pid)
                answered(ask)
                if used(server.pid) - before >= slowest:
                    slowest, which = used(server.pid) - before, name
        memory = most_memory(server.pid)
    finally:
        editor.close()
    return judged, slowest, which, memory


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*")
    asked = parser.parse_args()
    small = {
        path: text for _, path, _, text in editions.parse(editions.base()) if path.endswith("visit/en.md")
    }
    with tempfile.TemporaryDirectory() as folder:
        least = measured(Path(folder), small)[0]
    print(f"the small edition: {least:.2f} s", flush=True)
    for name, make in catalogue().items():
        if asked.names and not any(part in name for part in asked.names):
            continue
        with tempfile.TemporaryDirectory() as folder:
            judged, slowest, which, memory = measured(Path(folder), make())
        over = judged > SECONDS + least or slowest > SECONDS or memory > MEGABYTES
        print(
            f"{name:28} {judged:7.2f} s  {which:12} {slowest:7.2f} s {memory:7.0f} MB  {'OVER' if over else ''}",
            flush=True,
        )


if __name__ == "__main__":
    main()
