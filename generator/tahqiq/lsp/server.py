"""The server: a desk for each edition that is open, work on them between the messages, problems as they change."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable
from pathlib import Path

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path

from tahqiq import __version__
from tahqiq.lsp.client import Capabilities
from tahqiq.lsp.desk import Desk
from tahqiq.lsp.diagnosing import diagnostics
from tahqiq.lsp.documents import Document, document
from tahqiq.lsp.editions import edition_of, editions_in
from tahqiq.lsp.finding import address
from tahqiq.read.project import Project

LOG = logging.getLogger("tahqiq.lsp")
PAUSE = 0.02
"""Seconds that typing may pause before what was typed is checked; and for which the server works at one go."""
SLOW = 100
"""Pieces of an edition that are read without telling how far it is."""


class Server(LanguageServer):
    """A language server for editions: a desk for each, and what is shown of them."""

    def __init__(self) -> None:
        super().__init__(
            "tahqiq", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full, max_workers=2
        )
        self.desks: dict[Path, Desk] = {}
        self.kept: set[Path] = set()
        self.can = Capabilities(None)
        self.encoding = "utf-16"
        self._shown: dict[tuple[Path, str], dict[str, list[types.Diagnostic]]] = {}
        self._working: asyncio.Task[None] | None = None
        self._told: set[str] = set()

    # ---------------------------------------------------------------- faults

    def fault(self, error: BaseException) -> None:
        """Says that something failed: a machine in its own words, a bug with the request to report it."""
        LOG.error("a fault", exc_info=error)
        if isinstance(error, OSError):
            where = f": {error.filename}" if error.filename else ""
            text = f"Tahqiq: {error.strerror or error}{where}"
        else:
            text = f"Tahqiq has a fault of its own: {type(error).__name__}: {error}. Please report it; work goes on."
        if text not in self._told:
            self._told.add(text)
            self.say(types.MessageType.Error, text)

    def say(self, kind: types.MessageType, text: str) -> None:
        """Shows a sentence."""
        self.window_show_message(types.ShowMessageParams(kind, text))

    # ---------------------------------------------------------------- editions

    def desk_of(self, path: Path) -> tuple[Desk, str] | None:
        """The desk of a file, and its path below the content folder."""
        for desk in self.desks.values():
            if desk.project.content in path.parents:
                return desk, path.relative_to(desk.project.content).as_posix()
        return None

    def take(self, project: Project) -> Desk:
        """The desk of an edition, laid out if it is not yet."""
        if project.root not in self.desks:
            self.desks[project.root] = desk = Desk(project)
            desk.look()
        return self.desks[project.root]

    def leave(self, root: Path) -> None:
        """Takes an edition off the desk; what was shown of it goes."""
        self.desks.pop(root, None)
        for key in [key for key in self._shown if key[0] == root]:
            for uri in self._shown.pop(key):
                self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    def open_folders(self, folders: Iterable[types.WorkspaceFolder]) -> None:
        """Takes up the editions of a workspace's folders; says so where there is none."""
        for folder in folders:
            path = to_fs_path(folder.uri)
            projects = editions_in(Path(path)) if path else []
            if not projects:
                self.say(
                    types.MessageType.Info, f"Tahqiq: {folder.name} holds no edition; nothing to do here."
                )
            for project in projects:
                self.kept.add(project.root)
                self.take(project)
        self.work()

    def look(self) -> None:
        """Looks at the disk again, for all editions."""
        for root, desk in [*self.desks.items()]:
            if desk.project.content.is_dir():
                desk.look()
            else:
                self.leave(root)
        self.work()

    # ---------------------------------------------------------------- work

    def work(self) -> None:
        """Sees to it that what was typed, or has changed, is checked soon."""
        if self._working is None or self._working.done():
            self._working = asyncio.ensure_future(self._keep_up())

    async def _keep_up(self) -> None:
        token = await self._progress()
        try:
            await asyncio.sleep(PAUSE)
            for desk in [*self.desks.values()]:
                desk.judge_typed()
            self.publish()
            whole, done = sum(desk.behind for desk in self.desks.values()), 0
            while left := sum(desk.behind for desk in self.desks.values()):
                if not self._step():
                    break
                done, before = max(0, whole - left) * 100 // max(whole, 1), done
                if token and done > before:
                    self.work_done_progress.report(token, types.WorkDoneProgressReport(percentage=done))
                # Questions are answered in between.
                await asyncio.sleep(0.001)
        except Exception as error:
            self.fault(error)
        finally:
            if token:
                self.work_done_progress.end(token, types.WorkDoneProgressEnd())
        if any(desk.typed for desk in self.desks.values()):
            self._working = asyncio.ensure_future(self._keep_up())

    def _step(self) -> bool:
        """Works a little on each edition; False where a fault keeps it from going on."""
        for desk in [*self.desks.values()]:
            before = desk.behind + len(desk.unread)
            try:
                desk.judge_typed()
                desk.catch_up(PAUSE)
            except Exception as error:
                self.fault(error)
                # The piece that it happened in is passed over.
                if desk.behind + len(desk.unread) >= before:
                    return False
        self.publish()
        return True

    async def _progress(self) -> str:
        """Tells of a long work, where that can be shown; the token of it."""
        window = self.client_capabilities.window
        if sum(desk.behind for desk in self.desks.values()) < SLOW or not (
            window and window.work_done_progress
        ):
            return ""
        token = f"tahqiq-{id(self._working)}"
        try:
            await self.work_done_progress.create_async(token)
        except Exception:
            return ""
        begin = types.WorkDoneProgressBegin("Tahqiq: reading the edition", percentage=0)
        self.work_done_progress.begin(token, begin)
        return token

    def publish(self) -> None:
        """Shows what has changed of the problems."""
        for root, desk in self.desks.items():
            if desk.unread:
                continue
            changed, desk.changed = desk.changed, {}
            open_pieces = {desk.piece_of(path) for path in desk.store.texts}
            for piece in changed:
                self._publish(root, desk, piece, warnings=piece in open_pieces)

    def _publish(self, root: Path, desk: Desk, piece: str, *, warnings: bool) -> None:
        found = diagnostics(desk, piece, self.encoding, warnings=warnings)
        now = {address(desk, path): problems for path, problems in found.items()}
        before = self._shown.pop((root, piece), {})
        for uri in before.keys() | now.keys():
            if before.get(uri) != now.get(uri):
                version = self.can.versions.get(uri)
                params = types.PublishDiagnosticsParams(uri, now.get(uri, []), version)
                self.text_document_publish_diagnostics(params)
        if now:
            self._shown[root, piece] = now

    # ---------------------------------------------------------------- documents

    def document(self, uri: str) -> Document | None:
        """The document of a URI, if it is a file of an edition's content."""
        path = to_fs_path(uri)
        found = self.desk_of(Path(path)) if path else None
        return document(*found, self.encoding) if found else None

    def written(self, uri: str, text: str | None, version: int | None = None) -> None:
        """A document is open with a text, or closed."""
        path = Path(to_fs_path(uri) or "")
        found = self.desk_of(path)
        if found is None and text is not None and path.name and (project := edition_of(path.parent)):
            self.take(project)
            found = self.desk_of(path)
        if found is None:
            return
        desk, inner = found
        # Hidden files are nobody's business, as on disk.
        if any(part.startswith(".") for part in inner.split("/")):
            return
        desk.written(inner, text)
        uri = from_fs_path(str(path)) or uri
        self.can.versions.pop(uri, None)
        if text is not None and version is not None:
            self.can.versions[uri] = version
        elif not desk.store.texts and desk.project.root not in self.kept:
            self.leave(desk.project.root)
        self.work()
