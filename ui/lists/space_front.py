"""What the page 場と提供者 begins with: the board of stages, the list, and the groups that look for a space."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.changes.change import ChangeSet
from app.records.area import Area
from app.records.space import SPACE_STAGES, Space
from app.records.space_owner import SpaceOwner
from app.records.space_request import SpaceRequest
from app.rules.publication import town_name
from app.search.place_filters import FilterValue
from app.search.space_cards import NextStep
from app.search.space_finding import SpaceFilter, SpaceFinder
from app.wording import counted
from ui import theme
from ui.board.card_model import Card, due_badge
from ui.board.space_looks import kind_icon, kind_word
from ui.board.stage_board import StageBoard
from ui.context import AppContext
from ui.lists.no_reading import NoReadingChip, without_reading
from ui.lists.no_records import NoRecords
from ui.lists.off_board import OffBoard, OnlyInList
from ui.lists.search_box import SearchBox
from ui.lists.space_chips import SpaceChips
from ui.unasked import unasked
from ui.widgets.buttons import Button, Segmented
from ui.widgets.labels import Label
from ui.widgets.notices import EmptyState
from ui.widgets.plain_text import one_line
from ui.widgets.row_list import Row, RowList
from ui.widgets.surfaces import PAGE_MARGIN, column, row

BOARD, LIST, REQUESTS = "board", "list", "requests"
_FOLDED_AT_FIRST = ("trial", "open", "declined")
_FOLDS, _VIEW = "space.folds", "space.view"
_SETTLED_MILLISECONDS, _SLICE = 300, 100
_SHORT_TITLE, _ONE_ROW = 46, 62  # characters across, below which the title gives way, and the search gets its own row
_NAME_CHARACTERS = 8
_NAMED_ON_CARDS = ("term", "area", "space_owner")


class SpaceFront(QWidget):
    """Finds spaces.

    Signals:
        opened: (space id).
        moved: (space id, stage).
        new_wanted: (name) a new space.
        requests_shown: the view of the groups came into sight.
    """

    opened = Signal(object)
    moved = Signal(object, str)
    new_wanted = Signal(str)
    requests_shown = Signal()

    def __init__(self, context: AppContext, title: str, requests: Callable[[], QWidget]) -> None:
        """`requests` makes the view of the groups that look for a space, when it is first wanted."""
        super().__init__()
        self._context = context
        self._make_requests = requests
        self._requests: QWidget | None = None
        self._ledger = context.ledger
        self.finder = SpaceFinder(context.ledger, context.today())
        self._title = Label(title, "title")
        folds = context.preferences.recall(_FOLDS)
        folded = folds.split() if folds else _FOLDED_AT_FIRST
        self.board = StageBoard(SPACE_STAGES, self._card, folded=[each for each in folded if each in SPACE_STAGES])
        self.list = RowList(f"{title}の一覧")
        self.search = SearchBox("場をさがす", "なまえ・町名・提供者", self)
        self.chips = SpaceChips(self._ledger, self._tick_counts, context.preferences.your_name)
        self.views = Segmented(((BOARD, "段階でみる"), (LIST, "一覧"), (REQUESTS, "借りたい")), "見かた")
        self.new = Button("候補を書きとめる", "primary", icon="plus")
        self.aside = OffBoard()
        self._off_board = 0
        self.no_reading = NoReadingChip(Space.KIND)
        self._why: QWidget | None = None
        self._drafts: Mapping[int, str] = {}
        self._is_one_row = True
        self._cards: dict[int, tuple[Space, NextStep | None, Card]] = {}
        self._rows: dict[int, tuple[Space, NextStep | None, Row]] = {}
        self._build()
        self._connect()

    @property
    def view(self) -> str:
        """The view in sight."""
        return self.views.value

    def show_view(self, view: str) -> None:
        """Bring one of the views into sight."""
        self.views.set_value(view)
        self._context.preferences.note(_VIEW, view)
        self.refresh()

    def refresh(self) -> None:
        """Search again and fill the view in sight."""
        view = self.view
        is_requests = view == REQUESTS
        for part in (self.search, self.chips):
            part.setVisible(not is_requests)
        self.chips.chips[SpaceFilter.STAGE].setVisible(view == LIST)
        self._hint.setVisible(view == BOARD and self._is_one_row)
        self.chips.show_state(len(self.finder.late))
        number = sum(request.state in ("looking", "offered") for request in self._ledger.all(SpaceRequest))
        self.views.set_word(REQUESTS, f"借りたい {number}" if number else "借りたい")
        self.new.setVisible(not is_requests)
        if is_requests:
            for beside in (self._count, self.aside, self.no_reading):
                beside.hide()
            self._stack.setCurrentWidget(self._known_requests())
            self.requests_shown.emit()
            return
        shown = self._fill_board() if view == BOARD else self._fill_list()
        self._count.setVisible(view == LIST)
        if view == BOARD:
            self.no_reading.hide()
        self.aside.show_number(self._off_board if view == BOARD and shown else 0)
        self.new.set_kind("primary" if shown else "secondary")  # the reason has a primary button of its own
        self._stack.setCurrentWidget((self.board if view == BOARD else self.list) if shown else self._reason())

    def follow(self, change_set: ChangeSet) -> None:
        """Take over what was written anywhere."""
        self.finder.follow(change_set)
        if any(change.kind in _NAMED_ON_CARDS for change in change_set):
            self._rows.clear()
            self._cards.clear()
        if self.isVisible():
            self.refresh()

    def show_drafts(self, drafts: Mapping[int, str]) -> None:
        """Offer the spaces with something unsaved, by name."""
        self._drafts = drafts
        self.chips.show_drafts(drafts)
        if self._stack.currentWidget() is self._why:  # it tells of drafts
            self.refresh()

    def focus_on(self, space_id: int) -> None:
        """Put the keyboard on a space, for coming back from it."""
        if self.view == BOARD and self.board.focus_card(space_id):
            return
        if self.view == LIST and self.list.choose(space_id):
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_only_late(self) -> None:
        """Exactly the spaces whose next step is overdue."""
        from app.search.space_finding import SpaceFilters

        if self.view == REQUESTS:
            self.views.set_value(BOARD)
        self.no_reading.setChecked(False)
        self.search.setText("")
        self.chips.set_filters(SpaceFilters(is_overdue=True))

    def show_all(self) -> None:
        """Empty the search box and take off all chips."""
        self.no_reading.setChecked(False)
        self.search.setText("")
        self.chips.clear_all()

    # ---- inside

    def _search(self) -> None:
        self.no_reading.setChecked(False)  # all are searched, as in other lists
        self.refresh()

    def _build(self) -> None:
        outer = column(spacing=10)
        outer.setContentsMargins(theme.px(PAGE_MARGIN), theme.px(18), theme.px(18), theme.px(10))
        self.setLayout(outer)
        self._top, self._second = row(spacing=12), row(spacing=8)
        self._top.addWidget(self._title)
        self._top.addWidget(self.views)
        self._top.addStretch(1)
        self._top.addWidget(self.search)
        self._top.addWidget(self.new)
        self.search.setFixedWidth(theme.px(230))
        self._hint = Label("カードは ドラッグ か Ctrl＋→ で つぎの段階へ", "hint")
        self._count = Label("", "cap")
        self._second.addWidget(self.chips, 1, Qt.AlignmentFlag.AlignVCenter)
        self._second.addWidget(self.no_reading)
        self._second.addWidget(self._count)
        self._second.addWidget(self._hint)
        outer.addLayout(self._top)
        outer.addLayout(self._second)
        self._stack = QStackedWidget()
        for view in (self.board, self.list):
            self._stack.addWidget(view)
        outer.addWidget(self._stack, 1)
        outer.addWidget(self.aside)
        recalled = self._context.preferences.recall(_VIEW)
        self.views.set_value(recalled if recalled in (BOARD, LIST, REQUESTS) else BOARD)

    def _connect(self) -> None:
        self.views.chosen.connect(self.show_view)
        self.search.textChanged.connect(lambda _text: self._search())
        self.search.went_down.connect(self._focus_found)
        self.chips.changed.connect(self.refresh)
        self.no_reading.clicked.connect(lambda _on: self.refresh())
        self.chips.draft_wanted.connect(self.opened)
        self.new.clicked.connect(lambda: self.new_wanted.emit(""))
        self.aside.list_wanted.connect(lambda: self.show_view(LIST))
        self.board.opened.connect(self.opened)
        self.board.moved.connect(self.moved)
        self.board.folds_changed.connect(self._note_folds)
        self.list.row_opened.connect(self.opened)
        self.list.clicked.connect(lambda _index: self.opened.emit(self.list.chosen_key))

    def _known_requests(self) -> QWidget:
        if self._requests is None:
            self._requests = self._make_requests()
            self._stack.addWidget(self._requests)
        return self._requests

    def _note_folds(self) -> None:
        folded = [stage for stage in SPACE_STAGES if stage not in self.board.open_stages]
        self._context.preferences.note(_FOLDS, " ".join(folded) or "-")

    def _focus_found(self) -> None:
        if self.view == LIST:
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
            return
        for each in self.board.columns.values():
            if not each.is_folded and each.cards.cards.ids:
                each.cards.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def _fill_board(self) -> bool:
        by_stage: dict[str, list[int]] = defaultdict(list)
        found, self._off_board = self.finder.on_board(self.search.text(), self.chips.filters)
        for space_id in found:
            space = self._ledger.get(Space, space_id)
            if space is not None:
                by_stage[space.stage if space.stage in SPACE_STAGES else "known"].append(space_id)
        for ids in by_stage.values():
            ids.sort(key=self._urgency)
        is_selection = bool(self.search.text().strip() or self.chips.filters)
        self.board.show_cards(by_stage, is_selection=is_selection)
        return bool(by_stage) or (bool(self.finder) and not self.search.text() and not self.chips.filters)

    def _urgency(self, space_id: int) -> tuple[bool, str]:
        """What is due first stands on top; what has no day comes last."""
        step = self.finder.step(space_id)
        due = None if step is None else step.due
        return due is None, "" if due is None else due.isoformat()

    def _fill_list(self) -> bool:
        found: Sequence[int] = self.finder.find(self.search.text(), self.chips.filters)
        last = without_reading(found, Space, self._ledger)
        self.no_reading.show_number(len(last), of=len(found))
        found = last if self.no_reading.isChecked() else found
        self._count.setText(f"{counted(len(found), Space.KIND)}／{counted(len(self.finder), Space.KIND)}")
        self.list.show_rows([self._row(space_id) for space_id in found])
        return bool(found)

    def _row(self, space_id: int) -> Row:
        space = self._ledger.get(Space, space_id)
        assert space is not None  # the finder knows living spaces only
        step = self.finder.step(space_id)
        known = self._rows.get(space_id)
        if known is not None and known[0] is space and known[1] == step:
            return known[2]
        owner = self._ledger.get(SpaceOwner, space.owner)
        parts = (kind_word(space, self._ledger), self._where(space), "" if owner is None else owner.name)
        due = "" if step is None else due_badge(step.due, self._context.today())[0]
        made = Row(
            key=space_id,
            title=one_line(space.name),
            detail="｜".join(one_line(part) for part in parts if part),
            aside=SPACE_STAGES.get(space.stage, ""),
            note="" if step is None else "　".join(part for part in (one_line(step.words)[:24], due) if part),
            icon=kind_icon(space, self._ledger),
        )
        self._rows[space_id] = (space, step, made)
        return made

    def _card(self, space_id: int) -> Card:
        space = self._ledger.get(Space, space_id)
        if space is None:  # gone while another page was in sight; Qt asks once more before the board is filled anew
            return Card(space_id, "space", "", "", "", "", "plain", "")
        step = self.finder.step(space_id)
        known = self._cards.get(space_id)
        if known is not None and known[0] is space and known[1] == step:
            return known[2]
        made = self._described(space, step)
        self._cards[space_id] = (space, step, made)
        return made

    def _described(self, space: Space, step: NextStep | None) -> Card:
        words, tone = due_badge(None if step is None else step.due, self._context.today())
        return Card(
            record_id=space.id,
            icon=kind_icon(space, self._ledger),
            about=one_line("・".join(part for part in (kind_word(space, self._ledger), self._where(space)) if part)),
            name=one_line(space.name),
            step="" if step is None else one_line(step.words),
            due=words,
            due_tone=tone,
            who="" if step is None else one_line(step.who),
        )

    def _where(self, space: Space) -> str:
        area = self._ledger.get(Area, space.area)
        return town_name(space.address) or ("" if area is None else area.name)

    def _reason(self) -> QWidget:
        """Instead of cards or rows: why there are none, and the ways out."""
        if self._why is not None:
            self._stack.removeWidget(self._why)
            self._why.deleteLater()
        if self.view == BOARD and self._off_board:
            self._why = self._only_off_board()
        else:
            self._why = self._nothing_found() if len(self.finder) else self._empty()
        self._stack.addWidget(self._why)
        return self._why

    def _empty(self) -> EmptyState:
        if self._drafts:
            return self._only_drafts()
        made = EmptyState(
            "場の候補は、まだありません",
            "空き家、お店の一画、会議室、お寺。貸してもらえそうな場を聞いたら、なまえだけでも書きとめておきます。",
            action="候補を書きとめる",
            action_icon="plus",
            other="Excelの一覧をとりこむ",
            other_icon="import",
        )
        made.action.clicked.connect(lambda: self.new_wanted.emit(""))
        made.other.clicked.connect(lambda: self._context.signals.page_wanted.emit("import"))
        return made

    def _only_drafts(self) -> EmptyState:
        """Nothing is on the board, but something was begun: nobody shall think that it went."""
        space_id, name = next(iter(self._drafts.items()))
        short = one_line(name)[:_NAME_CHARACTERS] or "なまえのない場"
        made = EmptyState(
            f"書きかけが {counted(len(self._drafts), Space.KIND)} あります",
            f"「{short}」は、足りないところを書くと、ここにならびます。",
            action="書きかけをひらく",
            action_icon="write",
            other="ほかの候補を書きとめる",
            other_icon="plus",
        )
        made.action.clicked.connect(lambda: self.opened.emit(space_id))
        made.other.clicked.connect(lambda: self.new_wanted.emit(""))
        return made

    def _only_off_board(self) -> EmptyState:
        made = OnlyInList(one_line(self.search.text()), self._off_board)
        made.list_wanted.connect(lambda: self.show_view(LIST))
        made.all_wanted.connect(self.show_all)
        return made

    def _nothing_found(self) -> EmptyState:
        made = NoRecords(
            "場", Space.KIND, total=len(self.finder), typed=self.search.text(), chips=self.chips.in_words()
        )
        made.all_wanted.connect(self.show_all)
        made.new_wanted.connect(self.new_wanted)
        made.elsewhere_wanted.connect(self._context.signals.search_wanted)
        return made

    def _tick_counts(self, chip: SpaceFilter) -> dict[FilterValue, int]:
        return dict(self.finder.tick_counts(self.search.text(), self.chips.filters, chip))

    def _prepare(self) -> None:
        """Make the search texts a slice at a time, so that no keystroke waits for all of them."""
        with unasked():
            if self.isVisible() and not self.finder.prepare(_SLICE):
                QTimer.singleShot(0, self, self._prepare)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(_SETTLED_MILLISECONDS, self, self._prepare)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        characters = theme.characters_across(self.width())
        self._title.setVisible(characters >= _SHORT_TITLE)
        is_one_row = self._is_one_row = characters >= _ONE_ROW
        self._hint.setVisible(self.view == BOARD and is_one_row)
        line = self._top if is_one_row else self._second
        if line.indexOf(self.search) < 0:
            (self._second if is_one_row else self._top).removeWidget(self.search)
            line.insertWidget(3 if is_one_row else 0, self.search)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(480), theme.px(340))
