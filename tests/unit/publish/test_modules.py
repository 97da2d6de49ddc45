"""One file for a script and its modules: it does what they do, and what it cannot take in is refused."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from harness import node
from tahqiq.paths import templates
from tahqiq.publish.modules import as_one, reached
from tahqiq.publish.site_files import SEARCHING

SCRIPTS = {
    "app/main.js": """\
// The beginning.
import "./effects.js";
import { Shape, area as size, twice } from "./shapes.js";
import { unit, NAME } from "../unit.js";

const own = "of main";
console.log([NAME, own, unit(), size(new Shape(2)), twice(3), typeof secret, effect, import.meta.url !== ""]);
""",
    "app/effects.js": "globalThis.effect = 'once' + (globalThis.effect ?? '');\n",
    "app/shapes.js": """\
import "./effects.js";
import { unit } from "../unit.js";

const own = "of shapes";
const secret = 1;
/** A shape,
 *  with a * in its comment. */
export class Shape {
  #side;
  constructor(side) {
    this.#side = side; // not "a comment alone"
  }
  get side() { return this.#side; }
}
export function area({ side }) {
  return `${side * side} // ${own} ${unit()}`;
}
const doubled = (n) => 2 * n * secret;
export { doubled as twice, unit };
""",
    "unit.js": """\
const own = "m";
export const NAME = "unit";
export function unit() {
  return own;
}
""",
}


def written(folder: Path, scripts: dict[str, str]) -> Path:
    for path, text in {**scripts, "package.json": '{"type": "module"}'}.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return folder


def said(script: Path) -> str:
    done = subprocess.run([node(), str(script)], capture_output=True, check=True, timeout=60)
    return done.stdout.decode()


def test_one_file_does_what_the_modules_do(tmp_path: Path) -> None:
    apart = written(tmp_path / "apart", SCRIPTS)
    alone = written(tmp_path / "alone", {"app/main.js": as_one("app/main.js", SCRIPTS.__getitem__)})
    told = said(apart / "app/main.js")
    assert "4 // of shapes m" in told and "'once'" in told
    assert said(alone / "app/main.js") == told


def test_comments_stay_out_and_each_module_is_in_it_once() -> None:
    made = as_one("app/main.js", SCRIPTS.__getitem__)
    assert "The beginning" not in made and "with a *" not in made
    assert made.count("globalThis.effect =") == 1


def test_modules_come_after_those_they_import_also_those_that_are_imported_later() -> None:
    scripts = {
        "a.js": 'import { b } from "./x/b.js";\nconst c = await import("./c.js");\n',
        "x/b.js": 'import "../c.js";\nexport const b = 1;\n',
        "c.js": "",
    }
    assert reached("a.js", scripts.__getitem__) == ["c.js", "x/b.js", "a.js"]


@pytest.mark.parametrize(
    "text",
    [
        "export default 1;\n",
        "export let a = 1;\n",
        'export * from "./c.js";\n',
        'import c from "./c.js";\n',
        'import * as c from "./c.js";\n',
        'import {\n  c,\n} from "./c.js";\n',
        'const c = await import("./c.js");\n',
        "export const a = import.meta.url;\n",
        "export const a = `one\n// two`;\n",
        'import "./main.js";\n',
        "export const b = 1, a = 2;\n",
    ],
)
def test_what_it_cannot_take_in_is_refused(text: str) -> None:
    scripts = {"main.js": 'import { a } from "./a.js";\n', "a.js": text, "c.js": "export const c = 1;\n"}
    with pytest.raises(ValueError, match=r"a\.js"):
        as_one("main.js", scripts.__getitem__)


def test_the_worker_of_the_search_is_one_file() -> None:
    def read(path: str) -> str:
        return (templates() / "assets" / path).read_text("utf-8")

    made = as_one(SEARCHING, read)
    assert "class Engine" in made and "class Analysis" in made
    assert not [line for line in made.splitlines() if line.startswith(("import ", "export "))]
