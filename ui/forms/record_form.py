"""The form of any record, made from its field descriptions: head, sections in one scroll, つながり and 履歴.

A hand-made page derives from RecordForm and makes other sections (`make_sections`); a section is a FormSection with
`show_record`, `bound_fields` and `edited`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, cast

import shiboken6
from PySide6.QtCore import QTimer, Signal, SignalInstance
from PySide6.QtGui import QShowEvent

from app.changes.change import ChangeSet
from app.editing import Editing
from app.problem import Problem
from app.records.base import Record
from app.titles import name_field
from ui.context import AppContext
from ui.forms.bound_fields import BoundFields
from ui.forms.child_rows import ChildRows
from ui.forms.form_section import FormSection
from ui.forms.generated_sections import generated_sections
from ui.forms.link_choices import LinkChoices
from ui.forms.links_strip import history_entries
from ui.forms.read_only import make_read_only
from ui.forms.record_header import RecordHeader
from ui.forms.scrolled_form import ScrolledForm
from ui.forms.tabs import Tabs

_HISTORY_MILLISECONDS = 200
_SHORT_TAB = 5  # characters of a section's word where room is short


class RecordSection(Protocol):
    """What a section of a RecordForm can do, beside being a FormSection."""

    edited: SignalInstance
    heading: str

    def show_record(self, editing: Editing, record: Record | None, /) -> None:
        """Fill it."""

    def bound_fields(self) -> Sequence[BoundFields]:
        """Everything in it that shows problems."""


class RecordForm(ScrolledForm):
    """Shows one Editing and writes into it.

    Signals:
        edited: the user changed something.
        record_wanted: (kind, id) a linked record was asked for.
    """

    edited = Signal()
    record_wanted = Signal(str, object)

    def __init__(self, context: AppContext, record_class: type[Record], editing_of: Callable[[], Editing]) -> None:
        super().__init__(f"{record_class.LABEL}の内容")
        self.record_class = record_class
        self.context = context
        self.choices = LinkChoices(editing_of)
        context.signals.records_changed.connect(self._follow)
        self._editing_of = editing_of
        self._shown: Editing | None = None
        self._history_timer = QTimer(self, singleShot=True, interval=_HISTORY_MILLISECONDS)
        self._history_timer.timeout.connect(self._read_history)
        self.sections: tuple[FormSection, ...] = tuple(self.make_sections())
        self.header = self.make_header()
        self._build()

    @property
    def tabs(self) -> Tabs:
        return self.header.tabs

    # ---- what a hand-made form changes

    def make_sections(self) -> Sequence[FormSection]:
        """The sections from top to bottom; by default one for each heading of the declaration and each kind of row."""
        return generated_sections(
            self.record_class,
            today=self.context.today(),
            choices=self.choices,
            ledger=self.context.ledger,
            blob_of=self.context.store.read_blob,
        )

    def make_header(self) -> RecordHeader:
        """The head; `sections` are there already."""
        return RecordHeader(self.record_class, self.tab_words(), print_word=self.print_word())

    def tab_words(self) -> Sequence[tuple[str, str]]:
        """(long, short) word of each section, then of つながり and 履歴."""
        words = [section.heading for section in self.sections]
        return [(word, _short(word)) for word in (*words, "つながり", "履歴")]

    def print_word(self) -> str:
        """What is printed of this record; '' where there is no print."""
        return ""

    # ---- for the page

    def show_editing(self, editing: Editing) -> None:
        """Fill everything from an Editing."""
        if self._shown is None or self._shown.root_id != editing.root_id:
            if editing.is_new:
                self.history.show_entries(())
            else:
                self.history.show_waiting()
        self._shown = editing
        record = editing.root
        for section in self._record_sections():
            section.show_record(editing, record)
        if self.context.store.is_read_only:
            for part in self.sections:
                make_read_only(part)
        self.show_head()

    def show_head(self) -> None:
        """Say name and state again; the links a moment later, they may have to look far."""
        editing = self._editing_of()
        record = editing.root
        if record is not None:
            self.header.show_record(editing, record)
            QTimer.singleShot(0, self, lambda: self._show_links(editing))

    def show_history(self) -> None:
        """Read the last changes from the file, once the record has been in sight for a moment.

        Going through a long list must not wait for the journal of each record.
        """
        self._history_timer.start()

    def _read_history(self) -> None:
        editing = self._shown
        if editing is None or not shiboken6.isValid(self.history):  # a page that closes takes the strip away first
            return
        if not self.isVisible():  # the ledger may be closed; a page that comes back asks again
            return
        lines = [] if editing.is_new else self.context.history_of(editing.root_id)
        self.history.show_entries(history_entries(lines, editing, self.context.today()))

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show problems beside their fields, open the row that holds one, and go to the first."""
        for section in self.sections:
            if isinstance(section, ChildRows):
                section.show_problems(problems)
        for fields in self._all_fields():
            record = fields.record
            fields.show_problems([each for each in problems if record is not None and each.record_id == record.id])
        for problem in problems:
            if self.focus_field(problem.kind, problem.field, problem.record_id):
                return

    def focus_field(self, kind: str, name: str, record_id: int | None = None) -> bool:
        """Put the cursor into a field of the record, or of a row of it. False when there is no such field."""
        for section in self.sections:
            if isinstance(section, ChildRows) and kind == section.record_class.KIND and record_id is not None:
                if section.focus_field(record_id, name):
                    self.bring(section)
                    return True
            elif kind == self.record_class.KIND:
                for fields in cast(RecordSection, section).bound_fields():
                    editor = fields.editor(name) if fields.record_class is self.record_class else None
                    if editor is not None:
                        editor.input_widget().setFocus()
                        self.bring(fields.in_sight(name))
                        return True
        return False

    def focus_name(self) -> None:
        """The cursor where a new record begins: in なまえ, or in the first field of a kind without one."""
        named = name_field(self.record_class)
        names = [name for fields in self._all_fields() for name in fields.names]
        first = named.name if named is not None and named.name in names else next(iter(names), "")
        self.focus_field(self.record_class.KIND, first)

    # ---- inside

    def _build(self) -> None:
        self.build(self.header)
        for section in self.sections:
            section.edited.connect(self._take_edit)
            section.question_wanted.connect(self.context.signals.question_wanted)
            if isinstance(section, ChildRows):
                section.row_opened.connect(self.bring)
            wanted = getattr(section, "record_wanted", None)
            if isinstance(wanted, SignalInstance):
                wanted.connect(self.record_wanted)
        self.links.record_wanted.connect(self.record_wanted)

    def _follow(self, change_set: ChangeSet) -> None:
        self.choices.follow(change_set)

    def _take_edit(self) -> None:
        editing = self._editing_of()
        if editing.root is not None:
            self.header.show_record(editing, editing.root)
        self.edited.emit()

    def _show_links(self, editing: Editing) -> None:
        """From the Editing that was shown: the record may be gone from it meanwhile."""
        from app.links import links_of

        record = editing.root
        if record is not None and shiboken6.isValid(self.links):  # a page that closes takes the strip away first
            self.links.show_groups(links_of(self.context.ledger, record, records=editing))

    def _record_sections(self) -> Sequence[RecordSection]:
        return cast("Sequence[RecordSection]", self.sections)

    def _all_fields(self) -> list[BoundFields]:
        return [fields for section in self._record_sections() for fields in section.bound_fields()]

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._history_timer.start()


def _short(word: str) -> str:
    """「いつ」 of 「いつ・どこで」: a tab never ends in dots, one that has no room goes into ほか."""
    return word if len(word) <= _SHORT_TAB else word.partition("・")[0]
