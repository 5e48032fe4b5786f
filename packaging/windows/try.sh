#!/bin/sh
# Installs and uses the built Windows program under Wine, as a new user would, and keeps pictures in out/windows-trial.
# Prepares whatever is missing first (as root on Debian). Needs what build.sh made. Takes about six minutes.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
. "$root/packaging/prepare.sh"

need wine:wine wine:wine64 x86_64-w64-mingw32-gcc:gcc-mingw-w64-x86-64-win32 \
    Xvfb:xvfb openbox:openbox xdotool:xdotool scrot:scrot
[ -e /usr/share/i18n/locales/ja_JP ] || install_packages locales
prepare requirements-dev.txt
PYTHONPATH=$root/packaging exec "$python" -P -m bundle.windows_trial "$root"
