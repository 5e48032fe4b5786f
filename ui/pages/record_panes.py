"""How list, sheet and strip of a page share its width: three, two or one of them (window.md, Breakpoints)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSplitter, QWidget

from ui import theme
from ui.widgets.notices import EmptyState
from ui.widgets.surfaces import ScrollBody, Section, column, row, rule

if TYPE_CHECKING:
    from ui.forms.place_form import PlaceForm
    from ui.forms.record_form import RecordForm

    Form = PlaceForm | RecordForm

_THREE_PANES, _TWO_PANES, _LABELS_BESIDE = 64, 46, 34  # characters across
_WIDEST_LIST, _NARROWEST_SHEET = 1.6, 520
_WIDE_STRIP, _SLIM_LIST = 1.5, 0.85
_ANY_WIDTH = 16_777_215  # what Qt takes for no limit


class RecordPanes(QWidget):
    """The three side by side, as many as have room; what has none goes into the form, or waits behind ‹ 一覧.

    Attributes:
        strip: つながり and 履歴.
        above_links: a column at the top of the strip, for what a hand-made page wants to show there.
        saved_line_slot: below the sheet.

    Signals:
        list_width_changed: (px at 標準) the user drew the edge of the list.
    """

    list_width_changed = Signal(int)

    def __init__(
        self, pane: QWidget, nothing: EmptyState, *, list_width: int = 0, has_wide_strip: bool = False
    ) -> None:
        """`nothing` stands in for the form while no record is open; `list_width` is what was drawn last time.

        `has_wide_strip` where the strip holds something to decide on: the list gives it some of its room.
        """
        super().__init__()
        self._has_wide_strip = has_wide_strip
        self._pane, self._nothing = pane, nothing
        self._form: Form | None = None
        self._has_record: bool | None = None
        self._is_list_wanted = True
        self._shown_panes = 0
        self._has_labels_above = False
        self.saved_line_slot = column()
        self._links, self._history = Section("つながり", has_rule=False), Section("履歴")
        self.strip = self._make_strip()
        self._edge = rule("rule_down")
        self._list_width = list_width
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)  # Qt widens what the mouse can take hold of
        self._splitter.addWidget(pane)
        self._splitter.addWidget(self._make_middle())
        self._splitter.setStretchFactor(1, 1)
        self._splitter.splitterMoved.connect(self._note_list_width)
        line = row(spacing=0)
        self.setLayout(line)
        line.addWidget(self._splitter, 1)
        line.addWidget(self._edge)
        line.addWidget(self.strip)
        self.arrange()

    def take_form(self, form: Form) -> None:
        """The form, once it is made."""
        self._form = form
        self._sheet.insertWidget(0, form, 1)
        self._shown_panes, self._has_labels_above = 0, False
        self.arrange()

    def widen_strip(self, is_wide: bool) -> None:
        """There is something to decide on in the strip now, or no longer."""
        self._has_wide_strip = is_wide
        self.strip.setFixedWidth(self._strip_width)
        self.arrange()

    def set_open(self, has_record: bool | None) -> None:
        """Show the form, or what stands in for it; None: neither, one is about to come."""
        self._has_record = has_record
        self.arrange()

    def show_list(self, is_wanted: bool) -> None:
        """Where only one has room: the list, or the sheet."""
        self._is_list_wanted = is_wanted
        self.arrange()

    def arrange(self) -> None:
        """Give each its place for the width there is now."""
        characters = theme.characters_across(self.width())
        panes = 3 if characters >= _THREE_PANES else 2 if characters >= _TWO_PANES else 1
        has_list = panes > 1 or self._is_list_wanted
        has_sheet = panes > 1 or not self._is_list_wanted
        least = round(theme.size("list_pane") * (_SLIM_LIST if panes == 3 and self._has_wide_strip else 1))
        most = max(least, min(round(least * _WIDEST_LIST), self._room_for_list(panes)))
        self._pane.setMinimumWidth(0 if panes == 1 else least)
        self._pane.setMaximumWidth(_ANY_WIDTH if panes == 1 else most)
        if panes > 1:
            list_width = min(most, max(least, theme.px(self._list_width)))
            self._splitter.setSizes([list_width, max(1, self._splitter.width() - list_width)])
        self._pane.setVisible(has_list)
        self._middle.setVisible(has_sheet)
        self._nothing.setVisible(self._has_record is False)
        has_strip = panes == 3 and self._has_record is not False  # headings alone say nothing
        self.strip.setVisible(has_strip)
        self._edge.setVisible(has_strip)
        if self._form is not None:
            self._arrange_form(self._form, panes, is_narrow=characters < _LABELS_BESIDE)

    def _arrange_form(self, form: Form, panes: int, *, is_narrow: bool) -> None:
        form.setVisible(bool(self._has_record))
        form.header.set_narrow(panes == 1)
        if is_narrow != self._has_labels_above:
            self._has_labels_above = is_narrow
            form.set_labels_above(is_narrow)
        if panes != self._shown_panes:
            self._shown_panes = panes
            form.set_strip(self.strip if panes == 3 else None)
            if panes == 3:
                self._links.body.addWidget(form.links)
                self._history.body.addWidget(form.history)

    @property
    def _strip_width(self) -> int:
        return round(theme.size("strip") * (_WIDE_STRIP if self._has_wide_strip else 1))

    def _room_for_list(self, panes: int) -> int:
        """How wide the list may become before the sheet is too narrow."""
        strip = self._strip_width if panes == 3 else 0
        return self.width() - strip - theme.px(_NARROWEST_SHEET)

    def _note_list_width(self, width: int, _number: int) -> None:
        self._list_width = round(width / theme.px(100) * 100)
        self.list_width_changed.emit(self._list_width)

    def _make_middle(self) -> QWidget:
        self._middle = QWidget()
        self._sheet = outer = column(spacing=0)
        self._middle.setLayout(outer)
        outer.addWidget(self._nothing, 1)
        outer.addLayout(self.saved_line_slot)
        return self._middle

    def _make_strip(self) -> QFrame:
        strip = QFrame()
        strip.setProperty("role", "ground")
        strip.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        strip.setAccessibleName("つながりと履歴")
        strip.setFixedWidth(self._strip_width)
        outer = column(spacing=0)
        strip.setLayout(outer)
        body = ScrollBody(margin=16, spacing=10, name="つながりと履歴")
        self.above_links = column(spacing=10)
        body.body.addLayout(self.above_links)
        body.body.addWidget(self._links)
        body.body.addWidget(self._history)
        body.body.addStretch(1)
        outer.addWidget(body)
        return strip

    def minimumSizeHint(self) -> QSize:
        """One pane fits anywhere; the others come when there is room."""
        return QSize(theme.px(340), theme.px(300))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()
