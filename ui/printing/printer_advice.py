"""刷りかた: what to set in the printer for what is shown, and how a booklet is folded, in short steps."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.printing.paper_sizes import paper_words
from ui.printing.print_work import Print
from ui.printing.wish import Wish
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.plain_text import one_line
from ui.widgets.surfaces import column, row

_FOLD = "出てきた順に重ねて、まん中で2つに折り、折り目をとじます"
_IMPOSE = "冊子にするときは、できあがりを「折って冊子にする並び」にしてから刷ります"
_MOST_STEPS = 2


def printer_steps(made: Print, wish: Wish) -> tuple[str, ...]:
    """What to do with the pages; what is to be set stands in lines of its own."""
    if not made.pages:
        return ()
    if made.is_bound:
        return (_IMPOSE,)
    page = made.pages[0]
    size = page.width_mm, page.height_mm
    paper, way = paper_words(*size), "横" if page.width_mm > page.height_mm else "縦"
    sides = ("・両面、短い辺でとじる",) if made.is_imposed else ()
    setting = "\n".join(("プリンターで選ぶもの", f"・{paper}、{way}", *sides, "・実際の大きさ（100％）"))
    return (setting, _FOLD) if made.is_imposed else (setting,)


class PrinterAdvice(QWidget):
    """The steps, numbered where there are several."""

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
        self.show_print(Print(), Wish())

    @property
    def sentences(self) -> tuple[str, ...]:
        """The steps as they are shown."""
        return tuple(words.plain_text for holder, _, words in self._lines if not holder.isHidden())

    def show_print(self, made: Print, wish: Wish) -> None:
        """The steps for another print; without one there is nothing to say."""
        steps = printer_steps(made, wish)
        self.setVisible(bool(steps))
        for at, (holder, number, words) in enumerate(self._lines):
            holder.setVisible(at < len(steps))
            number.setVisible(len(steps) > 1)
            words.setText(steps[at] if at < len(steps) else "")
        self.setAccessibleName("刷りかた。" + one_line("。".join(steps)))
