"""The engine: Jinja that does less for each call, as its templates do not change and call nothing of Jinja's own.

What templates may say, and what comes of it, is the same. What is spared: asking the cache for each included and
imported template, copies of the global names, arguments for callables that want the context (there are none).
What is written into the templates' code instead is in `generated.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.meta import find_referenced_templates
from jinja2.nodes import EvalContext
from jinja2.runtime import Context
from jinja2.utils import missing
from markupsafe import Markup

from tahqiq.render.escaping import marked
from tahqiq.render.failing import OF_TEMPLATES, found_late
from tahqiq.render.generated import NAMES, Careful, Direct
from tahqiq.render.inclusion import with_included


class _Context(Context):
    """A context without the list of global names, which nothing asks for."""

    def __init__(
        self,
        environment: jinja2.Environment,
        parent: dict[str, Any],
        name: str | None,
        blocks: dict[str, Callable[[Context], Iterator[str]]],
        globals: MutableMapping[str, Any] | None = None,
    ) -> None:
        self.parent = parent
        self.vars = {}
        self.environment = environment
        self.eval_ctx = EvalContext(environment, name)
        self.exported_vars = set()
        self.name = name
        self.globals_keys = set()
        self.blocks = {name: [block] for name, block in blocks.items()} if blocks else {}


class _Template(jinja2.Template):
    """A template whose pieces are plain strings until they are joined."""

    @classmethod
    def from_code(
        cls, environment: jinja2.Environment, code: Any, globals: Any, uptodate: Any = None
    ) -> jinja2.Template:
        """As Jinja's own; documented as what loaders call."""
        made = super().from_code(environment, code, globals, uptodate)
        made.root_render_func.__globals__.update(NAMES)
        return made

    def render(self, *args: Any, **kwargs: Any) -> str:
        """As the environment's `text`, which knows what to do where something is no attribute."""
        assert isinstance(self.environment, Environment) and self.name
        return self.environment.text(self.name, dict(*args, **kwargs))

    def _get_default_module(self, ctx: Context | None = None) -> Any:
        """The one module of a template that is imported: the global names are the same everywhere."""
        return super()._get_default_module()


class Environment(jinja2.Environment):
    """Templates under autoescape and StrictUndefined, each loaded once."""

    template_class = _Template
    context_class = _Context
    code_generator_class: type[Careful] = Direct

    def __init__(
        self,
        loader: jinja2.BaseLoader,
        names: Mapping[str, object],
        compiled: jinja2.BytecodeCache | None = None,
    ) -> None:
        super().__init__(
            loader=loader,
            bytecode_cache=compiled,
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            # Within one build templates do not change; to ask each time costs a look at the disk.
            auto_reload=False,
        )
        self.globals |= names
        self.loaded: dict[str, jinja2.Template] = {}
        self.imported: list[str] = []
        """What templates that were compiled ask for by name when they run."""
        self._names = names
        self._careful: Environment | None = None

    def get_template(self, name: Any, parent: str | None = None, globals: Any = None) -> jinja2.Template:
        """A template by its name."""
        if globals or not isinstance(name, str):
            return super().get_template(name, parent, globals)
        found = self.loaded.get(name)
        if found is None:
            found = self.loaded[name] = super().get_template(name, parent)
        return found

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """A template's tree, and in it those of all that it includes."""
        tree = super()._parse(source, name, filename)
        if name is None:
            return tree
        tree = with_included(tree, self._tree, (name,))
        self.imported += filter(None, find_referenced_templates(tree))
        return tree

    def _tree(self, name: str) -> nodes.Template:
        assert self.loader
        source, filename, _ = self.loader.get_source(self, name)
        return super()._parse(source, name, filename)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The global names, which are complete before the first template is loaded."""
        return {**self.globals, **(d or {})}

    def text(self, name: str, given: Mapping[str, Any]) -> str:
        """The text of a template that is given some names."""
        try:
            return self._text(name, given)
        except OF_TEMPLATES:
            return self._carefully(name, given)
        except Exception:
            self.handle_exception()

    def _text(self, name: str, given: Mapping[str, Any]) -> str:
        template = self.get_template(name)
        context = _Context(self, {**self.globals, **given}, name, template.blocks)
        return "".join(template.root_render_func(context))

    def _carefully(self, name: str, given: Mapping[str, Any]) -> str:
        """The text of a template that asks for what is no attribute, or fails: from code that does as Jinja does."""
        if self._careful is None:
            assert self.loader
            self._careful = _CarefulEnvironment(self.loader, self._names)
        return self._careful.text(name, given)

    def included(self, name: str, context: Context, local: Mapping[str, Any]) -> Markup:
        """The text of a template where another includes it: it sees what stands around it."""
        template = self.get_template(name)
        names = {**context.parent, **context.vars}
        for key, value in local.items():
            if value is not missing:
                names[key] = value
        inner = _Context(self, names, name, template.blocks)
        return marked("".join(template.root_render_func(inner)))


class _CarefulEnvironment(Environment):
    """The same templates in code that has an answer to everything, and knows of each line which file it is of."""

    code_generator_class = Careful

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """A template's own tree: what it includes keeps its lines."""
        return jinja2.Environment._parse(self, source, name, filename)

    def _carefully(self, name: str, given: Mapping[str, Any]) -> str:
        """There is nobody more careful to ask: what went wrong is an error of the template or of a view."""
        with found_late(self._files):
            self.handle_exception()

    def _files(self) -> dict[str, str]:
        """Names of templates by their files, for those that lie in one."""
        files = ((template.filename, name) for name, template in self.loaded.items())
        return {file: name for file, name in files if file and file != "<template>"}
