"""新しく: which body, on which day; everything else comes from the last time."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from app.editing import Editing
from app.meetings.starting import Start, start_minutes
from app.records.ids import new_id
from app.records.meeting_body import MeetingBody
from app.records.minutes import Minutes
from app.wording import noun
from ui.context import AppContext
from ui.editors.date_editor import DateEditor, spoken_date
from ui.editors.link_editor import LinkEditor
from ui.forms.link_choices import LinkChoices
from ui.widgets.dialog import DeedDialog
from ui.widgets.field_row import FieldRow
from ui.widgets.surfaces import Well


class StartDialog(DeedDialog):
    """Asks the two things, and says what will be taken over. Both may stay empty."""

    def __init__(self, parent: QWidget, context: AppContext, *, after: Minutes | None = None) -> None:
        """`after` is the 会議録 in sight, whose body meets again; else the only body there is stands there already."""
        word = noun(Minutes.KIND, context.ledger)
        super().__init__(parent, title=f"新しい{word}", deed=f"{word}をつくる")
        self._context = context
        self._made: MeetingBody | None = None
        self._editing = Editing(context.ledger, Minutes(id=new_id()), is_new=True)
        choices = LinkChoices(lambda: self._editing)
        editor = choices.editor(Minutes.field("meeting_body"))
        assert isinstance(editor, LinkEditor)
        self.body_editor = editor
        self.body_editor.setObjectName("meeting_body")
        self.body_editor.wanted.connect(self._make_body)
        bodies = [each.id for each in context.ledger.all(MeetingBody) if not each.dissolved]
        body = after.meeting_body if after is not None else bodies[0] if len(bodies) == 1 else None
        self.body_editor.show_value(body)
        self.day_editor = DateEditor(context.today())
        self.day_editor.show_value(context.today().isoformat())
        body_word = noun(MeetingBody.KIND, context.ledger)
        self._body_row = FieldRow(
            body_word, self.body_editor, hint="なまえを書くと候補が出ます。なければ、そのままつくれます。"
        )
        self._day_row = FieldRow("日", self.day_editor)
        self._well = Well("info")
        for widget in (self._body_row, self._day_row, self._well):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.body_editor.edited.connect(self._say)
        self.day_editor.edited.connect(self._say)
        self.day_editor.input.returnPressed.connect(self.try_deed)
        self._say()
        first = self.body_editor.input if body is None else self.day_editor.input
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        first.selectAll()

    @property
    def start(self) -> Start:
        """The new 会議録 with what it takes over."""
        return self._start()

    def may_do(self) -> bool:
        """A day that cannot be read is asked for again; a name that is not known yet becomes a new body."""
        reading = self.body_editor.read()
        if reading.problem:
            self._make_body(reading.typed)
        problem = self.day_editor.read().problem
        self._day_row.set_problem(problem)
        if problem:
            QTimer.singleShot(0, self.day_editor.input, self.day_editor.input.setFocus)  # Enter leads on to やめる
        return not problem

    def _start(self) -> Start:
        day = self.day_editor.read()
        value = self.body_editor.read().value
        is_new = self._made is not None and value == self._made.id
        body = (
            self._made if is_new else self._context.ledger.get(MeetingBody, value if isinstance(value, int) else None)
        )
        return start_minutes(
            self._context.ledger, body=body, date="" if day.problem else str(day.value), is_new_body=is_new
        )

    def _make_body(self, typed: str) -> None:
        name = " ".join(typed.split())
        if not name:
            return
        self._made = MeetingBody(id=new_id(), name=name)
        self._editing.put(self._made)
        self.body_editor.show_value(self._made.id)
        self._say()
        self.day_editor.input.setFocus()

    def _say(self) -> None:
        reading = self.day_editor.read()
        self._day_row.set_problem("")
        self._day_row.set_hint(reading.spoken)
        self._well.text.setText(start_words(self._start(), self._context.today()))


def start_words(start: Start, today: date) -> str:
    """What will be there at once: 「第5回。前回（令和8年10月28日）から、次第 5つ、出席 12人を引きつぎます。」"""
    if start.body is not None:
        return f"新しい会議体「{start.body.name}」をつくって、1回めの記録にします。"
    if start.minutes.meeting_body is None:
        return "会議体がなくても書けます。あとで入れられます。"
    brought = []
    if start.items:
        brought.append(f"次第 {len(start.items)}つ")
    if start.attendees:
        brought.append(f"出席 {len(start.attendees)}人")
    if start.open_promises:
        brought.append(f"まだの約束 {start.open_promises}件")
    number = f"第{start.minutes.number}回です。" if start.minutes.number else ""
    if not brought:
        return number + "題と日にちだけで、すぐに書きはじめられます。"
    day = spoken_date(start.last.date) if start.last is not None else ""
    source = f"前回（{day}）から、" if day else ""
    return f"{number}{source}{'、'.join(brought)}を引きつぎます。"
