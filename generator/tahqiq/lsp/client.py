"""What the editor's program can do with edits, and which versions of documents it has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lsprotocol import types


class Capabilities:
    """What the editor's program can do with an edit of a workspace."""

    def __init__(self, client: types.ClientCapabilities | None) -> None:
        self.versions: dict[str, int] = {}
        workspace = client.workspace if client else None
        edit = workspace.workspace_edit if workspace else None
        operations = (edit.resource_operations if edit else None) or ()
        # Neovim names the operations alone; they cannot be had without document changes.
        self.documents = bool(operations or (edit and edit.document_changes))
        self.creates = types.ResourceOperationKind.Create in operations
        self.moves = types.ResourceOperationKind.Rename in operations

    def document_edit(self, uri: str, edits: Sequence[types.TextEdit]) -> types.TextDocumentEdit:
        """The edits of one file; if it is open, of the version that they were made for."""
        named = types.OptionalVersionedTextDocumentIdentifier(uri=uri, version=self.versions.get(uri))
        return types.TextDocumentEdit(named, [*edits])

    def edit(self, changes: Mapping[str, Sequence[types.TextEdit]]) -> types.WorkspaceEdit:
        """Edits of files by their URI, in the form that the editor's program takes."""
        if not self.documents:
            return types.WorkspaceEdit(changes=dict(changes))
        return types.WorkspaceEdit(
            document_changes=[self.document_edit(uri, edits) for uri, edits in changes.items()]
        )
