"""ホーム: what to do today, the four big jobs, the coming days, freshness, and what was written last."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QWidget

from app.agenda import Agenda, Task, TaskSort, agenda, summary, ticked_off
from app.agenda_sources import is_counted
from app.coming_days import Happening, coming_days
from app.errors import ExpectedError
from app.records.place import Place
from app.rules.freshness import Freshness, freshness_limits, place_freshness
from app.search.freshness_lists import freshness_filters
from app.wording import noun, with_nouns
from ui import theme
from ui.context import AppContext
from ui.home.freshness_card import FreshnessCard
from ui.home.home_head import HomeHead
from ui.home.merge_card import MergeCard
from ui.home.recent_card import RecentCard
from ui.home.task_card import AllTasks, TaskCard
from ui.home.week_card import WeekCard
from ui.pages.catalogue import creatable, entry, word_of
from ui.pages.page import Page, SelfTestStep
from ui.unasked import unasked
from ui.widgets.surfaces import PAGE_MARGIN, ScrollBody, column

_TWO_COLUMNS = 50  # characters of body text
_LATER_MILLISECONDS = 20  # the first cards are painted before the coming days are worked out
_DAYS = 5
_OFTEN_NEW = ("place", "volunteer", "space")
_DEEDS = 6
_NEARLY_EMPTY = 1


class HomePage(Page):
    """Cards over one list of tasks; every number opens what it counts."""

    title = "ホーム"
    has_saved_line = True

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._is_stale = True
        self._is_two: bool | None = None
        can_write = not context.store.is_read_only
        self.head = HomeHead(
            creatable(context.ledger),
            noun(Place.KIND, context.ledger),
            "・".join(noun(kind, context.ledger) for kind in _OFTEN_NEW),
        )
        self.tasks = TaskCard(can_write=can_write)
        self.merge = MergeCard()
        self.week = WeekCard()
        self.freshness = FreshnessCard(noun(Place.KIND, context.ledger))
        self.recent = RecentCard()
        self.all_tasks = AllTasks(can_write=can_write)
        self._area = ScrollBody(margin=0, spacing=16, name=self.title)
        self._area.body.setContentsMargins(theme.px(PAGE_MARGIN), theme.px(20), theme.px(PAGE_MARGIN), theme.px(20))
        self._area.body.addWidget(self.head)
        self._left = _card_column(self.tasks, self.merge, self.freshness)
        self._right = _card_column(self.week, self.recent)
        self._grid = QGridLayout()
        self._grid.setSpacing(theme.px(16))
        self._area.body.addLayout(self._grid)
        self._area.body.addStretch(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._area)
        self._stack.addWidget(self.all_tasks)
        outer = column(spacing=0)
        outer.addWidget(self._stack)
        self.setLayout(outer)
        self._timer = QTimer(self, singleShot=True, interval=_LATER_MILLISECONDS)
        self._timer.timeout.connect(self._show_later)
        self._connect()
        self._arrange()

    # ---- Page

    def enter(self) -> None:
        if self._is_stale:
            self._show_now()

    def panes(self) -> Sequence[QWidget]:
        return (self.all_tasks,) if self._stack.currentIndex() else (self.head, self.tasks, self.week)

    def focus_search(self) -> None:
        self.context.signals.search_wanted.emit("")

    @property
    def part_key(self) -> str:
        return "tasks" if self._stack.currentIndex() else ""

    def show_part(self, key: str) -> None:
        self._stack.setCurrentIndex(1 if key == "tasks" else 0)

    def make_new(self) -> None:
        self.context.signals.new_wanted.emit("place")

    def show_tasks(self, sort: TaskSort | None = None) -> None:
        """The list of everything that waits, or of one sort."""
        self.all_tasks.show_only(sort)
        self._bring("tasks")

    def show_late(self, key: str) -> None:
        """Exactly what the red number at an entry of the side bar counts."""
        each = entry(key)
        self.all_tasks.show_late(each.kinds[0], f"{word_of(each, self.context.ledger)}のすぎたもの")
        self._bring("tasks")

    def show_board(self) -> None:
        """Back to the cards."""
        self._bring("home")

    def _bring(self, part: str) -> None:
        self.show_part(part)
        self.went.emit(None)

    def self_test_steps(self) -> Sequence[SelfTestStep]:
        return (
            SelfTestStep("all_tasks", self.show_tasks),
            SelfTestStep("board_end", self._scroll_down),
        )

    # ---- inside

    def _connect(self) -> None:
        signals = self.context.signals
        signals.records_changed.connect(self._become_stale)
        signals.name_changed.connect(self._become_stale)
        self.head.search_wanted.connect(lambda: signals.search_wanted.emit(""))
        self.head.find_wanted.connect(self._find_place)
        self.head.print_wanted.connect(lambda: signals.page_wanted.emit("print.flyer"))
        self.head.new_wanted.connect(signals.new_wanted)
        for each in (self.tasks, self.all_tasks):
            each.ticked.connect(self._tick)
            each.opened.connect(self._open)
        self.tasks.all_wanted.connect(lambda: self.show_tasks())
        self.all_tasks.back_wanted.connect(self.show_board)
        self.merge.all_wanted.connect(lambda: signals.page_wanted.emit("questions"))
        self.merge.question_wanted.connect(signals.question_wanted)
        self.week.opened.connect(self._open_happening)
        self.freshness.list_wanted.connect(self._list_places)
        self.recent.opened.connect(signals.deed_wanted)
        self.recent.all_wanted.connect(lambda: signals.page_wanted.emit("history"))

    def _become_stale(self, _change_set: object = None) -> None:
        self._is_stale = True
        if self.isVisible():
            self._show_now()

    def _show_now(self) -> None:
        """What is seen first; the rest follows when that is painted."""
        self._is_stale = False
        ledger, today = self.context.ledger, self.context.today()
        found = agenda(ledger, today, who=self.context.preferences.your_name)
        self._show_agenda(found, to_decide=self._show_questions())
        limits = freshness_limits(ledger)
        counts = Counter(place_freshness(each, limits, today) for each in ledger.all(Place) if is_counted(each))
        self.freshness.setVisible(bool(counts))
        self.freshness.show_counts(counts, red_months=limits.red_months)
        self._timer.start()

    def _show_agenda(self, found: Agenda, *, to_decide: int) -> None:
        is_new = len(self.context.ledger.all(Place)) < _NEARLY_EMPTY
        begin = with_nouns("はじめに、{place}をひとつ書きとめてみましょう", self.context.ledger)
        told = begin if is_new else summary(found, to_decide=to_decide)
        self.head.greet(self.context.now(), self.context.preferences.your_name, told)
        self.tasks.show_agenda(found, is_new=is_new)
        self.all_tasks.show_agenda(found)

    def _show_questions(self) -> int:
        """How many there are."""
        try:
            questions = self.context.ledger.questions()
        except ExpectedError:  # out of reach: whoever writes next is told so
            questions = ()
        self.merge.show_questions(questions, self.context.ledger)
        return len(questions)

    def _show_later(self) -> None:
        if not self.isVisible():  # left or closed meanwhile
            self._is_stale = True
            return
        today = self.context.today()
        with unasked():
            self.week.show_days(coming_days(self.context.ledger, today, _DAYS), today)
            self.recent.show_deeds(self.context.store.recent_deeds(_DEEDS), today)

    def _tick(self, task: Task) -> None:
        change_set = ticked_off(task, self.context.ledger)
        if change_set is None:
            self._show_now()
        elif self.context.apply(change_set).stamp is not None:
            self.context.messages.inform(task.done_notice, undo=True)

    def _open(self, task: Task) -> None:
        self.context.signals.record_wanted.emit(task.kind, task.record_id, task.field)

    def _open_happening(self, happening: Happening) -> None:
        self.context.signals.record_wanted.emit(happening.kind, happening.record_id, "")

    def _find_place(self) -> None:
        self.context.signals.list_wanted.emit(Place.KIND, None)

    def _list_places(self, wanted: Freshness) -> None:
        """Exactly the places that were counted: those that have ended are left out."""
        filters = freshness_filters(self.context.ledger, self.context.today(), wanted)
        self.context.signals.list_wanted.emit(Place.KIND, filters)

    def _arrange(self) -> None:
        is_two = theme.characters_across(self.width() - theme.px(56)) >= _TWO_COLUMNS
        if is_two == self._is_two:
            return
        self._is_two = is_two
        self._grid.addWidget(self._left, 0, 0)
        self._grid.addWidget(self._right, *((0, 1) if is_two else (1, 0)))
        self._grid.setColumnStretch(0, 7)
        self._grid.setColumnStretch(1, 5 if is_two else 0)

    def _scroll_down(self) -> None:
        self.show_board()
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.maximum())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._stack.currentIndex():
            self.show_board()
            self.head.first_job.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()


def _card_column(*cards: QWidget) -> QWidget:
    """Cards one below the other."""
    made = QWidget()
    lines = column(spacing=16)
    for card in cards:
        lines.addWidget(card)
    lines.addStretch(1)
    made.setLayout(lines)
    return made
