#!/bin/sh
# つどいばのプログラムを取りのぞきます。帳面も、控えも、設定も、そのまま残ります。
set -eu
data=${XDG_DATA_HOME:-$HOME/.local/share}
target=$HOME/.local/opt/tsudoiba

if [ "$(readlink "$HOME/.local/bin/tsudoiba" 2>/dev/null)" = "$target/tsudoiba" ]; then
    rm -f "$HOME/.local/bin/tsudoiba"
fi
rm -f "$data/applications/tsudoiba.desktop" "$data/mime/packages/tsudoiba.xml"
rm -f "$data/metainfo/jp.tsudoiba.tsudoiba.metainfo.xml"
rm -f "$data"/icons/hicolor/*/apps/tsudoiba.png "$data"/icons/hicolor/*/mimetypes/application-x-tsudoiba.png
refresh=$(mktemp)
cp "$target/refresh.sh" "$refresh"
rm -rf "$target"
sh "$refresh" "$data"
rm -f "$refresh"
echo "つどいばを取りのぞきました。帳面と控えは、そのまま残っています。"
