"""What of the locked packages is shipped. Sizes are those of the Windows wheels, unpacked.

Of Qt only the named files are kept, since nearly all of its 215 MB (Quick, Designer, its tools) is not used; of the
other packages everything but the named files is kept. The licences of all stay (resources/LICENCES.md).
"""

from __future__ import annotations

from pathlib import PurePosixPath

QT_MODULES = ("QtCore", "QtGui", "QtPrintSupport", "QtWidgets")
"""What ui/ imports; a test compares."""

_QT_LIBRARIES = (*QT_MODULES, "QtSvg")  # the icons of resources/icons are drawn by plugins on top of QtSvg
_QT_PLUGINS = {
    "platforms/qwindows",
    "platforms/qoffscreen",  # for self-test
    "styles/qmodernwindowsstyle",
    "iconengines/qsvgicon",
    "printsupport/windowsprintersupport",
    *(f"imageformats/q{name}" for name in ("gif", "ico", "jpeg", "svg", "tiff", "webp", "wbmp")),
}
_QT_TRANSLATIONS = {"qtbase_ja.qm", "qtbase_en.qm"}
_QT_FILES = {"__init__.py", "_config.py", "_git_pyside_version.py", "py.typed"}
# The C++ runtime of Microsoft that Qt asks for. The others that come along (parallel patterns, C++/CX, OpenMP) are not.
_CPP_RUNTIME = {"msvcp140.dll", "msvcp140_1.dll", "msvcp140_2.dll", "vcruntime140.dll", "vcruntime140_1.dll"}

_DROPPED_FOLDERS = (
    *("bin", "qtawesome/tests", "qtpy/tests", "sqlalchemy/testing", "reportlab/graphics/samples"),
    "reportlab/fonts",  # none is used, and DarkGarden is under the GPL
    *("sqlalchemy/dialects/mssql", "sqlalchemy/dialects/mysql", "sqlalchemy/dialects/oracle"),
    "sqlalchemy/dialects/postgresql",
)
_DROPPED_FILES = (
    "PIL/_avif.*",  # 8 MB for pictures that app/photos.py does not take
    "PIL/_imagingtk.*",
    "uharfbuzz/_harfbuzz_test.*",
    *("reportlab/graphics/test*.py", "openpyxl/conftest.py"),
)
_DROPPED_SUFFIXES = {".pyi", ".pyx", ".pxd", ".c", ".cpp", ".h", ".hpp", ".lib", ".exe", ".pyc"}
_DROPPED_RECORDS = {"RECORD", "INSTALLER", "REQUESTED", "direct_url.json"}  # lists of files, untrue after trimming


def is_shipped(name: str) -> bool:
    """Whether a file of the unpacked packages is shipped.

    Args:
        name: its path below the folder of packages, with slashes: `PySide6/Qt6Core.dll`.
    """
    path = PurePosixPath(name)
    top = path.parts[0]
    if top == "PySide6":
        return _is_needed_qt(path)
    if path.suffix in _DROPPED_SUFFIXES or any(path.is_relative_to(folder) for folder in _DROPPED_FOLDERS):
        return False
    if top == "shiboken6":
        return path.suffix != ".dll" or path.name in _CPP_RUNTIME or path.name.startswith("shiboken6")
    if path.parent.as_posix() == "qtawesome/fonts":
        return path.name.startswith("phosphor-")
    if top.endswith(".dist-info") and path.name in _DROPPED_RECORDS:
        return False
    return not any(path.match(pattern) for pattern in _DROPPED_FILES)


def _is_needed_qt(path: PurePosixPath) -> bool:
    inside = path.relative_to("PySide6")
    match inside.parts:
        case [name]:
            return (
                name in _QT_FILES
                or name in _CPP_RUNTIME
                or name == "pyside6.abi3.dll"
                or name in {f"{module}.pyd" for module in QT_MODULES}
                or name in {f"Qt6{module.removeprefix('Qt')}.dll" for module in _QT_LIBRARIES}
            )
        case ["plugins", kind, name]:
            return f"{kind}/{PurePosixPath(name).stem}" in _QT_PLUGINS
        case ["translations", name]:
            return name in _QT_TRANSLATIONS
        case ["support", name]:
            return name in {"__init__.py", "deprecated.py"}
    return False


_FROZEN_PLUGINS = {
    *("platforms/libqxcb", "platforms/libqoffscreen", "platforms/libqwayland"),
    # Japanese is typed through these.
    "platforminputcontexts/libibusplatforminputcontextplugin",
    "platforminputcontexts/libcomposeplatforminputcontextplugin",
    "platformthemes/libqxdgdesktopportal",
    "printsupport/libcupsprintersupport",
    *("wayland-shell-integration/libxdg-shell", "wayland-decoration-client/libbradient"),
    "iconengines/libqsvgicon",
    *(f"imageformats/libq{name}" for name in ("gif", "ico", "jpeg", "svg", "tiff", "webp", "wbmp")),
}
_FROZEN_QT = (
    *(name.removeprefix("Qt") for name in _QT_LIBRARIES),
    *("DBus", "XcbQpa", "WaylandClient", "WlShellIntegration"),
)
_NOT_FROZEN = (
    *("libgtk*", "libgdk*", "libavif*", "PIL/_avif*", "PIL/_imagingtk*", "_ssl.*", "libssl*"),
    *("reportlab/fonts/*", "uharfbuzz/_harfbuzz_test*"),
    "libcups.so*",  # that of the system knows its printers, if it has any
    # Every desktop has these, and settings that suit its own: the package depends on them.
    *("libfontconfig.so*", "libfreetype.so*", "libglib-2.0.so*", "libgthread-2.0.so*", "libdbus-1.so*"),
)


def is_frozen(name: str) -> bool:
    """Whether a file that PyInstaller found for Linux is shipped; the same choice as for Windows.

    Args:
        name: its path in the frozen folder: `PySide6/Qt/lib/libQt6Core.so.6`.
    """
    path = PurePosixPath(name)
    match path.parts:
        case ["PySide6", "Qt", "plugins", kind, file]:
            return f"{kind}/{file.removesuffix('.so')}" in _FROZEN_PLUGINS
        case ["PySide6", "Qt", "translations", file]:
            return file in _QT_TRANSLATIONS
        case ["PySide6", "Qt", "qml" | "libexec" | "resources", *_]:
            return False
        case ["PySide6", "Qt", "lib", file] | [file] if file.startswith("libQt6"):
            return file.removeprefix("libQt6").partition(".")[0] in _FROZEN_QT
        case ["PySide6", file] if file.startswith("Qt"):
            return file.partition(".")[0] in QT_MODULES
        case ["qtawesome", "fonts", file]:
            return file.startswith("phosphor-")
    return not any(path.match(pattern) for pattern in _NOT_FROZEN)
