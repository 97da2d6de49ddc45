"""The language server: what an editor's program shows while a file is being written; the only room that knows pygls."""
