"""MkDocs's hooks to the pipeline: `mkdocs build` and `mkdocs serve` do what tahqiq's own commands do."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext

from tahqiq import pipeline
from tahqiq.crew import Crew
from tahqiq.publish import site_files
from tahqiq.publish.ahead import compiled_ahead
from tahqiq.publish.assets import template_folders
from tahqiq.publish.board.served import Served
from tahqiq.publish.executors import crew_of
from tahqiq.publish.filling import Filling
from tahqiq.publish.garbage import Garbage
from tahqiq.publish.ground import project_of
from tahqiq.publish.log import Strictness, say_problems
from tahqiq.publish.manifest import MANIFEST, made
from tahqiq.publish.pages import ReadyPage, only_ours, others_see_pages, page_file, ready_pages, unused
from tahqiq.publish.previews import read_faces, write_beside
from tahqiq.publish.rights import open_to_owner
from tahqiq.publish.run import ContentErrors, in_a_sentence, insist_on_utf8
from tahqiq.publish.settings import TahqiqConfig
from tahqiq.publish.share import Share
from tahqiq.publish.shell import shells_of
from tahqiq.publish.staging import Staging
from tahqiq.publish.state import State, state_of
from tahqiq.publish.theme import Theme, dress, root_of, take_back, tell
from tahqiq.publish.watch import seen, taught
from tahqiq.publish.workshop import opened
from tahqiq.publish.writer import Writer
from tahqiq.read.project import Project
from tahqiq.relate import Relations
from tahqiq.renewal.leaving import Built, Sound, begun, leave, sound_of
from tahqiq.renewal.serving import Serving, say_stage


class TahqiqPlugin(BasePlugin[TahqiqConfig]):  # type: ignore[no-untyped-call]
    """Puts an edition's pages in the place of MkDocs's own."""

    def __init__(self) -> None:
        super().__init__()
        self.command: Literal["build", "gh-deploy", "serve"] = "build"
        self.progress: pipeline.Progress = say_stage
        self.report: Any = say_problems
        self.staging: Staging | None = None
        self.state: State | None = None
        self.serving = Serving()
        self.share: Share | None = None
        self.published = ""
        self.settings: tuple[bytes, ...] | None = None
        self.built = Built()
        self.garbage = Garbage()
        self.ready: dict[str, bytes] = {}
        self.strictness = Strictness()
        self._sound: Sound | None = None
        self.filling: Filling

    @property
    def sound(self) -> Sound:
        """What is published."""
        assert self._sound is not None
        return self._sound

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remembers whether a site is built or only shown, and forgets another edition built by this process."""
        insist_on_utf8()
        open_to_owner()
        self.command, self.state, self._sound = command, None, None

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Puts the edition's theme before Material's."""
        dress(config, root_of(config))
        return config

    @in_a_sentence
    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Every stage up to publishing. Stops before anything is written if the content has errors."""
        project = project_of(config, self.config.content, shown=self.command == "serve")
        self.garbage.leave()
        self.strictness.begin()
        state = self.state = self.state or state_of(root_of(config), preview=self.command == "serve")
        state.take()
        if self.command != "serve":
            self.staging = Staging(Path(config.site_dir))
            self.staging.settle_meanwhile()
        self.built = begun(project, self.settings)
        database = state.fresh_database()
        checked = pipeline.checked(project, self._crew, self.progress, database)
        self.report(checked.problems)
        if checked.sound:
            with compiled_ahead(project.root, self.built.environment, state.key) as self.built.compiled:
                pipeline.related(checked, database, self.progress)
                state.adopt(database)
                self._sound = self._produced(project, checked, config)
        else:
            database.close()
            state.discard()
            if self.command != "serve":
                raise ContentErrors(checked.problems)
            self.built.content = {}
        if self.staging is None:
            self.serving.checked(project, checked, self._sound)
        else:
            del checked  # Processes begin from here on, and each would hold what this one holds.
            self.staging.begin()
            config.site_dir = str(self.staging.folder)
            self.share = Share(self.config.share) if self.config.share else None

    def _produced(self, project: Project, checked: pipeline.Checked, config: MkDocsConfig) -> Sound:
        assert self.state is not None
        folders, shares = template_folders(root_of(config)), self.config.previews
        printing = pipeline.print_shop(
            project,
            Relations(opened(str(self.state.database))),
            checked.words,
            search=self.config.search,
            exports=self.config.exports,
            address=config.site_url or "",
            faces=read_faces(folders) if shares and config.site_url and self.command != "serve" else None,
            style_guide=self._shown(self.config.style_guide),
            manual=self._shown(self.config.manual),
            compiled=self.built.compiled(),
        )
        shells = shells_of(
            printing,
            checked.words,
            config.site_url or "",
            preview=self.command == "serve",
            offline=self._offline,
        )
        return sound_of(checked, printing, shells, served=self.command == "serve")

    @property
    def _crew(self) -> Crew:
        return crew_of(self.config.executor, self.config.workers)

    @in_a_sentence
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """The edition's pages and files in the place of what lies in its content folder."""
        if self._sound is None:
            return Files([])  # a preview whose content was never sound has no site
        kept = [file for file in files if file.src_dir != config.docs_dir and not unused(file.src_uri)]
        splices = self._splices(config)
        filling = self.filling = self._filling(config)
        pages = [] if splices else [page_file(made.page, config) for made in filling.pages_for_others()]
        sources = site_files.sources(
            root_of(config),
            search=self.config.search,
            style_guide=self._shown(self.config.style_guide),
            manual=self._shown(self.config.manual),
        )
        self.ready = {
            **self.sound.files,
            **site_files.made(self.sound.printing, sources, config.site_url or "", keeps=self._offline),
        }
        copied = site_files.copied(sources).items()
        static = [File.generated(config, path, abs_src_path=str(source)) for path, source in copied]
        return Files([*kept, *pages, *static])

    @property
    def _offline(self) -> bool:
        """A preview keeps nothing: an editor wants to see the change."""
        return self.config.offline and self.command != "serve"

    def _shown(self, wanted: bool) -> bool:
        """What only some readers want is in every preview."""
        return wanted or self.command == "serve"

    def _splices(self, config: MkDocsConfig) -> bool:
        """Whether pages are printed without MkDocs's help: not where another plugin wants to see each of them."""
        return self.config.splice and not others_see_pages(config, self)

    @event_priority(-100)
    @in_a_sentence
    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Prints the pages, when all plugins have had their say on the theme."""
        if self._sound is None:
            return env
        site = Path(config.site_dir)
        if self._splices(config):
            self.filling.everything(Theme(env, config, self.sound.shells).rendered)
            addresses = [(sheet.address, sheet.alternates) for sheet in self.built.filled.sheets]
        else:
            addresses = write_beside(self.filling.printing, ready_pages(files), Writer(site))
            self.filling.index_for_others()
        self.progress("publish", 0, 0)
        site_files.put(site, addresses, config.site_url or "", files, self.ready, self.built.filled)
        return env

    def _filling(self, config: MkDocsConfig) -> Filling:
        assert self.state is not None
        return Filling(
            self.sound.printing,
            root_of(config),
            self.state.database,
            Path(config.site_dir),
            self.sound.words,
            self.sound.shells.titles,
            self.share,
            self._crew,
            self.progress,
            self.built.filled,
        )

    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Tells the theme the page's language and all that hangs on it; `on_post_page` takes it back."""
        if isinstance(page, ReadyPage):
            self._remembered = tell(context, config, self.sound.shells.of(page.ready))
        return context

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Gives the configuration its own language and name back."""
        if isinstance(page, ReadyPage):
            take_back(config, self._remembered)
        return output

    @event_priority(-100)
    @in_a_sentence
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Puts the finished site in place, after every other plugin, unless warnings count as errors."""
        self.garbage.collect()
        if self.staging is not None:
            self.strictness.end()
            if config.strict and self.strictness.any:
                return  # MkDocs now aborts by itself, and on_build_error forgets the new site.
            config.site_dir = str(self.staging.site)
            known = self.built.filled.digests() if only_ours(config) else ()
            if self.share:
                self._publish(self.share, self.staging, known)
                return
            manifest = made(str(self.staging.folder), self._crew, known)
            Writer(self.staging.folder).file(MANIFEST, manifest)
            self.staging.put_in_place()
        try:
            self._keep(config)
        finally:
            # Only now may another build put its own there: what is kept is of this one.
            if self.staging is not None:
                self.staging.leave()
                self.staging = None

    def _publish(self, share: Share, staging: Staging, known: Iterable[tuple[str, str]]) -> None:
        """At a share; on this machine no site is left, and nothing is kept for the next build."""
        self.published = share.publish(staging.folder, self._crew, known)
        self.staging = self.share = None
        staging.discard()
        assert self.state is not None
        self.state.leave()

    def _keep(self, config: MkDocsConfig) -> None:
        """Leaves for the next build what it needs to make only what has changed."""
        assert self.state is not None
        # What is shown in the place of a content with errors is not kept: the next build is of all of it again.
        whole = self.built.content and self.built.filled.sheets and not self.config.content
        if whole and only_ours(config) and not self.state.passing:
            given = Project(root_of(config)), Path(config.site_dir).resolve(), self.state
            served = self.command == "serve"
            self.serving.preview = leave(*given, self.sound, self.built, self._crew, served=served)
        if not self.serving.preview:
            self.state.leave()

    def on_build_error(self, *, error: Exception) -> None:
        """Forgets what was begun: the old site stands."""
        self.garbage.collect()
        self.strictness.end()
        for half_made in (self.staging, self.share, self.state):
            if half_made is not None:
                half_made.discard()
        self.staging = self.share = None
        if self.state is not None:
            self.state.leave()
        if isinstance(error, ContentErrors):
            self.serving.failed(error.problems)
            self._sound = None

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Watches the templates too, and the content so that what is saved is seen at once, with what is wrong."""
        root = root_of(config)

        def build() -> None:
            self.serving.renew(self.report, lambda: seen(server), builder)

        self.serving.watch = taught(server, config.docs_dir, template_folders(root), build)
        Served(server, self.serving.board, root)
        self.serving.built()
        return server
