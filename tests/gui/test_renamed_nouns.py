"""A town calls things by its own words: no page of the window calls them otherwise."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.changes.change import Change, ChangeSet
from app.records.ids import derived_id
from app.records.place import Place
from app.records.setting import Setting
from app.records.space import Space
from app.setting_words import NOUN_KEY, setting_words
from tests.gui.sight import wait_for_all
from ui.ledger_frame import LedgerFrame
from ui.pages.catalogue import ENTRIES
from ui.widgets.labels import WrapLabel

WORD = "地域のみんなのつどいの家"
"""As long a word as a town may have."""


def told(root: QWidget) -> list[str]:
    """Every text in sight."""
    labels = [each.plain_text if isinstance(each, WrapLabel) else each.text() for each in root.findChildren(QLabel)]
    return labels + [each.text() for each in root.findChildren(QAbstractButton)]


def said_otherwise(root: QWidget) -> list[str]:
    """Texts with our word; in the name of the setting by which it was changed it stands by right."""
    setting = setting_words(f"{NOUN_KEY}place")
    return [text for text in told(root) if "居場所" in text.replace(setting, "")]


@pytest.fixture
def renamed(frame: LedgerFrame) -> LedgerFrame:
    """The window on a ledger with a place and a space, where a 居場所 has another name."""
    assert frame.context is not None
    key = f"{NOUN_KEY}place"
    records = (
        Setting(id=derived_id("setting", key), key=key, value=WORD),
        Space(id=2, name="自治会館"),
        Place(id=1, name="さくら", reading="さくら", space=2),
    )
    assert not frame.context.apply(ChangeSet("書く", tuple(Change(None, each) for each in records))).problems
    return frame


@pytest.mark.parametrize("key", [each.key for each in ENTRIES if each.key != "settings"])
def test_no_page_says_another_word(renamed: LedgerFrame, qtbot: QtBot, key: str) -> None:
    renamed.show_page(key)
    wait_for_all(qtbot, renamed)
    assert renamed.page is not None
    assert said_otherwise(renamed.page) == []


@pytest.mark.parametrize(("kind", "record_id"), [(Place.KIND, 1), (Space.KIND, 2)])
def test_no_sheet_says_another_word(renamed: LedgerFrame, qtbot: QtBot, kind: str, record_id: int) -> None:
    assert renamed.show_record(kind, record_id)
    wait_for_all(qtbot, renamed)
    assert renamed.page is not None
    assert said_otherwise(renamed.page) == []
    assert any(WORD in text for text in told(renamed.page))
