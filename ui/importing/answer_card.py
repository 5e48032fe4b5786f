"""The card below the table: what is said about the chosen cell, and the answers as buttons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import icons, theme
from ui.widgets.buttons import Button
from ui.widgets.composing import LineEdit
from ui.widgets.flow import FlowBox
from ui.widgets.labels import ElidedLabel, Label, WrapLabel
from ui.widgets.surfaces import ScrollBody, Surface, column, row

_FIELD_PX = 210


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: its name for the page and the words on its button."""

    name: str
    words: str
    tool_tip: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """What the card says.

    Attributes:
        icon, tone: shape and colour in front of the heading.
        heading: 「直すところ 1／5」.
        where: 「23行 なごみ の「時間」」.
        sentence: what is the matter; hint: what happens without an answer.
        answers: as buttons, the safe one first.
        typed: text of the line for a value of one's own, None for no line.
    """

    icon: str
    tone: str
    heading: str
    where: str
    sentence: str
    hint: str = ""
    answers: tuple[Answer, ...] = ()
    typed: str | None = None


class AnswerCard(Surface):
    """Explains one cell at a time.

    Signals:
        answered: name of the answer that was pressed.
        typed: the text the user put in instead.
        step_wanted: -1 or 1, to the previous or next question.
    """

    answered = Signal(str)
    typed = Signal(str)
    step_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("card", margin=12, spacing=6, name="えらんだところの説明", parent=parent)
        self._is_tight = False
        head = row(spacing=8)
        self._icon, self._heading, self._where = Label(), Label("", "section"), ElidedLabel("", "label")
        self.back = Button("前へ", "quiet", icon="back", small=True, tool_tip="Ctrl＋↑", name="前の直すところへ")
        self.on = Button("次へ", "quiet", icon="forward", small=True, tool_tip="Ctrl＋↓", name="次の直すところへ")
        self.back.clicked.connect(lambda: self.step_wanted.emit(-1))
        self.on.clicked.connect(lambda: self.step_wanted.emit(1))
        head.addWidget(self._icon)
        head.addWidget(self._heading)
        head.addWidget(self._where, 1)
        head.addWidget(self.back)
        head.addWidget(self.on)
        self.body.addLayout(head)
        texts = column(spacing=2)
        self._sentence, self._hint = WrapLabel(), WrapLabel("", "hint")
        texts.addWidget(self._sentence)
        texts.addWidget(self._hint)
        self.body.addLayout(texts)
        self._buttons: list[Button] = []
        self._answers = FlowBox(spacing=8)
        self._line = self._make_line()
        self.body.addWidget(self._answers)
        policy = self._answers.sizePolicy()  # not as high as in a narrow column, which they wish for, but as here
        policy.setVerticalPolicy(QSizePolicy.Policy.Preferred)
        self._answers.setSizePolicy(policy)

    def explain(self, explanation: Explanation, *, steps: int) -> None:
        """Say something else; `steps` is how many questions there are to walk through."""
        icons.put(self._icon, explanation.icon, explanation.tone, 20)
        self._heading.setText(explanation.heading)
        self._where.setText(explanation.where)
        self._sentence.setText(explanation.sentence)
        self._hint.setText(explanation.hint)
        self._hint.setVisible(bool(explanation.hint) and not self._is_tight)
        for button in (self.back, self.on):
            button.setVisible(steps > 0)
        self._show_answers(explanation.answers, has_line=explanation.typed is not None)
        self._field.setText(explanation.typed or "")
        self._field.setCursorPosition(0)
        self._field.setAccessibleName(f"{explanation.where}に入れることば")
        self.setAccessibleName("、".join((explanation.heading, explanation.where, explanation.sentence)))

    @property
    def explained(self) -> tuple[str, str, str]:
        """(heading, where, sentence) as they are shown."""
        return self._heading.text(), self._where.text(), self._sentence.plain_text

    def answer_buttons(self) -> Sequence[Button]:
        """The buttons that are shown, in order."""
        return tuple(self._buttons)

    def _make_line(self) -> QWidget:
        """Where something of one's own is typed; it stands behind the answers."""
        holder = QWidget(self)
        holder.hide()
        line = row(spacing=8)
        holder.setLayout(line)
        self._field = LineEdit("入れることば")
        self._field.setProperty("small", True)
        self._field.setFixedWidth(theme.px(_FIELD_PX))
        self._field.setMaxLength(2000)
        self._field.returnPressed.connect(self._send)
        self._send_button = Button("これにする", small=True)
        self._send_button.clicked.connect(self._send)
        line.addWidget(self._field)
        line.addWidget(self._send_button)
        return holder

    def _show_answers(self, answers: Sequence[Answer], *, has_line: bool) -> None:
        had_focus = any(button.hasFocus() for button in self._buttons)
        self._answers.clear(keep=self._line)
        self._buttons = []
        for answer in answers:
            button = Button(answer.words, small=True, tool_tip=answer.tool_tip)
            button.clicked.connect(lambda _checked=False, name=answer.name: self.answered.emit(name))
            self._answers.add(button)
            self._buttons.append(button)
        if has_line:
            self._answers.add(self._line)
        self._answers.setVisible(bool(answers) or has_line)
        for before, widget in pairwise((self.on, *self._buttons, self._field, self._send_button)):
            QWidget.setTabOrder(before, widget)  # Qt puts what is made anew behind everything else
        if had_focus and self._buttons:
            self._buttons[0].setFocus()

    def _send(self) -> None:
        if not self._field.is_composing:
            self.typed.emit(self._field.text().strip())

    def set_tight(self, is_tight: bool) -> None:
        """Less room around and no hints, for low windows."""
        self._is_tight = is_tight
        side = theme.px(8 if is_tight else 12)
        self.body.setContentsMargins(side, side, side, side)
        self._hint.setVisible(bool(self._hint.plain_text) and not is_tight)


class CardArea(ScrollBody):
    """As high as the card wants at this width; where the window is too low for that, the card scrolls."""

    def __init__(self, card: AnswerCard, parent: QWidget | None = None) -> None:
        super().__init__(margin=0, spacing=0, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._card = card
        self.body.addWidget(card)
        card.installEventFilter(self)

    def sizeHint(self) -> QSize:
        width = max(self.viewport().width(), self._card.minimumSizeHint().width())
        return QSize(self._card.sizeHint().width(), self._card.heightForWidth(width) + 2)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A label that was measured, an answer more or less: the card asks for another height."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the sentences elsewhere."""
        super().resizeEvent(event)
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(240), min(self.sizeHint().height(), theme.px(136)))
