"""担い手: people who help, with what they can do, when and how much (S1: できることを・できるときに・できるだけ)."""

from __future__ import annotations

from app.records.base import (
    Record,
    day,
    email_address,
    link,
    long_text,
    one_of,
    parent,
    phone_number,
    position,
    postal,
    record,
    text,
    yes_no,
)

VOLUNTEER_STATUS = {"waiting": "未活動", "active": "活動中", "resting": "お休み", "ended": "終了"}
VOLUNTEER_CONSENT = {"yes": "同意あり", "no": "同意なし", "pending": "まだ聞いていない"}
QUALIFICATION_KIND = {"course": "講座修了", "licence": "資格", "insurance": "保険"}
ASSIGNMENT_STATE = {"introduced": "紹介した", "trial": "体験", "continuing": "継続", "ended": "終了"}
GENDERS = {"": "", "female": "女", "male": "男", "other": "そのほか"}

_WHO, _CAN, _CONTACT, _PROMISES = "どなた", "できることを、できるときに、できるだけ", "連絡先", "同意と約束ごと"


@record(kind="volunteer", label="担い手")
class Volunteer(Record):
    """A volunteer. Without consent everything stays 内部 (records.md, Publication).

    できること is a set of `volunteer_term` rows (list `skill`), できるとき the week of `offered_hours`.
    """

    number: str = text("登録番号", section=_WHO, level="internal", printed=False, headers=("番号", "No", "会員番号"))
    name: str = text(
        "なまえ",
        section=_WHO,
        required=True,
        personal=True,
        level="related",
        searched=True,
        printed=False,
        headers=("氏名", "名前", "担い手", "ボランティア氏名", "会員名"),
    )
    reading: str = text(
        "よみ",
        section=_WHO,
        personal=True,
        level="related",
        searched=True,
        printed=False,
        headers=("フリガナ", "ふりがな", "氏名カナ", "カナ"),
    )
    gender: str = one_of("性別", GENDERS, section=_WHO, personal=True, level="internal", printed=False)
    born: str = day(
        "生年",
        past=True,
        section=_WHO,
        personal=True,
        level="internal",
        printed=False,
        hint="年だけでもかまいません",
        headers=("生年月日", "生まれ年", "生まれ"),
    )
    area: int | None = link(
        "地域",
        "area",
        section=_WHO,
        level="related",
        searched=True,
        printed=False,
        headers=("圏域", "地区", "希望の圏域"),
    )
    status: str = one_of(
        "状態", VOLUNTEER_STATUS, default="waiting", section=_WHO, level="related", printed=False, headers=("活動状況",)
    )

    hours_note: str = text(
        "できるとき",
        section=_CAN,
        level="related",
        printed=False,
        hint="表で言い表せないこと。「第2土曜だけ」など",
        headers=("活動できる曜日・時間", "活動できる日", "活動可能日", "曜日・時間"),
    )
    amount: str = text(
        "できるだけ",
        section=_CAN,
        level="related",
        printed=False,
        hint="「月2回まで、1回2時間くらい」など",
        headers=("どれだけ", "回数", "頻度"),
    )
    wish: str = long_text(
        "希望", section=_CAN, level="related", searched=True, printed=False, headers=("希望すること", "希望する活動")
    )
    caution: str = long_text(
        "注意",
        section=_CAN,
        personal=True,
        level="internal",
        printed=False,
        hint="「腰痛あり。立ち仕事は30分まで」など",
    )

    phone: str = phone_number(
        "電話",
        section=_CONTACT,
        personal=True,
        level="related",
        searched=True,
        printed=False,
        headers=("電話番号", "TEL", "連絡先", "携帯"),
    )
    other_phone: str = phone_number(
        "もう一つの電話", section=_CONTACT, personal=True, level="related", searched=True, printed=False
    )
    email: str = email_address(
        "メール", section=_CONTACT, personal=True, level="related", printed=False, headers=("メールアドレス", "E-mail")
    )
    postal_code: str = postal(
        "〒",
        section=_CONTACT,
        group="address",
        personal=True,
        level="internal",
        printed=False,
        headers=("郵便番号",),
    )
    address: str = text(
        "住所",
        section=_CONTACT,
        group="address",
        personal=True,
        level="internal",
        searched=True,
        printed=False,
        headers=("自宅住所",),
    )
    emergency: str = text("もしものときの連絡先", section=_CONTACT, personal=True, level="internal", printed=False)

    registered: str = day(
        "登録した日", past=True, section=_PROMISES, level="internal", printed=False, headers=("登録日",)
    )
    consent: str = one_of(
        "同意",
        VOLUNTEER_CONSENT,
        default="pending",
        section=_PROMISES,
        level="internal",
        printed=False,
        headers=("個人情報の同意", "同意の有無"),
    )
    consent_date: str = day(
        "同意した日", past=True, section=_PROMISES, level="internal", printed=False, headers=("同意日",)
    )
    delete_on: str = day(
        "削除する予定の日",
        section=_PROMISES,
        level="internal",
        printed=False,
        hint="約束した日がきたら、ホームで知らせます",
        headers=("削除予定日", "保存期限"),
    )
    internal_note: str = long_text(
        "内部メモ", section=_PROMISES, level="internal", printed=False, headers=("備考", "メモ", "特記事項")
    )


@record(kind="volunteer_term", label="担い手のできること")
class VolunteerTerm(Record):
    """One chosen entry of a pick list of a volunteer (できること): a link row, so that sets merge as sets."""

    volunteer: int | None = parent("担い手", "volunteer", key=True)
    term_list: str = text("選択肢", key=True)
    term: int | None = link("できること", "term", key=True)
    pos: str = position()


@record(kind="qualification", label="資格と保険")
class Qualification(Record):
    """A course finished, a licence or an insurance; `expires` is watched on ホーム."""

    volunteer: int | None = parent("担い手", "volunteer")
    kind: str = one_of("種類", QUALIFICATION_KIND, default="course", level="related", printed=False)
    name: str = text("なまえ", required=True, searched=True, level="related", printed=False, headers=("受講歴", "資格"))
    date: str = day("いつ", past=True, level="related", printed=False, headers=("修了日", "取得日"))
    expires: str = day("切れる日", level="related", printed=False, headers=("有効期限",))
    note: str = text("ただし書き", level="internal", printed=False)
    pos: str = position()


@record(kind="assignment", label="つなぎ", main=True)
class Assignment(Record):
    """A volunteer brought together with a place."""

    volunteer: int | None = parent("担い手", "volunteer")
    place: int | None = link("居場所", "place", searched=True, level="related", printed=False)
    role: str = text("役わり", searched=True, level="related", printed=False)
    state: str = one_of("いま", ASSIGNMENT_STATE, default="introduced", level="related", printed=False)
    since: str = day("いつから", level="related", printed=False)
    until: str = day("いつまで", level="related", printed=False)
    next_step: str = text("つぎの一手", group="next", searched=True, level="internal", printed=False)
    next_due: str = day("いつまでに", group="next", level="internal", printed=False)
    next_done: int = yes_no("できた", group="next", level="internal", printed=False)
    result: str = long_text("その後", level="internal", printed=False, headers=("結果",))
    pos: str = position()
