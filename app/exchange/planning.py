"""From sheets to an import plan. A plan is a pure function of ledger, source, mappings, choices and corrections."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from app.errors import ExpectedError
from app.exchange.carried_area import CarriedArea, area_of_sheet, is_area_written_once
from app.exchange.import_plan import (
    CellProblem,
    Choice,
    Decision,
    ImportPlan,
    PlannedRow,
    PlannedTable,
    RowKey,
    RowStatus,
)
from app.exchange.intake import Intake
from app.exchange.mapping import ColumnMapping, nouns_of, propose_mapping
from app.exchange.place_rows import read_schedules, take_place, take_schedules
from app.exchange.plain_rows import take_area, take_organization
from app.exchange.record_rows import take_record
from app.exchange.row_content import RowContent, read_row
from app.exchange.sheet import Sheet
from app.exchange.space_rows import take_space
from app.exchange.tables import LeftOutRow, Table, TableRow, find_tables
from app.exchange.targets import naming_key, target
from app.exchange.volunteer_rows import take_volunteer
from app.exchange.year_tables import find_year_table
from app.ledger import Ledger
from app.progress import Progress, no_progress
from app.records.base import Record
from app.records.catalogue import BY_KIND
from app.records.ids import new_id
from app.records.place import Place
from app.rules.schedule_rule import ScheduleRule
from app.wording import counted, noun

CellKey = tuple[str, int, int]
"""Sheet, row as Excel counts, column among the table's columns."""

_ROWS_BETWEEN_REPORTS = 100
_DEADLINE = "approach.next_due"


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read, before anybody decided anything.

    Attributes:
        name: file name, for labels and for 出どころ.
        tables: one per sheet that has one.
        left_out: rows of the sheets that have none.
        remarks: (sheet, Japanese sentence) about what could not be read whole.
    """

    name: str
    tables: tuple[Table, ...]
    left_out: tuple[LeftOutRow, ...]
    remarks: tuple[tuple[str, str], ...]


def find_source(name: str, sheets: Sequence[Sheet]) -> Source:
    """The tables of a file.

    Raises:
        ExpectedError: no sheet has a row that reads like a header.
    """
    by_years = {sheet.name: table for sheet in sheets if (table := find_year_table(sheet)) is not None}
    tables, left_out = find_tables([sheet for sheet in sheets if sheet.name not in by_years])
    tables = (*tables, *by_years.values())
    if not tables:
        raise ExpectedError(
            f"「{name}」には、見出し（「名称」「電話」など）の行が見つかりません。",
            "1行目に列のなまえを書いてから、もう一度選んでください。",
        )
    said = [(sheet.name, remark) for sheet in sheets for remark in sheet.remarks]
    said += [(table.sheet, remark) for table in tables for remark in table.remarks]
    return Source(name, tables, left_out, tuple(dict.fromkeys(said)))


def propose_mappings(
    source: Source, kind: str = "", ledger: Ledger | None = None, *, nouns: Mapping[str, str] | None = None
) -> tuple[ColumnMapping, ...]:
    """The likeliest mapping of each table; sheets of no known kind do not hold up those that have one.

    `ledger` gives the nouns of this town, which stand in its lists as titles; or they are given as `nouns`, where
    the ledger cannot be asked (`nouns_of`).

    Raises:
        ExpectedError: no table is of a kind that can be taken in.
    """
    called = nouns_of(ledger) if nouns is None else nouns
    mappings: list[ColumnMapping] = []
    refusal: ExpectedError | None = None
    for table in source.tables:
        try:
            mappings.append(propose_mapping(table, kind, called))
        except ExpectedError as error:
            refusal = refusal or error
            mappings.append(ColumnMapping("", ()))
    if refusal is not None and not any(mapping.kind for mapping in mappings):
        raise refusal
    return tuple(mappings)


def plan_import(
    ledger: Ledger,
    source: Source,
    mappings: Sequence[ColumnMapping],
    today: date,
    *,
    choices: Mapping[RowKey, Choice] | None = None,
    corrections: Mapping[CellKey, str] | None = None,
    make_id: Callable[[], int] = new_id,
    progress: Progress = no_progress,
) -> ImportPlan:
    """What taking in a file would do.

    Args:
        ledger: as it is now.
        source: from `find_source`.
        mappings: one per table; a table whose mapping has no kind is left out.
        today: for dates without a year.
        choices: what the user decided about single rows.
        corrections: what the user put into single cells instead of what the file says.
        make_id: gives ids to new records.
        progress: called every hundred rows.

    Raises:
        Cancelled: `progress` stopped the work.
    """
    run = _Run(Intake(ledger, today, make_id), ledger, source, choices or {}, corrections or {}, progress)
    planned = [
        run.table(table, mapping) for table, mapping in zip(source.tables, mappings, strict=True) if mapping.kind
    ]
    return run.plan(planned)


@dataclass(slots=True)
class _Entry:
    """One record of the source while it is read."""

    content: RowContent
    record: Record | None = None
    reason: str = ""


@dataclass(slots=True)
class _Run:
    intake: Intake
    ledger: Ledger
    source: Source
    choices: Mapping[RowKey, Choice]
    corrections: Mapping[CellKey, str]
    progress: Progress
    problems: list[CellProblem] = field(default_factory=list)
    done: int = 0

    def table(self, table: Table, mapping: ColumnMapping) -> PlannedTable:
        """Read every row of a table into the draft."""
        carried = CarriedArea(area_of_sheet(self.source.tables, table, mapping))
        seen: dict[int, list[ScheduleRule]] = {}
        entries: list[_Entry] = []
        is_carrying = is_area_written_once(table, mapping)
        anchors = _anchors(table, mapping)
        total = sum(len(each.rows) for each in self.source.tables)
        for row in table.rows:
            self.done += 1
            if self.done % _ROWS_BETWEEN_REPORTS == 0:
                self.progress(self.done, total)
            content = self._content(table, mapping, row)
            content.anchors |= anchors
            carried.apply(content, row, is_carrying=is_carrying)
            if mapping.kind == "place" and entries and _continues(content, row, mapping):
                self._continue(entries, content, seen)
                continue
            entry = self._take(content, mapping.kind)
            entries.append(entry)
            first = self.intake.row_of(entry.record) if entry.record is not None else row.number
            if first != row.number:
                entry.reason = f"{first}行目と同じ{noun(mapping.kind, self.ledger)}です"
            if isinstance(entry.record, Place):
                self._add_rules(entry.record, entry.content, seen)
        for place_id, rules in seen.items():
            take_schedules(self.intake, place_id, rules)
        self._report_missing_readings(table, mapping, entries)
        return PlannedTable(table, mapping, tuple(self._planned(entry, mapping) for entry in entries))

    def _content(self, table: Table, mapping: ColumnMapping, row: TableRow) -> RowContent:
        corrections = {
            position: text
            for (sheet, number, position), text in self.corrections.items()
            if sheet == table.sheet and number == row.number
        }
        return read_row(table, mapping, row, self.intake.today, corrections)

    def _take(self, content: RowContent, kind: str) -> _Entry:
        choice = self.choices.get(content.key)
        if choice is not None and choice.decision is Decision.SKIP:
            return _Entry(content, reason="とりこまないことにした行です")
        key = naming_key(kind)
        if not content.text(key):
            label = target(kind, key).label
            content.report(key, f"{label}がないので、とりこめません。")
            return _Entry(content, reason=f"{label}がありません")
        if kind == "place":
            return _Entry(content, take_place(self.intake, content, choice))
        if kind == "space":
            return _Entry(content, take_space(self.intake, content, choice, source=_origin(self.source, content)))
        if kind == "organization":
            return _Entry(content, take_organization(self.intake, content, choice))
        if kind == "area":
            return _Entry(content, take_area(self.intake, content, choice))
        record: Record | None = (
            take_volunteer(self.intake, content, choice)
            if kind == "volunteer"
            else take_record(self.intake, content, BY_KIND[kind], choice)
        )
        return _Entry(content, record, "" if record is not None else "大事なところが読めません")

    def _add_rules(self, place: Place, content: RowContent, seen: dict[int, list[ScheduleRule]]) -> None:
        """Keep the 定例 of a row until the table is read: several rows may speak of one place."""
        rules = seen.setdefault(place.id, [])
        rules.extend(rule for rule in read_schedules(content) if rule not in rules)

    def _continue(self, entries: list[_Entry], content: RowContent, seen: dict[int, list[ScheduleRule]]) -> None:
        """A row without a name of its own adds a 定例 to the place above it."""
        entry = entries[-1]
        if isinstance(entry.record, Place):
            self._add_rules(entry.record, content, seen)
        entry.content.problems.extend(content.problems)

    def _report_missing_readings(self, table: Table, mapping: ColumnMapping, entries: Iterable[_Entry]) -> None:
        """One line for the whole table: よみ is missing where no column has it and the name is not in kana."""
        without = 0
        for entry in entries:
            if entry.record is not None:
                record = self.intake.draft.get(type(entry.record), entry.record.id)
                without += record is not None and getattr(record, "reading", None) == ""
        if without:
            position = next(iter(mapping.positions(naming_key(mapping.kind))), None)
            title = "" if position is None else table.columns[position].name
            number = counted(without, mapping.kind)
            message = f"よみのないものが{number}あります。「よみ」に、ひらがなで書いてください。"
            self.problems.append(CellProblem(table.sheet, table.header_row, title, message, position))

    def _planned(self, entry: _Entry, mapping: ColumnMapping) -> PlannedRow:
        content = entry.content
        self.problems.extend(content.problems)
        values = [
            content.shown.get(position, "" if mapping.targets[position] == "number" else text)
            for position, text in enumerate(content.texts)
        ]
        existing = None if entry.record is None else self.ledger.get(type(entry.record), entry.record.id)
        records: tuple[Record, ...] = ()
        if entry.record is not None:
            now = self.intake.draft.get(type(entry.record), entry.record.id)
            records = () if now is None else (now, *self._belongings(now), *self._extras(content))
        return PlannedRow(
            key=content.key,
            name=content.text(naming_key(mapping.kind)),
            cells=content.texts,
            values=tuple(values),
            status=self._status(records, existing),
            records=records,
            existing=existing,
            problems=tuple(content.problems),
            guesses=tuple(content.guesses),
            duplicates=tuple(content.duplicates),
            reason=entry.reason,
        )

    def _belongings(self, record: Record) -> list[Record]:
        from app.records.schedule import Schedule
        from app.records.space import Space

        if not isinstance(record, Place):
            return []
        venue = self.intake.draft.get(Space, record.space)
        schedules = self.intake.draft.children(Schedule, "place", record.id)
        return [*([venue] if venue is not None else []), *schedules]

    def _extras(self, content: RowContent) -> list[Record]:
        """What else the row brings, as it stands at the end."""
        found = (self.intake.draft.get(type(each), each.id) for each in content.extras)
        return list({each.id: each for each in found if each is not None}.values())

    def _status(self, records: Sequence[Record], existing: Record | None) -> RowStatus:
        if not records:
            return RowStatus.SKIPPED
        if existing is None:
            return RowStatus.ADDED
        is_changed = any(self.ledger.get(type(record), record.id) != record for record in records)
        return RowStatus.UPDATED if is_changed else RowStatus.UNCHANGED

    def plan(self, planned: Sequence[PlannedTable]) -> ImportPlan:
        """Everything together."""
        left_out = [row for table in self.source.tables for row in table.left_out]
        rows = [row for table in planned for row in table.rows]
        remarks = [CellProblem(sheet, 0, "", remark) for sheet, remark in self.source.remarks]
        skipped = sum(row.status is RowStatus.SKIPPED for row in rows)
        no_entries = [row for row in (*left_out, *self.source.left_out) if not row.is_title]
        label = f"『{self.source.name}』をとりこむ"
        changes = self.intake.draft.change_set(label).changes
        return ImportPlan(
            label=label,
            tables=tuple(planned),
            changes=changes,
            touched=frozenset(self.intake.draft.touched),
            left_out=(*left_out, *self.source.left_out),
            problems=(*remarks, *self.problems),
            duplicates=tuple(duplicate for row in rows for duplicate in row.duplicates),
            skipped_rows=skipped + len(no_entries),
        )


def _anchors(table: Table, mapping: ColumnMapping) -> dict[str, date]:
    """For a column of deadlines the latest one that has a year: 「5月末」 beside 2025/5/20 is that of 2025."""
    from app.rules.date_reading import read_date

    found: dict[str, date] = {}
    for position in mapping.positions(_DEADLINE):
        cells = (row.cells[position] for row in table.rows)
        readings = [read_date(cell, None).value for cell in cells if isinstance(cell, str | date)]
        days = [value.last_day for value in readings if value is not None and value.day is not None]
        if days:
            found[_DEADLINE] = max(days)
    return found


def _continues(content: RowContent, row: TableRow, mapping: ColumnMapping) -> bool:
    """Whether a row only adds a day and time to the place above: its name is merged with the one above, or it says
    nothing but when."""
    name = mapping.positions("place.name")
    if any(position in row.merged for position in name):
        return True
    own = {key: position for key, position in content.positions.items() if position not in row.merged}
    said = {key for key, position in own.items() if content.texts[position].strip()}
    return bool(said) and not content.text("place.name") and all(key.startswith("schedule.") for key in said)


def _origin(source: Source, content: RowContent) -> str:
    """Where a list of spaces comes from; data published by a town names its licence (CC BY 4.0 asks for that)."""
    published = {"都道府県名", "市区町村名", "都道府県コード又は市区町村コード", "全国地方公共団体コード"}
    own = {title: text.strip() for title, text in zip(content.titles, content.texts, strict=True)}
    publisher = own.get("市区町村名") or own.get("都道府県名") or ""
    stem = source.name.rpartition(".")[0] or source.name
    if published & set(own):
        return f"{publisher}のオープンデータ「{stem}」（CC BY 4.0）".removeprefix("の")
    return f"『{source.name}』"
