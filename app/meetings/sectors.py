"""The 分野 an organisation's name speaks of, so that who came can be counted while names are still being typed."""

from __future__ import annotations

import re

from app.ledger import Ledger
from app.records.organization import Organization
from app.records.term import Term
from app.records.term_lists import term_id

_WORDS = (
    ("npo", r"特定非営利|NPO|ＮＰＯ|社団法人"),
    ("university", r"大学|短大|高専"),
    ("commerce", r"商工会|商店会|商店街|商業"),
    ("residents", r"自治会|町内会|町会|管理組合"),
    ("medical", r"病院|医院|診療所|クリニック|薬局|医師会|歯科|薬剤師"),
    ("welfare", r"民生委員|児童委員|社会福祉|社協|地域包括|ケアマネ|介護|福祉|協議体|相談支援|生活支援"),
    ("company", r"株式会社|有限会社|合同会社|（株）|\(株\)|㈱|銀行|スーパー"),
    ("government", r"(?:市|区|町|村|県|都)役所|(?:市|区|町|村|県|都).*(?:課|係|部|局)$|警察|消防|保健所"),
)


def guessed_sector(ledger: Ledger, name: str) -> int | None:
    """The id of the built-in 分野 the name says itself; None where it says nothing, or the entry was taken out."""
    code = "government" if re.search(r"(?:課|係)$", name) else ""
    code = code or next((each for each, pattern in _WORDS if re.search(pattern, name)), "")
    term = ledger.get(Term, term_id("sector", code)) if code else None
    return None if term is None else term.id


def new_organization(ledger: Ledger, record_id: int, name: str) -> Organization:
    """An organisation made while who came is typed."""
    return Organization(id=record_id, name=name, sector=guessed_sector(ledger, name))
