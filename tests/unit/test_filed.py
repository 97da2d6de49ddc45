"""Problems by file: judged anew file by file, they are what they would be if all were put in order."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

from hypothesis import given
from hypothesis import strategies as st

from tahqiq.filed import Filed, filed
from tahqiq.limits import PROBLEMS
from tahqiq.problems import Place, Problem, Severity, in_order

NAMES = ("a/x.md", "a/y.md", "a-b/x.md", "a.md", "a0/x.md", "b/x.md")
SEVERITIES: tuple[Severity, ...] = ("error", "warning")
PLACES = st.builds(Place, st.sampled_from(NAMES), st.integers(0, 2))
SOME = st.lists(
    st.builds(Problem, PLACES, st.sampled_from("cd"), st.just("m"), st.just(""), st.sampled_from(SEVERITIES))
)


def same(found: Filed, problems: list[Problem]) -> None:
    ordered = in_order(problems)
    assert (*found.all(),) == ordered
    counted = Counter(problem.severity for problem in ordered)
    assert (found.errors, found.warnings) == (counted["error"], counted["warning"])
    assert found.erring == {problem.place.file for problem in ordered if problem.severity == "error"}
    errors_first = sorted(ordered, key=lambda problem: problem.severity)
    for limit in (0, 1, 3, len(ordered)):
        assert found.first(limit) == (*errors_first[:limit],)


@given(before=SOME, files=st.sets(st.sampled_from(NAMES)), folder=st.sampled_from(["", "a/", "b/"]), now=SOME)
def test_files_are_judged_anew(
    before: list[Problem], files: set[str], folder: str, now: list[Problem]
) -> None:
    first = filed(before)
    same(first, before)
    left = [
        problem
        for problem in before
        if problem.place.file not in files and not (folder and problem.place.file.startswith(folder))
    ]
    same(first.anew(files, [folder] if folder else [], now), left + now)
    # What there was is as it was.
    same(first, before)


def test_of_many_alike_in_a_file_the_last_says_how_many() -> None:
    many = [Problem(Place(name, line), "c", "m") for name in ("a.md", "b.md") for line in range(PROBLEMS + 5)]
    found = filed(many)
    assert (*found.all(),) == in_order(many)
    assert [len([*each]) for _, each in groupby(found.all(), lambda p: p.place.file)] == [PROBLEMS + 1] * 2
    assert "and 4 more" in [*found.all()][-1].message
    # It goes through unchanged, when another file is judged anew.
    assert (*found.anew(["c.md"], [], [Problem(Place("c.md"), "c", "m")]).all(),)[:-1] == (*found.all(),)
