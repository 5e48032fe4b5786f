"""このパソコン: your name, how the window looks, where backups lie. Nothing of it goes with a copy of the ledger."""

from __future__ import annotations

from ui import theme
from ui.backups.folder import backup_folder, choose_backup_folder, use_usual_folder
from ui.context import AppContext
from ui.settings.sheet import Sheet
from ui.theme import Contrast, TextSize
from ui.widgets.buttons import Button, Segmented
from ui.widgets.composing import LineEdit
from ui.widgets.flow import FlowBox


class OwnSheet(Sheet):
    """Kept on this computer for this user."""

    title = "このパソコン"
    about = "このパソコンだけの決めごとです。ほかの方の画面は変わりません。"

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._name = LineEdit("あなたのおなまえ", "例：田中")
        self._name.setObjectName("your_name")
        self._name.setText(context.preferences.your_name)
        self._name.editingFinished.connect(self.keep)
        self.add_row("おなまえ", self._name, hint="書きかえた人として、履歴に残ります。前に書いた分は変わりません")
        sizes = Segmented(
            [(size.value, size.label) for size in TextSize], "文字の大きさ", theme.current.text_size.value
        )
        sizes.chosen.connect(lambda value: self._look(TextSize(value), theme.current.contrast))
        self.add_row("文字の大きさ", sizes, hint="Ctrl＋「＋」と Ctrl＋「−」でも変えられます")
        contrasts = Segmented([(each.value, each.label) for each in Contrast], "色", theme.current.contrast.value)
        contrasts.chosen.connect(lambda value: self._look(theme.current.text_size, Contrast(value)))
        self.add_row("色", contrasts, hint="まぶしいとき、字が読みにくいときは「強い」を")
        self._folder = LineEdit("控えの置き場所")
        self._folder.setReadOnly(True)
        self._folder.setObjectName("backup_folder")
        change = Button("置き場所をかえる", icon="folder", small=True, name="控えの置き場所をかえる")
        change.clicked.connect(self._choose_folder)
        self._usual = Button("もとの場所へ", "quiet", small=True, name="控えをもとの場所に置く")
        self._usual.clicked.connect(self._use_usual)
        self.add_row(
            "控え",
            self._folder,
            hint="ひとりでにとる控えが入るところです。帳面と別のディスクや USBメモリーにすると安心です",
        )
        buttons = FlowBox()
        for button in (change, self._usual):
            buttons.add(button)
        self.body.addWidget(buttons)
        self.body.addStretch(1)
        self.show_stored()

    def show_stored(self) -> None:
        folder = backup_folder(self.context.preferences)
        self._folder.setText(str(folder))
        self._folder.setCursorPosition(0)
        self._usual.setVisible(bool(self.context.preferences.recall("backups.folder")))

    def keep(self) -> None:
        if self._name.text().strip() != self.context.preferences.your_name:
            self.context.preferences.set_name(self._name.text())
            self.context.signals.name_changed.emit()

    def _look(self, text_size: TextSize, contrast: Contrast) -> None:
        self.context.signals.look_wanted.emit(text_size, contrast)

    def _choose_folder(self) -> None:
        if choose_backup_folder(self.context) is not None:
            self.show_stored()

    def _use_usual(self) -> None:
        use_usual_folder(self.context)
        self.show_stored()
