"""Builds that are killed at any moment: the old site stands or the new one, whole, and the next build is right."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

import editions
from killing import Killing
from renewals import contents

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="processes are watched as on Linux"),
]
SEED = 20261127
KILLS = 100
CONFIRMED = 10
"""After so many kills a build is let come to its end."""
STATES = (
    "-- content/actors/town.yml --\nkind: place\nname: {ar: البلدة, en: The town}\n",
    "-- content/actors/town.yml --\nkind: place\nname: {ar: المدينة, en: The city}\n",
)
Site = dict[str, bytes]


@pytest.fixture(scope="module")
def killing() -> Iterator[Killing]:
    program = Killing()
    yield program
    program.end()


class Edition:
    """A little edition of two states, the site of each, and how long a build of it takes, whole or not."""

    def __init__(self, folder: Path, killing: Killing) -> None:
        self.folder = editions.write(folder, editions.base())
        settings = folder / "mkdocs.yml"
        text = settings.read_text(encoding="utf-8")
        settings.write_text(text.replace("[tahqiq]", "[{tahqiq: {workers: 2}}]"), encoding="utf-8")
        self.killing = killing
        self.now = 1
        self.sites: list[Site] = []
        self.seconds = {}
        for state in (0, 1):
            editions.write(folder, STATES[state])
            self.seconds["--whole"] = self.built("--whole")
            self.sites.append(self.site())
        self.edit()
        self.seconds[""] = self.built()
        assert self.site() == self.sites[self.now] != self.sites[1 - self.now]

    def edit(self) -> None:
        """The other state of the content."""
        self.now = 1 - self.now
        editions.write(self.folder, STATES[self.now])

    def built(self, *options: str) -> float:
        """Builds it to the end; the seconds that takes."""
        began = time.monotonic()
        assert self.killing.run("-C", str(self.folder), "build", *options).status == 0
        return time.monotonic() - began

    def again(self, *options: str) -> None:
        """The same; where it takes less time by now, as on a machine that was busy, kills come as much earlier."""
        kind = "".join(options)
        self.seconds[kind] = min(self.seconds[kind], self.built(*options))

    def site(self) -> Site:
        """The files of the site."""
        return contents(self.folder / "site")

    def left_behind(self) -> list[str]:
        """What lies beside the site that a build has not cleared away."""
        return [path.name for path in self.folder.iterdir() if path.name.startswith(".site-")]


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory, killing: Killing) -> Edition:
    return Edition(tmp_path_factory.mktemp("killed") / "edition", killing)


def differing(one: Site, other: Site) -> list[str]:
    """The paths in which two sites differ."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


def test_a_hundred_random_moments(edition: Edition) -> None:
    random = Random(SEED)
    killed = 0
    for n in range(1, KILLS + 1):
        before, left = edition.site(), edition.left_behind()
        edition.edit()
        whole = random.choice(("--whole", ""))
        moment = random.uniform(0, edition.seconds[whole])
        whom = random.choice(("group", "group", "group", "parent"))
        number = random.choice((signal.SIGKILL,) * 4 + (signal.SIGINT, signal.SIGTERM, signal.SIGHUP))
        options = [whole] if whole else []
        ended = edition.killing.run(
            "-C", str(edition.folder), "build", *options, after=moment, by=number, whom=whom
        )
        told = f"seed {SEED}, {n}: {signal.Signals(number).name} to the {whom} after {moment:.3f} s {whole}: {ended}"
        killed += ended.status != 0
        stands = edition.site()
        old, new = (differing(stands, site) for site in (before, edition.sites[edition.now]))
        assert not old or not new, f"{told}, not as the old one: {old[:20]}, nor as the new one: {new[:20]}"
        assert ended.status != 0 or not new, f"{told}, not as the new one: {new[:20]}"
        assert ended.orphans == 0, told
        assert ended.status in (0, 3, -number), told
        if ended.status == 3:
            assert {*edition.left_behind()} <= {*left}, told
        if n % CONFIRMED == 0:
            for how in ((), ("--whole",)):
                edition.again(*how)
                assert edition.site() == edition.sites[edition.now], told
            assert edition.left_behind() == [], told
    assert killed > KILLS / 2, "most of them had ended before"
