"""A town calls things by its own words: no page of the window calls them otherwise."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from app.changes.change import Change, ChangeSet
from app.records.ids import derived_id
from app.records.place import Place
from app.records.setting import Setting
from app.records.space import Space
from app.setting_words import NOUN_KEY
from ui.ledger_frame import LedgerFrame
from ui.pages.catalogue import ENTRIES
from ui.widgets.labels import WrapLabel

WORD = "地域のみんなのつどいの家"
"""As long a word as a town may have."""


def told(root: QWidget) -> list[str]:
    """Every text in sight."""
    labels = [each.plain_text if isinstance(each, WrapLabel) else each.text() for each in root.findChildren(QLabel)]
    return labels + [each.text() for each in root.findChildren(QAbstractButton)]


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
def test_no_page_says_another_word(renamed: LedgerFrame, key: str) -> None:
    renamed.show_page(key)
    QApplication.processEvents()
    assert renamed.page is not None
    assert [text for text in told(renamed.page) if "居場所" in text] == []


@pytest.mark.parametrize(("kind", "record_id"), [(Place.KIND, 1), (Space.KIND, 2)])
def test_no_sheet_says_another_word(renamed: LedgerFrame, kind: str, record_id: int) -> None:
    assert renamed.show_record(kind, record_id)
    QApplication.processEvents()
    assert renamed.page is not None
    assert [text for text in told(renamed.page) if "居場所" in text] == []
    assert any(WORD in text for text in told(renamed.page))
