#!/bin/sh
# Installs what the browser tests need of Debian, where it is missing and may be installed:
# Chromium, and the library that the driver of Playwright is linked with.
set -eu
missing=""
found=""
for name in "${TAHQIQ_CHROMIUM:-}" chromium chromium-browser google-chrome; do
    if [ -n "$name" ] && command -v "$name" >/dev/null 2>&1; then
        found=$name
        break
    fi
done
[ -n "$found" ] || missing="chromium"
if ! ldconfig -p 2>/dev/null | grep -q 'libatomic\.so\.1' && ! /sbin/ldconfig -p 2>/dev/null | grep -q 'libatomic\.so\.1'; then
    missing="$missing libatomic1"
fi
[ -n "$missing" ] || exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing for the browser tests: $missing …"
    apt-get update -qq
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
else
    echo "Not here: $missing. The browser tests may be skipped or fail (Debian: apt-get install $missing)." >&2
fi
