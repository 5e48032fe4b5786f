"""The report of a meeting into the ledger: 会議録 with 次第, 出席 by organisation and opinions by ワーク × グループ."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from app.changes.positions import position_between
from app.errors import ExpectedError
from app.exchange.identity import Traits
from app.exchange.import_plan import CellProblem, ImportPlan
from app.exchange.intake import Intake, with_note
from app.exchange.minutes_text import MinutesText, Point, folded_label, is_minutes, read_minutes
from app.exchange.row_content import RowContent
from app.ledger import Ledger
from app.records.base import R, Record
from app.records.field import FieldValue
from app.records.ids import new_id
from app.records.meeting_body import MeetingBody
from app.records.minutes import AgendaItem, Attendee, Minutes, Opinion, Promise
from app.records.term import Term
from app.rules.date_reading import read_date
from app.rules.normalise import fold, fold_width
from app.rules.reading import reading_from_kana
from app.rules.time_reading import clock, match_time_span, plain_time_text

_TIME = ("日時", "開催日時", "開催日", "期日", "日程")
_VENUE = ("会場", "場所", "開催場所", "開催方法")
_PRESENT = ("出席者", "出席", "参加者", "参加")
_ABSENT = ("欠席者", "欠席")
_THEME = ("テーマ", "今回のテーマ")
_RECORDER = ("記録", "記録者", "書記")
_READ = {*_TIME, *_VENUE, *_PRESENT, *_ABSENT, *_THEME, *_RECORDER, "目的"}
_DATE = re.compile(
    r"(?:(?:明治|大正|昭和|平成|令和|[MTSHR])\s*(?:元|\d{1,2})|\d{4})\s*(?:年|[./-])\s*\d{1,2}\s*(?:月|[./-])\s*\d{1,2}\s*日?"
)
_NUMBER = re.compile(r"第\s*([0-9]{1,3})\s*回")
_NOT_BODY = re.compile(
    r"(?:令和|平成|昭和|R|H)?\s*(?:元|[0-9]{1,4})\s*年度|第\s*[0-9]{1,3}\s*回|議事録|会議録|議事要旨|報告書?|記録|要旨|概要|[（(].*?[）)]"
)
_BODY = re.compile(r"(?:会議|協議体|協議会|委員会|部会|連絡会|懇談会|運営会|研究会|プロジェクト)$")
_GROUPS = re.compile(
    r"(?:会|社|課|係|室|局|部|所|署|館|院|園|校|学|団|組合|店|法人|協会|連合|委員|センター|クラブ|サロン|ネットワーク|事業所|"
    r"株式会社|有限会社|合同会社|㈱|㈲|NPO|協議体|包括|社協|市|町|村|区|病院|薬局|寺|神社|銀行|農協)$|^(?:株式会社|有限会社|㈱|㈲|"
    r"一般社団法人|公益社団法人|社会福祉法人|特定非営利活動法人|NPO法人|認定NPO法人|合同会社|医療法人)"
)
_BRACKETED = re.compile(r"^(?P<front>[^（(]+)[（(](?P<inside>[^（）()]+)[）)]$")
_POLITE = re.compile(r"(?:さん|様|氏|先生|委員|会長|課長|代表)$")
_ONLINE = re.compile(r"オンライン|zoom|ズーム|web|リモート", re.IGNORECASE)
_PURPOSE = re.compile(r"目的")
_OWED = re.compile(r"^(?P<what>.+?)[（(](?P<who>[^（）()／/]{1,20}?)(?:[／/、,]\s*(?P<due>[^（）()]+?))?[）)]$")


@dataclass(frozen=True, slots=True)
class MinutesSource:
    """A text that reads like the report of a meeting.

    Attributes:
        name: of the file, or what the text was taken from.
        lines: cells of a table row are parted by tabs.
    """

    name: str
    lines: tuple[str, ...]


def minutes_source(name: str, lines: Sequence[str], *, is_certain: bool = False) -> MinutesSource | None:
    """The report in a text, None when it is none; `is_certain` when somebody said that it is one."""
    if is_certain or is_minutes(lines):
        return MinutesSource(name, tuple(lines))
    return None


_FINAL = (
    "この会議録は確定しているので、入れませんでした。"
    "会議録をひらいて「なおす」を押してから、もう一度とりこんでください。"
)


def plan_minutes(
    ledger: Ledger, source: MinutesSource, today: date, *, make_id: Callable[[], int] = new_id
) -> ImportPlan:
    """What taking the report of a meeting in would do. Taking it in again changes nothing.

    Raises:
        ExpectedError: the text has no title.
    """
    text = read_minutes(source.lines)
    if not text.title:
        raise ExpectedError(
            f"「{source.name}」は、会議録として読めません（題がありません）。", "1行目に会議のなまえを書いてください。"
        )
    return _MinutesRun(ledger, Intake(ledger, today, make_id), source, text).plan()


@dataclass(slots=True)
class _MinutesRun:
    ledger: Ledger
    intake: Intake
    source: MinutesSource
    text: MinutesText
    problems: list[CellProblem] = field(default_factory=list)

    def plan(self) -> ImportPlan:
        minutes = self._minutes()
        self._attendees(minutes)
        for point in self.text.points:
            self._point(minutes, point)
        for line in self.text.promises:
            self._promise(minutes, line)
        label = f"『{self.source.name}』をとりこむ"
        changes, touched = self.intake.draft.change_set(label).changes, frozenset(self.intake.draft.touched)
        known = self.ledger.get(Minutes, minutes.id)
        if changes and known is not None and known.state == "final":  # what was agreed on is changed by nobody unasked
            self.problems.append(CellProblem(self.source.name, 1, "題", _FINAL))
            changes, touched = (), frozenset({(Minutes.KIND, known.id)})
        return ImportPlan(label=label, tables=(), changes=changes, touched=touched, problems=tuple(self.problems))

    def _report(self, column: str, message: str) -> None:
        row = next((at for at, line in enumerate(self.source.lines, 1) if _begins(line, column)), 0)
        self.problems.append(CellProblem(self.source.name, row, column, message))

    def _label(self, names: Sequence[str]) -> tuple[str, str]:
        """The first of these labels that the text has, with what stands behind it."""
        return next(((name, self.text.labels[name]) for name in names if self.text.labels.get(name)), (names[0], ""))

    def _minutes(self) -> Minutes:
        values: dict[str, FieldValue] = {"title": self.text.title}
        values |= self._when()
        _, venue = self._label(_VENUE)
        if venue:
            values["venue"] = " ".join(venue.split())
            values["form"] = "online" if _ONLINE.search(venue) else "room"
        if number := _NUMBER.search(fold_width(self.text.title)):
            values["number"] = int(number[1])
        body = self._body()
        if body is not None:
            values["meeting_body"] = body
        values |= self._written()
        notes = [f"{label}：{text}" for label, text in self.text.labels.items() if label not in _READ and text]
        notes += self.text.rest
        content = _no_row(self.source.name, self.intake.today)
        traits = Traits(self.text.title, day=str(values.get("date", "")))
        known = self.intake.find(Minutes, content, traits, None)
        for duplicate in content.duplicates:
            self.problems.append(CellProblem(self.source.name, 1, "題", duplicate.message))
        minutes = (known or Minutes(id=self.intake.make_id(), title=self.text.title)).changed(**values)
        minutes = minutes.changed(internal_note=with_note(minutes.internal_note, notes))
        self.intake.take(minutes, content)
        return minutes

    def _when(self) -> dict[str, FieldValue]:
        label, written = self._label(_TIME)
        plain = fold_width(written)
        found = _DATE.search(plain)
        reading = read_date(found.group(), None) if found else None
        if reading is None or reading.value is None:
            what = f"「{written[:40]}」から日にちが読めません。" if written else "日にちが書いてありません。"
            self._report(label, what)
            return {}
        values: dict[str, FieldValue] = {"date": reading.value.iso}
        rest = plain_time_text(written)
        for at in range(len(rest)):
            if (span := match_time_span(rest, at)) is not None and rest[at].strip():
                values["start"] = clock(span[0].start)
                values |= {} if span[0].end is None else {"end": clock(span[0].end)}
                break
        return values

    def _written(self) -> dict[str, FieldValue]:
        """Theme, background, purpose, まとめ and what is to be done from now on."""
        values: dict[str, FieldValue] = {}
        _, theme = self._label(_THEME)
        paragraphs = list(self.text.theme)
        if not theme and paragraphs:
            theme = paragraphs.pop(0)
        values["theme"] = " ".join(theme.split("\n"))
        values["purpose"] = "\n".join([self.text.labels.get("目的", ""), *filter(_PURPOSE.search, paragraphs)]).strip()
        values["background"] = "\n".join(each for each in paragraphs if not _PURPOSE.search(each))
        values["summary"] = "\n".join(self.text.summary)
        values["next_steps"] = "\n".join(self.text.next_steps)
        _, recorder = self._label(_RECORDER)
        values["recorder"] = " ".join(recorder.split())
        return {name: value for name, value in values.items() if value}

    def _body(self) -> int | None:
        """The council that met, by what is left of the title without year, number and 報告."""
        written = self.text.labels.get("会議名", "") or self.text.title
        name = " ".join(_NOT_BODY.sub(" ", fold_width(written)).split())
        if _BODY.search(name) is None:
            return None
        known = self.intake.named(MeetingBody, name)
        if known:
            return min(known)
        kinds = [term for term in self.intake.draft.all(Term) if term.term_list == "meeting_kind" and term.code]
        kind = next((term.id for term in kinds if term.code != "other" and fold(term.label) in fold(name)), None)
        made = MeetingBody(id=self.intake.make_id(), name=name, reading=reading_from_kana(name), kind=kind)
        self.intake.take(made, _no_row(self.source.name, self.intake.today))
        return made.id

    def _attendees(self, minutes: Minutes) -> None:
        default = "online" if minutes.form == "online" else "yes"
        for labels, presence in ((_PRESENT, default), (_ABSENT, "no")):
            label, written = self._label(labels)
            for entry in re.split(r"[、,，;；\n]+", written):
                if name := re.sub(r"^[・○●\s]+|[\s。]+$", "", entry):
                    self._attendee(minutes, label, name, presence)

    def _attendee(self, minutes: Minutes, label: str, written: str, presence: str) -> None:
        organization, person = self._group_and_person(written)
        if not organization and not person:
            return
        values: dict[str, FieldValue] = {"person": person, "presence": presence}
        values["organization"] = self.intake.organization(organization) if organization else None
        known = self.intake.draft.children(Attendee, "minutes", minutes.id)
        who = (values["organization"], fold(person))
        same = next((each for each in known if (each.organization, fold(each.person)) == who), None)
        if same is not None:
            self.intake.draft.touch(same)
            return
        if person and not organization and not _POLITE.search(written):
            self._report(label, f"「{written[:40]}」が団体か人か分からないので、人のなまえとして入れました。")
        self._add(Attendee(id=self.intake.make_id(), minutes=minutes.id).changed(**values), known)

    def _group_and_person(self, written: str) -> tuple[str, str]:
        """「社会福祉協議会（山田）」 and 「山田（社会福祉協議会）」: whom somebody came for, and who."""
        if match := _BRACKETED.match(written):
            front, inside = match["front"].strip(), match["inside"].strip()
            if self._is_group(front):
                return (front, inside) if not inside.isdigit() and not re.search(r"\d名", inside) else (front, "")
            if self._is_group(inside):
                return inside, _POLITE.sub("", front)
        if self._is_group(written):
            return written, ""
        front, _, last = written.replace("\u3000", " ").partition(" ")
        if last and self._is_group(front):
            return front, _POLITE.sub("", last.strip())
        return "", _POLITE.sub("", written)

    def _is_group(self, word: str) -> bool:
        return bool(_GROUPS.search(word)) or self.intake.knows_organization(word)

    def _point(self, minutes: Minutes, point: Point) -> None:
        known = self.intake.draft.children(AgendaItem, "minutes", minutes.id)
        item = next((each for each in known if fold(each.title) == fold(point.title)), None)
        kind = "work" if point.is_work or point.opinions else _kind_of(point.title)
        content = "\n".join(point.paragraphs)
        if item is None:
            made = AgendaItem(id=self.intake.make_id(), minutes=minutes.id, title=point.title)
            item = self._add(made.changed(kind=kind, content=content), known)
        elif content and fold(content) not in fold(item.content):
            item = self.intake.draft.put(item.changed(content=f"{item.content}\n{content}".strip()))
        else:
            self.intake.draft.touch(item)
        said = self.intake.draft.children(Opinion, "minutes", minutes.id)
        for group, words in point.opinions:
            same = next((each for each in said if _said(each) == (item.id, fold(group), fold(words))), None)
            if same is not None:
                self.intake.draft.touch(same)
                continue
            made_opinion = Opinion(id=self.intake.make_id(), minutes=minutes.id, agenda_item=item.id)
            self._add(made_opinion.changed(group_name=group, content=words), said)
            said = self.intake.draft.children(Opinion, "minutes", minutes.id)

    def _promise(self, minutes: Minutes, line: str) -> None:
        match = _OWED.match(line)
        values: dict[str, FieldValue] = {"content": line if match is None else match["what"].strip()}
        if match is not None:
            values["who"] = match["who"].strip()
            due = (match["due"] or "").removesuffix("まで").strip()
            reading = read_date(due, self.intake.today).value if due else None
            if due and reading is None:
                self._report("", f"「{line[:60]}」の期限が読めないので、ことばのまま入れました。")
                values = {"content": line}
            elif reading is not None:
                values["due"] = reading.iso
        mine = [each for each in self.intake.draft.all(Promise) if each.minutes == minutes.id]
        same = next((each for each in mine if fold(each.content) == fold(str(values["content"]))), None)
        if same is not None:
            self.intake.draft.touch(same)
        else:
            self.intake.draft.put(Promise(id=self.intake.make_id(), minutes=minutes.id).changed(**values))

    def _add(self, record: R, siblings: Sequence[Record]) -> R:
        last = max((each.text_of("pos") for each in siblings), default="")
        return self.intake.draft.put(record.changed(pos=position_between(last, "")))


def _said(opinion: Opinion) -> tuple[int | None, str, str]:
    return opinion.agenda_item, fold(opinion.group_name), fold(opinion.content)


def _kind_of(title: str) -> str:
    kinds = (("講話|講演|ミニ講座", "talk"), ("報告|情報共有", "report"), ("前回", "promises"), ("まとめ", "summary"))
    return next((kind for pattern, kind in kinds if re.search(pattern, title)), "")


def _begins(line: str, label: str) -> bool:
    return bool(label) and folded_label(line).startswith(label)


def _no_row(name: str, today: date) -> RowContent:
    """A report has no rows: what is asked of a row is asked of the whole text."""
    from app.exchange.import_plan import RowKey

    return RowContent(key=RowKey(name, 1), cells={}, positions={}, titles=(), texts=(), today=today)
