"""Which row is which record (records.md, Import)."""

from __future__ import annotations

import pytest

from app.exchange.identity import Register, Traits, address_key, phone_digits
from app.records.place import Place
from app.records.space import Space


@pytest.fixture
def places() -> Register:
    register = Register()
    register.enter(Place(id=1, name="さくら・カフェ", phone="042-000-0001", area=9))
    return register


@pytest.mark.parametrize(
    "traits",
    [
        Traits("さくら・カフェ", "042-000-0001"),
        Traits("ｻｸﾗ・ｶﾌｪ", "０４２（０００）０００１"),
        Traits("さくら　・ カフェ", "0420000001", area=7),
        Traits("さくら・カフェ", "", area=9),
    ],
)
def test_the_same(places: Register, traits: Traits) -> None:
    same = places.find(traits).same
    assert same is not None
    assert same.id == 1


@pytest.mark.parametrize(
    ("traits", "reasons"),
    [
        (Traits("さくら・カフェ", "042-000-0002", area=9), ["name"]),
        (Traits("さくら・カフェ", "", area=8), ["name"]),
        (Traits("つばき", "042-000-0001"), ["phone"]),
        (Traits("さくらカフェ", "042-000-0001"), ["phone"]),  # 中黒 counts as a character
        (Traits("つばき", "042-000-0002"), []),
    ],
)
def test_only_alike(places: Register, traits: Traits, reasons: list[str]) -> None:
    likeness = places.find(traits)
    assert likeness.same is None
    assert [reason for _, reason in likeness.alike] == reasons


def test_spaces_of_one_name_are_told_apart_by_their_address() -> None:
    register = Register()
    register.enter(Space(id=1, name="栄町地域センター", address="東京都小平市栄町2－39－1", area=9))
    same = register.find(Traits("栄町地域センター", area=9, address="栄町2丁目39番1号"))
    other = register.find(Traits("栄町地域センター", area=9, address="栄町４－６－１０"))
    assert same.same is not None
    assert other.same is None
    assert [reason for _, reason in other.alike] == ["name"]


@pytest.mark.parametrize(
    "address",
    ["栄町2-39-1", "栄町２－３９－１", "小平市栄町2丁目39番1号", "東京都小平市栄町二丁目39番地1", "栄町2－39の1"],
)
def test_one_address_written_in_many_ways(address: str) -> None:
    assert address_key(address) == "栄町2-39-1"


def test_digits_of_a_phone() -> None:
    assert phone_digits("(０４２)000－0001") == "0420000001"
