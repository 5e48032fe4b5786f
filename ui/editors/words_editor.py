"""Sorted words in one line, a space between them."""

from __future__ import annotations

from ui.editors.field_editor import LineEditor, Reading


class WordsEditor(LineEditor):
    """Words parted by any space, also the full-width one; stored sorted, each once."""

    def __init__(self) -> None:
        super().__init__(tidy=lambda typed: " ".join(sorted(set(typed.split()))))

    def read(self) -> Reading:
        typed = self.input.text()
        return Reading(" ".join(sorted(set(typed.split()))), typed)
