"""What the tool is built from: locked with digests, wheels alone, under licences that may be, told in an SBOM."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import struct
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import licences
import packages
import pytest
import sbom
import shipped
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from harness import REPOSITORY

LOCKS = ("build.txt", "test.txt", "properdocs.txt")
# Where software is installed: by whom, and what else is told to install any.
INSTALLERS = sorted(
    [
        *(REPOSITORY / "Makefile", REPOSITORY / ".ci/run"),
        *(REPOSITORY / "generator/setup").glob("*.sh"),
        *(REPOSITORY / ".github/workflows").glob("*.yml"),
    ]
)


def lines(lock: str) -> list[str]:
    """A lock's requirements and options, each in one line."""
    text = (packages.LOCKS / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    return [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]


@pytest.mark.parametrize("lock", LOCKS)
class TestLock:
    def test_wheels_alone(self, lock: str) -> None:
        """The lock itself says it, so whoever installs from it is held to it: no script of a package runs."""
        assert [line for line in lines(lock) if line.startswith("-")] == ["--only-binary :all:"]

    def test_each_is_pinned_with_digests(self, lock: str) -> None:
        for line in lines(lock)[1:]:
            assert re.fullmatch(
                r"[a-z0-9._-]+==[\w.+]+( ; [^\\]+?)?( +--hash=sha256:[0-9a-f]{64})+ *", line
            ), line

    def test_what_reads_it_reads_all_of_it(self, lock: str) -> None:
        found = list(packages.locked(lock))
        assert len(found) == len(lines(lock)) - 1 > 40
        assert sum(len(package.hashes) for package in found) == sum(
            line.count("--hash=") for line in lines(lock)
        )
        assert all(package.via for package in found), "a package that nobody asked for"

    def test_licences_are_known_and_may_be(self, lock: str) -> None:
        may_be = packages.PERMISSIVE | packages.WEAK
        if lock == "test.txt":
            may_be |= packages.TESTS_ALONE
        for package in packages.locked(lock):
            said = packages.licence_of(package.name)
            assert said, f"{package.name}: no licence; read it, and say it in generator/setup/packages.py"
            assert packages.parts(said) <= may_be, (package.name, said)


def test_nothing_is_installed_from_an_address_of_its_own() -> None:
    """A distribution that came from a repository or a folder, and so by no digest of a lock, says so (PEP 610)."""
    locked = {package.name: package for package in packages.locked("test.txt")}
    for name in locked:
        try:
            found = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue
        assert found.read_text("direct_url.json") is None, f"{name} was not installed from the index"


def test_what_is_installed_is_what_was_locked() -> None:
    wrong = {}
    for package in packages.locked("test.txt"):
        try:
            installed = metadata.version(package.name)
        except metadata.PackageNotFoundError:
            continue
        if installed != package.version and not package.marker:
            wrong[package.name] = (installed, package.version)
    assert wrong == {}


def test_the_locks_agree() -> None:
    build = {package.name: package for package in packages.locked("build.txt")}
    for lock in ("test.txt", "properdocs.txt"):
        others = {package.name: package for package in packages.locked(lock)}
        for name in build.keys() & others.keys():
            assert others[name].version == build[name].version, (lock, name)
    gone = build.keys() - {package.name for package in packages.locked("properdocs.txt")}
    assert gone == {"mkdocs", "mkdocs-get-deps", "mergedeep"}


@pytest.mark.parametrize("path", INSTALLERS, ids=lambda path: path.name)
def test_nothing_is_installed_but_by_a_lock(path: Path) -> None:
    """Of packages for Python: pip is held to digests, or installs the tool itself without asking for anything."""
    text = path.read_text(encoding="utf-8")
    for found in re.findall(r"^(?!\s*#).*\bpip\b.*\binstall\b.*$", text, re.MULTILINE):
        assert "--require-hashes --requirement" in found or (
            "--no-deps --no-build-isolation --editable ." in found
        ), found
    assert not re.search(r"\b(npm|npx|yarn|pnpm|pipx|uvx|curl|wget|gem|cargo)\b", text)


def test_what_a_package_says_clearly_is_not_said_otherwise() -> None:
    for name, read in packages.READ.items():
        try:
            said = metadata.metadata(name).get("License-Expression")
        except metadata.PackageNotFoundError:
            continue
        assert said in (None, read), name


def test_the_list_and_the_notices_are_made_of_what_is_installed() -> None:
    assert licences.LIST.read_text(encoding="utf-8") == licences.listed(), "make licences"
    assert licences.NOTICES.read_text(encoding="utf-8") == licences.notices(), "make licences"


def test_what_is_published_is_permissive_and_all_of_it_is_named() -> None:
    named = {path for work in shipped.works() for path in work.paths()}
    assert all(work.licence in packages.PERMISSIVE for work in shipped.works())
    assert all(work.paths() for work in shipped.works())
    published = (
        path for name in ("assets", "books", "previews") for path in (shipped.TEMPLATES / name).rglob("*")
    )
    own = {".css", ".js", ".svg", ".txt"}
    binaries = {path for path in published if path.is_file() and path.suffix not in own}
    assert binaries - named == set()


def test_a_header_draws_only_icons_that_are_named() -> None:
    (icons,) = (work for work in shipped.works() if work.name == "Material Design Icons")
    theme = shipped.TEMPLATES / "theme"
    drawn = {
        name for p in theme.rglob("*.html") for name in re.findall(r'\.icons/([\w/-]+\.svg)"', p.read_text())
    }
    assert drawn == {f"material/{path.name}" for path in icons.paths()}


@pytest.mark.parametrize("face", sorted((shipped.TEMPLATES / "previews").glob("*.ttf")), ids=lambda p: p.stem)
def test_a_typeface_has_the_notice_of_its_makers(face: Path) -> None:
    (work,) = (work for work in shipped.works() if face in work.paths())
    notice = work.notice.read_text(encoding="utf-8")
    assert notice.startswith(copyright_in(face))
    assert "SIL OPEN FONT LICENSE Version 1.1" in notice


def copyright_in(face: Path) -> str:
    """What a face says of whose it is: record 0 of its table `name` (OpenType 1.9, name)."""
    data = face.read_bytes()
    (tables,) = struct.unpack(">H", data[4:6])
    entries = (struct.unpack(">4s4xII", data[12 + 16 * n : 28 + 16 * n]) for n in range(tables))
    (start,) = (offset for tag, offset, _ in entries if tag == b"name")
    count, strings = struct.unpack(">HH", data[start + 2 : start + 6])
    for n in range(count):
        platform, _, _, kind, size, offset = struct.unpack(
            ">6H", data[start + 6 + 12 * n : start + 18 + 12 * n]
        )
        if (platform, kind) == (3, 0):
            return data[start + strings + offset :][:size].decode("utf-16-be")
    raise AssertionError(face)


class TestSBOM:
    def test_it_is_valid(self) -> None:
        problem = JsonStrictValidator(SchemaVersion.V1_6).validate_str(json.dumps(sbom.sbom()))
        assert problem is None, problem

    def test_it_is_the_same_each_time(self, tmp_path: Path) -> None:
        script = REPOSITORY / "generator/setup/sbom.py"
        for name, seed in (("a", "1"), ("b", "2")):
            environment = {"PYTHONHASHSEED": seed, "LC_ALL": "C", "PYTHONDONTWRITEBYTECODE": "1"}
            subprocess.run([sys.executable, script, tmp_path / name], check=True, env=environment)
        assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()

    def test_it_has_each_package_with_its_digests(self) -> None:
        found = {c["purl"]: c for c in sbom.sbom()["components"] if "purl" in c}
        for package in packages.locked("build.txt"):
            component = found.pop(f"pkg:pypi/{package.name}@{package.version}")
            (reference,) = component["externalReferences"]
            assert {h["content"] for h in reference["hashes"]} == set(package.hashes)
        assert found == {}

    def test_whatever_is_there_is_needed(self) -> None:
        said = sbom.sbom()
        needs = {entry["ref"]: entry["dependsOn"] for entry in said["dependencies"]}
        seen: set[str] = set()
        following = [said["metadata"]["component"]["bom-ref"]]
        while following:
            reference = following.pop()
            if reference not in seen:
                seen.add(reference)
                following += needs.get(reference, [])
        assert {c["bom-ref"] for c in said["components"]} <= seen

    def test_digests_are_those_of_the_files(self) -> None:
        for component in sbom.sbom()["components"]:
            for file in component.get("components", []):
                (path,) = (
                    p
                    for w in shipped.works()
                    for p in w.paths()
                    if f"{p.parent.name}/{p.name}" == file["name"]
                )
                assert file["hashes"][0]["content"] == hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_stylesheet_that_is_installed_is_the_one_that_was_published_to_the_index() -> None:
    """Material's files, which go into every site, are as its wheel's list of digests has them."""
    found = metadata.distribution("mkdocs-material")
    (work,) = (work for work in shipped.works() if work.name == "Material for MkDocs")
    recorded = {Path(str(found.locate_file(f))): f.hash for f in found.files or [] if f.hash is not None}
    for path in work.paths():
        digest = base64.urlsafe_b64encode(hashlib.sha256(path.read_bytes()).digest()).rstrip(b"=").decode()
        assert recorded[path].value == digest
