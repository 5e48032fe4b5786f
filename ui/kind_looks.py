"""How kinds of record look where any kind may stand: an icon, and one line what it is for."""

from __future__ import annotations

from typing import Final

from app.ledger import Ledger
from app.wording import with_nouns

_ICONS: Final = {
    "area": "map",
    "organization": "organization",
    "space_owner": "person",
    "space": "space",
    "place": "place",
    "volunteer": "volunteer",
    "assignment": "connect",
    "space_request": "question",
    "meeting_body": "related",
    "minutes": "minutes",
    "promise": "ok",
    "approach": "next_step",
    "concern": "concern",
    "wisdom": "wisdom",
    "case_review": "internal",
    "event": "event",
    "photo": "photo",
    "goal": "goal",
    "survey_result": "table",
    "booklet_issue": "booklet",
    "referral": "letter",
    "staff": "person",
    "support": "connect",
    "handover": "export",
    "term": "text_size",
}
_ABOUT: Final = {
    "area": "圏域や町丁目。人口と、いくつ{place}がほしいか",
    "organization": "{place}をひらく団体、場を貸す会社、会議に来る人たち",
    "space_owner": "場を貸してくれる人。話すときの心づかい",
    "space": "{place}につかえる部屋や場所",
    "volunteer": "手伝ってくれる人の、できること・できるとき",
    "assignment": "だれを、どの{place}に紹介したか",
    "space_request": "場をさがしているグループ",
    "meeting_body": "協議体や部会。委員の名簿",
    "minutes": "会議の記録。意見と約束",
    "promise": "会議で「やります」となったこと",
    "approach": "場の持ち主への声かけと、つぎの一手",
    "concern": "地域で聞いた困りごと",
    "wisdom": "困りごとに寄せられた知恵",
    "case_review": "個別会議で話した事例と、その後",
    "event": "講座・フォーラム・見学などの催し",
    "photo": "撮った写真と、載せてよいかどうか",
    "goal": "計画の目標と、年度ごとの数",
    "survey_result": "町の調査で分かったこと",
    "booklet_issue": "冊子の号。何部刷って、どこに置いたか",
    "referral": "「ここにもありますよ」と教わった{place}",
    "staff": "生活支援コーディネーターの担当と期間",
    "support": "立ち上げや運営を手伝った記録",
    "handover": "渡した写しと、返ってくる日",
    "term": "えらぶところに出る、ことばの一覧",
}


def icon_of(kind: str) -> str:
    """The icon of a kind, a key of `icons.NAMES`; a sheet of paper for a kind that has none of its own."""
    return _ICONS.get(kind, "file")


def about(kind: str, ledger: Ledger) -> str:
    """What a kind is for, in one line and in the words of this town; '' where nobody has said."""
    return with_nouns(_ABOUT.get(kind, ""), ledger)
