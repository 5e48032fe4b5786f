"""The first screen: four ways to begin, the ledgers used last, and the only two questions."""

from __future__ import annotations

import contextlib
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app import paths
from ui import theme
from ui.context import Program
from ui.messages import LEDGER_FILES, LIST_FILES
from ui.theme import TextSize
from ui.widgets.buttons import Button, IconButton, Segmented
from ui.widgets.composing import LineEdit
from ui.widgets.job_button import JobButton
from ui.widgets.labels import ElidedLabel, Label
from ui.widgets.noren import Noren
from ui.widgets.plain_text import tip
from ui.widgets.surfaces import Card, ScrollBody, column, row

_WIDTH = 790
_SHOWN_RECENT = 4


class StartPage(QWidget):
    """What is seen before a ledger is open.

    Signals:
        new_wanted, open_wanted, sample_wanted: path of a ledger to make, open, or make with the sample.
        import_wanted: (ledger to make, list to take in).
        look_wanted: (TextSize, Contrast).
    """

    new_wanted = Signal(object)
    open_wanted = Signal(object)
    sample_wanted = Signal(object)
    import_wanted = Signal(object, object)
    look_wanted = Signal(object, object)

    def __init__(self, program: Program, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._program = program
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        area = ScrollBody(margin=24, spacing=16)
        outer.addWidget(area)
        middle = QWidget()
        middle.setMaximumWidth(theme.px(_WIDTH))
        self._column = column(spacing=12)
        middle.setLayout(self._column)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(middle, 20)
        line.addStretch(1)
        area.body.addStretch(1)
        area.body.addLayout(line)
        area.body.addStretch(2)
        self._add_welcome()
        self._add_jobs()
        self._add_recent()
        self._add_questions()

    def _add_welcome(self) -> None:
        centre = Qt.AlignmentFlag.AlignHCenter
        self._column.addWidget(Noren(), 0, centre)
        self._column.addWidget(Label("つどいばへようこそ", "title"), 0, centre)
        self._column.addWidget(Label("居場所・場・人・集まりの記録を、ひとつの帳面に。", "label"), 0, centre)
        self._column.addSpacing(theme.px(6))

    def _add_jobs(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(theme.px(12))
        self.new_button = JobButton(
            "new_ledger", "新しい帳面をつくる", "この地域の記録を、ここから始めます", is_first=True
        )
        self.open_button = JobButton("folder", "帳面をひらく", "パソコンやUSBメモリーにある帳面を")
        self.list_button = JobButton("table", "Excelの一覧からはじめる", "いまの表を、そのままとりこみます")
        self.sample_button = JobButton("try", "見本でためす", "さわって ためす帳面。いつでも消せます")
        for number, (button, deed) in enumerate(
            (
                (self.new_button, self._make_new),
                (self.list_button, self._begin_with_list),
                (self.open_button, self._open),
                (self.sample_button, self._make_sample),
            )
        ):
            button.clicked.connect(deed)
            grid.addWidget(button, number // 2, number % 2)
        self._column.addLayout(grid)

    def _add_recent(self) -> None:
        recent = [Path(each) for each in self._program.preferences.choices.recent[:_SHOWN_RECENT]]
        if not recent:
            return
        card = Card("まえにひらいた帳面")
        card.body.setSpacing(theme.px(2))
        for path in recent:
            holder = QWidget()
            line = row(spacing=10)
            holder.setLayout(line)
            button = Button(path.stem, "quiet", small=True, tool_tip=str(path), name=f"{path.stem} をひらく")
            button.clicked.connect(lambda _checked=False, chosen=path: self.open_wanted.emit(chosen))
            folder = ElidedLabel(str(path.parent), "hint")
            folder.setToolTip(tip(str(path.parent)))
            forget = IconButton("close", f"{path.stem} をこの一覧から外す（帳面は消えません）")
            forget.clicked.connect(lambda _checked=False, chosen=path, at=holder: self._forget(chosen, at))
            line.addWidget(button)
            line.addWidget(folder, 1)
            line.addWidget(forget)
            card.body.addWidget(holder)
        self._column.addWidget(card)

    def _add_questions(self) -> None:
        card = Card()
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(24))
        grid.setVerticalSpacing(theme.px(6))
        choices = self._program.preferences.choices
        self.name_field = LineEdit("あなたのおなまえ", "例：田中")
        self.name_field.setText(choices.your_name)
        self.name_field.editingFinished.connect(self._keep_name)
        self.size_choice = Segmented([(size.value, size.label) for size in TextSize], "文字の大きさ", choices.text_size)
        self.size_choice.chosen.connect(self._keep_size)
        for place, (heading, control, hint) in enumerate(
            (
                ("あなたのおなまえ", self.name_field, "書きかえた人として、履歴に残ります"),
                ("文字の大きさ", self.size_choice, "あとから Ctrl＋「＋」でも変えられます"),
            )
        ):
            grid.addWidget(Label(heading, "strong"), 0, place)
            grid.addWidget(control, 1, place)
            grid.addWidget(Label(hint, "hint"), 2, place)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        card.body.addLayout(grid)
        self._column.addWidget(card)

    def _make_new(self) -> None:
        self._keep_name()
        path = self._ask_where("新しい帳面をどこに置きますか", "わたしたちの帳面")
        if path is not None:
            self.new_wanted.emit(path)

    def _make_sample(self) -> None:
        self._keep_name()
        sample = paths.ledgers_folder() / "見本.tsudoiba"
        self.sample_wanted.emit(paths.free_path(sample))  # only to be tried: nothing to decide

    def _open(self) -> None:
        self._keep_name()
        path = self._program.messages.open_file("帳面をひらく", LEDGER_FILES)
        if path is not None:
            self.open_wanted.emit(path)

    def _begin_with_list(self) -> None:
        self._keep_name()
        source = self._program.messages.open_file("とりこむ一覧を選ぶ", LIST_FILES)
        if source is None:
            return
        path = self._ask_where("新しい帳面をどこに置きますか", source.stem)
        if path is not None:
            self.import_wanted.emit(path, source)

    def _ask_where(self, title: str, name: str) -> Path | None:
        """A path where nothing is yet; a ledger is never replaced by a new one."""
        folder = paths.ledgers_folder()
        with contextlib.suppress(OSError):  # a home that cannot be written: the dialog begins elsewhere
            folder.mkdir(parents=True, exist_ok=True)
        path = self._program.messages.save_file(title, paths.free_path(folder / f"{name}.tsudoiba"), LEDGER_FILES)
        if path is not None and path.exists():
            self._program.messages.warn(
                f"「{path.stem}」という帳面は、もうあります。もとの帳面はそのままです。",
                "ちがうなまえをつけてください。もとの帳面を使うときは「帳面をひらく」からどうぞ。",
            )
            return None
        return path

    def _keep_name(self) -> None:
        self._program.preferences.set_name(self.name_field.text())

    def _keep_size(self, value: str) -> None:
        self._keep_name()
        self.look_wanted.emit(TextSize(value), theme.current.contrast)

    def _forget(self, path: Path, line: QWidget) -> None:
        self._program.preferences.forget(path)
        line.hide()
