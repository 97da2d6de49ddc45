"""Building and serving: as `mkdocs build` and `mkdocs serve`, with our report and statuses."""

from __future__ import annotations

import errno
import gc
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import click

from tahqiq.cli.options import project_in
from tahqiq.cli.profile import Profile
from tahqiq.cli.report import (
    CONTENT,
    MACHINE,
    USAGE,
    err,
    fail,
    machine_failures,
    say,
    show_aside,
    stages,
    summary,
)
from tahqiq.crew import Crew, Processes
from tahqiq.pipeline import Progress
from tahqiq.problems import Problem, has_errors
from tahqiq.publish.executors import WrongExecutor, crew_of, is_cluster
from tahqiq.publish.ground import Foreign, judge_site
from tahqiq.publish.standing import Standing
from tahqiq.read.project import Project
from tahqiq.renewal import NotRenewable, Renewed, renewed_from
from tahqiq.store import WrongStore, far_address

SOON = 0.5
"""Seconds that most renewals take."""


def _configured(root: Path) -> Project:
    project = project_in(root)
    if not project.configuration.is_file():
        fail(f"There is no {project.configuration.name} here: MkDocs needs it to publish the edition.", USAGE)
    return project


@contextmanager
def publishing(what_now: str) -> Iterator[None]:
    """Turns what can go wrong in publishing into a sentence and a status."""
    from tahqiq.publish.run import ContentErrors, ForeignGround, NoPlugin, PublisherFailed

    try:
        with machine_failures():
            yield
    except (Foreign, ForeignGround) as error:
        fail(f"{error} Nothing was touched.", USAGE)
    except ContentErrors as error:
        err().print(f"{summary(error.problems)} {what_now}")
        sys.exit(CONTENT)
    except NoPlugin:
        fail("mkdocs.yml does not name the plugin: add `plugins: [tahqiq]`.", USAGE)
    except PublisherFailed as error:
        fail(f"The publisher failed: {error}", MACHINE)


@machine_failures()
def build_edition(
    root: Path,
    site: Path | None,
    found: Standing | None,
    *,
    strict: bool,
    profile: bool,
    started: float,
    elsewhere: Mapping[str, str | None],
) -> None:
    """Renews the site that was `found` standing, or builds the edition as a whole."""
    project = _configured(root)
    target = _ground(project, site)
    with stages(SOON) as progress:
        passing = Profile(progress)
        done = _renewed(project, found, _near(elsewhere["executor"]), passing) if found else None
    if done is not None:
        _say_renewed(done, project, time.monotonic() - started, target)
    else:
        where = _build_whole(project, target, strict, passing, elsewhere)
        say(f"Built in {time.monotonic() - started:.1f} s: {where}")
    if profile:
        passing.show(err())


def _ground(project: Project, site: Path | None) -> Path:
    """Where the site is to be; ends with status 2 where that is no place for it. A link that was named is followed."""
    target = site.resolve() if site else project.root / project.site
    # Not as the publisher's failures are told: to load the publisher takes longer than most renewals.
    try:
        judge_site(project, target)
    except Foreign as error:
        fail(f"{error} Nothing was touched.", USAGE)
    return target.resolve()


def _build_whole(
    project: Project, target: Path, strict: bool, passing: Profile, elsewhere: Mapping[str, str | None]
) -> str:
    gc.enable()
    with publishing("Nothing was built; the old site stands."), stages() as progress:
        from tahqiq.publish.run import build_site

        passing.told = progress
        return build_site(
            project.configuration,
            target,
            passing,
            lambda problems: _report(problems, project, strict),
            {name: said for name, said in elsewhere.items() if said},
        )


def executor(said: str) -> str:
    """Who does the work; a usage error where it is nobody."""
    try:
        crew_of(said)
    except WrongExecutor as error:
        raise click.BadParameter(str(error)) from error
    return said


def address(said: str) -> str:
    """An address; a usage error where it is none."""
    try:
        return far_address(said)
    except WrongStore as error:
        raise click.BadParameter(str(error)) from error


def _near(executor: str | None) -> Crew:
    """A renewal makes a few pages, and changes the tables meanwhile: it is done on this machine."""
    return Processes() if executor is None or is_cluster(executor) else crew_of(executor)


def _renewed(project: Project, found: Standing, crew: Crew, progress: Progress) -> Renewed | None:
    """What a renewal of the site comes to; None where it must be built as a whole."""
    try:
        return renewed_from(project, found, crew, progress)
    except NotRenewable:
        return None


def _say_renewed(found: Renewed, project: Project, seconds: float, site: Path) -> None:
    if has_errors(found.problems):
        show_aside(found.problems, project.root)
        say(f"{summary(found.problems)} Nothing was built; the old site stands.")
        sys.exit(CONTENT)
    show_aside(found.problems, project.root)
    others = found.warnings - len(found.problems)
    if others:
        say(f"{others:,} warnings in what has not changed: `tahqiq check` lists them.")
    if found.made or found.removed:
        removed = f", {found.removed:,} removed" if found.removed else ""
        say(f"{found.made:,} of {found.pages:,} pages made{removed} in {seconds:.2f} s: {site}")
    else:
        say(f"Nothing to make ({found.pages:,} pages) in {seconds:.2f} s: {site}")


def _report(problems: tuple[Problem, ...], project: Project, strict: bool) -> None:
    show_aside(problems, project.root)
    if strict and problems and not has_errors(problems):
        err().print(f"{summary(problems)} With --strict nothing was built; the old site stands.")
        sys.exit(CONTENT)


def serve_edition(root: Path, address: str, *, open_browser: bool) -> None:
    """Serves a preview until it is interrupted."""
    project = _configured(root)
    if _is_taken(address):
        host, _, port = address.rpartition(":")
        fail(
            f"Something is served at {address} already, perhaps this preview in another terminal. End it there "
            f"with Ctrl+C, or serve elsewhere: --address {host}:{int(port) % 65535 + 1}",
            MACHINE,
        )
    with publishing(""):  # errors of the content end no preview
        from tahqiq.publish.run import serve_site

        serve_site(project.configuration, address, open_browser=open_browser)


def _is_taken(address: str) -> bool:
    """Whether somebody listens there: it is said before the edition is built for nothing."""
    host, _, port = address.rpartition(":")
    import socket  # here, for a build does without

    try:
        # As the server that MkDocs starts does it: a preview that has just ended is in nobody's way.
        socket.create_server((host.strip("[]"), int(port)), reuse_port=False).close()
    except OSError as error:
        return error.errno == errno.EADDRINUSE
    return False
