"""Writes what the tool and the sites it makes consist of, as an SBOM: `python generator/setup/sbom.py FILE`.

CycloneDX 1.6, JSON (https://cyclonedx.org/docs/1.6/json/). Packages are those of the lock that sites are built with,
with the digests that pip is held to; which needs which is the lock's word too. Beside them stand the works of others
that are published with a site, file by file. It holds no time and no serial number: what is the same gives the same.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from importlib import metadata
from pathlib import Path
from typing import Any

from packages import REPOSITORY, Package, licence_of, locked
from shipped import Work, works

LOCK = "build.txt"


def sbom() -> dict[str, Any]:
    """The whole of it."""
    packages = list(locked(LOCK))
    shipped = works()
    version = _version()
    own = f"pkg:pypi/tahqiq@{version}"
    needed = _dependencies(packages)
    needed[own] |= {_reference(work) for work in shipped}
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": own,
                "name": "tahqiq",
                "version": version,
                "purl": own,
                "licenses": [{"expression": "Apache-2.0 AND MIT AND OFL-1.1"}],
            }
        },
        "components": [*map(_package, packages), *map(_work, shipped)],
        "dependencies": [
            {"ref": reference, "dependsOn": sorted(others)} for reference, others in sorted(needed.items())
        ],
    }


def _version() -> str:
    text = (REPOSITORY / "generator/tahqiq/__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "(.+)"$', text, re.MULTILINE)
    assert found is not None
    return found[1]


def _purl(package: Package) -> str:
    return f"pkg:pypi/{package.name}@{package.version}"


def _package(package: Package) -> dict[str, Any]:
    """A package. Its digests are those of all its files at the index, of which pip takes what fits the machine."""
    digests = [{"alg": "SHA-256", "content": digest} for digest in package.hashes]
    wanted = [{"name": "tahqiq:marker", "value": package.marker}] if package.marker else []
    return {
        "type": "library",
        "bom-ref": _purl(package),
        "name": package.name,
        "version": package.version,
        "purl": _purl(package),
        "licenses": [{"expression": licence_of(package.name)}],
        "externalReferences": [{"type": "distribution", "url": _purl(package), "hashes": digests}],
        **({"properties": wanted} if wanted else {}),
    }


def _dependencies(packages: list[Package]) -> dict[str, set[str]]:
    """Which needs which, by reference: the lock says of each package for whom it is there."""
    own = f"pkg:pypi/tahqiq@{_version()}"
    references: dict[str, set[str]] = {"tahqiq": {own}}
    for package in packages:
        references.setdefault(package.name, set()).add(_purl(package))
    needed: dict[str, set[str]] = {reference: set() for some in references.values() for reference in some}
    for package in packages:
        for user in package.via:
            for reference in references[re.split(r"[ :(]", user)[0]]:
                needed[reference].add(_purl(package))
    return needed


def _reference(work: Work) -> str:
    return "work:" + work.name.lower().replace(" ", "-")


def _work(work: Work) -> dict[str, Any]:
    files = [
        {
            "type": "file",
            "bom-ref": f"{_reference(work)}/{path.parent.name}/{path.name}",
            "name": f"{path.parent.name}/{path.name}",
            "hashes": [{"alg": "SHA-256", "content": hashlib.sha256(path.read_bytes()).hexdigest()}],
        }
        for path in work.paths()
    ]
    version = {"version": metadata.version(work.package)} if work.package == "mkdocs-material" else {}
    return {
        "type": "library",
        "bom-ref": _reference(work),
        "name": work.name,
        **version,
        "description": work.what,
        "licenses": [{"expression": work.licence}],
        "externalReferences": [{"type": "website", "url": work.home}],
        "components": files,
    }


def main(path: str) -> None:
    """Writes the file."""
    text = json.dumps(sbom(), ensure_ascii=False, indent=1)
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
