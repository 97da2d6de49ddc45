#!/bin/sh
# Runs every test with the programs in BIN, in two processes side by side: those that build whole sites, and all others.
# What the first say is printed when the others are done.
set -u
bin=$1
said=$(mktemp)
trap 'rm -f "$said"' EXIT
"$bin/pytest" tests/built >"$said" 2>&1 &
building=$!
trap 'kill "$building" 2>/dev/null; exit 130' INT TERM
"$bin/pytest" --ignore=tests/built
others=$?
wait "$building"
built=$?
cat "$said"
[ "$others" -eq 0 ] && [ "$built" -eq 0 ]
