"""MkDocs's hooks to the pipeline: `mkdocs build` and `mkdocs serve` do what tahqiq's own commands do."""

from __future__ import annotations

import contextlib
import gc
import logging
import os
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import CountHandler
from mkdocs.utils.templates import TemplateContext
from msgspec.structs import replace

from tahqiq import pipeline
from tahqiq.crew import Crew
from tahqiq.export import edition_pieces
from tahqiq.problems import Problem
from tahqiq.publish import data_file, offline, styles
from tahqiq.publish.assets import STYLE_GUIDE, THEME, asset_files, template_folders
from tahqiq.publish.executors import crew_of
from tahqiq.publish.keeping import keep_build
from tahqiq.publish.kept import Kept, environment
from tahqiq.publish.mould import Key, Mould
from tahqiq.publish.pages import ReadyPage, only_ours, others_see_pages, page_file, ready_pages, unused
from tahqiq.publish.previews import read_faces, write_preview
from tahqiq.publish.printer import Order, Printer, Sheet, opened
from tahqiq.publish.redirects import redirect_files
from tahqiq.publish.run import ContentErrors
from tahqiq.publish.settings import PALETTE, TahqiqConfig
from tahqiq.publish.share import Share
from tahqiq.publish.shell import ASSETS, POLICY, Shells
from tahqiq.publish.sitemap import Address, sitemap_files
from tahqiq.publish.staging import Staging
from tahqiq.publish.state import FOLDER, Seal, State
from tahqiq.publish.theme import Theme, take_back, tell
from tahqiq.publish.writer import Writer
from tahqiq.read.project import Project
from tahqiq.read.scan import scan
from tahqiq.relate import Relations
from tahqiq.render import ANYWHERE, EVERYWHERE, Page, Printing, waves
from tahqiq.render.preview import Faces

log = logging.getLogger("mkdocs.plugins.tahqiq")


class TahqiqPlugin(BasePlugin[TahqiqConfig]):  # type: ignore[no-untyped-call]
    """Puts an edition's pages in the place of MkDocs's own."""

    def __init__(self) -> None:
        super().__init__()
        self.command: Literal["build", "gh-deploy", "serve"] = "build"
        self.progress: pipeline.Progress = _say
        self.report: Any = _report
        self.staging: Staging | None = None
        self.state: State | None = None
        self.share: Share | None = None
        self.published = ""
        self.sheets: list[Sheet] = []
        self.pieces: list[data_file.Place] = []
        self.moulds: Mapping[Key, Mould] = {}
        self.files: dict[str, bytes] = {}
        self.collecting = False
        self.ready: dict[str, bytes] = {}
        self.warnings = CountHandler()
        self.printing: Printing | None = None
        self.checked: pipeline.Checked | None = None
        self.content: dict[str, str] = {}
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
        # The edition has its own of both.
        config.theme.static_templates -= {"404.html", "sitemap.xml"}
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Every stage up to publishing. Stops before anything is written if the content has errors."""
        # A build makes millions of objects and hardly a cycle: going through them takes two fifths of its time.
        self.collecting = gc.isenabled()
        gc.disable()
        self._count_warnings()
        content = Path(os.path.relpath(config.docs_dir, _root(config))).as_posix()
        project = Project(_root(config), content, address=self.config.content)
        state = self._taken_state(config)
        self.content = scan(project.content, time.time_ns())
        database = state.fresh_database()
        checked = pipeline.checked(project, self._crew, self.progress, database)
        self.report(checked.problems)
        if checked.sound:
            pipeline.related(checked, database, self.progress)
            state.adopt(database)
            self._produce(project, checked, config)
        else:
            database.close()
            state.discard()
            if self.command != "serve" or self.printing is None:
                raise ContentErrors(checked.problems)
            # MkDocs would answer no request until the mistake is mended.
            log.error("The content has errors: the preview shows its last sound state.")
        assert self.printing is not None
        self.shells = self._shells(self.printing, config)
        if self.command != "serve":
            self._stage(config)

    def _taken_state(self, config: MkDocsConfig) -> State:
        """A preview has its own: the site that was built is none of its business."""
        if self.state is None:
            self.state = State(_root(config), FOLDER if self.command != "serve" else f"{FOLDER}/serve")
            self.state.take()
        return self.state

    def _produce(self, project: Project, checked: pipeline.Checked, config: MkDocsConfig) -> None:
        assert self.state is not None
        self.checked = checked
        self.printing = pipeline.print_shop(
            project,
            Relations(opened(str(self.state.database))),
            checked.words,
            search=self.config.search,
            faces=self._faces(config),
            style_guide=self._guided,
        )
        self.files = pipeline.files_of(self.printing, self.progress)

    @property
    def _crew(self) -> Crew:
        return crew_of(self.config.executor, self.config.workers)

    def _faces(self, config: MkDocsConfig) -> Faces | None:
        """None in `serve`, where nobody shares a link and every change would wait for all images."""
        wanted = self.config.previews and config.site_url and self.command != "serve"
        return read_faces(template_folders(_root(config))) if wanted else None

    def _stage(self, config: MkDocsConfig) -> None:
        self.staging = Staging(Path(config.site_dir))
        config.site_dir = str(self.staging.folder)
        self.share = Share(self.config.share) if self.config.share else None

    def _count_warnings(self) -> None:
        """From before the first problem is reported: --strict takes all of them for errors."""
        logging.getLogger("mkdocs").removeHandler(self.warnings)
        self.warnings = CountHandler()
        self.warnings.setLevel(logging.WARNING)
        logging.getLogger("mkdocs").addHandler(self.warnings)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """The edition's pages and files in the place of what lies in its content folder."""
        assert self.printing is not None
        kept = [file for file in files if file.src_dir != config.docs_dir and not unused(file.src_uri)]
        pages = [] if self._splices(config) else [page_file(page, config) for page in self._pages()]
        sources = self._sources(config)
        sheet = styles.stylesheet(sources, lambda path: sources[path].read_bytes())
        self.ready = {
            **self.files,
            **redirect_files(self.printing.site, config.site_url or ""),
            ASSETS + styles.PATH: sheet,
        }
        if self._offline:
            self.ready[offline.PATH] = self._worker(sources, sheet)
        static = [
            File.generated(config, ASSETS + path, abs_src_path=str(source))
            for path, source in sources.items()
            if path != offline.BODY and path not in styles.PARTS
        ]
        return Files([*kept, *pages, *static])

    @property
    def _offline(self) -> bool:
        """A preview keeps nothing: an editor wants to see the change."""
        return self.config.offline and self.command != "serve"

    @property
    def _guided(self) -> bool:
        return self.config.style_guide or self.command == "serve"

    def _sources(self, config: MkDocsConfig) -> dict[str, Path]:
        """The assets that the pages ask for."""
        return {
            path: source
            for path, source in asset_files(template_folders(_root(config)))
            if (self.config.search or not path.startswith("search"))
            and (self._guided or path not in STYLE_GUIDE)
        }

    def _worker(self, sources: Mapping[str, Path], sheet: bytes) -> bytes:
        page = next(p.body for p in self._pages(EVERYWHERE) if p.address == ANYWHERE["offline"])
        assets = {path: s.read_bytes() for path, s in sources.items() if path not in styles.PARTS}
        return offline.service_worker({**assets, styles.PATH: sheet}, ASSETS, page)

    def _pages(self, kind: str = "") -> Iterator[Page]:
        """All pages, or those of one kind of job."""
        assert self.printing is not None
        for wave in waves(self.printing.relations):
            for job in wave:
                if kind in ("", job.kind):
                    yield from (made.page for made in self.printing.pages(job))

    def _splices(self, config: MkDocsConfig) -> bool:
        """Whether pages are printed without MkDocs's help: not where another plugin wants to see each of them."""
        return self.config.splice and not others_see_pages(config, self)

    @event_priority(-100)
    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Prints the pages, when all plugins have had their say on the theme."""
        assert self.printing is not None
        assert self.shells is not None
        self.progress("render", 0, 0)
        writer = Writer(Path(config.site_dir))
        if self._splices(config):
            addresses = self._printed(Theme(env, config, self.shells), config)
        else:
            pages = ready_pages(files)
            addresses = [(page.address, page.alternates) for page in pages]
            if previews := self.printing.previews:
                for page in pages:
                    write_preview(page, writer, previews.faces)
            for wave in waves(self.printing.relations):
                for job in wave:
                    for path, data in self.printing.files(job):
                        writer.file(path, data)
        self.progress("publish", 0, 0)
        data_file.write(
            Path(config.site_dir) / pipeline.DATA, edition_pieces(self.printing.relations), self.pieces
        )
        for path, data in {**self.ready, **sitemap_files(addresses, config.site_url or "")}.items():
            writer.file(path, data)
        return env

    def _printed(self, theme: Theme, config: MkDocsConfig) -> list[Address]:
        """Prints all pages; their addresses."""
        assert self.printing is not None
        assert self.checked is not None
        assert self.state is not None
        assert self.shells is not None
        # In the folder of the site, which has room for it: the system's own for such things may be a part of memory.
        with TemporaryDirectory(prefix=".shelf-", dir=config.site_dir) as shelf:
            order = Order(
                root=str(_root(config)),
                database=str(self.state.database),
                site=config.site_dir,
                shelf=shelf,
                words=self.checked.words,
                titles=self.shells.titles,
                moulds={},
                places={},
                search=self.config.search,
                previews=self.printing.previews is not None,
            )
            if self.share:
                order = replace(order, **self.share.lend(order.root, order.database))
            printer = Printer(order, self.printing, theme.rendered, self._crew)
            self.sheets = []
            for sheets, done, jobs in printer.everything():
                self.sheets += sheets
                self.progress("render", done, jobs)
            self.moulds = printer.order.moulds
        return [(sheet.address, sheet.alternates) for sheet in self.sheets]

    def _shells(self, printing: Printing, config: MkDocsConfig) -> Shells:
        assert self.checked is not None
        edition = printing.relations.edition
        titles = {language: edition.title.best(language) for language in edition.languages}
        policy = "" if self.command == "serve" else POLICY
        return Shells(
            printing.site,
            titles,
            self.checked.words,
            config.site_url or "",
            policy,
            self._offline,
            self.config.search,
        )

    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Tells the theme the page's language and all that hangs on it; `on_post_page` takes it back."""
        assert self.shells is not None
        if isinstance(page, ReadyPage):
            self._remembered = tell(context, config, self.shells.of(page.ready))
        return context

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Gives the configuration its own language and name back."""
        if isinstance(page, ReadyPage):
            take_back(config, self._remembered)
        return output

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Puts the finished site in place, after every other plugin, unless warnings count as errors."""
        self._collect()
        if self.staging is None:
            return
        logging.getLogger("mkdocs").removeHandler(self.warnings)
        if config.strict and self.warnings.get_counts():
            return  # MkDocs now aborts by itself, and on_build_error forgets the new site.
        config.site_dir = str(self.staging.site)
        if self.share:
            self._publish(self.share, self.staging)
            return
        self.staging.put_in_place()
        self.staging = None
        self._keep(config)

    def _publish(self, share: Share, staging: Staging) -> None:
        """At a share; on this machine no site is left, and nothing is kept for the next build."""
        self.published = f"{share.address}/{share.publish(staging.folder)}"
        self.staging = self.share = None
        staging.discard()
        assert self.state is not None
        self.state.leave()

    def _keep(self, config: MkDocsConfig) -> None:
        """Leaves for the next build what it needs to make only what has changed."""
        assert self.state is not None
        if self.sheets and only_ours(config) and not self.config.content:
            assert self.checked is not None
            keep_build(
                self.state, self._seal(config), self.checked, self._kept(config), self.sheets, self.pieces
            )
        self.state.leave()

    def _seal(self, config: MkDocsConfig) -> Seal:
        assert self.checked is not None
        project = Project(_root(config))
        return Seal(
            version="",
            files={},
            environment=environment(project),
            site=str(Path(config.site_dir).resolve()),
            folder=(0, 0),
            content=self.content,
            warnings=len(self.checked.problems),
            pages=len(self.sheets),
        )

    def _kept(self, config: MkDocsConfig) -> Kept:
        assert self.checked is not None
        assert self.printing is not None
        assert self.shells is not None
        return Kept(
            words=self.checked.words,
            titles=self.shells.titles,
            moulds=tuple(self.moulds.items()),
            address=config.site_url or "",
            search=self.config.search,
            previews=self.printing.previews is not None,
            style_guide=self._guided,
            search_files=tuple(path for path in self.files if path.startswith(pipeline.SEARCH)),
        )

    def on_build_error(self, *, error: Exception) -> None:
        """Forgets what was begun: the old site stands."""
        self._collect()
        logging.getLogger("mkdocs").removeHandler(self.warnings)
        if self.staging is not None:
            self.staging.discard()
            self.staging = None
        if self.share is not None:
            with contextlib.suppress(OSError):
                self.share.discard()
            self.share = None
        if self.state is not None:
            self.state.leave()

    def _collect(self) -> None:
        if self.collecting:
            gc.enable()

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Watches the templates too; MkDocs itself watches the content."""
        for folder in template_folders(_root(config)):
            server.watch(str(folder))
        return server


def _root(config: MkDocsConfig) -> Path:
    """The edition's folder: where its mkdocs.yml lies."""
    return Path(config.config_file_path).parent


def _say(stage: str, done: int, all_of_it: int) -> None:
    if not done:
        log.info(pipeline.STAGES[stage])


def _report(problems: tuple[Problem, ...]) -> None:
    for problem in problems:
        log.log(logging.ERROR if problem.severity == "error" else logging.WARNING, str(problem))
