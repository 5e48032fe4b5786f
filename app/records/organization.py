"""団体: whoever runs a place, lends a space or sits in a meeting."""

from __future__ import annotations

from app.records.base import (
    Record,
    email_address,
    link,
    long_text,
    phone_number,
    pick,
    postal,
    record,
    text,
    web_address,
    yes_no,
)


@record(kind="organization", label="団体")
class Organization(Record):
    """A group, company, office or association."""

    name: str = text("なまえ", required=True, searched=True, headers=("団体名", "運営団体", "実施主体", "主催"))
    reading: str = text("よみ", searched=True, headers=("団体名カナ", "団体名よみ"))
    sector: int | None = pick("分野", "sector", searched=True)
    postal_code: str = postal("〒", group="address", level="related")
    address: str = text("住所", group="address", level="related", searched=True)
    phone: str = phone_number("電話", personal=True, level="related", adjustable=True, searched=True)
    fax: str = phone_number("ファクス", personal=True, level="related", adjustable=True)
    email: str = email_address("メール", personal=True, level="related", adjustable=True)
    url: str = web_address("ホームページ")
    contact_name: str = text("窓口の方", personal=True, level="related", adjustable=True, searched=True)
    corporate_number: str = text("法人番号", level="internal", printed=False)
    area: int | None = link("地域", "area")
    invite_again: int = yes_no("次回も声をかける", level="related", printed=False)
    internal_note: str = long_text("内部メモ", level="internal", printed=False)
