"""Cells that hold two things: name and phone, place and address, 【kind】 and text."""

import re
from typing import NamedTuple

from app.rules.normalise import ONE_FOR_ONE, fold_width
from app.rules.phones import read_phone

_PHONE = re.compile(
    r"(?:(?:電話(?:番号)?|TEL|☎|℡|携帯)[.:\s]*)?"
    r"(\+81[\d\s-]{9,}|(?:\(0\d{1,4}\)|0\d{1,4})[-ー\s]?(?:\(\d{1,4}\)|\d{1,4})[-ー\s]?\d{3,4}(?!\d))", re.IGNORECASE)
_KIND = re.compile(r"\s*(?:【([^】\n]{1,20})】|\[([^\]\n]{1,20})\]|〔([^〕\n]{1,20})〕|<([^>\n]{1,20})>)\s*")
_AROUND = " 　\n\t/／:：、,，-－（）()[]［］"


class NamePhone(NamedTuple):
    """A name as written and the phone read beside it, '' where none stands."""

    name: str
    phone: str


class PlaceAddress(NamedTuple):
    """A place and its address as written, '' where none stands."""

    place: str
    address: str


class KindText(NamedTuple):
    """What stood in the brackets at the beginning, and what followed."""

    kind: str
    text: str


def split_name_phone(text: str) -> NamePhone:
    """'鈴木　幸子　042-000-0001' or '鈴木(042-000-0001)'; the phone is '' where none stands."""
    match = _PHONE.search(text.translate(ONE_FOR_ONE))
    if match is None:
        return NamePhone(text.strip(), "")
    before, after = text[:match.start()], text[match.end():]
    name = f"{before.rstrip(_AROUND)} {after.strip(_AROUND)}".strip(_AROUND)
    return NamePhone(name, read_phone(match[1]).text)


def split_place_address(text: str) -> PlaceAddress:
    """'栄町地域センター（栄町2-39-1）' or on two lines; the address is '' unless it has figures in it."""
    raw = text.strip()
    match = re.fullmatch(r"(?P<place>[^（(\n]+?)\s*[（(](?P<address>[^（()）]*\d[^（()）]*)[）)]", raw, re.DOTALL)
    if match is None:
        match = re.fullmatch(r"(?P<place>[^\n]*[^\n\d][^\n]*)\n+\s*(?P<address>[^\n]*\d[^\n]*)", raw)
    if match is None or not _is_address(match["address"]):
        return PlaceAddress(raw, "")
    return PlaceAddress(match["place"].strip(), match["address"].strip())


def _is_address(text: str) -> bool:
    plain = fold_width(text)
    return re.search(r"[^\d\s-]\s*\d+(?:\s*(?:-|ー|丁目|番|の)\s*\d+|\s*番地?|\s*丁目)", plain) is not None


def split_kind_text(text: str) -> KindText:
    """'【体操】ラジオ体操' → 体操 and ラジオ体操; also ［ ], 〔 〕 and < > at the beginning."""
    match = _KIND.match(text.translate(ONE_FOR_ONE))
    if match is None:
        return KindText("", text.strip())
    start, end = next(match.span(group) for group in range(1, 5) if match[group])
    return KindText(text[start:end].strip(), text[match.end():].strip())
