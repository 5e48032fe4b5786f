"""What the table of たしかめる shows."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from app.exchange.import_plan import RowStatus
from app.records.place import Place
from tests.gui.importing.steps import LIST, cell, check, written
from tests.gui.wholeness import lasting_faults
from ui.importing.plan_rows import CellState, Lens
from ui.importing.steady_columns import SteadyColumns
from ui.pages.import_page import ImportPage


def test_changed_row_says_what_differs(page: ImportPage, qtbot: QtBot, tmp_path: Path) -> None:
    check(qtbot, page, written(tmp_path, "さくら,東部,毎週土曜,10:00～12:00,100円,042-000-0001\n"))
    page.take_in()
    check(qtbot, page, written(tmp_path, "さくら,東部,毎週土曜,10:00～12:00,200円,042-000-0001\n"))
    page.check.table.setCurrentIndex(page.check.table.rows.index(0, 2))
    assert page.check.card.explained[2] == "参加費：いまは「100円」、表では「200円」"
    assert page.session.plan is not None
    assert page.session.plan.tables[0].rows[0].status is RowStatus.UPDATED


def test_cards_show_exactly_the_rows_they_count(page: ImportPage, qtbot: QtBot) -> None:
    check(qtbot, page, LIST)
    rows = page.check.table.rows
    everything = rows.rowCount()
    assert everything == 85  # 84 places and the line of the total
    question = next(card for card in page.check.cards if card.lens is Lens.QUESTION)
    question.click()
    assert rows.rowCount() == len({each.number for each in page.check.questions})
    question.click()
    assert rows.rowCount() == everything


def test_total_row_is_shown_grey_with_its_reason(page: ImportPage, qtbot: QtBot) -> None:
    check(qtbot, page, LIST)
    last = cell(page, 84, "なまえ")
    assert last.state is CellState.SKIPPED
    assert last.note == "合計の行です"


def test_strange_texts_are_shown_as_they_are(page: ImportPage, qtbot: QtBot, tmp_path: Path) -> None:
    name = "<b>A&B</b> 𠮷田 葛󠄀 🍵 " + "長" * 380
    check(qtbot, page, written(tmp_path, f'"{name}",東部,毎週土曜,10:00～12:00,"=1+1",042-000-0001\n'))
    assert cell(page, 0, "なまえ").text.startswith("<b>A&B</b> 𠮷田")
    assert not lasting_faults(qtbot, page)
    page.take_in()
    assert page.context.ledger.all(Place)[0].name == name


def test_long_list_is_described_only_where_it_is_seen(page: ImportPage, qtbot: QtBot, tmp_path: Path) -> None:
    rows = "".join(f"会{n},東部,毎週土曜,10:00～12:00,100円,042-000-{n:04}\n" for n in range(1000))
    check(qtbot, page, written(tmp_path, rows))
    page.check.set_lens(Lens.NEW)
    page.grab()
    assert page.check.table.rows.rowCount() == 1000
    assert 0 < page.check.table.rows.described < 1000


def test_name_stays_in_sight_while_one_looks_to_the_right(page: ImportPage, qtbot: QtBot) -> None:
    check(qtbot, page, LIST)
    table = page.check.table
    last = table.rows.columnCount() - 1
    table.setCurrentIndex(table.rows.index(0, last))
    table.scrollTo(table.rows.index(0, last))
    steady = table.findChild(SteadyColumns)
    assert steady is not None
    assert table.horizontalScrollBar().value() > 0
    assert steady.isVisible()
    assert [steady.isColumnHidden(at) for at in (0, 1, 2, 3)] == [False, False, False, True]
    table.setCurrentIndex(table.rows.index(0, 3))
    assert table.columnViewportPosition(3) >= steady.width()
    table.verticalScrollBar().setValue(40)
    assert steady.verticalScrollBar().value() == 40
