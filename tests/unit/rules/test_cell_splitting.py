"""Cells that hold two things."""

import pytest

from app.rules.cell_splitting import (
    Address,
    split_address,
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


@pytest.mark.parametrize(("text", "expected"), [
    ("東京都小平市栄町2－39－1", Address("東京都", "小平市", "栄町", "2-39-1")), ("小平市たかの台3-20-15", Address("", "小平市", "たかの台", "3-20-15")),
    ("中島町1丁目1番7号", Address("", "", "中島町", "1丁目1番7号")), ("栄町４－６－１０", Address("", "", "栄町", "4-6-10")),
    ("〒187-0034 東京都小平市栄町1", Address("東京都", "小平市", "栄町", "1")), ("東京都八王子市高尾町", Address("東京都", "八王子市", "高尾町", "")),
    ("東京都港区南麻布5-7-13", Address("東京都", "港区", "南麻布", "5-7-13")), ("千葉県市川市八幡1-1-1", Address("千葉県", "市川市", "八幡", "1-1-1")),
    ("三重県四日市市諏訪町1-5", Address("三重県", "四日市市", "諏訪町", "1-5")), ("東京都武蔵村山市本町1-1", Address("東京都", "武蔵村山市", "本町", "1-1")),
    ("神奈川県横浜市西区みなとみらい2-3", Address("神奈川県", "横浜市西区", "みなとみらい", "2-3")),
    ("東京都西多摩郡瑞穂町箱根ケ崎2335", Address("東京都", "西多摩郡瑞穂町", "箱根ケ崎", "2335")), ("東京都瑞穂町箱根ケ崎2335", Address("東京都", "瑞穂町", "箱根ケ崎", "2335")),
    ("東京都町田市森野2-2", Address("東京都", "町田市", "森野", "2-2")), ("", Address("", "", "", "")), ("オンライン", Address("", "", "オンライン", "")),
])
def test_parts_of_an_address(text: str, expected: Address) -> None:
    assert split_address(text) == expected
