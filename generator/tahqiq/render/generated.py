"""Generated: the Python code that templates become, with less to do for each value than in Jinja's own."""

from __future__ import annotations

from collections.abc import Iterable
from keyword import iskeyword
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Macro
from markupsafe import Markup

from tahqiq.render.escaping import escaped, marked, safe


class _Macro(Macro):
    """A macro that is called with all it takes, in order, has nothing to sort out."""

    def __call__(self, *args: Any, **kwargs: Any) -> str:
        if len(args) == self._argument_count and not (kwargs or self.caller or self.catch_varargs):
            text = self._func(*args)
            return text if type(text) is Markup else marked(text)
        return super().__call__(*args, **kwargs)


class Careful(CodeGenerator):
    """Writes calls as calls, an included template's text in one piece, and all texts of a block into one list."""

    def blockvisit(self, nodes: Iterable[nodes.Node], frame: Frame) -> None:
        """What would be yielded piece by piece, through all blocks around it, is gathered and yielded once."""
        if frame.buffer is not None:
            super().blockvisit(nodes, frame)
            return
        self.buffer(frame)
        super().blockvisit(nodes, frame)
        self.writeline(f"yield concat({frame.buffer})")
        frame.buffer = None

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        """Most values are safe already or mere text: that is seen here, without a call."""
        if _plainly_escaped(frame):
            self.write("(value if type(value := ")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if _plainly_escaped(frame):
            self.write(") is Safe else escaped(value) if type(value) is str else escape(value))")
        else:
            super()._output_child_post(node, frame, finalize)

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


class Direct(Careful):
    """Writes attributes as attributes, as nearly all that templates ask for are. What is none raises AttributeError."""

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """Without the environment in between, which also looks for an item of that name."""
        if iskeyword(node.attr) or not isinstance(node.node, (nodes.Name, nodes.Getattr)):
            super().visit_Getattr(node, frame)
            return
        self.visit(node.node, frame)
        self.write(f".{node.attr}")


def _plainly_escaped(frame: Frame) -> bool:
    """Whether values are escaped here, and nothing else is done to them: the environment has no `finalize`."""
    return frame.eval_ctx.autoescape and not frame.eval_ctx.volatile


NAMES = {"escape": safe, "escaped": escaped, "Markup": marked, "Safe": Markup, "Macro": _Macro}
"""What the code finds under some names; `Markup` is only called there, with texts."""
