"""The browser's modules, run by node without a browser."""

from __future__ import annotations

import atexit
import json
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from harness import node
from tahqiq.languages.folding import TABLES
from tahqiq.paths import templates


@cache
def assets() -> Path:
    """A copy of the assets that node takes for modules."""
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    shutil.copytree(templates() / "assets", folder / "assets")
    (folder / "package.json").write_text('{"type": "module"}', "utf-8")
    return folder / "assets"


def run(imports: dict[str, str], expression: str, *, prelude: str = "", **given: object) -> Any:
    """The value of an expression over names that are imported from modules, and what is given.

    `imports`: names by the path of their module below the assets. `tables` are always given.
    """
    given |= {"tables": json.loads(TABLES.read_bytes())}
    lines = [
        f"import {{ {names} }} from {json.dumps((assets() / path).as_uri())};"
        for path, names in imports.items()
    ]
    script = "\n".join(
        [
            *lines,
            "import { readFileSync } from 'node:fs';",
            f"const {{ {', '.join(given)} }} = JSON.parse(readFileSync(0, 'utf8'));",
            prelude,
            f"process.stdout.write(JSON.stringify(await ({expression})) ?? 'null');",
        ]
    )
    file = assets() / "script.mjs"
    file.write_text(script, encoding="utf-8")
    done = subprocess.run(
        [node(), str(file)], input=json.dumps(given).encode(), capture_output=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)
