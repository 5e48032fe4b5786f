"""The parts of a Japanese address."""

import re
from typing import NamedTuple

from app.rules.normalise import ONE_FOR_ONE

_PREFECTURE = r"東京都|北海道|(?:京都|大阪)府|(?:神奈川|和歌山|鹿児島)県|[^\s\d]{2}県"
# Cities whose own name holds 市, so that the first 市 is not the end.
_CITY = (
    r"(?:四日市|廿日市|野々市|市川|市原|郡山|大和郡山|小郡|蒲郡)市|[^\s\d市区郡]{1,4}郡[^\s\d]{1,6}?[町村]"
    r"|[^\s\d市区郡]{1,6}市(?:[^\s\d市区町村]{1,3}区)?|[^\s\d市区地郡]{1,4}区(?!画)")
_TOWN_MUNICIPALITY = r"[^\s\d市区郡町村]{1,5}[町村]"
_TOWN = r"[^\d\s(（]+?(?=\d|\s|[(（]|$)"


class Address(NamedTuple):
    """Parts of an address, '' where missing; `rest` has half-width figures and hyphens as written."""

    prefecture: str
    city: str
    town: str
    rest: str


def split_address(text: str) -> Address:
    """Prefecture, municipality, 町名 and the rest.

    '東京都小平市栄町２－３９－１' → 東京都, 小平市, 栄町, 2-39-1. For a home only city and town are public. A
    town of the municipality kind (瑞穂町) is one only behind its prefecture or 郡.
    """
    rest = re.sub(r"^〒?\s*\d{3}-?\d{4}\s*", "", text.strip().translate(ONE_FOR_ONE))
    prefecture = _taken(_PREFECTURE, rest)
    rest = rest[len(prefecture):].lstrip()
    city = _taken(_CITY, rest) or (_taken(_TOWN_MUNICIPALITY, rest) if prefecture else "")
    rest = rest[len(city):].lstrip()
    town = _taken(_TOWN, rest)
    rest = rest[len(town):].strip()
    return Address(prefecture, city, town, rest)


def _taken(pattern: str, text: str) -> str:
    match = re.match(pattern, text)
    return match.group() if match else ""
