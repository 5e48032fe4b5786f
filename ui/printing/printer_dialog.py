"""刷る: which printer, how many, on which sides, which pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app.printing.paper_sides import SIDES_WORDS, Sides
from ui.editors.field_editor import ChoiceEditor, NumberEditor
from ui.printing.printer_choice import PrinterChoice
from ui.widgets.dialog import DeedDialog
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.surfaces import column, row

_MOST_COPIES = 999
ALL_PAGES, THIS_PAGE, FRONT_PAGES, BACK_PAGES = "all", "this", "fronts", "backs"
_ON_TWO_SHEETS = (
    "片面では、おもてとうらが別の紙に出ます。「おもてだけ」を刷り、その紙を入れなおして「うらだけ」を刷ってください。"
)


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
        is_two_sided: bool,
        sides_for: Callable[[str], Sides],
    ) -> None:
        """Ask.

        Args:
            paper: 「A4用紙 3枚」; `pages` how many there are.
            is_two_sided: two of them belong on one sheet.
            sides_for: tells what suits a printer.
        """
        super().__init__(parent, title="刷る", deed="刷る", other="PDFをひらいて刷る")
        self.opens_instead = False
        self.other_button.clicked.connect(self._open_instead)
        self.body.addWidget(Label("刷る", "title"))
        self.body.addWidget(WrapLabel(f"{paper}をプリンターに入れてください。ちぢめず、実際の大きさで刷ります。"))
        self.printer = ChoiceEditor([(name, name) for name in printers])
        self.printer.input_widget().setAccessibleName("プリンター")
        self.printer.show_value(choice.printer)
        self.printer.edited.connect(lambda: self._suit(sides_for))
        self.body.addLayout(_named("プリンター", self.printer))
        self.copies = NumberEditor(unit="部", width=4)
        self.copies.input_widget().setAccessibleName("何部")
        self.copies.show_typed(str(choice.copies))
        self.sides = ChoiceEditor(tuple(SIDES_WORDS.items()))
        self.sides.input_widget().setAccessibleName("紙の面")
        self.sides.show_value(choice.sides)
        beside = row(spacing=16)  # so that a low window shows all there is to choose
        beside.addLayout(_named("何部", self.copies))
        beside.addLayout(_named("紙の面", self.sides), 1)
        self.body.addLayout(beside)
        self._fault = WrapLabel("", "problem")
        self._fault.hide()
        self.body.addWidget(self._fault)
        self._apart = WrapLabel(_ON_TWO_SHEETS, "problem")
        self.body.addWidget(self._apart)
        self._is_two_sided = is_two_sided
        parts = [(ALL_PAGES, f"ぜんぶ（{pages}ページ）"), (THIS_PAGE, "いま見ているところ")]
        if is_two_sided:
            parts[1:1] = [(FRONT_PAGES, "おもてだけ"), (BACK_PAGES, "うらだけ")]
        self.which = ChoiceEditor(parts)
        self.which.input_widget().setAccessibleName("どのページ")
        self.which.show_value(ALL_PAGES)
        if pages > 1:
            self.body.addLayout(_named("どのページ", self.which))
        for choice_of in (self.sides, self.which):
            choice_of.edited.connect(self._warn_of_two_sheets)
        self._warn_of_two_sheets()
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

    @property
    def pages_chosen(self) -> str:
        """Which pages are printed: ALL_PAGES, THIS_PAGE, FRONT_PAGES or BACK_PAGES."""
        return str(self.which.read().value)

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
        self._warn_of_two_sheets()

    def _warn_of_two_sheets(self) -> None:
        """What belongs on one sheet would come out on two."""
        is_apart = Sides(str(self.sides.read().value)) is Sides.ONE and self.pages_chosen == ALL_PAGES
        self._apart.setVisible(self._is_two_sided and is_apart)

    def _open_instead(self) -> None:
        self.opens_instead = True
        self.reject()


def _named(words: str, widget: QWidget) -> QVBoxLayout:
    lines = column(spacing=3)
    lines.addWidget(Label(words, "cap"))
    lines.addWidget(widget)
    return lines
