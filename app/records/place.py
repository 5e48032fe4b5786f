"""居場所: the activity people come to."""

from __future__ import annotations

from app.records.base import (
    Record,
    day,
    email_address,
    integer,
    link,
    long_text,
    one_of,
    parent,
    phone_number,
    pick,
    position,
    record,
    text,
    web_address,
)

PLACE_STATUS = {"preparing": "準備中", "active": "活動中", "suspended": "休止", "ended": "終了"}
PLACE_STAGE = {"": "", "start": "立上", "grow": "盛り上げ", "deepen": "底力"}
CONSENT = {"yes": "載せてよい", "no": "載せない", "pending": "確認中"}

_ABOUT, _WHEN, _CONTACT, _INSIDE = "どんな居場所", "いつ・どこで", "だれに連絡", "内部メモ"


@record(kind="place", label="居場所")
class Place(Record):
    """A salon, café, exercise group, children's diner … with its own contact and publication levels."""

    name: str = text(
        "なまえ",
        section=_ABOUT,
        required=True,
        searched=True,
        headers=("名称", "団体名", "サロン名", "通いの場名", "居場所名", "名前", "グループ名", "活動名"),
    )
    reading: str = text(
        "よみ", section=_ABOUT, searched=True, headers=("ふりがな", "フリガナ", "よみがな", "読み", "カナ")
    )
    kind: int | None = pick("種別", "place_kind", section=_ABOUT, searched=True, headers=("種類", "分類", "活動種別"))
    area: int | None = link("地域", "area", section=_ABOUT, searched=True, headers=("圏域", "地区", "日常生活圏域"))
    status: str = one_of("状態", PLACE_STATUS, default="active", section=_ABOUT, headers=("状況",))
    activities: str = long_text(
        "活動内容", section=_ABOUT, searched=True, headers=("主な内容", "内容", "活動", "プログラム")
    )
    story: str = long_text("思い", section=_ABOUT, searched=True, hint="はじめたわけ、大切にしていること")
    audience: str = text("対象", section=_ABOUT, searched=True, headers=("対象者", "参加対象", "どなたが"))
    organization: int | None = link("運営団体", "organization", section=_ABOUT, searched=True)
    started: str = day("はじめた年月", past=True, section=_ABOUT, headers=("開始", "開始年月", "開設", "設立", "発足"))
    stage: str = one_of("段階", PLACE_STAGE, section=_ABOUT, level="related", printed=False)
    support_scheme: int | None = pick("制度区分", "support_scheme", section=_ABOUT, level="related", printed=False)
    survey_activity: int | None = pick(
        "国の調査：主な内容", "survey_activity", section=_ABOUT, level="internal", printed=False
    )
    survey_operator: int | None = pick(
        "国の調査：運営", "survey_operator", section=_ABOUT, level="internal", printed=False
    )
    survey_venue: int | None = pick("国の調査：場所", "survey_venue", section=_ABOUT, level="internal", printed=False)

    space: int | None = link("場", "space", section=_WHEN, searched=True, headers=("会場", "会場名", "場所"))
    fee: str = text(
        "参加費", section=_WHEN, headers=("費用", "会費", "料金", "利用料"), hint="「200円／回」「無料」など"
    )
    capacity: int | None = integer("定員", section=_WHEN, unit="名", headers=("定員", "人数"))
    capacity_note: str = text("定員のただし書き", section=_WHEN, hint="「先着10組」など")
    booking: str = text("申込", section=_WHEN, headers=("申込み", "予約", "申し込み"))
    bring: str = text("持ち物", section=_WHEN, headers=("持ちもの", "持参品"))

    contact_name: str = text(
        "代表",
        section=_CONTACT,
        personal=True,
        level="related",
        adjustable=True,
        searched=True,
        headers=("代表者", "代表者名", "連絡先氏名", "担当者", "担当", "連絡先", "世話人"),
    )
    phone: str = phone_number(
        "電話",
        section=_CONTACT,
        personal=True,
        level="public",
        adjustable=True,
        searched=True,
        headers=("電話番号", "TEL", "連絡先電話", "連絡先", "ＴＥＬ"),
    )
    fax: str = phone_number(
        "ファクス", section=_CONTACT, personal=True, level="related", adjustable=True, headers=("FAX", "ＦＡＸ")
    )
    email: str = email_address(
        "メール",
        section=_CONTACT,
        personal=True,
        level="related",
        adjustable=True,
        headers=("メールアドレス", "E-mail"),
    )
    url: str = web_address("ホームページ", section=_CONTACT, headers=("URL", "ＵＲＬ", "HP", "ウェブサイト"))
    consent: str = one_of(
        "冊子への掲載",
        CONSENT,
        default="pending",
        section=_CONTACT,
        headers=("掲載", "掲載可否", "同意", "公開", "公開可否"),
    )

    confirmed: str = day("確認した日", past=True, section=_INSIDE, headers=("最終確認日", "確認日", "更新日"))
    confirmed_by: str = text("確認した人", section=_INSIDE, personal=True, level="internal", printed=False)
    listed_until: str = day("掲載期限", section=_INSIDE, level="internal", printed=False)
    internal_note: str = long_text(
        "内部メモ", section=_INSIDE, level="internal", printed=False, headers=("備考", "メモ", "特記事項", "その他")
    )
    wanted: str = long_text(
        "さがしている人",
        section=_ABOUT,
        searched=True,
        headers=("さがしている担い手",),
        hint="「体操の見本、受付。月1回でも」など。冊子の募集のページに載ります",
    )


@record(kind="place_term", label="居場所の条件")
class PlaceTerm(Record):
    """One chosen entry of a pick list of a place (list `skill`: what volunteers it looks for can do).

    A link row, so that sets merge as sets.
    """

    place: int | None = parent("居場所", "place", key=True)
    term_list: str = text("選択肢", key=True)
    term: int | None = link("条件", "term", key=True)
    pos: str = position()
