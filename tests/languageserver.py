"""An editor's program as tests see it: starts the language server as a process, and talks to it as editors do."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

from lsprotocol import types
from pygls.lsp.client import LanguageClient

from harness import PATIENCE

T = TypeVar("T")
EVERYTHING = types.ClientCapabilities(
    general=types.GeneralClientCapabilities(position_encodings=[types.PositionEncodingKind.Utf16]),
    text_document=types.TextDocumentClientCapabilities(
        rename=types.RenameClientCapabilities(prepare_support=True)
    ),
    workspace=types.WorkspaceClientCapabilities(
        workspace_folders=True,
        workspace_edit=types.WorkspaceEditClientCapabilities(
            document_changes=True,
            resource_operations=[types.ResourceOperationKind.Rename, types.ResourceOperationKind.Create],
        ),
        did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True),
    ),
)


class Editor:
    """A program with some folders open. Texts are addressed by their path below the first of them."""

    def __init__(
        self,
        *folders: Path,
        capabilities: types.ClientCapabilities = EVERYTHING,
        command: Sequence[str] = ("-m", "tahqiq", "lsp"),
    ) -> None:
        self.command = command
        self.root = folders[0]
        self.folders = folders
        self.loop = asyncio.new_event_loop()
        # A thread runs one loop at a time, and a browser that tests have open keeps one running in the main thread.
        self.thread = ThreadPoolExecutor(1)
        self.client = LanguageClient("tests", "1")
        self.shown: dict[str, Sequence[types.Diagnostic]] = {}
        self.versions: dict[str, int | None] = {}
        self.opened: dict[str, None] = {}
        self.said: list[str] = []
        self.registered: list[str] = []
        self.version = 0
        self._news = asyncio.Event()
        self._listen()
        self.answer = self._start(capabilities)

    def _listen(self) -> None:
        @self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def _(params: types.PublishDiagnosticsParams) -> None:
            self.shown[params.uri] = params.diagnostics
            self.versions[params.uri] = params.version
            self._news.set()

        @self.client.feature(types.WINDOW_SHOW_MESSAGE)
        def _(params: types.ShowMessageParams) -> None:
            self.said.append(params.message)
            self._news.set()

        @self.client.feature(types.CLIENT_REGISTER_CAPABILITY)
        def _(params: types.RegistrationParams) -> None:
            self.registered += [registration.method for registration in params.registrations]
            self._news.set()

    def _start(self, capabilities: types.ClientCapabilities) -> types.InitializeResult:
        self.wait(self.client.start_io(sys.executable, *self.command))
        folders = [types.WorkspaceFolder(folder.as_uri(), folder.name) for folder in self.folders]
        params = types.InitializeParams(capabilities, workspace_folders=folders, root_uri=folders[0].uri)
        answer = self.wait(self.client.initialize_async(params))
        self.client.initialized(types.InitializedParams())
        return answer

    def wait(self, what: Awaitable[T]) -> T:
        """What is asked for, when it is there."""

        async def waited() -> T:
            return await asyncio.wait_for(what, PATIENCE)

        return self.thread.submit(lambda: self.loop.run_until_complete(waited())).result()

    def until(self, holds: Callable[[], bool]) -> None:
        """Listens until something holds."""

        async def listened() -> None:
            while not holds():
                self._news.clear()
                await self._news.wait()

        self.wait(listened())

    def close(self) -> int | None:
        """Ends the server as editors do; its status."""
        self.wait(self.client.shutdown_async(None))
        self.client.exit(None)
        self.wait(self.client.stop())
        status = self.client._server.returncode if self.client._server else None
        self.wait(asyncio.sleep(0))
        self.forget()
        return status

    def forget(self) -> None:
        """Lets go of a server that has ended."""
        self.loop.close()
        self.thread.shutdown()

    # ---------------------------------------------------------------- documents

    def uri(self, path: str) -> str:
        return (self.root / path).as_uri()

    def open(self, path: str, text: str | None = None) -> str:
        """Opens a file as it is on disk, or with another text; the text."""
        text = (self.root / path).read_text(encoding="utf-8") if text is None else text
        self.version += 1
        self.opened[path] = None
        item = types.TextDocumentItem(self.uri(path), "markdown", self.version, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return text

    def type(self, path: str, text: str) -> None:
        """A file has another text now."""
        self.version += 1
        document = types.VersionedTextDocumentIdentifier(version=self.version, uri=self.uri(path))
        change = types.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))

    def leave(self, path: str) -> None:
        """Closes a file."""
        self.opened.pop(path, None)
        document = types.TextDocumentIdentifier(self.uri(path))
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(document))

    def changed_on_disk(self, *paths: str) -> None:
        """The program has seen changes."""
        changed = types.FileChangeType.Changed
        events = [types.FileEvent(self.uri(path), changed) for path in paths]
        self.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams(events))

    # ---------------------------------------------------------------- questions

    def at(self, path: str, position: types.Position) -> dict[str, Any]:
        return {"text_document": types.TextDocumentIdentifier(self.uri(path)), "position": position}

    def complete(self, path: str, position: types.Position) -> dict[str, types.CompletionItem]:
        """What is proposed, by what would be put in."""
        params = types.CompletionParams(**self.at(path, position))
        found = self.wait(self.client.text_document_completion_async(params))
        items = found.items if isinstance(found, types.CompletionList) else found or ()
        return {item.text_edit.new_text: item for item in items if item.text_edit}

    def hover(self, path: str, position: types.Position) -> str:
        """What is told; empty if nothing is."""
        found = self.wait(self.client.text_document_hover_async(types.HoverParams(**self.at(path, position))))
        return found.contents.value if found and isinstance(found.contents, types.MarkupContent) else ""

    def definition(self, path: str, position: types.Position) -> list[types.Location]:
        params = types.DefinitionParams(**self.at(path, position))
        return list(self.wait(self.client.text_document_definition_async(params)) or ())  # type: ignore[arg-type]

    def references(self, path: str, position: types.Position) -> list[types.Location]:
        context = types.ReferenceContext(include_declaration=True)
        params = types.ReferenceParams(context, **self.at(path, position))
        return list(self.wait(self.client.text_document_references_async(params)) or ())

    def rename(self, path: str, position: types.Position, new: str) -> types.WorkspaceEdit | None:
        params = types.RenameParams(new_name=new, **self.at(path, position))
        return self.wait(self.client.text_document_rename_async(params))

    def actions(self, path: str, at: types.Range, *only: str) -> dict[str, types.CodeAction]:
        """What can be done, by its title."""
        context = types.CodeActionContext([], only=list(only) or None)
        params = types.CodeActionParams(types.TextDocumentIdentifier(self.uri(path)), at, context)
        found = self.wait(self.client.text_document_code_action_async(params)) or ()
        return {action.title: action for action in found if isinstance(action, types.CodeAction)}

    def codes(self, path: str) -> list[str]:
        """The codes of the problems that are shown in a file."""
        return sorted(str(d.code) for d in self.shown.get(self.uri(path), ()))

    # ---------------------------------------------------------------- edits

    def carry_out(self, edit: types.WorkspaceEdit) -> None:
        """Does on disk what an editor does with an edit."""
        for change in edit.document_changes or ():
            if isinstance(change, types.TextDocumentEdit):
                path = from_uri(change.text_document.uri)
                path.write_text(applied(path.read_text(encoding="utf-8"), change.edits), encoding="utf-8")
            elif isinstance(change, types.CreateFile):
                from_uri(change.uri).touch(exist_ok=False)
            else:
                assert isinstance(change, types.RenameFile)
                from_uri(change.old_uri).rename(from_uri(change.new_uri))


def from_uri(uri: str) -> Path:
    from pygls.uris import to_fs_path

    return Path(to_fs_path(uri) or "")


def applied(text: str, edits: Sequence[Any]) -> str:
    """A text after edits, counted in UTF-16."""
    units = text.encode("utf-16-le")
    starts, at = [0], 0
    while (at := units.find("\n".encode("utf-16-le"), at)) >= 0:
        at += 1 if at % 2 else 2
        if at % 2 == 0:
            starts.append(at)

    def offset(position: types.Position) -> int:
        return starts[position.line] + 2 * position.character

    for edit in sorted(edits, key=lambda e: offset(e.range.start), reverse=True):
        start, end = offset(edit.range.start), offset(edit.range.end)
        units = units[:start] + edit.new_text.encode("utf-16-le") + units[end:]
    return units.decode("utf-16-le")


def after(text: str, words: str, *, inside: int = 0) -> types.Position:
    """The position behind some words of a text, in UTF-16; `inside`: so many characters before their end."""
    end = text.index(words) + len(words) - inside
    line = text.count("\n", 0, end)
    start = text.rfind("\n", 0, end) + 1
    return types.Position(line, len(text[start:end].encode("utf-16-le")) // 2)
