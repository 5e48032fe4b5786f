"""自動で合う: the tree of what comes in by itself, and below it the chosen line in full."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QFrame, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from app.ledger import Ledger
from app.merging.preview import MergePreview
from ui import icons, theme
from ui.merging.arrival_model import NODE_ROLE, ArrivalModel, Node
from ui.widgets.labels import WrapLabel
from ui.widgets.surfaces import Card, ScrollBody, column

_Index = QModelIndex | QPersistentModelIndex
_OPEN_UP_TO = 3
"""So few kinds are unfolded at once: there is nothing to look for."""
_FEW = 200
"""Records up to which they are: a line is worked out when it is unfolded."""
_LABEL_PX = 150
_BADGE_GROUNDS = {"plain": "paper2", "mid": "midw", "ai": "aiw", "shu": "shuw"}
_BADGE_INKS = {"plain": "ink2", "mid": "mid", "ai": "ai", "shu": "shu"}


class _ArrivalDelegate(QStyledItemDelegate):
    """Paints a line: icon, words, badge; of a field its value before and after; who and when at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(theme.px(160), theme.size("table_row"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        node = index.data(NODE_ROLE)
        if not isinstance(node, Node):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        if is_chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("select" if is_chosen else "hover"))
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
            inner.setLeft(_paint_badge(painter, inner, node) + theme.px(10))
        if node.aside:
            inner.setRight(_paint_aside(painter, inner, node.aside) - theme.px(12))
        if node.before is None:
            _paint_words(painter, inner, node.text, "ink", is_bold=bool(node.badge))
        else:
            _paint_field(painter, inner, node)
        painter.restore()


def _paint_badge(painter: QPainter, area: QRect, node: Node) -> int:
    """Its right edge."""
    metrics = QFontMetrics(theme.font("cap"))
    width, height = metrics.horizontalAdvance(node.badge) + theme.px(16), metrics.height() + theme.px(6)
    frame = QRect(area.left(), area.center().y() - height // 2, width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(_BADGE_GROUNDS[node.tone]))
    painter.drawRoundedRect(frame, theme.px(6), theme.px(6))
    painter.setFont(theme.font("cap"))
    painter.setPen(theme.colour(_BADGE_INKS[node.tone]))
    painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, node.badge)
    return frame.right()


def _paint_aside(painter: QPainter, area: QRect, words: str) -> int:
    """Its left edge; it takes at most two fifths."""
    metrics = QFontMetrics(theme.font("cap"))
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, area.width() * 2 // 5)
    painter.setFont(theme.font("cap"))
    painter.setPen(theme.colour("ink2"))
    painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, shown)
    return area.right() - metrics.horizontalAdvance(shown)


def _paint_words(painter: QPainter, area: QRect, words: str, colour: str, *, is_bold: bool = False) -> int:
    """As much as there is room for; the right edge of it."""
    font = theme.font("body", bold=is_bold)
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(0, area.width()))
    painter.setFont(font)
    painter.setPen(theme.colour(colour))
    painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
    return area.left() + metrics.horizontalAdvance(shown)


def _paint_field(painter: QPainter, area: QRect, node: Node) -> None:
    """「参加費　300円 → 350円」: what it was before takes at most half of the room."""
    label = QRect(area)
    label.setWidth(min(theme.px(_LABEL_PX), area.width() // 3))
    _paint_words(painter, label, node.text, "ink2")
    rest = area.adjusted(label.width() + theme.px(12), 0, 0, 0)
    if node.before:
        before = QRect(rest)
        before.setWidth(rest.width() // 2 - theme.px(16))
        right = _paint_words(painter, before, node.before, "ink2")
        rest.setLeft(right + theme.px(8))
        rest.setLeft(_paint_words(painter, rest, "→", "ink2") + theme.px(8))
    _paint_words(painter, rest, node.after, "ink", is_bold=bool(node.before))


class _Tree(QTreeView):
    """The carets are painted with the lines, large enough to be hit."""

    def drawBranches(self, painter: QPainter, rect: QRect, index: _Index) -> None:
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
