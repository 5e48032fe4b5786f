"""困りごと and 知恵: what troubles people, and what a room full of groups can offer (S4)."""

from __future__ import annotations

from app.records.base import Record, day, link, long_text, one_of, parent, pick, position, record, text

CONCERN_SOURCE = {
    "": "",
    "minutes": "会議",
    "survey": "調査",
    "call": "電話・相談",
    "visit": "訪問",
    "other": "そのほか",
}
CONCERN_SOLVER = {"": "", "neighbours": "住民どうし", "private": "民間のサービス", "city": "市全体で"}
"""S1, 第４部: the three ways in which a concern of an area is solved."""
CONCERN_STATE = {"noticed": "把握", "considered": "検討", "acting": "実行", "solved": "解決"}
WISDOM_QUESTION = {"can": "できること", "idea": "いい知恵", "value": "大切にしていること・取り組んでみたいこと"}
"""S4: the three questions of a 知恵交換."""


@record(kind="concern", label="困りごと")
class Concern(Record):
    """A need of an area or of a person under a made-up name."""

    title: str = text("困りごと", required=True, searched=True, level="related", headers=("課題", "内容", "件名"))
    detail: str = long_text("くわしく", searched=True, level="related")
    pseudonym: str = text("だれの（仮名）", level="related", searched=True, hint="ほんとうのなまえは書かないでください")
    kind: int | None = pick("種別", "concern_kind", level="related", searched=True)
    source: str = one_of("どこで聞いたか", CONCERN_SOURCE, level="related")
    solver: str = one_of("だれが解けるか", CONCERN_SOLVER, level="related")
    state: str = one_of("いま", CONCERN_STATE, default="noticed", level="related")
    noticed_on: str = day("聞いた日", past=True, level="related")
    area: int | None = link("地域", "area", level="related", searched=True)
    minutes: int | None = link("会議録", "minutes", level="related")
    opinion: int | None = link("もとの意見", "opinion", level="internal", printed=False)
    solution: str = long_text("どう解けたか", level="related", searched=True)
    solved_by: int | None = link("解いた居場所", "place", level="related")
    internal_note: str = long_text("内部メモ", level="internal", printed=False)


@record(kind="wisdom", label="知恵", main=True)
class Wisdom(Record):
    """One answer of one organisation to one of the three questions."""

    concern: int | None = parent("困りごと", "concern")
    organization: int | None = link("団体", "organization", level="related", searched=True)
    question: str = one_of("問い", WISDOM_QUESTION, default="can", level="related")
    answer: str = long_text("知恵", required=True, searched=True, level="related")
    speaker: str = text("話した人", personal=True, level="internal", searched=True, printed=False)
    minutes: int | None = link("会議録", "minutes", level="related")
    pos: str = position()
