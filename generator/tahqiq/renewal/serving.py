"""Serving: what happens when a file is saved while an edition is served."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from tahqiq import pipeline
from tahqiq.faults import ExportFailed
from tahqiq.problems import Problem, has_errors
from tahqiq.publish.log import log
from tahqiq.renewal.changed import NotRenewable
from tahqiq.renewal.preview import Preview

STANDS = "The content has errors: the preview shows its last sound state."


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
    """A preview, if the edition was sound, and who watches its files."""

    preview: Preview | None = None
    watch: Watching | None = None

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
            done = self.preview is not None and bool(paths) and self._renewed(paths, report, seen)
        finally:
            # Whatever it failed with, it stands half way: next time all is made anew.
            if self.preview is not None and not done:
                self.preview.close()
                self.preview = None
        if not done:
            whole()

    def _renewed(
        self, paths: set[Path], report: Callable[[tuple[Problem, ...]], None], seen: Callable[[], None]
    ) -> bool:
        assert self.preview is not None
        try:
            found = self.preview.renewed(paths, seen)
        except NotRenewable:
            log.info("This changes more than some pages: all are made anew.")
            return False
        except ExportFailed as error:
            log.error(f"{error}.")
            return False
        report(found.problems)
        if has_errors(found.problems):
            log.error(STANDS)
        else:
            log.info(f"{found.made} of {found.pages} pages made in {1000 * found.seconds:.0f} ms.")
        return True
