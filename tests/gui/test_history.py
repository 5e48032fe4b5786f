"""履歴: what the sheet tells of a deed, and the way back to a former value."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.changes.change import Change, ChangeSet
from app.records.base import Record
from app.records.ids import derived_id, new_id
from app.records.place import Place
from app.records.setting import Setting
from app.records.space import Space
from tests.gui.sight import is_told, part_shown
from ui.context import AppContext
from ui.ledger_frame import LedgerFrame
from ui.messages import RecordedMessages
from ui.pages.deed_sheet import DeedSheet
from ui.pages.history_page import HistoryPage
from ui.widgets.labels import WrapLabel


@pytest.fixture
def page(frame: LedgerFrame) -> HistoryPage:
    """The page on an empty ledger."""
    return part_shown(frame, "history", HistoryPage)


def write(context: AppContext, label: str, *changes: tuple[Record | None, Record | None]) -> None:
    """Write one deed."""
    assert not context.apply(ChangeSet(label, tuple(Change(*each) for each in changes))).problems


def told(page: HistoryPage) -> list[str]:
    """Every text of the sheet."""
    sheet = page.findChild(DeedSheet)
    assert sheet is not None
    return [label.plain_text for label in sheet.findChildren(WrapLabel)]


def ways_back(page: HistoryPage) -> list[QPushButton]:
    """The buttons まえの値にもどす."""
    return [each for each in page.findChildren(QPushButton) if each.text() == "まえの値にもどす"]


def test_a_new_record_is_told_without_its_emptiness_before(page: HistoryPage, qtbot: QtBot) -> None:
    space = Space(id=new_id(), name="栄町集会所")
    place = Place(id=new_id(), name="さくら", fee="100円", space=space.id, consent="yes")
    write(page.context, "追加", (None, space), (None, place))
    qtbot.waitUntil(lambda: is_told(page, 1))
    words = told(page)
    assert "居場所『さくら』" in words
    assert "100円" in words
    assert "（空）" not in words
    assert not any(str(space.id) in word or word == "yes" for word in words)  # names and words, no codes
    assert "令和" in words[1]


def test_a_setting_is_told_by_its_words_and_not_by_its_key(page: HistoryPage, qtbot: QtBot) -> None:
    key = "print.publisher_phone"
    setting = Setting(id=derived_id(Setting.KIND, key), key=key, value="042-000-0100")
    write(page.context, "書く", (None, setting))
    qtbot.waitUntil(lambda: is_told(page, 1))
    assert "設定『センターの電話』" in told(page)
    assert "042-000-0100" in told(page)
    write(page.context, "消す", (setting, None))
    qtbot.waitUntil(lambda: is_told(page, 2))
    assert told(page)[2] == "設定『センターの電話』"
    assert not any("print." in words for words in told(page))


def test_a_long_import_is_folded(page: HistoryPage, qtbot: QtBot) -> None:
    places = [Place(id=new_id(), name=f"居場所{number}") for number in range(130)]
    write(page.context, "とりこむ", *((None, place) for place in places))
    qtbot.waitUntil(lambda: is_told(page, 1))
    sheet = page.findChild(DeedSheet)
    assert sheet is not None
    assert sum(word.startswith("居場所『") for word in told(page)) == 20
    assert sheet.more.text() == "ほか 110件を見る"
    sheet.more.click()
    assert sheet.more.text() == "ほか 10件を見る"
    sheet.more.click()
    assert sheet.more.isHidden()
    assert sum(word.startswith("居場所『") for word in told(page)) == 130


def test_a_former_value_comes_back_and_can_be_undone(
    page: HistoryPage, qtbot: QtBot, messages: RecordedMessages
) -> None:
    place = Place(id=new_id(), name="さくら", fee="100円")
    write(page.context, "追加", (None, place))
    write(page.context, "編集", (place, place.changed(fee="200円")))
    qtbot.waitUntil(lambda: is_told(page, 2))
    page.list.choose(page.list.rows[0].key)
    qtbot.waitUntil(lambda: page.shown_deed == page.list.chosen_key)
    assert len(ways_back(page)) == 1
    assert ways_back(page)[0].accessibleName() == "参加費を「100円」にもどす"
    ways_back(page)[0].click()
    assert page.context.ledger.get(Place, place.id) == place
    assert messages.informed == ["居場所『さくら』の「参加費」を前の値にもどしました"]
    page.context.take_back()
    assert page.context.ledger.get(Place, place.id) == place.changed(fee="200円")


def test_no_way_back_to_what_cannot_stand(page: HistoryPage, qtbot: QtBot) -> None:
    """A link to what is gone; a name before there was one; a record that is gone itself."""
    space = Space(id=new_id(), name="栄町集会所")
    place = Place(id=new_id(), name="さくら", space=space.id)
    write(page.context, "追加", (None, space), (None, place))
    moved = place.changed(space=None)
    write(page.context, "引っこし", (place, moved))
    qtbot.waitUntil(lambda: is_told(page, 2))
    page.list.choose(page.list.rows[0].key)
    qtbot.waitUntil(lambda: page.shown_deed == page.list.chosen_key)
    assert len(ways_back(page)) == 1
    write(page.context, "場を消す", (space, None))
    qtbot.waitUntil(lambda: is_told(page, 3) and not ways_back(page))
    write(page.context, "名まえ", (moved, moved.changed(name="もも")))
    qtbot.waitUntil(lambda: is_told(page, 4))
    page.list.choose(page.list.rows[0].key)
    qtbot.waitUntil(lambda: page.shown_deed == page.list.chosen_key)
    assert len(ways_back(page)) == 1
    write(page.context, "消す", (moved.changed(name="もも"), None))
    qtbot.waitUntil(lambda: is_told(page, 5))
    page.list.choose(page.list.rows[1].key)
    qtbot.waitUntil(lambda: page.shown_deed == page.list.chosen_key)
    assert not ways_back(page)


def test_a_search_without_result_says_so_and_leads_out(page: HistoryPage, qtbot: QtBot) -> None:
    write(page.context, "追加", (None, Place(id=new_id(), name="さくら")))
    qtbot.waitUntil(lambda: is_told(page, 1))
    page.search.setText("みつからない")
    words = [label.plain_text for label in page.findChildren(WrapLabel) if label.isVisible()]
    assert "そのことばの履歴は 見つかりません" in words
    way_out = next(each for each in page.findChildren(QPushButton) if each.text() == "すべての履歴を見る")
    way_out.click()
    qtbot.waitUntil(lambda: is_told(page, 1))
