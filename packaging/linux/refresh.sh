#!/bin/sh
# refresh.sh FOLDER: lets the desktop notice what was put into or taken out of a share folder, as far as it has means.
refresh() {
    if command -v "$1" >/dev/null; then "$@" 2>/dev/null || true; fi
}
refresh update-desktop-database -q "$1/applications"
refresh update-mime-database "$1/mime"
refresh gtk-update-icon-cache -q -f -t "$1/icons/hicolor"
