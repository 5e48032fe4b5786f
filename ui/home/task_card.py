"""きょうすること: the first tasks on ホーム, and the page with all of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from app.agenda import TASK_WORDS, Agenda, Task, TaskSort, things
from app.due_counts import late_tasks
from ui.home.home_card import HomeCard, emptied
from ui.home.task_row import TaskRow
from ui.widgets.buttons import Button, Chip
from ui.widgets.flow import FlowBox
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.notices import EmptyState
from ui.widgets.surfaces import Card, ScrollBody, column, row, rule

_SHOWN_ON_CARD = 6
_SHOWN_AT_ONCE = 40


class TaskRows(QWidget):
    """Rows of tasks with hairlines between them.

    Signals:
        ticked, opened: (Task).
    """

    ticked = Signal(object)
    opened = Signal(object)

    def __init__(self, *, can_write: bool) -> None:
        super().__init__()
        self._can_write = can_write
        self._column = column(spacing=0)
        self.setLayout(self._column)
        self.rows: list[TaskRow] = []

    def show_tasks(self, tasks: Sequence[Task], agenda: Agenda) -> None:
        """Show these; the focus stays where it was in the list."""
        focused = next((number for number, each in enumerate(self.rows) if each.isAncestorOf(self.focusWidget())), -1)
        emptied(self._column)
        self.rows = []
        for number, task in enumerate(tasks):
            if number:
                self._column.addWidget(rule())
            made = TaskRow(task, agenda.today, can_write=self._can_write)
            made.ticked.connect(self.ticked)
            made.opened.connect(self.opened)
            self._column.addWidget(made)
            self.rows.append(made)
        if self.rows and focused >= 0:
            self.rows[min(focused, len(self.rows) - 1)].take_focus()


class TaskCard(HomeCard):
    """The first of the tasks.

    Signals:
        ticked, opened: (Task).
        all_wanted: 「先の予定も見る」.
    """

    ticked = Signal(object)
    opened = Signal(object)
    all_wanted = Signal()

    def __init__(self, *, can_write: bool) -> None:
        super().__init__("きょうすること", "先の予定も見る")
        assert self.action is not None  # a word was given
        self.action.clicked.connect(self.all_wanted)
        self._rows = TaskRows(can_write=can_write)
        self._rows.ticked.connect(self.ticked)
        self._rows.opened.connect(self.opened)
        self._nothing = WrapLabel("", "label")
        self._more = Button("", "quiet", small=True)
        self._more.clicked.connect(self.all_wanted)
        self.body.addWidget(self._rows)
        self.body.addWidget(self._nothing)
        line = row()
        line.addWidget(self._more)
        line.addStretch(1)
        self.body.addLayout(line)

    @property
    def rows(self) -> Sequence[TaskRow]:
        """The rows in sight."""
        return self._rows.rows

    def show_agenda(self, agenda: Agenda, *, is_new: bool) -> None:
        """Show what is due; `is_new`: there is hardly anything in the ledger yet."""
        tasks = agenda.soon
        shown = tasks[:_SHOWN_ON_CARD] if len(tasks) > _SHOWN_ON_CARD + 1 else tasks
        self._rows.show_tasks(shown, agenda)
        self._rows.setVisible(bool(shown))
        self._nothing.setVisible(not shown)
        self._nothing.setText(
            "つぎの一手や約束に日を入れると、その日がきたときに ここに出ます。"
            if is_new
            else "いまは ありません。日がきたら、ここに出ます。"
        )
        rest = len(tasks) - len(shown)
        self._more.setVisible(rest > 0)
        self._more.set_text(f"ほかに {things(rest)}")


class AllTasks(QWidget):
    """Every task, by sort.

    Signals:
        ticked, opened: (Task).
        back_wanted: 「‹ ホーム」.
    """

    ticked = Signal(object)
    opened = Signal(object)
    back_wanted = Signal()

    def __init__(self, *, can_write: bool) -> None:
        super().__init__()
        self._agenda: Agenda | None = None
        self._sort: TaskSort | None = None
        self._late = ("", "")
        self._is_stale = False
        self._most = _SHOWN_AT_ONCE
        self._area = ScrollBody(margin=24, spacing=12, name="することの一覧")
        outer = column(spacing=0)
        outer.addWidget(self._area)
        self.setLayout(outer)
        head = row(spacing=8)
        back = Button("ホーム", "quiet", icon="back", small=True, name="ホームへ戻る")
        back.clicked.connect(self.back_wanted)
        head.addWidget(back)
        head.addWidget(Label("すること", "title"), 1)
        self._area.body.addLayout(head)
        self._chips = FlowBox(spacing=6)
        self._area.body.addWidget(self._chips)
        card = Card()
        self._rows = TaskRows(can_write=can_write)
        self._rows.ticked.connect(self.ticked)
        self._rows.opened.connect(self.opened)
        card.body.addWidget(self._rows)
        self._more = Button("さらに見る", "quiet", small=True)
        self._more.clicked.connect(self._show_more)
        card.body.addWidget(self._more)
        self._card = card
        self._area.body.addWidget(card)
        self._empty = EmptyState("することは ありません", "つぎの一手や約束に日を入れると、ここに並びます。")
        self._area.body.addWidget(self._empty)
        self._area.body.addStretch(1)

    @property
    def rows(self) -> Sequence[TaskRow]:
        """The rows in sight."""
        return self._rows.rows

    def show_agenda(self, agenda: Agenda) -> None:
        """Show other tasks; while nobody looks nothing is made of them."""
        self._agenda, self._is_stale = agenda, True
        if self.isVisible():
            self._show(agenda)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale and self._agenda is not None:
            self._show(self._agenda)

    def _show(self, agenda: Agenda) -> None:
        self._is_stale = False
        if self._sort is not None and not agenda.of(self._sort):
            self._sort = None
        self._fill_chips(agenda)
        self._fill(agenda)

    def show_only(self, sort: TaskSort | None) -> None:
        """Only the tasks of one sort; None shows all."""
        self._sort, self._most, self._late = sort, _SHOWN_AT_ONCE, ("", "")
        if self._agenda is not None:
            self._show(self._agenda)

    def show_late(self, page: str, word: str) -> None:
        """Only what is late of one page (its main kind); `word` says so on a chip."""
        self.show_only(None)
        self._late = (page, word)
        if self._agenda is not None:
            self._show(self._agenda)

    def _fill_chips(self, agenda: Agenda) -> None:
        had_focus = self._chips.isAncestorOf(self.focusWidget())
        self._chips.clear()
        choices: list[tuple[TaskSort | None, str, int]] = [(None, "すべて", len(agenda.tasks))]
        choices += [(sort, TASK_WORDS[sort], len(agenda.of(sort))) for sort in TaskSort]
        for sort, word, count in choices:
            if count == 0 and sort is not None:
                continue
            chip = Chip(f"{word} {count:,}")
            chip.setChecked(sort is self._sort and not self._late[0])
            chip.clicked.connect(lambda _on=False, chosen=sort: self.show_only(chosen))
            self._chips.add(chip)
            if had_focus and sort is self._sort:
                chip.setFocus()

        page, word = self._late
        if page:
            late = Chip(f"{word} {len(late_tasks(agenda, page)):,}")
            late.setChecked(True)
            late.clicked.connect(lambda _on=False: self.show_only(None))
            self._chips.add(late)

    def _fill(self, agenda: Agenda) -> None:
        tasks: Sequence[Task] = agenda.tasks if self._sort is None else agenda.of(self._sort)
        if self._late[0]:
            tasks = late_tasks(agenda, self._late[0])
        self._rows.show_tasks(tasks[: self._most], agenda)
        self._more.setVisible(len(tasks) > self._most)
        self._card.setVisible(bool(tasks))
        self._chips.setVisible(bool(agenda.tasks))
        self._empty.setVisible(not agenda.tasks)

    def _show_more(self) -> None:
        self._most += _SHOWN_AT_ONCE
        if self._agenda is not None:
            self._fill(self._agenda)
