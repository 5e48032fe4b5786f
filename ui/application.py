"""The QApplication: what must be set before it is made, and how it is dressed."""

from __future__ import annotations

import sys

from PySide6.QtCore import QLibraryInfo, Qt, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from ui import theme
from ui.preferences import Preferences
from ui.widgets.noren import window_icon


def make_application(preferences: Preferences) -> QApplication:
    """The application, with fonts and the look the user chose (or strong contrast if the system asks for it)."""
    application = QApplication.instance()
    if application is None:
        QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
        application = QApplication([sys.argv[0]])
    assert isinstance(application, QApplication)
    application.setApplicationName("tsudoiba")
    application.setApplicationDisplayName("つどいば")
    application.setDesktopFileName("tsudoiba")
    application.setWindowIcon(window_icon())
    theme.prepare(application)
    choices = preferences.choices
    contrast = theme.Contrast.STRONG if _system_wants_contrast(application) else choices.contrast
    theme.current.use(choices.text_size, contrast)
    return application


def speak_japanese(application: QApplication) -> None:
    """Qt's own words (menus of text fields, file dialogs where the system has none) in Japanese too."""
    translator = QTranslator(application)
    if translator.load("qtbase_ja", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(translator)


def _system_wants_contrast(application: QApplication) -> bool:
    hints = application.styleHints()  # kept: Qt drops what its accessibility() returns together with it
    return hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast
