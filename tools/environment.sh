#!/bin/sh
# Creates .venv from the locked requirements named as arguments and puts Samråd itself in it.
# Debian's python3 comes without venv; as root we may install it, otherwise we say what to do.
set -eu
python=${PYTHON:-python3}

say() { printf '%s\n' "$*" >&2; }

if ! command -v "$python" >/dev/null 2>&1; then
    say "Samråd needs Python 3.11 or newer. On Debian: apt-get install python3 python3-venv"
    exit 1
fi
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    say "Samråd needs Python 3.11 or newer; $($python --version) was found. Name another with: make PYTHON=python3.12 …"
    exit 1
fi
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        say "Installing python3-venv, which Debian keeps apart from python3 …"
        apt-get -qq update
        DEBIAN_FRONTEND=noninteractive apt-get -qq install --yes --no-install-recommends python3-venv >/dev/null
    else
        say "This Python has no venv. On Debian: sudo apt-get install python3-venv – then run make again."
        exit 1
    fi
fi
if ! .venv/bin/python -c '' 2>/dev/null; then
    rm -rf .venv
    "$python" -m venv .venv
fi
for lock in "$@"; do
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement "$lock"
done
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
