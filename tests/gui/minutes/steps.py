"""What tests of a meeting do at its board of cards."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from app.records.minutes import Opinion
from tests.gui.minutes.conftest import write
from ui.minutes.opinion_board import OpinionBoard
from ui.minutes.opinion_card import OpinionCard
from ui.pages.minutes_page import MinutesPage

ENTER = Qt.Key.Key_Return
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def board(page: MinutesPage) -> OpinionBoard:
    return page.sheet.talk.board


def say(page: MinutesPage, text: str, key: Qt.Key = ENTER, modifier: Qt.KeyboardModifier | None = None) -> Opinion:
    """Type one opinion; the card it became."""
    line = board(page).line.line
    line.setFocus()
    write(line, text)
    QTest.keyClick(line, key, modifier or Qt.KeyboardModifier.NoModifier)
    opinion = page.context.ledger.get(Opinion, board(page)._last)
    assert opinion is not None
    return opinion


def chosen(menu: QMenu | None, *words: str) -> None:
    """Trigger an entry, through its submenus."""
    for word in words[:-1]:
        assert menu is not None
        menu = next(each.menu() for each in menu.actions() if each.text().startswith(word))
    assert menu is not None
    next(each for each in menu.actions() if each.text().startswith(words[-1])).trigger()


def card(page: MinutesPage, opinion: Opinion) -> OpinionCard:
    found = board(page).card(opinion.id)
    assert found is not None
    return found
