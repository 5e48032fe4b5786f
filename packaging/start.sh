#!/bin/sh
# Starts つどいば, from any folder; prepares whatever is missing first.
#
#   sh packaging/start.sh            opens the window on the sample ledger; without a screen it writes the sample
#                                    booklet, a flyer and pictures of the window into out/ instead
#   sh packaging/start.sh ARGS       the command tsudoiba with these arguments
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
. "$root/packaging/prepare.sh"

tsudoiba() {
    # -P: a folder named app where the user happens to be must not hide ours.
    PYTHONPATH=$root "$python" -P -m ui.command_line "$@"
}

# The name of the first place of the ledger that may be printed.
first_place() {
    tsudoiba list "$1" place --json | "$python" -c '
import json, sys
print(next(p["name"] for p in json.load(sys.stdin) if p["consent"] == "yes" and p["status"] == "active"))'
}

write_samples() {
    export QT_QPA_PLATFORM=offscreen
    mkdir -p "$root/out"
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    ledger=$work/見本.tsudoiba
    say "画面が見つからないため、見本の印刷物と画面の絵を out に書き出します。"
    tsudoiba new "$ledger" --sample
    tsudoiba booklet "$ledger" "$root/out/冊子.pdf"
    tsudoiba booklet "$ledger" "$root/out/冊子_A4両面で刷る.pdf" --imposed
    name=$(first_place "$ledger")
    tsudoiba flyer "$ledger" "$name" "$root/out/ちらし.pdf"
    tsudoiba self-test "$root/out"
    say "書き出しました: $root/out"
    ls "$root/out" >&2
}

if [ -n "${DISPLAY-}${WAYLAND_DISPLAY-}" ]; then
    prepare requirements.txt window
else
    prepare requirements.txt
fi
if [ $# -gt 0 ]; then
    tsudoiba "$@"
elif [ -n "${DISPLAY-}${WAYLAND_DISPLAY-}" ]; then
    tsudoiba --sample
else
    write_samples
fi
