"""MkDocs's hooks to the pipeline: `mkdocs build` and `mkdocs serve` do what tahqiq's own commands do."""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import CountHandler
from mkdocs.utils.templates import TemplateContext

from tahqiq import pipeline
from tahqiq.problems import Problem
from tahqiq.publish import offline, styles
from tahqiq.publish.assets import THEME, asset_files, template_folders
from tahqiq.publish.pages import ReadyPage, data_file, material_language, navigation, page_file, unused
from tahqiq.publish.redirects import redirect_files
from tahqiq.publish.run import ContentErrors
from tahqiq.publish.shell import ASSETS, POLICY, Shells
from tahqiq.publish.staging import Staging
from tahqiq.read.project import Project
from tahqiq.render import ANYWHERE

log = logging.getLogger("mkdocs.plugins.tahqiq")
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


class TahqiqConfig(Config):  # type: ignore[no-untyped-call]
    """What an edition is stands in content/edition.yml; here is only how it is published."""

    offline = config_options.Type(bool, default=True)
    """Whether browsers keep what was read, for readers with a bad line."""


class TahqiqPlugin(BasePlugin[TahqiqConfig]):  # type: ignore[no-untyped-call]
    """Puts an edition's pages in the place of MkDocs's own."""

    def __init__(self) -> None:
        super().__init__()
        self.command: Literal["build", "gh-deploy", "serve"] = "build"
        self.progress: pipeline.Progress = _say
        self.report: Any = _report
        self.staging: Staging | None = None
        self.warnings = CountHandler()
        self.product: pipeline.Product | None = None
        self.shells: Shells | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remembers whether a site is built or only shown."""
        self.command = command

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Puts the edition's theme before Material's, and a fresh folder in the place of the site."""
        for folder in reversed(template_folders(_root(config))):
            theme = str(folder / THEME)
            if theme not in config.theme.dirs:
                config.theme.dirs.insert(0, theme)
        # The edition's own faces are shipped with it: nothing is loaded from elsewhere.
        config.theme["font"] = False
        config.theme["palette"] = PALETTE
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Every stage up to publishing. Stops before anything is written if the content has errors."""
        self._count_warnings()
        content = Path(os.path.relpath(config.docs_dir, _root(config))).as_posix()
        project = Project(_root(config), content)
        checked = pipeline.checked(project, self.progress)
        self.report(checked.problems)
        if checked.sound:
            self.product = pipeline.produced(project, checked, self.progress)
        elif self.command != "serve" or self.product is None:
            raise ContentErrors(checked.problems)
        else:
            # MkDocs would answer no request until the mistake is mended.
            log.error("The content has errors: the preview shows its last sound state.")
        self.shells = self._shells(self.product, config)
        self.progress("publish")
        if self.command != "serve":
            self._stage(config)

    def _stage(self, config: MkDocsConfig) -> None:
        self.staging = Staging(Path(config.site_dir))
        config.site_dir = str(self.staging.folder)

    def _count_warnings(self) -> None:
        """From before the first problem is reported: --strict takes all of them for errors."""
        logging.getLogger("mkdocs").removeHandler(self.warnings)
        self.warnings = CountHandler()
        self.warnings.setLevel(logging.WARNING)
        logging.getLogger("mkdocs").addHandler(self.warnings)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """The edition's pages and files in the place of what lies in its content folder."""
        assert self.product is not None
        kept = [file for file in files if file.src_dir != config.docs_dir and not unused(file.src_uri)]
        pages = [page_file(page, config) for page in self.product.site.pages]
        sources = dict(asset_files(template_folders(_root(config))))
        ready = {**self.product.files, **redirect_files(self.product.site, config.site_url or "")}
        sheet = styles.stylesheet(sources, lambda path: sources[path].read_bytes())
        ready[ASSETS + styles.PATH] = sheet
        if self._offline:
            ready[offline.PATH] = self._worker(sources, sheet)
        data = [data_file(path, content, config) for path, content in ready.items()]
        assets = [
            File.generated(config, ASSETS + path, abs_src_path=str(source))
            for path, source in sources.items()
            if path != offline.BODY and path not in styles.PARTS
        ]
        return Files([*kept, *pages, *data, *assets])

    @property
    def _offline(self) -> bool:
        """A preview keeps nothing: an editor wants to see the change."""
        return self.config.offline and self.command != "serve"

    def _worker(self, sources: Mapping[str, Path], sheet: bytes) -> bytes:
        assert self.product is not None
        page = next(p.body for p in self.product.site.pages if p.address == ANYWHERE["offline"])
        assets = {path: s.read_bytes() for path, s in sources.items() if path not in styles.PARTS}
        return offline.service_worker({**assets, styles.PATH: sheet}, ASSETS, page)

    def _shells(self, product: pipeline.Product, config: MkDocsConfig) -> Shells:
        edition = product.relations.edition
        titles = {language: edition.title.best(language) for language in edition.languages}
        policy = "" if self.command == "serve" else POLICY
        return Shells(product.site, titles, product.words, config.site_url or "", policy, self._offline)

    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Tells the theme the page's language and all that hangs on it; `on_post_page` takes it back."""
        assert self.shells is not None
        if isinstance(page, ReadyPage):
            shell = self.shells.of(page.ready)
            context["tahqiq"] = shell  # type: ignore[typeddict-unknown-key]
            context["nav"] = navigation(shell)
            self._remembered = (config.theme["language"], config.site_name)
            config.theme["language"] = material_language(shell.language, config)
            config.site_name = shell.site_title
        return context

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Gives the configuration its own language and name back."""
        if isinstance(page, ReadyPage):
            config.theme["language"], config.site_name = self._remembered
        return output

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Puts the finished site in place, after every other plugin, unless warnings count as errors."""
        if self.staging is None:
            return
        logging.getLogger("mkdocs").removeHandler(self.warnings)
        if config.strict and self.warnings.get_counts():
            return  # MkDocs now aborts by itself, and on_build_error forgets the new site.
        config.site_dir = str(self.staging.site)
        self.staging.put_in_place()
        self.staging = None

    def on_build_error(self, *, error: Exception) -> None:
        """Forgets what was begun: the old site stands."""
        logging.getLogger("mkdocs").removeHandler(self.warnings)
        if self.staging is not None:
            self.staging.discard()
            self.staging = None

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Watches the templates too; MkDocs itself watches the content."""
        for folder in template_folders(_root(config)):
            server.watch(str(folder))
        return server


def _root(config: MkDocsConfig) -> Path:
    """The edition's folder: where its mkdocs.yml lies."""
    return Path(config.config_file_path).parent


def _say(stage: str) -> None:
    log.info(pipeline.STAGES[stage])


def _report(problems: tuple[Problem, ...]) -> None:
    for problem in problems:
        log.log(logging.ERROR if problem.severity == "error" else logging.WARNING, str(problem))
