"""設定: your name and how the window looks (this computer), the centre's name (this ledger, goes with every copy)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.changes.change import Change, ChangeSet
from app.printing.print_words import PRINT_KEY
from app.records.ids import derived_id
from app.records.setting import Setting
from ui import theme
from ui.context import AppContext
from ui.pages.page import Page
from ui.theme import Contrast, TextSize
from ui.widgets.buttons import Segmented
from ui.widgets.composing import LineEdit
from ui.widgets.field_row import FieldRow
from ui.widgets.labels import Label
from ui.widgets.surfaces import ScrollBody, Section

_CENTRE_FIELDS = (
    ("publisher", "センター名", "小平西センター", "チラシと冊子に、発行元として載ります"),
    ("publisher_phone", "電話", "042-000-0000", "チラシと冊子に、問い合わせ先として載ります"),
    ("publisher_hours", "電話の時間", "平日 9時〜17時", ""),
    ("publisher_address", "住所", "小平市小川西町1-2-3", "冊子の奥付に載ります"),
)
_WIDTH = 760


class SettingsPage(Page):
    """Every setting is kept when its field is left; there is nothing to press."""

    title = "設定"

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._area = ScrollBody(margin=24, spacing=20, name=self.title)
        self._area.inner.setMaximumWidth(theme.px(_WIDTH))
        outer.addWidget(self._area)
        self._area.body.addWidget(Label(self.title, "title"))
        self._name = LineEdit("あなたのお名前", "例：田中")
        self._centre = {PRINT_KEY + key: LineEdit(label, f"例：{example}") for key, label, example, _ in _CENTRE_FIELDS}
        self._shown: dict[str, str] = {}
        self._add_own_section()
        self._add_centre_section()
        self._area.body.addStretch(1)
        context.signals.records_changed.connect(self._show_stored)
        self._show_stored()

    def leave(self) -> bool:
        self._keep_name()
        for key in self._centre:
            self._keep_setting(key)
        return True

    def panes(self) -> Sequence[QWidget]:
        return (self._area,)

    def _add_own_section(self) -> None:
        section = Section("このパソコン", has_rule=False)
        self._name.setObjectName("your_name")
        self._name.setText(self.context.preferences.your_name)
        self._name.editingFinished.connect(self._keep_name)
        section.body.addWidget(
            FieldRow("お名前", self._name, hint="書きかえた人として、履歴に残ります。前に書いた分は変わりません")
        )
        sizes = Segmented(
            [(size.value, size.label) for size in TextSize], "文字の大きさ", theme.current.text_size.value
        )
        sizes.chosen.connect(lambda value: self._look(TextSize(value), theme.current.contrast))
        section.body.addWidget(FieldRow("文字の大きさ", sizes, hint="Ctrl＋「＋」と Ctrl＋「−」でも変えられます"))
        contrasts = Segmented([(each.value, each.label) for each in Contrast], "色", theme.current.contrast.value)
        contrasts.chosen.connect(lambda value: self._look(theme.current.text_size, Contrast(value)))
        section.body.addWidget(FieldRow("色", contrasts, hint="まぶしいとき、字が読みにくいときは「強い」を"))
        self._area.body.addWidget(section)

    def _add_centre_section(self) -> None:
        section = Section("この帳面")
        for name, label, _example, hint in _CENTRE_FIELDS:
            key = PRINT_KEY + name
            field = self._centre[key]
            field.setObjectName(key)
            field.setReadOnly(self.context.store.is_read_only)
            field.editingFinished.connect(lambda key=key: self._keep_setting(key))
            section.body.addWidget(FieldRow(label, field, hint=hint))
        self._area.body.addWidget(section)

    def _look(self, text_size: TextSize, contrast: Contrast) -> None:
        self.context.signals.look_wanted.emit(text_size, contrast)

    def _keep_name(self) -> None:
        if self._name.text().strip() != self.context.preferences.your_name:
            self.context.preferences.set_name(self._name.text())
            self.context.signals.name_changed.emit()

    def _stored(self, key: str) -> Setting | None:
        return self.context.ledger.get(Setting, derived_id(Setting.KIND, key))

    def _show_stored(self, _change_set: object = None) -> None:
        """What the ledger holds, written here or elsewhere (印刷 has the same words); what is being typed stays."""
        for key, field in self._centre.items():
            stored = self._stored(key)
            text = stored.value if stored is not None else ""
            if field.text().strip() == self._shown.get(key, "") and field.text() != text:
                field.setText(text)
            self._shown[key] = text

    def _keep_setting(self, key: str) -> None:
        before, value = self._stored(key), self._centre[key].text().strip()
        if value == (before.value if before is not None else ""):
            return
        after = Setting(id=derived_id(Setting.KIND, key), key=key, value=value)
        label = next(label for name, label, _example, _hint in _CENTRE_FIELDS if PRINT_KEY + name == key)
        self.context.apply(ChangeSet(f"設定「{label}」を編集", (Change(before, after),)))
