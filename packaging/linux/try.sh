#!/bin/sh
# Installs and uses the built Linux program in a bare Debian 12, as a new user would, and keeps pictures in
# out/linux-trial. Needs root, and what build.sh made; prepares whatever else is missing. Takes about four minutes.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
. "$root/packaging/prepare.sh"

need debootstrap:debootstrap Xvfb:xvfb openbox:openbox xdotool:xdotool scrot:scrot
prepare requirements-dev.txt
PYTHONPATH=$root/packaging exec "$python" -P -m bundle.linux_trial "$root"
