"""What every page with a form does with the record on its desk: save, leave, drafts, problems, keys."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.changes.change import ChangeSet
from app.drafts import Draft
from app.editing import Editing
from app.problem import Problem
from app.records.base import Record
from app.titles import title_of, unnamed
from app.wording import noun
from ui.context import AppContext
from ui.forms.bar_slot import BarSlot
from ui.forms.other_sides import open_bar
from ui.pages.record_deletion import short_name
from ui.pages.record_desk import RecordDesk
from ui.widgets.composing import is_composing
from ui.widgets.plain_text import one_line

_READ_ONLY = "この帳面は、いまは読むだけです。"
_WRITE_ELSEWHERE = "書くときは、書ける場所に写しをつくって、そちらをひらいてください。"


class DeskForm(Protocol):
    """The form of whatever record lies on the desk.

    Attributes:
        bar_slot: between head and body, for what has to be said about the whole record.
        sections: what Ctrl+PageDown walks through.
    """

    bar_slot: BarSlot

    @property
    def sections(self) -> Sequence[QWidget]: ...
    def show_editing(self, editing: Editing) -> None: ...
    def show_history(self) -> None: ...
    def show_problems(self, problems: Sequence[Problem]) -> object: ...
    def current_section(self) -> int: ...
    def go_to_section(self, number: int) -> None: ...


class FormAtDesk:
    """Mixed into a widget that shows the record on `desk` in `form`."""

    context: AppContext
    desk: RecordDesk

    # ---- what the page says

    @property
    @abstractmethod
    def form(self) -> DeskForm:
        """The form; asked for only while a record is on the desk."""

    @property
    def is_form_shown(self) -> bool:
        """Whether the form is there, with a record in it."""
        return self.desk.has_editing

    def shown_beside(self) -> Iterable[Record]:
        """Records of their own that the form shows among the rows of the one on the desk."""
        return ()

    @abstractmethod
    def after_loss(self, neighbour: int | None = None) -> None:
        """The record on the desk is gone, or lies there as it was last saved: show `neighbour`, or what there is."""

    def save_desk(self) -> Sequence[Problem]:
        """Save what is on the desk; what stands in the way."""
        return self.desk.save()

    def title_on_desk(self) -> str:
        """What the record on the desk is called, '' when it has no name yet."""
        root = self.desk.editing.root
        return "" if root is None else one_line(title_of(root, self.desk.editing))

    # ---- what it gets

    def add_pictures(self, pictures: Sequence[object]) -> None:
        """Take in photos: files, or what `pictures_in` finds. Nothing on a page whose records have none."""

    def paste_pictures(self) -> None:
        """Ctrl+V where no field takes what was copied."""
        from ui.forms.photo_section import pictures_in

        if self.is_form_shown:
            self.add_pictures(pictures_in(QGuiApplication.clipboard().mimeData()))

    def save_now(self) -> None:
        """Ctrl+S: as if the record were left, but staying in it."""
        if self.is_form_shown:
            self.show_problems(self.save_desk())

    def save_and_tell(self) -> None:
        """The record is being left. What cannot be saved yet is said, or nobody would know why it is not there."""
        if not self.is_form_shown or not self.save_desk():
            return
        title = self.title_on_desk()
        word = noun(self.desk.kind, self.context.ledger)
        words = f"「{short_name(title)}」" if title else unnamed(word, is_new=self.desk.editing.is_new)
        self.context.messages.inform(f"{words}の書きかけを、とっておきました")

    def refuses_to_write(self) -> bool:
        """Whether this ledger is only read; then it says so, and what to do."""
        if self.context.store.is_read_only:
            self.context.messages.warn(_READ_ONLY, _WRITE_ELSEWHERE)
        return self.context.store.is_read_only

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Put what cannot be saved beside its fields."""
        if problems and self.is_form_shown:
            self.form.show_problems(problems)

    def show_saved(self) -> None:
        """A fresh Editing lies on the desk: the form writes into that one from now on."""
        if self.desk.has_editing:
            self.form.show_editing(self.desk.editing)
            self.form.show_history()
            self.tell_open()

    def offer_draft(self, draft: Draft | None) -> None:
        """Say that what is shown was never saved, with the way back to what was; None takes an older bar away."""
        self.form.bar_slot.tell(None)
        self.tell_open()
        if draft is None:
            self.form.bar_slot.take_away()
            return
        from ui.forms.draft_bar import draft_bar

        problems = self.desk.problems()
        self.form.bar_slot.put(draft_bar(draft, self.context, self._throw_draft_away, problems))
        self.form.show_problems(problems)

    def tell_open(self) -> None:
        """Say what copies wrote in two ways about the record and its rows, as long as nobody has decided."""
        if self.desk.has_editing:
            self.form.bar_slot.tell(open_bar(self.desk.editing, self.context, self.shown_beside()))

    def show_whole_history(self) -> None:
        """On to the page 履歴, for this record."""
        if self.is_form_shown:
            self.save_desk()
            self.context.signals.history_wanted.emit(self.desk.kind, self.desk.editing.root_id)

    def go_section(self, by: int) -> None:
        """The next or previous section."""
        if self.is_form_shown:
            target = self.form.current_section() + by
            if 0 <= target < len(self.form.sections):
                self.form.go_to_section(target)

    def follow_on_desk(self, change_set: ChangeSet) -> bool:
        """Take over what was written anywhere; False when that took the record away."""
        was_open = self.desk.has_editing
        if self.desk.follow(change_set) and self.desk.has_editing:
            self.show_saved()
        return self.desk.has_editing or not was_open

    def bind_keys(self, widget: QWidget, step: Callable[[int], None], more: Mapping[str, Callable[[], None]]) -> None:
        """The keys of every form, and those of this page: key -> deed. None is one while the IME has something open."""
        deeds: dict[str, Callable[[], None]] = {
            "Ctrl+S": self.save_now,
            "Ctrl+Up": lambda: step(-1),
            "Ctrl+Down": lambda: step(1),
            "Ctrl+PgUp": lambda: self.go_section(-1),
            "Ctrl+PgDown": lambda: self.go_section(1),
            **more,
        }
        for keys, deed in deeds.items():
            shortcut = QShortcut(QKeySequence(keys), widget)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda do=deed: None if is_composing() else do())

    def _throw_draft_away(self) -> None:
        self.desk.throw_away()
        self.after_loss()
