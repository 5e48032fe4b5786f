"""A list so long that it is written beside the window: taken in, taken back, done again."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.changes.change import Change, ChangeSet
from app.records.area import Area
from app.records.place import Place
from tests.gui.importing.steps import check, settle, written
from ui.background import Job
from ui.ledger_frame import LedgerFrame
from ui.messages import RecordedMessages
from ui.pages.import_page import ImportPage, Step
from ui.widgets.notices import ProgressCard

PLACES = 600


@pytest.fixture
def long_list(tmp_path: Path) -> Path:
    return written(tmp_path, "".join(f"ひろば{number},東部,,,,\n" for number in range(PLACES)))


@pytest.fixture
def asked(frame: LedgerFrame, qtbot: QtBot, long_list: Path) -> ImportPage:
    """とりこむ in the real window, at たしかめる with the long list."""
    frame.show_page("import")
    assert isinstance(frame.page, ImportPage)
    check(qtbot, frame.page, long_list)
    assert frame.page.step is Step.CHECK
    return frame.page


def test_it_is_written_beside_the_window_and_pages_follow(
    asked: ImportPage, frame: LedgerFrame, qtbot: QtBot, messages: RecordedMessages
) -> None:
    context = asked.context
    asked.go_on()
    assert context.writing.is_under_way
    assert not asked.isEnabled()
    assert not frame.side_bar.isEnabled()
    assert asked.next_button.text() == "とりこんでいます…"
    settle(qtbot, asked)
    assert not context.writing.is_under_way
    assert asked.isEnabled()
    assert frame.side_bar.isEnabled()
    assert asked.step is Step.DONE
    assert len(context.ledger.all(Place)) == len(context.store.read(Place)) == PLACES
    assert messages.informed == [f"{PLACES}か所を とりこみました"]


def test_it_is_one_step_back_and_forth(asked: ImportPage, frame: LedgerFrame, qtbot: QtBot) -> None:
    context = asked.context
    asked.go_on()
    settle(qtbot, asked)
    frame.undo()
    assert context.writing.is_under_way
    settle(qtbot, asked)
    assert not context.ledger.all(Place)
    assert not context.store.read(Place)
    assert asked.step is Step.OPENING
    assert context.undo.undo_name is None
    frame.redo()
    settle(qtbot, asked)
    assert len(context.ledger.all(Place)) == len(context.store.read(Place)) == PLACES
    assert context.undo.redo_name is None


def test_meanwhile_nothing_else_is_written(
    asked: ImportPage, frame: LedgerFrame, qtbot: QtBot, messages: RecordedMessages, long_list: Path
) -> None:
    context, area = asked.context, Area(id=5, name="西部", reading="せいぶ", pos="a5")
    added = ChangeSet("地域『西部』を追加", (Change(None, area),))
    asked.go_on()
    applied = context.apply(added)
    assert applied.stamp is None
    assert applied.problems
    frame.undo()
    asked.take_source(long_list)
    assert not frame.leave()
    assert asked.step is Step.CHECK
    assert all("少しお待ちください" in text for text in messages.informed)
    settle(qtbot, asked)
    assert asked.step is Step.DONE
    assert context.store.get(Area, area.id) is None
    assert context.apply(added).stamp is not None
    context.take_back()
    assert context.store.get(Area, area.id) is None
    assert len(context.store.read(Place)) == PLACES


def test_a_file_that_went_leaves_everything_as_it_was(
    asked: ImportPage, qtbot: QtBot, messages: RecordedMessages
) -> None:
    context = asked.context
    away = context.store.path.rename(context.store.path.with_suffix(".away"))
    asked.go_on()
    settle(qtbot, asked)
    away.rename(context.store.path)
    assert messages.warned
    assert not context.writing.is_under_way
    assert asked.isEnabled()
    assert not context.ledger.all(Place)
    assert context.undo.undo_name is None


def test_what_was_changed_meanwhile_is_not_taken_back(
    asked: ImportPage, frame: LedgerFrame, qtbot: QtBot, messages: RecordedMessages
) -> None:
    asked.go_on()
    settle(qtbot, asked)
    place = asked.context.ledger.all(Place)[0]
    elsewhere = asked.context.files.open(asked.context.store.path)
    elsewhere.apply(ChangeSet("居場所を編集", (Change(place, place.changed(phone="042-000-0009")),)))
    elsewhere.close()
    frame.undo()
    settle(qtbot, asked)
    assert "元に戻せませんでした" in messages.warned[0][0]
    assert len(asked.context.store.read(Place)) == PLACES
    assert asked.context.undo.undo_name is None


def test_its_card_offers_no_way_to_stop(frame: LedgerFrame) -> None:
    job: Job[object] = Job("とりこんでいます", "", frame, can_stop=False)
    frame.notices.show_job(job)
    card = frame.notices.findChild(ProgressCard)
    assert card is not None
    assert not card.stop_button.isVisibleTo(card)
