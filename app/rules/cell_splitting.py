"""Cells that hold two things: name and phone, place and address, 【kind】 and text, the parts of an address."""

import re
from typing import NamedTuple

from app.rules.normalise import fold_width
from app.rules.phones import read_phone

_PREFECTURE = re.compile(r"東京都|北海道|(?:京都|大阪)府|(?:神奈川|和歌山|鹿児島)県|[^\s\d]{2}県")
# Cities whose own name holds 市, so that the first 市 is not the end.
_CITY = re.compile(
    r"(?:四日市|廿日市|野々市|市川|市原|郡山|大和郡山|小郡|蒲郡)市|[^\s\d市区郡]{1,4}郡[^\s\d]{1,6}?[町村]"
    r"|[^\s\d市区郡]{1,6}市(?:[^\s\d市区町村]{1,3}区)?|[^\s\d市区地郡]{1,4}区(?!画)")
_TOWN_MUNICIPALITY = re.compile(r"[^\s\d市区郡町村]{1,5}[町村]")
_TOWN = re.compile(r"[^\d\s(（]+?(?=\d|\s|[(（]|$)")
_PHONE = re.compile(
    r"(?:(?:電話(?:番号)?|TEL|☎|℡|携帯)[.:\s]*)?"
    r"(\+81[\d\s-]{9,}|(?:\(0\d{1,4}\)|0\d{1,4})[-ー\s]?(?:\(\d{1,4}\)|\d{1,4})[-ー\s]?\d{3,4}(?!\d))", re.IGNORECASE)
_KIND = re.compile(r"\s*(?:【([^】\n]{1,20})】|\[([^\]\n]{1,20})\]|〔([^〕\n]{1,20})〕|<([^>\n]{1,20})>)\s*")
# One letter for one letter, so that what is found can be cut out of the text as it was written.
_AROUND = " 　\n\t/／:：、,，-－（）()[]［］"
_SAME_LENGTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    0x3000: 0x20, **{ord(hyphen): ord("-") for hyphen in "‐‑–—―−─"}}


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


class Address(NamedTuple):
    """Parts of an address, '' where missing; `rest` has half-width figures and hyphens as written."""

    prefecture: str
    city: str
    town: str
    rest: str


def split_name_phone(text: str) -> NamePhone:
    """'鈴木　幸子　042-000-0001' or '鈴木(042-000-0001)'; the phone is '' where none stands."""
    match = _PHONE.search(text.translate(_SAME_LENGTH))
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
    match = _KIND.match(text.translate(_SAME_LENGTH))
    if match is None:
        return KindText("", text.strip())
    start, end = next(match.span(group) for group in range(1, 5) if match[group])
    return KindText(text[start:end].strip(), text[match.end():].strip())


def split_address(text: str) -> Address:
    """Prefecture, municipality, 町名 and the rest.

    '東京都小平市栄町２－３９－１' → 東京都, 小平市, 栄町, 2-39-1. For a home only city and town are public. A
    town of the municipality kind (瑞穂町) is one only behind its prefecture or 郡.
    """
    rest = re.sub(r"^〒?\s*\d{3}-?\d{4}\s*", "", text.strip().translate(_SAME_LENGTH))
    prefecture = _taken(_PREFECTURE, rest)
    rest = rest[len(prefecture):].lstrip()
    city = _taken(_CITY, rest) or (_taken(_TOWN_MUNICIPALITY, rest) if prefecture else "")
    rest = rest[len(city):].lstrip()
    town = _taken(_TOWN, rest)
    rest = rest[len(town):].strip()
    return Address(prefecture, city, town, rest)


def _taken(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.match(text)
    return match.group() if match else ""
