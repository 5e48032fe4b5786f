"""What can be wrong with a screen and a machine can see: cut text, small targets, missing names, sideways scrolling."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QTableView,
    QWidget,
)

from ui.widgets.labels import ElidedLabel

SMALLEST_WINDOW = QSize(1000, 620)
_SMALLEST_POINTS = 11.0
_SMALLEST_TARGET = 30


def faults_of(root: QWidget) -> list[str]:
    """Everything wrong below a visible widget, a Japanese sentence each."""
    shown = [widget for widget in root.findChildren(QWidget) if widget.isVisibleTo(root) and widget.isVisible()]
    found: list[str] = []
    for widget in shown:
        found += _cut_text(widget)
        found += _small_text(widget)
        found += _small_target(widget)
        found += _no_name(widget)
        found += _sideways(widget)
    return sorted(set(found))


def window_faults(window: QWidget) -> list[str]:
    """Whether the window can be made small enough for an old screen."""
    needed = window.minimumSizeHint().expandedTo(window.minimumSize())
    if needed.width() <= SMALLEST_WINDOW.width() and needed.height() <= SMALLEST_WINDOW.height():
        return []
    return [
        f"窓が小さくなりません: {needed.width()}×{needed.height()}"
        f"（{SMALLEST_WINDOW.width()}×{SMALLEST_WINDOW.height()} まで）"
    ]


def _cut_text(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, ElidedLabel):
        if widget.text() and widget.width() < QFontMetrics(widget.font()).horizontalAdvance("あ…"):
            yield f"字が見えません: {_told(widget)}"
    elif isinstance(widget, QLabel):
        if not widget.text():
            return
        if widget.wordWrap():
            if widget.heightForWidth(widget.width()) > widget.height() + 2:
                yield f"字の下が切れています: {_told(widget)}"
        elif widget.sizeHint().width() > widget.width() + 1 or widget.sizeHint().height() > widget.height() + 1:
            yield f"字が切れています: {_told(widget)}"
    elif isinstance(widget, QPushButton) and widget.text():
        words = QFontMetrics(widget.font()).horizontalAdvance(widget.text().replace("&&", "&"))
        icon = 0 if widget.icon().isNull() else widget.iconSize().width() + 4
        if words + icon > widget.width():
            yield f"ボタンの字が切れています: {_told(widget)}"


def _small_text(widget: QWidget) -> Iterator[str]:
    has_text = isinstance(widget, QLabel | QAbstractButton) and bool(widget.text())
    if (has_text or isinstance(widget, QLineEdit)) and 0 < widget.font().pointSizeF() < _SMALLEST_POINTS:
        yield f"字が小さすぎます（{widget.font().pointSizeF():g}ポイント）: {_told(widget)}"


def _small_target(widget: QWidget) -> Iterator[str]:
    is_target = isinstance(widget, QPushButton | QLineEdit | QComboBox)
    is_inner = isinstance(widget, QLineEdit) and (bool(widget.property("bare")) or _is_qt_inner(widget))
    if is_target and not is_inner and widget.height() < _SMALLEST_TARGET:
        yield f"押すところが小さすぎます（{widget.height()}）: {_told(widget)}"


def _no_name(widget: QWidget) -> Iterator[str]:
    if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus or _is_qt_inner(widget):
        return
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    if not widget.accessibleName() and not text:
        yield f"読み上げのなまえがありません: {_told(widget)}"


def _sideways(widget: QWidget) -> Iterator[str]:
    if not isinstance(widget, QAbstractScrollArea) or isinstance(widget, QTableView):
        return
    if widget.horizontalScrollBar().isVisible():
        yield f"横に動かさないと見えません: {_told(widget)}"
    inner = widget.widget() if isinstance(widget, QScrollArea) else None
    if inner is not None and inner.minimumSizeHint().width() > widget.viewport().width() + 1:
        needed, given = inner.minimumSizeHint().width(), widget.viewport().width()
        yield f"右が切れています（{needed} を {given} に）: {_told(widget)}"


def _is_qt_inner(widget: QWidget) -> bool:
    """A part that Qt itself made inside another widget (the line of an editable box, a viewport)."""
    parent = widget.parentWidget()
    return widget.objectName().startswith("qt_") or isinstance(parent, QComboBox | QAbstractItemView)


def _told(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    return " ".join(
        part for part in (type(widget).__name__, widget.objectName(), widget.accessibleName() or text) if part
    )
