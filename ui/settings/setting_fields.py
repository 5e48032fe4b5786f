"""SettingFields: fields that show settings of the ledger and keep them when they are left."""

from __future__ import annotations

from collections.abc import Callable

from app.changes.change import Change, ChangeSet
from app.records.ids import derived_id
from app.records.setting import Setting
from app.setting_words import setting_words
from ui.context import AppContext
from ui.widgets.composing import LineEdit


class SettingFields:
    """The fields of one sheet by the key of their setting."""

    def __init__(self, context: AppContext, may_keep: Callable[[], bool] = lambda: True) -> None:
        """`may_keep` checks the fields together."""
        self._may_keep = may_keep
        self._context = context
        self._shown: dict[str, str] = {}
        self.fields: dict[str, LineEdit] = {}

    def add(self, key: str, field: LineEdit) -> LineEdit:
        """Take a field in; what it says is kept when it is left."""
        self.fields[key] = field
        field.setObjectName(key)
        field.setReadOnly(self._context.store.is_read_only)
        field.editingFinished.connect(lambda: self.keep(key))
        return field

    def stored(self, key: str) -> Setting | None:
        """The setting as the ledger has it."""
        return self._context.ledger.get(Setting, derived_id(Setting.KIND, key))

    def show_stored(self) -> None:
        """What the ledger holds, written here or elsewhere; what is being typed stays."""
        for key, field in self.fields.items():
            stored = self.stored(key)
            text = stored.value if stored is not None else ""
            if field.text().strip() == self._shown.get(key, "") and field.text() != text:
                field.setText(text)
            self._shown[key] = text

    def keep(self, key: str) -> None:
        """Write what stands in a field, if it is different; an emptied one is taken away."""
        before, value = self.stored(key), self.fields[key].text().strip()
        if not self._may_keep() or value == (before.value if before is not None else ""):
            return
        after = Setting(id=derived_id(Setting.KIND, key), key=key, value=value)
        self._context.apply(ChangeSet(f"設定「{setting_words(key)}」を編集", (Change(before, after),)))

    def keep_all(self) -> None:
        """Write everything that is different."""
        for key in self.fields:
            self.keep(key)
