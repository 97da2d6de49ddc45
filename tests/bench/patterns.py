"""Regular expressions that take more than their share of time: `patterns.py [--length 8000] [--only FILE]`.

Each expression of the generator, and of the scripts of its pages, is asked about texts that are made to be slow for it
(`pattern_attacks.py`), in the way in which the source asks it. Those are printed whose processor time grows faster than
the length to the power of 1.4: the expression, the text, and the power. A look at where it stands must then tell how
long a text can be there.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import math
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parent))
import heavy_inputs
import pattern_sources
from pattern_attacks import Attack, attacks, parser, pumped
from pattern_sources import Found, Recording
from script_patterns import slow as slow_in_scripts

LENGTH = 8_000
SHORT = 0.006  # seconds, in which a text of that length is read by any expression that takes its share
ENOUGH = 0.3  # seconds after which an expression is stopped
BEST_OF = 3
PLAIN = 0.03  # seconds, after which no worse text is looked for
LEAST = 16  # characters; what takes long with these grows faster than any power
POWER = 1.4
TICK = 0.001  # seconds, below which clocks differ


# Those that take more, and may: where they are asked, no text is long, or none but the tool's own comes to them.
JUDGED = {
    ("author/mending.py", r"[ \t\n]+(?=\{)"): "asked once for each gap",
    ("author/suggest/ids.py", r"-of-"): "an id",
    ("cli/excerpt.py", r"[\w"): "asked once for a problem that is printed",
    ("dates/repair.py", ""): "texts of 80 characters at most",
    ("export/epub/faces.py", "<em>"): "what the tool wrote, in which each one is closed",
    ("export/tables/cells.py", "['"): "asked once for a cell, at its beginning",
    ("lsp/completing.py", ""): "the last 1,000 characters before the cursor",
    ("lsp/typed_yaml.py", '("'): "asked once for a line",
    ("publish/pdf/objects.py", "(<<"): "objects of a PDF that Chromium wrote",
    ("publish/styles.py", r"/\*"): "the tool's own styles",
    ("read/markdown/inline/span.py", r"[\s"): "asked once for each gap",
    ("read/markdown/inline/target.py", ""): "asked behind ], and goes through three more of its like at most",
    ("render/citations/setting.py", r"(?:</"): "the last characters of a text",
}


class Slow(NamedTuple):
    """What an expression took on its worst text: seconds at a quarter, a half and all of the length."""

    attack: Attack
    seconds: tuple[float, float, float]

    @property
    def power(self) -> float:
        """By which its time grows with the length; the stopped ones took longer than that."""
        return math.log(max(self.seconds[2], TICK) / max(self.seconds[0], TICK), 4)


class Stopped(Exception):
    """It took longer than is waited for."""


def stop(*_: object) -> None:
    raise Stopped


def seconds(ask: Callable[[Any], object], text: Any) -> float:
    """Of a processor; no more than is waited for."""
    signal.setitimer(signal.ITIMER_VIRTUAL, ENOUGH)
    began = time.process_time()
    try:
        ask(text)
    except Stopped:
        return ENOUGH
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return time.process_time() - began


def asking(found: Found, way: str) -> Callable[[Any], object]:
    """How the source asks an expression, to the last match."""
    pattern: Any = found.pattern
    if way == "scan":
        return lambda text: [pattern.match(text, at) for at in range(len(text))]
    if way in ("match", "fullmatch"):
        return getattr(pattern, way)  # type: ignore[no-any-return]
    return lambda text: sum(1 for _ in pattern.finditer(text))


def is_repeating(found: Found) -> bool:
    """Whether any part is read more than a few times: others take their share."""
    return any(pumped(parser.parse(found.pattern.pattern, found.pattern.flags), ""))


def slowest(found: Found, length: int) -> Slow | None:
    """What an expression takes more than its share on, if anything: the first that is plain."""
    worst = None
    is_bytes = isinstance(found.pattern.pattern, bytes)
    pattern = written(found)
    for way in {"finditer" if way in OFTEN else way for way in found.ways}:
        ask = asking(found, way)
        for attack in attacks(pattern, found.pattern.flags):
            one = slow(ask, attack, length // 4 if way == "scan" else length, is_bytes)
            if one and one.seconds[2] >= PLAIN:
                return one
            worst = one or worst
    return worst


OFTEN = ("search", "sub", "subn", "findall", "split", "finditer")


def slow(ask: Callable[[Any], object], attack: Attack, length: int, is_bytes: bool) -> Slow | None:
    def of(size: int) -> Any:
        text = attack.of(size)
        return text.encode("latin-1", "replace") if is_bytes else text

    if seconds(ask, of(length)) < SHORT:
        return None
    while length > LEAST and seconds(ask, of(length)) >= ENOUGH:
        length //= 2
    took = tuple(
        min(seconds(ask, of(size)) for _ in range(BEST_OF)) for size in (length // 4, length // 2, length)
    )
    one = Slow(attack, (took[0], took[1], took[2]))
    return one if one.power > POWER or length <= LEAST else None


def run_all(recording: Recording) -> None:
    """Runs the commands on the small edition, in this process, for what is compiled as they run."""
    from tahqiq.cli import main

    with recording, tempfile.TemporaryDirectory() as name:
        pattern_sources.load_all()
        for command in COMMANDS:
            folder = Path(name) / command[0]
            heavy_inputs.write(folder, heavy_inputs.base())
            with (
                contextlib.suppress(SystemExit),
                contextlib.redirect_stdout(io.StringIO()),
                contextlib.redirect_stderr(io.StringIO()),
            ):
                main(["-C", str(folder), *command], standalone_mode=False)


COMMANDS = (["check"], ["fmt"], ["suggest", "visit"], ["build"])


def judged(found: Found) -> str:
    """Why it may take so long, or that nobody said so."""
    shown = written(found)
    whys = [
        why for (file, start), why in JUDGED.items() if file == found.place.file and shown.startswith(start)
    ]
    return f"may: {whys[0]}" if whys else "NOT JUDGED"


def written(found: Found) -> str:
    """An expression as it is written, of bytes or of characters."""
    pattern = found.pattern.pattern
    return pattern.decode("latin-1") if isinstance(pattern, bytes) else pattern


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--length", type=int, default=LENGTH)
    arguments.add_argument("--only", nargs="*", default=[""], help="parts of the names of files")
    asked = arguments.parse_args()
    signal.signal(signal.SIGVTALRM, stop)
    recording = Recording()
    run_all(recording)
    every, missing = pattern_sources.found(recording)
    print(
        f"{len(every)} expressions",
        *(f"not compiled: {place.file}:{place.line}" for place in missing),
        sep="\n",
    )
    if asked.only == [""]:
        print(*slow_in_scripts(), sep="\n", flush=True)
    for found in every:
        if any(part in found.place.file for part in asked.only) and is_repeating(found):
            told(found, slowest(found, asked.length))


def told(found: Found, one: Slow | None) -> None:
    """Prints what an expression took too long for, if anything."""
    if one:
        times = " ".join(f"{took * 1000:.0f}" for took in one.seconds)
        print(f"{found.place.file}:{found.place.line} {sorted(found.ways)} {written(found)[:120]!r}")
        print(f"    power {one.power:.1f}, {times} ms of {one.attack}")
        print(f"    {judged(found)}", flush=True)


if __name__ == "__main__":
    main()
