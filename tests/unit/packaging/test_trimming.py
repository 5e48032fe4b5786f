"""What of the packages is shipped."""

from __future__ import annotations

import pytest
from bundle.trimming import QT_MODULES, is_frozen, is_shipped

from tests.architecture.source import shipped_sources


def test_the_modules_of_qt_that_are_shipped_are_those_that_are_used() -> None:
    used = {
        name.split(".")[1]
        for source in shipped_sources()
        for _, name in source.imports()
        if name.startswith("PySide6.Qt")
    }
    assert used == set(QT_MODULES)


@pytest.mark.parametrize("module", QT_MODULES)
def test_a_module_that_is_used_is_shipped_with_its_library_for_both_systems(module: str) -> None:
    library = f"Qt6{module.removeprefix('Qt')}"
    assert is_shipped(f"PySide6/{module}.pyd")
    assert is_shipped(f"PySide6/{library}.dll")
    assert is_frozen(f"PySide6/{module}.abi3.so")
    assert is_frozen(f"PySide6/Qt/lib/lib{library}.so.6")


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/__init__.py",
        "PySide6/QtCore.pyd",
        "PySide6/Qt6Widgets.dll",
        "PySide6/Qt6Svg.dll",
        "PySide6/pyside6.abi3.dll",
        "PySide6/msvcp140.dll",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/plugins/imageformats/qjpeg.dll",
        "PySide6/translations/qtbase_ja.qm",
        "shiboken6/Shiboken.pyd",
        "shiboken6/shiboken6.abi3.dll",
        "sqlalchemy/dialects/sqlite/pysqlite.py",
        "sqlalchemy/dialects/__init__.py",
        "sqlalchemy/connectors/asyncio.py",
        "qtawesome/fonts/phosphor-1.3.0.ttf",
        "reportlab/graphics/barcode/qr.py",
        "PIL/_imaging.cp311-win_amd64.pyd",
        "pypdfium2_raw/pdfium.dll",
        "sqlalchemy-2.1.9.dist-info/licenses/LICENSE",
        "qtawesome-1.4.2.dist-info/METADATA",
        "uharfbuzz/_harfbuzz.pyd",
    ],
)
def test_what_is_needed_stays(name: str) -> None:
    assert is_shipped(name)


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt6Network.dll",
        "PySide6/QtNetwork.pyd",
        "PySide6/QtCore.pyi",
        "PySide6/Qt6Quick.dll",
        "PySide6/opengl32sw.dll",
        "PySide6/designer.exe",
        "PySide6/qml/QtQuick/qmldir",
        "PySide6/plugins/tls/qschannelbackend.dll",
        "PySide6/plugins/platforms/qdirect2d.dll",
        "PySide6/translations/qt_ar.qm",
        "PySide6/scripts/deploy.py",
        "shiboken6/vcomp140.dll",
        "shiboken6/shiboken6.abi3.lib",
        "reportlab/fonts/DarkGardenMK.pfb",
        "reportlab/fonts/Vera.ttf",
        "sqlalchemy/dialects/mysql/base.py",
        "sqlalchemy/testing/fixtures/base.py",
        "qtawesome/fonts/remixicon-2.5.0.ttf",
        "qtpy/tests/conftest.py",
        "PIL/_avif.cp311-win_amd64.pyd",
        "sqlalchemy-2.1.9.dist-info/RECORD",
        "bin/f2py",
        "openpyxl/__pycache__/cell.cpython-311.pyc",
    ],
)
def test_what_is_not_used_or_not_ours_to_give_goes(name: str) -> None:
    assert not is_shipped(name)


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/lib/libQt6Core.so.6",
        "libQt6Widgets.so.6",
        "PySide6/Qt/lib/libicudata.so.73",
        "PySide6/QtGui.abi3.so",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/printsupport/libcupsprintersupport.so",
        "PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so",
        "PySide6/Qt/translations/qtbase_ja.qm",
        "resources/fonts/BIZUDPGothic-Regular.ttf",
        "libxcb-cursor.so.0",
        "db/migrations/0001_start.sql",
        "qtawesome/fonts/phosphor-1.3.0.ttf",
        "libpython3.11.so.1.0",
    ],
)
def test_what_is_needed_on_linux_stays(name: str) -> None:
    assert is_frozen(name)


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/lib/libQt6Network.so.6",
        "libQt6Quick.so.6",
        "PySide6/QtNetwork.abi3.so",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/Qt/qml/QtQuick/qmldir",
        "libgtk-3.so.0",
        "libcups.so.2",
        "libfontconfig.so.1",
        "libssl.so.3",
        "lib-dynload/_ssl.cpython-311-x86_64-linux-gnu.so",
        "reportlab/fonts/DarkGardenMK.pfb",
        "qtawesome/fonts/remixicon-2.5.0.ttf",
    ],
)
def test_what_is_not_used_on_linux_goes(name: str) -> None:
    assert not is_frozen(name)
