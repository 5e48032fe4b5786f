#!/bin/sh
# Checks the whole program, from any folder; prepares whatever is missing first. Ends with 1 if anything is wrong.
#
#   sh packaging/check.sh [PYTEST ARGS]      for example --thorough, or -k postal
#   sh packaging/check.sh --release          also makes what is given away, and installs and uses it (20 minutes)
set -eu
release=
if [ "${1-}" = --release ]; then
    release=yes
    shift
fi
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
. "$root/packaging/prepare.sh"

prepare requirements-dev.txt
cd "$root"
export QT_QPA_PLATFORM=offscreen

failed=
check() {
    name=$1
    shift
    printf '== %s\n' "$name"
    "$@" || failed="$failed $name"
}

check ruff "$python" -m ruff check .
check mypy "$python" -m mypy --strict app ui db
check imports "$python" -c 'from importlinter.cli import lint_imports_command; lint_imports_command()' --no-cache
check tests "$python" -m pytest -n 2 "$@"
if [ -n "$release" ]; then
    check release sh packaging/release.sh
    check windows-trial sh packaging/windows/try.sh
    check linux-trial sh packaging/linux/try.sh
    check upgrade-trial sh packaging/linux/try_upgrade.sh
fi

if [ -n "$failed" ]; then
    printf 'failed:%s\n' "$failed"
    exit 1
fi
