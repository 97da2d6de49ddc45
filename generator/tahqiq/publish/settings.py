"""What mkdocs.yml can say of how an edition is published; what an edition is stands in its edition.yml."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from mkdocs.config import config_options
from mkdocs.config.base import BaseConfigOption, Config, ValidationError

from tahqiq.export import ALWAYS, NAMES
from tahqiq.publish.executors import DEFAULT, WrongExecutor, crew_of
from tahqiq.store import WrongStore, far_address

PALETTE = [
    {
        "media": "(prefers-color-scheme: light)",
        "scheme": "default",
        "toggle": {"icon": "material/weather-night"},
    },
    {
        "media": "(prefers-color-scheme: dark)",
        "scheme": "slate",
        "toggle": {"icon": "material/weather-sunny"},
    },
]


class Executor(config_options.Type[str]):
    """Who does the work."""

    def run_validation(self, value: object) -> str:
        """Refuses what is no executor."""
        said: Any = super().run_validation(value)
        try:
            crew_of(said)
        except WrongExecutor as error:
            raise ValidationError(str(error)) from error
        return str(said)


class Address(config_options.Type[str]):
    """An address that fsspec knows, or nothing."""

    def run_validation(self, value: object) -> str:
        """Refuses what is no address."""
        said: Any = super().run_validation(value)
        try:
            return far_address(said) if said else ""
        except WrongStore as error:
            raise ValidationError(str(error)) from error


class Exports(BaseConfigOption[Collection[str]]):
    """All formats, none, or some by name."""

    def __init__(self, default: bool) -> None:
        super().__init__()
        self.default = self.run_validation(default)

    def run_validation(self, value: object) -> Collection[str]:
        """The names. Refuses what is no format."""
        if isinstance(value, bool):
            return NAMES if value else (ALWAYS,)
        named = value if isinstance(value, list | tuple) else [value]
        if unknown := [name for name in named if name not in NAMES]:
            raise ValidationError(f"no format {unknown[0]!r}; there are: {', '.join(NAMES)}")
        return (ALWAYS, *named)


class TahqiqConfig(Config):  # type: ignore[no-untyped-call]
    """The settings of the plugin."""

    content = Address(str, default="")
    """Where the content lies, if not in `docs_dir`: an address that fsspec knows, as s3://bucket/content."""

    executor = Executor(str, default=DEFAULT)
    """Who does the work: `processes`, `processes:N`, `alone` or `dask:ADDRESS`, the workers of a dask cluster."""

    exports = Exports(default=True)
    """Which formats the edition is exported to, by name; true: all of them, false: none but edition.json."""

    manual = config_options.Type(bool, default=False)
    """Whether the manual of the tool is published with the edition; a preview always has it."""

    offline = config_options.Type(bool, default=True)
    """Whether browsers keep what was read, for readers with a bad line."""

    previews = config_options.Type(bool, default=True)
    """Whether images are drawn that other sites show beside a link. They need `site_url`."""

    search = config_options.Type(bool, default=True)
    """Whether the edition can be searched; to index it takes as long as to make the pages."""

    share = Address(str, default="")
    """Where workers find what they need, and where the site is published: an address that fsspec knows."""

    splice = config_options.Type(bool, default=True)
    """Whether the theme is asked for each kind of page, not for each page; the pages are the same."""

    style_guide = config_options.Type(bool, default=False)
    """Whether a page that shows every part of the pages is published; a preview always has it."""

    workers = config_options.Optional(config_options.Type(int))
    """How many processes make pages; without it, as many as there are processors, if there is enough to do."""
