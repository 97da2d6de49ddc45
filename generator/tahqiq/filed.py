"""Problems by file: all that is wrong with an edition, kept so that a few files can be judged anew."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice

from tahqiq.problems import Problem, has_errors, in_order


@dataclass(frozen=True, slots=True)
class Filed:
    """All problems of an edition, and their files, in order. `erring` are the files that have errors.

    Of a large edition there are a hundred thousand warnings: where a few files are judged anew, only theirs are sorted.
    """

    by_file: Mapping[str, tuple[Problem, ...]] = field(default_factory=dict)
    erring: frozenset[str] = frozenset()

    def anew(self, files: Iterable[str], folders: Iterable[str], found: Iterable[Problem]) -> Filed:
        """The same, but of some files, and of all below some folders, only what was `found`.

        Folders are paths that end with `/`. What was found elsewhere is one more problem there.
        """
        judged = {*files, *(file for folder in folders for file in self._below(folder))}
        now = {**self.by_file}
        for file in judged:
            now.pop(file, None)
        fresh: defaultdict[str, list[Problem]] = defaultdict(list)
        for problem in found:
            fresh[problem.place.file].append(problem)
        for file, said in fresh.items():
            now[file] = in_order([*now.get(file, ()), *said])
        erring = self.erring - judged | {file for file in fresh if has_errors(now[file])}
        return Filed({file: now[file] for file in sorted(now)}, frozenset(erring))

    def _below(self, folder: str) -> Sequence[str]:
        files = [*self.by_file]
        # After all that begins with `folder/` comes `folder0`: that character follows the slash.
        start, end = (bisect_left(files, name) for name in (folder, f"{folder[:-1]}0"))
        return files[start:end]

    @property
    def errors(self) -> int:
        """How many errors there are."""
        return sum(problem.severity == "error" for file in self.erring for problem in self.by_file[file])

    @property
    def warnings(self) -> int:
        """How many warnings there are."""
        return sum(map(len, self.by_file.values())) - self.errors

    def all(self) -> Iterator[Problem]:
        """All of them, in order."""
        return chain.from_iterable(self.by_file.values())

    def first(self, limit: int) -> tuple[Problem, ...]:
        """So many, errors first."""
        erring = chain.from_iterable(map(self.by_file.__getitem__, sorted(self.erring)))
        errors = (problem for problem in erring if problem.severity == "error")
        warnings = (problem for problem in self.all() if problem.severity != "error")
        return tuple(islice(chain(errors, warnings), limit))


def filed(problems: Iterable[Problem]) -> Filed:
    """Problems by file."""
    return Filed().anew((), (), problems)
