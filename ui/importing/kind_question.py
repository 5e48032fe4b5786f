"""列を合わせる, of a table nobody can place: what stands in it, and what it may be about."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.exchange.tables import Table
from app.exchange.targets import RECOGNISED
from ui.importing.column_sheet import column_words, samples_in_words
from ui.importing.grid_place import GridPlace
from ui.widgets.buttons import Button
from ui.widgets.flow import FlowBox
from ui.widgets.labels import ElidedLabel, Label, WrapLabel
from ui.widgets.surfaces import ScrollBody, Surface, rule

_HINT = "ほかの一覧なら、上の「この表は」からえらべます。えらんだあとで、どの列をどの欄に入れるかも決められます。"
_KNOWN_TITLES = (
    "見出しが「名称」「よみ」「曜日」「時間」「住所」「電話」のようなことばなら、ひとりでに合わせられます。"
    "Excelで見出しを直してから、もう一度選んでもかまいません。"
)


class KindQuestion(Surface):
    """The kinds that lists are mostly about as buttons, and the titles and first texts that were found.

    Signals:
        kind_chosen: (kind) what the table is about.
    """

    kind_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("card", margin=0, parent=parent)
        self._scroll = ScrollBody(margin=16, spacing=12, name="なんの一覧か")
        self.body.addWidget(self._scroll)
        inside = self._scroll.body
        inside.addWidget(Label("この表は、なんの一覧ですか", "section"))
        kinds = FlowBox(spacing=8)
        self.buttons = [Button("") for _kind in RECOGNISED]
        for kind, button in zip(RECOGNISED, self.buttons, strict=True):
            button.clicked.connect(lambda _on=False, chosen=kind: self.kind_chosen.emit(chosen))
            kinds.add(button)
        inside.addWidget(kinds)
        inside.addWidget(WrapLabel(_HINT, "hint"))
        inside.addWidget(rule())
        inside.addWidget(Label("この表に書いてあること", "section"))
        self._found = GridPlace()
        inside.addWidget(self._found)
        inside.addWidget(WrapLabel(_KNOWN_TITLES, "hint"))
        inside.addStretch(1)

    def show_table(self, table: Table, nouns: Mapping[str, str]) -> None:
        """Show what another table holds; `nouns` as of `nouns_of`."""
        for kind, button in zip(RECOGNISED, self.buttons, strict=True):
            button.set_text(f"{nouns[kind]}の一覧")
        grid = self._found.new_grid(2, 5, between=16)
        for at, words in enumerate(("見出し", "はじめの行")):
            grid.addWidget(Label(words, "cap"), 0, at)
        for position in range(len(table.columns)):
            top = Qt.AlignmentFlag.AlignTop
            grid.addWidget(ElidedLabel(column_words(table, position), "strong"), position + 1, 0, top)
            grid.addWidget(ElidedLabel(samples_in_words(table, position), "label"), position + 1, 1, top)
        self._scroll.verticalScrollBar().setValue(0)
