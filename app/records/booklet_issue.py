"""号: one volume of the booklet, with what was printed and where it was laid out (S3, vol.1–4)."""

from __future__ import annotations

from app.records.base import Record, day, integer, kept_text, link, long_text, parent, position, record, text


@record(kind="booklet_issue", label="号")
class BookletIssue(Record):
    """One volume of 「コミュニティスペース」."""

    title: str = text("題", required=True, searched=True)
    volume: int | None = integer("vol.", headers=("号数",))
    issued: str = day("発行した年月", headers=("発行", "発行年月"))
    copies: int | None = integer("部数", unit="部", level="related")
    subtitle: str = text("表紙のことば", searched=True)
    foreword: str = long_text("はじめに", searched=True)
    publisher: str = text("発行者")
    colophon: str = long_text("奥付")
    cover_photo: int | None = link("表紙の写真", "photo")
    internal_note: str = long_text("内部メモ", level="internal", printed=False)


@record(kind="booklet_entry", label="載せた居場所")
class BookletEntry(Record):
    """One place in one volume; `printed_as` is what stood there, as JSON, once it was printed."""

    booklet_issue: int | None = parent("号", "booklet_issue", key=True)
    place: int | None = link("居場所", "place", key=True)
    printed_as: str = kept_text("刷ったときの中身", level="internal")
    pos: str = position()


@record(kind="distribution", label="配架先")
class Distribution(Record):
    """Where copies of a volume were laid out."""

    booklet_issue: int | None = parent("号", "booklet_issue")
    destination: str = text("どこへ", required=True, searched=True, level="related")
    organization: int | None = link("団体", "organization", level="related")
    copies: int | None = integer("部数", unit="部", level="related")
    date: str = day("いつ", level="related")
    pos: str = position()
