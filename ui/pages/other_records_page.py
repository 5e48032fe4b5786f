"""ほかの記録: every kind of record that has no entry of its own in the side bar, a card each; inside, its records."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from app.records.catalogue import BY_KIND, MAIN_CLASSES
from app.records.photo import Photo
from app.records.term import Term
from app.wording import counted, noun, with_nouns
from ui import icons, theme
from ui.context import AppContext
from ui.kind_looks import about, icon_of
from ui.pages.catalogue import ENTRIES
from ui.pages.page import Page, SelfTestStep
from ui.pages.record_page import HELP
from ui.pages.record_view import RecordView
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel, Label, WrapLabel
from ui.widgets.surfaces import PAGE_MARGIN, ScrollBody, column, row

KEY = "other"
"""Key of the entry in the side bar."""

_SHOWN_ELSEWHERE = (Photo.KIND, Term.KIND)  # with the records that use them, and in 設定
_CARD_WIDTH, _CARD_HEIGHT = 290, 92  # px at 標準
_WHICH = "どの記録を見ますか。書きとめたものは、どれも{place}や{minutes}とつながります。"


def other_kinds() -> tuple[str, ...]:
    """The kinds that no other entry of the side bar shows, in the order of the catalogue."""
    taken = {kind for entry in ENTRIES if entry.key != KEY for kind in entry.kinds}
    kinds = (each.KIND for each in MAIN_CLASSES)
    return tuple(kind for kind in kinds if kind not in taken and kind not in _SHOWN_ELSEWHERE)


class OtherRecordsPage(Page):
    """A card for each kind; pressing one shows its list and form, ‹ leads back to the cards."""

    title = "ほかの記録"

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.kinds = other_kinds()
        self._views: dict[str, RecordView] = {}
        self._kind = ""
        self._stack = QStackedWidget()
        self._start = QWidget()
        start = column(spacing=0)
        self._start.setLayout(start)
        self._start_slot: QVBoxLayout = column()
        self.cards = KindCards(context, self.kinds)
        self.cards.kind_chosen.connect(self.choose_kind)
        start.addWidget(self.cards, 1)
        start.addLayout(self._start_slot)
        self._stack.addWidget(self._start)
        self.saved_line_slot = self._start_slot
        line = row(spacing=0)
        line.addWidget(self._stack)
        self.setLayout(line)
        context.signals.records_changed.connect(self._count)

    # ---- kinds

    def view(self, kind: str) -> RecordView:
        """List and form of a kind; made when first asked for."""
        if kind not in self._views:
            view = self._views[kind] = RecordView(self.context, BY_KIND[kind])
            view.went.connect(self.went)
            back = Button(self.title, "quiet", icon="back", small=True, name=f"{self.title}へもどる")
            back.clicked.connect(self.show_cards)
            view.pane.above.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
            self._stack.addWidget(view)
        return self._views[kind]

    def choose_kind(self, kind: str) -> None:
        """Show the records of a kind."""
        if kind == self._kind:
            return
        self._leave_view()
        view = self.view(kind)
        self._bring(kind, view, view.saved_line_slot)
        view.enter()

    def show_cards(self) -> None:
        """Back to the cards; what was typed is saved."""
        self._leave_view()
        self._bring("", self._start, self._start_slot)
        self.cards.count()
        self.went.emit(None)

    def _bring(self, kind: str, widget: QWidget, slot: QVBoxLayout) -> None:
        old = self.saved_line_slot
        goes_on = old is not None and old is not slot  # the cards may be asked for while they are in sight
        while goes_on and old is not None and (item := old.takeAt(0)) is not None:  # the saved line goes along
            line = item.widget()
            if line is not None:
                slot.addWidget(line)
        self._kind, self.saved_line_slot = kind, slot
        self._stack.setCurrentWidget(widget)

    def _leave_view(self) -> None:
        if self._kind:
            self.view(self._kind).leave()

    def _count(self, _change_set: object) -> None:
        if not self._kind and self.isVisible():
            self.cards.count()

    # ---- Page

    @property
    def shown_record(self) -> tuple[str, int] | None:
        number = self.view(self._kind).shown_id if self._kind else None
        return None if number is None else (self._kind, number)

    def enter(self) -> None:
        if self._kind:
            self.view(self._kind).enter()
        else:
            self.cards.count()

    def leave(self) -> bool:
        self._leave_view()
        return True

    def show_part(self, key: str) -> None:
        """The records of a kind: `other.goal`."""
        kind = key.partition(".")[2]
        if kind in self.kinds:
            self.choose_kind(kind)

    def show_record(self, record_id: int, field: str = "") -> bool:
        ledger = self.context.ledger
        kinds = (kind for kind in self.kinds if ledger.get(BY_KIND[kind], record_id) is not None)
        kind = next(kinds, self._kind)
        if not kind:
            return False
        self.choose_kind(kind)
        return self.view(kind).show_record(record_id, field)

    def show_kind(self, kind: str, record_id: int) -> bool:
        if kind in self.kinds:
            self.choose_kind(kind)
        return self.show_record(record_id)

    def focus_search(self) -> None:
        if self._kind:
            self.view(self._kind).focus_search()

    def make_new(self) -> None:
        if self._kind:
            self.view(self._kind).make_new()

    def print_current(self) -> None:
        if self._kind:
            self.view(self._kind).print_current()

    def panes(self) -> Sequence[QWidget]:
        return self.view(self._kind).parts() if self._kind else (self.cards,)

    def help_text(self) -> Sequence[tuple[str, str]]:
        return HELP

    def self_test_steps(self) -> Sequence[SelfTestStep]:
        from ui.pages.record_looks import record_looks

        steps = [SelfTestStep("other_records", self.show_cards)]
        for number, kind in enumerate(self.kinds):
            looks = record_looks(kind, partial(self._brought, kind))
            steps += looks if number == 0 else looks[:1]  # the kinds differ in their fields, not in their states
        return steps

    def _brought(self, kind: str) -> RecordView:
        self.choose_kind(kind)
        return self.view(kind)


class KindCards(ScrollBody):
    """A card for each kind, in as many columns as there is room for.

    Signals:
        kind_chosen: (kind) its card was pressed.
    """

    kind_chosen = Signal(str)

    def __init__(self, context: AppContext, kinds: Sequence[str]) -> None:
        super().__init__(margin=PAGE_MARGIN, spacing=16, name="記録の種類")
        self._context = context
        self.body.addWidget(Label("ほかの記録", "title"))
        self.body.addWidget(WrapLabel(with_nouns(_WHICH, context.ledger), "label"))
        self._grid = QGridLayout()
        self._grid.setSpacing(theme.px(12))
        self.body.addLayout(self._grid)
        self.body.addStretch(1)
        self._columns = 0
        self.cards = {kind: KindCard(kind, noun(kind, context.ledger), about(kind, context.ledger)) for kind in kinds}
        for kind, card in self.cards.items():
            card.clicked.connect(lambda _on=False, of=kind: self.kind_chosen.emit(of))
        self._arrange()

    def count(self) -> None:
        """Say how many there are now."""
        for kind, card in self.cards.items():
            card.show_count(len(self._context.ledger.all(BY_KIND[kind])))

    def _arrange(self) -> None:
        columns = max(1, (self.width() - theme.px(56)) // theme.px(_CARD_WIDTH))
        if columns == self._columns:
            return
        self._columns = columns
        for number, card in enumerate(self.cards.values()):
            self._grid.addWidget(card, number // columns, number % columns)
        for number in range(self._grid.columnCount()):
            self._grid.setColumnStretch(number, int(number < columns))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(340), theme.px(300))


class KindCard(Button):
    """One kind: icon, noun, how many, and what it is for."""

    def __init__(self, kind: str, word: str, about: str) -> None:
        """`word` is the noun of the kind, `about` what it is for."""
        super().__init__("", "job", name=word)
        self._kind, self._word, self._about = kind, word, about
        line = row(spacing=14)
        line.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
        self.setLayout(line)
        picture = Label()
        icons.put(picture, icon_of(kind), "ai", 28)
        line.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        words = column(spacing=4)
        head = row(spacing=8)
        head.addWidget(ElidedLabel(word, "strong"), 1)
        self._count = Label("", "cap")
        head.addWidget(self._count)
        words.addLayout(head)
        words.addWidget(WrapLabel(about, "hint"))
        words.addStretch(1)
        line.addLayout(words, 1)
        for part in self.findChildren(QLabel):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.current.changed.connect(self._fit)
        self._fit()

    def show_count(self, number: int) -> None:
        """Say how many there are."""
        words = counted(number, self._kind)
        self._count.setText(words)
        self.setAccessibleName(f"{self._word}　{words}　{self._about}")

    def _fit(self) -> None:
        """All cards of one height, so that they stand in lines."""
        self.setFixedHeight(theme.px(_CARD_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(_CARD_WIDTH - 50), theme.px(_CARD_HEIGHT))
