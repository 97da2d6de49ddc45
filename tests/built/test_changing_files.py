"""What others do to files while a build reads, writes or replaces them: no mixture comes of it that lasts."""

from __future__ import annotations

import errno
import gzip
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any

import pytest
from test_kept_state import Little, rotten

import books
import editions
from harness import tahqiq
from renewals import build, built, contents, renew, shrunk
from tahqiq import plain, store
from tahqiq.crew import Alone
from tahqiq.problems import has_errors
from tahqiq.publish import deployed, durable, exchange, held, spare, staging, state
from tahqiq.publish.held import Taken, hold
from tahqiq.publish.manifest import MANIFEST, digests_of, read
from tahqiq.publish.run import ContentErrors
from tahqiq.publish.search_jobs import INDEX
from tahqiq.publish.standing import standing
from tahqiq.publish.state import State
from tahqiq.publish.writer import Writer
from tahqiq.read import scan
from tahqiq.read.project import Project
from tahqiq.renewal import NotRenewable, exports, renewed_from
from tahqiq.renewal.pages import Pages
from tahqiq.search import FOLDER

pytestmark = pytest.mark.slow
ARTICLE = "content/articles/article-0"


@pytest.fixture(scope="module", autouse=True)
def small_limits() -> Iterator[None]:
    grain = scan.GRAIN
    with pytest.MonkeyPatch.context() as patch:
        shrunk(patch)
        patch.setattr(scan, "GRAIN", grain)
        yield


@pytest.fixture(scope="module")
def little(tmp_path_factory: pytest.TempPathFactory) -> Little:
    return Little(tmp_path_factory.mktemp("changing"))


Patch = pytest.MonkeyPatch


def meanwhile(patch: Patch, number: int, change: Callable[[], object]) -> Callable[[], bool]:
    """Has something changed when the so-manieth file of the content is about to be read; whether it came to that."""
    count = 0

    def reading(file: int, limit: int) -> bytes | None:
        nonlocal count
        count += 1
        if count == number:
            change()
        return plain.read_whole(file, limit)

    patch.setattr(store, "read_whole", reading)
    return lambda: count >= number


def right(little: Little) -> None:
    """The next build makes what a cold one would."""
    built(little.folder)
    assert little.site() == little.sites[little.now]


def test_what_is_saved_while_it_is_read_is_seen_by_the_next_build(little: Little, monkeypatch: Patch) -> None:
    right(little)
    for make, numbers in ((renew, range(1, 40)), (build, range(1, 40, 9))):
        reached = 0
        for number in numbers:
            little.edit()
            with monkeypatch.context() as patch:
                came = meanwhile(patch, number, little.edit)
                with suppress(ContentErrors):
                    make(little.folder)
            right(little)
            if not came():
                break
            reached += 1
        assert reached > 1, "so few files were read"


def test_a_file_with_the_time_and_size_of_the_one_that_was_read(little: Little, monkeypatch: Patch) -> None:
    """Written once more within the same tick of the clock: only the time of the entry could tell, and it may not."""
    right(little)
    little.edit()
    path = little.folder / ARTICLE / "en.md"
    times = path.stat()

    def again() -> None:
        little.edit()
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))

    with monkeypatch.context() as patch:
        meanwhile(patch, 4, again)
        renew(little.folder)
    right(little)


def replaced(path: Path, by: Callable[[Path], object]) -> None:
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    by(path)


CHANGES: dict[str, Callable[[Path], object]] = {
    "deleted": lambda article: (article / "en.md").unlink(),
    "renamed": lambda article: (article / "en.md").rename(article / "english.md"),
    "emptied": lambda article: os.truncate(article / "en.md", 0),
    "grown": lambda article: (article / "en.md").write_bytes(b"[x" * 2_000_000),
    "a folder now": lambda article: replaced(article / "en.md", Path.mkdir),
    "a pipe now": lambda article: replaced(article / "en.md", os.mkfifo),
    "its folder deleted": shutil.rmtree,
    "its folder a file now": lambda article: replaced(article, Path.touch),
}


@pytest.mark.parametrize("make", [renew, build], ids=["renewal", "whole"])
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_goes_away_while_it_is_read(
    little: Little, monkeypatch: Patch, change: Callable[[Path], object], make: Callable[[Path], Any]
) -> None:
    right(little)
    before, article = little.site(), little.folder / ARTICLE
    little.edit()
    # Records come first in a whole build, articles in a renewal: the first file of this article is on its way.
    with monkeypatch.context() as patch:
        reading = plain.file_below

        def file_below(root: str, path: str) -> Any:
            if path == "articles/article-0/article.yml" and (article / "en.md").is_file():
                at = reading(root, path)
                return Then(at, lambda: change(article))
            return reading(root, path)

        patch.setattr(store, "file_below", file_below)
        try:
            done = make(little.folder)
            assert done is None or has_errors(done.problems)
            assert done is not None, "it was built all the same"
        except (OSError, ContentErrors, NotRenewable) as error:
            assert not isinstance(error, OSError) or "article-0" in str(error.filename), error
    assert little.site() == before
    shutil.rmtree(article) if article.is_dir() else article.unlink(missing_ok=True)
    little.write(little.now)
    right(little)


class Then:
    """A context after whose beginning something else is done."""

    def __init__(self, context: Any, change: Callable[[], object]) -> None:
        self.context, self.change = context, change

    def __enter__(self) -> Any:
        found = self.context.__enter__()
        self.change()
        return found

    def __exit__(self, *error: Any) -> Any:
        return self.context.__exit__(*error)


def failing(number: int, what: Callable[..., Any]) -> Callable[..., Any]:
    """Does what it did, but does not find a file any more that another machine has lost."""

    def fails(*given: Any) -> Any:
        raise OSError(number, os.strerror(number))

    return fails


@pytest.mark.parametrize("number", [errno.EIO, errno.ESTALE])
def test_a_disk_that_fails_while_a_file_is_read(little: Little, monkeypatch: Patch, number: int) -> None:
    right(little)
    before = little.site()
    little.edit()
    for make in (renew, build):
        with monkeypatch.context() as patch:
            patch.setattr(store, "read_whole", failing(number, plain.read_whole))
            with pytest.raises(OSError) as failed:
                make(little.folder)
        assert failed.value.errno == number and "content/" in failed.value.filename
        assert little.site() == before
    right(little)


@pytest.mark.parametrize("what", ["a page", "an export", "the manifest"])
def test_a_disk_that_fails_while_a_renewal_writes(little: Little, monkeypatch: Patch, what: str) -> None:
    right(little)
    before, put, file = little.site(), spare.put, Writer.file
    little.edit()

    def half(path: Path) -> None:
        path.unlink(missing_ok=True)
        path.write_bytes(b"half")
        raise OSError(errno.EIO, os.strerror(errno.EIO), str(path))

    def putting(folder: Path, path: str, data: bytes) -> None:
        half(folder / path) if what == "the manifest" and path == MANIFEST else put(folder, path, data)

    def writing(own: Any, path: str, data: Any) -> str:
        is_page = path.endswith(".html")
        if what == ("a page" if is_page else "an export"):
            half(Path(own.root, path))
        return file(own, path, data)

    with monkeypatch.context() as patch:
        patch.setattr(spare, "put", putting)
        patch.setattr(Writer, "file", writing)
        with pytest.raises(OSError, match="Input/output error"):
            renew(little.folder)
    assert little.site() == before
    right(little)


def test_a_seal_that_cannot_be_written_is_missed_by_the_next_build_alone(
    little: Little, monkeypatch: Patch
) -> None:
    right(little)
    little.edit()
    with monkeypatch.context() as patch:
        patch.setattr(state, "packed", failing(errno.ENOSPC, state.packed))
        assert renew(little.folder).made
    assert little.site() == little.sites[little.now]
    assert not (little.state.folder / "seal-new").exists()
    with pytest.raises(NotRenewable):
        renew(little.folder)
    right(little)


# ------------------------------------------------------------ others at once


def test_a_site_is_held_until_what_is_kept_is_of_it(little: Little, monkeypatch: Patch) -> None:
    """Else another edition's site could come between, and be taken for this one's."""
    asked: list[str] = []
    site = little.folder / "site"

    def nobody_else(what: str, do: Callable[..., Any]) -> Callable[..., Any]:
        def doing(*given: Any, **named: Any) -> Any:
            with pytest.raises(Taken):
                hold(site)
            asked.append(what)
            done = do(*given, **named)
            with pytest.raises(Taken):
                hold(site)
            return done

        return doing

    right(little)
    little.edit()
    with monkeypatch.context() as patch:
        patch.setattr(Pages, "make", nobody_else("pages", Pages.make))
        patch.setattr(State, "seal", nobody_else("seal", State.seal))
        renew(little.folder)
        assert asked == ["pages", "seal"]
        patch.setattr(spare, "copy", nobody_else("copy", spare.copy))
        little.edit()
        build(little.folder)
        assert asked[2:] == ["copy", "seal"]
    held.release(hold(site))
    assert little.site() == little.sites[little.now]


def test_a_state_that_another_build_has_changed_since_it_was_looked_at(little: Little) -> None:
    right(little)
    little.edit()
    found = standing(Project(little.folder), little.folder / "site")
    assert found
    little.state.break_seal()  # as one does that is killed then
    with pytest.raises(NotRenewable):
        renewed_from(Project(little.folder), found, Alone())
    right(little)


def test_a_state_that_is_deleted_while_a_build_goes_on(little: Little, monkeypatch: Patch) -> None:
    """Whoever builds next has a folder of his own."""
    right(little)
    before = little.site()
    little.edit()
    fresh = State.fresh_database

    def deleted(own: State) -> Any:
        database = fresh(own)
        shutil.rmtree(own.folder)
        other = State(little.folder)
        other.take()
        other.leave()
        return database

    with monkeypatch.context() as patch:
        patch.setattr(State, "fresh_database", deleted)
        with pytest.raises(OSError, match="deleted while this build went on"):
            build(little.folder)
    assert little.site() == before
    right(little)


def test_two_editions_built_into_one_folder(tmp_path: Path) -> None:
    """Whichever comes last stands, whole; and neither takes the other's for its own afterwards."""
    site, sites = tmp_path / "site", []
    folders = [
        editions.write(
            tmp_path / name,
            editions.base(),
            f"-- content/actors/town.yml --\nkind: place\nname: {{ar: بلدة, en: The {name}}}\n",
        )
        for name in ("one", "two")
    ]
    for folder in folders:
        assert tahqiq("build", cwd=folder).returncode == 0
        sites.append(contents(folder / "site"))
    assert sites[0] != sites[1]
    command = [sys.executable, "-m", "tahqiq", "build", "--site", site]
    for _ in range(2):
        for running in [subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE) for folder in folders]:
            _, said = running.communicate()
            assert running.returncode == 0, said.decode()
        assert contents(site) in sites
    for folder, whole in zip(folders, sites, strict=True):
        assert tahqiq("build", "--site", site, cwd=folder).returncode == 0
        assert contents(site) == whole
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


# ------------------------------------------------------------ poorer disks


def _no_exchange(*_: bytes) -> int:
    import ctypes

    ctypes.set_errno(errno.EINVAL)
    return -1


POORER: dict[str, Callable[[Patch], None]] = {
    "no locks": lambda patch: patch.setattr(held.fcntl, "flock", failing(errno.ENOLCK, held.fcntl.flock)),
    "no exchange": lambda patch: patch.setattr(exchange, "_exchange", lambda: _no_exchange),
    "no hard links": lambda patch: patch.setattr(os, "link", failing(errno.ENOTSUP, os.link)),
    "no boots": lambda patch: patch.setattr(state, "this_boot", lambda: ""),
}


@pytest.mark.parametrize("without", POORER.values(), ids=POORER)
def test_a_disk_that_knows_less(little: Little, monkeypatch: Patch, without: Callable[[Patch], None]) -> None:
    """A build takes longer there, or is a whole one each time; it is right all the same, and leaves nothing behind."""
    with monkeypatch.context() as patch:
        without(patch)
        build(little.folder)
        for _ in range(2):
            little.edit()
            right(little)
    left = [path.name for path in little.folder.iterdir() if path.name.startswith(".site-")]
    if without is POORER["no locks"]:
        # What nobody can hold may be somebody's: it is left until there are locks.
        assert all(name.startswith(".site-new-") for name in left)
    else:
        assert left == []
    little.state.break_seal()
    right(little)


# ------------------------------------------------------------ power cuts and silent damage


def test_a_site_is_on_the_disk_before_it_stands(little: Little, monkeypatch: Patch) -> None:
    order: list[str] = []
    settle, change_places = staging.settle, staging.change_places

    def settled(folder: Path) -> None:
        assert (folder / MANIFEST).is_file(), "the last file is not written yet"
        order.append("settled")
        settle(folder)

    def changed(*given: Path) -> None:
        order.append("changed")
        change_places(*given)

    with monkeypatch.context() as patch:
        patch.setattr(staging, "settle", settled)
        patch.setattr(staging, "change_places", changed)
        build(little.folder)
    assert order == ["settled", "changed"]


def test_what_was_kept_before_the_machine_was_started_is_not_believed(
    little: Little, monkeypatch: Patch
) -> None:
    right(little)
    monkeypatch.setattr(state, "this_boot", lambda: "another")
    assert durable.this_boot() != "another"
    with pytest.raises(NotRenewable):
        renew(little.folder)
    right(little)
    little.edit()
    assert renew(little.folder).made


def untouched(little: Little) -> str:
    """A page that the other state of the content does not change."""
    one, other = little.sites
    return next(path for path in sorted(one) if path.endswith(".html") and one[path] == other.get(path))


def test_a_damaged_page_stays_known_as_such(little: Little) -> None:
    """A renewal does not read it. Its line in the manifest stays, so whoever checks the sums finds it, and only it."""
    right(little)
    path = untouched(little)
    rotten(little.folder / "site" / path, Random(40), 1)
    for _ in range(2):  # the site, and what was its copy
        little.edit()
        assert renew(little.folder).made
        site = little.folder / "site"
        known = read((site / MANIFEST).read_bytes())
        assert {name for name, now in digests_of(site, known).items() if now != known[name]} == {path}
    assert {difference.path for difference in compared(little)} == {path}
    build(little.folder)
    assert little.site() == little.sites[little.now]


class Searched(Little):
    """One that can be searched."""

    def write(self, n: int) -> None:
        super().write(n)
        books.write(self.folder, {**books.settings(search=True), **self.book.files()})


def test_nothing_is_made_of_a_damaged_index(tmp_path: Path) -> None:
    """What is pieced together from older files would have a right sum of wrong bytes."""
    little = Searched(tmp_path / "searched")
    files = [path for path in (little.folder / "site" / INDEX / FOLDER).rglob("*") if path.is_file()]
    assert len(files) > 2

    def otherwise(path: Path) -> None:
        """One that can be read, but is not what was published."""
        data = path.read_bytes()
        packed = data.startswith(b"\x1f\x8b")
        path.write_bytes(gzip.compress(gzip.decompress(data), 1, mtime=1) if packed else data)

    for damage in (otherwise, lambda path: rotten(path, Random(41), 1)):
        for path in files:
            damage(path)
        little.edit()
        with pytest.raises(NotRenewable):
            renew(little.folder)
        right(little)


def test_nothing_is_made_of_a_damaged_export(little: Little, monkeypatch: Patch) -> None:
    right(little)
    file = little.folder / "site/data/edition.json"
    rotten(file, Random(41), 1)
    little.edit()
    with pytest.raises(NotRenewable):
        renew(little.folder)
    right(little)
    # One that is too large to be looked through is left to whoever compares the site with a rebuild.
    rotten(file, Random(41), 40)
    monkeypatch.setattr(exports, "_CHECKED", 0)
    little.edit()
    assert renew(little.folder).made
    # The data pages name its sum.
    assert "data/edition.json" in {difference.path for difference in compared(little)}
    build(little.folder)
    assert compared(little) == []


def compared(little: Little) -> list[deployed.Difference]:
    """What `tahqiq verify --site` finds: where the site is another than a rebuild of it."""
    whole = little.folder.parent / "rebuilt"
    for path, data in little.sites[little.now].items():
        spare.put(whole, path, data)
    return list(deployed.differences(whole, deployed.FolderCopy(little.folder / "site")))
