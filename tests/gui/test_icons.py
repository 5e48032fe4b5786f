"""Icons by meaning: every name exists in the font, and widgets get theirs when the font comes later."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ui import icons
from ui.widgets.buttons import Button


def is_blank(image: QImage) -> bool:
    return all(image.pixelColor(x, y).alpha() == 0 for x in range(image.width()) for y in range(image.height()))


def test_every_name_is_in_the_font() -> None:
    charmap = json.loads(files("qtawesome").joinpath("fonts/phosphor-charmap-1.3.0.json").read_text(encoding="utf-8"))
    assert [name for name in icons.NAMES.values() if name not in charmap] == []


@pytest.mark.parametrize("name", sorted(icons.NAMES))
def test_every_icon_draws_something(name: str) -> None:
    assert not is_blank(icons.pixmap(name, "ai", 20).toImage())


def test_a_label_is_filled_in(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    icons.put(label, "place", "ink2", 18)
    assert not is_blank(label.pixmap().toImage())


def test_a_button_loses_its_icon_again(qtbot: QtBot) -> None:
    button = Button("しぼる", icon="filter")
    qtbot.addWidget(button)
    assert not button.icon().isNull()
    icons.take_away(button)
    assert button.icon().isNull()


def test_an_unknown_meaning_is_a_bug(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    with pytest.raises(KeyError):
        icons.put(label, "no such thing")
