#!/bin/sh
# Installs the named Debian packages where we may, and names them where we may not.
set -eu
missing=""
for package in "$@"; do
    dpkg-query --show --showformat='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' \
        || missing="$missing $package"
done
[ -z "$missing" ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing from Debian:$missing" >&2
    apt-get -qq update
    # shellcheck disable=SC2086 -- several words are several packages
    DEBIAN_FRONTEND=noninteractive apt-get -qq install --yes --no-install-recommends $missing >/dev/null
else
    echo "The browser stories and the check of PDF need$missing. On Debian: sudo apt-get install$missing" >&2
fi
