"""刷る: which printer, how many, on which sides, which pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QCheckBox, QWidget

from ui.editors.field_editor import ChoiceEditor, NumberEditor
from ui.printing.printer_choice import PrinterChoice, Sides
from ui.widgets.buttons import Segmented
from ui.widgets.dialog import DeedDialog
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.surfaces import column

_MOST_COPIES = 999
_SIDES = (
    (Sides.ONE, "片面"),
    (Sides.SHORT_EDGE, "両面（短い辺でとじる）"),
    (Sides.LONG_EDGE, "両面（長い辺でとじる）"),
)
ALL_PAGES, THIS_PAGE = "all", "this"


class PrinterDialog(DeedDialog):
    """The choices in one look, the right ones already made.

    Attributes:
        opens_instead: the user rather opens the PDF in another program.
    """

    def __init__(
        self,
        parent: QWidget | None,
        printers: Sequence[str],
        choice: PrinterChoice,
        *,
        paper: str,
        pages: int,
        sides_for: Callable[[str], Sides],
    ) -> None:
        """`paper` is 「A4用紙 3枚」; `pages` how many there are; `sides_for` tells what suits a printer."""
        super().__init__(parent, title="刷る", deed="刷る", other="PDFをひらいて刷る")
        self.opens_instead = False
        self.other_button.clicked.connect(self._open_instead)
        self.body.addWidget(Label("刷る", "title"))
        self.body.addWidget(WrapLabel(f"{paper}をプリンターに入れてください"))
        self.printer = ChoiceEditor([(name, name) for name in printers])
        self.printer.input_widget().setAccessibleName("プリンター")
        self.printer.show_value(choice.printer)
        self.printer.edited.connect(lambda: self._suit(sides_for))
        self._add("プリンター", self.printer)
        self.copies = NumberEditor(unit="部", width=4)
        self.copies.input_widget().setAccessibleName("何部")
        self.copies.show_typed(str(choice.copies))
        self._add("何部", self.copies)
        self._fault = WrapLabel("", "problem")
        self._fault.hide()
        self.body.addWidget(self._fault)
        self.sides = ChoiceEditor(_SIDES)
        self.sides.input_widget().setAccessibleName("紙の面")
        self.sides.show_value(choice.sides)
        self._add("紙の面", self.sides)
        parts = ((ALL_PAGES, f"ぜんぶ（{pages}ページ）"), (THIS_PAGE, "いま見ているところ"))
        self.which = Segmented(parts, "どのページ")
        self.which.chosen.connect(self.which.set_value)
        if pages > 1:
            self._add("どのページ", self.which)
        self.colour = QCheckBox("カラーで刷る")
        self.colour.setAccessibleName("カラーで刷る")
        self.colour.setChecked(choice.has_colour)
        self.body.addWidget(self.colour)
        self.body.addStretch(1)

    @property
    def choice(self) -> PrinterChoice:
        """What is chosen now."""
        copies = self.copies.read().value
        return PrinterChoice(
            str(self.printer.read().value or ""),
            Sides(str(self.sides.read().value)),
            self.colour.isChecked(),
            copies if isinstance(copies, int) else 0,
        )

    def may_do(self) -> bool:
        if 1 <= self.choice.copies <= _MOST_COPIES:
            return True
        self._fault.setText(f"1から{_MOST_COPIES}までの数字を入れてください")
        self._fault.show()
        self.copies.input_widget().setFocus()
        return False

    def _suit(self, sides_for: Callable[[str], Sides]) -> None:
        """Another printer: what suits it."""
        self.sides.show_value(sides_for(self.choice.printer))

    def _open_instead(self) -> None:
        self.opens_instead = True
        self.reject()

    def _add(self, words: str, widget: QWidget) -> None:
        lines = column(spacing=3)
        lines.addWidget(Label(words, "cap"))
        lines.addWidget(widget)
        self.body.addLayout(lines)
