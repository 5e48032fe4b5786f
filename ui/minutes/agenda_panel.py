"""次第: the points of the agenda, one of them on the table; a line below for further ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from app.joined import Question
from app.meetings.agenda import point_titles
from app.records.minutes import AgendaItem, Opinion
from ui import theme
from ui.forms.row_mark import RowMark, asked_about
from ui.minutes.entry_line import EntryLine
from ui.minutes.meeting import Meeting
from ui.widgets.buttons import Button, IconButton
from ui.widgets.labels import ElidedLabel, Label, WrapLabel
from ui.widgets.plain_text import one_line
from ui.widgets.surfaces import column, row

_REST = "そのほかの意見"


class PointButton(Button):
    """One point: number, title, time. Chosen by a press; F2, a double click or the menu key write and move it.

    Signals:
        opened: write it.
        menu_wanted: the other deeds.
        stepped: (step) Alt+↑ or Alt+↓ moves it.
        dropped: Delete.
    """

    opened = Signal()
    menu_wanted = Signal()
    stepped = Signal(int)
    dropped = Signal()

    def __init__(self, number: str, title: str, time: str) -> None:
        spoken = "　".join(part for part in (number, one_line(title), time) if part)
        super().__init__("", "point", tool_tip=spoken, name=f"次第 {spoken}")
        self.setCheckable(True)
        line = row(spacing=8)
        line.setContentsMargins(theme.px(8), 0, theme.px(8), 0)
        self.setLayout(line)
        for words, role, share in ((number, "cap", 0), (title, "body", 1), (time, "cap", 0)):
            label = ElidedLabel(words, role) if share else Label(words, role)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            if words:
                line.addWidget(label, share)
        self.setMinimumHeight(theme.size("small_control"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.key() == Qt.Key.Key_F2:
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Menu:
            self.menu_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.dropped.emit()
        elif is_alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.opened.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit()


class AgendaPanel(QWidget):
    """The points.

    Attributes:
        line: where further ones are typed.

    Signals:
        point_chosen: (id or None) this one is on the table now.
    """

    point_chosen = Signal(object)

    def __init__(self, meeting: Meeting) -> None:
        super().__init__()
        self.setAccessibleName("次第")
        self._meeting = meeting
        self._chosen: int | None = None
        self._shown: list[tuple[int, str, str]] = []
        self._asked: Mapping[int, Sequence[Question]] = {}
        self._marks: list[RowMark] = []
        self.buttons: dict[int | None, PointButton] = {}
        outer = column(spacing=6)
        self.setLayout(outer)
        head = row(spacing=6)
        head.addWidget(Label("次第", "section"), 1)
        self.more = IconButton("more", "えらんだ次第でできること")
        self.more.clicked.connect(lambda: self._open_menu(self._chosen))
        head.addWidget(self.more)
        outer.addLayout(head)
        self._rows = column(spacing=2)
        outer.addLayout(self._rows)
        self._hint = WrapLabel("「15:00 講話」のように、時刻と題を書きます。", "hint")
        self.line = EntryLine("次第を足す", "次第を書いて Enter")
        self.line.setObjectName("point_line")
        self.line.setProperty("small", True)
        self.line.taken.connect(self._take)
        self.line.pasted.connect(lambda lines: self._take("\n".join(lines)))
        outer.addWidget(self.line)
        outer.addWidget(self._hint)

    @property
    def chosen(self) -> int | None:
        """The point on the table, None for the opinions of no point."""
        return self._chosen

    def begin(self) -> None:
        """Another 会議録: the point that was talked about last is on the table, else the first ワーク or point."""
        items = self._meeting.rows(AgendaItem)
        talked = {opinion.agenda_item for opinion in self._meeting.rows(Opinion)}
        last = [item for item in items if item.id in talked][-1:]
        works = [item for item in items if item.kind == "work"]
        first = next(iter(last or works or items), None)
        self._chosen = None if first is None else first.id
        self.refresh()

    def refresh(self) -> None:
        """Show what the ledger holds now."""
        items = self._meeting.rows(AgendaItem)
        titles = point_titles(items)
        ids = {item.id for item in items}
        if self._chosen not in ids and self._chosen is not None:
            self._chosen = next(iter(ids), None) if len(ids) == 1 else None
        has_rest = any(opinion.agenda_item not in ids for opinion in self._meeting.rows(Opinion))
        shown = [(item.id, titles[item.id], item.start.removeprefix("0")) for item in items]
        if has_rest and items:
            shown.append((0, _REST, ""))
        asked = asked_about(items, self._meeting.ledger)
        if shown != self._shown or asked != self._asked:
            self._shown, self._asked = shown, asked
            self._make_rows()
        is_open = self._meeting.is_open
        self.line.setVisible(is_open)
        self._hint.setVisible(is_open and not items)
        self.more.setVisible(is_open and bool(ids))
        for key, button in self.buttons.items():
            button.setChecked(key == self._chosen)

    def choose(self, item: int | None) -> None:
        """Put another point on the table."""
        self._chosen = item
        for key, button in self.buttons.items():
            button.setChecked(key == item)
        self.point_chosen.emit(item)

    def step(self, by: int) -> None:
        """The next or previous point."""
        keys = list(self.buttons)
        at = keys.index(self._chosen) if self._chosen in keys else -1
        target = at + by if at >= 0 else 0
        if 0 <= target < len(keys):
            self.choose(keys[target])

    def _make_rows(self) -> None:
        focused = next((key for key, button in self.buttons.items() if button.hasFocus()), 0)
        had_focus = any(button.hasFocus() for button in self.buttons.values())
        for gone in (*self.buttons.values(), *self._marks):
            gone.hide()
            gone.deleteLater()
        self.buttons, self._marks = {}, []
        before: QWidget = self.more
        for number, (item_id, title, time) in enumerate(self._shown, 1):
            key = item_id or None
            button = PointButton(str(number) if key else "", title, time)
            button.clicked.connect(lambda _on=False, chosen=key: self.choose(chosen))
            button.opened.connect(lambda chosen=key: self._open(chosen))
            button.menu_wanted.connect(lambda chosen=key: self._open_menu(chosen))
            button.stepped.connect(lambda by, chosen=key: self._move(chosen, by))
            button.dropped.connect(lambda chosen=key: self._drop(chosen))
            self._rows.addWidget(button)
            self.buttons[key] = button
            if before.window() is self.window():
                QWidget.setTabOrder(before, button)
            before = self._mark_below(item_id, button)
        if had_focus and focused in self.buttons:
            self.buttons[focused].setFocus()

    def _mark_below(self, item_id: int, button: PointButton) -> QWidget:
        """What copies wrote in two ways about a point, below it; what Tab reached last."""
        before: QWidget = button
        for question in self._asked.get(item_id, ())[:1]:
            mark = RowMark(question, self._meeting.ledger, about=button.accessibleName())
            mark.wanted.connect(self._meeting.context.signals.question_wanted)
            self._rows.addWidget(mark)
            self._marks.append(mark)
            if button.window() is self.window():
                QWidget.setTabOrder(button, mark.button)
            before = mark.button
        return before

    def _take(self, typed: str) -> None:
        """Points typed before the meeting: the first ワーク stays on the table until somebody has spoken."""
        waits = self._waits_for_words()
        made = self._meeting.add_points(typed)
        works = [item for item in made if item.kind == "work"]
        if made and not waits and (works or self._chosen is None):
            self.choose((works or list(made))[0].id)

    def _waits_for_words(self) -> bool:
        """Whether the point on the table is a ワーク of which nothing was said yet."""
        item = self._item(self._chosen)
        if item is None or item.kind != "work":
            return False
        return all(opinion.agenda_item != item.id for opinion in self._meeting.rows(Opinion))

    def _item(self, key: int | None) -> AgendaItem | None:
        return self._meeting.ledger.get(AgendaItem, key)

    def _open(self, key: int | None) -> None:
        item = self._item(key)
        if item is not None:
            self._meeting.row_wanted.emit(item, "")

    def _move(self, key: int | None, by: int) -> None:
        item = self._item(key)
        if item is not None:
            self._meeting.move(item, by)

    def _drop(self, key: int | None) -> None:
        item = self._item(key)
        if item is not None:
            self._meeting.drop(item)
            self.point_chosen.emit(self._chosen)

    def _open_menu(self, key: int | None) -> None:
        if self._item(key) is None or not self._meeting.is_open:
            return
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction("書きかえ（題・時刻・話す人）").triggered.connect(lambda: self._open(key))
        menu.addAction("上へ").triggered.connect(lambda: self._move(key, -1))
        menu.addAction("下へ").triggered.connect(lambda: self._move(key, 1))
        menu.addSeparator()
        menu.addAction("消す").triggered.connect(lambda: self._drop(key))
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))
