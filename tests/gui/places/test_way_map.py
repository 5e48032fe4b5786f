"""A picture becomes the 案内図: a plain choice in the dialog of the photo, seen on its card and on paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.changes.change import Change, ChangeSet
from app.printing.place_facts import place_facts
from app.records.field import Level
from app.records.photo import Photo, PhotoUse
from app.records.place import Place
from app.rules.publication import published
from tests.gui.places.conftest import NAGOMI
from tests.gui.wholeness import lasting_faults
from ui.dialogs.photo_dialog import PhotoDialog
from ui.forms.photo_section import PhotoTile
from ui.pages.place_page import PlacePage


@pytest.fixture
def uses(page: PlacePage, qtbot: QtBot, tmp_path: Path) -> list[PhotoUse]:
    """A red photo, a blue one behind it, on the place on the desk."""
    for colour in ("red", "blue"):
        Image.new("RGB", (1000, 900), colour).save(tmp_path / f"{colour}.png")
    page.add_pictures([tmp_path / "red.png", tmp_path / "blue.png"])
    qtbot.waitUntil(lambda: len(page.context.ledger.all(PhotoUse)) == 2)
    return list(page.context.ledger.linking(PhotoUse, "place", NAGOMI))


def opened(page: PlacePage, use: PhotoUse, qtbot: QtBot) -> PhotoDialog:
    dialog = page.parts.photo_dialog(use.id)
    assert dialog is not None
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def press(dialog: PhotoDialog, word: str) -> None:
    """As a mouse does it."""
    button = next(each for each in dialog.role._buttons.values() if each.text() == word)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def make_map(page: PlacePage, use: PhotoUse, qtbot: QtBot) -> None:
    dialog = opened(page, use, qtbot)
    press(dialog, "案内図（行き方の地図）")
    dialog.consent.chosen.emit("yes")
    dialog.try_deed()


def tiles(page: PlacePage) -> list[PhotoTile]:
    return [tile for tile in page.form.photos.findChildren(PhotoTile) if tile.isVisibleTo(page)]


def test_a_photo_is_made_the_map_and_a_photo_again(page: PlacePage, uses: list[PhotoUse], qtbot: QtBot) -> None:
    make_map(page, uses[0], qtbot)
    stored = page.context.store.get(PhotoUse, uses[0].id)
    assert stored is not None
    assert stored.is_map
    assert page.context.undo.undo_name == "元に戻す: 居場所『なごみいきいき体操』の案内図を書きかえ"
    assert [tile.accessibleName() for tile in tiles(page)] == ["案内図1 説明なし", "写真2 説明なし"]
    page.context.take_back()
    again = page.context.store.get(PhotoUse, uses[0].id)
    assert again == uses[0]
    assert [tile.accessibleName() for tile in tiles(page)] == ["写真1 説明なし", "写真2 説明なし"]


def test_the_dialog_calls_the_picture_what_it_is(page: PlacePage, uses: list[PhotoUse], qtbot: QtBot) -> None:
    dialog = opened(page, uses[0], qtbot)

    def said() -> tuple[str, str, str]:
        return dialog.windowTitle(), dialog.deed_button.accessibleName(), dialog.other_button.text()

    assert said() == ("写真", "この写真にする", "写真をはずす")
    press(dialog, "案内図（行き方の地図）")
    assert said() == ("案内図", "この案内図にする", "案内図をはずす")
    dialog.try_deed()
    again = opened(page, page.context.ledger.all(PhotoUse)[0], qtbot)
    assert again.windowTitle() == "案内図"
    QTest.mouseClick(again.other_button, Qt.MouseButton.LeftButton)
    assert page.context.undo.undo_name == "元に戻す: 居場所『なごみいきいき体操』の案内図をはずす"
    assert len(page.context.ledger.all(PhotoUse)) == 1


def test_the_print_takes_the_other_picture_for_the_photo(page: PlacePage, uses: list[PhotoUse], qtbot: QtBot) -> None:
    for photo in page.context.ledger.all(Photo):
        page.context.apply(ChangeSet("同意", (Change(photo, photo.changed(consent="yes")),)))
    make_map(page, uses[0], qtbot)
    public = published(page.context.ledger, Level.PUBLIC)
    place = public.get(Place, NAGOMI)
    assert place is not None
    facts = place_facts(public, place)
    assert facts.photo is not None
    assert facts.photo.photo_id == uses[1].photo
    assert facts.map is not None
    assert facts.map.photo_id == uses[0].photo


def test_nothing_of_a_map_is_cut_so_nothing_can_be_moved(page: PlacePage, uses: list[PhotoUse], qtbot: QtBot) -> None:
    dialog = opened(page, uses[0], qtbot)
    assert dialog.view.focusPolicy() is Qt.FocusPolicy.StrongFocus
    framed = dialog.view.grab().toImage()
    press(dialog, "案内図（行き方の地図）")
    whole = dialog.view.grab().toImage()
    assert framed != whole
    before = dialog.view.crop
    QTest.mouseClick(dialog.view, Qt.MouseButton.LeftButton, pos=QPointF(20, 20).toPoint())
    assert dialog.view.crop == before
    assert dialog.view.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert "切らずに" in dialog._role_row.hint
    press(dialog, "写真")
    QTest.mouseClick(dialog.view, Qt.MouseButton.LeftButton, pos=dialog.view.rect().center())
    assert dialog.view.crop != before
    assert "青いわく" in dialog._role_row.hint


def test_only_one_of_its_own_kind_can_be_overtaken(page: PlacePage, uses: list[PhotoUse], qtbot: QtBot) -> None:
    make_map(page, uses[0], qtbot)
    dialog = opened(page, uses[1], qtbot)
    assert not dialog.first.isVisible()  # it is the first photo already
    press(dialog, "案内図（行き方の地図）")
    assert dialog.first.isVisible()
    assert dialog.first.text() == "いちばん前に出す（紙に載る案内図）"
    dialog.first.click()
    dialog.try_deed()
    maps = [use for use in page.context.ledger.linking(PhotoUse, "place", NAGOMI) if use.is_map]
    assert [use.id for use in maps] == [uses[1].id, uses[0].id]


def test_a_wish_that_no_longer_makes_sense_moves_nothing(page: PlacePage, uses: list[PhotoUse], qtbot: QtBot) -> None:
    dialog = opened(page, uses[1], qtbot)
    dialog.first.click()
    press(dialog, "案内図（行き方の地図）")
    assert not dialog.first.isVisible()
    assert not dialog.is_first_wanted
    dialog.try_deed()
    assert [use.id for use in page.context.ledger.linking(PhotoUse, "place", NAGOMI)] == [use.id for use in uses]


def test_a_card_shows_the_whole_map_and_says_so(page: PlacePage, uses: list[PhotoUse], qtbot: QtBot) -> None:
    make_map(page, uses[0], qtbot)
    first, second = (tile.grab().toImage() for tile in tiles(page))
    ratio = first.devicePixelRatio()
    left, middle = int(6 * ratio), first.height() // 2
    assert first.pixelColor(left, middle) != QColor("red")  # paper beside a picture that is not cut
    assert first.pixelColor(first.width() // 2, middle).red() > 200
    assert second.pixelColor(left, middle).blue() > 200


def test_a_map_nobody_agreed_to_says_so(page: PlacePage, uses: list[PhotoUse], qtbot: QtBot) -> None:
    dialog = opened(page, uses[0], qtbot)
    press(dialog, "案内図（行き方の地図）")
    dialog.try_deed()
    described = [tile.accessibleDescription() for tile in tiles(page)]
    assert described == [
        "載せてよいという返事がまだです。紙には載りません", "写っている人の同意がまだです。紙には載りません"
    ]  # fmt: skip


@pytest.mark.parametrize("role", ["photo", "map"])
def test_the_dialog_stands_whole(page: PlacePage, uses: list[PhotoUse], qtbot: QtBot, role: str) -> None:
    dialog = opened(page, uses[1], qtbot)
    dialog.role.chosen.emit(role)
    assert lasting_faults(qtbot, dialog) == []
