"""The board of stages: a column each, as many open as have room, the others folded."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from ui import theme
from ui.board.card_model import Card, CardModel
from ui.board.stage_column import FOLDED_WIDTH, LEAST_WIDTH, StageColumn
from ui.widgets.plain_text import without_mnemonic
from ui.widgets.surfaces import row

_GAP = 8


class StageBoard(QWidget):
    """Columns of cards.

    Signals:
        opened: (id) show this record.
        moved: (id, stage) the user put a card into another column.
        folds_changed: the user opened or folded a column.
    """

    opened = Signal(object)
    moved = Signal(object, str)
    folds_changed = Signal()

    def __init__(self, stages: Mapping[str, str], describe: Callable[[int], Card], *, folded: Sequence[str]) -> None:
        """`stages` are (code, word) in order; `folded` those that begin as strips."""
        super().__init__()
        self._words = dict(stages)
        self._stages = list(stages)
        self._wanted = [stage for stage in stages if stage not in folded]
        self._selected: list[str] | None = None
        self.columns: dict[str, StageColumn] = {}
        self.setAccessibleName("段階の板")
        self._line = line = row(spacing=_GAP)
        self.setLayout(line)
        for stage, word in stages.items():
            column = StageColumn(stage, word, CardModel(describe))
            column.fold_wanted.connect(self._fold)
            column.dropped.connect(self._take_drop)
            column.cards.opened.connect(self.opened)
            column.cards.move_wanted.connect(self._move_beside)
            column.cards.side_wanted.connect(lambda by, at=stage: self._go_beside(at, by))
            column.cards.menu_wanted.connect(self._open_menu)
            line.addWidget(column)
            self.columns[stage] = column
        self._arrange()

    @property
    def open_stages(self) -> Sequence[str]:
        """The columns the user wants open, whether they have room or not."""
        return tuple(self._wanted)

    def show_cards(self, by_stage: Mapping[str, Sequence[int]], *, is_selection: bool = False) -> None:
        """Fill the columns.

        Of a selection (something is searched) every column that holds some of it opens, also one that was folded.
        """
        self._selected = [stage for stage in self._stages if by_stage.get(stage)] if is_selection else None
        self._arrange()
        focused = self._focused_id()
        for stage, column in self.columns.items():
            ids = by_stage.get(stage, ())
            column.cards.cards.show_cards(ids)
            column.show_count(len(ids))
        if focused is not None:
            self.focus_card(focused)

    def focus_card(self, record_id: int) -> bool:
        """Put the keyboard on a card; its column opens if it was folded. False when it is not on the board."""
        for stage, column in self.columns.items():
            at = column.cards.cards.row_of(record_id)
            if at >= 0:
                if column.is_folded:
                    self._want(stage)
                column.cards.setFocus(Qt.FocusReason.OtherFocusReason)
                column.cards.stand_on(at)
                return True
        return False

    def card_menu(self, record_id: int) -> QMenu:
        """The menu of a card: where it can be put."""
        menu = QMenu(self)
        menu.addAction("ひらく").triggered.connect(lambda: self.opened.emit(record_id))
        menu.addSeparator()
        here = self._stage_of(record_id)
        for stage, word in self._words.items():
            action = menu.addAction(without_mnemonic(f"「{word}」へ"))
            action.setEnabled(stage != here)
            action.triggered.connect(lambda _on=False, to=stage: self.moved.emit(record_id, to))
        return menu

    def _open_menu(self, record_id: int, where: QPoint) -> None:
        menu = self.card_menu(record_id)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)

    def _stage_of(self, record_id: int) -> str:
        return next((stage for stage, each in self.columns.items() if each.cards.cards.row_of(record_id) >= 0), "")

    def _focused_id(self) -> int | None:
        return next((each.cards.current_id for each in self.columns.values() if each.cards.hasFocus()), None)

    def _take_drop(self, record_id: int, stage: str) -> None:
        if self._stage_of(record_id) != stage:
            self.moved.emit(record_id, stage)

    def _move_beside(self, record_id: int, by: int) -> None:
        at = self._stages.index(self._stage_of(record_id)) + by
        if 0 <= at < len(self._stages):
            self.moved.emit(record_id, self._stages[at])

    def _go_beside(self, stage: str, by: int) -> None:
        """The keyboard goes to the next column that is open and holds a card, at about the same height."""
        from_row = self.columns[stage].cards.currentIndex().row()
        at = self._stages.index(stage) + by
        while 0 <= at < len(self._stages):
            column = self.columns[self._stages[at]]
            if column.is_folded:
                column.strip.setFocus(Qt.FocusReason.OtherFocusReason)
                return
            if column.cards.cards.ids:
                column.cards.setFocus(Qt.FocusReason.OtherFocusReason)
                column.cards.stand_on(from_row)
                return
            at += by

    def _fold(self, stage: str, is_folded: bool) -> None:
        self._selected = None
        if is_folded:
            self._wanted = [each for each in self._wanted if each != stage]
            self._arrange()
            self.columns[stage].strip.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._want(stage)
            self.columns[stage].cards.setFocus(Qt.FocusReason.OtherFocusReason)
        self.folds_changed.emit()

    def _want(self, stage: str) -> None:
        """Open a column; where there is no room for one more, the one wanted longest folds."""
        self._wanted = [*(each for each in self._wanted if each != stage), stage]
        self._selected = None
        self._arrange()

    def _arrange(self) -> None:
        """Open the columns wanted last, as many as fit without scrolling sideways."""
        strip, column, gap = theme.px(FOLDED_WIDTH), theme.px(LEAST_WIDTH), theme.px(_GAP)
        count = len(self._stages)
        spare = self.width() - count * strip - (count - 1) * gap
        fitting = max(1, spare // (column - strip)) if self.width() > strip else 1
        wanted = self._wanted if self._selected is None else self._selected
        shown = set(wanted[-fitting:])
        for number, (stage, each) in enumerate(self.columns.items()):
            each.set_folded(stage not in shown)
            self._line.setStretch(number, 1 if stage in shown else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        strips = len(self._stages) * (theme.px(FOLDED_WIDTH) + theme.px(_GAP))
        return QSize(strips + theme.px(LEAST_WIDTH - FOLDED_WIDTH), theme.px(200))
