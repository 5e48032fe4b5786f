"""One opinion as a card: what was said, who said it, what became of it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from app.joined import Question
from app.ledger import Ledger
from app.records.concern import Concern, Wisdom
from app.records.field import LEVEL_LABELS, Level
from app.records.minutes import Opinion, Promise
from app.records.organization import Organization
from app.records.space import Space
from app.records.term import Term
from ui import theme
from ui.forms.row_mark import RowMark
from ui.minutes.entry_line import is_plain
from ui.widgets.badge import LEVEL_ICONS, Badge
from ui.widgets.buttons import IconButton
from ui.widgets.flow import FlowBox
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.plain_text import one_line, tip
from ui.widgets.surfaces import Surface, row

_SHORT = 14  # characters of a name that stand on the narrowest card
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class CardLook:
    """What a card shows beside its text: (word, tone, icon, tool tip) of each badge."""

    speaker: str
    badges: tuple[tuple[str, str, str, str], ...]


def card_look(ledger: Ledger, opinion: Opinion) -> CardLook:
    """Who said it and what became of it."""
    badges: list[tuple[str, str, str, str]] = []
    if ledger.linking(Promise, "opinion", opinion.id):
        badges.append(("約束にした", "ai", "next_step", ""))
    if ledger.linking(Concern, "opinion", opinion.id):
        badges.append(("困りごと", "yam", "concern", ""))
    way = ledger.get(Term, opinion.approach_way)
    if way is not None:
        badges.append(("働きかけの方法", "mid", "tick", way.label))
    space = ledger.get(Space, opinion.space)
    if space is not None:
        badges.append(("場", "mid", "space", space.name))
    answers = ledger.linking(Wisdom, "minutes", opinion.minutes or 0)
    if any(each.answer == opinion.content for each in answers):
        badges.append(("知恵", "ai", "wisdom", ""))
    if opinion.shown != Level.PUBLIC:
        level = Level(opinion.shown)
        badges.append((LEVEL_LABELS[level], "plain", LEVEL_ICONS[level], "公開用の紙には載りません"))
    organization = ledger.get(Organization, opinion.organization)
    speaker = opinion.speaker or ("" if organization is None else organization.name)
    return CardLook(one_line(speaker), tuple(badges))


class OpinionCard(Surface):
    """A card that can be walked to, opened, and turned into something.

    Signals:
        menu_wanted: (id) …, the right mouse button or the menu key.
        opened: (id) Enter, F2 or double click: write.
        turned: (id, promise or concern) Ctrl+Enter, Ctrl+K.
        dropped: (id) Delete.
        stepped: (id, dx, dy) an arrow key.
        grabbed: (id) it has the focus now.
        question_wanted: (kind, id) what copies wrote in two ways about it.
    """

    menu_wanted = Signal(object)
    opened = Signal(object)
    turned = Signal(object, str)
    dropped = Signal(object)
    stepped = Signal(object, int, int)
    grabbed = Signal(object)
    question_wanted = Signal(str, object)

    def __init__(self, opinion_id: int) -> None:
        super().__init__("opinion", margin=0, spacing=2)
        self.opinion_id = opinion_id
        self._shown: tuple[str, CardLook, bool] | None = None
        self._asked: Question | None = None
        self._mark: RowMark | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        side = theme.px(10)
        self.body.setContentsMargins(side, theme.px(7), theme.px(4), theme.px(5))
        line = row(spacing=4)
        self._text = WrapLabel()
        self.more = IconButton("more", "この意見でできること")
        self.more.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.more.clicked.connect(lambda: self.menu_wanted.emit(self.opinion_id))
        line.addWidget(self._text, 1)
        line.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(line)
        self._below = FlowBox(spacing=6)
        self.body.addWidget(self._below)

    def show_opinion(self, opinion: Opinion, look: CardLook, *, is_open: bool) -> None:
        """Say it; nothing is made anew when nothing changed."""
        state = (opinion.content, look, is_open)
        if state == self._shown:
            return
        self._shown = state
        self._text.setText(opinion.content)
        self._below.clear()
        if look.speaker:
            who = Label(look.speaker if len(look.speaker) <= _SHORT else f"{look.speaker[:_SHORT]}…", "cap")
            who.setToolTip(tip(look.speaker))
            self._below.add(who)
        for word, tone, icon, hint in look.badges:
            badge = Badge(word, tone, icon)
            badge.setToolTip(tip(hint) if hint else "")
            self._below.add(badge)
        self._below.setVisible(bool(look.speaker or look.badges))
        self.more.setVisible(is_open)
        words = [one_line(opinion.content), look.speaker, *(badge[0] for badge in look.badges)]
        self.setAccessibleName("意見 " + "、".join(word for word in words if word))

    def show_question(self, question: Question | None, ledger: Ledger) -> None:
        """Say that another copy says otherwise, as long as nobody has decided; None: nothing is open."""
        if question == self._asked:
            return
        self._asked = question
        if self._mark is not None:
            self.body.removeWidget(self._mark)
            self._mark.hide()
            self._mark.deleteLater()
            self._mark = None
        if question is not None:
            self._mark = RowMark(question, ledger, about=self.accessibleName())
            self._mark.wanted.connect(self.question_wanted)
            self.body.addWidget(self._mark)
            self._mark.show()  # now, not in the next turn: its text measures itself when it is shown

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        key = event.key()
        steps = {
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
        }
        if is_control and key in _ENTER:
            self.turned.emit(self.opinion_id, "promise")
        elif is_control and key == Qt.Key.Key_K:
            self.turned.emit(self.opinion_id, "concern")
        elif is_plain(event) and key in (*_ENTER, Qt.Key.Key_F2):
            self.opened.emit(self.opinion_id)
        elif key == Qt.Key.Key_Delete:
            self.dropped.emit(self.opinion_id)
        elif key == Qt.Key.Key_Menu:
            self.menu_wanted.emit(self.opinion_id)
        elif is_plain(event) and key in steps:
            across, down = steps[Qt.Key(key)]
            self.stepped.emit(self.opinion_id, across, down)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.opened.emit(self.opinion_id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(self.opinion_id)

    @property
    def menu_anchor(self) -> QWidget:
        """Where its menu opens."""
        return self.more
