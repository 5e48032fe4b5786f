#!/bin/sh
# Installs the oldest program in a bare Debian 12, this one over it, and the oldest again: ledgers and settings must come
# along. Needs root, the repository's history, and what build.sh made. Takes about five minutes the first time, for the
# oldest program is built then; later two.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
. "$root/packaging/prepare.sh"

need git:git desktop-file-validate:desktop-file-utils appstreamcli:appstream strip:binutils dpkg-deb:dpkg \
    debootstrap:debootstrap Xvfb:xvfb openbox:openbox xdotool:xdotool scrot:scrot
prepare requirements-dev.txt window
PYTHONPATH=$root/packaging exec unshare --mount "$python" -P -m bundle.upgrade_trial "$root"
