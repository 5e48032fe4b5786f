"""The side bar: sign, entries in three groups, and at the foot that everything is saved."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from ui import icons, theme
from ui.pages.catalogue import ENTRIES, Entry, word_of
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel, Label
from ui.widgets.noren import Sign
from ui.widgets.plain_text import tip
from ui.widgets.surfaces import rule

if TYPE_CHECKING:
    from app.ledger import Ledger

_BOTTOM_GROUP = 3
_SHORT_WINDOW = 640
_SMALLEST_TARGET = 32
_NUMBER_KEYS = 9
_LOWEST_ROW, _LOWEST_ROW_LARGEST = 30, 36  # px, in the lowest window; where there is room rows are higher


class _EntryButton(Button):
    """Icon, word and, where something waits, a red number; chosen = white pill with a bar painted at its left.

    Signals:
        count_pressed: the number was pressed: exactly what it counts is wanted.
    """

    count_pressed = Signal()

    def __init__(self, entry: Entry, number: int) -> None:
        super().__init__("", "side", name=entry.word)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.px(10), 0, theme.px(4), 0)
        line.setSpacing(theme.px(6))
        self._entry = entry
        self._keys = f"Ctrl＋{number}" if number <= _NUMBER_KEYS else ""
        self._icon = Label()
        self._word = ElidedLabel(entry.word)
        self._count = Label("", "count")
        self._count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._count.setMinimumHeight(theme.px(20))  # a radius above half the height would be dropped by Qt
        self._count.hide()
        line.addWidget(self._icon)
        line.addWidget(self._word, 1)
        line.addWidget(self._count, 0, Qt.AlignmentFlag.AlignVCenter)
        for label in (self._icon, self._word, self._count):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.toggled.connect(self._show_state)
        self._show_state(False)
        self.set_word(entry.word)

    def set_word(self, word: str) -> None:
        """Show the town's own word."""
        self._word.setText(word)
        self.setToolTip(tip(f"{word}　{self._keys}".strip()))
        self._tell()

    def set_count(self, count: int) -> None:
        """Show how many things wait there; 0 shows none."""
        self._count.setText(f" {count:,} " if count else "")
        self._count.setMinimumWidth(theme.px(20))
        self._count.setVisible(count > 0)
        self._tell()

    @property
    def shown_count(self) -> str:
        """The number, '' for none."""
        return self._count.text().strip()

    def _tell(self) -> None:
        count = self.shown_count
        self.setAccessibleName(f"{self._word.text()} {count}件" if count else self._word.text())

    def _show_state(self, is_chosen: bool) -> None:
        self._word.set_role("ai" if is_chosen else "label")
        icons.put(self._icon, self._entry.icon, "ai" if is_chosen else "ink2", 19, filled=is_chosen)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        is_on_count = self._count.isVisible() and event.position().x() >= self._count.x()
        super().mouseReleaseEvent(event)
        if is_on_count and self.rect().contains(event.position().toPoint()):
            self.count_pressed.emit()

    def sizeHint(self) -> QSize:
        return QSize(theme.size("side_bar") - theme.px(24), theme.size("side_row"))

    def minimumSizeHint(self) -> QSize:
        is_largest = theme.current.text_size is theme.TextSize.LARGEST
        return QSize(theme.px(100), _LOWEST_ROW_LARGEST if is_largest else _LOWEST_ROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.isChecked():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("ai"))
            height = self.height() * 0.56
            painter.drawRoundedRect(QRectF(1, (self.height() - height) / 2, 4, height), 2, 2)
            painter.end()


class _Foot(Button):
    """✓ 保存ずみ 14:05 and the file's name; pressing opens the menu of the ledger."""

    def __init__(self) -> None:
        super().__init__("", "foot", name="この帳面")
        lines = QVBoxLayout(self)
        lines.setContentsMargins(theme.px(6), theme.px(4), 0, theme.px(4))
        lines.setSpacing(theme.px(2))
        top = QHBoxLayout()
        top.setSpacing(theme.px(4))
        self._icon = Label()
        self._saved = Label("", "saved_cap")
        self._file = ElidedLabel("", "cap")
        self._ledger: tuple[Path, str, bool] | None = None  # the file, what is said of it, whether it is only read
        top.addWidget(self._icon)
        top.addWidget(self._saved, 1)
        lines.addLayout(top)
        lines.addWidget(self._file)
        for label in (self._icon, self._saved, self._file):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_ledger(self, path: Path, saved: str, *, is_read_only: bool) -> None:
        """Name the file and say when it was last written, or that it is only read."""
        self._ledger = (path, saved, is_read_only)
        self._show_state("lock" if is_read_only else "ok", "cap" if is_read_only else "saved_cap", saved)
        self._file.setText(path.stem)
        self.setToolTip(tip(str(path)))

    @property
    def words(self) -> str:
        """What it says of saving."""
        return self._saved.text()

    def show_held(self, is_held: bool) -> None:
        """Say that something typed is not saved yet, or again what was said before."""
        if is_held:
            self._show_state("attention", "unsaved_cap", "書きかけ あり")
        elif self._ledger is not None:
            path, saved, is_read_only = self._ledger
            self.show_ledger(path, saved, is_read_only=is_read_only)

    def _show_state(self, icon: str, role: str, words: str) -> None:
        icons.put(self._icon, icon, {"saved_cap": "mid", "unsaved_cap": "shu"}.get(role, "ink2"), 15)
        self._saved.set_role(role)
        self._saved.setText(words)
        self.setAccessibleName(f"この帳面 {'' if self._ledger is None else self._ledger[0].stem} {words}")

    def set_file_shown(self, is_shown: bool) -> None:
        """Short windows drop the file's name."""
        self._file.setVisible(is_shown)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        layout = self.layout()
        assert layout is not None
        return layout.sizeHint().expandedTo(QSize(0, _SMALLEST_TARGET))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(80), self.sizeHint().height())


class SideBar(QWidget):
    """The entries of `ENTRIES`, always icon and word together.

    Signals:
        chosen: key of the entry the user pressed.
        count_chosen: key of the entry whose red number was pressed.
    """

    chosen = Signal(str)
    count_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("しおり")
        self.setFixedWidth(theme.size("side_bar"))
        self._buttons: dict[str, _EntryButton] = {}
        self._group = QButtonGroup(self)
        self._foot = _Foot()
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(theme.px(12), theme.px(10), theme.px(12), theme.px(6))
        self._outer.setSpacing(theme.px(1))
        self._fill()

    @property
    def keys(self) -> Sequence[str]:
        """Keys of the entries from top to bottom."""
        return tuple(self._buttons)

    def show_chosen(self, key: str) -> None:
        """Mark the page in sight."""
        self._buttons[key].setChecked(True)

    def set_count(self, key: str, count: int) -> None:
        """Red number at an entry."""
        self._buttons[key].set_count(count)

    def count_at(self, key: str) -> str:
        """The red number at an entry as it is shown, '' for none."""
        return self._buttons[key].shown_count

    def show_nouns(self, ledger: Ledger) -> None:
        """Name the entries in the words of this town."""
        for each in ENTRIES:
            self._buttons[each.key].set_word(word_of(each, ledger))

    def show_ledger(self, path: Path, saved_at: datetime | None, *, is_read_only: bool) -> None:
        """What the foot says."""
        saved = f"保存ずみ {saved_at:%H:%M}" if saved_at is not None else "保存ずみ"
        self._foot.show_ledger(path, "読むだけ" if is_read_only else saved, is_read_only=is_read_only)

    @property
    def foot_words(self) -> str:
        """What the foot says of saving."""
        return self._foot.words

    def show_held(self, is_held: bool) -> None:
        """The foot owns up to something typed that is not saved yet."""
        self._foot.show_held(is_held)

    def set_ledger_menu(self, menu: QMenu) -> None:
        """What pressing the foot opens."""
        self._foot.setMenu(menu)

    def take_focus(self) -> None:
        """F6: the chosen entry gets the focus."""
        chosen = self._group.checkedButton()
        (chosen or next(iter(self._buttons.values()))).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def has_focus_inside(self) -> bool:
        """True while an entry or the foot has the focus."""
        focused = self.focusWidget()
        return focused is not None and focused.hasFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._foot.set_file_shown(self.height() >= theme.px(_SHORT_WINDOW))

    def _fill(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(4), 0, 0, theme.px(6))
        head.setSpacing(theme.px(9))
        head.addWidget(Sign())
        head.addWidget(Label("つどいば", "noren"), 1)
        self._outer.addLayout(head)
        group = 0
        for number, entry in enumerate(ENTRIES, start=1):
            if entry.group != group:
                group = entry.group
                if group == _BOTTOM_GROUP:
                    self._outer.addStretch(1)
                else:
                    self._add_rule("rule")
            button = _EntryButton(entry, number)
            button.clicked.connect(lambda _checked=False, key=entry.key: self.chosen.emit(key))
            button.count_pressed.connect(lambda key=entry.key: self.count_chosen.emit(key))
            self._buttons[entry.key] = button
            self._group.addButton(button)
            self._outer.addWidget(button)
        self._add_rule("rule_strong")
        self._outer.addWidget(self._foot)

    def _add_rule(self, role: str) -> None:
        self._outer.addSpacing(theme.px(4))
        self._outer.addWidget(rule(role))
        self._outer.addSpacing(theme.px(4))
