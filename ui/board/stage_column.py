"""One column of a board: open with its cards, or folded to a strip with its word set upright."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFontMetrics,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QStackedLayout, QWidget

from ui import icons, theme
from ui.board.card_list import CARD_MIME, CardList
from ui.board.card_model import CardModel
from ui.widgets.buttons import Button
from ui.widgets.surfaces import Surface

FOLDED_WIDTH, LEAST_WIDTH = 44, 150  # px at 標準


class FoldedColumn(Button):
    """A folded column; pressing opens it."""

    def __init__(self, word: str) -> None:
        super().__init__("", "fold", name=word, tool_tip=f"「{word}」をひらく")
        self._word = word
        self._count = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def set_count(self, count: int) -> None:
        """How many cards lie in it."""
        self._count = count
        self.setAccessibleName(f"{self._word} {count}か所、ひらく")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(FOLDED_WIDTH), theme.px(120))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(FOLDED_WIDTH), theme.px(80))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Letter by letter: Qt sets no text upright."""
        super().paintEvent(event)
        painter = QPainter(self)
        side = theme.px(16)
        painter.drawPixmap((self.width() - side) // 2, theme.px(16), icons.pixmap("back", "ink2", side))
        font = theme.font("body", bold=True)
        pitch = round(QFontMetrics(font).height() * 1.3)
        painter.setFont(font)
        painter.setPen(theme.colour("ink"))
        top = theme.px(48)
        for letter in self._word:
            painter.drawText(QRect(0, top, self.width(), pitch), Qt.AlignmentFlag.AlignCenter, letter)
            top += pitch
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colour("ink2"))
        painter.drawText(QRect(0, top, self.width(), pitch), Qt.AlignmentFlag.AlignCenter, str(self._count))
        painter.end()


class StageColumn(QWidget):
    """One stage.

    Signals:
        fold_wanted: (stage, True to fold) its head or its strip was pressed.
        dropped: (id of the record, stage) a card was let go over it.
    """

    fold_wanted = Signal(str, bool)
    dropped = Signal(object, str)

    def __init__(self, stage: str, word: str, model: CardModel) -> None:
        super().__init__()
        self.stage, self._word = stage, word
        self.is_folded = False
        self.setAcceptDrops(True)
        self.setAccessibleName(word)
        self._frame = Surface("board_column", margin=6, spacing=4)
        self._head = Button(word, "column_head", tool_tip=f"「{word}」をたたむ")
        self.cards = CardList(model, f"{word}の場")
        self._frame.body.addWidget(self._head)
        self._frame.body.addWidget(self.cards, 1)
        self.strip = FoldedColumn(word)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._frame)
        self._stack.addWidget(self.strip)
        self._head.clicked.connect(lambda: self.fold_wanted.emit(stage, True))
        self.strip.clicked.connect(lambda: self.fold_wanted.emit(stage, False))

    def show_count(self, count: int) -> None:
        """Say how many cards it holds."""
        self._head.set_text(f"{self._word}　{count}")
        self._head.setAccessibleName(f"{self._word} {count}か所、たたむ")
        self.strip.set_count(count)

    def set_folded(self, is_folded: bool) -> None:
        """Fold it to a strip, or open it."""
        self.is_folded = is_folded
        self._stack.setCurrentIndex(1 if is_folded else 0)
        self.setFixedWidth(theme.px(FOLDED_WIDTH)) if is_folded else self._let_grow()

    def _let_grow(self) -> None:
        self.setMinimumWidth(theme.px(LEAST_WIDTH))
        self.setMaximumWidth(16_777_215)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(FOLDED_WIDTH if self.is_folded else LEAST_WIDTH), theme.px(120))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(CARD_MIME):
            event.acceptProposedAction()
            self._mark(True)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if event.mimeData().hasFormat(CARD_MIME):
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._mark(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._mark(False)
        carried = bytes(event.mimeData().data(CARD_MIME).data()).decode("ascii", "ignore")
        if carried.isdigit():
            event.acceptProposedAction()
            self.dropped.emit(int(carried), self.stage)

    def _mark(self, is_target: bool) -> None:
        for part in (self._frame, self.strip):
            part.setProperty("target", is_target)
            part.style().unpolish(part)
            part.style().polish(part)
