"""Runs MkDocs for our own commands: a build or a preview, with our report in the place of its log."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Mapping, MutableMapping
from functools import wraps
from pathlib import Path
from typing import Any, Protocol, TypeVar, cast

from mkdocs.commands.build import build
from mkdocs.commands.serve import serve
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

from tahqiq.faults import ExportFailed, machine_fault
from tahqiq.paths import misread_names
from tahqiq.problems import FoundLate, Problem
from tahqiq.publish.ground import Foreign
from tahqiq.publish.log import LOGGER
from tahqiq.publish.outputs import Doubled
from tahqiq.publish.state import State, passing_state
from tahqiq.read.project import settings_of

NAME = "tahqiq"
C = TypeVar("C")
F = TypeVar("F", bound=Callable[..., Any])


class ContentErrors(Abort):
    """The content has errors, so nothing is built. Exit status 1."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        errors = sum(p.severity == "error" for p in problems)
        super().__init__(f"The content has errors ({errors}): nothing was built, the old site stands.")
        self.problems = problems


class PublisherFailed(Exception):
    """MkDocs failed; the message says how."""


class MachineFailed(Abort):
    """The machine failed (disk, memory, cluster), as its cause says. MkDocs shows the message alone."""

    def __init__(self, error: OSError) -> None:
        super().__init__(machine_fault(error))


def in_a_sentence(hook: F) -> F:
    """A hook of MkDocs that ends with MachineFailed where it would end with an OSError, and a traceback.

    Where an export cannot be made, it ends with a sentence too, and with a problem that is found late as with others.
    """

    @wraps(hook)
    def wrapped(plugin: Publisher, *given: Any, **named: Any) -> Any:
        try:
            return hook(plugin, *given, **named)
        except OSError as error:
            raise MachineFailed(error) from error
        except Doubled as error:
            raise Abort(str(error)) from error
        except Foreign as error:
            raise ForeignGround(str(error)) from error
        except ExportFailed as error:
            raise Abort(f"{error}.") from error
        except FoundLate as error:
            plugin.report((error.problem,))
            raise ContentErrors((error.problem,)) from error

    return cast(F, wrapped)


class ForeignGround(Abort):
    """The folder for the site is somebody else's; nothing was touched. MkDocs ends with status 2."""

    code = 2
    exit_code = 2


def insist_on_utf8() -> None:
    """Ends with a sentence where names of files are read by another encoding."""
    if why := misread_names():
        raise Abort(why)


class NoPlugin(Exception):
    """mkdocs.yml does not name the plugin."""


class Publisher(Protocol):
    """What of the plugin a command sets: where progress and problems go, and settings of its own.

    `published` is where the site is, if that is no folder here; `settings` are the files that settings were read from.
    """

    progress: Callable[[str, int, int], None]
    report: Callable[[tuple[Problem, ...]], None]
    config: MutableMapping[str, Any]
    published: str
    settings: tuple[bytes, ...] | None
    state: State | None


def site_address(configuration: Path) -> str:
    """Where an edition is published, as its mkdocs.yml says; empty if it does not. Raises PublisherFailed."""
    try:
        return str(load_config(str(configuration)).site_url or "")
    except MkDocsException as error:
        raise PublisherFailed(str(error)) from error


def build_site(
    configuration: Path,
    site: Path,
    progress: Callable[[str, int, int], None],
    report: Callable[[tuple[Problem, ...]], None],
    settings: Mapping[str, object] | None = None,
    *,
    passing: bool = False,
) -> str:
    """Builds a site, and says where it is; `settings` stand in the place of the plugin's own.

    Of a `passing` one nothing is kept for the next build, and what is kept of another stays.

    Raises ContentErrors, ForeignGround, NoPlugin, PublisherFailed, or OSError where the disk fails.
    """
    logging.getLogger(LOGGER).setLevel(logging.ERROR)
    try:
        config, read = settled(
            lambda: load_config(str(configuration), site_dir=str(site)), configuration.parent
        )
        plugin: Publisher | None = config.plugins.get(NAME)
        if plugin is None:
            raise NoPlugin
        plugin.progress, plugin.report, plugin.settings = progress, report, read
        plugin.config.update(settings or {})
        config.plugins.on_startup(command="build", dirty=False)
        plugin.state = passing_state() if passing else None
        try:
            build(config)
        except (KeyboardInterrupt, SystemExit) as error:
            # MkDocs itself tells plugins of exceptions alone; what was begun is forgotten all the same.
            config.plugins.on_build_error(error=error)  # type: ignore[arg-type]
            raise
        finally:
            config.plugins.on_shutdown()
        return plugin.published or str(site)
    except (ContentErrors, ForeignGround):
        raise
    except MachineFailed as error:
        assert error.__cause__
        raise error.__cause__ from None
    except MkDocsException as error:
        raise PublisherFailed(str(error)) from error


def settled(configured: Callable[[], C], root: Path) -> tuple[C, tuple[bytes, ...]]:
    """What MkDocs makes of its settings, and what their files say: if one is saved meanwhile, all is read again."""
    while True:
        before = settings_of(root)
        config = configured()
        if settings_of(root) == before:
            return config, before


def serve_site(configuration: Path, address: str, *, open_browser: bool) -> None:
    """Previews a site until it is interrupted. Raises as `build_site` does, but not for errors of the content."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(message)s"))
    logger = logging.getLogger(LOGGER)
    logger.setLevel(logging.INFO)
    logger.addHandler(handler)
    try:
        serve(str(configuration), dev_addr=address, open_in_browser=open_browser)
    except ContentErrors:
        raise
    except MachineFailed as error:
        assert error.__cause__
        raise error.__cause__ from None
    except MkDocsException as error:
        raise PublisherFailed(str(error)) from error
    finally:
        logger.removeHandler(handler)
