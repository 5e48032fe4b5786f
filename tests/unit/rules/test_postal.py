"""Postal codes against addresses that really exist; the table is read from resources/postal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.postal import PostalAddress, find_address, find_codes, format_code


def test_a_code_gives_the_whole_address_with_readings() -> None:
    assert find_address("1870034") == (
        PostalAddress("187-0034", "東京都", "小平市", "栄町", "とうきょうと", "こだいらし", "さかえちょう"),
    )


@pytest.mark.parametrize(
    "typed",
    ["187-0034", "〒187-0034", "〒１８７－００３４", "１８７ー００３４", " 187 0034\n", "187−0034", "187‐0034"],
)
def test_every_way_of_typing_a_code_is_understood(typed: str) -> None:
    assert format_code(typed) == "187-0034"
    assert [address.text for address in find_address(typed)] == ["東京都小平市栄町"]


@pytest.mark.parametrize("typed", ["", "187", "18700345", "187-003", "栄町", "一八七〇〇三四", "187-00x4", "①⑧⑦0034a"])
def test_what_is_no_code_gives_nothing(typed: str) -> None:
    assert format_code(typed) is None
    assert find_address(typed) == ()


def test_an_unknown_code_gives_nothing() -> None:
    assert find_address("999-9999") == ()
    assert find_address("187-9999") == ()


@pytest.mark.parametrize(
    ("code", "text", "reading"),
    [
        ("187-0000", "東京都小平市", "とうきょうとこだいらし"),
        ("907-1800", "沖縄県八重山郡与那国町", "おきなわけんやえやまぐんよなぐにちょう"),
        ("060-0041", "北海道札幌市中央区大通東", "ほっかいどうさっぽろしちゅうおうくおおどおりひがし"),
        ("024-0341", "岩手県和賀郡西和賀町杉名畑", "いわてけんわがぐんにしわがまちすぎなはた"),
    ],
)
def test_addresses_without_a_town_of_a_ward_and_with_lot_ranges(code: str, text: str, reading: str) -> None:
    [address] = find_address(code)
    assert address.text == text
    assert address.prefecture_reading + address.city_reading + address.town_reading == reading


def test_the_rest_of_a_city_has_no_town() -> None:
    [address] = find_address("187-0000")
    assert (address.town, address.town_reading) == ("", "")


def test_a_code_of_several_towns_gives_all_of_them() -> None:
    assert {address.town for address in find_address("441-1324")} == {"井道", "奥井道", "内井道"}


def test_a_large_office_has_its_own_code() -> None:
    [office] = find_address("187-8701")
    assert office.office == "小平市役所"
    assert office.text == "東京都小平市小川町2丁目1333"


@pytest.mark.parametrize(
    ("address", "codes"),
    [
        ("東京都小平市栄町1-2-3", ["187-0034"]),
        ("小平市 栄町１丁目", ["187-0034"]),
        ("小平市花小金井南町2-3", ["187-0003"]),
        ("小平市花小金井8-1", ["187-0002"]),
        ("小平市どこにもない町", ["187-0000"]),
        ("小平市", ["187-0000"]),
        ("瑞穂町大字箱根ケ崎2335", ["190-1221"]),
        ("西多摩郡瑞穂町箱根ヶ崎2335", ["190-1221"]),
        ("府中市宮西町2", ["183-0022"]),
        ("札幌市中央区北1条西2", ["060-0001", "064-0821"]),
        ("千葉県栄町安食台1", ["270-1515"]),
        ("栄町安食台1", ["270-1515"]),
        ("栄町1-2-3", []),  # not the 栄町 of 印旛郡
        ("", []),
    ],
)
def test_an_address_gives_its_code(address: str, codes: list[str]) -> None:
    assert [candidate.code for candidate in find_codes(address)] == codes


def test_a_city_name_that_stands_twice_gives_both() -> None:
    assert {candidate.prefecture for candidate in find_codes("府中市")} == {"東京都", "広島県"}


@given(st.from_regex(r"187-00[0-4][0-9]", fullmatch=True))
def test_a_found_address_leads_back_to_its_code(code: str) -> None:
    for address in find_address(code):
        assert code in {candidate.code for candidate in find_codes(address.text)}
