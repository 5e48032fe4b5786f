#!/bin/sh
# What can be tried of the Mac's program without a Mac, from any folder: that every locked package is to be had for both
# kinds of processor with the locked digests, and that the icons can be drawn. Into build/macos.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
. "$root/packaging/prepare.sh"

prepare requirements-dev.txt
PYTHONPATH=$root/packaging exec "$python" -P -m bundle.mac_wheels "$root"
