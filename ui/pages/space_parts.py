"""What belongs to the space on the sheet: its stage, its 働きかけ and next step, its photos, a place opened in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.changes.saving import named
from app.editing import Editing
from app.problem import Problem
from app.records.approach import Approach
from app.records.field import FieldValue
from app.records.place import Place
from app.records.space import Space
from app.wording import noun
from ui.context import AppContext
from ui.pages import space_deeds
from ui.pages.photo_parts import PhotoParts
from ui.pages.record_deletion import deletion, deletion_question, short_name
from ui.pages.record_desk import RecordDesk
from ui.question import Answer
from ui.widgets.plain_text import one_line

if TYPE_CHECKING:
    from ui.forms.space_form import SpaceForm


class SpaceParts(PhotoParts):
    """Each deed is one unit of work, with one step of 元に戻す."""

    def __init__(self, context: AppContext, desk: RecordDesk, form: SpaceForm, window: QWidget) -> None:
        """`window` is what dialogs lie over and jobs belong to."""
        super().__init__(context, desk, window, form.photos, field="space", do_on_record=self._do_on_space)
        self._form = form
        way = form.way
        way.stage_wanted.connect(self.take_stage)
        way.written.connect(self.write_approach)
        way.step_done.connect(self.tick_step)
        way.step_shifted.connect(self.shift_step)
        way.dropped.connect(self.drop_approach)

    def take_stage(self, stage: str) -> None:
        """The space stands at another stage now; nothing is asked."""
        space = self._space()
        if space is not None and space.stage != stage:
            label = space_deeds.moved_to(space, stage, self._context.ledger).label
            if self._do(label, lambda editing: editing.set(space, "stage", stage)):
                self._say(space_deeds.moved_words(space, stage))

    def write_approach(self) -> None:
        """書きとめる: save what is written; the form closes when it could be saved."""
        space = self._space()
        if space is None:
            return
        label = "" if self._desk.editing.is_new else f"{named(space, self._context.ledger)}の働きかけを書きとめる"
        problems = self._desk.save(label)
        if problems:
            self._form.show_problems(problems)
            return
        self._form.way.let_go()
        self._form.way.begin.setFocus(Qt.FocusReason.OtherFocusReason)
        self._form.show_way()

    def tick_step(self, approach_id: int) -> None:
        """できた: the step is done, and asked is, right there, what comes next."""
        approach = self._desk.editing.get(Approach, approach_id)
        if approach is not None and self._do(
            self._label("のつぎの一手が できた"), lambda editing: space_deeds.tick_step(editing, approach_id)
        ):
            self._say("「できた」にしました")
            self._form.way.begin_after(approach)

    def shift_step(self, approach_id: int, day: date) -> None:
        """The step shall be done by another day."""
        if self._do(
            self._label("のつぎの一手の日をずらす"), lambda editing: space_deeds.shift_step(editing, approach_id, day)
        ):
            self._say("日をずらしました")

    def drop_approach(self, approach_id: int) -> None:
        """Take a 働きかけ away."""
        if self._do(self._label("の働きかけを消す"), lambda editing: space_deeds.drop_approach(editing, approach_id)):
            self._say("働きかけを消しました")

    def open_place(self) -> None:
        """この場で居場所を開く: a new place here, the space at 開設, and on to the place."""
        self._form.way.let_go()
        problems = self._desk.save()
        if problems:
            self._form.show_problems(problems)
        space = self._context.ledger.get(Space, self._desk.editing.root_id)
        if space is None or self._context.store.is_read_only:
            return
        change_set, place = space_deeds.place_in(space, self._context.ledger)
        if self._context.apply(change_set).stamp is not None:
            self._context.signals.record_wanted.emit(Place.KIND, place.id, "name")
            self._say(f"{noun(Place.KIND, self._context.ledger)}をつくりました。なまえを書いてください")

    def ask_to_delete(self) -> bool:
        """Tell what goes with the space, and take it away if the user wants; whether another one has to be shown."""
        if not self._desk.has_editing or self._context.store.is_read_only:
            return False
        self._form.way.let_go()
        self._desk.save()
        ledger = self._context.ledger
        space = ledger.get(Space, self._desk.editing.root_id)
        if space is None:  # never saved: there is nothing to take away but the typing
            self._desk.throw_away()
            return True
        change_set = deletion(ledger, space)
        if self._context.messages.ask(deletion_question(ledger, space, change_set)) is not Answer.DEED:
            return False
        if self._context.apply(change_set).stamp is None:
            return False
        self._say(f"「{short_name(one_line(space.name))}」を消しました")
        return True

    def copied_values(self) -> dict[str, FieldValue] | None:
        """What a copy of the space begins with; its 働きかけ stay with it. None where nothing can be written."""
        if not self._desk.has_editing or self._context.store.is_read_only:
            return None
        self._form.way.let_go()
        self._desk.save()
        source = self._space()
        if source is None:
            return None
        values = {field.name: source.get(field.name) for field in Space.FIELDS}
        return values | {"name": f"{source.name}（写し）", "stage": "known"}

    # ---- inside

    def _space(self) -> Space | None:
        root = self._desk.editing.root if self._desk.has_editing else None
        return root if isinstance(root, Space) else None

    def _label(self, suffix: str) -> str:
        space = self._space()
        return "" if space is None else f"{named(space, self._context.ledger)}{suffix}"

    def _do(self, label: str, deed: Callable[[Editing], None]) -> bool:
        """Do something as a unit of work of its own; whether it could be saved.

        With a problem under the pen it waits there: the form shows what was done, and the problem.
        """
        if self._context.store.is_read_only:
            return False
        self._form.way.let_go()
        waiting: Sequence[Problem] = self._desk.write_deed(label, deed)
        if waiting:
            self._form.show_editing(self._desk.editing)
            self._form.show_problems(waiting)
        return not waiting

    def _do_on_space(self, suffix: str, deed: Callable[[Editing], None]) -> None:
        self._do(self._label(suffix), deed)

    def _say(self, words: str) -> None:
        self._context.messages.inform(words, undo=True)
