"""働きかけ: the stages, the next step, and what was done so far, with a form that opens in place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.changes.positions import position_between
from app.editing import Editing
from app.problem import Problem
from app.records.approach import Approach
from app.records.base import Record
from app.records.ids import new_id
from app.records.space import Space
from app.search.space_cards import NextStep, newest_first, next_step
from ui.forms.approach_form import ApproachForm
from ui.forms.approach_trail import ApproachTrail
from ui.forms.bound_fields import BoundFields
from ui.forms.form_section import FormSection
from ui.forms.link_choices import LinkChoices
from ui.forms.next_step_well import NextStepWell
from ui.forms.stage_steps import StageSteps
from ui.widgets.badge import Badge
from ui.widgets.buttons import Button
from ui.widgets.surfaces import row


class WaySection(FormSection):
    """The way from hearing of a space to a place opened there.

    Attributes:
        steps: the stages; well: the next step; trail: what was done.

    Signals:
        stage_wanted: (stage).
        written: 書きとめる was pressed: save, and the form closes.
        step_done: (approach id) its next step is done.
        step_shifted: (approach id, date).
        dropped: (approach id) take it away.
        opened: a form was opened: it shall come into sight.
        closed: the form was given up.
        rearranged: other buttons stand in it now.
    """

    stage_wanted = Signal(str)
    written = Signal()
    step_done = Signal(object)
    step_shifted = Signal(object, object)
    dropped = Signal(object)
    opened = Signal()
    closed = Signal()
    rearranged = Signal()

    def __init__(self, today: date, choices: LinkChoices, your_name: Callable[[], str]) -> None:
        super().__init__("働きかけのあゆみ", has_rule=False)
        self._today, self._choices, self._your_name = today, choices, your_name
        self._editing: Editing | None = None
        self._space_id = 0
        self._forms: dict[bool, ApproachForm] = {}
        self._open: tuple[int, bool] | None = None
        self._untouched: Record | None = None
        self._labels_above = False
        self.steps, self.well, self.trail = StageSteps(), NextStepWell(today), ApproachTrail(today)
        self.decline = Button("見送りにする", "quiet", small=True)
        self.declined = Badge("見送り", "plain")
        self.begin = Button("書きとめる", icon="plus", small=True, name="働きかけを書きとめる")
        self.begin.setObjectName("begin_approach")
        self._head.addWidget(self.begin)
        self.body.addWidget(self.trail)
        self._connect()

    # ---- for the form

    def show_record(self, editing: Editing, record: Record | None) -> None:
        """Show a space; what is being written stays open while it is the same one."""
        space_id = record.id if isinstance(record, Space) else 0
        if space_id != self._space_id:
            self._open = self._untouched = None
            self.trail.begin()
        self._editing, self._space_id = editing, space_id
        if self._open is not None and editing.get(Approach, self._open[0]) is None:
            self._open = self._untouched = None
        self._show()
        if self._open is not None:
            self._fill_form()

    def bound_fields(self) -> Sequence[BoundFields]:
        """The fields of the 働きかけ that is being written."""
        return () if self._open is None else (self._form(self._open[1]).fields,)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Open the first 働きかけ in which something is wrong."""
        own = [problem.record_id for problem in problems if problem.kind == Approach.KIND]
        if own and own[0] is not None and (self._open is None or self._open[0] != own[0]):
            self.open_approach(own[0])

    def set_labels_above(self, above: bool) -> None:
        super().set_labels_above(above)
        self._labels_above = above
        for form in self._forms.values():
            form.set_labels_above(above)

    # ---- writing

    @property
    def open_form(self) -> ApproachForm | None:
        """The form that is open."""
        return None if self._open is None else self._form(self._open[1])

    def begin_new(self) -> None:
        """A new 働きかけ of today, the cursor in できごと."""
        if self._open is not None:
            self._form(self._open[1]).focus_field("summary")
            self.opened.emit()
            return
        self._begin(Approach(id=new_id(), date=self._today.isoformat()), is_after_deed=False)
        self._form(False).focus_field("summary")
        self.opened.emit()

    def begin_after(self, done: Approach) -> None:
        """After できた: what was done is written down as of today, and asked is what comes next."""
        fresh = Approach(id=new_id(), date=self._today.isoformat(), contact="other", summary=done.next_step)
        self._begin(fresh.changed(way=done.way), is_after_deed=True)
        self._form(True).focus_field("next_step")
        self.opened.emit()

    def open_approach(self, approach_id: int, field: str = "summary") -> bool:
        """Open one in its place; False when it is none of this space."""
        approach = None if self._editing is None else self._editing.get(Approach, approach_id)
        if approach is None or approach.space != self._space_id:
            return False
        if self._open is not None and self._open[0] == approach_id:
            self._form(self._open[1]).focus_field(field)
            return True
        self.let_go()
        self._open, self._untouched = (approach_id, False), None
        self._show()
        self._fill_form()
        self._form(False).focus_field(field)
        self.opened.emit()
        return True

    def stand_on_step(self, approach_id: int) -> bool:
        """The keyboard on できた, if the step of this 働きかけ is the next one."""
        step = self._step()
        if step is None or step.approach_id != approach_id or self._open is not None:
            return False
        self.well.done_button.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def let_go(self) -> None:
        """Close the form; a new 働きかけ into which nothing was written never was."""
        if self._open is None or self._editing is None:
            return
        record = self._editing.get(Approach, self._open[0])
        has_unread = any(key[0] == self._open[0] for key in self._editing.unread)
        if record is not None and record == self._untouched and not has_unread:
            self._editing.drop(record)
        self._open = self._untouched = None
        self._show()

    # ---- inside

    def _connect(self) -> None:
        self.begin.clicked.connect(self.begin_new)
        self.steps.wanted.connect(self.stage_wanted)
        self.decline.clicked.connect(lambda: self.stage_wanted.emit("declined"))
        self.well.step_wanted.connect(self._plan)
        self.well.done.connect(lambda: self._tell_step(self.step_done.emit))
        self.well.shifted.connect(lambda day: self._tell_step(lambda number: self.step_shifted.emit(number, day)))
        self.well.day_wanted.connect(lambda: self._tell_step(lambda number: self.open_approach(number, "next_due")))
        self.trail.write_wanted.connect(self.open_approach)
        self.trail.done_wanted.connect(self.step_done)
        self.trail.question_wanted.connect(self.question_wanted)

    def _plan(self) -> None:
        self.begin_new()
        form = self.open_form
        if form is not None:
            form.focus_field("summary")

    def _tell_step(self, tell: Callable[[int], object]) -> None:
        step = self._step()
        if step is not None:
            tell(step.approach_id)

    def _step(self) -> NextStep | None:
        return next_step(approach for approach in self._approaches() if approach != self._untouched)

    def _approaches(self) -> Sequence[Approach]:
        if self._editing is None or not self._space_id:
            return ()
        return newest_first(self._editing.linking(Approach, "space", self._space_id))

    def _begin(self, fresh: Approach, *, is_after_deed: bool) -> None:
        if self._editing is None or not self._space_id:
            return
        self.let_go()
        space = self._editing.get(Space, self._space_id)
        last = max((approach.pos for approach in self._approaches()), default="")
        made = fresh.changed(
            space=self._space_id,
            space_owner=None if space is None else space.owner,
            visitor=self._your_name(),
            pos=position_between(last, ""),
        )
        self._editing.put(made)
        self._open, self._untouched = (made.id, is_after_deed), made
        self._show()
        self._fill_form()

    def _form(self, is_after_deed: bool) -> ApproachForm:
        form = self._forms.get(is_after_deed)
        if form is None:
            form = ApproachForm(self._today, self._choices, is_after_deed=is_after_deed)
            form.set_labels_above(self._labels_above)
            form.edited.connect(self.edited)
            form.done.connect(self.written)
            form.given_up.connect(self._give_up)
            form.dropped.connect(self._drop)
            self._forms[is_after_deed] = form
        return form

    def _fill_form(self) -> None:
        if self._open is None or self._editing is None:
            return
        approach = self._editing.get(Approach, self._open[0])
        if approach is not None:
            is_new = self._editing.ledger.get(Approach, approach.id) is None
            self._form(self._open[1]).show_approach(self._editing, approach, is_new=is_new)

    def _show(self) -> None:
        """Everything but the open form, which keeps the cursor."""
        space = None if self._editing is None else self._editing.get(Space, self._space_id)
        if space is None or self._editing is None:
            return
        self.steps.show_stage(space.stage)
        self.decline.setVisible(space.stage != "declined")
        self.declined.setVisible(space.stage == "declined")
        step = self._step()
        self.well.show_step(step)
        is_after = self._open is not None and self._open[1]
        self.well.setVisible(not is_after)
        self.begin.setVisible(self._open is None)
        form = None if self._open is None else (self._open[0], self._form(self._open[1]))
        approaches = self._approaches()
        self.trail.show_approaches(
            self._editing, approaches, well_id=None if step is None else step.approach_id, form=form
        )
        self.rearranged.emit()

    def _give_up(self) -> None:
        """やめる: a new one goes, a known one is as it was."""
        if self._open is None or self._editing is None:
            return
        record = self._editing.get(Approach, self._open[0])
        before = self._editing.ledger.get(Approach, self._open[0])
        for key in [key for key in self._editing.unread if key[0] == self._open[0]]:
            del self._editing.unread[key]
        if before is not None:
            self._editing.put(before)
        elif record is not None:
            self._editing.drop(record)
        self._open = self._untouched = None
        self.edited.emit()
        QTimer.singleShot(0, self, self._after_giving_up)  # the button that was pressed is still at work

    def _after_giving_up(self) -> None:
        self._show()
        self.closed.emit()
        self.begin.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop(self) -> None:
        if self._open is not None:
            number = self._open[0]
            self._open = self._untouched = None
            self.dropped.emit(number)

    def upper_parts(self) -> tuple[QWidget, QWidget]:
        """(stages with 見送り beside them, next step): they stand above the section, on the ground."""
        ways = QWidget()
        line = row(spacing=8)
        ways.setLayout(line)
        line.addWidget(self.steps, 1)
        line.addWidget(self.declined)
        line.addWidget(self.decline)
        return ways, self.well
