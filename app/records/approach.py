"""働きかけ: every step towards the owner of a space, and what is to be done next."""

from __future__ import annotations

from app.records.base import Record, day, link, long_text, one_of, parent, pick, position, record, text, yes_no

APPROACH_CONTACT = {
    "phone": "電話",
    "visit": "訪問",
    "meeting": "会合",
    "tour": "見学",
    "letter": "手紙・メール",
    "event": "催し",
    "trial": "試し開き",
    "other": "そのほか",
}


@record(kind="approach", label="働きかけ", main=True)
class Approach(Record):
    """One step. `way` is one of the ways S0 names in ワーク２; the stage reached stands with the space."""

    space: int | None = parent("場", "space")
    space_owner: int | None = link("提供者", "space_owner", level="internal", printed=False)
    date: str = day("いつ", past=True, level="internal", printed=False, headers=("日付", "働きかけ日"))
    contact: str = one_of("どうやって", APPROACH_CONTACT, default="visit", level="internal", printed=False)
    summary: str = text(
        "できごと",
        required=True,
        level="internal",
        searched=True,
        printed=False,
        hint="「店長から条件の返事」など",
        headers=("経過", "内容", "働きかけの経過"),
    )
    visitor: str = text("行った人", personal=True, level="internal", searched=True, printed=False, headers=("担当",))
    way: int | None = pick("働きかけの方法", "approach_way", level="internal", printed=False)
    benefit_told: str = long_text("伝えたよさ", level="internal", searched=True, printed=False)
    reaction: str = long_text("相手の様子", level="internal", searched=True, printed=False, headers=("反応",))
    next_step: str = text(
        "つぎの一手",
        group="next",
        level="internal",
        searched=True,
        printed=False,
        headers=("次にすること", "次の一手", "次回"),
    )
    next_due: str = day("いつまでに", group="next", level="internal", printed=False, headers=("期限", "締切"))
    next_who: str = text("だれが", group="next", personal=True, level="internal", printed=False)
    next_done: int = yes_no("できた", group="next", level="internal", printed=False)
    minutes: int | None = link("会議録", "minutes", level="internal", printed=False)
    pos: str = position()
