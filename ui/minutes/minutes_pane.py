"""The list of 会議録: search, 会議体, 年度 and 状態, newest first; what to do when there are none."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QActionGroup, QShowEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from app.changes.change import ChangeSet
from app.records.meeting_body import MeetingBody
from app.records.minutes import MINUTES_STATE, Minutes
from app.rules.japanese_calendar import fiscal_year, fiscal_year_name, format_date
from app.rules.reading import sort_key
from app.search.record_finding import RecordFinder, RecordOrder
from app.wording import counted, noun
from ui import theme
from ui.context import AppContext
from ui.lists.search_box import SearchBox
from ui.unasked import unasked
from ui.widgets.buttons import Button, MenuChip
from ui.widgets.flow import FlowBox
from ui.widgets.labels import Label
from ui.widgets.notices import EmptyState
from ui.widgets.plain_text import one_line, without_mnemonic
from ui.widgets.row_list import LazyRows, Row, RowList
from ui.widgets.surfaces import PAGE_MARGIN, column, row

_SETTLED_MILLISECONDS = 300  # after which the page is painted and the search texts can be made
_SLICE = 40  # search texts made between two turns of the event loop
_TYPED_CHARACTERS = 12
_DRAFT = "書きかけ"
_V = TypeVar("_V")


class MinutesPane(QWidget):
    """Finds 会議録. The list reads no rows of theirs: who came and what was said is looked up only by a search.

    Signals:
        opened: (id) this one shall be shown.
        new_wanted: a new one.
        import_wanted: take one in from a text.
    """

    opened = Signal(object)
    new_wanted = Signal()
    import_wanted = Signal()

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self._noun = noun(Minutes.KIND, context.ledger)
        self.setAccessibleName(f"{self._noun}の一覧")
        self.finder = RecordFinder(context.ledger, Minutes)
        self._body: int | None = None
        self._year: int | None = None
        self._state = ""
        self._drafts: Mapping[int, str] = {}
        self._ids: Sequence[int] = ()
        self._build()

    @property
    def ids(self) -> Sequence[int]:
        """What the list shows, in order."""
        return self._ids

    def refresh(self) -> None:
        """Search again."""
        found = self.finder.find(self.search.text(), RecordOrder.DAY)
        kept = [each for each in found if self._passes(each)]
        if not self.search.text().strip() and not self._is_filtered:
            kept = [each for each in self._drafts if self._minutes(each) is None] + kept
        self._ids = kept
        self.list.show_rows(LazyRows(kept, self._described))
        total = len(self.finder)
        whole = f"／{counted(total, Minutes.KIND)}" if len(kept) != total else ""
        self._count.setText(f"{counted(len(kept), Minutes.KIND)}{whole}")
        self._show_reason(total)

    def follow(self, change_set: ChangeSet, drafts: Mapping[int, str]) -> None:
        """Take over what was written anywhere."""
        is_changed = self.finder.follow(change_set)
        if is_changed or drafts != self._drafts or any(change.kind == MeetingBody.KIND for change in change_set):
            self._drafts = dict(drafts)
            if self.isVisible():
                self.refresh()

    def show_drafts(self, drafts: Mapping[int, str]) -> None:
        """Mark those with something unsaved."""
        self._drafts = dict(drafts)

    def neighbour(self, record_id: int, step: int) -> int | None:
        """The one `step` rows further, None at the ends."""
        if record_id not in self._ids:
            return self._ids[0] if self._ids else None
        target = list(self._ids).index(record_id) + step
        return self._ids[target] if 0 <= target < len(self._ids) else None

    def show_all(self) -> None:
        """Empty the search box and take off all filters."""
        self._body, self._year, self._state = None, None, ""
        self._show_chips()
        self.search.setText("")
        self.refresh()

    def filter_by(self, *, body: int | None = None, year: int | None = None, state: str = "") -> None:
        """Show only those of a body, a 年度 (western year of its April) or a state."""
        self._body, self._year, self._state = body, year, state
        self._show_chips()
        self.refresh()

    # ---- inside

    def _build(self) -> None:
        outer = column(spacing=10)
        outer.setContentsMargins(theme.px(PAGE_MARGIN), theme.px(18), theme.px(PAGE_MARGIN), 0)
        self.setLayout(outer)
        head = row(spacing=10)
        head.addWidget(Label(self._noun, "title"), 1)
        self.take_in = Button("文章からとりこむ", "quiet", icon="import")
        self.take_in.clicked.connect(self.import_wanted)
        self.new = Button("新しく書く", "primary", icon="plus", name=f"新しい{self._noun}を書く")
        self.new.clicked.connect(self.new_wanted)
        head.addWidget(self.take_in)
        head.addWidget(self.new)
        outer.addLayout(head)
        tools = row(spacing=10)
        self.search = SearchBox(f"{self._noun}をさがす", "題・意見・団体・なまえ", self)
        self.search.setMaximumWidth(theme.px(420))
        self.search.textChanged.connect(lambda _text: self.refresh())
        self.search.went_down.connect(self._focus_rows)
        tools.addWidget(self.search, 1)
        self._chips = FlowBox(spacing=6)
        self.body_chip, self.year_chip, self.state_chip = MenuChip("会議体"), MenuChip("年度"), MenuChip("状態")
        for chip, fill in (
            (self.body_chip, self._fill_bodies),
            (self.year_chip, self._fill_years),
            (self.state_chip, self._fill_states),
        ):
            menu = QMenu(chip)
            menu.aboutToShow.connect(fill)
            chip.setMenu(menu)
            self._chips.add(chip)
        tools.addWidget(self._chips, 1, Qt.AlignmentFlag.AlignVCenter)
        outer.addLayout(tools)
        self._count = Label("", "cap")
        outer.addWidget(self._count)
        self._stack = QStackedWidget()
        self.list = RowList(f"{self._noun}の一覧")
        self.list.row_opened.connect(self.opened)
        self.list.clicked.connect(lambda index: self.opened.emit(self._ids[index.row()]))
        self._stack.addWidget(self.list)
        outer.addWidget(self._stack, 1)

    @property
    def _is_filtered(self) -> bool:
        return self._body is not None or self._year is not None or bool(self._state)

    def _passes(self, record_id: int) -> bool:
        if not self._is_filtered:
            return True
        minutes = self._minutes(record_id)
        return (
            minutes is not None
            and (self._body is None or minutes.meeting_body == self._body)
            and (not self._state or minutes.state == self._state)
            and (self._year is None or year_of(minutes) == self._year)
        )

    def _minutes(self, record_id: int) -> Minutes | None:
        return self._context.ledger.get(Minutes, record_id)

    def _described(self, record_id: object) -> Row:
        assert isinstance(record_id, int)  # the keys of this list are ids
        minutes = self._minutes(record_id)
        if minutes is None:
            return Row(
                record_id, one_line(self._drafts.get(record_id, "")) or "（題なし）", "まだ保存していません", "", _DRAFT
            )
        body = self._context.ledger.get(MeetingBody, minutes.meeting_body)
        number = f"第{minutes.number}回" if minutes.number else ""
        name = "" if body is None else one_line(body.name)
        title = one_line(minutes.title) or "（題なし）"
        parts = (name if name != title else "", number, one_line(minutes.venue))
        state = _DRAFT if record_id in self._drafts else MINUTES_STATE.get(minutes.state, "")
        return Row(record_id, title, "　".join(part for part in parts if part), short_date(minutes.date), state)

    def _fill_bodies(self) -> None:
        bodies = sorted(self._context.ledger.all(MeetingBody), key=lambda each: sort_key(each.reading or each.name))
        choices: list[tuple[int | None, str]] = [(None, "すべての会議体")]
        choices += [(each.id, one_line(each.name)) for each in bodies]
        self._fill(
            self.body_chip,
            choices,
            self._body,
            lambda chosen: self.filter_by(body=chosen, year=self._year, state=self._state),
        )

    def _fill_years(self) -> None:
        years = {year_of(each) for each in self._context.ledger.all(Minutes)}
        choices: list[tuple[int | None, str]] = [(None, "すべての年度")]
        choices += [
            (year, fiscal_year_name(year)) for year in sorted((y for y in years if y is not None), reverse=True)
        ]
        self._fill(
            self.year_chip,
            choices,
            self._year,
            lambda chosen: self.filter_by(body=self._body, year=chosen, state=self._state),
        )

    def _fill_states(self) -> None:
        choices = [("", "すべての状態"), *MINUTES_STATE.items()]
        self._fill(
            self.state_chip,
            choices,
            self._state,
            lambda chosen: self.filter_by(body=self._body, year=self._year, state=chosen),
        )

    @staticmethod
    def _fill(chip: MenuChip, choices: Sequence[tuple[_V, str]], chosen: _V, take: Callable[[_V], None]) -> None:
        menu = chip.menu()
        assert menu is not None  # given to it when it was made
        menu.clear()
        group = QActionGroup(menu)
        for value, word in choices:
            action = menu.addAction(without_mnemonic(word))
            action.setCheckable(True)
            action.setChecked(value == chosen)
            action.triggered.connect(lambda _on=False, picked=value: take(picked))
            group.addAction(action)

    def _show_chips(self) -> None:
        body = self._context.ledger.get(MeetingBody, self._body)
        name = "" if body is None else one_line(body.name)
        self.body_chip.set_text(name if 0 < len(name) <= 14 else f"{name[:14]}…" if name else "会議体")
        self.year_chip.set_text("年度" if self._year is None else fiscal_year_name(self._year))
        self.state_chip.set_text(MINUTES_STATE.get(self._state, "状態"))
        self.body_chip.setChecked(self._body is not None)
        self.year_chip.setChecked(self._year is not None)
        self.state_chip.setChecked(bool(self._state))

    def _focus_rows(self) -> None:
        if self._ids:
            self.list.setFocus()

    def _show_reason(self, total: int) -> None:
        while self._stack.count() > 1:
            old = self._stack.widget(1)
            assert old is not None  # count() says so
            self._stack.removeWidget(old)
            old.deleteLater()
        if self._ids:
            self._stack.setCurrentIndex(0)
            return
        may_write = not self._context.store.is_read_only
        if not total:
            state = EmptyState(
                f"{self._noun}は、まだありません",
                "会議体と日をえらぶと、出席と次第の用意ができます。会議のあいだに、そのまま書けます。",
                action="新しく書く" if may_write else "",
                action_icon="plus",
                other="文章からとりこむ" if may_write else "",
                other_icon="import",
            )
            state.action.clicked.connect(self.new_wanted)
            state.other.clicked.connect(self.import_wanted)
        else:
            typed = one_line(self.search.text())
            short = typed if len(typed) <= _TYPED_CHARACTERS else f"{typed[:_TYPED_CHARACTERS]}…"
            sentence = (
                f"「{short}」の{self._noun}は 見つかりません" if typed else f"あてはまる{self._noun}は ありません"
            )
            state = EmptyState(
                sentence,
                "題のほか、意見や出席した団体のなまえでもさがせます。",
                action=f"ぜんぶ見る（{counted(total, Minutes.KIND)}）",
            )
            state.action.clicked.connect(self.show_all)
        self._stack.addWidget(state)
        self._stack.setCurrentIndex(1)

    def _prepare(self) -> None:
        """Make the search texts while nobody waits; a window that was closed meanwhile has no file to read from."""
        with unasked():
            if self.isVisible() and not self.finder.prepare(_SLICE):
                QTimer.singleShot(0, self, self._prepare)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(_SETTLED_MILLISECONDS, self, self._prepare)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(420), theme.px(260))


def year_of(minutes: Minutes) -> int | None:
    """The 年度 of a 会議録 as the western year of its April; None without a date."""
    year, _, rest = minutes.date.partition("-")
    month, _, day = rest.partition("-")
    if not (year.isdigit() and month.isdigit()):
        return int(year) if year.isdigit() else None
    return fiscal_year(date(int(year), int(month), int(day) if day.isdigit() else 1))


def short_date(iso: str) -> str:
    """「令和8年11月27日（金）」, as written when it is no date."""
    try:
        return format_date(iso) if iso else "日にちなし"
    except ValueError:
        return one_line(iso)
