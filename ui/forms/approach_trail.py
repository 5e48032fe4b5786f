"""働きかけのあゆみ: what was done for a space, newest first, on a thread with an icon each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.editing import Editing
from app.records.approach import APPROACH_CONTACT, Approach
from app.records.term import Term
from app.rules.japanese_calendar import other_year, weekday_name
from app.search.space_cards import last_day
from ui import icons, theme
from ui.board.card_model import due_badge
from ui.board.space_looks import CONTACT_ICONS
from ui.editors.date_editor import spoken_date
from ui.forms.approach_form import told_rows
from ui.forms.read_only import let_lead_on
from ui.forms.row_mark import RowMark, asked_about
from ui.widgets.badge import Badge
from ui.widgets.buttons import Button, IconButton
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.surfaces import Surface, column, row

_SHOWN = 8
_BELOW_FORM = 16  # px at 標準 between an open form and what was done before it
_DATE_WIDTH, _THREAD_WIDTH, _LABEL_WIDTH = 104, 40, 84  # px at 標準


class _Thread(QWidget):
    """The circle with its icon, and the line on to the next."""

    def __init__(self, icon: str, *, is_last: bool) -> None:
        super().__init__()
        self._icon, self._is_last = icon, is_last
        self.setFixedWidth(theme.px(_THREAD_WIDTH))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_THREAD_WIDTH), theme.px(40))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, side = self.width() / 2, theme.px(32)
        if not self._is_last:
            painter.setPen(QPen(theme.colour("line2"), 2))
            painter.drawLine(round(middle), side, round(middle), self.height())
        painter.setPen(QPen(theme.colour("mid"), 2))
        painter.setBrush(theme.colour("sheet"))
        painter.drawEllipse(QRectF(middle - side / 2 + 1, 1, side - 2, side - 2))
        size = theme.px(17)
        painter.drawPixmap(round(middle - size / 2), round((side - size) / 2), icons.pixmap(self._icon, "mid", size))
        painter.end()


class _Entry(QWidget):
    """One 働きかけ, read only; its pencil opens it in place."""

    def __init__(self, approach: Approach, way: str, today: date, *, is_last: bool, is_below_form: bool) -> None:
        super().__init__()
        contact = APPROACH_CONTACT.get(approach.contact, "")
        line = row(spacing=8)
        line.setContentsMargins(0, theme.px(_BELOW_FORM) if is_below_form else 0, 0, 0)
        self.setLayout(line)
        line.addLayout(_day(approach, today))
        line.addWidget(_Thread(CONTACT_ICONS.get(approach.contact, "dot"), is_last=is_last))
        words = column(spacing=4)
        words.setContentsMargins(0, theme.px(4), 0, theme.px(14))
        head = row(spacing=8)
        head.addWidget(WrapLabel(approach.summary or "（できごとが まだ）", "strong"), 1)
        self.write = IconButton("write", f"「{approach.summary}」を書きかえる")
        head.addWidget(self.write, 0, Qt.AlignmentFlag.AlignTop)
        words.addLayout(head)
        for label, told, role in told_rows(approach, way):
            words.addLayout(_told(label, told, role))
        self.done: Button | None = None
        if approach.next_step.strip():
            words.addLayout(self._step(approach, today))
        line.addLayout(words, 1)
        self.setAccessibleName(f"{spoken_date(approach.date)} {contact} {approach.summary}")

    def _step(self, approach: Approach, today: date) -> QVBoxLayout:
        box = column(spacing=4)
        box.addLayout(_told("つぎの一手", approach.next_step, "cap"))
        line = row(spacing=8)
        line.addSpacing(theme.px(_LABEL_WIDTH + 10))
        if approach.next_done:
            line.addWidget(Badge("できた", "mid", "tick"))
        else:
            due, tone = due_badge(last_day(approach.next_due), today)
            if due:
                line.addWidget(Badge(due, tone, "due"))
            self.done = Button("できた", icon="tick", small=True, name=f"「{approach.next_step}」ができた")
            line.addWidget(self.done)
        line.addStretch(1)
        box.addLayout(line)
        return box


class ApproachTrail(QWidget):
    """All of them; one may be open in a form in its place.

    Signals:
        write_wanted: (approach id) open it.
        done_wanted: (approach id) its next step is done.
        question_wanted: (kind, id) what copies wrote in two ways about one of them.
    """

    write_wanted = Signal(object)
    done_wanted = Signal(object)
    question_wanted = Signal(str, object)

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._shows_all = False
        self._lines = column(spacing=0)
        self.setLayout(self._lines)
        self.setAccessibleName("働きかけのあゆみ")
        self.writers: dict[int, Button] = {}
        self.marks: list[RowMark] = []

    def begin(self) -> None:
        """Another space is shown: only the newest again."""
        self._shows_all = False

    def show_approaches(
        self, editing: Editing, approaches: Sequence[Approach], *, well_id: int | None, form: tuple[int, QWidget] | None
    ) -> None:
        """Show them in this order.

        Args:
            well_id: the one whose next step stands in the well above, and need not be offered again.
            form: (approach id, widget) stands in place of that one.
        """
        self._clear(None if form is None else form[1])
        asked = asked_about(approaches, editing)
        shows_all = self._shows_all or any(each.id in asked for each in approaches[_SHOWN:])
        shown = approaches if shows_all else approaches[:_SHOWN]
        for number, approach in enumerate(shown):
            if form is not None and approach.id == form[0]:
                self._lines.addWidget(form[1])
                form[1].show()
                continue
            way = editing.get(Term, approach.way)
            is_last = number == len(approaches) - 1
            is_below_form = form is not None and number > 0 and shown[number - 1].id == form[0]
            words = "" if way is None else way.label
            entry = _Entry(approach, words, self._today, is_last=is_last, is_below_form=is_below_form)
            entry.write.clicked.connect(lambda _on=False, chosen=approach.id: self.write_wanted.emit(chosen))
            self.writers[approach.id] = entry.write
            if entry.done is not None:
                entry.done.setVisible(approach.id != well_id)
                entry.done.clicked.connect(lambda _on=False, chosen=approach.id: self.done_wanted.emit(chosen))
            self._lines.addWidget(entry)
            for question in asked.get(approach.id, ())[:1]:
                mark = RowMark(question, editing.ledger, about=entry.accessibleName())
                mark.wanted.connect(self.question_wanted)
                self._lines.addWidget(mark)
                self.marks.append(mark)
        rest = len(approaches) - len(shown)
        if rest > 0:
            more = Button(f"まえの{rest}件も見る", "quiet", icon="down", small=True)
            more.clicked.connect(lambda: self._show_all(editing, approaches, well_id, form))
            let_lead_on(more)
            self._lines.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        if not approaches:
            self._lines.addWidget(WrapLabel("まだありません。電話や訪問をしたら「書きとめる」で残します。", "hint"))

    def _show_all(
        self,
        editing: Editing,
        approaches: Sequence[Approach],
        well_id: int | None,
        form: tuple[int, QWidget] | None,
    ) -> None:
        self._shows_all = True
        self.show_approaches(editing, approaches, well_id=well_id, form=form)

    def _clear(self, keep: QWidget | None) -> None:
        self.writers, self.marks = {}, []
        while (item := self._lines.itemAt(0)) is not None:
            widget = item.widget()
            assert widget is not None  # nothing else is put in
            self._lines.removeWidget(widget)  # `takeAt` would leave an item behind that remembers an old height
            if widget is not keep:
                widget.hide()
                if isinstance(widget, RowMark) or not isinstance(widget, Surface):
                    widget.deleteLater()


def _day(approach: Approach, today: date) -> QVBoxLayout:
    """「11月16日」 over 「月曜・電話」, at the right edge of its column."""
    box = column(spacing=0)
    box.setContentsMargins(0, theme.px(4), 0, 0)
    day = last_day(approach.date) if len(approach.date) == 10 else None
    contact = "" if approach.contact == "other" else APPROACH_CONTACT.get(approach.contact, "")
    if day is None:
        upper, lower = spoken_date(approach.date) or "日にちなし", contact
    else:
        upper = f"{day.month}月{day.day}日"
        year_and_weekday = f"{other_year(day, today)} {weekday_name(day)}曜".strip()
        lower = "・".join(part for part in (year_and_weekday, contact) if part)
    for label in (Label(upper, "strong"), Label(lower, "cap")):
        label.setAlignment(Qt.AlignmentFlag.AlignRight)
        box.addWidget(label)
    box.addStretch(1)
    for number in range(2):
        item = box.itemAt(number)
        widget = None if item is None else item.widget()
        if widget is not None:
            widget.setMinimumWidth(theme.px(_DATE_WIDTH))
    return box


def _told(label: str, words: str, role: str) -> QVBoxLayout:
    box = column(spacing=0)
    line = row(spacing=10)
    caption = Label(label, role)
    caption.setFixedWidth(theme.px(_LABEL_WIDTH))
    line.addWidget(caption, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(WrapLabel(words), 1)
    box.addLayout(line)
    return box
