"""Two records that look alike: side by side, with the three answers; where they say two things, which one counts."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget

from app.ledger import Ledger
from app.merging.deciding import Likeness, PairDecision, pair_of
from app.merging.duplicates import Duplicate
from app.merging.uniting import Clash, ClashKey, unite
from app.records.base import Record
from app.wording import noun
from ui import icons, theme
from ui.merging.showing import Showing
from ui.merging.side_card import SideCard
from ui.merging.words import THIS_LEDGER, excerpts, facts, record_words
from ui.pages.value_words import value_words
from ui.widgets.buttons import Button, Chip
from ui.widgets.flow import FlowBox
from ui.widgets.labels import ElidedLabel, Label, WrapLabel
from ui.widgets.surfaces import Card, Surface, column, row
from ui.widgets.tab_order import chain_in_sight


class PairCard(Card):
    """Before a join what is pressed is chosen; later it is done.

    Signals:
        decided: (key of the pair, PairDecision).
        opened: (kind, id) the record shall be shown.
    """

    decided = Signal(object, object)
    opened = Signal(str, object)

    def __init__(self, duplicate: Duplicate, showing: Showing, place: str) -> None:
        """`place`: 「3組のうち 1組目」, '' for the only one."""
        super().__init__()
        self.duplicate, self._showing = duplicate, showing
        self._word = noun(duplicate.record.KIND, showing.ledger)
        self._decision = PairDecision()
        self.clashes: ClashBox | None = None
        self.setAccessibleName(f"同じ{self._word}でしょうか　{place}".strip())
        head = row(spacing=8)
        icon = Label()
        icons.put(icon, "copy", "yam", 20)
        head.addWidget(icon)
        head.addWidget(WrapLabel(f"同じ{self._word}でしょうか", "section"), 1)
        head.addWidget(Label(place, "cap"))
        self.body.addLayout(head)
        self.body.addLayout(self._sides())
        reason = row(spacing=6)
        tick = Label()
        icons.put(tick, "tick", "mid", 15)
        reason.addWidget(tick)
        reason.addWidget(WrapLabel(duplicate.reason.words, "mid"), 1)
        self.body.addLayout(reason)
        self.buttons: dict[Likeness, Button] = {}
        self._clash_place = column(spacing=0)
        self.body.addLayout(self._clash_place)
        self._ways = FlowBox(spacing=8)
        self.body.addWidget(self._ways)
        if showing.can_write:
            self._make_ways()

    def show_decision(self, decision: PairDecision) -> None:
        """Show what is decided without telling anybody."""
        self._decision = decision
        if not self._showing.is_at_once and self.buttons:
            self.buttons[decision.likeness].setChecked(True)
            self._show_clashes(is_same=decision.likeness is Likeness.SAME)

    def _sides(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(12))
        told = facts(self.duplicate.other, self.duplicate.record, self._showing.ledger)
        for number, record in enumerate((self.duplicate.other, self.duplicate.record)):
            lines = [(label, values[number], values[0] == values[1]) for label, *values in told]
            grid.addWidget(self._side(self._caption(record, number), record, lines), 0, number)
            grid.setColumnStretch(number, 1)
        return grid

    def _caption(self, record: Record, number: int) -> str:
        """Where it stands; afterwards nobody can tell any more."""
        if self._showing.is_at_once:
            return ("左", "右")[number]
        return "もらった写し" if record.id in self._showing.came else THIS_LEDGER

    def _side(self, caption: str, record: Record, lines: Sequence[tuple[str, str, bool]]) -> QWidget:
        well = Surface("record", margin=12, spacing=5)
        head = row(spacing=8)
        head.addWidget(ElidedLabel(caption, "cap"), 1)
        if self._showing.is_at_once:
            opening = Button("ひらく", "quiet", icon="open", small=True, name=f"{caption}をひらく")
            opening.clicked.connect(lambda: self.opened.emit(record.KIND, record.id))
            head.addWidget(opening)
        well.body.addLayout(head)
        title, about = record_words(record, record.KIND, self._showing.ledger)
        well.body.addWidget(WrapLabel(title, "strong"))
        well.body.addWidget(ElidedLabel(about, "cap"))
        for label, words, is_same in lines:
            line = row(spacing=6)
            line.addWidget(ElidedLabel(label, "cap"), 2)
            line.addWidget(ElidedLabel(words, "body" if is_same else "strong"), 5)
            well.body.addLayout(line)
        well.body.addStretch(1)
        return well

    def _make_ways(self) -> None:
        words = {
            Likeness.LATER: "あとで決める",
            Likeness.DIFFERENT: f"ちがう{self._word}",
            Likeness.SAME: "同じ。1つにする",
        }
        group = QButtonGroup(self)
        for likeness, word in words.items():
            if self._showing.is_at_once and likeness is Likeness.LATER:
                continue
            if self._showing.is_at_once:
                made = Button(word, icon="merge" if likeness is Likeness.SAME else "", small=True)
            else:
                made = Chip(word)
                group.addButton(made)
            made.clicked.connect(self._decider(likeness))
            self._ways.add(made)
            self.buttons[likeness] = made
        if not self._showing.is_at_once:
            self.buttons[Likeness.LATER].setChecked(True)

    def _decider(self, likeness: Likeness) -> Callable[[], None]:
        def decide() -> None:
            is_same = likeness is Likeness.SAME
            if self._showing.is_at_once and is_same and self.clashes is None and self._clashes():
                self._show_clashes(is_same=True)
                self._focus_clashes()
                return
            if not self._showing.is_at_once:
                self._show_clashes(is_same=is_same)
            self._tell(likeness)

        return decide

    def _tell(self, likeness: Likeness) -> None:
        chosen = self.clashes.chosen if self.clashes is not None and likeness is Likeness.SAME else frozenset()
        self._decision = PairDecision(likeness, chosen)
        self.decided.emit(pair_of(self.duplicate), self._decision)

    def _clashes(self) -> Sequence[Clash]:
        """What the two say differently; nothing when one of them is gone meanwhile."""
        ledger, kind = self._showing.ledger, type(self.duplicate.record)
        kept, other = ledger.get(kind, self.duplicate.other.id), ledger.get(kind, self.duplicate.record.id)
        return () if kept is None or other is None else unite(ledger, kept=kept, other=other).clashes

    def _show_clashes(self, *, is_same: bool) -> None:
        if is_same and self.clashes is None:
            self.clashes = ClashBox(self._clashes(), self._decision.chosen, self._showing)
            self.clashes.changed.connect(lambda: self._take_clashes())
            self.clashes.done.connect(lambda: self._tell(Likeness.SAME))
            self._clash_place.addWidget(self.clashes)
            chain_in_sight((self,))
        if self.clashes is not None:
            self.clashes.setVisible(is_same and self.clashes.number > 0)

    def _focus_clashes(self) -> None:
        if self.clashes is not None:
            self.clashes.take_focus()

    def _take_clashes(self) -> None:
        if not self._showing.is_at_once:
            self._tell(Likeness.SAME)


class ClashBox(Surface):
    """Where two records say two things: the left one counts unless the other is pressed.

    Signals:
        changed: another side was chosen.
        done: the button was pressed.
    """

    changed = Signal()
    done = Signal()

    def __init__(self, clashes: Sequence[Clash], chosen: frozenset[ClashKey], showing: Showing) -> None:
        super().__init__("well_info", margin=12, spacing=8)
        self.number = len(clashes)
        self._right: dict[ClashKey, SideCard] = {}
        self.sides: list[SideCard] = []
        self.body.addWidget(WrapLabel("食いちがうところは、どちらにしますか", "strong"))
        for clash in clashes:
            self._add(clash, clash.key in chosen, showing.ledger)
        self.button = Button("1つにする", "primary", icon="merge")
        self.button.clicked.connect(self.done)
        if showing.is_at_once:
            self.body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignRight)

    @property
    def chosen(self) -> frozenset[ClashKey]:
        """Clashes in which the record that goes is right."""
        return frozenset(key for key, card in self._right.items() if card.isChecked())

    def take_focus(self) -> None:
        """On the first choice."""
        if self.sides:
            self.sides[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, clash: Clash, is_right: bool, ledger: Ledger) -> None:
        self.body.addWidget(WrapLabel(clash.field.label, "label"))
        line = row(spacing=12)
        group = QButtonGroup(self)
        values = (clash.kept.get(clash.field.name), clash.value)
        whole = [value_words(clash.field, value, ledger) for value in values]
        for number, words in enumerate(excerpts(whole)):
            card = SideCard(words, ("左", "右")[number], name=clash.field.label, whole=whole[number])
            card.setChecked(bool(number) == is_right)
            card.clicked.connect(self.changed)
            group.addButton(card)
            line.addWidget(card, 1)
            self.sides.append(card)
            if number:
                self._right[clash.key] = card
        self.body.addLayout(line)
