"""The bench: what is made of an article for the page of one language and serves for those of the others."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import TypeVar, cast

from tahqiq.model import Article

V = TypeVar("V")


@dataclass(slots=True)
class Bench:
    """Holds one article at a time, so that it never grows. What lies on it is the same for every language."""

    article: Article | None = None
    made: dict[Hashable, object] = field(default_factory=dict)

    def clear(self) -> None:
        """Makes room for an article that is made anew."""
        self.article, self.made = None, {}

    def if_it_lies_there(self, article: str, key: Hashable, make: Callable[[], V]) -> V:
        """The same for what is also made away from its article, where it is made and not kept."""
        return self.of(self.article, key, make) if self.article and self.article.id == article else make()

    def of(self, article: Article, key: Hashable, make: Callable[[], V]) -> V:
        """What has been made of an article under a key, or is made now; never None."""
        if article is not self.article:
            self.article, self.made = article, {}
        found = self.made.get(key)
        if found is None:
            found = self.made[key] = make()
        return cast(V, found)
