"""えらぶことば: the entries of every pick list: another word, another place, not offered, new, or gone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QDropEvent, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.changes.change import ChangeSet
from app.pick_lists import added, hidden, label_problem, may_be_removed, moved, relabelled, removed, terms_of, uses
from app.records.term import Term
from app.records.term_lists import TERM_LISTS
from ui import icons, theme
from ui.context import AppContext
from ui.settings.sheet import Sheet
from ui.widgets.buttons import Button
from ui.widgets.composing import LineEdit
from ui.widgets.flow import FlowBox
from ui.widgets.labels import WrapLabel
from ui.widgets.plain_text import one_line

_TERM = Qt.ItemDataRole.UserRole
_NOTE = Qt.ItemDataRole.UserRole + 1
_LEAST_ROWS, _MOST_ROWS = 5, 8


class _Delegate(QStyledItemDelegate):
    """Rows as high as a finger, edited in a real line that knows the input method."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(theme.px(120), theme.size("small_control") + theme.px(6))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        note = str(index.data(_NOTE) or "")
        font = theme.font("cap")
        width = QFontMetrics(font).horizontalAdvance(note) + theme.px(12) if note else 0
        whole: QRect = option.rect
        super().paint(painter, option, index)
        if note:
            painter.save()
            painter.setFont(font)
            painter.setPen(theme.colour("ink2"))
            side = whole.adjusted(whole.width() - width, 0, -theme.px(8), 0)
            painter.drawText(side, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, note)
            painter.restore()

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        editor = LineEdit("あたらしいことば", parent=parent)
        editor.setProperty("small", True)
        return editor

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        term = index.data(_TERM)
        if isinstance(editor, LineEdit) and isinstance(term, Term):
            editor.setText(term.label)

    def setModelData(
        self, editor: QWidget, model: QAbstractItemModel, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        if isinstance(editor, LineEdit):
            model.setData(index, editor.text(), Qt.ItemDataRole.EditRole)


class TermList(QListWidget):
    """The entries of one list; drag, or Ctrl+↑ ↓, moves one.

    Signals:
        moved: (Term, place from 0).
        relabelled: (Term, label).
    """

    moved = Signal(object, int)
    relabelled = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("えらぶことばの一覧")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(_Delegate(self))
        self.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setEditTriggers(QListWidget.EditTrigger.DoubleClicked | QListWidget.EditTrigger.EditKeyPressed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setMouseTracking(True)
        self._is_filling = False
        self.itemChanged.connect(self._take_label)

    @property
    def chosen(self) -> Term | None:
        """The chosen entry."""
        item = self.currentItem()
        term = item.data(_TERM) if item is not None else None
        return term if isinstance(term, Term) else None

    def show_terms(self, terms: Sequence[Term], counts: dict[int, int], *, can_write: bool) -> None:
        """Show entries; the chosen one stays chosen."""
        before, row = self.chosen, self.currentRow()
        self._is_filling = True
        self.clear()
        for term in terms:
            item = QListWidgetItem(self)
            item.setData(_TERM, term)
            item.setText(one_line(term.label))
            item.setData(_NOTE, _note(term, counts.get(term.id, 0)))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{one_line(term.label)}　{item.data(_NOTE)}".strip())
            flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            if can_write:
                flags |= Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsEditable
            item.setFlags(flags)
            item.setIcon(icons.pixmap("hidden" if term.hidden else "grip", "ink2", theme.px(16)))
            if term.hidden:
                item.setForeground(theme.colour("ink3"))
        self._is_filling = False
        ids = [term.id for term in terms]
        if before is not None and before.id in ids:
            self.setCurrentRow(ids.index(before.id))
        elif terms:
            self.setCurrentRow(max(0, min(row, len(terms) - 1)))
        rows = max(_LEAST_ROWS, min(len(terms), _MOST_ROWS))
        self.setFixedHeight(rows * (theme.size("small_control") + theme.px(6)) + theme.px(8))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step and event.modifiers() & Qt.KeyboardModifier.ControlModifier and self.chosen is not None:
            self.moved.emit(self.chosen, self.currentRow() + step)
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chosen is not None:
            self.editItem(self.currentItem())
            return
        super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell where the entry shall go; the list is filled anew from the ledger then."""
        term = self.chosen
        at = self.indexAt(event.position().toPoint())
        place = at.row() if at.isValid() else self.count() - 1
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if term is not None:
            self.moved.emit(term, place)

    def _take_label(self, item: QListWidgetItem) -> None:
        term = item.data(_TERM)
        if not self._is_filling and isinstance(term, Term):
            self.relabelled.emit(term, item.text())


def _note(term: Term, count: int) -> str:
    parts = ["つかわない" if term.hidden else "", f"{count:,}件で使用中" if count else ""]
    return "・".join(part for part in parts if part)


class PickListSheet(Sheet):
    """One list at a time."""

    title = "えらぶことば"
    about = "種別など、えらんで入れることばです。ことばを書きかえると、これまでの記録にもそのまま使われます。"

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._can_write = not context.store.is_read_only
        self._choice = QComboBox()
        self._choice.setAccessibleName("どのことばの一覧か")
        for name, label in TERM_LISTS.items():
            self._choice.addItem(label, name)
        self._choice.currentIndexChanged.connect(lambda _index: self.show_stored())
        self.add_row("一覧", self._choice)
        self.list = TermList()
        self.list.moved.connect(self._move)
        self.list.relabelled.connect(self._relabel)
        self.list.currentRowChanged.connect(lambda _row: self._show_state())
        self._buttons = FlowBox(spacing=8)
        self._edit = self._button("書きかえる", "write", lambda: self.list.editItem(self.list.currentItem()))
        self._up = self._button("上へ", "up", lambda: self._step(-1))
        self._down = self._button("下へ", "down", lambda: self._step(1))
        self._hide = self._button("つかわない", "hidden", self._toggle_hidden)
        self._remove = self._button("消す", "trash", self._take_away)
        self.body.addWidget(self._buttons)
        self.body.addWidget(self.list)
        self._hint = WrapLabel("", "hint")
        self.body.addWidget(self._hint)
        self._new = LineEdit("足すことば", "例：スマホの相談")
        self._new.returnPressed.connect(self._add)
        add = Button("足す", icon="plus", name="ことばを足す")
        add.clicked.connect(self._add)
        self._new_row = self.add_row("足すことば", self._new, beside=(add,))
        self._new_row.setVisible(self._can_write)
        self.body.addStretch(1)
        self.show_stored()

    @property
    def term_list(self) -> str:
        """Name of the list in sight."""
        return str(self._choice.currentData())

    def choose(self, term_list: str) -> None:
        """Bring a list into sight."""
        self._choice.setCurrentIndex(max(0, self._choice.findData(term_list)))

    def show_stored(self) -> None:
        terms = self._terms()
        counts = {term.id: uses(self.context.ledger, term) for term in terms}
        self.list.show_terms(terms, counts, can_write=self._can_write)
        self._show_state()

    def _terms(self) -> Sequence[Term]:
        return terms_of(self.context.ledger, self.term_list)

    def _button(self, word: str, icon: str, deed: object) -> Button:
        made = Button(word, icon=icon, small=True)
        made.clicked.connect(deed)
        self._buttons.add(made)
        return made

    def _show_state(self) -> None:
        term, row = self.list.chosen, self.list.currentRow()
        has = term is not None and self._can_write
        self._edit.setEnabled(has)
        self._up.setEnabled(has and row > 0)
        self._down.setEnabled(has and row < self.list.count() - 1)
        self._hide.setEnabled(has)
        removable = term is not None and self._can_write and may_be_removed(self.context.ledger, term)
        self._remove.setEnabled(removable)
        self._hide.set_text("またつかう" if term is not None and term.hidden else "つかわない")
        if term is None:
            self._hint.setText("")
        elif removable:
            self._hint.setText("どこにも使っていないので、消せます。")
        elif term.code:
            self._hint.setText("はじめからあることばは消せません。「つかわない」にすると、えらぶときに出なくなります。")
        else:
            self._hint.setText("使っている記録があるので消せません。「つかわない」にすると、えらぶときに出なくなります。")

    def _apply(self, change_set: ChangeSet) -> None:
        if change_set:
            self.context.apply(change_set)
        self.show_stored()

    def _relabel(self, term: Term, label: str) -> None:
        problem = label_problem(self.context.ledger, term.term_list, label, but=term.id)
        if problem is not None:
            self.context.messages.inform(problem.message)
            self.show_stored()
        else:
            self._apply(relabelled(term, label))

    def _move(self, term: Term, place: int) -> None:
        self._apply(moved(self._terms(), term, place))

    def _step(self, by: int) -> None:
        if self.list.chosen is not None:
            self._move(self.list.chosen, self.list.currentRow() + by)

    def _toggle_hidden(self) -> None:
        if self.list.chosen is not None:
            self._apply(hidden(self.list.chosen, is_hidden=not self.list.chosen.hidden))

    def _take_away(self) -> None:
        term = self.list.chosen
        if term is not None and may_be_removed(self.context.ledger, term):
            self._apply(removed(term))
            self.context.messages.inform(f"「{term.label}」を消しました", undo=True)

    def _add(self) -> None:
        if self._new.is_composing:
            return
        problem = label_problem(self.context.ledger, self.term_list, self._new.text())
        self._new_row.set_problem("" if problem is None else problem.message)
        if problem is None:
            label = self._new.text()
            self._new.clear()
            self._apply(added(self._terms(), self.term_list, label))
            self.list.setCurrentRow(self.list.count() - 1)
