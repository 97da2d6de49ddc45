"""Where a file of the content is shown: from its path to the addresses of its page, by language."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from tahqiq.relate import Relations
from tahqiq.render.links import path_of

_ON_INDEXES = {"events": "event", "terms": "term"}
_PAGES = {"articles": "article", "actors": "actor"}


class Shown:
    """Knows it of an edition, as it is in its tables now. It is asked by the thread that has these."""

    def __init__(self, relations: Relations, content: str) -> None:
        self._relations = relations
        self._content = content

    def at(self, file: str, block: str = "") -> dict[str, str]:
        """The addresses of what a file says, under the site's root; none where no page is its own.

        A text is shown in its language, all else in all of them. `file` is a path in the edition.
        """
        path = PurePosixPath(file)
        if not path.is_relative_to(self._content):
            return {}
        return dict(self._addresses(path.relative_to(self._content), f"#{block}" if block else ""))

    def _addresses(self, path: PurePosixPath, place: str) -> Iterator[tuple[str, str]]:
        edition = self._relations.edition
        first, *rest = path.parts or ("",)
        if path.name == "edition.yml" and not rest:
            yield from ((tag, f"{tag}/") for tag in edition.languages)
        elif not rest:
            return
        elif first == "pages":
            known = {page.language for page in edition.pages if page.id == rest[0]}
            yield from ((tag, f"{tag}/{rest[0]}/{place}") for tag in self._of_text(path) if tag in known)
        elif first in _PAGES:
            name = rest[0].removesuffix(".yml") if first == "actors" else rest[0]
            if name in getattr(edition, first):
                address = path_of(_PAGES[first], name) + place
                yield from ((tag, f"{tag}/{address}") for tag in self._of_text(path))
        elif first in _ON_INDEXES and (name := rest[0].removesuffix(".yml")) in getattr(edition, first):
            kind = _ON_INDEXES[first]
            for tag in edition.languages:
                yield tag, f"{tag}/{self._relations.places.path(kind, name, tag)}"

    def _of_text(self, path: PurePosixPath) -> tuple[str, ...]:
        languages = self._relations.edition.languages
        return (path.stem,) if path.suffix == ".md" and path.stem in languages else languages
