"""What the self-test finds: every planted fault, and nothing on a sound screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui import theme
from ui.main_window import MainWindow
from ui.self_test import is_about_to_change
from ui.widget_faults import faults_of, window_faults
from ui.widgets.buttons import Button
from ui.widgets.composing import LineEdit
from ui.widgets.labels import ElidedLabel, Label, WrapLabel
from ui.widgets.surfaces import ScrollBody


@pytest.fixture
def screen(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    theme.dress(made)
    made.setLayout(QVBoxLayout())
    made.resize(400, 300)
    return made


def show(screen: QWidget, widget: QWidget) -> list[str]:
    layout = screen.layout()
    assert layout is not None
    layout.addWidget(widget)
    screen.show()
    screen.grab()
    return faults_of(screen)


def test_a_sound_screen_has_no_faults(screen: QWidget) -> None:
    for widget in (
        Label("なまえ", "cap"),
        WrapLabel("長い文です。" * 20),
        ElidedLabel("長い名まえ" * 30),
        LineEdit("なまえ"),
    ):
        assert show(screen, widget) == []
    assert show(screen, Button("ひらく")) == []


def test_cut_text_is_found(screen: QWidget) -> None:
    label = Label("切れてしまう長い字")
    label.setFixedWidth(40)
    assert show(screen, label) == ["字が切れています: Label 切れてしまう長い字"]


def test_a_paragraph_without_room_is_found(screen: QWidget) -> None:
    label = QLabel("長い文です。" * 20)  # a WrapLabel would not let itself be cut
    label.setWordWrap(True)
    label.setFixedHeight(20)
    assert any(fault.startswith("字の下が切れています") for fault in show(screen, label))


def test_a_button_narrower_than_its_words_is_found(screen: QWidget) -> None:
    button = Button("新しく書きとめる")
    button.setFixedWidth(50)
    assert any(fault.startswith("ボタンの字が切れています") for fault in show(screen, button))


def test_a_small_target_is_found(screen: QWidget) -> None:
    button = QPushButton("小")
    button.setMaximumHeight(20)
    assert any(fault.startswith("押すところが小さすぎます") for fault in show(screen, button))


def test_a_control_without_a_name_is_found(screen: QWidget) -> None:
    assert any(fault.startswith("読み上げのなまえがありません") for fault in show(screen, LineEdit("")))


def test_what_lies_beyond_the_right_edge_is_found(screen: QWidget) -> None:
    area = ScrollBody()
    wide = Label("幅")
    wide.setFixedWidth(900)
    area.body.addWidget(wide)
    area.setMinimumWidth(100)
    area.setFixedWidth(300)
    assert any(fault.startswith("右が切れています") for fault in show(screen, area))


def test_a_window_that_cannot_be_small_is_found(screen: QWidget) -> None:
    assert window_faults(screen) == []
    screen.setMinimumWidth(1200)
    assert len(window_faults(screen)) == 1


def test_a_picture_waits_for_what_a_page_puts_off_for_a_moment(screen: QWidget, qtbot: QtBot) -> None:
    label = Label("さがしています…")
    later = QTimer(label, singleShot=True, interval=30)
    later.timeout.connect(lambda: label.setText("合いそうな居場所"))
    toast = QTimer(label, singleShot=True, interval=8000)
    toast.start()
    show(screen, label)
    assert not is_about_to_change(screen)
    later.start()
    assert is_about_to_change(screen)
    qtbot.waitUntil(lambda: not is_about_to_change(screen))
    assert label.text() == "合いそうな居場所"


def test_the_first_screen_has_no_faults(window: MainWindow) -> None:
    window.show_start()
    window.grab()
    assert faults_of(window) == []
    assert window_faults(window) == []
