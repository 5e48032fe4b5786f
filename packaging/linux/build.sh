#!/bin/sh
# Builds the Linux program from what is committed, with nothing but locked downloads: the .deb and the tar.gz, into
# dist/. Prepares whatever is missing first (as root on Debian). Takes about three minutes.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
. "$root/packaging/prepare.sh"

need git:git desktop-file-validate:desktop-file-utils appstreamcli:appstream strip:binutils dpkg-deb:dpkg
prepare requirements-dev.txt window
PYTHONPATH=$root/packaging exec "$python" -P -m bundle.linux "$root"
