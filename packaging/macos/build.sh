#!/bin/sh
# Makes つどいば.app and a zip of it into dist/, on a Mac with Python 3.11 (macOS 13 or newer; one run for each kind of
# processor). NOT TRIED: nobody had a Mac. What was tried, on Linux, is resolve.sh: every locked package is there for both
# kinds of processor, and the icons are drawn. The .app is not signed by Apple: open it by right-click, 「開く」.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
work=$root/build/macos
python=$work/environment/bin/python

if [ "$(uname -s)" != Darwin ]; then
    echo "つどいば.app は Mac の上でつくります。ここでできるのは resolve.sh です。" >&2
    exit 1
fi
python3.11 -m venv --clear "$work/environment"
"$python" -m pip install --quiet --require-hashes --no-deps --only-binary :all: \
    --requirement "$root/packaging/requirements.txt" --requirement "$root/packaging/macos/pyinstaller.txt"
export PYTHONPATH="$root/packaging:$root"
QT_QPA_PLATFORM=offscreen "$python" -P -m bundle.pictures macos "$work"
"$python" -P -m PyInstaller --noconfirm --log-level=WARN --distpath="$work/made" --workpath="$work/pyinstaller" \
    "$root/packaging/macos/tsudoiba.spec"
cp "$work/ledger.icns" "$work/made/つどいば.app/Contents/Resources/"
codesign --force --deep --sign - "$work/made/つどいば.app"
"$work/made/つどいば.app/Contents/MacOS/tsudoiba" self-test "$work/self-test" --look standard
mkdir -p "$root/dist"
version=$("$python" -c 'from app.version import VERSION; print(VERSION)')
ditto -c -k --keepParent "$work/made/つどいば.app" "$root/dist/tsudoiba-$version-macos-$(uname -m).zip"
