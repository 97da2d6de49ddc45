"""Whatever is typed, letter by letter, the server lives and answers; and it answers for all of the real edition."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lsprotocol import types

from editions import base, write
from harness import REPOSITORY, eventually
from languageserver import Editor, after
from tahqiq.author.sites import sites
from tahqiq.check import register_of
from tahqiq.read import read_edition

AR, ARTICLE = "content/articles/visit/ar.md", "content/articles/visit/article.yml"
WORDS = "[ ] { } ( ) actor= quote=hope date= #p1 .only article:visit# هناء 👩🏽‍🌾 \\ ` ^ '"
MARKS = ('"', "\n", "\n\n", "\u202e", "\x00", "\ud800", "\u2028", "\r", "[^1]: ", "- ", ": ", "| a |\n|-|\n")
FRAGMENTS = st.sampled_from([*WORDS.split(), *MARKS])


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    editor = Editor(write(tmp_path_factory.mktemp("hostile") / "edition", base()))
    yield editor
    assert editor.close() == 0
    assert not editor.said


def answers(editor: Editor, path: str, text: str) -> None:
    """Asks everything at the end of a text."""
    editor.type(path, text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    at = types.Position(len(lines) - 1, len(lines[-1].encode("utf-16-le", "surrogatepass")) // 2)
    editor.complete(path, at)
    editor.hover(path, at)
    editor.definition(path, at)
    editor.actions(path, types.Range(types.Position(0, 0), at))
    named = types.TextDocumentIdentifier(editor.uri(path))
    editor.wait(editor.client.text_document_document_symbol_async(types.DocumentSymbolParams(named)))


@pytest.mark.parametrize("path", [AR, ARTICLE, "content/events/session.yml", "content/edition.yml"])
def test_typed_letter_by_letter(editor: Editor, path: str) -> None:
    text = editor.open(path)
    for length in range(len(text)):
        answers(editor, path, text[:length])
    editor.type(path, text)
    editor.until(lambda: not editor.codes(path))
    editor.leave(path)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(FRAGMENTS, max_size=12), st.sampled_from([AR, ARTICLE]))
def test_any_fragments(editor: Editor, fragments: list[str], path: str) -> None:
    editor.open(path)
    answers(editor, path, "".join(fragments))
    editor.leave(path)


def test_the_real_edition_is_sound_and_every_id_is_known(tmp_path: Path) -> None:
    shutil.copytree(REPOSITORY / "content", tmp_path / "content")
    (tmp_path / "mkdocs.yml").write_text("docs_dir: content\nplugins: [tahqiq]\n")
    manuscript = read_edition(tmp_path / "content")
    editor = Editor(tmp_path)

    def text_of(file: str) -> str:
        return (tmp_path / file).read_text(encoding="utf-8")

    seen = 0
    found = [s for s in sites(manuscript, register_of(manuscript), text_of) if "lock" not in s.file]
    for file in dict.fromkeys(site.file for site in found):
        text = editor.open(file)
        for site in [s for s in found if s.file == file][:: 12 if file.endswith(".md") else 1]:
            at = after(text[: site.end], text[: site.end], inside=1)
            assert editor.hover(file, at), site
            assert editor.definition(file, at), site
            seen += 1
        editor.leave(file)
    assert seen > 50
    assert not any(editor.shown.values())
    assert editor.close() == 0
    assert not editor.said


BROKEN = """
from tahqiq.cli import main
from tahqiq.lsp import hovering
from tahqiq.lsp.desk import Desk

def broken(*_):
    raise LookupError("the one that was made for this test")

hovering.hover = broken
Desk.catch_up, whole = broken, Desk.catch_up
Desk.judge_typed = lambda desk: setattr(desk, "typed", {}) or whole(desk, 60)
main(["lsp"])
"""


def test_a_bug_is_said_once_and_the_server_lives(tmp_path: Path) -> None:
    editor = Editor(write(tmp_path, base()), command=["-c", BROKEN])
    text = editor.open(AR)
    for _ in range(2):
        assert editor.hover(AR, types.Position(0, 3)) == ""
        assert "hana" in editor.complete(AR, after(text, "{actor=", inside=0))
    assert [said for said in editor.said if "made for this test" in said] == [
        "Tahqiq has a fault of its own: LookupError: the one that was made for this test. "
        "Please report it; work goes on."
    ]
    assert editor.close() == 0


ONE_PIECE = """
from tahqiq.cli import main
from tahqiq.lsp import desk

whole = desk.check_part

def broken(manuscript, *others):
    if "council" in manuscript.actors:
        raise LookupError("the one that was made for this test")
    return whole(manuscript, *others)

desk.check_part = broken
main(["lsp"])
"""


def test_a_bug_in_one_file_leaves_the_others_their_problems(tmp_path: Path) -> None:
    root = write(tmp_path, base(), "-- content/terms/truce.yml --\nname: x\n")
    editor = Editor(root, command=["-c", ONE_PIECE])
    editor.until(lambda: "missing-key" in editor.codes("content/terms/truce.yml"))
    assert len(editor.said) == 1
    assert editor.close() == 0


def test_it_ends_when_its_editor_does(tmp_path: Path) -> None:
    editor = Editor(write(tmp_path, base()))
    process = editor.client._server
    assert process
    assert process.stdin
    process.stdin.close()
    assert editor.wait(process.wait()) == 0
    editor.wait(editor.client.stop())
    editor.forget()


def test_one_editor_over_a_port_of_this_machine(tmp_path: Path) -> None:
    root = write(tmp_path, base())
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "tahqiq", "lsp", "--tcp", str(port)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, cwd=root) as server:
        said = server.stderr.readline() if server.stderr else b""
        assert said == f"Waiting for an editor at 127.0.0.1:{port}.\n".encode()
        eventually(lambda: _answers(port))
        server.terminate()


def _answers(port: int) -> bool:
    params = {"capabilities": {}, "processId": None, "rootUri": None}
    body = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": params}).encode()
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=10) as editor:
            editor.sendall(b"Content-Length: %d\r\n\r\n" % len(body) + body)
            return b"capabilities" in editor.recv(1 << 16)
    except OSError:
        return False
