#!/bin/sh
# Makes the environment VENV with exactly what LOCK names, and the tool itself, editable: VENV LOCK [OPTIONS OF PIP].
# Wheels alone are installed (each lock says so), so nothing of a dependency runs before it is asked for.
set -eu
venv=$1 lock=$2
shift 2

fail() { echo "$*" >&2; exit 3; }

python=""
for candidate in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
    if command -v "$candidate" >/dev/null 2>&1 &&
        "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        python=$candidate
        break
    fi
done
[ -n "$python" ] || fail "Python 3.11 or newer is needed (or name one: make PYTHON=/path/to/python3)."

# Debian keeps venv in a package of its own.
if ! "$python" -c 'import ensurepip' 2>/dev/null; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        apt-get update -qq
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends python3-venv >/dev/null
    else
        fail "Python's venv is missing. On Debian: apt-get install python3-venv"
    fi
fi

[ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes --requirement "$lock" "$@"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
