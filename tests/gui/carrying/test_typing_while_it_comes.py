"""What comes out of the shared folder while somebody types: text, cursor and focus stay; so does what was typed."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.changes.change import Change, ChangeSet
from app.records.place import Place
from db.sqlite_store import SqliteStore
from ui.carrying.chosen_folder import choose
from ui.context import AppContext
from ui.ledger_frame import LedgerFrame
from ui.pages.place_page import PlacePage
from ui.widgets.composing import LineEdit

SAKURA = Place(id=101, name="さくら", fee="100円", phone="042-000-0001")
MOMIJI = Place(id=102, name="もみじ")


@pytest.fixture
def page(frame: LedgerFrame, tmp_path: Path) -> PlacePage:
    """さくら in the form; the ledger shares a folder."""
    context = frame.context
    assert context is not None
    context.apply(ChangeSet("しごと", (Change(None, SAKURA), Change(None, MOMIJI))))
    (tmp_path / "共有").mkdir()
    choose(context.preferences, context.store.path, tmp_path / "共有")
    assert frame.show_page("place")
    assert isinstance(frame.page, PlacePage)
    frame.page.open_place(SAKURA.id)
    return frame.page


def comes(context: AppContext, folder: Path, qtbot: QtBot, before: Place, after: Place) -> None:
    """Another computer's copy arrives with one change in it, and the folder is looked into."""
    arrives(context, folder, before, after)
    look_again(context, qtbot)


def arrives(context: AppContext, folder: Path, before: Place, after: Place) -> None:
    """Another computer's copy arrives with one change in it."""
    copy = folder / "鈴木 00000000.tsudoiba"
    shutil.copyfile(context.store.path, copy)
    with closing(SqliteStore.open(copy, who="鈴木", host="二階")) as store:
        assert not store.apply(ChangeSet("しごと", (Change(before, after),))).problems


def focused() -> QLineEdit:
    found = QApplication.focusWidget()
    assert isinstance(found, QLineEdit)
    return found


def type_into(page: PlacePage, text: str, qtbot: QtBot) -> QLineEdit:
    page.window().activateWindow()
    field = next(each for each in page.findChildren(QLineEdit) if each.text() == "100円" and each.isVisible())
    field.setFocus()
    field.setText("")
    qtbot.keyClicks(field, text)
    field.setCursorPosition(1)
    return field


@pytest.mark.parametrize("which", ["another record", "another field", "the same field"])
def test_what_comes_waits_for_the_pen(page: PlacePage, tmp_path: Path, qtbot: QtBot, which: str) -> None:
    field = type_into(page, "250en", qtbot)
    assert page.context.pens.is_writing
    before, after = {
        "another record": (MOMIJI, MOMIJI.changed(name="もみじ会")),
        "another field": (SAKURA, SAKURA.changed(phone="042-000-0009")),
        "the same field": (SAKURA, SAKURA.changed(fee="300円")),
    }[which]
    comes(page.context, tmp_path / "共有", qtbot, before, after)
    assert page.context.ledger.get(Place, before.id) == before, "it waits"
    assert focused() is field
    assert (field.text(), field.cursorPosition()) == ("250en", 1)
    qtbot.keyClicks(field, "0")
    assert page.leave()
    assert not page.context.pens.is_writing
    look_again(page.context, qtbot)
    stored = page.context.ledger.get(Place, SAKURA.id)
    assert stored is not None
    assert stored.phone == ("042-000-0009" if which == "another field" else SAKURA.phone)
    with closing(SqliteStore.open(page.context.store.path, who="", host="")) as store:
        assert list(store.faults()) == []
        asked = [{side.value for side in question.sides} for question in store.questions()]
    assert asked == ([{"2050en", "300円"}] if which == "the same field" else []), "nobody overwrites what he never saw"


def test_what_comes_while_a_field_is_only_looked_at(page: PlacePage, tmp_path: Path, qtbot: QtBot) -> None:
    page.window().activateWindow()
    field = next(each for each in page.findChildren(QLineEdit) if each.text() == "100円" and each.isVisible())
    field.setFocus()
    comes(page.context, tmp_path / "共有", qtbot, SAKURA, SAKURA.changed(fee="300円"))
    assert focused() is field
    assert field.text() == "300円"


def test_what_comes_while_kanji_are_composed(page: PlacePage, tmp_path: Path, qtbot: QtBot) -> None:
    page.window().activateWindow()
    field = next(each for each in page.findChildren(LineEdit) if each.text() == "100円" and each.isVisible())
    field.setFocus()
    arrives(page.context, tmp_path / "共有", SAKURA, SAKURA.changed(fee="300円"))
    page.context.signals.sharing_wanted.emit()
    field.is_composing = True  # the join is on its way already
    qtbot.wait(1000)
    assert field.text() == "100円"
    with qtbot.waitSignal(page.context.signals.sharing_changed, timeout=20_000):
        field.is_composing = False
    assert field.text() == "300円"


def look_again(context: AppContext, qtbot: QtBot) -> None:
    with qtbot.waitSignal(context.signals.sharing_changed, timeout=20_000):
        context.signals.sharing_wanted.emit()
