"""Icons and short words of what a space is and how somebody went to its owner."""

from __future__ import annotations

from app.ledger import Ledger
from app.records.space import Space
from app.records.term import Term
from app.records.term_lists import BUILT_IN_TERMS

_KINDS = {
    "outdoor": ("outdoor", "屋外"),
    "online": ("computer", "オンライン"),
    "company_room": ("organization", "会議室"),
    "shop": ("place", "店舗"),
    "gathering": ("gathering", "集まる場所"),
    "university": ("university", "大学"),
    "welfare": ("heart", "福祉"),
    "shrine_temple": ("shrine", "神社仏閣"),
    "mobile_shop": ("van", "移動販売"),
    "home_parking": ("home", "個人の駐車場"),
    "vacant_house": ("house", "空き家"),
    "farm": ("farm", "農家"),
    "private_home": ("home", "個人宅"),
    "community_center": ("organization", "集会所"),
    "residents_hall": ("organization", "自治会館"),
    "housing_hall": ("organization", "団地集会室"),
    "museum": ("organization", "博物館"),
    "hall": ("organization", "ホール"),
    "park": ("outdoor", "公園"),
    "public_other": ("organization", "公共施設"),
}
"""Code of a built-in kind -> (icon, the word where room is short)."""
_BUILT_IN_LABELS = {entry.code: entry.label for entry in BUILT_IN_TERMS if entry.term_list == "space_kind"}
CONTACT_ICONS = {
    "phone": "phone",
    "visit": "place",
    "meeting": "gathering",
    "tour": "walk",
    "letter": "letter",
    "event": "event",
    "trial": "try",
    "other": "dot",
}


def kind_icon(space: Space, ledger: Ledger) -> str:
    """The icon of what a space is."""
    term = ledger.get(Term, space.kind)
    return "space" if term is None else _KINDS.get(term.code, ("space", ""))[0]


def kind_word(space: Space, ledger: Ledger) -> str:
    """「店舗」; the label of the pick list where the town changed it or made its own, '' when unknown."""
    term = ledger.get(Term, space.kind)
    if term is None:
        return ""
    short = _KINDS.get(term.code, ("", ""))[1]
    return short if short and term.label == _BUILT_IN_LABELS.get(term.code) else term.label
