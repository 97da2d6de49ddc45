"""Executors: how the command line and mkdocs.yml say who does the work of a build."""

from __future__ import annotations

import re
from importlib.util import find_spec

from tahqiq.crew import Alone, Crew, Processes

DEFAULT = "processes"
FORMS = "`processes`, `processes:N`, `alone` or `dask:ADDRESS`"
_ADDRESS = re.compile(r"(?:[a-z]+://)?[^\s/:]+:\d+|(?:[a-z]+://)?\[[0-9A-Fa-f:]+\]:\d+")
EXTRA = "tahqiq[cluster]"


class WrongExecutor(ValueError):
    """What was said is none, or needs what is not installed; the message says which."""


def crew_of(said: str, workers: int | None = None) -> Crew:
    """The crew that is meant; `workers` is how many processes, where that is not said. Raises WrongExecutor."""
    kind, colon, argument = said.partition(":")
    if said == "alone":
        return Alone()
    if said == DEFAULT:
        return Processes(workers)
    if kind == DEFAULT and argument.isascii() and argument.isdigit() and int(argument):
        return Processes(int(argument))
    if kind == "dask" and colon and _ADDRESS.fullmatch(argument):
        if find_spec("distributed") is None:
            raise WrongExecutor(f"a cluster needs dask.distributed: pip install {EXTRA}")
        from tahqiq.publish.cluster import Cluster

        return Cluster(argument)
    raise WrongExecutor(f"`{said}` says not who does the work: {FORMS}, as in dask:tcp://127.0.0.1:8786")


def is_cluster(said: str) -> bool:
    """Whether the work is done on other machines."""
    return said.startswith("dask:")
