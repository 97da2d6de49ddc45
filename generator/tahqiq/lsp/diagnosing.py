"""Problems as the protocol has them: diagnostics, file by file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from lsprotocol import types

from tahqiq.lsp.desk import Desk
from tahqiq.lsp.positions import Positions
from tahqiq.problems import Problem

SEVERITIES = {"error": types.DiagnosticSeverity.Error, "warning": types.DiagnosticSeverity.Warning}
SOURCE = "tahqiq"


def diagnostics(
    desk: Desk, piece: str, encoding: str, *, warnings: bool
) -> dict[str, list[types.Diagnostic]]:
    """The diagnostics of a piece by file, as a path below the content folder; `warnings`: not errors alone."""
    found: defaultdict[str, list[Problem]] = defaultdict(list)
    for problem in desk.problems(piece):
        if warnings or problem.severity == "error":
            found[_file(desk, problem)].append(problem)
    return {path: list(_of_file(desk, path, problems, encoding)) for path, problems in found.items()}


def _file(desk: Desk, problem: Problem) -> str:
    """A folder has no page to show a problem on: that of an article is shown on its article.yml."""
    path = desk.project.inside(problem.place.file).removeprefix(desk.project.name)
    return f"{path}/article.yml" if path.startswith("articles/") and path.count("/") == 1 else path


def _of_file(desk: Desk, path: str, problems: Iterable[Problem], encoding: str) -> Iterable[types.Diagnostic]:
    positions = Positions(desk.store.text(path), encoding)
    for problem in problems:
        yield diagnostic(problem, positions)


def diagnostic(problem: Problem, positions: Positions) -> types.Diagnostic:
    """One problem; what to do about it stands in its message, for most programs show nothing else."""
    return types.Diagnostic(
        range=positions.of_place(problem.place),
        message=problem.sentence,
        severity=SEVERITIES[problem.severity],
        code=problem.code,
        source=SOURCE,
    )
