"""The theme: one page through MkDocs's template, as MkDocs itself would render it."""

from __future__ import annotations

from dataclasses import dataclass

import jinja2
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.utils.templates import TemplateContext

from tahqiq.publish.pages import material_language, navigation, page_file
from tahqiq.publish.shell import Shell, Shells
from tahqiq.render import Page

TEMPLATE = "main.html"


@dataclass(frozen=True, slots=True)
class Theme:
    """Renders pages. What is told of one is taken back after it."""

    environment: jinja2.Environment
    config: MkDocsConfig
    shells: Shells

    def rendered(self, page: Page) -> str:
        """A page in its shell."""
        found = page_file(page, self.config).page
        assert found is not None
        found.read_source(self.config)
        found.render(self.config, Files([]))
        shell = self.shells.of(page)
        nav = navigation(shell)
        found.active = True
        context = told(get_context(nav, Files([]), self.config, found), shell)
        before = self.config.theme["language"], self.config.site_name
        self.config.theme["language"] = material_language(shell.language, self.config)
        self.config.site_name = shell.site_title
        try:
            return self.environment.get_template(TEMPLATE).render(context)
        finally:
            self.config.theme["language"], self.config.site_name = before


def told(context: TemplateContext, shell: Shell) -> TemplateContext:
    """What the theme's templates are given, with the shell of the page and the navigation of its language."""
    context["tahqiq"] = shell  # type: ignore[typeddict-unknown-key]
    context["nav"] = navigation(shell)
    return context
