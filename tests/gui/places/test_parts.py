"""定例 and photos: picked in dialogs, one step of undo each."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.changes.change import Change, ChangeSet
from app.records.base import Record
from app.records.photo import Photo, PhotoUse
from app.records.place import Place
from app.records.schedule import Schedule, ScheduleException
from app.schedule_ways import Way
from tests.gui.places.conftest import NAGOMI, NAGOMI_TIMES, SAKURA
from ui import theme
from ui.dialogs.schedule_dialog import ScheduleDialog
from ui.forms.links_strip import history_entries
from ui.forms.schedule_wells import ScheduleWell
from ui.ledger_frame import LedgerFrame
from ui.messages import RecordedMessages
from ui.pages.place_page import PlacePage
from ui.theme import Contrast, TextSize
from ui.widgets.labels import WrapLabel


@pytest.fixture
def dialog(page: PlacePage, qtbot: QtBot) -> ScheduleDialog:
    """The dialog on 第2・第4火曜 10:30〜11:30."""
    made = page.parts.schedule_dialog(NAGOMI_TIMES)
    assert made is not None
    qtbot.addWidget(made)
    made.show()
    return made


def stored(page: PlacePage) -> Schedule:
    found = page.context.store.get(Schedule, NAGOMI_TIMES)
    assert found is not None
    return found


@pytest.mark.parametrize(("room", "is_beside"), [(1400, True), (1228, False), (960, False)])
def test_at_the_largest_size_it_stays_within_the_window(
    page: PlacePage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, room: int, is_beside: bool
) -> None:
    """96 % of windows of 1,458, 1,280 and 1,000 px; what does not fit beside the choices comes below them."""
    monkeypatch.setattr(ScheduleDialog, "_room", lambda _dialog: QSize(room, 580))
    theme.current.use(TextSize.LARGEST, Contrast.STANDARD)
    made = page.parts.schedule_dialog(NAGOMI_TIMES)
    assert made is not None
    qtbot.addWidget(made)
    made.show()
    for way in Way:
        made.cards[way].click()
        assert made.width() <= room
        assert made.deed_button.mapTo(made, made.deed_button.rect().bottomRight()).x() < made.width()
    assert (made.spoken.x() > made.when.geometry().right()) is is_beside


def test_it_says_back_what_is_picked(dialog: ScheduleDialog) -> None:
    assert dialog.spoken.days.plain_text == "第2・第4火曜"
    assert dialog.spoken.next_days == ["11月24日（火）", "12月8日（火）", "12月22日（火）"]
    dialog.cards[Way.WEEKLY].click()
    dialog.when.weekdays[1].click()
    dialog.when.weekdays[3].click()
    assert dialog.spoken.days.plain_text == "毎週木曜"
    assert dialog.spoken.next_days == ["11月26日（木）", "12月3日（木）", "12月10日（木）"]


def test_the_answer_is_one_step_of_undo(page: PlacePage, dialog: ScheduleDialog, place_frame: LedgerFrame) -> None:
    dialog.when.nths[2].click()
    dialog.start.setText("午後1時")
    dialog.end.setText("1430")
    dialog.rests.chips["month:8"].click()
    dialog.try_deed()
    assert (stored(page).rule, stored(page).start, stored(page).end, stored(page).closed) == (
        "FREQ=MONTHLY;BYDAY=4TU",
        "13:00",
        "14:30",
        "month:8",
    )
    assert page.form.where.wells.wells[0].sentence.plain_text == "第4火曜 13:00〜14:30（8月休み）"
    place_frame.undo()
    assert stored(page).rule == "FREQ=MONTHLY;BYDAY=2TU,4TU"
    assert page.form.where.wells.wells[0].sentence.plain_text == "第2・第4火曜 10:30〜11:30"


def test_looking_changes_nothing(page: PlacePage, dialog: ScheduleDialog) -> None:
    before = page.context.store.history()
    dialog.try_deed()
    assert page.context.store.history() == before


def test_a_wrong_time_keeps_the_dialog_open(dialog: ScheduleDialog) -> None:
    dialog.end.setText("9時")
    dialog.try_deed()
    assert dialog.isVisible()
    assert not dialog.may_do()
    dialog.end.setText("ごご")
    assert not dialog.may_do()
    dialog.end.setText("")
    assert dialog.may_do()


def test_a_typed_sentence_is_read(dialog: ScheduleDialog) -> None:
    dialog.words.setText("毎月10日・25日 13時半〜15時")
    dialog._read_words()
    schedules, _ = dialog.answer()
    assert [(each.rule, each.start, each.end) for each in schedules] == [
        ("FREQ=MONTHLY;BYMONTHDAY=10,25", "13:30", "15:00")
    ]
    dialog.words.setText("気が向いたら集まるかもしれない日")
    dialog._read_words()
    assert dialog.answer()[0][0].rule == "FREQ=MONTHLY;BYMONTHDAY=10,25"


def test_tab_out_of_a_typed_sentence_leaves_the_rests_alive(dialog: ScheduleDialog, qtbot: QtBot) -> None:
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.words.setFocus()
    dialog.words.setText("毎月10日 13時半〜15時、8月休み")
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_Tab)
    assert dialog.rests.closed == "month:8"
    assert dialog.may_do()


def test_after_the_answer_the_cursor_goes_on_to_where(page: PlacePage, dialog: ScheduleDialog) -> None:
    dialog.try_deed()
    focused = page.window().focusWidget()
    assert focused is not None
    assert focused.objectName() == "space"


def test_one_day_only(page: PlacePage, dialog: ScheduleDialog) -> None:
    dialog.rests.day.setText("12/8")
    dialog.rests.moved_to.setText("12/9")
    dialog.rests.reason.setText("会場の都合")
    dialog.rests.add_day()
    assert dialog.spoken.next_days == ["11月24日（火）", "12月9日（水）", "12月22日（火）"]
    dialog.try_deed()
    (exception,) = page.context.ledger.all(ScheduleException)
    assert (exception.date, exception.moved_to, exception.reason) == ("2026-12-08", "2026-12-09", "会場の都合")


def test_every_other_week_asks_which(dialog: ScheduleDialog) -> None:
    dialog.cards[Way.EVERY_OTHER].click()
    assert dialog.spoken._uncertain.isVisibleTo(dialog)
    dialog.when.weeks.chosen.emit("next")
    assert dialog.answer()[0][0].anchor == "2026-12-01"
    assert not dialog.spoken._uncertain.isVisibleTo(dialog)


def test_the_strip_tells_changes_as_people_say_them(page: PlacePage) -> None:
    """No rule of a calendar, no date of a machine."""

    def said(before: Record, after: Record) -> str:
        assert not page.context.apply(ChangeSet("書きかえ", (Change(before, after),))).problems
        lines = page.context.store.history(NAGOMI)
        return history_entries(lines, page.desk.editing, date(2026, 11, 24))[0].what

    page.open_place(NAGOMI)
    times = stored(page)
    assert said(times, times.changed(rule="FREQ=WEEKLY;BYDAY=TH")) == "くりかえし 第2・第4火曜→毎週木曜"
    place = page.context.ledger.get(Place, NAGOMI)
    assert place is not None
    assert said(place, place.changed(confirmed="2026-11-20")).endswith("11月20日")


def test_a_week_not_told_yet_is_named_by_the_day_it_is_taken_for(qtbot: QtBot) -> None:
    thursdays = Schedule(id=1, place=NAGOMI, rule="FREQ=WEEKLY;INTERVAL=2;BYDAY=TH", pos="a1")
    sunday = date(2026, 11, 22)  # the Thursday of this week is over
    well = ScheduleWell(thursdays, (), sunday, is_first=True, is_last=True)
    qtbot.addWidget(well)
    said = " ".join(label.plain_text for label in well.findChildren(WrapLabel))
    assert "つぎは 12月3日（木）として数えていますが、まだ確かめていません" in said
    assert "今週" not in said


def test_several_times_are_added_moved_and_dropped(page: PlacePage, qtbot: QtBot) -> None:
    dialog = page.parts.schedule_dialog(None)
    assert dialog is not None
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.when.weekdays[5].click()
    dialog.try_deed()
    assert [well.sentence.plain_text for well in page.form.where.wells.wells] == [
        "第2・第4火曜 10:30〜11:30",
        "毎週土曜",
    ]
    page.form.where.wells.wells[1].moved.emit(-1)
    assert page.form.where.wells.wells[0].sentence.plain_text == "毎週土曜"
    page.form.where.wells.wells[0].dropped.emit()
    assert len(page.context.ledger.linking(Schedule, "place", NAGOMI)) == 1


def picture(path: Path, colour: str) -> Path:
    Image.new("RGB", (1700, 900), colour).save(path)
    return path


def test_photos_are_shrunk_beside_the_window_and_saved(
    page: PlacePage, qtbot: QtBot, tmp_path: Path, messages: RecordedMessages
) -> None:
    broken = tmp_path / "だめ.jpg"
    broken.write_bytes(b"no photo")
    page.add_pictures([picture(tmp_path / "a.png", "red"), broken, picture(tmp_path / "b.jpg", "blue")])
    qtbot.waitUntil(lambda: len(page.context.ledger.all(PhotoUse)) == 2)
    photo = page.context.ledger.all(Photo)[0]
    assert max(photo.width or 0, photo.height or 0) == 1600
    with Image.open(io.BytesIO(page.context.store.read_blob(photo.sha))) as made:
        assert made.format == "JPEG"
    assert "だめ.jpg" in messages.warned[0][0]
    assert page.context.undo.undo_name == "元に戻す: 居場所『なごみいきいき体操』に写真を入れる"


def test_photos_arrive_where_they_were_brought(page: PlacePage, qtbot: QtBot, tmp_path: Path) -> None:
    page.add_pictures([picture(tmp_path / "a.png", "red")])
    page.open_place(SAKURA)
    qtbot.waitUntil(lambda: bool(page.context.ledger.all(PhotoUse)))
    assert page.context.ledger.all(PhotoUse)[0].place == NAGOMI


def test_a_photo_gets_its_words_and_goes(page: PlacePage, qtbot: QtBot, tmp_path: Path) -> None:
    page.add_pictures([picture(tmp_path / "a.png", "red"), picture(tmp_path / "b.png", "blue")])
    qtbot.waitUntil(lambda: len(page.context.ledger.all(PhotoUse)) == 2)
    uses = page.context.ledger.linking(PhotoUse, "place", NAGOMI)
    dialog = page.parts.photo_dialog(uses[1].id)
    assert dialog is not None
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.caption.setText("体操のようす")
    dialog.consent.chosen.emit("yes")
    dialog.first.click()
    dialog.view._set(0.2, 0.9)
    dialog.try_deed()
    again = page.context.ledger.linking(PhotoUse, "place", NAGOMI)
    assert again[0].id == uses[1].id
    assert (again[0].crop_x, again[0].crop_y) == (0.2, 0.9)
    photo = page.context.ledger.get(Photo, again[0].photo)
    assert photo is not None
    assert (photo.caption, photo.consent) == ("体操のようす", "yes")
    page.parts._drop_photo(again[0])
    assert len(page.context.ledger.all(Photo)) == 1
    page.ask_to_delete()
    assert not page.context.ledger.all(Photo)


def image(colour: str) -> QImage:
    made = QImage(900, 600, QImage.Format.Format_RGB32)
    made.fill(QColor(colour))
    return made


def test_photos_come_by_dragging(page: PlacePage, qtbot: QtBot, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(picture(tmp_path / "a.png", "red"))), QUrl.fromLocalFile("/b.txt")])
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(page.form.photos, QDragEnterEvent(QPoint(5, 5), action, data, button, none))
    drop = QDropEvent(QPointF(5, 5), action, data, button, none)
    QApplication.sendEvent(page.form.photos, drop)
    qtbot.waitUntil(lambda: len(page.context.ledger.linking(PhotoUse, "place", NAGOMI)) == 1)
    assert drop.isAccepted()


@pytest.mark.parametrize("where", ["list", "field"])
def test_a_photo_is_pasted_wherever_the_cursor_is(page: PlacePage, qtbot: QtBot, where: str) -> None:
    QApplication.clipboard().setImage(image("blue"))
    (page.pane.list if where == "list" else page.form.about.name.input).setFocus()
    focused = page.window().focusWidget()
    QTest.keyClick(focused, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(page.context.ledger.all(PhotoUse)) == 1)
    assert page.form.about.name.input.text() == "なごみいきいき体操"


def test_text_is_pasted_into_the_field(page: PlacePage) -> None:
    QApplication.clipboard().setText("（西）")
    line = page.form.about.name.input
    line.setFocus()
    line.end(False)
    QTest.keyClick(line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert line.text() == "なごみいきいき体操（西）"
    assert not page.context.ledger.all(PhotoUse)
