"""The sheets about this ledger: the centre, the nouns of this town, the limits of freshness."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt

from app.agenda_sources import is_counted
from app.printing.print_words import PRINT_KEY
from app.records.catalogue import MAIN_CLASSES
from app.records.place import Place
from app.records.setting import Setting
from app.records.term import Term
from app.rules.freshness import RED_MONTHS, YELLOW_MONTHS, Freshness, freshness_limits, place_freshness
from app.setting_words import NOUN_KEY, setting_words
from app.wording import noun
from ui.context import AppContext
from ui.settings.setting_fields import SettingFields
from ui.settings.sheet import Sheet
from ui.widgets.composing import LineEdit
from ui.widgets.field_row import FieldRow
from ui.widgets.labels import Label
from ui.widgets.surfaces import Well

_CENTRE = (
    ("publisher", "センター名", "小平西センター", "チラシと冊子に、発行元として載ります"),
    ("publisher_phone", "電話", "042-000-0000", "チラシと冊子に、問い合わせ先として載ります"),
    ("publisher_hours", "電話の時間", "平日 9時〜17時", ""),
    ("publisher_address", "住所", "小平市小川西町1-2-3", "冊子の奥付に載ります"),
)
_LIMITS = (
    ("freshness.yellow_months", "そろそろ", YELLOW_MONTHS, "この月数をすぎると、刷るまえに知らせます"),
    ("freshness.red_months", "要確認", RED_MONTHS, "この月数をすぎると、冊子に載りません"),
)
_LONGEST_MONTHS = 120
_UNNAMED = (Term.KIND, Setting.KIND)


class LedgerSheet(Sheet):
    """A sheet of settings of the ledger; they go with every copy of it."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self.settings = SettingFields(context, self.is_whole)

    def is_whole(self) -> bool:
        """Whether what stands in the fields can be kept; a sheet that checks them shows what is wrong."""
        return True

    def show_setting(self, key: str) -> None:
        field = self.settings.fields.get(key)
        if field is not None:
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_stored(self) -> None:
        self.settings.show_stored()

    def keep(self) -> None:
        self.settings.keep_all()


class CentreSheet(LedgerSheet):
    """Who publishes."""

    title = "センター"
    about = "チラシと冊子に載る、発行元のことです。この帳面の写しにも入ります。"

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        for key, label, example, hint in _CENTRE:
            field = self.settings.add(PRINT_KEY + key, LineEdit(label, f"例：{example}"))
            self.add_row(label, field, hint=hint)
        self.body.addStretch(1)
        self.show_stored()


class NounSheet(LedgerSheet):
    """What things are called here."""

    title = "この町のことば"
    about = (
        "「居場所」を「通いの場」、「コーディネーター」を「推進員」など、この町の呼びかたにかえられます。"
        "画面にも紙にも使われます。"
    )

    def __init__(self, context: AppContext) -> None:
        named = [each for each in MAIN_CLASSES if each.KIND not in _UNNAMED]
        super().__init__(context)
        for each in named:
            key = NOUN_KEY + each.KIND
            field = self.settings.add(key, LineEdit(setting_words(key), each.LABEL))
            field.setMaxLength(20)
            self.add_row(each.LABEL, field)
        self.body.addStretch(1)
        self.show_stored()


class FreshnessSheet(LedgerSheet):
    """After how many months a place counts as unconfirmed."""

    title = "鮮度"

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._rows: dict[str, FieldRow] = {}
        for key, label, default, hint in _LIMITS:
            field = self.settings.add(key, LineEdit(f"{label}になる月数", str(default)))
            field.setMaxLength(3)
            field.textChanged.connect(lambda _text: self.is_whole())
            self._rows[key] = self.add_row(label, field, hint=hint, beside=(Label("か月", "label"),))
        self._spoken = Well("spoken", "", icon="ok")
        self.body.addWidget(self._spoken)
        self.body.addStretch(1)
        self.show_stored()

    def show_stored(self) -> None:
        super().show_stored()
        self.is_whole()
        ledger, today = self.context.ledger, self.context.today()
        self.say_about(f"{noun(Place.KIND, ledger)}を確かめてから、どれくらいで知らせるかを決めます。")
        limits = freshness_limits(ledger)
        counts = Counter(place_freshness(each, limits, today) for each in ledger.all(Place) if is_counted(each))
        self._spoken.text.setText(
            f"いまは、確かめてから {_span(limits.yellow_months)}で「そろそろ」（{counts[Freshness.YELLOW]}か所）、"
            f"{_span(limits.red_months)}で「要確認」（{counts[Freshness.RED]}か所）です。"
        )

    def is_whole(self) -> bool:
        months: dict[str, int] = {}
        is_whole = True
        for key, _label, default, _hint in _LIMITS:
            typed = self.settings.fields[key].text().strip()
            is_number = typed.isascii() and typed.isdigit() and 0 < int(typed) <= _LONGEST_MONTHS
            self._rows[key].set_problem("" if is_number or not typed else "1から120までの数で入れてください")
            is_whole = is_whole and (is_number or not typed)
            months[key] = int(typed) if is_number else default
        yellow, red = (key for key, _label, _default, _hint in _LIMITS)
        if is_whole and months[red] <= months[yellow]:
            self._rows[red].set_problem("「そろそろ」より長くしてください")
            return False
        return is_whole


def _span(months: int) -> str:
    """「2年」「18か月」."""
    return f"{months // 12}年" if months % 12 == 0 else f"{months}か月"
