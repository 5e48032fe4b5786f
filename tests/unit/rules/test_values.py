"""Fees, capacity, consent."""

import pytest

from app.rules.values import Capacity, Fee, read_capacity, read_consent, read_fee


@pytest.mark.parametrize(("written", "text", "yen"), [
    (200, "200円", 200), (100.0, "100円", 100), (0, "無料", 0), ("100", "100円", 100), ("\\100", "100円", 100), ("¥1,200", "1,200円", 1200),
    ("１００円", "100円", 100), ("100円", "100円", 100), ("300円/回", "300円/回", 300), ("200円（お茶代）", "200円（お茶代）", 200),
    ("1回500円", "1回500円", 500), ("参加費100円", "参加費100円", 100), ("無料", "無料", 0), ("なし", "なし", 0), ("無償", "無償", 0), ("0円", "無料", 0),
    ("月500円", "月500円", None), ("こども無料　おとな300円", "こども無料　おとな300円", None), ("実費", "実費", None),
    ("保険料年額500円", "保険料年額500円", None), ("月4回・1000円", "月4回・1000円", None), ("200円（2回分）", "200円（2回分）", None),
    ("光熱費実費", "光熱費実費", None), ("", "", None), (None, "", None), ("=1+1", "=1+1", None),
])
def test_fees(written: str | float | None, text: str, yen: int | None) -> None:
    assert read_fee(written) == Fee(text, yen)


@pytest.mark.parametrize(("written", "expected"), [
    ("20名", Capacity(20, "名")), ("15人", Capacity(15, "名")), (30, Capacity(30, "名")), ("30", Capacity(30, "名")),
    ("定員 20名", Capacity(20, "名")), ("２０名程度", Capacity(20, "名", "20名程度")), ("先着10組", Capacity(10, "組", "先着10組")),
    ("なし", Capacity(None, "", "定員なし")), ("約10坪", Capacity(None, "", "約10坪")), ("6畳", Capacity(None, "", "6畳")),
    ("20㎡", Capacity(None, "", "20㎡")), ("乗用車2台分", Capacity(None, "", "乗用車2台分")), ("10〜20名", Capacity(None, "", "10〜20名")),
    (None, Capacity(None)), ("", Capacity(None)), ("123456名", Capacity(None, "", "123456名")),
])
def test_capacity(written: str | float | None, expected: Capacity) -> None:
    assert read_capacity(written) == expected


@pytest.mark.parametrize(("written", "expected"), [
    ("○", "yes"), ("◯", "yes"), ("〇", "yes"), ("可", "yes"), ("はい", "yes"), ("同意あり", "yes"), (" 有 ", "yes"), (True, "yes"), ("ＯＫ", "yes"),
    ("×", "no"), ("不可", "no"), ("いいえ", "no"), ("無", "no"), (False, "no"), ("Ｘ", "no"),
    ("確認中", "pending"), ("未", "pending"), ("△", "pending"), ("?", "pending"),
    ("", None), (None, None), ("たぶん", None), ("○（電話は×）", None),
])
def test_consent(written: str | bool | None, expected: str | None) -> None:
    assert read_consent(written) == expected
