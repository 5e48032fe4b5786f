"""A 知恵交換 of S4: 清水さん's 困りごと and what the groups around the table could offer (all of them invented)."""

from __future__ import annotations

from app.ledger import Ledger
from app.records.base import Record
from app.records.concern import Concern, Wisdom
from app.records.minutes import Minutes
from app.records.organization import Organization
from app.records.setting import Setting
from app.records.term_lists import built_in_terms

CONCERN, MEETING = 800, 801
TITLE = "ごみの集積所が坂の上にあり、重い袋を持って歩けなくなりました。"
DETAIL = "朝８時までに出せず、頼める人もいません。家の中にためてしまいます。"
WHO = "清水さん（仮名・82歳・ひとり暮らし）"
GIVERS = ("坂の上自治会", "小平商工会", "こども食堂ひまわり")
ANSWERS = (
    ("can", 0, "週2回、当番が玄関先まで取りに行けます。"),
    ("can", 1, "配達のついでに、袋を下まで運べます。"),
    ("can", 2, "中学生のボランティアに声をかけます。"),
    ("idea", 0, "前の晩に出せる「見守りごみ箱」を坂の下に置く。"),
    ("idea", 1, "となりの市では、旗を出すと収集の人が声をかけてくれるそうです。"),
    ("value", 2, "「ついで」を大切にしています。お弁当を届けるとき、いっしょにできることをふやしたい。"),
)


def exchange_records() -> list[Record]:
    """The meeting, the 困りごと, three groups, six answers; who spoke stays inside."""
    return [
        Minutes(id=MEETING, title="支え合いのまちづくり連絡会", number=2, date="2025-05-20", state="final"),
        Concern(id=CONCERN, title=TITLE, detail=DETAIL, pseudonym=WHO, minutes=MEETING, internal_note="本名は別の紙"),
        *(Organization(id=810 + at, name=name) for at, name in enumerate(GIVERS)),
        *(
            Wisdom(
                id=820 + at, concern=CONCERN, organization=810 + giver, question=question, answer=answer,
                speaker="齋藤健一", pos=f"a{at}",
            )
            for at, (question, giver, answer) in enumerate(ANSWERS)
        ),
    ]  # fmt: skip


def exchange_ledger(*others: Record, **values: str) -> Ledger:
    """A ledger with it; `values` replace words of the 困りごと, `others` come on top."""
    records = [each.changed(**values) if isinstance(each, Concern) else each for each in exchange_records()]
    publisher = Setting(id=1, key="print.publisher", value="支え合いのまちづくり連絡会")
    return Ledger.of([*built_in_terms(), publisher, *records, *others])
