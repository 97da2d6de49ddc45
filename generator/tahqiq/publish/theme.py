"""The theme: one page through MkDocs's template, as MkDocs itself would render it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.utils.templates import TemplateContext

from tahqiq.check.templates import NAME
from tahqiq.paths import templates
from tahqiq.publish.assets import FRAME, THEME, template_folders
from tahqiq.publish.pages import material_language, navigation, page_file
from tahqiq.publish.settings import PALETTE
from tahqiq.publish.shell import Shell, Shells
from tahqiq.render import Page
from tahqiq.render.failing import found_late

TEMPLATE = "main.html"
OWN = "tahqiq"
"""The theme of our own, by its name in mkdocs.yml."""


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
        found.active = True
        context = get_context(Navigation([], []), Files([]), self.config, found)
        before = tell(context, self.config, self.shells.of(page))
        try:
            with found_late(self._own):
                return self.environment.get_template(TEMPLATE).render(context)
        finally:
            take_back(self.config, before)

    def _own(self) -> dict[str, str]:
        """Names of the edition's own templates by their files."""
        folder = root_of(self.config) / NAME
        return {str(file): file.relative_to(folder).as_posix() for file in (folder / THEME).rglob("*.html")}


Told = tuple[Any, Any]
"""The language and the name that the configuration had before."""


def tell(context: TemplateContext, config: MkDocsConfig, shell: Shell) -> Told:
    """Tells the theme the page's language and all that hangs on it, until it is taken back."""
    before = config.theme["language"], config.site_name
    context["tahqiq"] = shell  # type: ignore[typeddict-unknown-key]
    context["nav"] = navigation(shell)
    config.theme["language"] = material_language(shell.language, config)
    config.site_name = shell.site_title
    return before


def take_back(config: MkDocsConfig, before: Told) -> None:
    """Gives the configuration its own language and name back."""
    config.theme["language"], config.site_name = before


def dress(config: MkDocsConfig, root: Path) -> None:
    """Puts the edition's theme before Material's, or before the frame of our own."""
    frame = str(templates() / FRAME)
    if config.theme.name == OWN and frame not in config.theme.dirs:
        config.theme.dirs.append(frame)
    for folder in reversed(template_folders(root)):
        theme = str(folder / THEME)
        if theme not in config.theme.dirs:
            config.theme.dirs.insert(0, theme)
    # The edition's own faces are shipped with it: nothing is loaded from elsewhere.
    config.theme["font"] = False
    config.theme["palette"] = PALETTE
    # The edition has its own of both.
    config.theme.static_templates -= {"404.html", "sitemap.xml"}


def root_of(config: MkDocsConfig) -> Path:
    """The edition's folder: where its mkdocs.yml lies."""
    return Path(config.config_file_path).parent
