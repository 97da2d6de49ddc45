"""What a build leaves for the next may be damaged, half written or another's: the next build is right all the same."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any

import jinja2
import msgspec
import pytest

import books
from harness import tahqiq
from random_edits import book
from renewals import build, built, contents, renew, shrunk
from tahqiq import pipeline
from tahqiq.publish import export_jobs
from tahqiq.publish.state import State
from tahqiq.publish.workshop import Order
from tahqiq.relate import Relations
from tahqiq.renewal import NotRenewable, exports

pytestmark = pytest.mark.slow
Sites = list[dict[str, bytes]]


@pytest.fixture(scope="module", autouse=True)
def small_limits() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        shrunk(patch)
        yield


class Little:
    """An edition with two states of its content, and the site of each as a whole build makes it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.book = book(Random(8), 3, 4, 2, 1, 3, 0)
        self.state = State(folder)
        self.sites: Sites = []
        for n in (0, 1):
            self.write(n)
            build(folder)
            self.sites.append(self.site())
        self.now = 1

    def write(self, n: int) -> None:
        """Puts one of the two states of the content in place."""
        self.book.articles["article-0"].blocks[0].pieces[0] = ("words", n, n)
        self.book.actors["actor-0"]["name"] = books.both(f"A{n}")
        books.write(self.folder, {**books.settings(), **self.book.files()})

    def edit(self) -> None:
        """The other state of the content."""
        self.now = 1 - self.now
        self.write(self.now)

    def site(self) -> dict[str, bytes]:
        """The files of the site."""
        return contents(self.folder / "site")


@pytest.fixture(scope="module")
def little(tmp_path_factory: pytest.TempPathFactory) -> Little:
    return Little(tmp_path_factory.mktemp("little"))


def flipped(path: Path, at: int) -> None:
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)


def another(path: Path) -> None:
    """Another file of the same size and time in its place."""
    at = path.stat()
    path.with_name("other").write_bytes(bytes(at.st_size))
    path.with_name("other").replace(path)
    os.utime(path, ns=(at.st_atime_ns, at.st_mtime_ns))


def of_another_version(state: State) -> None:
    from tahqiq.publish import state as module

    seal = state.sealed()
    assert seal
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "version", lambda: "0 0")
        state.seal(seal)


def copied(site: Path) -> None:
    shutil.copytree(site, site.with_name("copy"))
    shutil.rmtree(site)
    site.with_name("copy").rename(site)


SEAL: Callable[[State], Path] = lambda state: state.folder / "seal"  # noqa: E731
DAMAGES: dict[str, Callable[[State], object]] = {
    "seal: a digest's byte": lambda s: flipped(SEAL(s), 3),
    "seal: a byte": lambda s: flipped(SEAL(s), 50),
    "seal: the last byte": lambda s: flipped(SEAL(s), -1),
    "seal: shorter": lambda s: os.truncate(SEAL(s), 40),
    "seal: empty": lambda s: os.truncate(SEAL(s), 0),
    "seal: deleted": lambda s: SEAL(s).unlink(),
    "seal: of another version": of_another_version,
    "database: shorter": lambda s: os.truncate(s.database, 5000),
    "database: empty": lambda s: os.truncate(s.database, 0),
    "database: another": lambda s: another(s.database),
    "database: deleted": lambda s: s.database.unlink(),
    "hangs: shorter": lambda s: os.truncate(s.hangs, 100),
    "hangs: another": lambda s: another(s.hangs),
    "hangs: deleted": lambda s: s.hangs.unlink(),
    "templates: shorter": lambda s: os.truncate(s.templates, 100),
    "templates: another": lambda s: another(s.templates),
    "templates: deleted": lambda s: s.templates.unlink(),
    "spare: deleted": lambda s: shutil.rmtree(s.spare),
    "site: deleted": lambda s: shutil.rmtree(s.folder.parent / "site"),
    "site: another folder": lambda s: copied(s.folder.parent / "site"),
    "manifest: a digest's digit": lambda s: flipped(s.folder.parent / "site/SHA256SUMS", 200),
    "manifest: deleted": lambda s: (s.folder.parent / "site/SHA256SUMS").unlink(),
    "state: deleted": lambda s: shutil.rmtree(s.folder),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_damage(little: Little, damage: Callable[[State], object]) -> None:
    damage(little.state)
    with pytest.raises(NotRenewable):
        renew(little.folder)
    edited_and_built_anew(little)


def edited_and_built_anew(little: Little) -> None:
    """The next edit is no renewal, and the site is right."""
    little.edit()
    with pytest.raises(NotRenewable):
        renew(little.folder)
    build(little.folder)
    assert little.site() == little.sites[little.now]


def test_settings_that_change_while_a_build_goes_on_are_not_taken_for_those_it_was_made_with(
    little: Little, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings, related = little.folder / "mkdocs.yml", pipeline.related
    before = settings.read_bytes()

    def meanwhile(*given: Any) -> Relations:
        settings.write_bytes(before + b"# saved meanwhile\n")
        return related(*given)

    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "related", meanwhile)
        build(little.folder)
    with pytest.raises(NotRenewable):
        renew(little.folder)
    settings.write_bytes(before)
    build(little.folder)
    little.edit()
    assert renew(little.folder).made
    assert little.site() == little.sites[little.now]


def test_a_rotten_database(little: Little) -> None:
    built(little.folder)
    seal = little.state.sealed()
    assert seal
    with little.state.database.open("r+b") as file:
        file.write(bytes(50_000))
    little.state.seal(seal)
    edited_and_built_anew(little)


def rotten(path: Path, random: Random, times: int) -> None:
    """Flips bits as a disk does: neither the size nor the time nor the file is another."""
    at = path.stat()
    with path.open("r+b") as file:
        for _ in range(times):
            where = random.randrange(at.st_size)
            file.seek(where)
            byte = file.read(1)[0] ^ 1 << random.randrange(8)
            file.seek(where)
            file.write(bytes([byte]))
    os.utime(path, ns=(at.st_atime_ns, at.st_mtime_ns))


@pytest.mark.parametrize("name", ["hangs", "templates"])
def test_bits_that_are_others_are_noticed(little: Little, name: str) -> None:
    random = Random(f"{name} 32")
    for _ in range(4):
        built(little.folder)
        rotten(getattr(little.state, name), random, 3)
        assert little.state.sealed(), "the seal alone does not tell"
        little.edit()
        built(little.folder)
        assert little.site() == little.sites[little.now]


def test_rows_that_are_others_are_noticed(little: Little) -> None:
    """A packed row of every table is damaged in its bytes alone."""
    for table in ("thing", "article", "sheet", "kept", "layout"):
        built(little.folder)
        seal = little.state.sealed()
        assert seal
        with closing(sqlite3.connect(little.state.database)) as database:
            database.create_function("rotten", 1, lambda data: bytes([*data[:-6], data[-6] ^ 1, *data[-5:]]))
            database.execute(f"UPDATE {table} SET data = rotten(data)")
            database.commit()
        little.state.seal(seal)
        edited_and_built_anew(little)


def test_a_state_that_somebody_else_has_sealed(
    little: Little, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    built(little.folder)
    assert little.state.sealed()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert State(little.folder).sealed() is None


def compiled_in(little: Little) -> list[str | None]:
    """The templates that a renewal compiles."""
    names: list[str | None] = []
    compile_ = jinja2.Environment.compile

    def counted(self: jinja2.Environment, source: str, name: str | None = None, *rest: Any) -> object:
        names.append(name)
        return compile_(self, source, name, *rest)

    little.edit()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(jinja2.Environment, "compile", counted)
        assert renew(little.folder).made
    assert little.site() == little.sites[little.now]
    return names


def test_templates_are_compiled_once(little: Little) -> None:
    built(little.folder)
    assert compiled_in(little) == []
    seal = little.state.sealed()
    assert seal
    # Even where the seal is whole: what is damaged is compiled anew, and kept again.
    for damage in (
        lambda path: os.truncate(path, 1000),
        lambda path: path.write_bytes(bytes(5000)),
        lambda path: path.write_bytes(path.read_bytes().replace(b"view", b"veiw")),
    ):
        little.state.break_seal()
        damage(little.state.templates)
        little.state.seal(seal)
        assert "pages/article.html" in compiled_in(little)
        seal = little.state.sealed()
        assert seal
        assert compiled_in(little) == []
        seal = little.state.sealed()
        assert seal


AHEAD = """
import msgspec
from jinja2 import FileSystemLoader
from tahqiq.paths import templates
from tahqiq.render import Compiled
from tahqiq.render.press import press

ahead = Compiled()
press(FileSystemLoader(templates()), ahead).prepare()
print(*msgspec.msgpack.decode(ahead.packed("here", bytes(32))))
"""


def test_several_processes_leave_the_templates_of_all_pages(tmp_path: Path) -> None:
    """Those that one leaves, who makes all pages: what a worker compiled beside it, a renewal would compile again.

    And none that was not compiled ahead of all pages: while one process compiles, others would wait.
    """
    left = []
    for executor in ("alone", "processes:2"):
        folder = tmp_path / executor.partition(":")[0]
        books.write(folder, {**books.settings(), **book(Random(8), 3, 4, 2, 1, 3, 0).files()})
        done = tahqiq("build", "--executor", executor, cwd=folder)
        assert done.returncode == 0, done.stderr
        left.append({*msgspec.msgpack.decode(State(folder).templates.read_bytes())})
    alone, shared = left
    assert {"pages/article.html", "pages/actor.html", "pages/quotes.html"} <= alone
    assert shared == alone
    # Elsewhere, for here templates are compiled but once, whoever asks for them.
    ahead = subprocess.run([sys.executable, "-c", AHEAD], capture_output=True, text=True, check=True)
    assert alone == {*ahead.stdout.split()}


def test_of_the_data_only_what_has_changed_is_looked_at(
    little: Little, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(little.folder)
    made: list[export_jobs.Key] = []
    job = exports.export_job

    def counted(order: Order, keys: Sequence[export_jobs.Key]) -> list[export_jobs.Exported]:
        made.extend(keys)
        return job(order, keys)

    monkeypatch.setattr(exports, "export_job", counted)
    monkeypatch.setattr(exports, "names_of", lambda *_: pytest.fail("all names of pieces are gone through"))
    little.edit()
    assert renew(little.folder).made
    # The words of an article and the name of an actor are others now, which no event or term says.
    assert ("articles", "article-0") in made and ("actors", "actor-0") in made
    assert not {"events", "terms"} & {section for section, _ in made}
    assert little.site() == little.sites[little.now]


SURROUNDINGS = {
    "mkdocs.yml": books.settings(previews=True)["mkdocs.yml"],
    "templates/pages/home.html": b"<p>Another home.</p>\n",
    "templates/words/en.yml": b"articles.title: All articles\n",
    "content/edition.yml": books.EDITION.replace("little", "tiny").encode(),
    "content/pages/about/ar.md": "# عن\n\n{#p1}\nنص.\n".encode(),
    "content/something/else.txt": b"",
    "content/events/notes.txt": b"",
    "content/articles/notes.txt": b"",
    "content/actors/Bad Name.yml": b"",
    "content/actors/folder.yml/notes.txt": b"",
    os.fsdecode(b"content/terms/\xff.yml"): b"",
}


@pytest.mark.parametrize("name", SURROUNDINGS)
def test_what_is_no_article_or_thing(little: Little, name: str) -> None:
    assert built(little.folder) is not None
    path = little.folder / name
    before = path.read_bytes() if path.exists() else None
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(SURROUNDINGS[name])
    with pytest.raises(NotRenewable):
        renew(little.folder)
    if before is not None:
        path.write_bytes(before)
    else:
        path.unlink()
        for folder in path.parents:
            if any(folder.iterdir()):
                break
            folder.rmdir()
    little.edit()
    built(little.folder)
    assert little.site() == little.sites[little.now]


def test_a_change_without_another_time_or_size(little: Little) -> None:
    assert built(little.folder) is not None
    path = little.folder / "content/articles/article-0/en.md"
    before = path.stat()
    data = path.read_bytes()
    little.edit()
    assert path.stat().st_size == before.st_size
    assert path.read_bytes() != data
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    renew(little.folder)
    assert little.site() == little.sites[little.now]


def test_two_builds_at_once(little: Little) -> None:
    little.edit()
    before = little.site()
    little.state.take()
    for arguments in ((), ("--whole",)):
        done = tahqiq("build", *arguments, cwd=little.folder)
        assert done.returncode == 3, done.stderr
        assert "another build of this edition is going on" in done.stderr
        assert "Traceback" not in done.stderr
    little.state.leave()
    assert little.site() == before
    assert renew(little.folder).made
    assert little.site() == little.sites[little.now]


def killed_at(folder: Path, event: int) -> int:
    """Renews a site in another process that is killed at its so-manieth event; how many there were until then."""
    end, start = os.pipe()
    child = os.fork()
    if child:
        os.close(start)
        os.waitpid(child, 0)
        with os.fdopen(end, "rb") as said:
            return len(said.read())
    try:
        # Whatever touches a file, opens the database or calls the system is an event.
        def count(what: str, _: object) -> None:
            nonlocal event
            if what.partition(".")[0] in ("open", "os", "sqlite3", "ctypes", "shutil", "fcntl", "mmap"):
                os.write(start, b".")
                event -= 1
                if not event:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count)
        renew(folder)
    finally:
        os._exit(0)


def test_a_build_is_killed(little: Little) -> None:
    built(little.folder)
    little.edit()
    events = killed_at(little.folder, -1)
    assert little.site() == little.sites[little.now]
    steps = [*range(1, events, max(events // 8, 1)), *range(events - 8, events + 1)]
    for event in steps:
        built(little.folder)
        before = little.site()
        little.edit()
        killed_at(little.folder, event)
        assert little.site() in (before, little.sites[little.now])
        built(little.folder)
        assert little.site() == little.sites[little.now]
