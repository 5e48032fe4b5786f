"""ListAndSheet: a list at the left, what is chosen there at the right, or why there is nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLayout, QStackedLayout, QWidget

from ui import theme
from ui.widgets.labels import Label
from ui.widgets.notices import EmptyState
from ui.widgets.row_list import Row, RowList
from ui.widgets.surfaces import PAGE_MARGIN, ScrollBody, Surface, column


class ListAndSheet(QWidget):
    """The body of a page that looks back: 履歴, 消したもの.

    Attributes:
        list: the rows.
        sheet: what scrolls at the right; `sheet.show_inner` fills it.
    """

    def __init__(
        self, empty: EmptyState, *, list_name: str, sheet_name: str, above: Sequence[QWidget | QLayout] = ()
    ) -> None:
        """`above` stands over the count: search box, chips. The title is that of the page around it."""
        super().__init__()
        self.list = RowList(list_name)
        self.sheet = ScrollBody(margin=24, spacing=10, name=sheet_name)
        self._count = Label("", "cap")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        left = QWidget()
        left.setMinimumWidth(theme.size("list_pane"))
        left.setMaximumWidth(round(theme.size("list_pane") * 1.35))
        pane = column(spacing=10)
        pane.setContentsMargins(theme.px(PAGE_MARGIN), theme.px(4), theme.px(12), 0)
        left.setLayout(pane)
        for each in above:
            if isinstance(each, QLayout):
                pane.addLayout(each)
            else:
                pane.addWidget(each)
        pane.addWidget(self._count)
        pane.addWidget(self.list, 1)
        ground = Surface("side_pane", margin=0)
        self._switch = QStackedLayout()
        self._switch.addWidget(self.sheet)
        self._switch.addWidget(empty)
        ground.body.addLayout(self._switch)
        line.addWidget(left, 2)
        line.addWidget(ground, 3)

    def show_rows(self, rows: Sequence[Row], count: str) -> None:
        """Show these rows; without any, the reason stands at the right. `count` says how many, with their counter."""
        self.list.show_rows(rows)
        self._count.setText(count if rows else "")
        self._switch.setCurrentIndex(0 if rows else 1)
