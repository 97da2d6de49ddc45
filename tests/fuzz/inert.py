"""Fuzzes check, model and render with hostile content, guided by coverage: no page holds markup out of a text.

    python tests/fuzz/inert.py [--few] [FOLDER] [OPTION …]

The options are libFuzzer's: `-max_total_time=900` for a quarter of an hour, `-runs=500 -seed=1` for the same run each
time, a file's path to try one input again. It begins with the editions of tests/problems and tests/golden, with
`--few` only with the small sound edition that each input is laid over. What leads further is kept in FOLDER, if one is
given. An input is the text of some files, as tests/editions.py has it.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from zlib import crc32

import atheris

TESTS = Path(__file__).parents[1]
sys.path.insert(0, str(TESTS))

with atheris.instrument_imports(include=["tahqiq"]):
    from fuzz import inert_edition, inert_seeds
    from fuzz.inert_attacks import attacked
    from fuzz.inert_oracle import faults

LARGEST = 60_000
"""Bytes of an input; sizes are tried elsewhere."""
FEW = "--few"
_EVERY, _ATTEMPTS = 16, 4


class NotInert(Exception):
    """A page that holds what only a text can have brought."""


def try_one(data: bytes) -> None:
    """Makes the pages of one input: the article's, now and then all of them. Raises NotInert."""
    for page in inert_edition.pages(_files(data), every=crc32(data) % _EVERY == 0):
        found = [*faults(page.body), *faults(page.head)]
        if found:
            raise NotInert(f"{page.address}: " + "\n".join(found))


def mutated(data: bytes, max_size: int, seed: int) -> bytes:
    """An attack that the check lets through, if one is found; more seldom what libFuzzer makes of the bytes.

    What is refused is kept too, for it leads to other places of the check; attacks on it would all be refused.
    """
    if seed % 10 == 0:
        return bytes(atheris.Mutate(data, max_size))
    sound = data if inert_edition.sound(_files(data)) else inert_edition.joined(inert_edition.start())
    made = data
    for attempt in range(_ATTEMPTS):
        made = attacked(sound, seed + attempt)
        if len(made) <= max_size and inert_edition.sound(_files(made)):
            break
    return made[:max_size]


def _files(data: bytes) -> dict[str, bytes]:
    return inert_edition.laid_over(inert_edition.start(), data)


def main(arguments: list[str]) -> None:
    """Runs until an input is not inert, or until libFuzzer's options end it; it ends the process itself."""
    with tempfile.TemporaryDirectory(prefix="tahqiq-fuzz-") as seeds:
        if not any(not argument.startswith("-") and Path(argument).is_file() for argument in arguments[1:]):
            inert_seeds.write(Path(seeds), few=FEW in arguments)
            arguments = [*(argument for argument in arguments if argument != FEW), seeds]
        # One mutation makes many attacks; of five in a row next to nothing would get through.
        options = [f"-max_len={LARGEST}", "-mutate_depth=1"]
        atheris.Setup([arguments[0], *options, *arguments[1:]], try_one, custom_mutator=mutated)
        atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv)
