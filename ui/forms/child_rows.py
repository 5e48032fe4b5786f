"""ChildRows: what belongs to a record, a line each; the line one is at opens in place and shows its fields.

Any number of rows costs a button each, the editors exist once. Enter goes from field to field and from the last one
into the next row, or into a new one; everything is typed into the Editing of the record and saved with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.changes.positions import position_between
from app.editing import Editing
from app.joined import Question
from app.ledger import Ledger
from app.problem import Problem
from app.records.base import Record
from app.records.field import FieldKind
from app.records.ids import new_id
from app.titles import day_of
from app.wording import counted, noun
from ui import theme
from ui.forms.bound_fields import BoundFields
from ui.forms.field_editors import is_edited
from ui.forms.form_section import FormSection
from ui.forms.link_choices import LinkChoices
from ui.forms.read_only import let_lead_on, make_read_only
from ui.forms.row_mark import RowMark, asked_about
from ui.forms.row_panel import RowPanel
from ui.forms.row_words import row_words
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel, WrapLabel
from ui.widgets.surfaces import column, row
from ui.widgets.tab_order import stand_before, stops_of

_MOST_SHOWN = 12  # rows before 「のこり … を見る」


class ChildRows(FormSection):
    """A section with the rows of one kind.

    Signals:
        edited: the user changed, added, moved or took away a row.
        record_wanted: (kind, id) ひらく beside a link.
        row_opened: (widget) the fields of a row stand there now; the form brings them into sight.
    """

    record_wanted = Signal(str, object)
    row_opened = Signal(object)

    def __init__(
        self,
        record_class: type[Record],
        parent_field: str,
        *,
        today: date,
        choices: LinkChoices,
        ledger: Ledger,
        heading: str = "",
        names: Sequence[str] = (),
        has_rule: bool = True,
        nothing: str = "",
    ) -> None:
        """`parent_field` links a row to the record; `names` are the fields shown, all of them by default.

        `nothing` stands there while there is no row: what is written here, or how else a row comes.
        """
        self._noun = noun(record_class.KIND, ledger)
        super().__init__(heading or self._noun, action="足す", icon="plus", has_rule=has_rule)
        self.record_class, self.parent_field = record_class, parent_field
        self._today, self._choices, self._ledger = today, choices, ledger
        shown = [field.name for field in record_class.FIELDS if is_edited(field) and not field.parent]
        self._fields = [record_class.field(name) for name in names or shown if name not in _of_rules(record_class)]
        self._has_position = any(field.kind is FieldKind.POSITION for field in record_class.FIELDS)
        self._editing: Editing | None = None
        self._parent_id = 0
        self._open_id: int | None = None
        self._shows_all = False
        self._panel: RowPanel | None = None
        self._buttons: dict[int, RowButton] = {}
        self._rows = column(spacing=2)
        self._nothing = WrapLabel(nothing, "hint")
        self._has_nothing_to_say = not nothing
        self._nothing.hide()
        self.body.addWidget(self._nothing)
        self.body.addLayout(self._rows)
        self._more = Button("", "quiet", icon="down", small=True)
        self._more.clicked.connect(self._show_all)
        let_lead_on(self._more)
        self.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        assert self.action is not None  # asked for above
        self.add_button = self.action
        self.add_button.setAccessibleName(f"{self._noun}を足す")
        self.add_button.clicked.connect(lambda: self.begin_row())

    # ---- for the form

    def show_record(self, editing: Editing, record: Record | None) -> None:
        """Show the rows of a record; the open one stays open if it is still there."""
        is_same = record is not None and record.id == self._parent_id
        self._editing, self._parent_id = editing, 0 if record is None else record.id
        if not is_same:
            self._open_id, self._shows_all = None, False
        self._show_rows()

    def bound_fields(self) -> Sequence[BoundFields]:
        """The fields of the open row."""
        return () if self._panel is None or self._open_id is None else self._panel.bound_fields()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Open the first row in which something is wrong, and say it there."""
        ids = {each.id for each in self.rows()}
        own = [problem for problem in problems if problem.record_id in ids and problem.kind == self.record_class.KIND]
        if own:
            self.open_row(own[0].record_id)
        if self._panel is not None and self._open_id is not None:
            self._panel.show_problems(problems)

    def focus_field(self, record_id: int, name: str) -> bool:
        """Put the cursor into a field of a row; False when it is no row of this record."""
        if all(each.id != record_id for each in self.rows()):
            return False
        if record_id != self._open_id:  # opening again would take away what is said beside the fields
            self.open_row(record_id)
        assert self._panel is not None  # a row is open
        self._panel.focus_field(name)
        return True

    # ---- rows

    def rows(self) -> list[Record]:
        """The rows as they stand under the pen, in order; without an order of their own, the newest first."""
        if self._editing is None or not self._parent_id:
            return []
        rows: list[Record] = list(self._editing.linking(self.record_class, self.parent_field, self._parent_id))
        if not self._has_position:
            rows.sort(key=_newest_first, reverse=True)
        return rows

    def begin_row(self, after: int | None = None) -> None:
        """A new row behind another (None: the last), open, the cursor in its first field."""
        if self._editing is None or not self._parent_id or self._is_read_only:
            return
        made = self.record_class(id=new_id()).changed(**{self.parent_field: self._parent_id})
        if self._has_position:
            rows = self.rows()
            at = next((number for number, each in enumerate(rows) if each.id == after), len(rows) - 1)
            lower = rows[at].text_of("pos") if rows else ""
            upper = rows[at + 1].text_of("pos") if at + 1 < len(rows) else ""
            made = made.changed(pos=position_between(lower, upper))
        self._editing.put(made)
        self.open_row(made.id)
        self.edited.emit()
        self._begin_typing()

    def open_row(self, record_id: int | None) -> None:
        """Show the fields of one row in its place; None: of none."""
        self._open_id = record_id
        self._show_rows()

    def drop_row(self, record_id: int) -> None:
        """Take a row away with what belongs to it; 元に戻す brings it back once the record is saved."""
        rows = self.rows()
        at = next((number for number, each in enumerate(rows) if each.id == record_id), -1)
        if self._editing is None or at < 0:
            return
        self._editing.drop(rows[at])
        self._open_id = None
        self._show_rows()
        self.edited.emit()
        rest = self.rows()
        if rest:
            button = self._buttons.get(rest[min(at, len(rest) - 1)].id)
            (button or self.add_button).setFocus()
        else:
            self.add_button.setFocus()

    def move_row(self, record_id: int, step: int) -> None:
        """Move a row up (-1) or down (1): only its own position changes."""
        rows = self.rows()
        at = next((number for number, each in enumerate(rows) if each.id == record_id), -1)
        target = at + step
        if self._editing is None or at < 0 or not 0 <= target < len(rows) or not self._has_position:
            return
        others = [each for each in rows if each.id != record_id]
        lower = others[target - 1].text_of("pos") if target else ""
        upper = others[target].text_of("pos") if target < len(others) else ""
        self._editing.put(rows[at].changed(pos=position_between(lower, upper)))
        self._show_rows()
        self.edited.emit()

    # ---- inside

    @property
    def _is_read_only(self) -> bool:
        """The form that made everything in it read-only put out what adds a row, too."""
        return not self.add_button.isEnabledTo(self)

    def _show_rows(self) -> None:
        rows = self.rows()
        if self._open_id is not None and all(each.id != self._open_id for each in rows):
            self._open_id = None
        asked = {} if self._editing is None else asked_about(rows, self._editing)
        shows_all = self._shows_all or self._open_id is not None or any(each.id in asked for each in rows[_MOST_SHOWN:])
        shown = rows if shows_all else rows[:_MOST_SHOWN]
        self._clear()
        stops: list[QWidget] = []
        for each in shown:
            for line in self._lines_of(each, rows, asked.get(each.id, ())):
                self._rows.addWidget(line)
                line.show()  # the layout would do it in the next turn only, and the cursor goes there in this one
                stops += stops_of(line)
        self._nothing.setVisible(not rows and not self._has_nothing_to_say)
        rest = len(rows) - len(shown)
        self._more.setVisible(rest > 0)
        self._more.set_text(f"のこり{counted(rest, self.record_class.KIND)}を見る")
        stand_before(self._more, stops)
        if self._is_read_only:  # rows and fields were made anew
            make_read_only(self)

    def _lines_of(self, record: Record, rows: Sequence[Record], asked: Sequence[Question]) -> Sequence[QWidget]:
        """The row, and below it that something is open about it; an open row says itself what its fields can say."""
        line: QWidget
        if record.id == self._open_id:
            line = panel = self._filled_panel(record, rows)
            asked = [each for each in asked if not panel.says(each)]
        else:
            line = self.make_row(record)
        if not asked:
            return (line,)
        mark = RowMark(asked[0], self._ledger, about=self.words_of(record)[0] or self._noun)
        mark.wanted.connect(self.question_wanted)
        return line, mark

    def _clear(self) -> None:
        """Take the lines away; the panel keeps its place and the cursor in it as long as a row is open."""
        while (item := self._rows.itemAt(0)) is not None:
            widget = item.widget()
            assert widget is not None  # nothing else is put in
            self._rows.removeWidget(widget)  # not takeAt: the item would live on and keep the height of the panel
            is_panel = widget is self._panel
            if is_panel:
                widget.setVisible(self._open_id is not None)
            else:
                widget.hide()
                widget.deleteLater()
        self._buttons = {}

    def make_row(self, record: Record) -> QWidget:
        """A closed row; a hand-made section may put more beside it."""
        title, detail = self.words_of(record)
        button = RowButton(title or "（まだ書いていません）", detail, self._noun)
        button.clicked.connect(lambda: self._enter(record.id))
        let_lead_on(button)
        self._buttons[record.id] = button
        return button

    def words_of(self, record: Record) -> tuple[str, str]:
        """What a closed row says: (what it is, what else)."""
        assert self._editing is not None  # it has rows
        return row_words(record, self._fields, self._editing)

    def _enter(self, record_id: int) -> None:
        self.open_row(record_id)
        self._begin_typing()

    def _begin_typing(self) -> None:
        """The cursor into the first field of the open row, which is brought into sight."""
        if self._panel is not None:
            self._panel.focus_first()
            self.row_opened.emit(self._panel)

    def _filled_panel(self, record: Record, rows: Sequence[Record]) -> RowPanel:
        if self._panel is None:
            self._panel = self._make_panel()
        assert self._editing is not None  # it has rows
        self._panel.show_row(self._editing, record)
        self._panel.set_movable(self._has_position and len(rows) > 1)
        return self._panel

    def _make_panel(self) -> RowPanel:
        panel = RowPanel(
            self.record_class,
            self._fields,
            today=self._today,
            choices=self._choices,
            ledger=self._ledger,
            rows_of=lambda child, field: ChildRows(
                child, field, today=self._today, choices=self._choices, ledger=self._ledger, has_rule=False
            ),
        )
        panel.edited.connect(self.edited)
        panel.record_wanted.connect(self.record_wanted)
        panel.question_wanted.connect(self.question_wanted)
        panel.went_on.connect(lambda: QTimer.singleShot(0, self, self._go_on))
        panel.closed.connect(self._close)
        panel.dropped.connect(lambda: self.drop_row(self._open_id or 0))
        panel.moved.connect(lambda step: self.move_row(self._open_id or 0, step))
        return panel

    def _go_on(self) -> None:
        """Enter in the last field: on into the next row, or into a new one."""
        ids = [each.id for each in self.rows()]
        if self._open_id not in ids:
            return
        at = ids.index(self._open_id)
        if at + 1 < len(ids) and self._has_position:
            self._enter(ids[at + 1])
        else:
            self.begin_row(self._open_id)

    def _close(self) -> None:
        was_open = self._open_id
        self.open_row(None)
        button = self._buttons.get(was_open or 0)
        (button or self.add_button).setFocus()

    def _show_all(self) -> None:
        self._shows_all = True
        self._show_rows()


class RowButton(Button):
    """A closed row: what it is, and what else it says. Press or Enter opens it."""

    def __init__(self, title: str, detail: str, word: str) -> None:
        spoken = "　".join(part for part in (title, detail) if part)
        super().__init__("", "foot", tool_tip=spoken, name=f"{word} {spoken}")
        self._line = row(spacing=12)
        self._line.setContentsMargins(theme.px(8), 0, theme.px(8), 0)
        self.setLayout(self._line)
        self.labels = [ElidedLabel(text, role) for text, role in ((title, "body"), (detail, "cap")) if text]
        for label in self.labels:
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._line.addWidget(label)
        self.setMinimumHeight(theme.size("small_control"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Details begin at the same edge in all rows; what the title leaves is theirs, and else they go below it."""
        super().resizeEvent(event)
        title, *details = self.labels
        if not details:
            return
        needed, needed_beside = title.sizeHint(), details[0].sizeHint()
        room = self.width() - 2 * theme.px(8) - theme.px(12)
        is_one_line = needed.width() + needed_beside.width() <= room
        self._line.setDirection(QBoxLayout.Direction.LeftToRight if is_one_line else QBoxLayout.Direction.TopToBottom)
        self._line.setSpacing(theme.px(12 if is_one_line else 2))
        above = theme.px(0 if is_one_line else 8)
        self._line.setContentsMargins(theme.px(8), above, theme.px(8), above)
        height = 0 if is_one_line else needed.height() + needed_beside.height() + theme.px(2) + 2 * above
        self.setMinimumHeight(max(theme.size("small_control"), height))
        share = min(room * 3 // 5, room - needed_beside.width()) if is_one_line else 1
        self._line.setStretch(0, share)
        self._line.setStretch(1, room - share if is_one_line else 1)


def _newest_first(record: Record) -> tuple[object, ...]:
    """The day first, then the key in the order of its declaration (a year, then 実績 and 目標)."""
    keys = (field.name for field in record.key_fields() if not field.parent)
    return (day_of(record), *((record.get(name) is not None, record.get(name) or "") for name in keys), record.id)


def _of_rules(record_class: type[Record]) -> set[str]:
    """The fields of a くりかえし: picked in the dialog of the 定例, never typed (window.md, 03_schedule)."""
    groups = {field.group for field in record_class.FIELDS if field.kind is FieldKind.RULE}
    return {field.name for field in record_class.FIELDS if field.group and field.group in groups}
