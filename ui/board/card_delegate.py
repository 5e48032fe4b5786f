"""How a card is painted: what it is, its name, the next step, by when and who."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QToolTip

from ui import icons, theme
from ui.board.card_model import CARD_ROLE, Card
from ui.widgets.counted_rows import AnyIndex
from ui.widgets.painted_row import TONES, PaintedRow, is_chosen
from ui.widgets.painted_text import broken_lines, count_lines, line_pitch, paint_lines
from ui.widgets.plain_text import tip

_LINES = 2  # of name and of step
_GAP, _PAD, _INNER = 8, 12, 10  # between cards, inside at the sides, inside above and below; px at 標準
_LEFT, _VERTICAL = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class _Type:
    """The fonts of a card at one text size, measured once: a board asks for the height of every card."""

    cap: QFont
    body: QFont
    strong: QFont
    cap_metrics: QFontMetrics
    body_metrics: QFontMetrics
    strong_metrics: QFontMetrics
    cap_pitch: int
    body_pitch: int
    strong_pitch: int
    badge_height: int


@cache
def _type_at(text_size: theme.TextSize) -> _Type:
    """The fonts at a text size, which is the one in use."""
    cap, body, strong = theme.font("cap"), theme.font("body"), theme.font("body", bold=True)
    metrics = QFontMetrics(cap)
    return _Type(
        cap,
        body,
        strong,
        metrics,
        QFontMetrics(body),
        QFontMetrics(strong),
        line_pitch(cap),
        line_pitch(body),
        line_pitch(strong),
        metrics.height() + theme.px(6),
    )


class CardDelegate(PaintedRow):
    """Paints cards; their heights are reckoned from the widths of their texts, so that 2,000 of them cost little."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        card = index.data(CARD_ROLE)
        assert isinstance(card, Card)
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else theme.px(174)
        return QSize(theme.px(60), card_height(card, width))

    def paint_row(self, painter: QPainter, area: QRect, state: QStyle.StateFlag, index: AnyIndex) -> None:
        card = index.data(CARD_ROLE)
        assert isinstance(card, Card)
        view = self.parent()
        has_focus = isinstance(view, QAbstractItemView) and view.hasFocus()
        is_active = bool(state & QStyle.StateFlag.State_Active)
        paint_card(painter, card, area, is_chosen=is_chosen(state) and is_active and has_focus)

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: AnyIndex
    ) -> bool:
        card = index.data(CARD_ROLE)
        if isinstance(card, Card):
            QToolTip.showText(event.globalPos(), tip(card.whole), view)
            return True
        return super().helpEvent(event, view, option, index)


def card_height(card: Card, width: int) -> int:
    """Height of a card in a column of this width, the gap below it included."""
    type_ = _type_at(theme.current.text_size)
    room = _room(width)
    height = 2 * theme.px(_INNER) + theme.px(_GAP) + type_.cap_pitch
    height += count_lines(card.name, type_.strong_metrics, room, _LINES) * type_.strong_pitch
    if card.step:
        height += theme.px(13) + count_lines(card.step, type_.body_metrics, room, _LINES) * type_.body_pitch
    return height + _foot_height(card, type_, room)


def paint_card(painter: QPainter, card: Card, frame: QRect, *, is_chosen: bool) -> None:
    """Paint one card into a row of a column."""
    type_ = _type_at(theme.current.text_size)
    sheet = QRectF(frame.left() + 1, frame.top() + 1, frame.width() - 3, frame.height() - theme.px(_GAP) - 2)
    painter.setPen(QPen(theme.colour("ai" if is_chosen else "line"), 3 if is_chosen else theme.line_width()))
    painter.setBrush(theme.colour("sheet"))
    painter.drawRoundedRect(sheet, theme.px(8), theme.px(8))
    left, room = frame.left() + theme.px(_PAD), _room(frame.width())
    top = frame.top() + theme.px(_INNER)
    side = theme.px(15)
    pitch = type_.cap_pitch
    painter.drawPixmap(left, top + (pitch - side) // 2, icons.pixmap(card.icon, "ink2", side))
    about = type_.cap_metrics.elidedText(card.about, Qt.TextElideMode.ElideRight, room - side - theme.px(5))
    paint_lines(painter, QRect(left + side + theme.px(5), top, room, pitch), [about], type_.cap, "ink2")
    top += pitch
    names = broken_lines(card.name, type_.strong, room, _LINES)
    paint_lines(painter, QRect(left, top, room, 0), names, type_.strong, "ink")
    top += count_lines(card.name, type_.strong_metrics, room, _LINES) * type_.strong_pitch
    if card.step:
        painter.setPen(QPen(theme.colour("line"), theme.line_width()))
        painter.drawLine(left, top + theme.px(6), left + room, top + theme.px(6))
        top += theme.px(13)
        steps = broken_lines(card.step, type_.body, room, _LINES)
        paint_lines(painter, QRect(left, top, room, 0), steps, type_.body, "ink2")
        top += count_lines(card.step, type_.body_metrics, room, _LINES) * type_.body_pitch
    if _foot_height(card, type_, room):
        _paint_foot(painter, card, QRect(left, top + theme.px(6), room, type_.badge_height), type_)


def _foot_height(card: Card, type_: _Type, room: int) -> int:
    """Of the last line, or two where day and name do not fit side by side; 0 without either."""
    if not card.due and not (card.step and card.who):
        return 0
    second = type_.badge_height if card.due and not _fits_beside_due(card, type_, room) else 0
    return theme.px(6) + type_.badge_height + second


def _due_width(card: Card, type_: _Type) -> int:
    icon = theme.px(18) if card.due_tone != "plain" else 0
    return type_.cap_metrics.horizontalAdvance(card.due) + theme.px(16) + icon


def _fits_beside_due(card: Card, type_: _Type, room: int) -> bool:
    return type_.cap_metrics.horizontalAdvance(card.who) <= room - _due_width(card, type_) - theme.px(6)


def _paint_foot(painter: QPainter, card: Card, area: QRect, type_: _Type) -> None:
    """By when, in a badge, and who."""
    metrics = type_.cap_metrics
    taken = 0
    if card.due:
        has_icon = card.due_tone != "plain"
        icon = theme.px(18) if has_icon else 0
        taken = min(_due_width(card, type_), area.width())
        ground, ink = TONES[card.due_tone]
        badge = QRect(area.left(), area.top(), taken, area.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(ground))
        painter.drawRoundedRect(QRectF(badge), theme.px(6), theme.px(6))
        if has_icon:
            side = theme.px(14)
            top = badge.center().y() - side // 2
            painter.drawPixmap(badge.left() + theme.px(6), top, icons.pixmap("due", ink, side))
        words = badge.adjusted(theme.px(8) + icon, 0, 0, 0)
        painter.setFont(type_.cap)
        painter.setPen(theme.colour(ink))
        painter.drawText(words, _LEFT | _VERTICAL, card.due)
    room = area.width() - taken - theme.px(6)
    if card.due and not _fits_beside_due(card, type_, area.width()):
        area, room = area.translated(0, type_.badge_height), area.width()
    painter.setFont(type_.cap)
    painter.setPen(theme.colour("ink2"))
    who = metrics.elidedText(card.who, Qt.TextElideMode.ElideRight, max(0, room))
    painter.drawText(area, Qt.AlignmentFlag.AlignRight | _VERTICAL, who)


def _room(width: int) -> int:
    return max(theme.px(40), width - 2 * theme.px(_PAD) - 2)
