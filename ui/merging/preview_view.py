"""合流プレビュー: four numbers, and below what the chosen one counts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QWidget

from app.joined import Question
from app.merging.preview import Deed
from app.merging.trying import Trial
from ui import theme
from ui.merging.arrivals_view import ArrivalsView
from ui.merging.lens_card import Lens, LensCard
from ui.merging.merge_session import MergeSession, number_of
from ui.merging.pairs_view import PairsView
from ui.merging.questions_view import QuestionsView
from ui.merging.showing import Showing
from ui.widgets.labels import WrapLabel
from ui.widgets.surfaces import ScrollBody, Well, column, row

_TIGHT_HEIGHT, _TIGHT_WIDTH = 560, 900  # px at 標準


class PreviewView(QWidget):
    """Shows a session; what is decided goes into it.

    Signals:
        lens_changed: something else is looked at.
    """

    lens_changed = Signal()

    def __init__(self, session: MergeSession, today: date) -> None:
        super().__init__()
        self._session, self._today = session, today
        lines = column(spacing=12)
        self.setLayout(lines)
        self.cards = {lens: LensCard(lens) for lens in Lens}
        numbers = row(spacing=10)
        group = QButtonGroup(self)
        for card in self.cards.values():
            group.addButton(card)
            numbers.addWidget(card, 1)
            card.clicked.connect(lambda _on=False, lens=card.lens: self.look_at(lens))
        lines.addLayout(numbers)
        self.arrivals = ArrivalsView()
        self.questions = QuestionsView("選んでください")
        self.pairs = PairsView("重なりかも")
        self.gone = QuestionsView("消した／使った")
        self.refused = ScrollBody(margin=0, spacing=10, name="合わせられない写し")
        self.views: dict[Lens, QWidget] = {
            Lens.ALONE: self.arrivals,
            Lens.CHOICE: self.questions,
            Lens.ALIKE: self.pairs,
            Lens.GONE: self.gone,
            Lens.REFUSED: self.refused,
        }
        self._stack = QStackedWidget()
        for view in self.views.values():
            self._stack.addWidget(view)
        lines.addWidget(self._stack, 1)
        for questions in (self.questions, self.gone):
            questions.decided.connect(session.answer)
            questions.all_wanted.connect(session.answer_all)
        self.pairs.decided.connect(session.pair)
        session.decided.connect(self._show_answers)

    @property
    def lens(self) -> Lens:
        """What is looked at."""
        return next(lens for lens, view in self.views.items() if view is self._stack.currentWidget())

    def show_trial(self, trial: Trial) -> None:
        """Show what copies would bring; what needs somebody comes first."""
        preview = trial.preview
        assert preview is not None  # shown only where something can be taken in
        came = frozenset(each.record.id for each in preview.arrivals if each.deed is Deed.ADDED)
        showing = Showing(trial.after, self._today, is_at_once=False, earlier=trial.earlier, came=came)
        fields, whole = _parted(preview.questions)
        decisions = self._session.decisions
        self.arrivals.show_preview(preview, trial.after, self._today)
        self.questions.show_questions(fields, showing, decisions.answers)
        self.gone.show_questions(whole, showing, decisions.answers)
        self.pairs.show_pairs(preview.duplicates, showing, decisions.pairs)
        self._show_refused(trial)
        numbers = {
            Lens.ALONE: number_of(preview),
            Lens.CHOICE: len(fields),
            Lens.ALIKE: len(preview.duplicates),
            Lens.GONE: len(whole),
            Lens.REFUSED: len(trial.refused),
        }
        for lens, number in numbers.items():
            self.cards[lens].show_number(number)
        self.cards[Lens.REFUSED].setVisible(bool(trial.refused))
        wanted = (Lens.REFUSED, Lens.CHOICE, Lens.GONE, Lens.ALIKE)
        self.look_at(next((lens for lens in wanted if numbers[lens]), Lens.ALONE))

    def look_at(self, lens: Lens) -> None:
        """Show what one of the numbers counts."""
        self.cards[lens].setChecked(True)
        self._stack.setCurrentWidget(self.views[lens])
        self.lens_changed.emit()

    def take_focus(self) -> None:
        """On the number that is looked at."""
        self.cards[self.lens].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_answers(self) -> None:
        for view in (self.questions, self.gone):
            view.show_answers(self._session.decisions.answers)

    def _show_refused(self, trial: Trial) -> None:
        inner = QWidget()
        lines = column(spacing=10)
        lines.addWidget(WrapLabel("ほかの写しは、このまま合わせられます。帳面は、まだ何も変わっていません。", "label"))
        for refusal in trial.refused:
            lines.addWidget(Well("failure", f"{refusal.error.what_happened}\n{refusal.error.what_to_do}"))
        lines.addStretch(1)
        inner.setLayout(lines)
        self.refused.show_inner(inner)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_tight = self.height() < theme.px(_TIGHT_HEIGHT) or self.width() < theme.px(_TIGHT_WIDTH)
        for card in self.cards.values():
            card.set_tight(is_tight)


def _parted(questions: Sequence[Question]) -> tuple[list[Question], list[Question]]:
    """Those about a field, and those about a record as a whole."""
    return [each for each in questions if each.field], [each for each in questions if not each.field]
