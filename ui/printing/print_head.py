"""The head of 印刷: what is printed, and the two deeds."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QWidget

from app.records.field import LEVEL_LABELS, Level
from ui import theme
from ui.widgets.badge import LEVEL_ICONS, Badge
from ui.widgets.buttons import Button, Chip
from ui.widgets.labels import ElidedLabel
from ui.widgets.surfaces import PAGE_MARGIN, column, row

_TONES = {Level.PUBLIC: "mid", Level.RELATED: "yam", Level.INTERNAL: "shu"}
"""内部用 as on the paper itself, where its mark is red: what may not leave the house is not to be overlooked."""


class PrintHead(QFrame):
    """The page says what is shown and listens.

    Attributes:
        check_chip: opens the list before printing where it has no pane of its own.
        reader: whom the paper is for; it is in sight in the tiniest window, where the title is not.

    Signals:
        print_wanted, save_wanted: the two deeds.
    """

    print_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "top")
        self._line = row(spacing=10)
        self._line.setContentsMargins(theme.px(PAGE_MARGIN), theme.px(10), theme.px(PAGE_MARGIN), theme.px(10))
        self.setLayout(self._line)
        texts = column(spacing=2)
        self._above, self._title = ElidedLabel("", "cap"), ElidedLabel("", "title")
        self._is_titled = True
        self.reader = Badge("")
        self._top = QWidget()
        top = row(spacing=10)
        self._top.setLayout(top)
        top.addWidget(self.reader, 0, Qt.AlignmentFlag.AlignLeft)
        top.addWidget(self._above, 1)
        texts.addWidget(self._top)
        texts.addWidget(self._title)
        self._line.addLayout(texts, 1)
        self.check_chip = Chip("たしかめ")
        self.save_button = Button("PDFに保存", icon="save")
        self.print_button = Button("刷る", "primary", icon="print")
        self.print_button.clicked.connect(lambda: self.print_wanted.emit())
        self.save_button.clicked.connect(lambda: self.save_wanted.emit())
        for widget in (self.check_chip, self.save_button, self.print_button):
            self._line.addWidget(widget)

    def show_title(self, above: str, title: str, reader: Level | None = None) -> None:
        """Name what is printed; `above` says on which paper, `reader` for whom, if not the same for everybody."""
        if reader is not None:
            self.reader.show_state(f"{LEVEL_LABELS[reader]}用", _TONES[reader], LEVEL_ICONS[reader])
        self.reader.setVisible(reader is not None)
        self._above.setText(above)
        self._title.setText(title)
        self._show_texts()

    def show_findings(self, number: int) -> None:
        """How many things the list before printing has."""
        self.check_chip.setText(f"たしかめ {number}件" if number else "たしかめ")

    def allow(self, may_print: bool) -> None:
        """Whether there is anything to print."""
        for button in (self.print_button, self.save_button):
            button.setEnabled(may_print)

    def show_deeds(self, *, is_for_shop: bool) -> None:
        """A print shop is given files: saving them is the one deed then."""
        self.print_button.setVisible(not is_for_shop)
        self.save_button.set_kind("primary" if is_for_shop else "secondary")

    def show_title_at_all(self, is_shown: bool) -> None:
        """In a tiny window there is room for the buttons only."""
        self._is_titled = is_shown
        self._show_texts()

    def _show_texts(self) -> None:
        self._above.setVisible(self._is_titled and bool(self._above.text()))
        self._top.setVisible(not (self._above.isHidden() and self.reader.isHidden()))
        self._title.setVisible(self._is_titled)
        self.setMinimumHeight(_usual_height() if self._is_titled else 0)


def _usual_height() -> int:
    """With a badge and a title: what stands below moves for no paper that has less to say, px."""
    cap, title = (QFontMetrics(theme.font(role, bold=role == "title")).height() for role in ("cap", "title"))
    return cap + 2 * theme.px(2) + theme.px(2) + title + 2 * theme.px(10)
