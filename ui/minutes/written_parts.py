"""What is written before and after a meeting: いつ・どこで and テーマ; まとめ, 今後の取組み and つぎの会議."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.editing import Editing
from app.problem import Problem
from app.records.meeting_body import MeetingBody
from app.records.minutes import Minutes
from ui import theme
from ui.editors.field_editor import ParagraphEditor
from ui.editors.inputs import LineInput
from ui.editors.link_editor import LinkEditor
from ui.forms.bound_fields import BoundFields
from ui.forms.field_editors import editor_for, hint_for
from ui.forms.form_section import FormSection
from ui.forms.link_choices import LinkChoices
from ui.forms.time_span import TimeSpan, has_span
from ui.widgets.buttons import Button
from ui.widgets.surfaces import ScrollBody, column

BEFORE = (
    ("いつ・どこで", ("title", "meeting_body", "number", "date", "start", "end", "form", "venue", "space")),
    ("テーマ", ("theme", "background", "purpose")),
)
AFTER = (
    ("まとめ", ("summary", "next_steps", "next_date")),
    ("内部メモ", ("recorder", "internal_note")),
)
_LINES = {"background": 5, "purpose": 3, "summary": 6, "next_steps": 8}
_HINTS = {
    "next_steps": "「（１）」ではじめた行は、印刷で見出しになります",
    "internal_note": "紙には載りません",
}
_WIDEST = 720


class WrittenPart(QWidget):
    """Sections of fields of the 会議録, in one scroll.

    Signals:
        edited: something was typed.
        record_wanted: (kind, id) ひらく beside the 会議体.
    """

    edited = Signal()
    record_wanted = Signal(str, object)

    def __init__(
        self,
        name: str,
        sections: Sequence[tuple[str, Sequence[str]]],
        *,
        today: date,
        editing_of: Callable[[], Editing],
    ) -> None:
        super().__init__()
        self._today = today
        self._choices = LinkChoices(editing_of)
        self._editing_of = editing_of
        self.fields = BoundFields(Minutes, self)
        self.fields.edited.connect(lambda _name: self.edited.emit())
        self._sections: list[FormSection] = []
        self.setAccessibleName(name)
        self.setProperty("role", "sheet")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        outer = column(spacing=0)
        self.setLayout(outer)
        self._scroll = ScrollBody(margin=24, spacing=18, name=name)
        self._scroll.inner.setMaximumWidth(theme.px(_WIDEST))
        self._scroll.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        outer.addWidget(self._scroll)
        for number, (heading, names) in enumerate(sections):
            section = FormSection(heading, has_rule=bool(number))
            section.watch(self.fields)
            for each in names:
                self._add(section, each)
            self._sections.append(section)
            self._scroll.body.addWidget(section)
        self._scroll.body.addStretch(1)
        if has_span(self.fields):
            TimeSpan(self.fields)

    def put_below(self, widget: QWidget) -> None:
        """The way on, behind the last field."""
        self._scroll.body.insertWidget(self._scroll.body.count() - 1, widget, 0, Qt.AlignmentFlag.AlignLeft)

    def show_editing(self, editing: Editing) -> None:
        """Fill the fields."""
        root = editing.root
        self._choices.forget()
        self.fields.show(editing, root if isinstance(root, Minutes) else None)

    def focus_field(self, name: str, *, is_marked: bool = False) -> bool:
        """Put the cursor into a field, `is_marked` over what stands there; False when it is not here."""
        editor = self.fields.editor(name)
        if editor is None:
            return False
        widget = editor.input_widget()
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        if is_marked and isinstance(widget, LineInput):
            widget.selectAll()
        QTimer.singleShot(0, widget, lambda: self._scroll.ensureWidgetVisible(widget, theme.px(20), theme.px(80)))
        return True

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say what is wrong beside its field."""
        self.fields.show_problems(problems)

    def scroll_to_top(self) -> None:
        """Another 会議録 is shown."""
        self._scroll.verticalScrollBar().setValue(0)

    def set_labels_above(self, above: bool) -> None:
        """Labels over the fields, for narrow windows."""
        for section in self._sections:
            section.set_labels_above(above)

    def _add(self, section: FormSection, name: str) -> None:
        field = Minutes.field(name)
        editor = (
            ParagraphEditor(lines=_LINES[name])
            if name in _LINES
            else editor_for(field, today=self._today, choices=self._choices)
        )
        beside: list[QWidget] = []
        if isinstance(editor, LinkEditor):
            editor.wanted.connect(lambda typed: self.fields.link_new(name, self._choices.make(field, typed)))
            if name == "meeting_body":
                opener = Button("ひらく", "quiet", small=True, name="この会議体をひらく")
                opener.clicked.connect(self._open_body)
                beside.append(opener)
        row = section.add_field(self.fields, name, editor, beside=beside, hint_of=hint_for(field))
        if name in _HINTS:
            row.set_hint(_HINTS[name])

    def _open_body(self) -> None:
        root = self._editing_of().root
        if isinstance(root, Minutes) and root.meeting_body is not None:
            self.record_wanted.emit(MeetingBody.KIND, root.meeting_body)
