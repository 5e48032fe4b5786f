"""What can be chosen speaks in the nouns of this town."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel
from pytestqt.qtbot import QtBot

from app.changes.change import Change, ChangeSet
from app.printing.products.catalogue import PRODUCTS
from app.records.ids import derived_id
from app.records.setting import Setting
from app.setting_words import NOUN_KEY
from tests.gui.printing.desk import settle, shown
from ui.context import AppContext
from ui.editors.field_editor import ChoiceEditor
from ui.pages.print_page import PrintPage
from ui.printing.wish import Wish

NOUNS = {"place": "通いの場", "volunteer": "支え合いサポーター", "space": "会場", "minutes": "話し合いの記録"}


@pytest.fixture
def renamed(town: AppContext, qtbot: QtBot) -> PrintPage:
    changes = []
    for kind, word in NOUNS.items():
        key = NOUN_KEY + kind
        changes.append(Change(None, Setting(id=derived_id(Setting.KIND, key), key=key, value=word)))
    town.apply(ChangeSet("呼びかた", tuple(changes)))
    return shown(town, qtbot)


def offered(page: PrintPage, name: str) -> list[str]:
    assert page.choices.options is not None
    editor = page.choices.options.controls[name]
    assert isinstance(editor, ChoiceEditor)
    return [editor.input.itemText(at) for at in range(editor.input.count())]


def test_paper_forms_are_of_what_is_written_here(renamed: PrintPage, qtbot: QtBot) -> None:
    renamed.make(Wish("paper-form"))
    settle(qtbot, renamed)
    assert offered(renamed, "kind") == ["通いの場", "支え合いサポーター", "会場と提供者", "話し合いの記録"]


@pytest.mark.parametrize("key", ["labels", "postcard", "envelope"])
def test_letters_go_to_those_who_are_called_so(renamed: PrintPage, qtbot: QtBot, key: str) -> None:
    renamed.make(Wish(key))
    settle(qtbot, renamed)
    assert offered(renamed, "to") == ["通いの場の代表", "団体", "場の提供者", "支え合いサポーター", "会議の委員"]


def test_the_section_that_calls_for_helpers_is_called_as_they_are(renamed: PrintPage, qtbot: QtBot) -> None:
    renamed.make(Wish("booklet"))
    settle(qtbot, renamed)
    assert renamed.choices.options is not None
    switch = renamed.choices.options.controls["recruiting"]
    assert isinstance(switch, QCheckBox)
    assert switch.text() == switch.accessibleName() == "支え合いサポーターになりませんか"
    renamed.make(Wish("reply-card"))
    settle(qtbot, renamed)
    assert "どの通いの場に" in [label.text() for label in renamed.choices.options.findChildren(QLabel)]


def test_nothing_to_choose_says_a_noun_of_ours(renamed: PrintPage) -> None:
    """But for the words a town cannot rename: whole sentences tell that by themselves."""
    ledger = renamed.context.ledger
    for product in PRODUCTS:
        for option in product.options:
            worded = option.worded(ledger)
            words = [worded.label, worded.hint, *worded.choices.values()]
            assert not [each for each in words if "担い手" in each or "居場所" in each or "{" in each]
            assert "{" not in "".join([option.worded().label, *option.worded().choices.values()])
