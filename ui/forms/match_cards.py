"""合いそうな居場所, 合いそうな担い手: cards with every reason, and what to do about each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from app.search.match_reasons import Reason, ReasonSort
from ui import icons, theme
from ui.widgets.badge import Badge
from ui.widgets.buttons import Button
from ui.widgets.flow import FlowBox
from ui.widgets.labels import ElidedLabel, Label, WrapLabel
from ui.widgets.surfaces import Card, column, row

_FIRST_SHOWN = 4
_CARD_HEIGHT = 120  # px at 標準 kept in sight above and below a button of a card
_MANY_FITS = 3  # from here on the badge is green
_LOOKS = {
    ReasonSort.FIT: ("ok_filled", "mid", "body"),
    ReasonSort.ASK: ("ask", "mid", "body"),
    ReasonSort.CAUTION: ("attention", "yam", "yam"),
    ReasonSort.MISFIT: ("no", "ink3", "label"),
}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One card.

    Attributes:
        record_id: of the place or volunteer.
        subtitle: when and where, or what somebody can do.
        fits: how many reasons fit.
    """

    record_id: int
    title: str
    subtitle: str
    fits: int
    reasons: tuple[Reason, ...]


class MatchBox(QWidget):
    """The suggestions for one record, the first few, more when asked for.

    Signals:
        connect_wanted: (id) つなぐ.
        record_wanted: (id) ひらく.
        dismissed: (id) 今はちがう.
        recall_wanted: show again what was put aside.
    """

    connect_wanted = Signal(object)
    record_wanted = Signal(object)
    dismissed = Signal(object)
    recall_wanted = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._suggestions: Sequence[Suggestion] = ()
        self._counter = ""
        self._shows_all = False
        self._may_connect = True
        self.cards: list[MatchCard] = []
        self._reason = WrapLabel("", "hint")
        self._host = QWidget()
        self._cards = column(spacing=10)
        self._host.setLayout(self._cards)
        self.more = Button("", "quiet", icon="down", small=True)
        self.recall = Button("", "quiet", icon="undo", small=True)
        outer = column(spacing=10)
        self.setLayout(outer)
        outer.addWidget(self._reason)
        outer.addWidget(self._host)
        for button in (self.more, self.recall):
            outer.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            button.hide()
        self.more.clicked.connect(self._show_all)
        self.recall.clicked.connect(self.recall_wanted)

    @property
    def reason_words(self) -> str:
        """The line above the cards."""
        return self._reason.plain_text

    def show_suggestions(
        self, suggestions: Sequence[Suggestion], *, reason: str, counter: str, put_aside: int = 0
    ) -> None:
        """Show these, best first.

        Args:
            reason: the line above: how to choose, or why there is nothing.
            counter: か所 or 人.
            put_aside: how many were answered with 今はちがう.
        """
        self._reason.setText(reason)
        if [each.record_id for each in suggestions] != [each.record_id for each in self._suggestions]:
            self._shows_all = False
        self._suggestions, self._counter = suggestions, counter
        self.recall.set_text(f"「今はちがう」にした{put_aside}{counter}も見る")
        self.recall.setVisible(bool(put_aside))
        self._fill()

    def set_connectable(self, may_connect: bool) -> None:
        """Without つなぐ in a ledger that can only be read."""
        self._may_connect = may_connect
        for card in self.cards:
            card.connect_button.setVisible(may_connect)

    def take_away(self) -> None:
        """Show nothing until something is found again."""
        self.show_suggestions((), reason="さがしています…", counter="")

    def _show_all(self) -> None:
        self._shows_all = True
        self._fill()
        self.cards[_FIRST_SHOWN].connect_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        """Cards are filled anew out of sight, so that they are laid out once; what is missing is made."""
        focused = self.window().focusWidget()
        had_focus = focused is not None and self._host.isAncestorOf(focused)
        self._host.hide()
        shown = self._suggestions if self._shows_all else self._suggestions[:_FIRST_SHOWN]
        shown = shown[: 5 * _FIRST_SHOWN]  # nobody reads on after twenty
        while len(self.cards) < len(shown):
            card = MatchCard(is_first=not self.cards)
            card.connect_button.setVisible(self._may_connect)
            card.connect_wanted.connect(self.connect_wanted)
            card.record_wanted.connect(self.record_wanted)
            card.dismissed.connect(self.dismissed)
            self._cards.addWidget(card)
            self.cards.append(card)
        for number, card in enumerate(self.cards):
            card.setVisible(number < len(shown))
            if number < len(shown):
                card.show_suggestion(shown[number])
        self._host.setVisible(bool(shown))
        if had_focus and focused is not None and focused.isVisibleTo(self):  # the next card is where this one was
            focused.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, focused, lambda: _bring_back(focused))
        rest = min(len(self._suggestions), 5 * _FIRST_SHOWN) - len(shown)
        self.more.set_text(f"あと{rest}{self._counter}を見る")
        self.more.setVisible(rest > 0)


def _bring_back(widget: QWidget) -> None:
    """Hiding what had the focus made Qt scroll on to whatever takes it next."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if above is not None:
        above.ensureWidgetVisible(widget, 0, theme.px(_CARD_HEIGHT))


class MatchCard(Card):
    """One suggestion."""

    connect_wanted = Signal(object)
    record_wanted = Signal(object)
    dismissed = Signal(object)

    def __init__(self, *, is_first: bool) -> None:
        """Only the first has the primary button: one on a screen."""
        super().__init__()
        self._record_id = 0
        self.body.setContentsMargins(theme.px(10), theme.px(10), theme.px(6), theme.px(10))
        self.body.setSpacing(theme.px(6))
        self.title, self._subtitle = ElidedLabel("", "strong"), ElidedLabel("", "cap")
        self._count = Badge("")
        head = row(spacing=6)
        head.addWidget(self.title, 1)
        head.addWidget(self._count)
        self.body.addLayout(head)
        self.body.addWidget(self._subtitle)
        self._lines: list[_ReasonLine] = []
        self._reasons = column(spacing=4)
        self.body.addLayout(self._reasons)
        self.connect_button = Button("つなぐ", "primary" if is_first else "secondary", small=True)
        self.open_button = Button("ひらく", "quiet", small=True)
        self.dismiss_button = Button("今はちがう", "quiet", small=True)
        deeds = FlowBox(spacing=0)
        for button in (self.connect_button, self.open_button, self.dismiss_button):
            deeds.add(button)
        self.body.addWidget(deeds)
        self.connect_button.clicked.connect(lambda: self.connect_wanted.emit(self._record_id))
        self.open_button.clicked.connect(lambda: self.record_wanted.emit(self._record_id))
        self.dismiss_button.clicked.connect(lambda: self.dismissed.emit(self._record_id))

    @property
    def words(self) -> Sequence[str]:
        """The reasons as they stand on the card."""
        return [line.words for line in self._lines if not line.isHidden()]

    def show_suggestion(self, suggestion: Suggestion) -> None:
        """Fill the card."""
        self._record_id = suggestion.record_id
        self.setAccessibleName(suggestion.title)
        self.title.setText(suggestion.title)
        self._subtitle.setText(suggestion.subtitle)
        self._subtitle.setVisible(bool(suggestion.subtitle))
        self._count.setVisible(suggestion.fits > 0)
        tone = "mid" if suggestion.fits >= _MANY_FITS else "plain"
        self._count.show_state(f"{suggestion.fits}つ合う", tone, "ok" if tone == "mid" else "")
        while len(self._lines) < len(suggestion.reasons):
            line = _ReasonLine()
            self._reasons.addWidget(line)
            self._lines.append(line)
        for number, line in enumerate(self._lines):
            line.setVisible(number < len(suggestion.reasons))
            if number < len(suggestion.reasons):
                line.show_reason(suggestion.reasons[number])
        for button, deed in (
            (self.connect_button, "つなぐ"),
            (self.open_button, "ひらく"),
            (self.dismiss_button, "今はちがう"),
        ):
            button.setAccessibleName(f"{suggestion.title} {deed}")


class _ReasonLine(QWidget):
    """A sign for what a reason says, and the reason."""

    def __init__(self) -> None:
        super().__init__()
        line = row(spacing=8)
        self.setLayout(line)
        self._sign, self._text = Label(), WrapLabel()
        line.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._text, 1)

    @property
    def words(self) -> str:
        return self._text.plain_text

    def show_reason(self, reason: Reason) -> None:
        icon, colour, role = _LOOKS[reason.sort]
        icons.put(self._sign, icon, colour, 16)
        self._text.set_role(role)
        self._text.setText(reason.text)
