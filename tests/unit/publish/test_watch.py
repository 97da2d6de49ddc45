"""Watching: what editors put beside a file for a moment wakes nobody."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest
from watchdog.events import FileModifiedEvent, FileMovedEvent, FileOpenedEvent, FileSystemEvent

from tahqiq.publish.watch import Watch


@pytest.mark.parametrize(
    "name", [".hana.yml.swp", "hana.yml~", "4913", "#hana.yml#", ".#hana.yml", ".git/index"]
)
def test_files_of_a_moment_wake_nobody(tmp_path: Path, name: str) -> None:
    woken: list[None] = []
    watch = Watch((tmp_path / ".edition",), lambda: woken.append(None))
    watch.on_any_event(FileModifiedEvent(str(tmp_path / ".edition/actors" / name)))
    assert woken == []
    assert watch.taken() == set()


def test_what_is_saved_is_told_once(tmp_path: Path) -> None:
    woken: list[None] = []
    watch = Watch((tmp_path / "content", tmp_path / "templates"), lambda: woken.append(None))
    actor = tmp_path / "content/actors/hana.yml"
    watch.on_any_event(FileMovedEvent(str(actor.with_name(".hana.yml.new")), str(actor)))
    watch.on_any_event(FileModifiedEvent(str(tmp_path / "templates/words/en.yml")))
    watch.on_any_event(FileOpenedEvent(str(tmp_path / "content/actors/council.yml")))
    assert len(woken) == 2
    assert watch.taken() == {actor, tmp_path / "templates/words/en.yml"}
    assert watch.taken() == set()


@pytest.mark.skipif(sys.platform != "linux", reason="the queue is Linux's")
def test_where_the_queue_has_run_over_all_may_have_changed(tmp_path: Path) -> None:
    from watchdog.observers.inotify_c import InotifyConstants, InotifyEvent, InotifyFD, Mask

    woken = threading.Event()
    content = tmp_path / "content"
    content.mkdir()
    watch = Watch((content,), woken.set)
    watch.start()
    try:
        InotifyFD.get_instance().handle_event(InotifyEvent(-1, Mask(InotifyConstants.IN_Q_OVERFLOW), 0, b""))
        assert woken.wait(30)
        # No file of the content: so all is made anew, whatever was saved.
        assert watch.taken() == {tmp_path}
        woken.clear()
        (content / "edition.yml").write_text("saved")
        assert woken.wait(30)
        assert watch.taken() == {content / "edition.yml"}
    finally:
        watch.stop()


def test_the_system_does_not_tell_what_was_read(tmp_path: Path) -> None:
    """It has room for some thousands of news, and a build reads more: then a save would be lost."""
    told: list[str] = []
    saved = threading.Event()

    class Told(Watch):
        def dispatch(self, event: FileSystemEvent) -> None:
            told.append(event.event_type)
            super().dispatch(event)

    folder, file = tmp_path / "articles/visit", tmp_path / "articles/visit/en.md"
    folder.mkdir(parents=True)
    file.touch()
    watch = Told((tmp_path,), saved.set)
    watch.start()
    try:
        for _ in range(20):
            file.read_text()
            list(folder.iterdir())
        file.write_text("saved")
        assert saved.wait(30)
    finally:
        watch.stop()
    assert watch.taken() == {file}
    assert {*told} <= {"modified", "closed"}
