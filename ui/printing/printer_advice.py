"""刷りかた: what to set in the printer for what is shown, and how a booklet is folded, in short steps."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.printing.paper_sizes import paper_words
from app.printing.sheets.duplex import printing_steps
from app.printing.sheets.setting import FORM, Duplex, Form, SheetSetting
from ui.printing.print_work import Print
from ui.widgets.buttons import Button
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.plain_text import one_line
from ui.widgets.surfaces import column, row, rule

_IMPOSE = "冊子にするときは、できあがりを「折って冊子にする並び」にしてから刷ります"
_MOST_STEPS = 4


def printer_steps(made: Print, *, is_tried: bool = False) -> tuple[str, ...]:
    """What to do with the pages; what is to be set stands in lines of its own.

    Args:
        is_tried: its sheets are arranged as the trial sheet of this printer told.
    """
    if not made.pages:
        return ()
    if made.is_bound and made.setting.form is Form.PAGES:
        return (_IMPOSE,)
    page = made.pages[0]
    paper = paper_words(page.width_mm, page.height_mm)
    if made.setting.form is Form.PAGES:
        if made.is_by_hand:
            return printing_steps(SheetSetting(duplex=Duplex.AS_IS), paper)[:-1]
        paper += "、横" if page.width_mm > page.height_mm else "、縦"
    return printing_steps(made.setting, paper, is_tried=is_tried, sides=made.sides, page_count=len(made.pages))


class PrinterAdvice(QWidget):
    """The steps, numbered where there are several.

    Signals:
        control_wanted: name of the option that is to be chosen before.
    """

    control_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        body = column(spacing=6)
        self.setLayout(body)
        body.addWidget(Label("刷りかた", "section"))
        self._lines: list[tuple[QWidget, Label, WrapLabel]] = []
        for number in range(1, _MOST_STEPS + 1):
            holder = QWidget()
            line = row(spacing=8)
            holder.setLayout(line)
            shown, words = Label(str(number), "strong"), WrapLabel("", "label")
            line.addWidget(shown, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(words, 1)
            body.addWidget(holder)
            self._lines.append((holder, shown, words))
        self.form_button = Button(f"「{FORM.label}」をえらぶ", "quiet", icon="write", small=True)
        self.form_button.clicked.connect(lambda: self.control_wanted.emit(FORM.name))
        body.addWidget(self.form_button, 0, Qt.AlignmentFlag.AlignLeft)
        body.addWidget(rule())  # it parts the steps from what stands below, so it goes when they go
        self.show_print(Print())

    @property
    def sentences(self) -> tuple[str, ...]:
        """The steps as they are shown."""
        return tuple(words.plain_text for holder, _, words in self._lines if not holder.isHidden())

    def show_print(self, made: Print, *, is_tried: bool = False) -> None:
        """The steps for another print; without one there is nothing to say."""
        steps = printer_steps(made, is_tried=is_tried)
        self.setVisible(bool(steps))
        self.form_button.setVisible(_IMPOSE in steps)
        for at, (holder, number, words) in enumerate(self._lines):
            holder.setVisible(at < len(steps))
            number.setVisible(len(steps) > 1)
            words.setText(steps[at] if at < len(steps) else "")
        self.setAccessibleName("刷りかた。" + one_line("。".join(steps)))
