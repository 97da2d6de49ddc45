"""Segments: what of a whole file is as it was, and what is written anew, when things have changed, come or gone."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cached_property
from itertools import accumulate

from tahqiq.export import Section, Whole
from tahqiq.publish.whole_files import File, Segment

Key = tuple[str, str]
"""A section, and the name of a piece in it."""
Names = Mapping[str, Sequence[str]]
Read = Callable[[int, int], bytes]
"""What lies in the older file: from which byte on, and how many bytes."""


def mended(
    whole: Whole, file: File, old: Names, new: Names, made: Mapping[Key, bytes], read: Read
) -> tuple[list[Segment], File] | None:
    """The segments of a file, and what lies where in it then (but for size and digest); None if it is as it was.

    `old` and `new` are the names of all pieces before and now. `made` are those of this file that may be others than
    before; a piece that is new must be among them.
    """
    if not made and all(old[section.of] == new[section.of] for section in whole.sections):
        return None
    segments = _Segments()
    lengths: dict[str, bytes] = {}
    start, at = made.get(("start", "")), file.start
    segments.piece(start, 0, file.start)
    same = start is None or start == read(0, file.start)
    for section in whole.sections:
        of = section.of
        mending = _Section(section, array("I", file.lengths[of]), at, old[of], new[of])
        here = {name: text for (kind, name), text in made.items() if kind == of}
        lengths[of] = mending.mend(here, segments)
        same = same and mending.is_same(here, read)
        at = mending.end
    segments.text(whole.end)
    first = file.start if start is None else len(start)
    return None if same else (segments.all(), File(0, "", first, lengths))


def first_of(whole: Whole, file: File, names: Names, things: Collection[Key]) -> int:
    """At which byte of a file the first piece of some things begins; 0 where it has none of them."""
    at, found = file.start, []
    for section in whole.sections:
        wanted = [name for of, name in things if of == section.of]
        here = _Section(
            section, array("I", file.lengths[section.of]), at, names[section.of], names[section.of]
        )
        found += [here.places[here.number[name]] for name in wanted if name in here.number]
        at = here.end
    return min(found, default=0)


class _Section:
    """A section of a file as it was, and its pieces now."""

    def __init__(
        self, section: Section, lengths: array[int], at: int, old: Sequence[str], new: Sequence[str]
    ) -> None:
        self.section = section
        self.lengths = lengths
        self.begin = at + len(section.before)
        self.last = self.begin + sum(lengths) + len(section.between) * max(len(lengths) - 1, 0)
        self.end = self.last + len(section.after)
        self.old = old
        self.new = new
        self.moved = old != new

    # Most sections are as they were: what is worked out of each piece is so only where it is asked for.

    @cached_property
    def places(self) -> list[int]:
        """Where each piece begins; one more than there are, which would be the next."""
        between = len(self.section.between)
        return [*accumulate((length + between for length in self.lengths), initial=self.begin)]

    @cached_property
    def number(self) -> dict[str, int]:
        """The place of each piece among those of before."""
        return {name: n for n, name in enumerate(self.old)}

    def is_same(self, made: Mapping[str, bytes], read: Read) -> bool:
        """Whether all pieces are as they were."""
        if self.moved:
            return False
        numbers = ((self.number[name], text) for name, text in made.items())
        return all(
            len(text) == self.lengths[n] and text == read(self.places[n], len(text)) for n, text in numbers
        )

    def mend(self, made: Mapping[str, bytes], segments: _Segments) -> bytes:
        """Adds the section's segments; the lengths of its pieces now."""
        segments.text(self.section.before)
        lengths = self._anew(made, segments) if self.moved else self._in_place(made, segments)
        segments.text(self.section.after)
        return lengths.tobytes()

    def _in_place(self, made: Mapping[str, bytes], segments: _Segments) -> array[int]:
        """All names are where they were: what is between two pieces that are made anew is one run."""
        if not made:
            segments.run(self.begin, self.last)
            return self.lengths
        lengths, next_one = array("I", self.lengths), 0
        for n, text in sorted((self.number[name], text) for name, text in made.items()):
            if n > next_one:
                segments.run(self.places[next_one], self.places[n])
            segments.text(text)
            if n + 1 < len(lengths):
                segments.text(self.section.between)
            lengths[n], next_one = len(text), n + 1
        if next_one < len(lengths):
            segments.run(self.places[next_one], self.last)
        return lengths

    def _anew(self, made: Mapping[str, bytes], segments: _Segments) -> array[int]:
        """Pieces have come, gone or moved; those that follow each other as before, and what is between, are one run."""
        lengths = array("I")
        first = last = -1

        def flush() -> None:
            if first >= 0:
                segments.run(self.places[first], self.places[last] + self.lengths[last])

        for n, name in enumerate(self.new):
            text = made.get(name)
            before = self.number[name] if text is None else -1
            lengths.append(self.lengths[before] if text is None else len(text))
            if text is None and first >= 0 and before == last + 1:
                last = before
                continue
            flush()
            if n:
                segments.text(self.section.between)
            if text is not None:
                segments.text(text)
            first = last = before
        flush()
        return lengths


class _Segments:
    """Puts segments in a row; texts that follow each other are one, put together when all of them are there."""

    def __init__(self) -> None:
        self._found: list[Segment] = []
        self._texts: list[bytes] = []

    def piece(self, text: bytes | None, start: int, end: int) -> None:
        """A piece made anew, or without a text as it was."""
        if text is None:
            self.run(start, end)
        else:
            self.text(text)

    def text(self, text: bytes) -> None:
        """A text."""
        self._texts.append(text)

    def run(self, start: int, end: int) -> None:
        """What lies in the older file from one byte to another."""
        if end > start:
            self._join()
            self._found.append((start, end - start))

    def all(self) -> list[Segment]:
        """All of them."""
        self._join()
        return self._found

    def _join(self) -> None:
        if text := b"".join(self._texts):
            self._found.append(text)
        self._texts = []
