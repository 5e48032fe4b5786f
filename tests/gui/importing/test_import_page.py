"""とりこむ on real lists with a real ledger file: every step, every decision, what can go wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from app.changes.change import Change, ChangeSet
from app.exchange.import_plan import RowStatus
from app.exchange.json_file import export_json
from app.exchange.targets import NOTE
from app.ledger import Ledger
from app.paths import resource_path
from app.records.place import Place
from app.records.space import Space
from ui import theme
from ui.context import AppContext
from ui.importing.plan_rows import CELL_ROLE, Cell, CellState, Lens
from ui.importing.questions import Topic
from ui.importing.steady_columns import SteadyColumns
from ui.ledger_frame import LedgerFrame
from ui.messages import RecordedMessages
from ui.pages.import_page import ImportPage, Step
from ui.theme import Contrast, TextSize
from ui.widget_faults import faults_of

LIST = resource_path("samples/通いの場一覧_令和7年度.xlsx")
LISTS = Path(__file__).parents[2] / "data" / "lists"
HEADER = "名称,圏域,曜日,時間,参加費,電話\n"


@pytest.fixture
def page(context: AppContext, qtbot: QtBot) -> ImportPage:
    made = ImportPage(context)
    qtbot.addWidget(made)
    theme.dress(made)
    made.resize(1080, 800)
    made.show()
    return made


def settle(qtbot: QtBot, page: ImportPage) -> None:
    qtbot.waitUntil(lambda: not page.context.background.is_busy, timeout=20_000)
    qtbot.wait(1)


def check(qtbot: QtBot, page: ImportPage, source: Path) -> None:
    """Bring a list to たしかめる."""
    page.take_source(source)
    settle(qtbot, page)
    page.go_on()
    settle(qtbot, page)


def written(folder: Path, rows: str, name: str = "一覧.csv") -> Path:
    path = folder / name
    path.write_text(HEADER + rows, encoding="utf-8-sig")
    return path


def cell(page: ImportPage, row: int, ours: str) -> Cell:
    rows = page.check.table.rows
    column = next(at for at, each in enumerate(rows.columns) if each.ours == ours)
    found = rows.index(row, column).data(CELL_ROLE)
    assert isinstance(found, Cell)
    return found


def promise(page: ImportPage) -> str:
    return page.step_bar.promise.text()


def buttons(page: ImportPage) -> list[str]:
    return [button.text() for button in page.check.card.answer_buttons()]


def test_shared_list_from_file_to_one_undo(page: ImportPage, qtbot: QtBot, messages: RecordedMessages) -> None:
    page.take_source(LIST)
    settle(qtbot, page)
    assert page.step is Step.MAPPING
    assert [box.currentText() for box in page.mapping.columns.choices][:4] == [
        "番号（とりこまない）",
        "地域",
        "なまえ",
        "種別",
    ]
    page.go_on()
    settle(qtbot, page)
    assert page.step is Step.CHECK
    assert page.next_button.text() == "84か所をとりこむ"
    numbers = {card.lens: card.number for card in page.check.cards}
    assert numbers[Lens.NEW] == "84"
    assert numbers[Lens.KNOWN] == "0"
    assert int(numbers[Lens.QUESTION]) == len(page.check.questions) > 0
    assert not page.context.ledger.all(Place)
    page.go_on()
    assert page.step is Step.DONE
    assert len(page.context.ledger.all(Place)) == 84
    assert messages.informed == ["84か所を とりこみました"]
    page.context.take_back()
    assert not page.context.ledger.all(Place)
    assert not page.context.ledger.all(Space)
    assert page.step is Step.OPENING


def test_same_list_again_brings_nothing(page: ImportPage, qtbot: QtBot) -> None:
    check(qtbot, page, LIST)
    page.take_in()
    check(qtbot, page, LIST)
    assert page.next_button.text() == "とりこむものはありません"
    assert not page.next_button.isEnabled()
    assert not page.check.questions
    assert page.session.plan is not None
    assert not page.session.plan.changes


def test_sending_a_column_elsewhere_shows_at_once(page: ImportPage, qtbot: QtBot, tmp_path: Path) -> None:
    check(qtbot, page, written(tmp_path, "さくら,東部,毎週土曜,10:00～12:00,100円,042-000-0001\n"))
    fee = next(each for each in page.check.table.rows.columns if each.ours == "参加費")
    assert fee.position is not None
    menu = page.check.table.column_menu(page.check.table.rows.columns.index(fee))
    assert menu is not None
    assert [action.text() for action in menu.actions() if action.isChecked()] == []
    next(action for action in menu.actions() if action.text() == "内部メモに入れる").trigger()
    settle(qtbot, page)
    assert page.session.plan is not None
    assert page.session.plan.tables[0].mapping.targets[fee.position] == NOTE
    place = page.session.plan.tables[0].rows[0].records[0]
    assert isinstance(place, Place)
    assert place.fee == ""
    assert place.internal_note == "参加費：100円"


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


def known_place(page: ImportPage, **values: str) -> int:
    place = Place(id=7, name="さくら").changed(phone="042-000-0009", **values)
    assert page.context.apply(ChangeSet("前から", (Change(None, place),))).stamp is not None
    return place.id


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


def test_every_sheet_can_be_looked_at(page: ImportPage, qtbot: QtBot, tmp_path: Path) -> None:
    book = Workbook()
    book.remove(book.worksheets[0])
    for area, name in (("東部", "さくら"), ("西部", "梅の会")):
        sheet = book.create_sheet(area)
        sheet.append(["名称", "曜日", "時間", "電話"])
        sheet.append([name, "毎週土曜", "10:00～12:00", "042-000-0001"])
    source = tmp_path / "圏域ごと.xlsx"
    book.save(source)
    page.take_source(source)
    settle(qtbot, page)
    assert [page.sheets.itemText(at) for at in range(page.sheets.count())] == ["シート「東部」1行", "シート「西部」1行"]
    page.go_on()
    settle(qtbot, page)
    assert page.next_button.text() == "2か所をとりこむ"
    assert cell(page, 0, "なまえ").text == "さくら"
    page.sheets.setCurrentIndex(1)
    page.sheets.activated.emit(1)
    assert cell(page, 0, "なまえ").text == "梅の会"


def test_kind_is_chosen_and_a_table_left_out(page: ImportPage, qtbot: QtBot) -> None:
    page.take_source(LISTS / "公共施設一覧_東京都.csv")
    settle(qtbot, page)
    assert page.mapping.kind.currentText() == "場の一覧"
    page.mapping.kind.setCurrentIndex(page.mapping.kind.findData(""))
    page.mapping.kind.activated.emit(page.mapping.kind.currentIndex())
    assert not page.next_button.isEnabled()
    assert "とりこみません" in page.mapping.doubt
    page.mapping.kind.setCurrentIndex(page.mapping.kind.findData("space"))
    page.mapping.kind.activated.emit(page.mapping.kind.currentIndex())
    assert page.next_button.isEnabled()
    page.go_on()
    settle(qtbot, page)
    page.take_in()
    assert len(page.context.ledger.all(Space)) > 100


def test_without_a_name_column_one_cannot_go_on(page: ImportPage, qtbot: QtBot) -> None:
    page.take_source(LIST)
    settle(qtbot, page)
    assert page.session.draft is not None
    at = page.session.draft.mappings[0].targets.index("place.name")
    page.mapping.columns.column_sent.emit(at, NOTE)
    assert not page.next_button.isEnabled()
    assert page.mapping.doubt == "居場所のなまえの列が決まっていません。どれか1つの列を「なまえ」にしてください。"


@pytest.mark.parametrize(("name", "content", "said"), [
    ("写真.xlsx", b"\xff\xd8\xff\xe0" + b"\0" * 40, "写真です。"),
    ("空.csv", b"", "空です"),
    ("ちがう.json", b'{"a": 1}', "つどいばのJSONではありません"),
    ("こわれ.xlsx", b"PK\x03\x04" + b"\0" * 40, "「こわれ.xlsx」"),
    ("<b>A&B</b>.csv", b"\0\1\2" * 40, "「<b>A&B</b>.csv」"),
])  # fmt: skip
def test_bad_file_is_refused_in_a_sentence(
    page: ImportPage, qtbot: QtBot, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    path = tmp_path / name.replace("/", "／")
    path.write_bytes(content)
    page.take_source(path)
    settle(qtbot, page)
    assert page.step is Step.OPENING
    assert said.replace("/", "／") in page.opening.failure
    assert page.opening.button.isEnabled()
    check(qtbot, page, LIST)
    assert page.step is Step.CHECK


def test_list_of_persons_is_refused(page: ImportPage, qtbot: QtBot) -> None:
    page.take_source(LISTS / "担い手名簿.csv")
    settle(qtbot, page)
    assert "担い手の名簿" in page.opening.failure


def test_report_is_written_as_excel(page: ImportPage, qtbot: QtBot, messages: RecordedMessages, tmp_path: Path) -> None:
    check(qtbot, page, LIST)
    page.take_in()
    target = tmp_path / "報告.xlsx"
    messages.files = [target]
    page.done.report_button.click()
    settle(qtbot, page)
    assert target.read_bytes().startswith(b"PK")
    assert messages.informed[-1] == "報告を書き出しました　報告.xlsx"


def test_report_into_a_missing_folder_is_an_expected_failure(
    page: ImportPage, qtbot: QtBot, messages: RecordedMessages, tmp_path: Path
) -> None:
    check(qtbot, page, LIST)
    page.take_in()
    messages.files = [tmp_path / "ない" / "報告.xlsx"]
    page.done.report_button.click()
    settle(qtbot, page)
    assert len(messages.warned) == 1


def test_json_of_another_ledger_comes_in(page: ImportPage, qtbot: QtBot, tmp_path: Path) -> None:
    other = [Place(id=7, name="さくら").changed(fee="無料"), Place(id=8, name="梅の会")]
    target = tmp_path / "書き出し.json"
    export_json(Ledger.of(other), lambda sha: b"", target)
    page.take_source(target)
    settle(qtbot, page)
    assert page.step is Step.CHECK
    assert page.summary.counts == "居場所　新しく 2か所"
    assert page.next_button.text() == "2件をとりこむ"
    page.go_on()
    assert page.step is Step.DONE
    assert list(page.context.ledger.all(Place)) == other


def test_change_made_beside_is_taken_into_account(page: ImportPage, qtbot: QtBot, tmp_path: Path) -> None:
    check(qtbot, page, written(tmp_path, "さくら,,毎週土曜,10:00～12:00,100円,042-000-0009\n"))
    assert page.next_button.text() == "1か所をとりこむ"
    known_place(page)
    settle(qtbot, page)
    assert page.session.plan is not None
    assert page.session.plan.tables[0].rows[0].status is RowStatus.UPDATED


def test_dropped_file_is_taken(page: ImportPage, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(LIST))])
    event = QDropEvent(
        QPointF(QPoint(20, 20)),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.dropEvent(event)
    settle(qtbot, page)
    assert page.step is Step.MAPPING


def test_strange_texts_are_shown_as_they_are(page: ImportPage, qtbot: QtBot, tmp_path: Path) -> None:
    name = "<b>A&B</b> 𠮷田 葛󠄀 🍵 " + "長" * 380
    check(qtbot, page, written(tmp_path, f'"{name}",東部,毎週土曜,10:00～12:00,"=1+1",042-000-0001\n'))
    assert cell(page, 0, "なまえ").text.startswith("<b>A&B</b> 𠮷田")
    assert not faults_of(page)
    page.take_in()
    assert page.context.ledger.all(Place)[0].name == name


@pytest.mark.parametrize("size", list(TextSize))
@pytest.mark.parametrize("contrast", list(Contrast))
def test_every_step_is_whole_in_every_look(
    context: AppContext, qtbot: QtBot, size: TextSize, contrast: Contrast
) -> None:
    theme.current.use(size, contrast)
    page = ImportPage(context)
    qtbot.addWidget(page)
    theme.dress(page)
    page.resize(1366 - theme.size("side_bar"), 696)
    page.show()
    faults: list[str] = []
    for step in page.self_test_steps():
        step.show()
        settle(qtbot, page)
        page.grab()
        faults += [f"{step.name}: {fault}" for fault in faults_of(page)]
    assert faults == []
    assert page.minimumSizeHint().width() + theme.size("side_bar") <= 1000
    assert page.minimumSizeHint().height() <= 620


def test_long_list_is_described_only_where_it_is_seen(page: ImportPage, qtbot: QtBot, tmp_path: Path) -> None:
    rows = "".join(f"会{n},東部,毎週土曜,10:00～12:00,100円,042-000-{n:04}\n" for n in range(1000))
    check(qtbot, page, written(tmp_path, rows))
    page.check.set_lens(Lens.NEW)
    page.grab()
    assert page.check.table.rows.rowCount() == 1000
    assert 0 < page.check.table.rows.described < 1000


def test_list_picked_on_the_first_screen_arrives_here(frame: LedgerFrame, qtbot: QtBot) -> None:
    assert frame.context is not None
    frame.context.signals.source_wanted.emit(LIST)
    page = frame.page
    assert isinstance(page, ImportPage)
    settle(qtbot, page)
    assert page.step is Step.MAPPING


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


def test_noon_is_told_and_not_asked(page: ImportPage, qtbot: QtBot, tmp_path: Path) -> None:
    check(qtbot, page, written(tmp_path, "なごみ,,毎週月曜,午前9時～午後12時,無料,\n"))
    assert page.session.plan is not None
    assert page.session.plan.problems
    assert page.check.questions == ()


@pytest.mark.parametrize("title", ["令和7年度 通いの場一覧,,,,,\n", "通いの場一覧\n", "通いの場一覧\n\n"])
def test_title_alone_above_the_header_is_no_column(page: ImportPage, qtbot: QtBot, tmp_path: Path, title: str) -> None:
    source = tmp_path / "一覧.csv"
    source.write_text(f"{title}{HEADER}なごみ,東部,毎週月曜,10時～11時,無料,042-000-0001\n", encoding="cp932")
    page.take_source(source)
    settle(qtbot, page)
    assert [column.name for column in page.session.tables[0].columns] == HEADER.strip().split(",")


def test_list_without_rows_says_so(page: ImportPage, qtbot: QtBot, tmp_path: Path) -> None:
    check(qtbot, page, written(tmp_path, ""))
    assert not page.next_button.isEnabled()
    assert "とりこめる行がありません" in promise(page)
    check(qtbot, page, LIST)
    page.take_in()
    check(qtbot, page, LIST)
    assert "もう帳面にあります" in promise(page)


def test_stopping_leaves_nothing_half_done(page: ImportPage, qtbot: QtBot, tmp_path: Path) -> None:
    rows = "".join(f"ひろば{number},東部,毎週月曜,10時～11時,無料,\n" for number in range(2000))
    check(qtbot, page, written(tmp_path, rows))
    page.session.work_out()
    page.context.background.stop_all()
    settle(qtbot, page)
    assert page.step is Step.MAPPING
    assert page.next_button.isEnabled()
    assert not page.context.ledger.all(Place)


def test_list_is_looked_for_where_the_last_one_was(page: ImportPage, qtbot: QtBot, messages: RecordedMessages) -> None:
    messages.files = [LIST]
    page.opening.button.click()
    settle(qtbot, page)
    assert page.step is Step.MAPPING
    assert page.context.preferences.recall("import.folder") == str(LIST.parent)


def test_tab_goes_from_the_table_over_the_answers_to_the_deed(frame: LedgerFrame, qtbot: QtBot) -> None:
    frame.context.signals.page_wanted.emit("import")
    page = frame.page
    assert isinstance(page, ImportPage)
    check(qtbot, page, LIST)
    page.check.go_on(1)
    page.check.table.setFocus()
    met = []
    for _ in range(9):
        focused = frame.window().focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
        met.append(frame.window().focusWidget())
    answers = list(page.check.card.answer_buttons())
    assert met[2 : 2 + len(answers)] == answers
    assert met.index(page.back_button) < met.index(page.next_button)
    assert met.index(answers[-1]) < met.index(page.back_button)
