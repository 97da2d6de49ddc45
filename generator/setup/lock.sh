#!/bin/sh
# Resolves the dependencies of pyproject.toml anew, for all Python versions and systems, with hashes.
set -eu
locks=generator/requirements
compile() {
    .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --upgrade "$@"
}
compile --group build pyproject.toml --output-file "$locks/build.txt"
compile --group build --group test --constraint "$locks/build.txt" pyproject.toml --output-file "$locks/test.txt"
