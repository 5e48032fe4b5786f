# Shared by start.sh and check.sh, which set $root and read this file with `.`; POSIX sh.
#
#   prepare LOCK [window]
#
# makes $root/.venv hold exactly the packages of packaging/LOCK, installing what is missing of Debian first when it may
# (as root), and otherwise saying in Japanese what to install and ending with 1. Sets $python. With `window` it also
# asks for the libraries of a real window. When nothing has changed since the last time it takes a moment.

venv=${root:?set by the script that reads this file}/.venv
python=$venv/bin/python

# Shared library and the Debian package that brings it. QtWidgets needs the first list even without a screen; X11 and
# Wayland need the second, of which Qt's own message names only xcb-cursor, whichever is missing.
libraries='libGL.so.1 libgl1
libEGL.so.1 libegl1
libxkbcommon.so.0 libxkbcommon0
libdbus-1.so.3 libdbus-1-3
libfontconfig.so.1 libfontconfig1
libglib-2.0.so.0 libglib2.0-0'
window_libraries='libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-shape.so.0 libxcb-shape0
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libwayland-cursor.so.0 libwayland-cursor0'

say() {
    printf '%s\n' "$*" >&2
}

# The Python to make the environment with, on standard output; nothing when there is none that can.
find_python() {
    for candidate in python3.11 python3 python; do
        if "$candidate" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null; then
            command -v "$candidate"
            return
        fi
    done
}

# Names of the Debian packages that are missing, separated by spaces.
missing_packages() {
    if [ -z "$(find_python)" ] && [ ! -x "$python" ]; then
        printf 'python3 python3-venv '
    fi
    ldconfig=$(PATH=$PATH:/usr/sbin:/sbin command -v ldconfig) || return 0
    known=$("$ldconfig" -p)
    wanted=$libraries
    if [ "${1-}" = window ]; then
        wanted="$libraries
$window_libraries"
    fi
    printf '%s\n' "$wanted" | while read -r library package; do
        case $known in
        *"$library "*) ;;
        *) printf '%s ' "$package" ;;
        esac
    done
}

# Installs the packages as root on Debian or Ubuntu; otherwise says what to do and ends the script with 1.
install_packages() {
    if ! command -v apt-get >/dev/null; then
        say "つどいばを動かすには、次のものが足りません: $*"
        say "お使いのシステムの方法で入れてから、もう一度お試しください（Python は 3.11 が必要です）。"
        exit 1
    fi
    if [ "$(id -u)" -ne 0 ]; then
        say "つどいばを動かすには、次のものが足りません。"
        for package in "$@"; do say "  ・$package"; done
        say "次の2行を順に実行してから、もう一度お試しください。"
        say "  sudo apt-get update"
        say "  sudo apt-get install --no-install-recommends -y $*"
        exit 1
    fi
    say "足りないものを入れています: $*"
    DEBIAN_FRONTEND=noninteractive apt-get -q update >&2
    DEBIAN_FRONTEND=noninteractive apt-get -q install --no-install-recommends -y "$@" >&2
}

# Installs the Debian packages of programs that are missing, each named as PROGRAM:PACKAGE.
need() {
    lacking=
    for tool in "$@"; do
        command -v "${tool%%:*}" >/dev/null || lacking="$lacking ${tool#*:}"
    done
    if [ -n "$lacking" ]; then
        # shellcheck disable=SC2086 # a list of names
        install_packages $lacking
    fi
}

install_locked() {
    maker=$(find_python)
    if [ -z "$maker" ]; then
        say "Python 3.11 が見つかりません。Debian 12 では python3 と python3-venv で入ります。"
        say "ほかのシステムでは Python 3.11（venv つき）を入れてから、もう一度お試しください。"
        exit 1
    fi
    say "はじめての準備、または新しい版の準備をしています。回線により数分かかります。"
    if "$python" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null; then
        "$maker" -m venv "$venv"
    else
        "$maker" -m venv --clear "$venv"
    fi
    if ! "$python" -m pip install --quiet --disable-pip-version-check --no-input \
        --require-hashes --only-binary :all: --requirement "$root/packaging/$1" >&2; then
        say "必要な部品を取り寄せられませんでした。インターネットにつながっているか確かめて、もう一度お試しください。"
        exit 1
    fi
    cp "$root/packaging/$1" "$venv/installed-$1"
}

# The command `tsudoiba` beside the environment's Python; it finds its folder again wherever it is linked from.
write_command() {
    cat >"$venv/bin/tsudoiba" <<'END'
#!/bin/sh
bin=$(dirname -- "$(readlink -f -- "$0")")
PYTHONPATH=$bin/../.. exec "$bin/python" -P -m ui.command_line "$@"
END
    chmod +x "$venv/bin/tsudoiba"
}

prepare() {
    missing=$(missing_packages "${2-}")
    if [ -n "$missing" ]; then
        # shellcheck disable=SC2086 # a list of names
        install_packages $missing
    fi
    if ! [ -x "$python" ] || ! cmp -s "$root/packaging/$1" "$venv/installed-$1"; then
        install_locked "$1"
    fi
    if ! [ -x "$venv/bin/tsudoiba" ]; then
        write_command
    fi
}
