"""A file system that lists folders in another order: Python reads this as it starts, in each worker too."""

import os
from types import TracebackType

_scandir, _listdir = os.scandir, os.listdir


class _Backwards:
    """What os.scandir gives, the last first."""

    def __init__(self, path=".") -> None:  # type: ignore[no-untyped-def]
        with _scandir(path) as found:
            self._left = iter(sorted(found, key=lambda entry: entry.name, reverse=True))

    def __enter__(self) -> "_Backwards":
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def __iter__(self) -> "_Backwards":
        return self

    def __next__(self):  # type: ignore[no-untyped-def]
        return next(self._left)

    def close(self) -> None:
        self._left = iter(())


os.scandir = _Backwards  # type: ignore[assignment, misc]
os.listdir = lambda path=".": sorted(_listdir(path), reverse=True)  # type: ignore[assignment]
