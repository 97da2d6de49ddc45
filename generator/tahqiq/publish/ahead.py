"""Ahead: the templates of pages are compiled in a process of their own, while this one relates what was read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tahqiq.forked import beside
from tahqiq.publish.assets import template_loader
from tahqiq.render import Compiled
from tahqiq.render.press import press


@contextmanager
def compiled_ahead(root: Path, environment: str, key: bytes) -> Iterator[Callable[[], Compiled]]:
    """Compiles the templates for the pages of an edition meanwhile; to call what is given is to wait for them.

    `environment` and `key` are those that they are kept with (render/compiled.py).
    """

    def work() -> bytes:
        compiled = Compiled()
        press(template_loader(root), compiled).prepare()
        return compiled.packed(environment, key)

    with beside(work) as compiling:
        yield lambda: Compiled(environment, compiling(), key)
