"""One 働きかけ being written, in place: quick for a new one, whole when more is wanted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut

from app.editing import Editing
from app.records.approach import Approach
from app.records.space import SPACE_STAGES, Space
from ui.editors.field_editor import ChoiceEditor, LineEditor
from ui.forms.bound_fields import BoundFields
from ui.forms.fields_section import FieldsSection
from ui.forms.link_choices import LinkChoices
from ui.widgets.buttons import Button
from ui.widgets.composing import is_composing
from ui.widgets.field_row import FieldRow
from ui.widgets.surfaces import Surface, row

APPROACH_PREFIX = "approach_"
"""Begins the object names of the inputs."""

_ALL = (
    "date", "contact", "summary", "benefit_told", "reaction", "way", "next_step", "next_due", "next_who",
    "next_done", "visitor", "space_owner", "minutes",
)  # fmt: skip
_FOLDED = ("next_who", "next_done", "visitor", "space_owner", "minutes")
_AFTER_DEED = ("summary", "reaction", "next_step", "next_due")


class ApproachForm(Surface):
    """The fields of one 働きかけ and, with them, the stage the space has reached.

    Signals:
        edited: the user changed something.
        done: 書きとめる.
        given_up: やめる; or Esc, as long as nothing was written.
        dropped: 消す.
    """

    edited = Signal()
    done = Signal()
    given_up = Signal()
    dropped = Signal()

    def __init__(self, today: date, choices: LinkChoices, *, is_after_deed: bool = False) -> None:
        """`is_after_deed`: only what is asked after できた: what came of it, and what comes next."""
        super().__init__("well_info", margin=14, spacing=10, name="働きかけを書く")
        self._space_id: int | None = None
        self._editing: Editing | None = None
        self._is_written = False
        heading = "できました。つぎは なにをしますか" if is_after_deed else "働きかけを書きとめる"
        names = _AFTER_DEED if is_after_deed else _ALL
        self.section = FieldsSection(
            heading, Approach, names, today=today, choices=choices, has_rule=False, prefix=APPROACH_PREFIX
        )
        self.section.edited.connect(self._note_edit)
        self.body.addWidget(self.section)
        due = self.section.fields.editor("next_due")
        assert isinstance(due, LineEditor)  # a date is written into a line
        due.input.setPlaceholderText("12/8、あす など")
        self._is_whole = not is_after_deed
        self.stage = ChoiceEditor(list(SPACE_STAGES.items()), width=9)
        self.stage.input.setObjectName(f"{APPROACH_PREFIX}stage")
        self.stage.edited.connect(self._take_stage)
        self._stage_row = FieldRow("いまの段階", self.stage, hint="進んだときだけ、えらびます")
        self.section.body.addWidget(self._stage_row)
        self._build_foot(is_after_deed)
        self._show_rest(False)

    @property
    def fields(self) -> BoundFields:
        """The fields of the 働きかけ."""
        return self.section.fields

    def show_approach(self, editing: Editing, approach: Approach, *, is_new: bool) -> None:
        """Fill the editors."""
        is_same = self._editing is editing and self.fields.record == approach
        self._is_written = self._is_written and is_same
        self._editing, self._space_id = editing, approach.space
        self.section.show_record(editing, approach)
        space = editing.get(Space, approach.space)
        self.stage.show_value("known" if space is None else space.stage)
        self._drop.setVisible(not is_new)
        self._show_rest(False)

    def focus_field(self, name: str) -> None:
        """The cursor into one field, opened if it was folded."""
        if name in _FOLDED:
            self._show_rest(True)
        editor = self.fields.editor(name)
        if editor is not None:
            editor.input_widget().setFocus(Qt.FocusReason.OtherFocusReason)

    def set_labels_above(self, above: bool) -> None:
        """Labels over the fields, for narrow windows."""
        self.section.set_labels_above(above)
        self._stage_row.set_labels_above(above)

    def _build_foot(self, is_after_deed: bool) -> None:
        foot = row(spacing=10)
        self._more = Button("だれが・会議録 など", "quiet", icon="down", small=True)
        self._more.clicked.connect(lambda: self._show_rest(True))
        self._drop = Button("消す", "danger", small=True, name="この働きかけを消す")
        self._drop.clicked.connect(self.dropped)
        self.give_up = Button("つぎは まだない" if is_after_deed else "やめる", small=True)
        self.give_up.clicked.connect(self.given_up)
        self.write = Button("書きとめる", "primary", small=True)
        self.write.setObjectName("write_approach")
        self.write.clicked.connect(self.done)
        for button in (self._more, self._drop):
            foot.addWidget(button)
        foot.addStretch(1)
        for button in (self.give_up, self.write):
            foot.addWidget(button)
        self.body.addLayout(foot)
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.done)

    def _note_edit(self) -> None:
        self._is_written = True
        self.edited.emit()

    def _show_rest(self, is_shown: bool) -> None:
        """Who went and which meeting it was: filled in by themselves most of the time."""
        for name in _FOLDED:
            line = self.fields.row(name)
            if line is not None:
                line.setVisible(is_shown)
        self._more.setVisible(self._is_whole and not is_shown)

    def _take_stage(self) -> None:
        space = None if self._editing is None else self._editing.get(Space, self._space_id)
        if space is not None and self._editing is not None:
            self._editing.set(space, "stage", self.stage.read().value)
            self.edited.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not is_composing():
            if not self._is_written:  # what was written is only let go by やめる
                self.given_up.emit()
            return
        super().keyPressEvent(event)


def told_rows(approach: Approach, way: str) -> Sequence[tuple[str, str, str]]:
    """(label, words, role of the label) of what a 働きかけ says beside its title."""
    told = (
        ("伝えたよさ", approach.benefit_told, "mid_cap"),
        ("相手の様子", approach.reaction, "cap"),
        ("方法", way, "cap"),
        ("行った人", approach.visitor, "cap"),
    )
    return [each for each in told if each[1].strip()]
