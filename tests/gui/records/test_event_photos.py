"""Photos of a 催し, on the form made from its declaration: picked, pasted, made the 案内図, gone with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.changes.change import Change, ChangeSet
from app.printing.flyers.event_content import event_content
from app.printing.print_words import print_words
from app.records.event import Event
from app.records.photo import Photo, PhotoUse
from tests.gui.records.conftest import MakePage
from ui.context import AppContext
from ui.forms.generated_sections import PicturesSection
from ui.forms.photo_section import PhotoTile
from ui.messages import RecordedMessages
from ui.pages.photo_parts import PhotoParts
from ui.pages.record_view import RecordView

FORUM, OTHER = 9001, 9002


@pytest.fixture
def view(make_page: MakePage, town: AppContext) -> RecordView:
    """The form of an event, another one beside it."""
    events = (Event(id=FORUM, title="居間のフォーラム", date="2026-11-21"), Event(id=OTHER, title="お茶会"))
    assert not town.apply(ChangeSet("足す", tuple(Change(None, event) for event in events))).problems
    town.undo.forget()
    shown = make_page("event").view()
    assert shown.open_record(FORUM)
    return shown


def photos_of(view: RecordView) -> PhotoParts:
    assert view.photos is not None
    return view.photos


def uses(view: RecordView, event: int = FORUM) -> list[PhotoUse]:
    return list(view.context.ledger.linking(PhotoUse, "event", event))


def add(view: RecordView, qtbot: QtBot, tmp_path: Path, *colours: str) -> None:
    for colour in colours:
        Image.new("RGB", (900, 600), colour).save(tmp_path / f"{colour}.png")
    photos_of(view).add_pictures([tmp_path / f"{colour}.png" for colour in colours])
    qtbot.waitUntil(lambda: len(uses(view)) >= len(colours))


def tiles(view: RecordView) -> list[PhotoTile]:
    (section,) = (each for each in view.form.sections if isinstance(each, PicturesSection))
    return [tile for tile in section.findChildren(PhotoTile) if tile.isVisibleTo(view)]


def test_a_photo_hangs_on_the_event_in_one_step_of_undo(view: RecordView, qtbot: QtBot, tmp_path: Path) -> None:
    add(view, qtbot, tmp_path, "red", "blue")
    assert view.context.undo.undo_name == "元に戻す: 催し『居間のフォーラム』に写真を入れる"
    assert [tile.accessibleName() for tile in tiles(view)] == ["写真1 説明なし", "写真2 説明なし"]
    view.context.take_back()
    assert uses(view) == []
    assert tiles(view) == []


def test_it_is_shown_with_its_own_event_only(view: RecordView, qtbot: QtBot, tmp_path: Path) -> None:
    add(view, qtbot, tmp_path, "red")
    assert view.open_record(OTHER)
    assert tiles(view) == []
    assert view.open_record(FORUM)
    assert len(tiles(view)) == 1


def test_a_photo_becomes_the_map_of_the_flyer(view: RecordView, qtbot: QtBot, tmp_path: Path) -> None:
    add(view, qtbot, tmp_path, "red", "blue")
    for use in uses(view):
        dialog = photos_of(view).photo_dialog(use.id)
        assert dialog is not None
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.consent.chosen.emit("yes")
        if use is uses(view)[0]:
            dialog.role.chosen.emit("map")
        dialog.try_deed()
    first, second = uses(view)
    ledger, today = view.context.ledger, view.context.today()
    content = event_content(ledger, FORUM, print_words(ledger), today=today)
    assert (first.is_map, second.is_map) == (True, False)
    assert content.map is not None
    assert content.photo is not None
    assert (content.map.photo_id, content.photo.photo_id) == (first.photo, second.photo)


def test_it_is_pasted_wherever_the_cursor_is(view: RecordView, qtbot: QtBot) -> None:
    made = QImage(90, 60, QImage.Format.Format_RGB32)
    made.fill(QColor("blue"))
    QApplication.clipboard().setImage(made)
    view.form.focus_name()
    QTest.keyClick(view.window().focusWidget(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(uses(view)) == 1)
    event = view.context.ledger.get(Event, FORUM)
    assert event is not None
    assert event.title == "居間のフォーラム"


def test_what_is_typed_is_saved_before_a_photo_comes(view: RecordView, qtbot: QtBot, tmp_path: Path) -> None:
    view.form.focus_field("event", "venue")
    QTest.keyClicks(view.window().focusWidget(), "hall")
    add(view, qtbot, tmp_path, "red")
    event = view.context.ledger.get(Event, FORUM)
    assert event is not None
    assert event.venue == "hall"


def test_photos_nobody_else_shows_go_with_the_event(
    view: RecordView, qtbot: QtBot, tmp_path: Path, messages: RecordedMessages
) -> None:
    add(view, qtbot, tmp_path, "red")
    view.ask_to_delete()
    assert messages.asked
    assert view.context.ledger.get(Event, FORUM) is None
    assert not [photo for photo in view.context.ledger.all(Photo) if photo.sha]
    view.context.take_back()
    assert len(uses(view)) == 1


def test_a_kind_without_photos_has_no_room_for_them(make_page: MakePage) -> None:
    other = make_page("organization").view()
    other.make_new("こもれび会")
    assert not [section for section in other.form.sections if isinstance(section, PicturesSection)]
    assert other.photos is None
