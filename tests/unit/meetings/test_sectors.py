"""The 分野 of an organisation from its name: all fifteen of S0."""

from __future__ import annotations

import pytest

from app.ledger import Ledger
from app.meetings.sectors import guessed_sector
from app.records.term_lists import built_in_terms, term_id

LEDGER = Ledger.of(built_in_terms())


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("小平市民生委員児童委員協議会", "welfare"),
        ("小平ケアマネ連絡会", "welfare"),
        ("小平商工会", "commerce"),
        ("株式会社ブリジストン", "company"),
        ("鹿島建設株式会社", "company"),
        ("武蔵野美術大学", "university"),
        ("一般社団法人こだいら観光まちづくり協会", "npo"),
        ("特定非営利活動法人小平市民活動ネットワーク", "npo"),
        ("生活支援体制整備事業第1層協議会", "welfare"),
        ("こだいら生活相談支援センター", "welfare"),
        ("小平市市民協働・男女参画推進課", "government"),
        ("小平市高齢者支援課", "government"),
        ("小平市地域包括支援センター", "welfare"),
        ("美園町自治会", "residents"),
        ("さくら薬局", "medical"),
        ("ひだまりの会", ""),
        ("", ""),
    ],
)
def test_a_name_says_its_sector(name: str, code: str) -> None:
    assert guessed_sector(LEDGER, name) == (term_id("sector", code) if code else None)


def test_without_the_entry_nothing_is_guessed() -> None:
    assert guessed_sector(Ledger.of([]), "武蔵野美術大学") is None
