"""消したもの: what it says comes back, and what does."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

import pytest
from pytestqt.qtbot import QtBot

from app.changes.change import Change, ChangeSet
from app.records.base import Record
from app.records.booklet_issue import BookletEntry, BookletIssue
from app.records.ids import derived_id
from app.records.photo import Photo, PhotoUse
from app.records.place import Place
from app.records.schedule import Schedule
from tests.gui.sight import part_shown, wait_for_all
from ui.ledger_frame import LedgerFrame
from ui.pages.record_deletion import deletion
from ui.pages.trash_page import TrashPage
from ui.widgets.labels import WrapLabel

PLACE, TIMES, PHOTO, USE, ISSUE = range(1, 6)


@pytest.fixture
def page(frame: LedgerFrame) -> TrashPage:
    """The page in the real window, on an empty ledger."""
    return part_shown(frame, "trash", TrashPage)


def put(page: TrashPage, *records: Record, blobs: Mapping[str, bytes] | None = None) -> None:
    changes = tuple(Change(None, record) for record in records)
    assert not page.context.apply(ChangeSet("書く", changes, blobs=blobs or {})).problems


def delete(page: TrashPage, qtbot: QtBot, record: Record) -> None:
    """Delete it with what belongs to it, and choose it here."""
    assert not page.context.apply(deletion(page.context.ledger, record)).problems
    page.list.choose(record.id)
    wait_for_all(qtbot, page)


def told(page: TrashPage) -> list[str]:
    return [label.plain_text for label in page.findChildren(WrapLabel) if label.isVisible()]


def test_a_part_that_was_taken_away_alone_is_not_promised_here(page: TrashPage, qtbot: QtBot) -> None:
    place, times = Place(id=PLACE, name="さくら"), Schedule(id=TIMES, place=PLACE, rule="FREQ=WEEKLY;BYDAY=TH", pos="a1")
    put(page, place, times)
    assert not page.context.apply(ChangeSet("定例をなくす", (Change(times, None),))).problems
    wait_for_all(qtbot, page)
    assert not page.list.rows
    said = "".join(told(page))
    assert "記録の中の1つ（定例、出席、意見など）だけを消したときは、ここには入りません" in said
    assert "いつでも" not in said


def test_the_photos_of_a_place_come_back_with_it(page: TrashPage, qtbot: QtBot) -> None:
    place = Place(id=PLACE, name="さくら")
    sha = hashlib.sha256(b"picture").hexdigest()
    use = PhotoUse(id=USE, photo=PHOTO, place=PLACE, pos="a1")
    put(page, place, Photo(id=PHOTO, sha=sha), use, blobs={sha: b"picture"})
    delete(page, qtbot, place)
    assert "いっしょに消えた 写真 1枚も、もどります。" in told(page)
    assert page.restore_button is not None
    page.restore_button.click()
    assert page.context.ledger.get(Photo, PHOTO) is not None
    assert [use.place for use in page.context.ledger.all(PhotoUse)] == [PLACE]


def test_what_cannot_come_back_is_not_promised(page: TrashPage, qtbot: QtBot) -> None:
    issue, place = BookletIssue(id=ISSUE, title="第5号"), Place(id=PLACE, name="さくら")
    entry = BookletEntry(id=derived_id("booklet_entry", ISSUE, PLACE), booklet_issue=ISSUE, place=PLACE)
    put(page, issue, place, entry)
    delete(page, qtbot, issue)
    delete(page, qtbot, place)
    page.list.choose(ISSUE)
    wait_for_all(qtbot, page)
    said = told(page)
    assert "載せた居場所 1か所は、つながっていた先も消えているので もどりません。" in said
    assert page.restore_button is not None
    page.restore_button.click()
    assert page.context.ledger.get(BookletIssue, ISSUE) is not None
    assert not page.context.ledger.all(BookletEntry)
