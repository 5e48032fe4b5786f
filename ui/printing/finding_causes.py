"""Where a finding is mended: the field of its record, the control of the page 印刷, the field of 設定."""

from __future__ import annotations

from app.ledger import Ledger
from app.printing.findings import Finding, FindingKind
from app.printing.print_words import PRINT_KEY
from app.printing.products.product import Product, Takes
from app.records.base import Record
from app.records.catalogue import BY_KIND
from app.records.place import Place
from app.records.term import Term
from app.setting_words import NOUN_KEY

_FIELDS = {
    FindingKind.STALE: "confirmed",
    FindingKind.NO_READING: "reading",
    FindingKind.QR_CODE: "url",
    FindingKind.CONTACT: "phone",
}
"""Of places; elsewhere the finding names the field."""
_OWN_WORDS = {
    ("booklet", "part"): "圏域ごとに分ける",
    ("booklet", "publisher"): "発行者を入れる",
    ("booklet", "publisher_phone"): "電話を入れる",
}
"""(product, its option or word) → what the button says that leads to it, where the label alone does not say it."""
_SHEETS = {PRINT_KEY: "centre", NOUN_KEY: "nouns"}
"""Beginning of the keys of settings → the sheet of 設定 that holds them."""
_SETTING_WORDS = {
    PRINT_KEY + "publisher": "センター名を入れる",
    PRINT_KEY + "publisher_phone": "センターの電話を入れる",
    PRINT_KEY + "publisher_address": "センターの住所を入れる",
}


def way_words(finding: Finding, product: Product | None, ledger: Ledger) -> str:
    """What the button says that leads to what mends a finding; '' where nothing does."""
    if finding.record_kind == Term.KIND:
        return "えらぶことばを直す"
    if finding.record_id is not None:
        return "直しに行く"
    if finding.option:
        return control_words(finding.option, product, ledger)
    return _SETTING_WORDS.get(finding.setting, "設定で直す") if finding.setting else ""


def control_words(name: str, product: Product | None, ledger: Ledger) -> str:
    """What the button says that leads to an option of a product, or to a word of the booklet; '' for no such one."""
    own = _OWN_WORDS.get((product.key if product else "", name))
    if own is not None or product is None:
        return own or ""
    option = next((each for each in product.options if each.name == name), None)
    if option is None:
        return ""
    is_written = option.takes in (Takes.TEXT, Takes.NUMBER, Takes.DAY) and option.choices_of is None
    return f"「{option.worded(ledger).label}」を{'入れる' if is_written else 'えらぶ'}"


def settings_page(finding: Finding) -> str:
    """The part of the page 設定 that mends a finding, as `Signals.page_wanted` takes it; '' for none."""
    if finding.record_kind == Term.KIND:
        return "settings.lists"
    sheet = next((each for start, each in _SHEETS.items() if finding.setting.startswith(start)), "")
    return f"settings.{sheet}.{finding.setting}" if sheet else ""


def field_of(finding: Finding, ledger: Ledger) -> str:
    """The field of its record that mends a finding, '' for the record as a whole."""
    record_class = BY_KIND.get(finding.record_kind)
    record = None if record_class is None else ledger.get(record_class, finding.record_id)
    if record is None:
        return ""
    if finding.field or finding.kind is FindingKind.SMALL_TYPE:  # any word may be the long one
        return finding.field
    if finding.kind is FindingKind.MISSING_GLYPH:
        return _field_with(record, finding.message.partition("「")[2].partition("」")[0])
    known = _FIELDS.get(finding.kind, "")
    if any(field.name == known for field in record.FIELDS):
        return known
    return _field_named(record, finding.message)


def place_field(place: Place | None) -> str:
    """The field that keeps a place out of print."""
    if place is None or place.consent != "yes":
        return "consent"
    return "status" if place.status in ("ended", "preparing") else "confirmed"


def _field_with(record: Record, letters: str) -> str:
    """The field in which one of some letters stands."""
    return next((each.name for each in record.FIELDS if set(letters) & set(record.text_of(each.name))), "")


def _field_named(record: Record, message: str) -> str:
    """The field a sentence names, the one with the longest name where there are several."""
    named = [field for field in record.FIELDS if len(field.label) > 1 and field.label in message]
    return max(named, key=lambda field: len(field.label)).name if named else ""
