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

write_samples() {
    say "画面が見つからないため、見本の印刷物と画面の絵を out に書き出します。"
    QT_QPA_PLATFORM=offscreen tsudoiba self-test "$root/out" --look standard
    say "書き出しました: $root/out（冊子 booklet.pdf、A4に面付けした冊子 booklet_imposed.pdf、チラシ flyer.pdf、画面の絵）"
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
