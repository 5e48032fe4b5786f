"""渡した写し: to whom a copy of the file was handed, and when it comes back or is erased."""

from __future__ import annotations

from app.records.base import Record, day, integer, link, long_text, one_of, record, text

HANDOVER_FORM = {
    "plain": "そのまま",
    "stripped": "個人のことをぬいて",
    "locked": "合言葉つき",
    "both": "個人のことをぬいて、合言葉つき",
}


@record(kind="handover", label="渡した写し")
class Handover(Record):
    """One line of the log of copies handed over; all of it stays inside."""

    recipient: str = text("だれに", required=True, personal=True, level="internal", searched=True, printed=False)
    organization: int | None = link("団体", "organization", level="internal", searched=True, printed=False)
    date: str = day("いつ", past=True, level="internal", printed=False)
    form: str = one_of("どんな写し", HANDOVER_FORM, default="plain", level="internal", printed=False)
    purpose: str = text("なんのために", level="internal", searched=True, printed=False)
    contents: str = long_text("中身", level="internal", printed=False)
    records: int | None = integer("記録の数", unit="件", level="internal", printed=False)
    sha: str = text(
        "照合の符号",
        level="internal",
        printed=False,
        hint="写しごとにちがう目印。受領書と同じなら、たしかに渡した写しです",
    )
    return_by: str = day("返す・消す日", level="internal", printed=False)
    returned_on: str = day("返った・消した", past=True, level="internal", printed=False, headers=("返った・消した日",))
    internal_note: str = long_text("内部メモ", level="internal", printed=False)
