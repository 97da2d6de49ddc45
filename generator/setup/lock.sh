#!/bin/sh
# Resolves the dependencies of pyproject.toml anew, for all Python versions and systems, with hashes, from wheels alone
# (each lock says so itself, so that whoever installs from it is held to it). Names given are upgraded alone.
set -eu
locks=generator/requirements
upgrade="--upgrade"
[ $# = 0 ] || upgrade=$(printf -- '--upgrade-package %s ' "$@")
compile() {
    # shellcheck disable=SC2086
    .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
        --no-build --emit-build-options $upgrade "$@"
}
compile --group build pyproject.toml --output-file "$locks/build.txt"
compile --group build --group test --constraint "$locks/build.txt" pyproject.toml --output-file "$locks/test.txt"
# ProperDocs in the place of MkDocs, which Material names as what it needs.
echo mkdocs | compile --group build pyproject.toml "$locks/properdocs.in" --excludes - \
    --constraint "$locks/build.txt" --output-file "$locks/properdocs.txt"
