"""What is asked before a 会議録 is closed or taken away."""

from __future__ import annotations

from app.changes.saving import deletion_of
from app.ledger import Ledger
from app.meetings.titles import minutes_title
from app.records.concern import Concern
from app.records.minutes import Minutes, Promise
from app.wording import counted, noun
from ui.question import Question


def deletion_question(ledger: Ledger, minutes: Minutes) -> Question:
    """What goes with it, and what stays."""
    before, stay = deletion_of(ledger, minutes)
    staying = {record.id for record in stay}
    gone: dict[str, int] = {}
    for record in before:
        if record.id != minutes.id and record.id not in staying:
            gone[record.KIND] = gone.get(record.KIND, 0) + 1
    listed = "、".join(f"{noun(kind, ledger)} {counted(count, kind)}" for kind, count in gone.items())
    title, word = minutes_title(ledger, minutes), noun(Minutes.KIND, ledger)
    has_results = any(record.KIND in (Promise.KIND, Concern.KIND) for record in stay)
    words = f"{listed}もいっしょに消えます。" if listed else "いっしょに消えるものは、ありません。"
    return Question(
        f"「{title}」を消しますか" if title else f"この{word}を消しますか",
        words + ("約束と困りごとは残ります。" if has_results else ""),
        f"{word}を消す",
        note="1年のあいだは「消したもの」から戻せます。",
        danger=True,
    )


def final_question(word: str) -> Question:
    """確定 closes the record; what stays open is said now, once."""
    return Question(
        f"この{word}を 確定にしますか",
        "公開用に刷れるようになり、書いたことは読むだけになります。約束の「できた」と困りごとは、このあとも書けます。",
        "確定にする",
        note="あとでなおすときは「なおす」を押します。",
    )
