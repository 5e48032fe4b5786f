#!/bin/sh
# Builds the Windows program on Linux from what is committed, with nothing but locked downloads: the installer and the
# zip that runs from a stick, into dist/. Prepares whatever is missing first (as root on Debian). Takes about four minutes.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
. "$root/packaging/prepare.sh"

need git:git makensis:nsis osslsigncode:osslsigncode x86_64-w64-mingw32-gcc:gcc-mingw-w64-x86-64-win32
prepare requirements-dev.txt
PYTHONPATH=$root/packaging exec "$python" -P -m bundle.windows "$root"
