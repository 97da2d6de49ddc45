"""What is answered to each message of the protocol; nothing that happens on the way ends the server."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import ParamSpec, Protocol, TypeVar

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.uris import to_fs_path

from tahqiq.author.renaming import CannotRename
from tahqiq.lsp import finding, hovering, renames
from tahqiq.lsp.actions import FIX, code_actions
from tahqiq.lsp.client import Capabilities
from tahqiq.lsp.completing import TRIGGERS, complete
from tahqiq.lsp.desk import Desk
from tahqiq.lsp.documents import Document
from tahqiq.lsp.editions import editions_in
from tahqiq.lsp.linking import LINK
from tahqiq.lsp.server import Server

P = ParamSpec("P")
R = TypeVar("R")
WHOLE = 10.0
"""Seconds that one waits for an answer that takes the whole edition."""
REQUEST_FAILED = -32803  # LSP 3.17, ErrorCodes


def _guarded(handler: Callable[P, R]) -> Callable[P, R | None]:
    """A fault of the program is shown and logged; the server lives, and the one question has no answer."""

    @functools.wraps(handler)
    def answered(*arguments: P.args, **named: P.kwargs) -> R | None:
        try:
            return handler(*arguments, **named)
        except JsonRpcException:
            raise
        except Exception as error:
            server = arguments[0]
            assert isinstance(server, Server)
            server.fault(error)
            return None

    return answered


# ---------------------------------------------------------------- what happens


@_guarded
def _initialized(server: Server, params: types.InitializedParams) -> None:
    server.can = Capabilities(server.client_capabilities)
    agreed = server.workspace.position_encoding or "utf-16"
    server.encoding = agreed.value if isinstance(agreed, types.PositionEncodingKind) else agreed
    _watch(server)
    folders = [*server.workspace.folders.values()]
    if not folders and server.workspace.root_uri:
        folders = [types.WorkspaceFolder(server.workspace.root_uri, server.workspace.root_uri)]
    server.open_folders(folders)


def _watch(server: Server) -> None:
    """Asks to be told of changes on disk, where the editor's program can do that."""
    workspace = server.client_capabilities.workspace
    watched = workspace.did_change_watched_files if workspace else None
    if not (watched and watched.dynamic_registration):
        return
    options = types.DidChangeWatchedFilesRegistrationOptions(
        [types.FileSystemWatcher(pattern) for pattern in ("**/*.md", "**/*.yml", "**/articles/**")]
    )
    method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
    registration = types.Registration("tahqiq-watched", method, options)
    server.client_register_capability(types.RegistrationParams([registration]))


@_guarded
def _folders_changed(server: Server, params: types.DidChangeWorkspaceFoldersParams) -> None:
    for folder in params.event.removed:
        for project in editions_in(Path(to_fs_path(folder.uri) or "")):
            server.kept.discard(project.root)
            server.leave(project.root)
    server.open_folders(params.event.added)


@_guarded
def _opened(server: Server, params: types.DidOpenTextDocumentParams) -> None:
    opened = params.text_document
    server.look()
    server.written(opened.uri, opened.text, opened.version)


@_guarded
def _changed(server: Server, params: types.DidChangeTextDocumentParams) -> None:
    # Whole texts were agreed on; the last one counts.
    text = params.content_changes[-1].text if params.content_changes else None
    if text is not None:
        server.written(params.text_document.uri, text, params.text_document.version)


@_guarded
def _closed(server: Server, params: types.DidCloseTextDocumentParams) -> None:
    server.written(params.text_document.uri, None)
    server.look()


@_guarded
def _saved(server: Server, params: types.DidSaveTextDocumentParams) -> None:
    server.look()


@_guarded
def _on_disk(server: Server, params: types.DidChangeWatchedFilesParams) -> None:
    server.look()


# ---------------------------------------------------------------- what is asked


class _AtPosition(Protocol):
    text_document: types.TextDocumentIdentifier
    position: types.Position


def _asked(server: Server, params: _AtPosition) -> tuple[Document, int] | None:
    found = server.document(params.text_document.uri)
    if found is None:
        return None
    _up_to_date(found.desk)
    return found, found.positions.offset(params.position)


def _up_to_date(desk: Desk, seconds: float = 0.1) -> None:
    """What was typed is judged; of an edition that is still being read, as much as there is time for."""
    desk.judge_typed()
    if desk.behind:
        desk.catch_up(seconds)


@_guarded
def _completion(server: Server, params: types.CompletionParams) -> types.CompletionList | None:
    asked = _asked(server, params)
    return complete(*asked) if asked else None


@_guarded
def _hover(server: Server, params: types.HoverParams) -> types.Hover | None:
    asked = _asked(server, params)
    return hovering.hover(*asked) if asked else None


@_guarded
def _definition(server: Server, params: types.DefinitionParams) -> list[types.Location]:
    asked = _asked(server, params)
    return finding.definition(*asked) if asked else []


@_guarded
def _references(server: Server, params: types.ReferenceParams) -> list[types.Location]:
    asked = _asked(server, params)
    if asked:
        _up_to_date(asked[0].desk, WHOLE)
    return finding.references(*asked, definitions=params.context.include_declaration) if asked else []


@_guarded
def _document_symbols(server: Server, params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
    found = server.document(params.text_document.uri)
    if found is None:
        return []
    _up_to_date(found.desk)
    return finding.document_symbols(found)


@_guarded
def _workspace_symbols(server: Server, params: types.WorkspaceSymbolParams) -> list[types.WorkspaceSymbol]:
    return finding.workspace_symbols(server.desks.values(), params.query)


@_guarded
def _prepare_rename(
    server: Server, params: types.PrepareRenameParams
) -> types.PrepareRenamePlaceholder | None:
    asked = _asked(server, params)
    return renames.prepare(*asked) if asked else None


@_guarded
def _rename(server: Server, params: types.RenameParams) -> types.WorkspaceEdit | None:
    asked = _asked(server, params)
    if asked is None:
        return None
    _up_to_date(asked[0].desk, WHOLE)
    try:
        return renames.rename(*asked, params.new_name, server.can)
    except CannotRename as error:
        raise JsonRpcException(str(error), REQUEST_FAILED) from error


@_guarded
def _code_actions(server: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
    found = server.document(params.text_document.uri)
    if found is None:
        return []
    _up_to_date(found.desk)
    start = found.positions.offset(params.range.start)
    end = found.positions.offset(params.range.end)
    return code_actions(found, start, end, params.context.only, server.can)


def new_server() -> Server:
    """A server that answers; it is to be started."""
    server = Server()
    options: dict[str, object] = {
        types.TEXT_DOCUMENT_COMPLETION: types.CompletionOptions(trigger_characters=TRIGGERS),
        types.TEXT_DOCUMENT_RENAME: types.RenameOptions(prepare_provider=True),
        types.TEXT_DOCUMENT_CODE_ACTION: types.CodeActionOptions(code_action_kinds=[FIX, LINK]),
    }
    for method, handler in _answers():
        server.feature(method, options.get(method))(functools.partial(handler, server))
    return server


def _answers() -> Iterator[tuple[str, Callable[..., object]]]:
    yield types.INITIALIZED, _initialized
    yield types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS, _folders_changed
    yield types.WORKSPACE_DID_CHANGE_WATCHED_FILES, _on_disk
    yield types.TEXT_DOCUMENT_DID_OPEN, _opened
    yield types.TEXT_DOCUMENT_DID_CHANGE, _changed
    yield types.TEXT_DOCUMENT_DID_CLOSE, _closed
    yield types.TEXT_DOCUMENT_DID_SAVE, _saved
    yield types.TEXT_DOCUMENT_COMPLETION, _completion
    yield types.TEXT_DOCUMENT_HOVER, _hover
    yield types.TEXT_DOCUMENT_DEFINITION, _definition
    yield types.TEXT_DOCUMENT_REFERENCES, _references
    yield types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, _document_symbols
    yield types.WORKSPACE_SYMBOL, _workspace_symbols
    yield types.TEXT_DOCUMENT_PREPARE_RENAME, _prepare_rename
    yield types.TEXT_DOCUMENT_RENAME, _rename
    yield types.TEXT_DOCUMENT_CODE_ACTION, _code_actions
