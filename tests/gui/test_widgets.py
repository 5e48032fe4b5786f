"""Shared widgets: names, states, heights, and Enter while kanji are being composed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.records.field import Level
from ui import theme
from ui.question import Answer, Question
from ui.theme import Contrast, TextSize
from ui.widgets.badge import Badge, FreshnessDot, LevelChip
from ui.widgets.buttons import Button, Chip, Segmented
from ui.widgets.composing import LineEdit, TextEdit, is_composing
from ui.widgets.dialog import DeedDialog
from ui.widgets.field_row import FieldRow
from ui.widgets.labels import ElidedLabel, WrapLabel
from ui.widgets.notices import Bar, EmptyState, ProgressCard, Toast
from ui.widgets.question_dialog import QuestionDialog
from ui.widgets.row_list import Row, RowList
from ui.widgets.stepper import Stepper


def compose(field: QWidget, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QCoreApplication.sendEvent(field, event)


def test_a_wrapped_label_asks_for_the_height_it_needs_and_gives_it_back(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    layout = QVBoxLayout(holder)
    label = WrapLabel("帳面は無事です。USBメモリーをさし直して、もう一度書き出してください。" * 3)
    layout.addWidget(label)
    holder.resize(300, 100)
    holder.show()
    qtbot.waitUntil(lambda: label.height() >= label.heightForWidth(label.width()) > 60)
    narrow = label.height()
    holder.resize(1500, 300)
    qtbot.waitUntil(lambda: label.heightForWidth(label.width()) < narrow / 2)
    assert label.minimumSizeHint().height() < narrow / 2


def test_a_wrapped_label_shows_markup_as_text(qtbot: QtBot) -> None:
    label = WrapLabel("<b>A&B</b>")
    qtbot.addWidget(label)
    assert "&lt;b&gt;" in label.text()
    assert label.accessibleName() == "<b>A&B</b>"


def test_what_is_elided_stands_in_the_tip(qtbot: QtBot) -> None:
    label = ElidedLabel("とても長い名まえの居場所" * 5)
    qtbot.addWidget(label)
    label.resize(120, 20)
    label.show()
    assert label.shown_text.endswith("…")
    assert "とても長い" in label.toolTip()
    label.resize(4000, 20)
    assert label.toolTip() == ""


def test_a_chip_that_is_on_shows_a_tick(qtbot: QtBot) -> None:
    chip = Chip("活動中")
    qtbot.addWidget(chip)
    chip.click()
    assert chip.isChecked()
    assert not chip.icon().isNull()
    chip.click()
    assert chip.icon().isNull()


def test_segments_tell_what_was_pressed_once(qtbot: QtBot) -> None:
    segments = Segmented([("a", "標準"), ("b", "大")], "文字の大きさ")
    qtbot.addWidget(segments)
    told: list[str] = []
    segments.chosen.connect(told.append)
    segments.set_value("b")
    assert (segments.value, told) == ("b", [])
    first = segments.findChildren(Button)[0]
    first.click()
    assert (segments.value, told) == ("a", ["a"])
    assert first.accessibleName() == "文字の大きさ 標準"


def test_enter_presses_a_button(qtbot: QtBot) -> None:
    button = Button("A&B をひらく")
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Return)
    assert button.text() == "A&&B をひらく"
    assert button.accessibleName() == "A&B をひらく"


def test_a_level_chip_tells_only_a_change(qtbot: QtBot) -> None:
    chip = LevelChip("電話", Level.RELATED)
    qtbot.addWidget(chip)
    told: list[object] = []
    chip.level_chosen.connect(told.append)
    actions = chip.menu().actions()
    actions[1].trigger()
    actions[0].trigger()
    assert told == [Level.PUBLIC]
    assert chip.accessibleName() == "電話を見せる相手 公開"


def test_a_problem_takes_the_place_of_the_hint_and_is_read_aloud(qtbot: QtBot) -> None:
    field = LineEdit("電話")
    line = FieldRow("電話", field, hint="市外局番から", required=True)
    qtbot.addWidget(line)
    line.show()
    assert field.accessibleName() == "電話、必須"
    line.set_problem("数字が1つ足りません")
    assert field.accessibleName() == "電話、必須、数字が1つ足りません"
    assert field.property("problem") is True
    line.set_problem("")
    assert field.property("problem") is False
    assert field.accessibleDescription() == "市外局番から"


def test_states_have_words(qtbot: QtBot) -> None:
    dot, badge, stepper = FreshnessDot("stale"), Badge("活動中", "mid", "ok"), Stepper(["選ぶ", "たしかめる"], 1)
    for widget in (dot, badge, stepper):
        qtbot.addWidget(widget)
        widget.show()
        assert not widget.grab().isNull()
    assert dot.accessibleName() == "鮮度 要確認"
    assert badge.accessibleName() == "活動中"
    assert stepper.accessibleName() == "2番目 たしかめる（2つのうち）"


def test_a_bar_stays_until_it_is_answered(qtbot: QtBot) -> None:
    pressed: list[bool] = []
    bar = Bar(
        "写しを書き出せませんでした。", "帳面は無事です。", action="もう一度", on_action=lambda: pressed.append(True)
    )
    qtbot.addWidget(bar)
    with qtbot.waitSignal(bar.answered):
        next(button for button in bar.findChildren(Button) if button.text() == "もう一度").click()
    assert pressed == [True]


def test_a_toast_takes_its_deed_back(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.resize(1000, 400)
    holder.show()
    toast, undone = Toast(holder), []
    toast.show_notice("「なごみ広場」を消しました", lambda: undone.append(True))
    assert toast.text == "「なごみ広場」を消しました"
    toast.show_notice("「とても長い名まえの なごみ広場」を消しました", lambda: undone.append(True))
    holder.grab()
    label = toast.findChild(ElidedLabel)
    assert label is not None
    assert label.shown_text == label.text()
    toast.findChildren(Button)[0].click()
    assert (undone, toast.text) == ([True], "")


def test_a_progress_card_stops_once(qtbot: QtBot) -> None:
    card = ProgressCard("冊子をつくっています")
    qtbot.addWidget(card)
    card.show_progress(28, 44, "ページ")
    button = card.findChildren(Button)[0]
    with qtbot.waitSignal(card.stopped):
        button.click()
    assert not button.isEnabled()


@pytest.mark.parametrize("size", TextSize)
def test_a_progress_card_says_its_title_whole_while_it_counts(qtbot: QtBot, size: TextSize) -> None:
    theme.current.use(size, Contrast.STANDARD)
    window = QWidget()
    qtbot.addWidget(window)
    theme.dress(window)
    window.resize(theme.px(700), 300)
    card = ProgressCard("冊子の確認の紙をつくっています", window)
    window.show()
    card.show_progress(1240, 1600, "ページ")
    card.resize(card.sizeHint())
    title = card.findChild(ElidedLabel)
    assert title is not None
    qtbot.waitUntil(lambda: title.shown_text == title.text())
    window.resize(theme.px(420), 300)
    assert card.sizeHint().width() <= window.width()


def test_an_empty_state_shows_only_buttons_that_do_something(qtbot: QtBot) -> None:
    empty = EmptyState("見つかりません", action="しぼりこみを外す")
    qtbot.addWidget(empty)
    empty.show()
    assert empty.action.isVisible()
    assert not empty.other.isVisible()


def test_a_row_list_keeps_what_was_chosen(qtbot: QtBot) -> None:
    rows = RowList("一覧")
    qtbot.addWidget(rows)
    rows.show_rows([Row(1, "さくら"), Row(2, "ひだまり")])
    assert rows.chosen_key == 1
    rows.choose(2)
    rows.show_rows([Row(2, "ひだまり"), Row(3, "けやき")])
    assert rows.chosen_key == 2
    rows.show_rows([])
    assert rows.chosen_key is None
    assert not rows.choose(2)


def test_rows_are_chosen_but_neither_written_into_nor_dragged(qtbot: QtBot) -> None:
    rows = RowList("一覧")
    qtbot.addWidget(rows)
    rows.show_rows([Row(number, f"{number}行目") for number in range(3)])
    model = rows.model()
    assert [model.index(number, 0).data() for number in range(model.rowCount())] == ["0行目", "1行目", "2行目"]
    flags = model.flags(model.index(1, 0))
    assert flags & Qt.ItemFlag.ItemIsSelectable
    assert not flags & (Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled)
    assert model.rowCount(model.index(1, 0)) == 0


@pytest.fixture(params=[LineEdit, TextEdit])
def field(request: pytest.FixtureRequest, qtbot: QtBot) -> QWidget:
    made: QWidget = request.param("なまえ")
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


def test_a_field_knows_that_kanji_are_being_composed(field: QWidget) -> None:
    compose(field, "やまだ")
    assert is_composing()
    compose(field, "", "山田")
    assert not is_composing()


def test_what_is_being_composed_is_no_text_yet(qtbot: QtBot) -> None:
    field = LineEdit("なまえ")
    qtbot.addWidget(field)
    told: list[str] = []
    field.textChanged.connect(told.append)
    compose(field, "やま")
    compose(field, "山")
    assert (field.text(), told) == ("", [])
    compose(field, "", "山")
    assert told == ["山"]


class NameDialog(DeedDialog):
    """A dialog with one field, as pages make them."""

    def __init__(self, parent: QWidget | None, *, danger: bool = False) -> None:
        super().__init__(parent, title="さくら の 名まえ", deed="名まえにする", danger=danger)
        self.field = LineEdit("名まえ")
        self.body.addWidget(self.field)


@pytest.fixture
def dialog(qtbot: QtBot) -> NameDialog:
    made = NameDialog(None)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.field.setFocus()
    qtbot.waitUntil(made.field.hasFocus)
    return made


def test_enter_does_the_deed(qtbot: QtBot, dialog: NameDialog) -> None:
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.field, Qt.Key.Key_Return)


def test_enter_and_escape_belong_to_the_input_method_while_it_composes(qtbot: QtBot, dialog: NameDialog) -> None:
    compose(dialog.field, "さくら")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    qtbot.keyClick(dialog.field, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    compose(dialog.field, "", "桜")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_dangerous_deed_is_never_what_enter_does(qtbot: QtBot) -> None:
    made = NameDialog(None, danger=True)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.cancel_button.hasFocus)
    with qtbot.waitSignal(made.rejected):
        qtbot.keyClick(made.field, Qt.Key.Key_Return)


def test_the_window_behind_a_dialog_is_dimmed_and_light_again(qtbot: QtBot) -> None:
    behind = QWidget()
    qtbot.addWidget(behind)
    behind.resize(500, 300)
    behind.show()
    bright = behind.grab().toImage().pixelColor(5, 5).lightness()
    made = NameDialog(behind)
    made.show()
    assert behind.grab().toImage().pixelColor(5, 5).lightness() < bright
    made.reject()
    assert behind.grab().toImage().pixelColor(5, 5).lightness() == bright


def test_a_question_answers_with_the_button_that_was_pressed(qtbot: QtBot) -> None:
    question = Question("「なごみ広場」を消しますか", "定例 1つも消えます。", "消す", danger=True, other="休止にする")
    for press, answer in (
        ("deed_button", Answer.DEED),
        ("other_button", Answer.OTHER),
        ("cancel_button", Answer.CANCELLED),
    ):
        made = QuestionDialog(None, question)
        qtbot.addWidget(made)
        made.show()
        getattr(made, press).click()
        assert made.answer is answer


@pytest.mark.parametrize("size", TextSize)
@pytest.mark.parametrize("table", Contrast)
def test_focus_moves_nothing(qtbot: QtBot, size: TextSize, table: Contrast) -> None:
    theme.current.use(size, table)
    holder = QWidget()
    qtbot.addWidget(holder)
    theme.dress(holder)
    layout = QVBoxLayout(holder)
    fields: list[QWidget] = [LineEdit("一"), Button("押す"), Button("小さい", small=True), Chip("しぼる")]
    for each in fields:
        layout.addWidget(each)
    holder.show()
    holder.activateWindow()
    for each in fields:
        before = each.sizeHint().height()
        each.setFocus()
        qtbot.waitUntil(each.hasFocus)
        assert each.sizeHint().height() == before


def test_a_field_is_as_high_as_its_control_size(qtbot: QtBot) -> None:
    for size in TextSize:
        theme.current.use(size, Contrast.STANDARD)
        field = QLineEdit()
        qtbot.addWidget(field)
        theme.dress(field)
        field.show()
        assert field.height() == theme.size("control")
