"""自動で合う: the tree of what comes in by itself, and below it the chosen line in full."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QStyle, QStyleOptionViewItem, QTreeView, QWidget

from app.ledger import Ledger
from app.merging.preview import MergePreview
from ui import icons, theme
from ui.merging.arrival_model import NODE_ROLE, ArrivalModel, Node
from ui.widgets.counted_rows import AnyIndex
from ui.widgets.labels import WrapLabel
from ui.widgets.painted_row import PaintedRow, is_chosen, is_hovered, paint_badge, paint_words
from ui.widgets.surfaces import Card, ScrollBody, column

_OPEN_UP_TO = 3
"""So few kinds are unfolded at once: there is nothing to look for."""
_FEW = 200
"""Records up to which they are: a line is worked out when it is unfolded."""
_LABEL_PX = 150


class _ArrivalDelegate(PaintedRow):
    """Paints a line: icon, words, badge; of a field its value before and after; who and when at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(theme.px(160), theme.size("table_row"))

    def paint_row(self, painter: QPainter, area: QRect, state: QStyle.StateFlag, index: AnyIndex) -> None:
        node = index.data(NODE_ROLE)
        if not isinstance(node, Node):
            return
        if is_chosen(state) or is_hovered(state):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("select" if is_chosen(state) else "hover"))
            painter.drawRoundedRect(QRectF(area).adjusted(0, 1, -1, -1), theme.px(6), theme.px(6))
        inner = area.adjusted(theme.px(6), 0, -theme.px(10), 0)
        if node.has_children:
            side, caret = theme.px(16), "down" if state & QStyle.StateFlag.State_Open else "forward"
            painter.drawPixmap(inner.left(), inner.center().y() - side // 2, icons.pixmap(caret, "ink2", side))
        inner.setLeft(inner.left() + theme.px(22))
        if node.icon:
            side = theme.px(18)
            painter.drawPixmap(inner.left(), inner.center().y() - side // 2, icons.pixmap(node.icon, "ai", side))
            inner.setLeft(inner.left() + side + theme.px(8))
        if node.badge:
            inner.setLeft(inner.left() + paint_badge(painter, inner, node.badge, node.tone) + theme.px(10))
        if node.aside:
            inner.setRight(inner.right() - _paint_aside(painter, inner, node.aside) - theme.px(12))
        if node.before is None:
            paint_words(painter, inner, node.text, theme.font("body", bold=bool(node.badge)), "ink")
        else:
            _paint_field(painter, inner, node)


def _paint_aside(painter: QPainter, area: QRect, words: str) -> int:
    """Its width; it takes at most two fifths."""
    room = QRect(area)
    room.setLeft(area.right() - area.width() * 2 // 5)
    return paint_words(painter, room, words, theme.font("cap"), "ink2", is_right=True)


def _paint_field(painter: QPainter, area: QRect, node: Node) -> None:
    """「参加費　300円 → 350円」: what it was before takes at most half of the room."""
    label = QRect(area)
    label.setWidth(min(theme.px(_LABEL_PX), area.width() // 3))
    font = theme.font("body")
    paint_words(painter, label, node.text, font, "ink2")
    rest = area.adjusted(label.width() + theme.px(12), 0, 0, 0)
    if node.before:
        before = QRect(rest)
        before.setWidth(rest.width() // 2 - theme.px(16))
        rest.setLeft(rest.left() + paint_words(painter, before, node.before, font, "ink2") + theme.px(8))
        rest.setLeft(rest.left() + paint_words(painter, rest, "→", font, "ink2") + theme.px(8))
    paint_words(painter, rest, node.after, theme.font("body", bold=bool(node.before)), "ink")


class _Tree(QTreeView):
    """The carets are painted with the lines, large enough to be hit."""

    def drawBranches(self, painter: QPainter, rect: QRect, index: AnyIndex) -> None:
        """Nothing beside the lines."""


class ArrivalsView(QWidget):
    """Folded step by step; arrow keys open and close."""

    def __init__(self) -> None:
        super().__init__()
        self._model = ArrivalModel(self)
        lines = column(spacing=8)
        self.setLayout(lines)
        card = Card()
        card.body.setContentsMargins(theme.px(8), theme.px(8), theme.px(8), theme.px(8))
        self.tree = _Tree()
        self.tree.setAccessibleName("自動で合うもの")
        self.tree.setModel(self._model)
        self.tree.setItemDelegate(_ArrivalDelegate(self.tree))
        self.tree.setHeaderHidden(True)
        self.tree.setUniformRowHeights(True)
        self.tree.setMouseTracking(True)
        self.tree.setFrameShape(QFrame.Shape.NoFrame)
        self.tree.setIndentation(theme.px(22))
        self.tree.setRootIsDecorated(False)
        self.tree.setExpandsOnDoubleClick(False)  # a click does
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.clicked.connect(self._fold)
        self.tree.selectionModel().currentChanged.connect(self._show_whole)
        card.body.addWidget(self.tree)
        lines.addWidget(card, 1)
        self._whole_area = ScrollBody(margin=12, spacing=4, name="えらんだところの全文")
        self._whole = WrapLabel("", "label")
        self._whole_area.body.addWidget(self._whole)
        self._whole_area.body.addStretch(1)
        self._whole_area.setFixedHeight(theme.px(96))
        self._whole_area.hide()
        lines.addWidget(self._whole_area)

    @property
    def whole_text(self) -> str:
        """What is said in full below the tree."""
        return self._whole.plain_text if not self._whole_area.isHidden() else ""

    def show_preview(self, preview: MergePreview, ledger: Ledger, today: date) -> None:
        """Show what comes; `ledger` as it is after it."""
        self._model.show_preview(preview, ledger, today)
        self._whole_area.hide()
        if self._model.rowCount() <= _OPEN_UP_TO and len(preview.arrivals) <= _FEW:
            self.tree.expandToDepth(0)
        self.tree.setCurrentIndex(self._model.index(0, 0))

    def take_focus(self) -> None:
        """Into the tree."""
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fold(self, index: QModelIndex) -> None:
        self.tree.setExpanded(index, not self.tree.isExpanded(index))

    def _show_whole(self, current: QModelIndex) -> None:
        node = self._model.node(current)
        is_field = current.isValid() and node.before is not None
        self._whole_area.setVisible(is_field)
        if is_field:
            self._whole.setText(node.whole)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(300), theme.px(140))
