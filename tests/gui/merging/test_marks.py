"""What copies wrote in two ways stands beside the row it is about, in every form, with the way to where it is decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.changes.saving import change_set_between
from app.choice_sets import choose
from app.editing import Editing
from app.records.approach import Approach
from app.records.base import Record
from app.records.concern import Concern
from app.records.minutes import AgendaItem, Attendee, Minutes, Opinion, Promise
from app.records.schedule import Schedule
from app.records.space import Space
from app.records.term import Term
from app.records.use_limit import UseLimit
from app.records.volunteer import Assignment, Volunteer, VolunteerTerm
from app.store import Store
from tests.gui.merging.steps import SAKURA, carried_away, settle, write, writing
from tests.gui.wholeness import lasting_faults
from ui import theme
from ui.context import AppContext
from ui.forms.row_mark import RowMark
from ui.ledger_frame import LedgerFrame
from ui.pages.merge_page import MergePage, Step
from ui.theme import Contrast, TextSize
from ui.widgets.buttons import Button
from ui.widgets.notices import Bar

WEEKLY = Schedule(id=31, place=SAKURA.id, rule="FREQ=WEEKLY;BYDAY=TU", start="10:00", end="12:00", pos="a1")
MEETING = Minutes(id=41, title="第1回 会議", date="2026-11-20", state="draft")
POINT = AgendaItem(id=42, minutes=41, title="見守りのこと", kind="work", pos="a1")
CARD = Opinion(id=43, minutes=41, agenda_item=42, content="声かけ", pos="a1")
GUEST = Attendee(id=44, minutes=41, person="木村", pos="a1")
VOW = Promise(id=45, minutes=41, content="チラシをくばる")
HALL = Space(id=51, name="西会館", stage="talking")
VISIT = Approach(id=52, space=51, date="2026-11-10", summary="館長と話した", pos="a1")
LIMIT = UseLimit(id=53, space=51, note="月2回まで")
HELPER = Volunteer(id=61, name="森下")
LINK = Assignment(id=62, place=SAKURA.id, volunteer=HELPER.id, pos="a1")
NEED = Concern(id=46, minutes=41, title="買いものに行けない")

ONE_OPEN = "この記録の中に、ほかの写しとちがうところが1つあります。"


@dataclass(frozen=True)
class Matter:
    """A record as it was, as a copy wrote it and as it was written here; what it needs, and where it stands."""

    was: Record
    theirs: Record
    mine: Record
    needs: Sequence[Record]
    shown: tuple[str, int]


MATTERS = {
    "定例": Matter(
        WEEKLY, WEEKLY.changed(start="09:30"), WEEKLY.changed(start="13:00"), (SAKURA,), ("place", SAKURA.id)
    ),
    "意見": Matter(
        CARD, CARD.changed(content="声かけ運動"), CARD.changed(content="声をかけあう"), (MEETING, POINT), ("minutes", 41)
    ),
    "次第": Matter(
        POINT, POINT.changed(title="見守り"), POINT.changed(title="見守りの輪"), (MEETING,), ("minutes", 41)
    ),
    "出席": Matter(
        GUEST, GUEST.changed(person="木村さだ"), GUEST.changed(person="木村定"), (MEETING,), ("minutes", 41)
    ),
    "約束": Matter(
        VOW, VOW.changed(who="民生委員"), VOW.changed(who="商工会"), (MEETING,), ("minutes", 41)
    ),
    "困りごと": Matter(
        NEED, NEED.changed(title="買いもの"), NEED.changed(title="買いものの足"), (MEETING,), ("minutes", 41)
    ),
    "つなぎ": Matter(
        LINK, LINK.changed(role="受付"), LINK.changed(role="送迎"), (SAKURA, HELPER), ("place", SAKURA.id)
    ),
    "働きかけ": Matter(
        VISIT, VISIT.changed(summary="館長に会った"), VISIT.changed(summary="館長と電話"), (HALL,), ("space", 51)
    ),
    "利用制限": Matter(
        LIMIT, LIMIT.changed(note="月3回まで"), LIMIT.changed(note="月1回まで"), (HALL,), ("space", 51)
    ),
}


def context_of(frame: LedgerFrame) -> AppContext:
    assert frame.context is not None
    return frame.context


def joined(frame: LedgerFrame, qtbot: QtBot, copy: Path) -> MergePage:
    """The copy taken in with one button, everything left open."""
    context_of(frame).signals.join_wanted.emit([copy])
    page = frame.page
    assert isinstance(page, MergePage)
    settle(qtbot, page)
    page.take_in()
    settle(qtbot, page)
    assert page.step is Step.DONE
    return page


def open_matter(frame: LedgerFrame, qtbot: QtBot, folder: Path, matter: Matter) -> None:
    """Both wrote it, and the record in which it stands is shown."""
    context = context_of(frame)
    write(context, *matter.needs, matter.was)
    copy = carried_away(context, folder / "写し.tsudoiba", writing(matter.theirs))
    write(context, matter.mine)
    joined(frame, qtbot, copy)
    assert frame.show_record(*matter.shown)


def marks(frame: LedgerFrame) -> list[RowMark]:
    assert frame.page is not None
    return [each for each in frame.page.findChildren(RowMark) if each.isVisibleTo(frame.page)]


def the_mark(frame: LedgerFrame, qtbot: QtBot) -> RowMark:
    """The only one; Qt shows what was put into a layout in the next turn."""
    qtbot.waitUntil(lambda: len(marks(frame)) == 1, timeout=2000)
    return marks(frame)[0]


def decided(frame: LedgerFrame, side: int) -> None:
    """Press an answer on the page that the mark led to."""
    assert frame.page_key == "questions"
    page = frame.page
    assert isinstance(page, MergePage)
    (row,) = page.open_questions.list.rows
    assert row.sides[0].hasFocus()
    row.sides[side].click()


@pytest.mark.parametrize("name", MATTERS)
def test_a_row_says_it_leads_there_and_is_still_when_it_is_decided(
    frame: LedgerFrame, qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    matter = MATTERS[name]
    open_matter(frame, qtbot, tmp_path, matter)
    mark = the_mark(frame, qtbot)
    qtbot.waitUntil(lambda: bars(frame) == [ONE_OPEN], timeout=2000)
    assert mark.words.plain_text == "鈴木さんの写しでは ちがいます"
    assert mark.button.accessibleName().endswith("鈴木さんの写しでは ちがいます　くらべて決める")
    mark.button.click()
    decided(frame, side=1)
    assert context_of(frame).store.get(type(matter.theirs), matter.theirs.id) == matter.theirs
    assert frame.show_record(*matter.shown)
    qtbot.waitUntil(lambda: not marks(frame), timeout=2000)
    qtbot.waitUntil(lambda: not bars(frame), timeout=2000)


def bars(frame: LedgerFrame) -> list[str]:
    """What stands above the form."""
    assert frame.page is not None
    return [each.what_happened for each in frame.page.findChildren(Bar) if each.isVisibleTo(frame.page)]


def test_keeping_what_stands_takes_the_mark_away_too(frame: LedgerFrame, qtbot: QtBot, tmp_path: Path) -> None:
    open_matter(frame, qtbot, tmp_path, MATTERS["意見"])
    the_mark(frame, qtbot).button.click()
    decided(frame, side=0)
    assert frame.show_record("minutes", 41)
    qtbot.waitUntil(lambda: not marks(frame), timeout=2000)


def test_above_the_form_it_is_said_that_a_row_is_open(frame: LedgerFrame, qtbot: QtBot, tmp_path: Path) -> None:
    """A link that was deleted there and written in here."""
    context = context_of(frame)
    write(context, SAKURA, HELPER, LINK)

    def delete(store: Store) -> None:
        assert store.apply(change_set_between("外す", (LINK,), ())).stamp is not None

    copy = carried_away(context, tmp_path / "写し.tsudoiba", delete)
    write(context, LINK.changed(role="受付"))
    joined(frame, qtbot, copy)
    assert frame.show_record("volunteer", HELPER.id)
    qtbot.waitUntil(lambda: bool(bars(frame)), timeout=2000)
    assert bars(frame) == [ONE_OPEN]
    assert frame.page is not None
    bar = next(each for each in frame.page.findChildren(Bar) if each.isVisibleTo(frame.page))
    next(each for each in bar.findChildren(Button) if each.text() == "くらべて決める").click()
    decided(frame, side=0)
    assert frame.show_record("volunteer", HELPER.id)
    qtbot.waitUntil(lambda: not bars(frame), timeout=2000)


def test_the_bar_leads_where_a_promise_out_of_sight_is_decided(
    frame: LedgerFrame, qtbot: QtBot, tmp_path: Path
) -> None:
    open_matter(frame, qtbot, tmp_path, MATTERS["約束"])
    qtbot.waitUntil(lambda: bool(bars(frame)), timeout=2000)
    assert frame.page is not None
    bar = next(each for each in frame.page.findChildren(Bar) if each.isVisibleTo(frame.page))
    next(each for each in bar.findChildren(Button) if each.text() == "くらべて決める").click()
    decided(frame, side=1)
    assert context_of(frame).store.get(Promise, VOW.id) == MATTERS["約束"].theirs
    assert frame.show_record("minutes", 41)
    qtbot.waitUntil(lambda: not bars(frame), timeout=2000)


def test_a_chip_whose_word_the_other_copy_deleted(frame: LedgerFrame, qtbot: QtBot, tmp_path: Path) -> None:
    context = context_of(frame)
    skill = Term(id=71, term_list="skill", label="紙しばい", pos="z1")
    write(context, HELPER, skill)

    def delete(store: Store) -> None:
        assert store.apply(change_set_between("消す", (skill,), ())).stamp is not None

    copy = carried_away(context, tmp_path / "写し.tsudoiba", delete)
    editing = Editing(context.ledger, HELPER)
    choose(editing, VolunteerTerm, "volunteer", HELPER.id, skill, is_on=True)
    assert context.apply(editing.change_set("できることを足す")).stamp is not None
    joined(frame, qtbot, copy)
    assert frame.show_record("volunteer", HELPER.id)
    mark = the_mark(frame, qtbot)
    assert mark.words.plain_text == "「紙しばい」は、鈴木さんの写しでは 消してあります"
    mark.button.click()
    decided(frame, side=0)
    assert frame.show_record("volunteer", HELPER.id)
    qtbot.waitUntil(lambda: not marks(frame), timeout=2000)
    assert context.ledger.get(Term, skill.id) == skill


def test_nothing_is_looked_for_while_nothing_is_open(
    frame: LedgerFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Paging through records costs nothing for it: no family of a row is gathered."""
    context = context_of(frame)
    write(context, SAKURA, WEEKLY, MEETING, POINT, CARD)

    def family(_record: Record) -> Sequence[Record]:
        raise AssertionError("looked for")

    monkeypatch.setattr(context.ledger, "family", family)
    assert frame.show_record("place", SAKURA.id)
    assert frame.show_record("minutes", MEETING.id)
    assert not marks(frame)


@pytest.fixture(params=[TextSize.STANDARD, TextSize.LARGEST])
def size(request: pytest.FixtureRequest) -> TextSize:
    """The letters, chosen before the window is made."""
    chosen = TextSize(request.param)
    theme.current.use(chosen, Contrast.STANDARD)
    return chosen


@pytest.mark.parametrize("name", MATTERS)
def test_a_mark_is_whole_at_every_size(
    size: TextSize, frame: LedgerFrame, qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    open_matter(frame, qtbot, tmp_path, MATTERS[name])
    page = frame.page
    assert page is not None
    if name in ("約束", "困りごと") and size is TextSize.LARGEST:  # 次第 and 約束 share one pane there
        switch = next(each for each in page.findChildren(Button) if each.text().startswith("約束"))
        switch.click()
    the_mark(frame, qtbot)
    assert lasting_faults(qtbot, page) == []
