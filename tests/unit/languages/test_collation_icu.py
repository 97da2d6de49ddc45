"""The order of names is that of ICU, asked through Node's `Intl.Collator`, once the article is taken off."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from harness import node
from tahqiq.languages.collation import bare, collation_key

ARABIC = re.compile(r"[\u0620-\u064a]")
NAMES = Path(__file__).with_name("names.txt").read_text("utf-8").splitlines()
SCRIPT = """
const [language, words] = JSON.parse(require("fs").readFileSync(0, "utf8"));
if (Number(process.versions.cldr.split(".")[0]) < 45) process.exit(3);
process.stdout.write(JSON.stringify(words.sort(new Intl.Collator(language).compare)));
"""


@pytest.mark.parametrize("language", ["ar", "en"])
def test_as_icu_sorts(language: str) -> None:
    """Each name without its article, which ICU knows nothing of.

    Arabic names keep the Arabic order on English pages, where ICU would have that of no language.
    """
    chosen = [n for n in NAMES if language == "ar" or not ARABIC.search(n)]
    names = sorted({bare(name, language) for name in chosen})
    asked = subprocess.run(
        [node(), "-e", SCRIPT],
        input=json.dumps([language, names]),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    if asked.returncode == 3:
        pytest.skip("this Node's ICU is older than the order that is held to it")
    assert asked.returncode == 0, asked.stderr
    assert len(names) > 60
    assert sorted(names, key=lambda name: collation_key(name, language)) == json.loads(asked.stdout)
