"""The cards of one column as a list: arrows go through them, Ctrl with an arrow moves one, the mouse drags it."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QMimeData, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QDrag, QFocusEvent, QKeyEvent, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from ui import theme
from ui.board.card_delegate import CardDelegate, paint_card
from ui.board.card_model import CardModel

CARD_MIME = "application/x-tsudoiba-card"
"""What a dragged card carries: the id of its record, in decimal digits."""
_SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_BATCH = 30


class CardList(QListView):
    """One column of cards.

    Signals:
        opened: (id) Enter or a click.
        move_wanted: (id, steps) Ctrl with → or ←.
        side_wanted: (steps) → or ←: on to the column beside.
        menu_wanted: (id, place on the screen).
    """

    opened = Signal(object)
    move_wanted = Signal(object, int)
    side_wanted = Signal(int)
    menu_wanted = Signal(object, QPoint)

    def __init__(self, model: CardModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = model
        self.setModel(model)
        self.setAccessibleName(name)
        self.setItemDelegate(CardDelegate(self))
        self.setProperty("role", "cards")
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)  # what is far below is measured after the first paint
        self.setBatchSize(_BATCH)
        self.clicked.connect(lambda index: self.opened.emit(self.cards.ids[index.row()]))

    @property
    def current_id(self) -> int | None:
        """The card the keyboard stands on."""
        index = self.currentIndex()
        return self.cards.ids[index.row()] if index.isValid() else None

    def stand_on(self, number: int) -> None:
        """Put the keyboard on a card, the last one where there are fewer."""
        if self.cards.ids:
            index = self.cards.index(min(max(number, 0), len(self.cards.ids) - 1))
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def drag_of(self, record_id: int) -> QDrag:
        """The drag of a card: what it carries and how it looks under the hand."""
        drag = QDrag(self)
        carried = QMimeData()
        carried.setData(CARD_MIME, QByteArray(str(record_id).encode()))
        drag.setMimeData(carried)
        row = self.cards.row_of(record_id)
        frame = self.visualRect(self.cards.index(row))
        ratio = self.devicePixelRatioF()
        picture = QPixmap(frame.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(0.9)
        paint_card(painter, self.cards.card(row), frame.translated(-frame.topLeft()), is_chosen=True)
        painter.end()
        drag.setPixmap(picture)
        drag.setHotSpot(QPoint(theme.px(20), theme.px(20)))
        return drag

    def startDrag(self, supportedActions: Qt.DropAction) -> None:
        if self.current_id is not None:
            self.drag_of(self.current_id).exec(Qt.DropAction.MoveAction)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, current = Qt.Key(event.key()), self.current_id
        by = _SIDEWAYS.get(key, 0)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and current is not None:
            self.opened.emit(current)
        elif by and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if current is not None:
                self.move_wanted.emit(current, by)
        elif by:
            self.side_wanted.emit(by)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are for the search box."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        is_by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        index: QModelIndex = self.indexAt(event.pos()) if is_by_mouse else self.currentIndex()
        if index.isValid():
            where = event.globalPos() if is_by_mouse else self.mapToGlobal(self.visualRect(index).center())
            self.menu_wanted.emit(self.cards.ids[index.row()], where)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.stand_on(0)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()  # heights follow the width

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(100), theme.px(80))
