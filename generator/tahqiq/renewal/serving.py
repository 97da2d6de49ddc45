"""Serving: what happens when a file is saved while an edition is served."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from tahqiq import pipeline
from tahqiq.faults import ExportFailed
from tahqiq.filed import Filed, filed
from tahqiq.problems import FoundLate, Problem, has_errors
from tahqiq.publish.board import Board, Notice, Saved
from tahqiq.publish.board.entries import LISTED, entries
from tahqiq.publish.board.shown import Shown
from tahqiq.publish.garbage import settle
from tahqiq.publish.log import log
from tahqiq.publish.run import ContentErrors
from tahqiq.read.project import Project
from tahqiq.relate import Relations
from tahqiq.renewal.changed import DAMAGED, NotRenewable
from tahqiq.renewal.leaving import Sound
from tahqiq.renewal.preview import Preview
from tahqiq.renewal.touched import pages_touched

STANDS = "The content has errors: the preview shows its last sound state."
WAITS = "The content has errors: the preview shows them, and the edition when they are mended."


def say_stage(stage: str, done: int, all_of_it: int) -> None:
    """Says in MkDocs's log that a stage begins."""
    if not done:
        log.info(pipeline.STAGES[stage])


class Watching(Protocol):
    """Knows which files were changed."""

    def taken(self) -> set[Path]:
        """What has changed since it was asked last."""


@dataclass(slots=True)
class Serving:
    """A preview, if the edition was sound, who watches its files, and the board that the browsers are told from.

    `relations` are those of the last sound state, `problems` all that is wrong with the content now.
    """

    preview: Preview | None = None
    watch: Watching | None = None
    board: Board = field(default_factory=Board)
    relations: Relations | None = None
    problems: Filed = field(default_factory=Filed)
    _project: Project | None = None
    _touched: Mapping[str, str] = field(default_factory=dict)

    def checked(self, project: Project, checked: pipeline.Checked, sound: Sound | None) -> None:
        """The whole edition was checked; `sound` is its last sound state, if there was one."""
        relations = sound.printing.relations if sound else None
        pages = self.relations.edition.pages if self.relations else ()
        self._project, self.relations = project, relations
        self.problems = sound.shown if sound and checked.sound else filed(checked.problems)
        if not checked.sound:
            log.error(STANDS if relations else WAITS)
        self._touched = pages_touched(pages, relations.edition.pages if relations else ())
        notice = self.board.notice
        languages = checked.rest.languages() or notice.languages
        self.board.put(replace(notice, words=checked.words, languages=languages))

    def renew(
        self,
        report: Callable[[tuple[Problem, ...]], None],
        seen: Callable[[], None],
        whole: Callable[[], None],
    ) -> None:
        """Makes the pages that hang on what was saved, and says so; where that cannot be, the `whole` edition."""
        paths = self.watch.taken() if self.watch else set()
        done = False
        try:
            done = self._is_content(paths) and self._renewed(paths, report, seen)
        finally:
            # Whatever it failed with, it stands half way: next time all is made anew.
            if self.preview is not None and not done:
                self.preview.close()
                self.preview = None
        if not done:
            self.board.put(replace(self.board.notice, working=True))
            try:
                whole()
            except ContentErrors:
                # Told by now. Let through, it would have browsers wait for pages until all is mended.
                log.error(WAITS)
            finally:
                self.built(paths)

    def _is_content(self, paths: set[Path]) -> bool:
        """Whether files of the content were saved, and nothing else, as a template."""
        if not paths or self._project is None:
            return False
        content = self._project.content
        return all(path.is_relative_to(content) for path in paths)

    def built(self, paths: Iterable[Path] = ()) -> None:
        """All pages were made, after some files were saved: the board says how things stand."""
        settle()
        notice = self.board.notice
        self._tell(replace(notice, working=False, whole=notice.whole + 1), self._touched, paths)

    def _renewed(
        self, paths: set[Path], report: Callable[[tuple[Problem, ...]], None], seen: Callable[[], None]
    ) -> bool:
        preview = self.preview
        if preview is None:
            return False

        news = [paths]

        def shown() -> None:
            seen()
            self.problems = preview.problems
            if news:
                self._tell(self.board.notice, preview.touched, news.pop())
            else:
                # There is more to be seen: whoever has such a page open looks again.
                self.board.put(self.board.notice)

        try:
            found = preview.renewed(paths, shown)
        except NotRenewable:
            log.info("This changes more than some pages: all are made anew.")
            return False
        except DAMAGED:
            log.warning("What was kept is damaged: all pages are made anew.")
            return False
        except ExportFailed as error:
            log.error(f"{error}.")
            return False
        except FoundLate as error:
            report((error.problem,))
            return self._given_up(preview, error.problem, paths)
        report(found.problems)
        if has_errors(found.problems):
            log.error(STANDS)
            self.problems = preview.problems
            self._tell(self.board.notice, {}, paths)
        else:
            log.info(f"{found.made} of {found.pages} pages made in {1000 * found.seconds:.0f} ms.")
        return True

    def failed(self, problems: Iterable[Problem]) -> None:
        """Pages could not be made, and there are none to be seen now: why is told beside all else."""
        self.relations = None
        self.problems = self.problems.anew((), (), problems)

    def _given_up(self, preview: Preview, problem: Problem, paths: Iterable[Path]) -> bool:
        """A page that a change touches cannot be made: next time all is made anew."""
        log.error(STANDS)
        self.problems = preview.problems.anew((), (), (problem,))
        preview.close()
        self.preview = None
        self._tell(self.board.notice, {}, paths)
        return True

    def _tell(self, notice: Notice, touched: Mapping[str, str], paths: Iterable[Path]) -> None:
        if self._project is None:
            return
        found = self.problems
        sound = not found.erring
        shown = Shown(self.relations, self._project.name) if self.relations else None
        listed = entries(found.first(LISTED), self._project.root, shown.at if shown else _nowhere)
        # Nobody is led to a page that does not show what was saved.
        saved = _saved(self._project, shown, touched, paths) if shown and sound else ()
        now = replace(notice, sound=sound, waits=shown is None, entries=listed)
        self.board.put(replace(now, errors=found.errors, warnings=found.warnings), tuple(saved))


def _nowhere(file: str) -> dict[str, str]:
    return {}


def _saved(
    project: Project, shown: Shown, touched: Mapping[str, str], paths: Iterable[Path]
) -> Iterator[Saved]:
    """Files that are there, and where they are shown."""
    for path in sorted(paths):
        if path.exists() and path.is_relative_to(project.root):
            file = path.relative_to(project.root).as_posix()
            addresses = shown.at(file, touched.get(file, ""))
            if addresses:
                yield Saved(file, addresses)
