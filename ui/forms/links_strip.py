"""つながり and 履歴: what a record is connected with, and what was last changed, beside the form or inside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.changes.saving import named
from app.editing import Editing
from app.links import Linked, LinkGroup
from app.records.catalogue import BY_KIND
from app.records.field import FieldKind, FieldValue
from app.rules.japanese_calendar import era_year_name, nearby_word
from app.store import HistoryLine
from app.titles import short_day_words, title_of
from app.wording import counted
from ui import icons, theme
from ui.kind_looks import icon_of
from ui.pages.value_words import value_words
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel, Label, WrapLabel
from ui.widgets.link_button import LinkButton
from ui.widgets.plain_text import one_line
from ui.widgets.surfaces import column, row

_LINES_SHOWN = 4
_VALUE_CHARACTERS = 12
_INDENT = 22  # a picture and what stands between it and the words


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One unit of work in the strip: what, and when by whom."""

    what: str
    when: str


class LinksBox(QWidget):
    """Records the shown one is linked with.

    Signals:
        record_wanted: (kind, id).
    """

    record_wanted = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Sequence[LinkGroup] | None = None
        self._column = column(spacing=2)
        self.setLayout(self._column)
        self.setAccessibleName("つながり")

    def show_groups(self, groups: Sequence[LinkGroup]) -> None:
        """List what it is linked with, group by group."""
        if groups == self._shown:
            return
        self._shown = groups
        _clear(self._column)
        for group in groups:
            rest = group.count - len(group.members)
            heading = group.heading if group.count == 1 else f"{group.heading}　{counted(group.count, group.kind)}"
            self._add(heading, icon_of(group.kind), group.members)
            if rest > 0:
                self._column.addSpacing(theme.px(4))  # of the group, not of its last member
                self._column.addLayout(_below(f"ほか{counted(rest, group.kind)}"))
        if not groups:
            self._column.addWidget(WrapLabel("ほかの記録とつながると、ここに出ます", "hint"))

    def _add(self, heading: str, icon: str, entries: Sequence[Linked]) -> None:
        if self._column.count():
            self._column.addSpacing(theme.px(8))
        self._column.addWidget(ElidedLabel(heading, "cap"))
        for entry in entries:
            line = row(spacing=6)
            picture = Label()
            icons.put(picture, icon, "ai", 16)
            line.addWidget(picture)
            button = LinkButton(entry.title)
            button.clicked.connect(lambda _on=False, of=entry: self.record_wanted.emit(of.kind, of.id))
            line.addWidget(button, 1)
            self._column.addLayout(line)
            if entry.note:
                self._column.addLayout(_below(entry.note))


class HistoryBox(QWidget):
    """The last changes.

    Signals:
        all_wanted: the whole history.
    """

    all_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = column(spacing=4)
        self.setLayout(self._column)
        self.setAccessibleName("履歴")

    def show_waiting(self) -> None:
        """The journal has not been read yet: nobody may take that for an empty one."""
        self._show((), "読んでいます…")

    def show_entries(self, entries: Sequence[HistoryEntry]) -> None:
        """Say what was changed last, newest first."""
        self._show(entries, "まだありません")

    def _show(self, entries: Sequence[HistoryEntry], without: str) -> None:
        _clear(self._column)
        for entry in entries:
            line = row(spacing=6)
            picture = Label()
            icons.put(picture, "history", "ai", 15)
            line.addWidget(picture)
            line.addWidget(ElidedLabel(entry.what), 1)
            self._column.addLayout(line)
            self._column.addLayout(_below(entry.when))
        if not entries:
            self._column.addWidget(Label(without, "hint"))
        button = Button("すべての履歴", "quiet", small=True)
        button.clicked.connect(self.all_wanted)
        self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)


def history_entries(lines: Sequence[HistoryLine], editing: Editing, today: date) -> list[HistoryEntry]:
    """The newest units of work of a record, in words: 「参加費 100円→200円」, 「3つの欄を書きかえ」."""
    units: dict[object, list[HistoryLine]] = {}
    for line in lines:
        units.setdefault(line.stamp, []).append(line)
    newest = list(units.values())[-_LINES_SHOWN:]
    return [HistoryEntry(_what(unit, editing, today), _when(unit[0], today)) for unit in reversed(newest)]


def _what(unit: Sequence[HistoryLine], editing: Editing, today: date) -> str:
    changed = [line for line in unit if line.field]
    if len(changed) == 1 and len(unit) == 1:
        line = changed[0]
        field = BY_KIND[line.kind].field(line.field)
        if field.kind is FieldKind.LONG_TEXT:
            return f"{field.label}を書きかえ"
        old, new = (_value_words(line, value, editing, today) for value in (line.old, line.new))
        return f"{field.label} {old}→{new}" if old else f"{field.label} {new}"
    if changed and len(changed) == len(unit):
        return f"{len(changed)}つの欄を書きかえ"
    label = one_line(unit[0].label)
    own = "" if editing.root is None else named(editing.root)
    return label.removeprefix(own).lstrip("のにを") if own and label != own else label


def _value_words(line: HistoryLine, value: FieldValue, editing: Editing, today: date) -> str:
    """A value in a few words, as the whole history says it; '' for nothing."""
    if value is None or value == "":
        return ""
    field = BY_KIND[line.kind].field(line.field)
    if field.target and isinstance(value, int):
        target = editing.get(BY_KIND[field.target], value)
        words = "" if target is None else title_of(target, editing)
    elif field.kind is FieldKind.DATE:
        words = short_day_words(str(value), today)
    else:
        words = value_words(field, value, editing.ledger)
    words = one_line(words)
    return words if len(words) <= _VALUE_CHARACTERS else f"{words[:_VALUE_CHARACTERS]}…"


def _when(line: HistoryLine, today: date) -> str:
    day = line.when.date()
    distance = (today - day).days
    word = nearby_word(day, today) if 0 <= distance <= 2 else f"{day.month}月{day.day}日"
    if distance > 330:
        word = f"{era_year_name(day)}{word}"
    return " ".join(part for part in (word, f"{line.when:%H:%M}" if distance <= 2 else "", one_line(line.who)) if part)


def _below(words: str) -> QHBoxLayout:
    """A hint below a line with a picture, under its words and not under the picture: it belongs to that line."""
    line = row(spacing=0)
    line.addSpacing(theme.px(_INDENT))
    line.addWidget(ElidedLabel(words, "hint"), 1)
    return line


def _clear(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            while (part := inner.takeAt(0)) is not None:
                piece = part.widget()
                if piece is not None:
                    piece.hide()
                    piece.deleteLater()
            inner.deleteLater()
