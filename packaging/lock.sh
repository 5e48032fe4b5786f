#!/bin/sh
# Remakes packaging/requirements*.txt from pyproject.toml: every package, direct or not, pinned with the hashes of its
# files for Linux and Windows. Run it after changing a dependency, then run packaging/check.sh and bring
# resources/LICENCES.md up to date. Needs uv (pip install uv). Arguments go to uv, for example --upgrade.
set -eu
cd "$(dirname "$0")/.."

lock() {
    out=$1
    shift
    uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-emit-find-links --no-header --no-annotate \
        --output-file "$out" "$@" pyproject.toml
}

lock packaging/requirements.txt "$@"
# The developer's set holds the very same versions of what is shipped.
lock packaging/requirements-dev.txt --extra dev --constraint packaging/requirements.txt "$@"
# What the prints are measured against; only whoever measures installs it.
lock packaging/requirements-peers.txt --extra peers --constraint packaging/requirements-dev.txt "$@"
