"""Measures the stand-ins of templates/assets/css/stand-ins.css: `python tests/bench/stand_ins.py [--site DIR]`.

Sets the edition's texts in each shipped face and in each face of this machine that may stand in for it, and prints
the ratio of their widths: the stand-in's `size-adjust`. Faces that are not installed here are left out.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
sys.path[:0] = [str(REPOSITORY / "tests")]

from playwright.sync_api import sync_playwright  # noqa: E402

from harness import FLAGS, chromium, served  # noqa: E402

SHIPPED = {
    "ar": {"Naskh": '"Naskh in full", "Source Serif in full"', "Sans": '"IBM Plex Sans Arabic"'},
    "en": {"Serif": '"Source Serif in full"', "Sans": '"IBM Plex Sans Arabic"'},
}
LOCAL = {
    "ar": ("Noto Naskh Arabic", "Noto Sans Arabic", "DejaVu Sans"),
    "en": (
        "Noto Serif", "Gelasio", "Liberation Serif", "DejaVu Serif", "Roboto", "Liberation Sans", "DejaVu Sans",
    ),
}  # fmt: skip
WIDTH = """async ([local, shipped, weight, lines]) => {
  let family = shipped;
  if (local) {
    const face = new FontFace("measured", `local("${local}")`);
    try { await face.load(); } catch { return 0; }
    document.fonts.add(face);
    family = "measured";
  }
  await document.fonts.load(`${weight} 100px ${family}`, lines.join(""));
  const context = document.createElement("canvas").getContext("2d");
  context.font = `${local ? 400 : weight} 100px ${family}`;
  const width = lines.reduce((sum, line) => sum + context.measureText(line).width, 0);
  for (const face of [...document.fonts]) if (face.family === "measured") document.fonts.delete(face);
  return width;
}"""


def texts(language: str) -> list[str]:
    """The edition's paragraphs in a language, without marks; in Arabic without Latin letters and digits."""
    marks = r"\{[^}]*\}|[\[\]()#*]|https?:\S+" + ("|[A-Za-z0-9]+" if language == "ar" else "")
    paths = sorted((REPOSITORY / "content").rglob(f"{language}.md"))
    lines = (
        re.sub(r"\s+", " ", re.sub(marks, " ", line)).strip()
        for path in paths
        for line in path.read_text(encoding="utf-8").splitlines()
    )
    return [line for line in lines if len(line) > 30]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--site", type=Path, default=REPOSITORY / "site", help="a built site")
    given = parser.parse_args()
    server = served(given.site)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        page = browser.new_page()
        page.goto(f"{next(server)}en/about/")
        for language, shipped in SHIPPED.items():
            lines = texts(language)
            for name, stack in shipped.items():
                for weight in (400, 600):
                    own = page.evaluate(WIDTH, ["", stack, weight, lines])
                    for local in LOCAL[language]:
                        other = page.evaluate(WIDTH, [local + " Bold" * (weight == 600), "", weight, lines])
                        if other:
                            print(f"{name:6} {weight}  {local:18} {100 * own / other:.1f}%")
        browser.close()
    server.close()


if __name__ == "__main__":
    main()
