"""Cells that hold two things."""

import pytest

from app.rules.cell_splitting import (
    split_kind_text,
    split_name_phone,
    split_place_address,
)


@pytest.mark.parametrize(("text", "name", "phone"), [
    ("鈴木 042-000-0001", "鈴木", "042-000-0001"), ("鈴木　幸子　042-000-0001", "鈴木　幸子", "042-000-0001"),
    ("鈴木　幸子（042-000-0001）", "鈴木　幸子", "042-000-0001"), ("鈴木(042)000-0001", "鈴木", "042-000-0001"),
    ("\ufa1b田 ０４２－０００－０００１", "\ufa1b田", "042-000-0001"), ("鈴木幸子\n電話：042-000-0001", "鈴木幸子", "042-000-0001"),
    ("042-000-0001 鈴木", "鈴木", "042-000-0001"), ("鈴木 09000000001", "鈴木", "090-0000-0001"), ("鈴木", "鈴木", ""), ("", "", ""),
    ("3班 鈴木", "3班 鈴木", ""),
])
def test_name_and_phone(text: str, name: str, phone: str) -> None:
    pair = split_name_phone(text)
    assert (pair.name, pair.phone) == (name, phone)


@pytest.mark.parametrize(("text", "place", "address"), [
    ("栄町地域センター（栄町2-39-1）", "栄町地域センター", "栄町2-39-1"), ("栄町集会所 (小平市栄町２丁目３番)", "栄町集会所", "小平市栄町２丁目３番"),
    ("栄町集会所\n小平市栄町2-3", "栄町集会所", "小平市栄町2-3"), ("集会所(2階)", "集会所(2階)", ""), ("集会所（定員20名）", "集会所（定員20名）", ""),
    ("集会所", "集会所", ""), ("集会所\n駐車場2台", "集会所\n駐車場2台", ""),
])
def test_place_and_address(text: str, place: str, address: str) -> None:
    pair = split_place_address(text)
    assert (pair.place, pair.address) == (place, address)


@pytest.mark.parametrize(("text", "kind", "rest"), [
    ("【体操】ラジオ体操", "体操", "ラジオ体操"), ("［カフェ］ コーヒー", "カフェ", "コーヒー"), ("〔食〕夕食", "食", "夕食"), ("体操", "", "体操"),
    ("ラジオ体操【第1】", "", "ラジオ体操【第1】"), ("【】", "", "【】"), ("<b>A&B</b>", "b", "A&B</b>"),
])
def test_kind_and_text(text: str, kind: str, rest: str) -> None:
    pair = split_kind_text(text)
    assert (pair.kind, pair.text) == (kind, rest)
