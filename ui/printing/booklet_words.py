"""冊子のことば: title, number, month of issue, publisher and はじめに, kept as settings of the ledger."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.changes.change import ChangeSet
from app.changes.saving import change_set_between
from app.ledger import Ledger
from app.printing.print_words import PRINT_KEY, PrintWords, issue_month
from app.records.ids import derived_id
from app.records.setting import Setting
from ui import theme
from ui.widgets.buttons import Button
from ui.widgets.composing import LineEdit, TextEdit
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.surfaces import column

_LABEL = "冊子のことばを書きかえる"
_INSIDE, _BETWEEN = 3, 14
"""A word stands by its own field, away from the one above."""


@dataclass(frozen=True, slots=True)
class _Word:
    """One text of the centre's own: name in PrintWords, word on screen, example."""

    name: str
    label: str
    example: str
    is_long: bool = False


_WORDS = (
    _Word("booklet_title", "題", PrintWords().booklet_name),
    _Word("booklet_volume", "号（vol.）", "5"),
    _Word("booklet_issued", "発行年月", "令和9年2月"),
    _Word("booklet_catch", "題の上のひとこと", PrintWords().booklet_catch),
    _Word("publisher", "発行者", "○○市社会福祉協議会"),
    _Word("publisher_phone", "問い合わせの電話", "042-000-0000"),
    _Word("publisher_hours", "電話に出られるとき", "平日 9時～17時"),
    _Word("publisher_address", "発行者の住所", "○○市○○町1-2-3"),
    _Word("booklet_foreword", "はじめに", "決まった文が入ります", is_long=True),
    _Word("booklet_signature", "はじめにの署名", "生活支援コーディネーター ○○"),
)


class BookletWords(QWidget):
    """A small form.

    Signals:
        keep_wanted: the words shall be kept and the booklet made with them.
    """

    keep_wanted = Signal()

    def __init__(self, ledger: Ledger, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ledger = ledger
        self.fields: dict[str, LineEdit | TextEdit] = {}
        self._shown: dict[str, str] = {}
        body = column(spacing=_BETWEEN)
        self.setLayout(body)
        for word in _WORDS:
            pair = column(spacing=_INSIDE)
            body.addLayout(pair)
            pair.addWidget(Label(word.label, "cap"))
            field: LineEdit | TextEdit
            if word.is_long:
                field = TextEdit(word.label, word.example)
                field.setFixedHeight(theme.px(110))
            else:
                field = LineEdit(word.label, word.example)
                field.setProperty("small", True)
                field.returnPressed.connect(self._go_on)
            field.setObjectName(word.name)
            self.fields[word.name] = field
            pair.addWidget(field)
        self.button = Button("このことばで つくる", small=True, icon="tick")
        self.button.clicked.connect(self._keep)
        end = column(spacing=_INSIDE)
        body.addLayout(end)
        end.addWidget(self.button)
        end.addWidget(WrapLabel("帳面に書きとめて、つぎの号でも使います", "hint"))
        self.setAccessibleName("冊子のことば")
        self.show_stored()

    def show_stored(self) -> None:
        """What the ledger holds; a field in which something was typed keeps it."""
        stored = {setting.key: setting.value for setting in self._ledger.all(Setting)}
        for name, field in self.fields.items():
            text = stored.get(PRINT_KEY + name, "")
            if _text_of(field) == self._shown.get(name, "") and _text_of(field) != text:
                _show(field, text)
            self._shown[name] = text

    def change_set(self) -> ChangeSet | None:
        """What was typed as one deed, the month of issue as it will be printed; None when nothing differs."""
        issued = self.fields["booklet_issued"]
        month = issue_month(_text_of(issued))
        if month != _text_of(issued):
            _show(issued, month)
        stored = {setting.key: setting for setting in self._ledger.all(Setting)}
        before: list[Setting] = []
        after: list[Setting] = []
        for name, field in self.fields.items():
            key, text = PRINT_KEY + name, _text_of(field)
            known = stored.get(key)
            if text == (known.value if known is not None else ""):
                continue
            if known is not None:
                before.append(known)
            made = known or Setting(id=derived_id(Setting.KIND, key), key=key)
            after.append(made.changed(value=text))
        return change_set_between(_LABEL, before, after) if after else None

    def _go_on(self) -> None:
        """Enter: to the next field, as everywhere."""
        self.focusNextChild()

    def _keep(self) -> None:
        if not any(field.is_composing for field in self.fields.values()):
            self.keep_wanted.emit()


def _text_of(field: LineEdit | TextEdit) -> str:
    text = field.text() if isinstance(field, LineEdit) else field.toPlainText()
    return text.strip()


def _show(field: LineEdit | TextEdit, text: str) -> None:
    if isinstance(field, LineEdit):
        field.setText(text)
        field.setCursorPosition(0)
    else:
        field.setPlainText(text)
