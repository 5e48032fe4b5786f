"""Reports of meetings as they are: S0 word for word, tables pasted from Word, Word documents, and what is no report."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from app.changes.change import Change
from app.errors import ExpectedError
from app.exchange.import_plan import ImportPlan
from app.exchange.minutes_rows import MinutesSource, minutes_source, plan_minutes
from app.exchange.planning import Source
from app.exchange.reading_lists import read_list
from app.exchange.text_documents import html_lines, html_tables, read_document
from app.ledger import Ledger
from app.records.area import Area
from app.records.meeting_body import MeetingBody
from app.records.minutes import AgendaItem, Attendee, Minutes, Opinion, Promise
from app.records.organization import Organization
from app.records.term_lists import built_in_terms, term_id
from app.rules.checks import check_all

REPORT = Path(__file__).parent.parent.parent / "data" / "lists" / "基幹型地域ケア会議_報告.txt"
TODAY = date(2026, 7, 1)
EMPTY = Ledger.of(built_in_terms())


def planned(text: str, ledger: Ledger = EMPTY) -> ImportPlan:
    source = minutes_source("記録.txt", text.splitlines(), is_certain=True)
    assert source is not None
    return plan_minutes(ledger, source, TODAY)


def after(plan: ImportPlan, ledger: Ledger = EMPTY) -> Ledger:
    from app.records.catalogue import RECORD_CLASSES

    records = {(each.KIND, each.id): each for kind in RECORD_CLASSES for each in ledger.all(kind)}
    return Ledger.of((records | {(change.kind, change.record_id): change.record for change in plan.changes}).values())


def opinions(ledger: Ledger) -> list[tuple[str, str, str]]:
    """(ワーク, group, words) of every opinion, in order."""
    found = []
    for item in sorted(ledger.all(AgendaItem), key=lambda each: each.pos):
        said = [each for each in ledger.all(Opinion) if each.agenda_item == item.id]
        found += [(item.title, each.group_name, each.content) for each in sorted(said, key=lambda each: each.pos)]
    return found


@pytest.fixture(scope="module")
def plan() -> ImportPlan:
    source = read_list(REPORT)
    assert isinstance(source, MinutesSource)
    return plan_minutes(EMPTY, source, TODAY)


class TestReport:
    """S0, as it was taken out of a PDF: a blank line below each, lines broken by the width of the page."""

    def test_its_head(self, plan: ImportPlan) -> None:
        (minutes,) = after(plan).all(Minutes)
        assert minutes.title == "令和３年度 基幹型地域ケア会議 報告"
        assert (minutes.date, minutes.start, minutes.end) == ("2022-02-17", "14:00", "16:00")
        assert (minutes.form, minutes.venue, minutes.state) == ("online", "オンラインにて開催", "draft")
        assert minutes.theme == "「いきいきとした生活を地域で送るための居場所の“場”について考える」"
        assert minutes.background.startswith("各圏域で開催している地域ケア個別会議、")
        assert minutes.purpose.startswith("こうした状況の中で、")
        assert minutes.summary.startswith("今年度は多業種多分野からの参加をいただけた。")
        assert [line[:3] for line in minutes.next_steps.split("\n")][::2] == ["（１）", "（２）", "（３）"]

    def test_nobody_is_missing(self, plan: ImportPlan) -> None:
        ledger = after(plan)
        rows = sorted(ledger.all(Attendee), key=lambda each: each.pos)
        names = [group.name for each in rows if (group := ledger.get(Organization, each.organization)) is not None]
        assert len(names) == 15
        assert names[:4] == [
            "小平市民生委員児童委員協議会", "小平ケアマネ連絡会", "小平商工会", "株式会社ブリジストン"
        ]  # fmt: skip
        assert names[7] == "一般社団法人こだいら観光まちづくり協会"
        assert {(each.person, each.presence) for each in rows} == {("", "online")}

    def test_the_council_is_known_by_its_kind(self, plan: ImportPlan) -> None:
        (body,) = after(plan).all(MeetingBody)
        assert (body.name, body.kind) == ("基幹型地域ケア会議", term_id("meeting_kind", "core"))

    def test_every_opinion_stands_under_its_work(self, plan: ImportPlan) -> None:
        said = opinions(after(plan))
        assert [title for title, _, _ in said] == ["想定される場"] * 12 + ["「場」への具体的な働きかけについて"] * 11
        assert said[4][2] == "高齢者が自然と集まる場所（スーパー、飲食店、病院、薬局、牛乳パックの集荷場など）"
        assert said[14][2].endswith("「別のことに使えないか」と働きかける。")
        assert {item.kind for item in after(plan).all(AgendaItem)} == {"work"}

    def test_nothing_is_left_to_ask(self, plan: ImportPlan) -> None:
        assert plan.problems == ()
        assert check_all(change.record for change in plan.changes) == ()

    def test_again_nothing_changes(self, plan: ImportPlan) -> None:
        source = read_list(REPORT)
        assert isinstance(source, MinutesSource)
        again = plan_minutes(after(plan), source, TODAY)
        assert again.changes == ()
        assert again.counts.unchanged == 56


SECTION_MINUTES = """\
第3回 西部圏域 第2層協議体 議事録
日時：2026年5月12日（火）10:00～11:30
場所：小川町公民館
出席者：民生委員協議会（山田花子）、小川商店会、田中様、佐藤　一郎
欠席者：まるや商店
司会：髙橋
記録：鈴木

■ 前回の約束
空き店舗の一覧ができた。

■ ワーク１「集える場」
Ａグループ
・空き店舗
・寺の本堂
Ｂグループ：駐車場
■ 宿題
・店長に電話する（山田／6月10日まで）
・ベンチを置く
"""


class TestOtherForms:
    def test_groups_persons_and_promises(self) -> None:
        ledger = after(planned(SECTION_MINUTES))
        (minutes,) = ledger.all(Minutes)
        assert (minutes.number, minutes.start, minutes.end, minutes.recorder) == (3, "10:00", "11:30", "鈴木")
        assert minutes.internal_note == "司会：髙橋"
        (body,) = ledger.all(MeetingBody)
        assert body.name == "西部圏域 第2層協議体"
        rows = sorted(ledger.all(Attendee), key=lambda each: each.pos)
        groups = [ledger.get(Organization, each.organization) for each in rows]
        names = [group.name if group else "" for group in groups]
        assert [(name, each.person, each.presence) for name, each in zip(names, rows, strict=True)] == [
            ("民生委員協議会", "山田花子", "yes"), ("小川商店会", "", "yes"), ("", "田中", "yes"),
            ("", "佐藤　一郎", "yes"), ("まるや商店", "", "no"),
        ]  # fmt: skip
        assert opinions(ledger) == [
            ("集える場", "Ａグループ", "空き店舗"), ("集える場", "Ａグループ", "寺の本堂"), ("集える場", "Ｂグループ", "駐車場")
        ]  # fmt: skip
        promises = sorted(ledger.all(Promise), key=lambda each: each.content)
        assert [(each.content, each.who, each.due) for each in promises] == [
            ("ベンチを置く", "", ""), ("店長に電話する", "山田", "2026-06-10")
        ]  # fmt: skip
        assert [(item.title, item.content) for item in ledger.all(AgendaItem) if item.kind != "work"] == [
            ("前回の約束", "空き店舗の一覧ができた。")
        ]

    def test_who_may_be_a_group_or_a_person_is_said(self) -> None:
        assert [(each.row, each.column) for each in planned(SECTION_MINUTES).problems] == [(4, "出席者")]

    def test_a_known_group_is_one_whatever_it_is_called(self) -> None:
        ledger = Ledger.of([*built_in_terms(), Organization(id=5, name="つむぎ")])
        rows = after(planned("会議\n日時：2026年5月12日\n出席者：つむぎ", ledger), ledger).all(Attendee)
        assert [(each.organization, each.person) for each in rows] == [(5, "")]

    def test_twice_adds_nothing(self) -> None:
        first = after(planned(SECTION_MINUTES))
        assert planned(SECTION_MINUTES, first).changes == ()

    def test_another_day_is_another_meeting(self) -> None:
        first = after(planned("定例会\n日時：2026年5月12日\n会場：公民館"))
        second = planned("定例会\n日時：2026年6月9日\n会場：公民館", first)
        assert second.by_kind()["minutes"].added == 1
        assert [each.column for each in second.problems] == ["題"]

    def test_a_day_that_cannot_be_read_is_said_beside_its_line(self) -> None:
        plan = planned("定例会\n会場：公民館\n日時：そのうち")
        assert [(each.row, each.column) for each in plan.problems] == [(3, "日時")]

    def test_a_table_of_opinions_pasted_from_word(self) -> None:
        page = (
            "<html><head><style>p{}</style></head><body><p>協議体の記録</p><table>"
            "<tr><td>日時</td><td>令和８年５月１２日（火）<br>午後２時～４時</td></tr>"
            "<tr><td>出席者</td><td><p>小川商店会</p><p>まるや㈱</p></td></tr></table>"
            "<table><tr><th>ワーク</th><th>グループ</th><th>意見</th></tr>"
            "<tr><td>集える場</td><td>A班</td><td>空き&amp;店舗</td></tr><tr><td></td><td>B班</td><td>・寺</td></tr></table></body></html>"
        )
        ledger = after(planned("\n".join(html_lines(page))))
        (minutes,) = ledger.all(Minutes)
        assert (minutes.title, minutes.date, minutes.start) == ("協議体の記録", "2026-05-12", "14:00")
        assert {each.name for each in ledger.all(Organization)} == {"小川商店会", "まるや㈱"}
        assert opinions(ledger) == [("集える場", "A班", "空き&店舗"), ("集える場", "B班", "寺")]
        assert html_tables(page)[1][1] == ("集える場", "A班", "空き&店舗")

    def test_a_word_document(self, tmp_path: Path) -> None:
        def paragraph(text: str) -> str:
            return f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>"

        body = paragraph("協議体の記録") + (
            f"<w:tbl><w:tr><w:tc>{paragraph('日時')}</w:tc><w:tc>{paragraph('R8.5.12 10時～11時')}</w:tc></w:tr>"
            f"<w:tr><w:tc>{paragraph('会場')}</w:tc><w:tc>{paragraph('公民館')}</w:tc></w:tr></w:tbl>"
        )
        target = tmp_path / "記録.docx"
        with zipfile.ZipFile(target, "w") as container:
            space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
            content = f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
            container.writestr("word/document.xml", content)
        source = read_list(target)
        assert isinstance(source, MinutesSource)
        (minutes,) = after(plan_minutes(EMPTY, source, TODAY)).all(Minutes)
        assert (minutes.title, minutes.date, minutes.start, minutes.venue) == (
            "協議体の記録",
            "2026-05-12",
            "10:00",
            "公民館",
        )

    def test_a_list_in_a_word_document(self, tmp_path: Path) -> None:
        rows = (("名称", "電話", "曜日"), ("さくら", "042-000-0001", "毎週月曜"))
        space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        cells = ["".join(f"<w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>" for cell in row) for row in rows]
        table = "".join(f"<w:tr>{row}</w:tr>" for row in cells)
        content = f'<w:document xmlns:w="{space}"><w:body><w:tbl>{table}</w:tbl></w:body></w:document>'
        with zipfile.ZipFile(tmp_path / "一覧.docx", "w") as container:
            container.writestr("word/document.xml", content)
        source = read_list(tmp_path / "一覧.docx")
        assert isinstance(source, Source)
        assert [row.cells for row in source.tables[0].rows] == [rows[1]]

    def test_a_broken_word_document_is_refused_in_plain_words(self, tmp_path: Path) -> None:
        (tmp_path / "記録.docx").write_bytes(b"PK\x03\x04" + b"x" * 100)
        with pytest.raises(ExpectedError, match="こわれているか、Wordの文書"):
            read_document(tmp_path / "記録.docx")

    def test_a_list_in_a_text_file_stays_a_list(self, tmp_path: Path) -> None:
        (tmp_path / "一覧.txt").write_text("名称\t電話\t曜日\nさくら\t042-000-0001\t月曜\n", encoding="utf-8")
        assert isinstance(read_list(tmp_path / "一覧.txt"), Source)

    def test_nothing_of_a_report_is_dropped(self) -> None:
        text = "協議体\n日時：2026年5月12日\n会場：公民館\n\nはじめの一言。\n\n１ 見学について\n寺を見た。\n\n（１）感想\n広かった。\n"
        ledger = after(planned(text))
        told = "\n".join(
            str(vars(each)) for kind in (Minutes, AgendaItem, Opinion, Attendee) for each in ledger.all(kind)
        )
        for words in ("はじめの一言。", "見学について", "寺を見た。", "（１）感想", "広かった。"):
            assert words in told


def test_areas_are_none_of_it() -> None:
    assert after(planned(SECTION_MINUTES)).all(Area) == []


def test_a_final_one_is_changed_by_no_text(plan: ImportPlan) -> None:
    ledger = after(plan)
    (minutes,) = ledger.all(Minutes)
    final = after(ImportPlan("", (), (Change(minutes, minutes.changed(state="final")),), frozenset()), ledger)
    source = read_list(REPORT)
    assert isinstance(source, MinutesSource)
    again = plan_minutes(final, source, TODAY)
    assert (again.changes, again.problems) == ((), ())  # nothing new: nothing to say
    other = MinutesSource(source.name, tuple(line.replace("いきいきとした", "にこにことした") for line in source.lines))
    refused = plan_minutes(final, other, TODAY)
    assert refused.changes == ()
    assert "確定しているので" in refused.problems[-1].message
    assert plan_minutes(ledger, other, TODAY).changes  # as a draft it would have been taken
