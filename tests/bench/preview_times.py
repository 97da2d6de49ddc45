"""Measures preview images: `python tests/bench/preview_times.py [--images N]`.

Draws N images of made-up titles in both languages, each title once, and prints CPU milliseconds and bytes of an image.
Where resvg_py or typst can be imported, the same titles are drawn by them too: set in one size, with their own
line breaking or with lines broken beforehand, so with less work than ours.
"""

from __future__ import annotations

import argparse
import importlib.util
import random
import statistics
import time
from collections.abc import Callable

from tahqiq.paths import templates
from tahqiq.publish.previews import FOLDER, read_faces
from tahqiq.render.preview import Card, Words, draw

FACES = templates() / FOLDER
SENTENCES = {
    "rtl": "وزارة الخارجية العراقية تؤجل إعلان انتهاء مهمة التحالف الدولي والفصائل صامتة بعد اجتماع عقد عام ٢٠٢٤",
    "ltr": "Baghdad puts off announcing the end of the coalition’s mission after a meeting of ministers in 2024",
}
FOOT = {"rtl": "تحقيق: أخبار محقَّقة بلغتين", "ltr": "Tahqiq: annotated news in two languages"}


def titles(count: int) -> list[tuple[str, str]]:
    """(direction, title) of 6 to 16 words, the same in every run."""
    chance = random.Random(1)
    ways = [("rtl", "ltr")[n % 2] for n in range(count)]
    return [(way, " ".join(chance.choices(SENTENCES[way].split(), k=chance.randint(6, 16)))) for way in ways]


def ours() -> Callable[[str, str], bytes]:
    """As a build draws them."""
    faces = read_faces((templates(),))

    def one(way: str, title: str) -> bytes:
        kicker = (Words("Asharq Al-Awsat", "ltr"), Words("16 August 2024", "ltr"))
        return draw(Card(way, Words(title, way), kicker, (Words(FOOT[way], way),)), faces)

    return one


def resvg() -> Callable[[str, str], bytes]:
    """SVG text, lines of five words."""
    import resvg_py

    fonts = [str(path) for path in sorted(FACES.glob("*.ttf"))]

    def one(way: str, title: str) -> bytes:
        words = title.split()
        at = 'x="1116" direction="rtl"' if way == "rtl" else 'x="84"'
        lines = "".join(
            f'<text {at} y="{200 + n * 22}" font-size="64">{" ".join(words[n : n + 5])}</text>'
            for n in range(0, len(words), 5)
        )
        svg = (
            '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630">'
            '<rect width="1200" height="630" fill="#fbfaf5"/>'
            f"<g font-family=\"'Source Serif 4', 'Noto Naskh Arabic'\" font-weight='600'>{lines}</g></svg>"
        )
        return bytes(resvg_py.svg_to_bytes(svg_string=svg, font_files=fonts, skip_system_fonts=True))

    return one


def typst() -> Callable[[str, str], bytes]:
    """A page of one heading; the compiler, and with it the fonts, stay between images."""
    import typst as library

    compiler = library.Compiler(font_paths=[str(FACES)], ignore_system_fonts=True)

    def one(way: str, title: str) -> bytes:
        text = (
            "#set page(width: 1200pt, height: 630pt, margin: 84pt, fill: rgb(251, 250, 245))\n"
            f'#set text(font: ("Source Serif 4", "Noto Naskh Arabic"), size: 64pt, weight: 600, dir: {way})\n'
            f"{title}\n"
        )
        return bytes(compiler.compile(text.encode(), format="png", ppi=72.0))

    return one


def measure(name: str, one: Callable[[str, str], bytes], found: list[tuple[str, str]]) -> None:
    """Prints a line. The first image loads the fonts and is not counted."""
    one(*found[0])
    times, sizes = [], []
    for way, title in found:
        started = time.process_time()
        sizes.append(len(one(way, title)))
        times.append((time.process_time() - started) * 1000)
    slow = statistics.quantiles(times, n=10)[-1]
    print(
        f"{name:8} {statistics.median(times):7.2f} ms median {slow:7.2f} ms 90th  "
        f"{statistics.median(sizes):7.0f} bytes median {max(sizes):7} bytes largest"
    )


def main() -> None:
    """Our own way, then whatever else is there."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--images", type=int, default=500)
    found = titles(parser.parse_args().images)
    measure("ours", ours(), found)
    for module, maker in (("resvg_py", resvg), ("typst", typst)):
        if importlib.util.find_spec(module):
            measure(module, maker(), found[:50])


if __name__ == "__main__":
    main()
