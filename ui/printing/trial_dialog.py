"""試し刷り: one sheet is printed, the user says what he sees on it, and the printer is known from then on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton, QWidget

from app.printing.sheets.trial_sheet import TITLE, TrialAnswer, trial_answers, trial_question
from ui.editors.field_editor import ChoiceEditor
from ui.widgets.buttons import Button
from ui.widgets.dialog import DeedDialog
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.surfaces import column, rule

_ONE_SHEET = "1　A4の紙を1枚入れて、刷ります"
_ELSEWHERE = "1　PDFに保存して、いつも刷るところで刷ります"
_NO_PRINTER = "このパソコンには、つながっているプリンターがありません。"
_PDF = (
    "PDFをUSBメモリーなどに入れて、冊子を刷るプリンターのあるところへ持っていきます。"
    "刷るときに「A4・横・両面（短い辺でとじる）・実際の大きさ」を選び、刷れた紙を持って帰ります。"
)
_PDF_BY_HAND = (
    "PDFをUSBメモリーなどに入れて、冊子を刷るプリンターのあるところへ持っていきます。"
    "「A4・横・片面・実際の大きさ」で「おもて」を刷り、紙をそのまま戻して「うら」を刷ります。刷れた紙を持って帰ります。"
)


class TrialDialog(DeedDialog):
    """Above: the printer and the button that prints; below: the question and what can be answered.

    Attributes:
        answers: key of an answer → its button, of the way that is chosen.

    Signals:
        print_wanted: the sheet shall go to `printer`.
        save_wanted: there is no printer here: the sheet shall be a PDF.
    """

    print_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, parent: QWidget | None, printers: Sequence[str], printer: str) -> None:
        super().__init__(parent, title=TITLE, deed="おぼえる")
        self.answers: dict[str, QRadioButton] = {}
        self._answer: TrialAnswer | None = None
        self._group: QButtonGroup | None = None
        self.body.addWidget(Label(TITLE, "title"))
        self.body.addWidget(WrapLabel("プリンターが紙をどう裏返すかを、1枚で確かめます。はじめの1回だけです。"))
        self._is_elsewhere = not printers
        self.body.addWidget(Label(_ELSEWHERE if self._is_elsewhere else _ONE_SHEET, "strong"))
        self._printer = ChoiceEditor([(name, name) for name in printers])
        self._printer.input_widget().setAccessibleName("プリンター")
        self.by_hand = QCheckBox("両面に刷れないプリンター（手で裏返す）")
        self.by_hand.setAccessibleName("両面に刷れないプリンター")
        self.by_hand.toggled.connect(lambda _on: self._offer_answers())
        self.print_button = Button("試し刷りを刷る", icon="print")
        self.print_button.clicked.connect(lambda: self.print_wanted.emit())
        self.save_button = Button("PDFに保存", icon="save")
        self.save_button.clicked.connect(lambda: self.save_wanted.emit())
        self._elsewhere = WrapLabel("")
        if printers:
            self._printer.show_value(printer if printer in printers else printers[0])
            self.body.addWidget(self._printer)
        else:
            self.body.addWidget(WrapLabel(_NO_PRINTER))
        self.body.addWidget(self.by_hand)
        for widget in (self._elsewhere, self.save_button) if self._is_elsewhere else (self.print_button,):
            self.body.addWidget(widget)
        self.body.addWidget(rule())
        self.body.addWidget(Label("2　刷れた紙を見て、えらびます", "strong"))
        self.question = WrapLabel("")
        self.body.addWidget(self.question)
        self._offered = QWidget()
        self.body.addWidget(self._offered)
        self.advice = WrapLabel("", "problem")
        self.body.addWidget(self.advice)
        self.body.addStretch(1)
        self._offer_answers()

    @property
    def printer(self) -> str:
        """Name of the printer, '' where the computer has none."""
        return str(self._printer.read().value or "")

    @property
    def answer(self) -> TrialAnswer | None:
        """What was picked, None while nothing was."""
        return self._answer

    def may_do(self) -> bool:
        if self._answer is None:
            self.advice.setText("刷れた紙を見て、どれかを選んでください。")
            self.advice.show()
        return self._answer is not None and bool(self._answer.values)

    def _offer_answers(self) -> None:
        is_by_hand = self.by_hand.isChecked()
        self.question.setText(trial_question(is_by_hand=is_by_hand))
        self._elsewhere.setText(_PDF_BY_HAND if is_by_hand else _PDF)
        self._answer = None
        self.advice.hide()
        self.deed_button.setEnabled(True)
        offered, lines = QWidget(), column(spacing=4)
        offered.setLayout(lines)
        self._group, self.answers = QButtonGroup(offered), {}
        for answer in trial_answers(is_by_hand=is_by_hand):
            button = QRadioButton(answer.words)
            button.setAccessibleName(answer.words)
            button.clicked.connect(self._taking(answer))
            self._group.addButton(button)
            self.answers[answer.key] = button
            lines.addWidget(button)
        self.body.replaceWidget(self._offered, offered)
        self._offered.hide()
        self._offered.deleteLater()
        self._offered = offered

    def _taking(self, answer: TrialAnswer) -> Callable[[], None]:
        def take() -> None:
            self._answer = answer
            self.advice.setText(answer.advice)
            self.advice.setVisible(bool(answer.advice))
            self.deed_button.setEnabled(bool(answer.values))

        return take
