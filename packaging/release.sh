#!/bin/sh
# Makes everything that is given away, from what is committed: installer, zip, .deb and tar.gz, and with them checksums,
# licences, lists of parts (CycloneDX), the source and what changed, into dist/tsudoiba-VERSION. Takes about eight minutes.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
. "$root/packaging/prepare.sh"

prepare requirements-dev.txt
sh "$root/packaging/windows/build.sh"
sh "$root/packaging/linux/build.sh"
PYTHONPATH=$root/packaging exec "$python" -P -m bundle.release "$root"
