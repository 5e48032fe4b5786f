"""A form whose sections stand in one scroll: head with tabs, bar, sections; つながり and 履歴 below them or beside."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.forms.bar_slot import BarSlot
from ui.forms.form_section import FormSection
from ui.forms.links_strip import HistoryBox, LinksBox
from ui.forms.tabs import Tabs
from ui.widgets.surfaces import WIDEST_FORM, ScrollBody, Section, column
from ui.widgets.tab_order import first_field


class ScrolledForm(QWidget):
    """What forms of one scroll have in common; a form for one kind makes `sections` and head, then calls `build`.

    Attributes:
        bar_slot: between head and body, for what has to be said about the whole record.
        links, history: their boxes; in the form itself where there is no room beside it.
        sections: what is filled in, from top to bottom.
    """

    sections: Sequence[FormSection]

    def __init__(self, name: str) -> None:
        """`name` is what a screen reader calls it."""
        super().__init__()
        self.setProperty("role", "sheet")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(name)
        self.bar_slot = BarSlot()
        self.links, self.history = LinksBox(), HistoryBox()
        self._links_section, self._history_section = Section("つながり"), Section("履歴")

    @property
    @abstractmethod
    def tabs(self) -> Tabs:
        """One for each section, then つながり and 履歴."""

    def build(self, head: QWidget) -> None:
        """Put everything together."""
        outer = column(spacing=0)
        self.setLayout(outer)
        self._scroll = ScrollBody(
            margin=24, spacing=18, name=self.accessibleName(), widest=WIDEST_FORM, parent=self
        )  # first child: F6 goes there
        outer.addWidget(head)
        outer.addLayout(self.bar_slot)
        self._scroll.body.setContentsMargins(theme.px(24), theme.px(14), theme.px(20), theme.px(24))
        for section in (*self.sections, self._links_section, self._history_section):
            self._scroll.body.addWidget(section)
        self._scroll.body.addStretch(1)
        outer.addWidget(self._scroll, 1)
        self.tabs.wanted.connect(self._enter_section)
        self._scroll.verticalScrollBar().valueChanged.connect(lambda _value: self.tabs.mark(self.current_section()))

    def go_to_section(self, number: int) -> None:
        """Scroll so that a section begins at the top; nothing for one that stands beside the form just now."""
        target = self._scroll_targets()[number]
        if self.isVisible() and target.isHidden():
            return
        top = target.mapTo(self._scroll.inner, target.rect().topLeft()).y()
        past_rule = theme.px(4) if number else -theme.px(10)  # the head has a hairline of its own
        self._scroll.verticalScrollBar().setValue(max(0, top + past_rule))
        self.tabs.mark(number)

    def current_section(self) -> int:
        """The number of the section in sight."""
        position = self._scroll.verticalScrollBar().value() + theme.px(60)
        number = 0
        for each, target in enumerate(self._scroll_targets()):
            if not target.isHidden() and target.mapTo(self._scroll.inner, target.rect().topLeft()).y() <= position:
                number = each
        return number

    def set_labels_above(self, above: bool) -> None:
        """Labels over the fields, for narrow windows."""
        for section in self.sections:
            section.set_labels_above(above)

    def set_strip(self, strip: QWidget | None) -> None:
        """Put つながり and 履歴 into a strip beside the form, or (None) into the form as sections of their own."""
        parts = ((self._links_section, self.links), (self._history_section, self.history))
        for number, (section, box) in enumerate(parts, start=len(self.sections)):
            section.setVisible(strip is None)
            if strip is None:
                section.body.addWidget(box)
            self.tabs.set_shown(number, strip is None)

    def scroll_to_top(self) -> None:
        """Show the head of the form, for another record."""
        self._scroll.verticalScrollBar().setValue(0)

    def bring(self, widget: QWidget) -> None:
        """Scroll so that a part of the form is in sight."""
        self._scroll.bring(widget)

    def _enter_section(self, number: int) -> None:
        """A tab was pressed: the section comes to the top, the cursor into its first field."""
        self.go_to_section(number)
        field = first_field(self._scroll_targets()[number])
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _scroll_targets(self) -> tuple[QWidget, ...]:
        return (*self.sections, self._links_section, self._history_section)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(300), theme.px(260))
