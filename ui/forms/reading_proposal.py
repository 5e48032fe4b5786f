"""よみ proposed from the name, as soon as the cursor leaves it; tinted until somebody has looked at it."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.rules.normalise import fold_width
from app.rules.reading import reading_from_kana
from ui.editors.field_editor import LineEditor
from ui.forms.bound_fields import BoundFields

_PROPOSED = "なまえから書きました。よみを確かめてください"


class ReadingProposal(QObject):
    """Listens to the kana before they become kanji: the best proposal for よみ there is."""

    def __init__(self, fields: BoundFields, name_field: str = "name", reading_field: str = "reading") -> None:
        """`fields` hold both, edited in lines."""
        super().__init__(fields)
        name, reading = fields.editor(name_field), fields.editor(reading_field)
        assert isinstance(name, LineEditor)
        assert isinstance(reading, LineEditor)
        self._fields, self._reading_field = fields, reading_field
        self._name, self._reading = name, reading
        self._typed_kana = self._last_kana = ""
        name.input.committed.connect(self._take_committed)
        name.input.composed.connect(self._take_composed)
        name.left.connect(self._propose)
        reading.edited.connect(lambda: self._mark_guess(False))

    def begin(self) -> None:
        """Another record is shown: forget what was typed into the one before."""
        self._typed_kana = self._last_kana = ""
        self._mark_guess(False)

    def _take_composed(self, preedit: str) -> None:
        if preedit and reading_from_kana(preedit):
            self._last_kana = preedit

    def _take_committed(self, committed: str) -> None:
        self._typed_kana += reading_from_kana(committed) or reading_from_kana(self._last_kana)
        self._last_kana = ""

    def _propose(self) -> None:
        """Propose where there is no よみ, or where ours was never touched."""
        record = self._fields.record
        name = self._name.input.text()
        is_ours = bool(self._reading.input_widget().property("guess"))
        if record is None or not name.strip() or (record.text_of(self._reading_field) and not is_ours):
            return
        proposal = reading_from_kana(fold_width(name)) or self._typed_kana
        if proposal and proposal != record.text_of(self._reading_field):
            self._fields.write(self._reading_field, proposal)
            self._mark_guess(True)

    def _mark_guess(self, is_guess: bool) -> None:
        self._reading.set_flag("guess", is_guess)
        row = self._fields.row(self._reading_field)
        if row is not None:
            row.set_hint(_PROPOSED if is_guess else "")
