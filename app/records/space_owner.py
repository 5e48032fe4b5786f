"""場の提供者: the person or company that lends a space."""

from __future__ import annotations

from app.records.base import (
    Record,
    email_address,
    link,
    long_text,
    one_of,
    phone_number,
    postal,
    record,
    text,
)

OWNER_CONSENT = {"yes": "伝えてよい", "no": "内部だけ", "pending": "まだ聞いていない"}

_WHO, _TALK = "どなた", "話すときに"


@record(kind="space_owner", label="場の提供者")
class SpaceOwner(Record):
    """Who lends, what pleases them, and what one had better not say (S0, ワーク２: 相手の立場に立って)."""

    name: str = text(
        "なまえ",
        section=_WHO,
        required=True,
        personal=True,
        level="related",
        searched=True,
        printed=False,
        headers=("提供者", "提供者（企業・個人）", "持ち主", "所有者", "担当者"),
    )
    reading: str = text(
        "よみ", section=_WHO, personal=True, level="related", searched=True, printed=False, headers=("ふりがな",)
    )
    organization: int | None = link("団体", "organization", section=_WHO, level="related", searched=True)
    job_title: str = text("役職", section=_WHO, level="related", printed=False, headers=("肩書", "肩書き"))
    phone: str = phone_number(
        "電話",
        section=_WHO,
        personal=True,
        level="related",
        searched=True,
        printed=False,
        headers=("電話番号", "連絡先", "TEL"),
    )
    phone_note: str = text(
        "電話のつながる時間", section=_WHO, level="related", printed=False, hint="「平日 9〜11時」など"
    )
    other_phone: str = phone_number(
        "もう一つの電話", section=_WHO, personal=True, level="related", searched=True, printed=False, headers=("携帯",)
    )
    email: str = email_address(
        "メール", section=_WHO, personal=True, level="related", printed=False, headers=("メールアドレス",)
    )
    postal_code: str = postal("〒", section=_WHO, group="address", personal=True, level="internal", printed=False)
    address: str = text(
        "住所", section=_WHO, group="address", personal=True, level="internal", searched=True, printed=False
    )

    benefit: str = long_text(
        "相手のよろこび",
        section=_TALK,
        level="related",
        searched=True,
        printed=False,
        hint="場を貸すと相手にどんなよいことがあるか",
        headers=("メリット", "相手のメリット"),
    )
    conditions: str = long_text("のぞむ条件", section=_TALK, level="related", printed=False, headers=("条件",))
    avoid: str = long_text(
        "言わないこと", section=_TALK, level="internal", printed=False, hint="つぎに電話をかける人のために"
    )
    consent: str = one_of(
        "連絡先を伝えてよいか", OWNER_CONSENT, default="pending", section=_TALK, level="internal", printed=False
    )
    internal_note: str = long_text("内部メモ", section=_TALK, level="internal", printed=False, headers=("備考",))
