"""刷りかた: what to set in the printer for what is shown, and how a booklet is folded, in short steps."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.printing.print_work import Product, Wish
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.plain_text import one_line
from ui.widgets.surfaces import column, row

_IMPOSED = (
    "プリンターで選ぶもの\n・A4、横\n・両面、短い辺でとじる\n・実際の大きさ（100％）",
    "出てきた順に重ねて、まん中で2つに折り、折り目をとじます",
)
_PLAIN = ("折って冊子にするときは、見かたを「面付け」にしてから刷ります",)
_FLYER = ("プリンターで選ぶもの\n・A4、縦\n・実際の大きさ（100％）",)


def printer_steps(wish: Wish) -> tuple[str, ...]:
    """What to do once the PDF is open; what is to be set stands in lines of its own."""
    if wish.product is not Product.BOOKLET:
        return _FLYER
    return _IMPOSED if wish.is_imposed else _PLAIN


class PrinterAdvice(QWidget):
    """The steps, numbered where there are several."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        body = column(spacing=6)
        self.setLayout(body)
        body.addWidget(Label("刷りかた", "section"))
        self._lines: list[tuple[QWidget, Label, WrapLabel]] = []
        for number in range(1, len(_IMPOSED) + 1):
            holder = QWidget()
            line = row(spacing=8)
            holder.setLayout(line)
            shown, words = Label(str(number), "strong"), WrapLabel("", "label")
            line.addWidget(shown, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(words, 1)
            body.addWidget(holder)
            self._lines.append((holder, shown, words))
        self.show_wish(Wish())

    @property
    def sentences(self) -> tuple[str, ...]:
        """The steps as they are shown."""
        return tuple(words.plain_text for holder, _, words in self._lines if not holder.isHidden())

    def show_wish(self, wish: Wish) -> None:
        """The steps for another product."""
        steps = printer_steps(wish)
        for at, (holder, number, words) in enumerate(self._lines):
            holder.setVisible(at < len(steps))
            number.setVisible(len(steps) > 1)
            words.setText(steps[at] if at < len(steps) else "")
        self.setAccessibleName("刷りかた。" + one_line("。".join(steps)))
