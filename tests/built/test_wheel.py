"""The wheel and the sdist, each in a clean environment, build an edition."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

import editions
from harness import REPOSITORY


def run(*command: str | Path, cwd: Path) -> str:
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "VIRTUAL_ENV"))}
    done = subprocess.run(
        list(map(str, command)), cwd=cwd, env=clean, capture_output=True, text=True, check=False, timeout=600
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel and the sdist, built from the repository."""
    out = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", out, REPOSITORY, cwd=out)
    return out


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["*.whl", "*.tar.gz"])
def test_a_package_builds_an_edition(kind: str, packages: Path, tmp_path: Path) -> None:
    (package,) = packages.glob(kind)
    venv.create(tmp_path / "venv", with_pip=True)
    python = tmp_path / "venv/bin/python"
    lock = REPOSITORY / "generator/requirements/build.txt"
    pip = (python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    run(*pip, "--require-hashes", "--requirement", lock, cwd=tmp_path)
    run(*pip, "--no-deps", "--no-build-isolation", package, cwd=tmp_path)
    edition = editions.write(tmp_path / "edition", editions.base())
    where = run(python, "-c", "import tahqiq; print(tahqiq.__file__)", cwd=edition)
    assert str(tmp_path) in where
    run(tmp_path / "venv/bin/tahqiq", "build", cwd=edition)
    assert (edition / "site/ar/articles/visit/index.html").is_file()
    assert (edition / "site/data/edition.json").is_file()


def test_the_wheel_holds_all_modules_templates_and_schemas(packages: Path) -> None:
    import zipfile

    (wheel,) = packages.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    for path in (REPOSITORY / "templates").rglob("*"):
        if path.is_file():
            assert f"tahqiq/{path.relative_to(REPOSITORY).as_posix()}" in names
    for path in (REPOSITORY / "generator/tahqiq").rglob("*.py"):
        assert path.relative_to(REPOSITORY / "generator").as_posix() in names
    assert "tahqiq/schema/article.json" in names
    assert not [n for n in names if n.startswith("tahqiq/templates/") and n.endswith(".py")]
