"""Japanese postal codes: from a code to the address and back, without a network.

Source: Japan Post's list as packaging/make_postal_table.py lays it down in resources/postal/postal.zip (its layout is
described there). The zip is held in memory from the first question on (2.4 MB); a code is then found in well under a
millisecond.
"""

from __future__ import annotations

import re
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from app.paths import resource_path

_HYPHENS = re.compile("[-\u2010-\u2015\u2212\u30fc\uff70\ufe63\uff0d]")
_CODE = re.compile(r"\d{7}", re.ASCII)
_SPELLINGS = str.maketrans("ヶヵ之ノ一二三四五六七八九", "ケカのの123456789")  # 市ヶ谷・市ケ谷, 北1条・北一条
_DISTRICT = re.compile(r"^.{1,4}?郡")
_PLACE_WORDS = re.compile("^(大字|字)")


@dataclass(frozen=True, slots=True)
class PostalAddress:
    """What one postal code stands for.

    Attributes:
        code: `187-0034`.
        prefecture: 東京都.
        city: 小平市, 札幌市中央区, 西多摩郡瑞穂町.
        town: 栄町, without numbers; '' where the code stands for the rest of a city (「以下に掲載がない場合」).
        prefecture_reading: とうきょうと, in hiragana like the two after it; '' where the source has none.
        city_reading: こだいらし.
        town_reading: さかえちょう.
        block: 2丁目1333, only for the own code of a large office, otherwise ''.
        office: 小平市役所, only for the own code of a large office, otherwise ''.
    """

    code: str
    prefecture: str
    city: str
    town: str
    prefecture_reading: str
    city_reading: str
    town_reading: str
    block: str = ""
    office: str = ""

    @property
    def text(self) -> str:
        """The address as it is written on an envelope: 東京都小平市栄町."""
        return f"{self.prefecture}{self.city}{self.town}{self.block}"


@dataclass(frozen=True, slots=True)
class _City:
    """One line of the member `cities`."""

    prefecture: str
    name: str
    prefecture_reading: str
    reading: str
    prefixes: tuple[str, ...]

    def spellings(self) -> Iterator[tuple[str, bool]]:
        """The folded beginnings by which an address may name this city, and whether each leaves no doubt.

        「栄町1-2」 is hardly the 印旛郡栄町 of Chiba: a bare 町 or 村 counts only with one of its own parts behind it.
        """
        prefecture, name = _fold(self.prefecture), _fold(self.name)
        yield prefecture + name, True
        yield name, True
        without_district = _DISTRICT.sub("", name)
        if without_district != name:
            yield prefecture + without_district, True
            yield without_district, False


def format_code(code: str) -> str | None:
    """`187-0034` for 「〒１８７－００３４」, 「1870034」 and the like; None for what is not a whole postal code."""
    digits = _HYPHENS.sub("", unicodedata.normalize("NFKC", code)).replace("〒", "")
    digits = "".join(digits.split())
    return f"{digits[:3]}-{digits[3:]}" if _CODE.fullmatch(digits) else None


def find_address(code: str) -> tuple[PostalAddress, ...]:
    """Every address of a code; empty for an unknown code and for what is not a code.

    Most codes have one address, some have several towns and a few lie in two cities.
    """
    formatted = format_code(code)
    if formatted is None:
        return ()
    return tuple(address for address in _addresses(formatted[:3]) if address.code == formatted)


def find_codes(address: str) -> tuple[PostalAddress, ...]:
    """The candidates for the code of an address that begins with its prefecture or city; best effort.

    The longest town that the address begins with wins; without one, the code for the rest of the city. More than one
    comes back when a town has several codes or a city's name stands twice in Japan (府中市). Codes of large offices
    are left out.
    """
    folded = _fold(address)
    named = [
        (len(spelling), is_certain, city)
        for spelling, is_certain, city in _spelt_cities()
        if folded.startswith(spelling)
    ]
    longest = max((length for length, _, _ in named), default=0)
    rest = _PLACE_WORDS.sub("", folded[longest:])
    found: list[tuple[int, PostalAddress]] = []
    for length, is_certain, city in named:
        if length == longest:
            matches = ((_matched(rest, candidate), candidate) for candidate in _addresses_of(city))
            found += [match for match in matches if match[0] >= (0 if is_certain else 1)]
    best = max((length for length, _ in found), default=0)
    return tuple(candidate for length, candidate in found if length == best)


def _matched(rest: str, candidate: PostalAddress) -> int:
    """How many characters of the address the candidate's town explains; -1 when it is another town."""
    town = _PLACE_WORDS.sub("", _fold(candidate.town))
    return len(town) if rest.startswith(town) else -1


def _fold(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).translate(_SPELLINGS).split())


def _addresses_of(city: _City) -> Iterator[PostalAddress]:
    for prefix in city.prefixes:
        for address in _addresses(prefix):
            if not address.office and (address.prefecture, address.city) == (city.prefecture, city.name):
                yield address


@lru_cache(maxsize=64)
def _addresses(prefix: str) -> tuple[PostalAddress, ...]:
    """All addresses whose codes start with these three digits."""
    try:
        member = _archive().read(prefix)
    except KeyError:
        return ()
    return tuple(_read_address(prefix, line.split("\t")) for line in member.decode().splitlines())


def _read_address(prefix: str, columns: list[str]) -> PostalAddress:
    last_digits, city_number, town, town_reading, *office = columns
    city = _cities()[int(city_number)]
    return PostalAddress(
        f"{prefix}-{last_digits}",
        city.prefecture,
        city.name,
        town,
        city.prefecture_reading,
        city.reading,
        town_reading,
        *office,
    )


@lru_cache(maxsize=1)
def _cities() -> tuple[_City, ...]:
    return tuple(_read_city(*line.split("\t")) for line in _archive().read("cities").decode().splitlines())


@lru_cache(maxsize=1)
def _spelt_cities() -> tuple[tuple[str, bool, _City], ...]:
    """Every spelling of every city: folded once, asked for every address of a mailing."""
    return tuple((*spelling, city) for city in _cities() for spelling in city.spellings())


def _read_city(prefecture: str, name: str, prefecture_reading: str, reading: str, prefixes: str) -> _City:
    return _City(prefecture, name, prefecture_reading, reading, tuple(prefixes.split(" ")))


@lru_cache(maxsize=1)
def _archive() -> zipfile.ZipFile:
    return zipfile.ZipFile(BytesIO(resource_path("postal/postal.zip").read_bytes()))
