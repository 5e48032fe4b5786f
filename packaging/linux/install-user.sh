#!/bin/sh
# つどいばを、あなたの使うぶんだけに入れます（管理者の権限はいりません）。
# もう一度おこなうと、新しい版に入れかわります。帳面も、控えも、設定も、そのまま残ります。
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
data=${XDG_DATA_HOME:-$HOME/.local/share}
target=$HOME/.local/opt/tsudoiba

# In the place of the older version at one stroke, so that a stop halfway leaves one of the two.
mkdir -p "$HOME/.local/opt" "$HOME/.local/bin"
rm -rf "$target.new" "$target.old"
cp -R "$here/tsudoiba" "$target.new"
if [ -e "$target" ]; then mv "$target" "$target.old"; fi
mv "$target.new" "$target"
rm -rf "$target.old"
ln -sf "$target/tsudoiba" "$HOME/.local/bin/tsudoiba"

(cd "$here/share" && find . -type f) | while read -r file; do
    mkdir -p "$data/$(dirname "$file")"
    cp "$here/share/$file" "$data/$file"
done
# The menu may start with another PATH: it is told where the program lies.
sed "s#^Exec=.*#Exec=\"$target/tsudoiba\" %f#" "$here/share/applications/tsudoiba.desktop" \
    >"$data/applications/tsudoiba.desktop"
cp "$here/uninstall-user.sh" "$here/refresh.sh" "$target/"

sh "$here/refresh.sh" "$data"
echo "つどいばが入りました。メニューの「つどいば」からひらけます。"
echo "取りのぞくときは、次のとおり打ってください: sh $target/uninstall-user.sh"
