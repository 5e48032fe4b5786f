"""書き出す: the form, for whom, where to; then the way to the folder."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from app.errors import ExpectedError
from app.exchange.export_form import ExportForm, write_export
from app.ledger import Ledger
from app.progress import Progress
from app.records.field import Level
from app.wording import counted, noun
from ui import icons
from ui.background import Job
from ui.context import AppContext
from ui.dialogs.radio_card import RadioCard
from ui.messages import EXCEL_FILES, JSON_FILES
from ui.widgets.buttons import Button, Segmented
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.surfaces import column, row

_FOLDER = "export.folder"
"""Note of this computer: where exports are put."""

_FORMS = (
    (ExportForm.WORKBOOK, "Excel", "種類ごとのシート。直して、またとりこめます"),
    (ExportForm.FOLDER, "CSV", "フォルダーに表と写真。ほかのソフトへ"),
    (ExportForm.JSON, "JSON", "写真まで1つに。ほかのつどいばへ"),
)
_LEVELS = (
    (Level.INTERNAL, "ぜんぶ", "電話や住所、内部メモもふくみます。わたす相手に気をつけてください。"),
    (Level.RELATED, "関係者むけ", "「内部」の欄は書き出しません。"),
    (Level.PUBLIC, "公開むけ", "冊子にのせてよいものだけを書き出します。"),
)


def _open_folder(folder: Path) -> bool:
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


class ExportPanel(QWidget):
    """Asks what is needed and writes beside the window; the card of the job has やめる.

    Attributes:
        forms: the form by its card.
        levels: for whom it is meant.
        open_folder: opens a folder with this computer's own program; False when there is none.

    Signals:
        working: it is being written (True), or that is over (False).
        written: path of what was written.
    """

    working = Signal(bool)
    written = Signal(object)

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._target: Path | None = None
        self._job: Job[dict[str, int]] | None = None
        self.open_folder: Callable[[Path], bool] = _open_folder
        body = column(spacing=14)
        self.setLayout(body)
        body.addWidget(Label("どんな形で", "section"))
        self.forms: dict[ExportForm, RadioCard] = {}
        cards = column(spacing=8)
        for form, title, about in _FORMS:
            card = self.forms[form] = RadioCard(title, about)
            card.clicked.connect(self._forget)
            cards.addWidget(card)
        self.forms[ExportForm.WORKBOOK].setChecked(True)
        body.addLayout(cards)
        body.addWidget(Label("どなたに", "section"))
        self.levels = Segmented([(level.value, word) for level, word, _ in _LEVELS], "どなたに")
        self.levels.chosen.connect(lambda _value: self._forget())
        body.addWidget(self.levels)
        self._about = WrapLabel("", "hint")
        body.addWidget(self._about)
        self._result = QWidget()
        line = row(spacing=10)
        self._result.setLayout(line)
        icon = Label()
        icons.put(icon, "ok_filled", "mid", 24)
        self._said = WrapLabel()
        self.folder_button = Button("フォルダーをひらく", icon="folder", small=True)
        self.folder_button.clicked.connect(self._show_folder)
        line.addWidget(icon)
        line.addWidget(self._said, 1)
        line.addWidget(self.folder_button)
        body.addWidget(self._result)
        self._forget()

    @property
    def form(self) -> ExportForm:
        """The form that is chosen."""
        return next(form for form, card in self.forms.items() if card.isChecked())

    @property
    def level(self) -> Level:
        """For whom it is meant."""
        return Level(self.levels.value)

    @property
    def said(self) -> str:
        """What is said of the last export, '' before one is done."""
        return self._said.plain_text if self._target is not None else ""

    @property
    def is_working(self) -> bool:
        """Whether something is being written."""
        return self._job is not None

    def export(self) -> None:
        """Ask where to and write; what fails is said in the bar and can be tried again."""
        if self._job is not None:
            return
        target = self._ask_target()
        if target is None:
            return
        form, level = self.form, self.level
        files, path = self._context.files, self._context.store.path

        def work(progress: Progress) -> dict[str, int]:
            with contextlib.closing(files.open(path)) as store:
                ledger = Ledger(store.read)
                return write_export(form, ledger, store.read_blob, target, level=level, progress=progress)

        self._forget()
        self._job = self._context.background.run(
            work,
            owner=self,
            title=f"「{target.name}」に書き出しています",
            unit="件",
            done=lambda counts: self._show(target, counts),
            failed=self._refuse,
            cancelled=self._end,
        )
        self.working.emit(True)

    def stop(self) -> None:
        """Stop writing; nothing half-written stays."""
        if self._job is not None:
            self._job.stop()

    def _ask_target(self) -> Path | None:
        ledger, messages = self._context.store.path, self._context.messages
        day = f"{self._context.today():%Y-%m-%d}"
        name = f"{ledger.stem} {day}"
        folder = self._context.preferences.recall_folder(_FOLDER) or Path()
        if self.form is ExportForm.FOLDER:
            chosen = messages.choose_folder("どこに置きますか（この中に、フォルダーを作ります）", folder)
            target = None if chosen is None else _free(chosen / name)
        else:
            kind = EXCEL_FILES if self.form is ExportForm.WORKBOOK else JSON_FILES
            target = messages.save_file("どこに置きますか", folder / f"{name}{kind.endings[0]}", kind)
        if target is not None:
            self._context.preferences.note(_FOLDER, str(target.parent))
        return target

    def _show(self, target: Path, counts: dict[str, int]) -> None:
        self._end()
        self._target = target
        places = counts.get("place", 0)
        more = sum(counts.values()) - places
        word = noun("place", self._context.ledger)
        number = f"{counted(places, 'place')}の{word}と、ほかの記録{more:,}件" if places else f"記録{more:,}件"
        self._said.setText(f"「{target.name}」に、{number}を書き出しました。")
        self._result.show()
        self.written.emit(target)

    def _refuse(self, error: ExpectedError) -> None:
        self._end()
        self._context.messages.warn(error.what_happened, error.what_to_do, action="もう一度", on_action=self.export)

    def _end(self) -> None:
        self._job = None
        self.working.emit(False)

    def _forget(self) -> None:
        """Something else is chosen: what was said of the last export goes."""
        self._target = None
        self._result.hide()
        self._about.setText(next(about for level, _, about in _LEVELS if level is self.level))

    def _show_folder(self) -> None:
        assert self._target is not None  # the button is only there then
        folder = self._target if self._target.is_dir() else self._target.parent
        if not self.open_folder(folder):
            self._context.messages.warn(
                "フォルダーをひらけませんでした。書き出したものは、そこにあります。", f"場所は「{folder}」です。"
            )


def _free(folder: Path) -> Path:
    """A folder that is not there yet, so that nothing in an older one is mixed with the new."""
    number, free = 1, folder
    while free.exists():
        number += 1
        free = folder.with_name(f"{folder.name}（{number}）")
    return free
