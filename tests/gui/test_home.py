"""ホーム: every number opens what it counts, every tick does it and can be taken back."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.changes.change import Change, ChangeSet
from app.records.base import Record
from app.records.catalogue import MAIN_CLASSES
from app.records.ids import new_id
from app.records.minutes import Promise
from app.records.place import Place
from app.records.schedule import Schedule
from app.records.volunteer import Qualification, Volunteer
from tests.gui.sight import is_told, page_in_sight
from tests.gui.wholeness import lasting_faults
from ui import theme
from ui.context import AppContext
from ui.home.freshness_card import FreshnessCard
from ui.home.task_row import LineButton, TaskRow
from ui.home.week_card import WeekCard
from ui.ledger_frame import LedgerFrame
from ui.main_window import MainWindow
from ui.messages import RecordedMessages
from ui.pages.catalogue import ENTRIES, entry_for
from ui.pages.history_page import HistoryPage
from ui.pages.home_page import HomePage
from ui.pages.place_page import PlacePage
from ui.theme import Contrast, TextSize


def write(context: AppContext, *records: Record) -> None:
    """Add records in one deed."""
    assert not context.apply(ChangeSet("書く", tuple(Change(None, record) for record in records))).problems


def place(name: str, confirmed: str = "2026-11-01", status: str = "active") -> Place:
    """A place with a day of confirmation."""
    return Place(id=new_id(), name=name, confirmed=confirmed, status=status)


@pytest.fixture
def home(frame: LedgerFrame) -> HomePage:
    """ホーム with four places, two of them stale."""
    assert frame.context is not None
    first = place("なごみ<b>広場</b>&茶論", "2023-04-01")
    weekly = Schedule(id=new_id(), place=first.id, rule="FREQ=DAILY", start="10:00")
    write(frame.context, first, weekly, place("縁側食堂", "2022-04"), place("やめた会", "2019", "ended"), place("さくら"))
    assert frame.show_page("home")
    assert isinstance(frame.page, HomePage)
    return frame.page


def rows_of(page: HomePage) -> Sequence[TaskRow]:
    """The rows of the card."""
    return page.tasks.rows


def test_it_is_the_first_page_of_a_ledger(window: MainWindow, frame: LedgerFrame, qtbot: QtBot) -> None:
    assert frame.context is not None
    path = frame.context.store.path
    frame.context.preferences.note("window.page", "")
    assert window.open_ledger(path)
    assert window.frame is not None
    assert window.frame.page_key == "home"


def test_a_tick_does_it_and_undo_brings_it_back(
    home: HomePage, frame: LedgerFrame, messages: RecordedMessages, qtbot: QtBot
) -> None:
    first = rows_of(home)[0]
    assert first.task.title == "「縁側食堂」を確かめる"
    assert first.tick is not None
    first.tick.click()
    known = home.context.ledger.get(Place, first.task.record_id)
    assert known is not None
    assert (known.confirmed, known.confirmed_by) == ("2026-11-24", "田中")
    assert messages.informed == ["「縁側食堂」を、きょう確かめたことにしました"]
    assert len(rows_of(home)) == 1
    frame.undo()
    assert len(rows_of(home)) == 2
    assert frame.page is home


def test_pressing_a_task_opens_its_record(home: HomePage, frame: LedgerFrame, qtbot: QtBot) -> None:
    row = rows_of(home)[0]
    row.button.click()
    assert frame.page_key == "place"
    assert frame.page is not None
    assert frame.page.shown_record == ("place", row.task.record_id)


def test_the_count_of_stale_places_opens_exactly_these(home: HomePage, frame: LedgerFrame, qtbot: QtBot) -> None:
    card = home.findChild(FreshnessCard)
    assert card is not None
    button = next(each for each in card.findChildren(LineButton) if "要確認 2" in each.accessibleName())
    button.click()
    assert isinstance(frame.page, PlacePage)
    shown = {home.context.ledger.get(Place, each).name for each in frame.page.pane.rows.ids}  # type: ignore[union-attr]  # listed, so it is there
    assert shown == {"なごみ<b>広場</b>&茶論", "縁側食堂"}


def test_the_coming_days_open_the_place(home: HomePage, frame: LedgerFrame, qtbot: QtBot) -> None:
    week = home.findChild(WeekCard)
    assert week is not None
    qtbot.waitUntil(lambda: len(week.findChildren(LineButton)) == 5)
    week.findChildren(LineButton)[0].click()
    assert frame.page_key == "place"


def test_all_tasks_by_sort_and_back(home: HomePage, qtbot: QtBot) -> None:
    home.show_tasks()
    assert home.all_tasks.isVisible()
    assert len(home.all_tasks.rows) == 2
    home.all_tasks.back_wanted.emit()
    assert home.tasks.isVisible()


def test_a_new_ledger_says_how_to_begin(frame: LedgerFrame, qtbot: QtBot) -> None:
    frame.show_page("home")
    assert isinstance(frame.page, HomePage)
    assert not rows_of(frame.page)
    assert not lasting_faults(qtbot, frame)


def test_a_job_begins_a_new_record(home: HomePage, frame: LedgerFrame) -> None:
    home.head.new_wanted.emit("place")
    assert isinstance(frame.page, PlacePage)
    assert frame.page.desk.editing.is_new


@pytest.mark.parametrize("size", list(TextSize))
@pytest.mark.parametrize("width", [1000, 1280])
def test_nothing_is_cut(home: HomePage, window: MainWindow, size: TextSize, width: int, qtbot: QtBot) -> None:
    window.change_look(size, Contrast.STANDARD)
    window.resize(width, 620)
    assert window.frame is not None
    assert window.frame.page_key == "home"
    assert not lasting_faults(qtbot, window)
    assert window.minimumSizeHint().width() <= 1000
    assert window.minimumSizeHint().height() <= 620
    assert theme.current.text_size is size


def test_the_row_can_be_reached_by_keys(home: HomePage, qtbot: QtBot) -> None:
    row = rows_of(home)[0]
    assert row.tick is not None
    assert row.tick.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert row.tick.accessibleName().startswith("できた")
    assert "縁側食堂" in row.button.accessibleName()


def number_at(frame: LedgerFrame, key: str) -> str:
    """The red number at an entry of the side bar, '' for none."""
    return frame.side_bar.count_at(key)


def test_the_red_number_opens_exactly_what_it_counts(home: HomePage, frame: LedgerFrame, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: number_at(frame, "place") == "2")
    frame.side_bar.count_chosen.emit("place")
    assert isinstance(frame.page, PlacePage)
    assert len(frame.page.pane.rows.ids) == 2


def test_what_is_late_with_volunteers_is_listed_on_its_own(home: HomePage, frame: LedgerFrame, qtbot: QtBot) -> None:
    volunteer = Volunteer(id=new_id(), name="橋本 誠")
    insurance = Qualification(id=new_id(), volunteer=volunteer.id, kind="insurance", name="保険", expires="2026-11-01")
    promise = Promise(id=new_id(), content="礼状", due="2026-11-01")
    write(home.context, volunteer, insurance, promise)
    qtbot.waitUntil(lambda: number_at(frame, "volunteer") == "1")
    frame.show_page("settings")
    frame.side_bar.count_chosen.emit("volunteer")
    assert frame.page is home
    assert [row.task.record_id for row in home.all_tasks.rows] == [insurance.id]
    assert home.all_tasks.rows[0].tick is None


def test_a_deed_of_the_last_ones_opens_the_history_at_it(home: HomePage, frame: LedgerFrame, qtbot: QtBot) -> None:
    write(home.context, place("あとから"))
    qtbot.waitUntil(lambda: len(home.recent.findChildren(LineButton)) >= 2)
    newest = home.recent.findChildren(LineButton)[-2]
    newest.click()
    assert frame.page_key == "history"
    page = page_in_sight(frame)
    assert isinstance(page, HistoryPage)
    qtbot.waitUntil(lambda: is_told(page, 2))


def test_undo_shows_what_came_back_on_the_page_of_its_kind(home: HomePage, frame: LedgerFrame, qtbot: QtBot) -> None:
    context = home.context
    volunteer = Volunteer(id=new_id(), name="橋本 誠")
    write(context, volunteer)
    context.apply(ChangeSet("編集", (Change(volunteer, volunteer.changed(wish="体操")),)))
    frame.show_page("print")
    frame.undo()
    assert frame.page_key == "volunteer"
    assert frame.page is not None
    assert frame.page.shown_record == ("volunteer", volunteer.id)


def test_a_link_to_a_row_leads_to_its_record(home: HomePage, frame: LedgerFrame) -> None:
    weekly = home.context.ledger.all(Schedule)[0]
    assert frame.show_record("schedule", weekly.id)
    assert frame.page is not None
    assert frame.page.shown_record == ("place", weekly.place)


def test_every_kind_has_a_page() -> None:
    missing = [each.KIND for each in MAIN_CLASSES if entry_for(each.KIND) is None]
    assert missing == ["term", "photo"]  # 設定, and with the record that shows it


def test_the_side_bar_has_room_at_the_largest_size() -> None:
    assert len(ENTRIES) <= 12


def test_going_back_from_a_record_leads_to_the_list_it_was_opened_from(home: HomePage, frame: LedgerFrame) -> None:
    home.show_tasks()
    home.all_tasks.rows[0].button.click()
    assert frame.page_key == "place"
    frame.go_back()
    assert frame.page_key == "tasks"
    assert home.all_tasks.isVisible()
    frame.show_page("home")
    assert home.tasks.isVisible()


def test_escape_leads_from_the_list_to_the_cards(home: HomePage, qtbot: QtBot) -> None:
    home.show_tasks()
    qtbot.keyClick(home, Qt.Key.Key_Escape)
    assert home.tasks.isVisible()


def test_printing_is_one_key_away_from_every_page(home: HomePage, frame: LedgerFrame) -> None:
    for key in ("home", "settings", "history", "trash"):
        frame.show_page(key)
        assert frame.page is not None
        frame.page.print_current()
        assert frame.page_key == "print", key
