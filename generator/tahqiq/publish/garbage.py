"""Garbage of a build: it makes millions of objects and hardly a cycle, so going through them is put off."""

from __future__ import annotations

import gc


class Garbage:
    """Nothing is collected from `leave` to `collect`; a build spends two fifths of its time on it otherwise."""

    def __init__(self) -> None:
        self._collected = False

    def leave(self) -> None:
        """From now on nothing is collected."""
        self._collected = gc.isenabled()
        gc.disable()

    def collect(self) -> None:
        """As it was before."""
        if self._collected:
            # What a build has made counts as old: else all of it is gone through at once, and hardly any is given back.
            gc.freeze()
            gc.unfreeze()
            gc.enable()


def settle() -> None:
    """What is there now, and no garbage, is not gone through again: to do so while somebody waits for a page of a large
    edition takes a third of a second.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
