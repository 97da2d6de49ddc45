"""The engine: Jinja that does less for each call, as its templates do not change and call nothing of Jinja's own.

What templates may say, and what comes of it, is the same. What is spared: asking the cache for each included and
imported template, copies of the global names, arguments for callables that want the context (there are none).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import EvalContext
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from markupsafe import Markup

from tahqiq.render.escaping import marked, safe
from tahqiq.render.inclusion import with_included


class _Macro(Macro):
    """A macro that is called with all it takes, in order, has nothing to sort out."""

    def __call__(self, *args: Any, **kwargs: Any) -> str:
        if len(args) == self._argument_count and not (kwargs or self.caller or self.catch_varargs):
            return marked(self._func(*args))
        return super().__call__(*args, **kwargs)


class _Generator(CodeGenerator):
    """Writes calls as calls, and an included template's text in one piece."""

    def visit_Call(  # noqa: N802
        self, node: nodes.Call, frame: Frame, forward_caller: bool = False
    ) -> None:
        """Without the context in between, which only callables marked for it want."""
        if forward_caller or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        if node.kwargs:
            self.write("**{")
            for pair in node.kwargs:
                self.write(f"{pair.key!r}: ")
                self.visit(pair.value, frame)
                self.write(", ")
            self.write("}")
        self.write(")")

    def visit_Include(self, node: nodes.Include, frame: Frame) -> None:  # noqa: N802
        """One that always has the same name is given what it sees and asked for its text."""
        named = isinstance(node.template, nodes.Const) and isinstance(node.template.value, str)
        if not named or node.ignore_missing or not node.with_context:
            super().visit_Include(node, frame)
            return
        self.newline(node)
        self.start_write(frame)
        self.write("environment.included(")
        self.visit(node.template, frame)
        self.write(f", context, {self.dump_local_context(frame)})")
        self.end_write(frame)


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
        made.root_render_func.__globals__.update(escape=safe, Macro=_Macro)
        return made

    def _get_default_module(self, ctx: Context | None = None) -> Any:
        """The one module of a template that is imported: the global names are the same everywhere."""
        return super()._get_default_module()


class Environment(jinja2.Environment):
    """Templates under autoescape and StrictUndefined, each loaded once."""

    template_class = _Template
    context_class = _Context
    code_generator_class = _Generator

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
        return with_included(tree, self._tree, (name,)) if name else tree

    def _tree(self, name: str) -> nodes.Template:
        assert self.loader
        source, filename, _ = self.loader.get_source(self, name)
        return super()._parse(source, name, filename)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The global names, which are complete before the first template is loaded."""
        return {**self.globals, **(d or {})}

    def text(self, name: str, given: Mapping[str, Any]) -> str:
        """The text of a template that is given some names."""
        template = self.get_template(name)
        context = _Context(self, {**self.globals, **given}, name, template.blocks)
        try:
            return "".join(template.root_render_func(context))
        except Exception:
            self.handle_exception()

    def included(self, name: str, context: Context, local: Mapping[str, Any]) -> Markup:
        """The text of a template where another includes it: it sees what stands around it."""
        template = self.get_template(name)
        names = {**context.parent, **context.vars}
        for key, value in local.items():
            if value is not missing:
                names[key] = value
        inner = _Context(self, names, name, template.blocks)
        return marked("".join(template.root_render_func(inner)))
