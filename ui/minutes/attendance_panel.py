"""出席: who came, by organisation, with a tick; folded while the meeting runs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from app.joined import Question
from app.meetings.attendance import first_timers, sector_counts
from app.records.minutes import PRESENCE, Attendee, Opinion
from app.records.organization import Organization
from app.rules.broken_lines import listed_things
from app.rules.reading import sort_key
from ui import theme
from ui.forms.row_mark import RowMark, asked_about
from ui.minutes.entry_line import NameLine
from ui.minutes.meeting import Meeting
from ui.widgets.badge import Badge
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel, Label, WrapLabel
from ui.widgets.plain_text import one_line
from ui.widgets.surfaces import Surface, column, row

_FOLDED = 5
"""Rows that stay in sight while the meeting runs."""
_Look = tuple[str, str, str, bool, bool]


class AttendeeRow(Surface):
    """One row: tick, organisation, person. The tick says whether they came; Enter or a press on the name writes.

    Signals:
        ticked: (came) the user changed it.
        opened: write the row.
        dropped: Delete.
    """

    ticked = Signal(bool)
    opened = Signal()
    dropped = Signal()

    def __init__(self, look: _Look, *, is_open: bool) -> None:
        super().__init__("plain_row", margin=0, spacing=0)
        name, detail, presence, is_first, came = look
        line = row(spacing=6)
        self.box = QCheckBox()
        self.box.setChecked(came)
        spoken = "　".join(part for part in (name, detail) if part)
        self.box.setAccessibleName(f"出席 {spoken}")
        self.box.setEnabled(is_open)
        self.box.clicked.connect(self.ticked)
        line.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        texts = column(spacing=1)
        texts.setContentsMargins(0, theme.px(4), 0, theme.px(4))
        texts.addWidget(ElidedLabel(name or detail, "body"))
        lower = "・".join(part for part in (detail if name else "", presence) if part)
        if lower:
            texts.addWidget(ElidedLabel(lower, "cap"))
        line.addLayout(texts, 1)
        if is_first:
            badge = Badge("はじめて", "ai")
            line.addWidget(badge, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(line)
        self.setAccessibleName(spoken)
        self._is_open = is_open
        if not is_open:  # the keys reach it by the tick otherwise
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.box.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Delete and self._is_open:
            self.dropped.emit()
        else:
            super().keyPressEvent(event)


class AttendancePanel(QWidget):
    """Everybody who was expected.

    Attributes:
        line: where organisations are typed.
    """

    def __init__(self, meeting: Meeting) -> None:
        super().__init__()
        self.setAccessibleName("出席")
        self._meeting = meeting
        self._is_unfolded: bool | None = None
        self._looks: dict[int, _Look] = {}
        self._asked: Mapping[int, Sequence[Question]] = {}
        self._was_open = True
        self.rows: dict[int, AttendeeRow] = {}
        outer = column(spacing=4)
        self.setLayout(outer)
        head = row(spacing=6)
        head.addWidget(Label("出席", "section"))
        head.addStretch(1)
        self._count = Label("", "cap")
        head.addWidget(self._count)
        outer.addLayout(head)
        self._sectors = WrapLabel("", "cap")
        outer.addWidget(self._sectors)
        self._rows = column(spacing=0)
        self.fold = Button("", "quiet", small=True)
        self.fold.clicked.connect(self._toggle)
        self.line = NameLine("出席した団体を足す", "団体を書いて Enter", self._names)
        self.line.setObjectName("attendee_line")
        self.line.setProperty("small", True)
        self.line.setToolTip(
            "「商工会：齋藤健一」のように書くと、なまえも入ります。「、」で区切ると、いちどに足せます。"
        )
        self.line.taken.connect(self._take)
        self.line.pasted.connect(lambda lines: self._take("\n".join(listed_things(lines))))
        outer.addWidget(self.line)
        self._hint = WrapLabel("「商工会：齋藤健一」でなまえも入ります。「、」で続けて書けます。", "hint")
        outer.addWidget(self._hint)
        outer.addLayout(self._rows)
        outer.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)

    def begin(self) -> None:
        """Another 会議録: folded again if its meeting is running."""
        self._is_unfolded = None
        self.refresh()

    @property
    def would_fold(self) -> bool:
        """Whether the first opinion has been written since: the rows give way to it."""
        return len(self.rows) > _FOLDED and self._is_folded(self._meeting.rows(Attendee))

    def refresh(self) -> None:
        """Show what the ledger holds now."""
        meeting, ledger = self._meeting, self._meeting.ledger
        attendees = list(meeting.rows(Attendee))
        came = [each for each in attendees if each.presence != "no"]
        organizations = {each.organization for each in came if each.organization is not None}
        counts = [f"{len(organizations)}団体"] if organizations else []
        self._count.setText("・".join([*counts, f"{len(came)}人"]) if attendees else "")
        sectors = sector_counts(ledger, came)
        is_telling = len(sectors) > 1 or (bool(sectors) and sectors[0][0] != "そのほか")
        self._sectors.setText("　".join(f"{label} {number}" for label, number in sectors))
        self._sectors.setVisible(is_telling)
        asked = asked_about(attendees, ledger)
        is_folded = self._is_folded(attendees)
        shown = [each for at, each in enumerate(attendees) if not is_folded or at < _FOLDED or each.id in asked]
        self.fold.setVisible(len(attendees) > _FOLDED)
        rest = len(attendees) - len(shown)
        self.fold.set_text(f"ほか{rest}人を見る" if rest else "たたむ")
        self._show_rows(shown, asked)
        self.line.setVisible(meeting.is_open)
        self._hint.setVisible(meeting.is_open and not attendees)

    def _is_folded(self, attendees: Sequence[Attendee]) -> bool:
        """Folded once opinions are written, unless the user unfolded it."""
        if len(attendees) <= _FOLDED:
            return False
        if self._is_unfolded is not None:
            return not self._is_unfolded
        return bool(self._meeting.rows(Opinion))

    def _toggle(self) -> None:
        self._is_unfolded = self._is_folded(self._meeting.rows(Attendee))
        self.refresh()

    def _show_rows(self, attendees: Sequence[Attendee], asked: Mapping[int, Sequence[Question]]) -> None:
        minutes = self._meeting.minutes
        first = first_timers(self._meeting.ledger, minutes) if minutes is not None and attendees else frozenset()
        looks = {each.id: self._look(each, each.organization in first) for each in attendees}
        is_same = list(looks.items()) == list(self._looks.items()) and asked == self._asked
        if is_same and self._was_open == self._meeting.is_open:
            return
        had_focus = next((key for key, each in self.rows.items() if each.box.hasFocus()), None)
        self._looks, self._asked, self._was_open = looks, asked, self._meeting.is_open
        for gone in self.rows.values():
            gone.hide()
            gone.deleteLater()
        self.rows = {}
        before: QWidget = self.line
        for attendee in attendees:
            made = AttendeeRow(looks[attendee.id], is_open=self._was_open)
            made.ticked.connect(lambda came, chosen=attendee.id: self._tick(chosen, came))
            made.opened.connect(lambda chosen=attendee.id: self._open(chosen))
            made.dropped.connect(lambda chosen=attendee.id: self._drop(chosen))
            for question in asked.get(attendee.id, ())[:1]:
                mark = RowMark(question, self._meeting.ledger, about=made.accessibleName())
                mark.wanted.connect(self._meeting.context.signals.question_wanted)
                made.body.addWidget(mark)
            self._rows.addWidget(made)
            made.show()
            self.rows[attendee.id] = made
            if before.window() is self.window():
                QWidget.setTabOrder(before, made.box)
            before = made.box
        if before.window() is self.window():
            QWidget.setTabOrder(before, self.fold)
        if had_focus in self.rows:
            self.rows[had_focus].box.setFocus()

    def _look(self, attendee: Attendee, is_first: bool) -> _Look:
        organization = self._meeting.ledger.get(Organization, attendee.organization)
        name = "" if organization is None else one_line(organization.name)
        detail = "　".join(part for part in (one_line(attendee.person), one_line(attendee.role)) if part)
        presence = "" if attendee.presence == "yes" else PRESENCE.get(attendee.presence, "")
        came = attendee.presence != "no"
        return (name, detail, presence, is_first and came, came)

    def _take(self, typed: str) -> None:
        if not self._meeting.add_attendees(typed):
            self._meeting.context.messages.inform("もう出席に入っています")
        elif self._is_unfolded is None and self._meeting.rows(Opinion):
            self._is_unfolded = True
            self.refresh()

    def _tick(self, attendee_id: int, came: bool) -> None:
        attendee = self._meeting.ledger.get(Attendee, attendee_id)
        if attendee is not None:
            self._meeting.change(attendee, attendee.changed(presence="yes" if came else "no"), "出欠")

    def _open(self, attendee_id: int) -> None:
        attendee = self._meeting.ledger.get(Attendee, attendee_id)
        if attendee is not None:
            self._meeting.row_wanted.emit(attendee, "")

    def _drop(self, attendee_id: int) -> None:
        attendee = self._meeting.ledger.get(Attendee, attendee_id)
        if attendee is not None:
            self._meeting.drop(attendee)
            self.line.setFocus()

    def _names(self) -> Sequence[str]:
        organizations = self._meeting.ledger.all(Organization)
        return [each.name for each in sorted(organizations, key=lambda each: sort_key(each.reading or each.name))]

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(170), super().minimumSizeHint().height())
