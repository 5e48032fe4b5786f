#!/bin/sh
# Installs and uses the built Linux program in a bare Debian 12, as a new user would, and keeps pictures in
# out/linux-trial. Needs root, and what build.sh made; prepares whatever else is missing. Takes about four minutes.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
. "$root/packaging/prepare.sh"

need debootstrap:debootstrap Xvfb:xvfb openbox:openbox xdotool:xdotool scrot:scrot
prepare requirements-dev.txt
# With mounts of its own: they end with it, however it ends.
PYTHONPATH=$root/packaging exec unshare --mount "$python" -P -m bundle.linux_trial "$root"
