"""のせる順: the places of a volume moved, left out, put in; each is a deed that can be taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from app.booklets.volumes import entries_of, is_frozen
from app.changes.saving import change_set_between
from app.printing.booklet.selection import LeftOut
from app.printing.preview import page_text
from app.records.booklet_issue import BookletIssue
from app.records.place import Place
from tests.gui.printing.desk import BOOKLET, pdf_of, settle, shown, whole_text
from tests.gui.wholeness import lasting_faults
from ui import theme
from ui.context import AppContext
from ui.messages import RecordedMessages
from ui.pages.print_page import PrintPage
from ui.printing.booklet_composer import BookletComposer
from ui.printing.composer_rows import OUT_KEY, RowKind
from ui.theme import Contrast, TextSize

WEST = "西部圏域"


def unfold(composer: BookletComposer, name: str) -> None:
    group = next(row for row in composer.list.rows if row.kind is RowKind.GROUP and row.title == name)
    if not group.is_open:
        composer.toggle(str(group.key))


def places(composer: BookletComposer, name: str = WEST) -> list[str]:
    """The places of an unfolded chapter in their order."""
    unfold(composer, name)
    rows = list(composer.list.rows)
    start = next(at for at, row in enumerate(rows) if row.title == name)
    found = []
    for row in rows[start + 1 :]:
        if row.kind is not RowKind.PLACE:
            break
        found.append(row.title)
    return found


@pytest.fixture
def composer(page: PrintPage, qtbot: QtBot) -> BookletComposer:
    """The composer over the first volume."""
    made = page.choices.composer
    assert made.next_button.text() == "号をはじめる"
    made.next_button.click()
    settle(qtbot, page)
    return made


def choose(composer: BookletComposer, name: str) -> int:
    row = next(row for row in composer.list.rows if row.title == name and isinstance(row.key, int))
    composer.list.choose(row.key)
    assert isinstance(row.key, int)
    return row.key


def test_without_a_volume_nothing_can_be_moved(page: PrintPage) -> None:
    composer = page.choices.composer
    assert composer.isVisible()
    assert composer.count.text() == "11か所"
    choose(composer, places(composer)[0])
    assert not composer.deed_button.isEnabled()
    assert "号をはじめると" in composer.state.plain_text
    assert not page.context.ledger.all(BookletIssue)


def test_pages_stand_beside_the_names(page: PrintPage, qtbot: QtBot) -> None:
    composer = page.choices.composer
    unfold(composer, WEST)
    row = next(row for row in composer.list.rows if row.title == "みんな茶論")
    assert "みんな茶論" in whole_text(pdf_of(page))
    composer.list.choose(row.key)
    qtbot.keyClick(composer.list, Qt.Key.Key_Return)
    spread = page.desk.spreads[page.preview.number]
    assert row.page - 1 in spread
    text = page_text(pdf_of(page), row.page - 1).replace("\n", "")
    assert "みんな茶論" in text


def test_a_place_is_moved_by_keys_and_back(page: PrintPage, composer: BookletComposer, qtbot: QtBot) -> None:
    before = places(composer)
    place = choose(composer, before[1])
    qtbot.keyClick(composer.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    settle(qtbot, page)
    assert places(composer) == [before[1], before[0], *before[2:]]
    assert composer.list.chosen is not None
    assert composer.list.chosen.key == place, "the mark goes with it"
    assert place in [entry.place for entry in entries_of(page.context.ledger, page.desk.wish.subject or 0)]
    page.context.take_back()
    settle(qtbot, page)
    assert places(composer) == before


def test_a_place_is_dragged_within_its_chapter(page: PrintPage, composer: BookletComposer, qtbot: QtBot) -> None:
    before = places(composer)
    choose(composer, before[0])
    moved = composer.list.chosen
    assert moved is not None
    last = next(at for at, row in enumerate(composer.list.rows) if row.title == before[-1])
    index = composer.list.model().index(last, 0)
    composer.list.scrollTo(index)
    composer.list.drop_at(moved, composer.list.visualRect(index).bottomLeft() - QPoint(-9, 2))
    settle(qtbot, page)
    assert places(composer) == [*before[1:], before[0]]
    other = next(at for at, row in enumerate(composer.list.rows) if row.kind is RowKind.SECTION)
    composer.list.drop_at(moved, composer.list.visualRect(composer.list.model().index(other, 0)).center())
    settle(qtbot, page)
    assert places(composer) == [*before[1:], before[0]], "a section is no place to go"


def test_a_place_is_left_out_and_put_in_again(page: PrintPage, composer: BookletComposer, qtbot: QtBot) -> None:
    name = places(composer)[0]
    choose(composer, name)
    assert composer.deed_button.text() == "外す"
    composer.deed_button.click()
    settle(qtbot, page)
    assert composer.count.text() == "10か所"
    assert name not in places(composer)
    assert name not in whole_text(pdf_of(page))
    composer.add_button.click()
    chosen = composer.list.chosen
    assert chosen is not None
    assert (chosen.title, chosen.reason, chosen.group) == (name, LeftOut.NOT_CHOSEN, OUT_KEY)
    assert composer.deed_button.text() == "足す"
    composer.deed_button.click()
    settle(qtbot, page)
    assert places(composer)[-1] == name
    assert composer.count.text() == "11か所"


def test_who_falls_out_says_why_and_leads_to_the_record(page: PrintPage, composer: BookletComposer) -> None:
    wanted: list[tuple[str, object, str]] = []
    page.context.signals.record_wanted.connect(lambda kind, record, field: wanted.append((kind, record, field)))
    composer.add_button.click()
    secret = choose(composer, "ひみつの会")
    chosen = composer.list.chosen
    assert chosen is not None
    assert "返事" in chosen.spoken or "載せない" in chosen.spoken
    composer.deed_button.click()
    assert wanted == [(Place.KIND, secret, "consent")]


def test_a_printed_volume_is_kept_and_the_next_begun(
    page: PrintPage, composer: BookletComposer, qtbot: QtBot, messages: RecordedMessages
) -> None:
    ledger = page.context.ledger
    first = page.desk.wish.subject
    assert first is not None
    composer.keep_button.click()
    settle(qtbot, page)
    assert is_frozen(ledger, first)
    assert "残しました" in messages.informed[-1]
    choose(composer, places(composer)[0])
    assert not composer.deed_button.isEnabled()
    assert composer.reopen_button.isVisible()
    composer.next_button.click()
    settle(qtbot, page)
    assert page.desk.wish.subject != first
    assert composer.compared.plain_text == "vol.5より　＋0　−0"
    choose(composer, places(composer)[0])
    composer.deed_button.click()
    settle(qtbot, page)
    assert composer.compared.plain_text == "vol.5より　＋0　−1"


def test_the_booklet_in_sight_goes_on_under_its_own_title(page: PrintPage, qtbot: QtBot) -> None:
    foreign = BookletIssue(id=78, title="となりの町の冊子", volume=9)
    assert not page.context.apply(change_set_between("号", (), [foreign])).problems
    own = BookletIssue(id=79, title="コミュニティスペース", volume=4)
    assert not page.context.apply(change_set_between("号", (), [own])).problems
    settle(qtbot, page)
    page.choices.composer.next_button.click()
    settle(qtbot, page)
    begun = page.context.ledger.get(BookletIssue, page.desk.wish.subject)
    assert begun is not None
    assert (begun.title, begun.volume) == ("コミュニティスペース", 5)


def test_a_kept_volume_can_be_opened_again(page: PrintPage, composer: BookletComposer, qtbot: QtBot) -> None:
    composer.keep_button.click()
    settle(qtbot, page)
    composer.reopen_button.click()
    settle(qtbot, page)
    assert composer.can_arrange
    assert page.desk.wish.subject is not None
    assert not is_frozen(page.context.ledger, page.desk.wish.subject)


def test_chapters_fold_by_keys(page: PrintPage, qtbot: QtBot) -> None:
    composer = page.choices.composer
    group = next(row for row in composer.list.rows if row.kind is RowKind.GROUP and row.is_open)
    composer.list.choose(group.key)
    count = len(composer.list.rows)
    qtbot.keyClick(composer.list, Qt.Key.Key_Left)
    assert len(composer.list.rows) < count
    qtbot.keyClick(composer.list, Qt.Key.Key_Right)
    assert len(composer.list.rows) == count


@pytest.mark.parametrize(("size", "rows"), [(TextSize.LARGE, 6), (TextSize.LARGEST, 4)])
def test_in_a_low_window_the_order_has_the_room(town: AppContext, qtbot: QtBot, size: TextSize, rows: int) -> None:
    """A window of 1280 × 648: what stands above the order goes together, and nothing of it is lost."""
    theme.current.use(size, Contrast.STANDARD)
    page = shown(town, qtbot, 1280 - theme.size("side_bar"), 648 - 65)
    settle(qtbot, page)
    composer = page.choices.composer
    composer.next_button.click()
    settle(qtbot, page)
    row = composer.list.visualRect(composer.list.model().index(0, 0)).height()
    assert composer.list.viewport().height() >= rows * row
    choices = page.choices
    reached = (choices.other, choices.see, choices.again, composer.earlier, composer.deed_button, composer.keep_button)
    assert all(button.visibleRegion().boundingRect() == button.rect() for button in (*reached, composer.add_button))
    assert composer.count.isVisible()
    assert page._head._title.text().startswith("vol.5")
    assert lasting_faults(qtbot, page) == []
    page.resize(page.width(), 1000)
    settle(qtbot, page)
    assert composer.count.y() < composer.list.y()
    assert choices.see.mapTo(choices, choices.see.rect().topLeft()).y() > choices.other.y()
    assert lasting_faults(qtbot, page) == []


def test_the_words_for_no_volume_are_the_booklet_s_own(page: PrintPage) -> None:
    page.make(BOOKLET)
    assert page.choices.subjects is not None
    page.choices.subjects.refresh()
    assert page.choices.subjects.list.rows[0].title == "いまの帳面から（号なし）"
