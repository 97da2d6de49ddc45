#!/bin/sh
# Installs Debian's Chromium for the browser tests, where it is missing and may be installed.
set -eu
for name in "${TAHQIQ_CHROMIUM:-}" chromium chromium-browser google-chrome; do
    if [ -n "$name" ] && command -v "$name" >/dev/null 2>&1; then
        exit 0
    fi
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing Chromium for the browser tests …"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null
else
    echo "No Chromium here: the browser tests will be skipped (Debian: apt-get install chromium)." >&2
fi
