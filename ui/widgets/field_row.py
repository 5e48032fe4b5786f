"""One field of a form: label at the left, control, unit and level at the right; hint or problem below."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QLayout, QWidget

from ui import icons, theme
from ui.widgets.labels import Label, WrapLabel

_ANY_WIDTH = 16_777_215  # what Qt takes for no limit
_FOREIGN_WORD = re.compile(r"[ァ-ヶー]+")
_NEVER_FIRST = "ーァィゥェォッャュョ"
_ASKED_LINE = 3  # of the grid: below label, control and hint wherever those stand


class FieldRow(QWidget):
    """Label, control and the line below it, which is the hint or the problem, never both.

    Args:
        label: the word at the left.
        control: the widget that takes the value; gets the accessible name.
        beside: what stands right of it (unit, level chip, a button).
        labels_above: label over the control instead of left of it (narrow windows).
    """

    def __init__(
        self,
        label: str,
        control: QWidget,
        *,
        hint: str = "",
        required: bool = False,
        beside: Sequence[QWidget] = (),
        labels_above: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.control = control
        self._label, self._hint, self._required, self._problem = label, hint, required, ""
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(4))
        self._grid = grid
        self._caption = self._make_caption()
        self._line = QHBoxLayout()
        self._line.setSpacing(theme.px(8))
        self._line.addWidget(control, 1)
        for widget in beside:
            self._line.addWidget(widget)
        self._icon: Label | None = None
        self._below: WrapLabel | None = None
        self._lower = QHBoxLayout()
        self._lower.setSpacing(theme.px(6))
        self._asked: QWidget | None = None
        self.set_labels_above(labels_above)
        self.set_problem("")

    @property
    def problem(self) -> str:
        """The sentence under the control, '' for none."""
        return self._problem

    @property
    def hint(self) -> str:
        """What the line below says while nothing is wrong, '' for nothing."""
        return self._hint

    def set_problem(self, message: str) -> None:
        """Show what is wrong in place of the hint; '' brings the hint back."""
        self._problem = message
        self._show_below(message or self._hint, is_problem=bool(message))
        if bool(self.control.property("problem")) != bool(message):
            self.control.setProperty("problem", bool(message))
            self.control.style().unpolish(self.control)
            self.control.style().polish(self.control)
        self._name_control()

    def _show_below(self, text: str, *, is_problem: bool) -> None:
        """The line below; most rows never need one, so its widgets are made when they do."""
        if is_problem and self._icon is None:
            self._icon = Label()
            icons.put(self._icon, "problem", "shu", 15)
            self._lower.insertWidget(0, self._icon, 0, Qt.AlignmentFlag.AlignTop)
        if text and self._below is None:
            self._below = WrapLabel("", "hint")
            self._lower.addWidget(self._below, 1)
        if self._icon is not None:
            self._icon.setVisible(is_problem)
        if self._below is not None:
            self._below.set_role("problem" if is_problem else "hint")
            self._below.setText(text)
            self._below.setVisible(bool(text))

    def set_hint(self, hint: str) -> None:
        """Change the line below (what the value means on paper)."""
        self._hint = hint
        self.set_problem(self._problem)

    @property
    def mark(self) -> QWidget | None:
        """What stands below everything else, None for nothing."""
        return self._asked

    def set_mark(self, mark: QWidget | None) -> None:
        """Put something below control and hint that has to be answered; None takes it away."""
        if self._asked is not None:
            self._grid.removeWidget(self._asked)
            self._asked.hide()
            self._asked.deleteLater()
        self._asked = mark
        if mark is not None:
            self._grid.addWidget(mark, _ASKED_LINE, self._asked_column)

    def set_labels_above(self, above: bool) -> None:
        """Label over the control, or left of it."""
        self._asked_column = 0 if above else 1
        if self._asked is not None:
            self._grid.removeWidget(self._asked)
            self._grid.addWidget(self._asked, _ASKED_LINE, self._asked_column)
        places: list[tuple[QWidget | QLayout, int, int, int]] = [
            (self._caption, 0, 0, 1 if above else 2),  # a label of two lines stands beside the hint too
            (self._line, 1 if above else 0, 0 if above else 1, 1),
            (self._lower, 2 if above else 1, 0 if above else 1, 1),
        ]
        beginning = Qt.AlignmentFlag.AlignTop
        if above and self._required:
            beginning |= Qt.AlignmentFlag.AlignLeft
        for item, line, place, lines in places:
            if isinstance(item, QWidget):
                self._grid.removeWidget(item)
                self._grid.addWidget(item, line, place, lines, 1, beginning)
            else:
                self._grid.removeItem(item)
                self._grid.addLayout(item, line, place)
        self._grid.setRowStretch(1, 0 if above else 1)
        self._widen_caption(above=above)
        self._grid.setColumnMinimumWidth(0, 0 if above else theme.size("label"))
        self._grid.setColumnStretch(0 if above else 1, 1)
        self._grid.setColumnStretch(1 if above else 0, 0)

    def _make_caption(self) -> QWidget:
        """The label, and 必須 with it."""
        drop = max(0, (theme.size("control") - QFontMetrics(theme.font("body")).height()) // 2)
        word = self._word = WrapLabel(self._label, "label")
        if not self._required:
            word.setContentsMargins(0, drop, 0, 0)
            return word
        caption, self._mark = QWidget(), Label("必須", "required")
        line = QBoxLayout(QBoxLayout.Direction.LeftToRight, caption)
        line.setContentsMargins(0, drop, 0, 0)
        line.addWidget(word, 1)
        line.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        return caption

    def _widen_caption(self, *, above: bool) -> None:
        """必須 follows the label on its line; below it where both do not fit into the column."""
        width, column = _ANY_WIDTH if above else theme.size("label"), theme.size("label")
        self._word.setText(self._label if above else _in_column(self._label, column))
        line = self._caption.layout()
        if isinstance(line, QBoxLayout):
            body, cap = QFontMetrics(theme.font("body")), QFontMetrics(theme.font("cap"))
            needed = body.horizontalAdvance(self._label) + theme.px(8) + cap.horizontalAdvance("必須")
            fits = above or needed <= column
            line.setDirection(QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom)
            line.setSpacing(theme.px(6) if fits else 0)
            rise = max(0, body.ascent() - cap.ascent()) if fits else 0  # both words stand on one line
            self._mark.setContentsMargins(0, rise, 0, 0)
            if above:
                width = needed
        self._caption.setMinimumWidth(width if width < _ANY_WIDTH else 0)
        self._caption.setMaximumWidth(width)

    def _name_control(self) -> None:
        parts = [self._label]
        if self._required:
            parts.append("必須")
        if self._problem:
            parts.append(self._problem)
        self.control.setAccessibleName("、".join(parts))
        self.control.setAccessibleDescription("" if self._problem else self._hint)


def _in_column(label: str, width: int) -> str:
    """A label; one long foreign word (コーディネーター) goes on in a second line where it would be cut."""
    metrics = QFontMetrics(theme.font("body"))
    if not _FOREIGN_WORD.fullmatch(label) or metrics.horizontalAdvance(label) <= width:
        return label
    at = len(label) // 2
    while at < len(label) and label[at] in _NEVER_FIRST:
        at += 1
    return f"{label[:at]}\n{label[at:]}"
