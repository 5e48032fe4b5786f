"""What the check asks, and what becomes of the answers."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.changes.change import Change, ChangeSet
from app.records.place import Place
from tests.gui.importing.steps import LIST, buttons, cell, check, known_place, promise, settle, written
from ui.importing.plan_rows import Cell, CellState, Lens
from ui.importing.questions import Topic
from ui.pages.import_page import ImportPage


def test_problem_is_explained_and_answered(page: ImportPage, qtbot: QtBot, tmp_path: Path) -> None:
    rows = "さくら,東部,毎週土曜,10:00～12:00,100円,042-000-0001\n梅の会,東部,毎週月曜,10:00～12:00,100円,042-000-002\n"
    check(qtbot, page, written(tmp_path, rows))
    assert cell(page, 1, "電話").state is CellState.PROBLEM
    heading, where, sentence = page.check.card.explained
    assert heading == "直すところ 1／1"
    assert where == "3行　梅の会 の「電話」"
    assert "042-000-002" in sentence
    assert buttons(page) == ["このままでよい", "空けておく"]
    page.check.card.typed.emit("042-000-0002")
    settle(qtbot, page)
    assert not page.check.questions
    assert cell(page, 1, "電話") == Cell("042-000-0002", CellState.PLAIN, "042-000-0002\n表では「042-000-002」")
    page.take_in()
    phones = {place.name: place.phone for place in page.context.ledger.all(Place)}
    assert phones == {"さくら": "042-000-0001", "梅の会": "042-000-0002"}


def test_emptied_cell_can_be_brought_back(page: ImportPage, qtbot: QtBot, tmp_path: Path) -> None:
    check(qtbot, page, written(tmp_path, "梅の会,東部,毎週月曜,10:00～12:00,100円,042-000-002\n"))
    page.check.answer("empty")
    settle(qtbot, page)
    assert not page.check.questions
    assert "表のとおりに戻す" in buttons(page)
    page.check.answer("as_written")
    settle(qtbot, page)
    assert len(page.check.questions) == 1


def test_settled_question_stays_settled_when_planned_again(page: ImportPage, qtbot: QtBot, tmp_path: Path) -> None:
    rows = "梅の会,東部,毎週月曜,10:00～12:00,,042-000-002\n松の会,東部,隔週木曜,10:00～12:00,,042-000-0003\n"
    check(qtbot, page, written(tmp_path, rows))
    assert [question.number for question in page.check.questions] == [0, 1]
    page.check.answer("keep")
    assert [question.number for question in page.check.questions] == [1]
    assert page.check.card.explained[0] == "直すところ 1／1"
    page.session.work_out()
    settle(qtbot, page)
    assert [question.number for question in page.check.questions] == [1]


def test_keys_walk_through_all_questions(page: ImportPage, qtbot: QtBot) -> None:
    check(qtbot, page, LIST)
    page.check.table.setFocus()
    seen = [page.check.spot]
    for _ in range(len(page.check.questions) - 1):
        qtbot.keyClick(page.check.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
        seen.append(page.check.spot)
    assert len(set(seen)) == len(page.check.questions)
    qtbot.keyClick(page.check.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert page.check.spot == seen[0]
    qtbot.keyClick(page.check.table, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert page.check.spot == seen[-1]


@pytest.mark.parametrize(("answer", "names", "phone"), [
    ("add", ["さくら", "さくら"], "042-000-0009"),
    ("update", ["さくら"], "042-000-0001"),
    ("skip", ["さくら"], "042-000-0009"),
])  # fmt: skip
def test_likeness_is_decided(
    page: ImportPage, qtbot: QtBot, tmp_path: Path, answer: str, names: list[str], phone: str
) -> None:
    known = known_place(page)
    rows = "さくら,東部,毎週土曜,10:00～12:00,100円,042-000-0001\n梅の会,東部,毎週月曜,9:00～10:00,,042-000-0002\n"
    check(qtbot, page, written(tmp_path, rows))
    assert [question.topic for question in page.check.questions] == [Topic.ALIKE]
    assert buttons(page) == ["別のものとして入れる", "「さくら」と同じ（書きかえる）", "この行はとりこまない"]
    page.check.answer(answer)
    settle(qtbot, page)
    assert not page.check.questions
    page.take_in()
    places = page.context.ledger.all(Place)
    assert sorted(place.name for place in places) == sorted([*names, "梅の会"])
    kept = page.context.ledger.get(Place, known)
    assert kept is not None
    assert kept.phone == phone


def test_without_an_answer_alike_rows_come_in_as_their_own(page: ImportPage, qtbot: QtBot, tmp_path: Path) -> None:
    known_place(page)
    check(qtbot, page, written(tmp_path, "さくら,東部,毎週土曜,10:00～12:00,100円,042-000-0001\n"))
    page.take_in()
    assert len(page.context.ledger.all(Place)) == 2


def test_what_changes_in_the_ledger_is_told_apart_from_what_is_new(
    page: ImportPage, qtbot: QtBot, tmp_path: Path
) -> None:
    known_place(page)
    rows = "さくら,東部,毎週土曜,10:00～12:00,100円,042-000-0001\n梅の会,東部,毎週月曜,9:00～10:00,,042-000-0002\n"
    check(qtbot, page, written(tmp_path, rows))
    assert not promise(page).startswith("もうある")
    page.check.answer("update")
    settle(qtbot, page)
    assert page.next_button.text() == "2か所をとりこむ"
    assert promise(page).startswith("もうある 1か所を書きかえます。")


def test_several_namesakes_are_asked_one_after_the_other(page: ImportPage, qtbot: QtBot, tmp_path: Path) -> None:
    others = [Place(id=number, name="さくら").changed(phone=f"042-000-000{number}") for number in (7, 8)]
    page.context.apply(ChangeSet("前から", tuple(Change(None, place) for place in others)))
    check(qtbot, page, written(tmp_path, "さくら,東部,毎週土曜,10:00～12:00,100円,042-000-0001\n"))
    assert len(page.check.questions) == 2
    assert page.check.card.explained[0] == "直すところ 1／2"
    page.check.go_on(1)
    assert page.check.card.explained[0] == "直すところ 2／2"
    page.check.answer("update")
    settle(qtbot, page)
    page.take_in()
    eighth = page.context.ledger.get(Place, 8)
    assert eighth is not None
    assert eighth.phone == "042-000-0001"


def test_left_out_row_can_be_taken_back(page: ImportPage, qtbot: QtBot, tmp_path: Path) -> None:
    check(
        qtbot, page, written(tmp_path, "さくら,東部,毎週土曜,10:00～12:00,,042-000-0001\n梅の会,東部,,,,042-000-0002\n")
    )
    page.check.table.setCurrentIndex(page.check.table.rows.index(1, 2))
    page.check.answer("skip")
    settle(qtbot, page)
    assert page.next_button.text() == "1か所をとりこむ"
    assert cell(page, 1, "なまえ").state is CellState.SKIPPED
    assert buttons(page) == ["やはり とりこむ"]
    page.check.answer("take_back")
    settle(qtbot, page)
    assert page.next_button.text() == "2か所をとりこむ"


def test_row_without_a_name_gets_one(page: ImportPage, qtbot: QtBot, tmp_path: Path) -> None:
    rows = "さくら,東部,毎週土曜,10:00～12:00,,042-000-0001\n,西部,毎週月曜,10:00～12:00,,042-000-0003\n"
    check(qtbot, page, written(tmp_path, rows))
    assert page.next_button.text() == "1か所をとりこむ"
    assert cell(page, 1, "なまえ").state is CellState.PROBLEM
    page.check.card.typed.emit("菊の会")
    settle(qtbot, page)
    assert page.next_button.text() == "2か所をとりこむ"


def test_reading_made_from_the_name_is_agreed_to(page: ImportPage, qtbot: QtBot, tmp_path: Path) -> None:
    check(qtbot, page, written(tmp_path, "ひだまり,,毎週月曜,10時～11時,,\nこもれび,,毎週火曜,10時～11時,,\n"))
    readings = next(card for card in page.check.cards if card.lens is Lens.GUESS)
    page.check.table.setCurrentIndex(page.check.table.rows.index(0, 3))
    assert buttons(page) == ["このよみでよい"]
    page.check.card.answer_buttons()[0].click()
    assert readings.number == "1"
    assert page.check.card.explained[1] == "3行　こもれび の「よみ」"
    page.check.card.answer_buttons()[0].click()
    assert readings.number == "0"
    assert cell(page, 0, "よみ").state is CellState.PLAIN


def test_reading_of_a_kanji_name_is_typed(page: ImportPage, qtbot: QtBot, tmp_path: Path) -> None:
    check(qtbot, page, written(tmp_path, "寄合所,,毎週水曜,10時～11時,,\n"))
    page.check.table.setCurrentIndex(page.check.table.rows.index(0, 3))
    assert page.check.card.explained[0] == "よみがありません"
    page.check.card.typed.emit("よりあいじょ")
    settle(qtbot, page)
    assert cell(page, 0, "よみ").text == "よりあいじょ"
    page.take_in()
    assert page.context.ledger.all(Place)[0].reading == "よりあいじょ"


@pytest.mark.parametrize(("typed", "strange"), [("よりあい所", "所"), ("ヨリアイ3", "3"), ("yoriai", "y"), ("𠮷", "𠮷")])
def test_reading_that_is_not_kana_is_refused_in_a_sentence(
    page: ImportPage, qtbot: QtBot, tmp_path: Path, typed: str, strange: str
) -> None:
    check(qtbot, page, written(tmp_path, "寄合所,,毎週水曜,10時～11時,,\n"))
    page.check.table.setCurrentIndex(page.check.table.rows.index(0, 3))
    page.check.card.typed.emit(typed)
    settle(qtbot, page)
    assert page.check.card.explained[2] == f"よみは、ひらがなで書いてください。「{strange}」は、かなではありません。"
    assert cell(page, 0, "よみ").text != typed
    page.check.card.typed.emit("ヨリアイジョ・にしー")
    settle(qtbot, page)
    assert cell(page, 0, "よみ").text == "ヨリアイジョ・にしー"


def test_noon_is_told_and_not_asked(page: ImportPage, qtbot: QtBot, tmp_path: Path) -> None:
    check(qtbot, page, written(tmp_path, "なごみ,,毎週月曜,午前9時～午後12時,無料,\n"))
    assert page.session.plan is not None
    assert page.session.plan.problems
    assert page.check.questions == ()
