"""What a setting of the ledger is called on screen; its key is for the program only."""

from __future__ import annotations

from app.records.catalogue import BY_KIND

NOUN_KEY = "noun."
"""Settings `noun.<kind>` hold the town's own word for a kind."""

_WORDS = {
    "print.publisher": "センター名",
    "print.publisher_phone": "センターの電話",
    "print.publisher_hours": "センターの電話の時間",
    "print.publisher_address": "センターの住所",
    "print.booklet_title": "冊子の題",
    "print.booklet_catch": "冊子の題の上のひとこと",
    "print.booklet_volume": "冊子の号",
    "print.booklet_issued": "冊子の発行年月",
    "print.booklet_foreword": "冊子のはじめに",
    "print.booklet_signature": "はじめにの署名",
    "print.ruby": "なまえのふりがな",
    "freshness.yellow_months": "鮮度「そろそろ」",
    "freshness.red_months": "鮮度「要確認」",
}


def setting_words(key: str) -> str:
    """「センター名」, 「居場所の呼びかた」; '' for a setting of a newer program, or one that nobody writes by hand."""
    kind = key.removeprefix(NOUN_KEY)
    if kind != key:
        return f"{BY_KIND[kind].LABEL}の呼びかた" if kind in BY_KIND else ""
    return _WORDS.get(key, "")
