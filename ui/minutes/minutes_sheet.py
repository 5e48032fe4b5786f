"""The sheet of one 会議録: head, and below it what is written before, during and after the meeting."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QStackedWidget, QTextEdit, QWidget

from app.changes.change import ChangeSet
from app.editing import Editing
from app.links import links_of
from app.problem import Problem
from app.records.minutes import AgendaItem, Minutes
from app.wording import noun
from ui import icons, theme
from ui.context import AppContext
from ui.forms.bar_slot import BarSlot
from ui.forms.links_strip import HistoryBox, LinksBox, history_entries
from ui.forms.read_only import make_read_only
from ui.forms.tabs import Tabs
from ui.minutes.meeting import Meeting
from ui.minutes.minutes_header import MinutesHeader
from ui.minutes.talk_part import TalkPart
from ui.minutes.written_parts import AFTER, BEFORE, WrittenPart
from ui.widgets.buttons import Button
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.surfaces import ScrollBody, Section, Surface, column, row, rule

TAB_WORDS = (
    ("はじめに", "はじめに"),
    ("話し合い", "話し合い"),
    ("まとめ", "まとめ"),
    ("つながり・履歴", "つながり"),
)
BEFORE_TAB, TALK_TAB, AFTER_TAB, LINKS_TAB = range(4)
_LABELS_BESIDE = 34


class MinutesSheet(QWidget):
    """Shows one Editing and the meeting it belongs to.

    Signals:
        edited: something was typed into a field.
        tab_changed: another part is in sight.
        reopen_wanted: なおす of a 確定 one.
    """

    edited = Signal()
    tab_changed = Signal()
    reopen_wanted = Signal()

    def __init__(self, context: AppContext, meeting: Meeting, editing_of: Callable[[], Editing]) -> None:
        super().__init__()
        self._context, self._meeting, self._editing_of = context, meeting, editing_of
        word = noun(Minutes.KIND, context.ledger)
        self.setAccessibleName(word)
        self.setProperty("role", "sheet")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        today = context.today()
        self.header = MinutesHeader(word)
        self.tabs = Tabs(TAB_WORDS)
        self.before = WrittenPart("はじめに", BEFORE, today=today, editing_of=editing_of)
        self.talk = TalkPart(meeting)
        self.after = WrittenPart("まとめ", AFTER, today=today, editing_of=editing_of)
        self.links, self.history = LinksBox(), HistoryBox()
        self.bar_slot = BarSlot()
        self._is_read_only: bool | None = None
        self._build()

    @property
    def tab(self) -> int:
        """Which part is in sight."""
        return self._stack.currentIndex()

    @property
    def sections(self) -> Sequence[QWidget]:
        """The parts, by tab."""
        return (self.before, self.talk, self.after, self._links_body)

    def current_section(self) -> int:
        """Number of the part in sight."""
        return self.tab

    @property
    def parts(self) -> tuple[WrittenPart, WrittenPart]:
        """The parts with fields of the 会議録 itself."""
        return self.before, self.after

    def show_editing(self, editing: Editing) -> None:
        """Fill head and fields; the meeting itself follows on its own."""
        self._unlock()
        for part in self.parts:
            part.show_editing(editing)
        self._lock()
        self.show_head()

    def show_head(self) -> None:
        """Say again which meeting it is."""
        editing = self._editing_of()
        if isinstance(editing.root, Minutes):
            may_write = self._meeting.may_tick
            self.header.show_minutes(self._context.ledger, editing.root, is_new=editing.is_new, may_write=may_write)

    def begin(self) -> None:
        """Another 会議録 is on the table."""
        self.talk.begin()
        for part in self.parts:
            part.scroll_to_top()

    def show_tab(self, number: int) -> None:
        """Bring a part into sight."""
        if not 0 <= number < len(TAB_WORDS):
            return
        self.talk.keep_typing()
        self._stack.setCurrentIndex(number)
        self.tabs.mark(number)
        self.show_history()
        self.tab_changed.emit()

    def show_talk(self) -> None:
        """Bring the meeting itself into sight."""
        self.show_tab(TALK_TAB)

    def show_links(self) -> None:
        """Read つながり and 履歴 from the ledger and the file."""
        editing = self._editing_of()
        root = editing.root
        if root is None:
            return
        groups = links_of(self._context.ledger, root, records=editing)
        self.links.show_groups([group for group in groups if group.kind != AgendaItem.KIND])  # its own 次第 is no link
        lines = [] if editing.is_new else self._context.history_of(editing.root_id)
        self.history.show_entries(history_entries(lines, editing, self._context.today()))

    def show_history(self) -> None:
        """Something was written: つながりと履歴 are read again if they are in sight."""
        if self.tab == LINKS_TAB:
            self.show_links()

    def focus_first(self) -> None:
        """The cursor to where one begins in the part that is in sight."""
        if self.tab == TALK_TAB:
            self.talk.focus_first()
        elif self.tab == BEFORE_TAB:
            self.before.focus_field("title")
        elif self.tab == AFTER_TAB:
            self.after.focus_field("summary")

    def focus_field(self, name: str) -> bool:
        """Show the field of this name; False when no part has it."""
        for number, part in ((BEFORE_TAB, self.before), (AFTER_TAB, self.after)):
            if part.fields.editor(name) is not None:
                self.show_tab(number)
                return part.focus_field(name)
        return False

    def focused_field(self) -> str:
        """Name of the field with the cursor, '' for none."""
        focused = self.window().focusWidget()
        name = "" if focused is None else focused.objectName()
        return name if any(part.fields.editor(name) is not None for part in self.parts) else ""

    def follow(self, change_set: ChangeSet) -> None:
        """Rows were written."""
        self.talk.follow(change_set)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say what is wrong beside the fields, and go to the first."""
        for part in self.parts:
            part.show_problems(problems)
        for problem in problems:
            if self.focus_field(problem.field):
                return

    def panes(self) -> tuple[QWidget, ...]:
        """What F6 walks through."""
        if self.tab == TALK_TAB:
            return self.talk.panes()
        shown = self._stack.currentWidget()
        return () if shown is None else (shown,)

    def _build(self) -> None:
        outer = column(spacing=0)
        self.setLayout(outer)
        outer.addWidget(self.header)
        tabs = row(spacing=0)
        tabs.setContentsMargins(theme.px(20), 0, theme.px(16), 0)
        tabs.addWidget(self.tabs)
        outer.addLayout(tabs)
        outer.addWidget(rule())
        final = row(spacing=0)
        final.setContentsMargins(theme.px(14), 0, theme.px(14), 0)
        final.addWidget(self._make_final_well())
        outer.addLayout(final)
        outer.addLayout(self.bar_slot)
        self._stack = QStackedWidget()
        self._links_body = links = ScrollBody(margin=24, spacing=18, name="つながりと履歴")
        for heading, box in (("つながり", self.links), ("履歴", self.history)):
            section = Section(heading, has_rule=heading == "履歴")
            section.body.addWidget(box)
            links.body.addWidget(section)
        links.body.addStretch(1)
        for part in self.sections:
            self._stack.addWidget(part)
        ground = QWidget()
        ground.setProperty("role", "ground")
        ground.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        body = column(spacing=0)
        ground.setLayout(body)
        body.addWidget(self._stack)
        outer.addWidget(ground, 1)
        self.tabs.wanted.connect(self.go_to_section)
        on = Button("話し合いへ進む", "primary", icon="forward")
        on.clicked.connect(lambda: self.go_to_section(TALK_TAB))
        self.before.put_below(on)
        for part in self.parts:
            part.edited.connect(self.show_head)
            part.edited.connect(self.edited)

    def _make_final_well(self) -> QWidget:
        self._final = Surface("well_info", margin=8)
        self._final.setAccessibleName("確定した記録")
        line = row(spacing=10)
        lock = Label()
        icons.put(lock, "lock", "ai", 20)
        line.addWidget(lock)
        words = WrapLabel("確定した記録です。読むだけになっています。約束の「できた」は、いまも付けられます。")
        words.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(words, 1)
        self.reopen = Button("なおす", small=True, icon="write", name="確定をといて、なおす")
        self.reopen.clicked.connect(self.reopen_wanted)
        line.addWidget(self.reopen)
        self._final.body.addLayout(line)
        return self._final

    def go_to_section(self, number: int) -> None:
        """Bring a part into sight, the cursor where one begins."""
        self.show_tab(number)
        self.focus_first()

    def _lock(self) -> None:
        """A 確定 one, or a ledger that can only be read."""
        minutes = self._meeting.minutes
        is_final = minutes is not None and minutes.state == "final"
        self._final.setVisible(is_final)
        self.reopen.setVisible(self._meeting.may_tick)
        if minutes is not None and not self._meeting.is_open:
            for part in self.parts:
                make_read_only(part)
            self._is_read_only = True

    def _unlock(self) -> None:
        """Fields of a 確定 one can be written again once it is opened."""
        if not self._is_read_only:
            return
        for part in self.parts:
            for control in part.findChildren(QWidget):
                if isinstance(control, QLineEdit | QTextEdit):
                    control.setReadOnly(False)
                elif isinstance(control, QComboBox | QAbstractButton):
                    control.setEnabled(True)
        self._is_read_only = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = theme.characters_across(self.width()) < _LABELS_BESIDE
        for part in self.parts:
            part.set_labels_above(is_narrow)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(480), theme.px(300))
