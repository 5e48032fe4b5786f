"""Taking a JSON file in: by id, with deleted records coming back, one unit of work (records.md, JSON and Import)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

from app.changes.saving import deletion_of
from app.exchange.draft import Draft
from app.exchange.import_plan import CellProblem, Duplicate, ImportPlan
from app.exchange.json_file import record_object
from app.exchange.json_items import Item, read_blobs, read_items, recognise
from app.exchange.json_source import JsonSource
from app.exchange.json_values import is_text, read_id, read_value
from app.ledger import Ledger
from app.progress import Progress, no_progress
from app.records.base import Record
from app.records.catalogue import BY_KIND, RECORD_CLASSES
from app.records.field import Field, FieldKind, FieldValue
from app.records.ids import derived_id, hex_id, new_id
from app.records.photo import Photo
from app.records.schedule import Schedule
from app.records.term import Term
from app.rules.checks import check
from app.rules.normalise import fold
from app.store import Deleted

_ROWS_BETWEEN_REPORTS = 500
_SOFT_KINDS = (FieldKind.PHONE, FieldKind.EMAIL, FieldKind.URL, FieldKind.POSTAL_CODE)
"""What is written there is kept even when it looks wrong: nothing but paper depends on it."""


def plan_json(
    ledger: Ledger,
    trash: Sequence[Deleted],
    source: JsonSource,
    *,
    has_blob: Callable[[str], bool],
    make_id: Callable[[], int] = new_id,
    progress: Progress = no_progress,
) -> ImportPlan:
    """What taking in a JSON file would do.

    A field left out stays, null empties it, `"_deleted": true` deletes; an id that was deleted here comes back with its
    children. A record whose id is unknown but whose name and phone are those of a known record is that record.

    Args:
        ledger: as it is now.
        trash: `Store.trash()`.
        source: from `read_json`.
        has_blob: whether the ledger already holds a picture.
        make_id: gives ids to records without one.
        progress: called every few hundred records.
    """
    return _JsonRun(ledger, trash, source, has_blob, make_id, progress).run()


@dataclass(slots=True)
class _JsonRun:
    ledger: Ledger
    trash: Sequence[Deleted]
    source: JsonSource
    has_blob: Callable[[str], bool]
    make_id: Callable[[], int]
    progress: Progress
    draft: Draft = field(init=False)
    problems: list[CellProblem] = field(default_factory=list)
    duplicates: list[Duplicate] = field(default_factory=list)
    same: dict[tuple[str, int], int] = field(default_factory=dict)
    coming: dict[str, set[int]] = field(default_factory=dict)
    terms: dict[tuple[str, str], int] = field(default_factory=dict)
    blobs: dict[str, bytes] = field(default_factory=dict)
    skipped: int = 0

    def __post_init__(self) -> None:
        self.draft = Draft(self.ledger)

    def run(self) -> ImportPlan:
        self.blobs = read_blobs(self.source, self.problems)
        content = read_items(self.source, self.ledger, self.make_id, self.problems)
        items, self.skipped = content.items, content.skipped
        self.same, self.duplicates = recognise(items, self.ledger, self.trash)
        self.coming = {record_class.KIND: set() for record_class in RECORD_CLASSES}
        for item in items:
            self.coming[item.record_class.KIND].add(self._id(item.record_class.KIND, item.record_id))
        self._know_terms(items)
        self._bring_back(items)
        for done, item in enumerate(items):
            if done % _ROWS_BETWEEN_REPORTS == 0:
                self.progress(done, len(items))
            self._take(item)
        self._drop_orphans()
        for record_class, record_id in content.deletions:
            self._delete(record_class, self._id(record_class.KIND, record_id))
        label = f"『{self.source.name}』をとりこむ"
        used = {photo.sha for photo in self.draft.all(Photo)}
        return ImportPlan(
            label=label,
            tables=(),
            changes=self.draft.change_set(label).changes,
            touched=frozenset(self.draft.touched),
            problems=tuple(self.problems),
            duplicates=tuple(self.duplicates),
            skipped_rows=self.skipped,
            blobs={sha: data for sha, data in self.blobs.items() if sha in used and not self.has_blob(sha)},
        )

    def _report(self, kind: str, row: int, column: str, message: str) -> None:
        self.problems.append(CellProblem(kind, row, column, message))

    def _id(self, kind: str, record_id: int) -> int:
        return self.same.get((kind, record_id), record_id)

    def _know_terms(self, items: Sequence[Item]) -> None:
        for term in self.ledger.all(Term):
            self.terms.setdefault((term.term_list, term.code), term.id)
            self.terms.setdefault((term.term_list, fold(term.label)), term.id)
        for item in items:
            if item.record_class is Term:
                for name in ("code", "label"):
                    word = str(item.written.get(name) or "")
                    key = (str(item.written.get("term_list")), word if name == "code" else fold(word))
                    self.terms.setdefault(key, item.record_id)

    def _bring_back(self, items: Sequence[Item]) -> None:
        """Deleted records that the file names again, with what went with them."""
        wanted = {(item.record_class.KIND, item.record_id) for item in items}
        for deleted in self.trash:
            if (deleted.record.KIND, deleted.record.id) not in wanted:
                continue
            for record in (deleted.record, *deleted.children):
                if self.ledger.get(type(record), record.id) is None:
                    self.draft.put(record)
                    self.coming[record.KIND].add(record.id)
            for link in deleted.links:
                holder = self.draft.get(BY_KIND[link.kind], link.record_id)
                if holder is not None and holder.get(link.field) is None:
                    self.draft.put(holder.changed(**{link.field: link.target_id}))

    def _take(self, item: Item) -> None:
        kind = item.record_class.KIND
        record_id = self._id(kind, item.record_id)
        if self._says_nothing_new(item):
            return
        values = dict(self._values(item))
        keys = item.record_class.key_fields()
        if keys:
            record_id = self._keyed_id(item, record_id, values)
        known = self.draft.get(item.record_class, record_id)
        base = known or item.record_class(id=record_id)
        if keys and known is not None:
            values = {name: value for name, value in values.items() if not item.record_class.field(name).key}
        if kind in self.source.excerpts and known is not None:
            self.draft.touch(known)
            return
        self._wording(item, base, values)
        if base is known and all(base.get(name) == value for name, value in values.items()):
            self.draft.touch(base)
            return
        record = self._checked(item, base, values)
        if record is None:
            self.skipped += 1
            return
        self.draft.put(record)

    def _says_nothing_new(self, item: Item) -> bool:
        """Whether an object is, to the letter, how a known record would be written: most are, taking in once more."""
        known = self.ledger.get(item.record_class, item.record_id)
        if known is None or self.draft.get(item.record_class, item.record_id) is not known:
            return False
        if item.written != record_object(known):
            return False
        self.draft.touch(known)
        return True

    def _keyed_id(self, item: Item, record_id: int, values: Mapping[str, FieldValue]) -> int:
        """The id that the natural key gives; a known row keeps the key it has."""
        keys = item.record_class.key_fields()
        if self.draft.get(item.record_class, record_id) is not None:
            return record_id
        return derived_id(item.record_class.KIND, *(values.get(key.name, key.default) for key in keys))

    def _values(self, item: Item) -> Iterator[tuple[str, FieldValue]]:
        for each in item.record_class.FIELDS:
            if each.name not in item.written:
                continue
            written = item.written[each.name]
            if written is not None and (term_list := _term_list(item, each)):
                reading = self._term(item, each, written, term_list)
            elif written is not None and each.kind is FieldKind.LINK:
                reading = self._link(item, each, written)
            else:
                read = read_value(each, written)
                if read.problem:
                    self._report(item.record_class.KIND, item.row, each.name, read.problem)
                    continue
                reading = (read.value,)
            if reading:
                yield each.name, reading[0]

    def _wording(self, item: Item, base: Record, values: dict[str, FieldValue]) -> None:
        """`text` of a schedule is output, except for one without rule, where it is the stored wording."""
        text = item.written.get("text")
        rule = values.get("rule", base.get("rule") if isinstance(base, Schedule) else "-")
        if rule == "" and isinstance(text, str) and text != base.get("note"):
            values["note"] = text.replace("\r\n", "\n").replace("\r", "\n")

    def _term(self, item: Item, each: Field, written: object, term_list: str) -> tuple[FieldValue] | None:
        """The id of a pick-list entry from its id, code or label; a label that is new becomes an entry."""
        term_id = read_id(written)
        if term_id is not None:
            if self._is_there("term", term_id):
                return (term_id,)
            self._report(item.record_class.KIND, item.row, each.name, f"選択肢「{hex_id(term_id)}」が見つかりません。")
            return None
        if not isinstance(written, str) or not written.strip() or not is_text(written):
            self._report(item.record_class.KIND, item.row, each.name, f"{each.label}が読めません。")
            return None
        known = self.terms.get((term_list, written)) or self.terms.get((term_list, fold(written)))
        if known is None:
            last = max((term.pos for term in self.draft.all(Term) if term.term_list == term_list), default="")
            known = self.make_id()
            self.draft.put(Term(id=known, term_list=term_list, label=written, pos=f"{last}1" if last else "a01"))
            self.coming["term"].add(known)
            self.terms[term_list, fold(written)] = known
        return (known,)

    def _link(self, item: Item, each: Field, written: object) -> tuple[FieldValue] | None:
        linked = read_id(written)
        if linked is not None and self._is_there(each.target, self._id(each.target, linked)):
            return (self._id(each.target, linked),)
        label = BY_KIND[each.target].LABEL
        self._report(
            item.record_class.KIND, item.row, each.name, f"つながる{label}「{str(written)[:40]}」が見つかりません。"
        )
        return None

    def _is_there(self, kind: str, record_id: int) -> bool:
        return record_id in self.coming[kind] or self.draft.get(BY_KIND[kind], record_id) is not None

    def _checked(self, item: Item, base: Record, values: dict[str, FieldValue]) -> Record | None:
        """The record with every value that can be kept; None when it cannot be a record at all."""
        kind, record = item.record_class.KIND, base.changed(**values)
        for problem in check(record):
            described = record.field(problem.field)
            self._report(kind, item.row, problem.field, problem.message)
            if problem.field in values and described.kind not in _SOFT_KINDS:
                record = record.changed(**{problem.field: base.get(problem.field)})
        for each in record.FIELDS:
            if each.required and not record.text_of(each.name).strip():
                return None
        if any(each.target and record.get(each.name) is None for each in record.key_fields()):
            self._report(kind, item.row, "", "つながる先が分からないので、入れませんでした。")
            return None
        parents = record.parent_fields()
        if parents and all(record.get(each.name) is None for each in parents):
            self._report(kind, item.row, parents[0].name, "どの記録に付くものか分からないので、入れませんでした。")
            return None
        if isinstance(record, Photo) and not self._has_picture(record):
            self._report(kind, item.row, "sha", "写真の中身が入っていないので、入れませんでした。")
            return None
        return record

    def _has_picture(self, photo: Photo) -> bool:
        return photo.sha in self.blobs or self.has_blob(photo.sha)

    def _drop_orphans(self) -> None:
        """Rows whose parent was not taken in after all, and links to records that were not."""
        for record_class in RECORD_CLASSES:
            links = [each for each in record_class.FIELDS if each.target]
            for record in self.draft.put_records(record_class) if links else ():
                self._drop_if_orphan(record, links)

    def _drop_if_orphan(self, record: Record, links: Sequence[Field]) -> None:
        for each in links:
            linked = cast("int | None", record.get(each.name))
            if linked is None or self.draft.get(BY_KIND[each.target], linked) is not None:
                continue
            if each.parent or each.key:
                self.draft.remove(record)
                self._report(record.KIND, 0, each.name, "付く先の記録がないので、入れませんでした。")
                return
            record = self.draft.put(record.changed(**{each.name: None}))

    def _delete(self, record_class: type[Record], record_id: int) -> None:
        """Take a record away with everything that belongs to it; one that is not there stays away."""
        if self.draft.get(record_class, record_id) is None:
            return
        as_planned = Ledger(self.draft.all)
        doomed = as_planned.get(record_class, record_id)
        assert doomed is not None  # the draft has it
        before, stay = deletion_of(as_planned, doomed)
        kept = {(record.KIND, record.id) for record in stay}
        for record in stay:
            self.draft.put(record)
        for record in before:
            if (record.KIND, record.id) not in kept:
                self.draft.remove(record)


def _term_list(item: Item, each: Field) -> str:
    """The pick list that a field takes its entry from, '' for other fields; the row of a multiple choice names it."""
    if each.kind is FieldKind.TERM or each.target != Term.KIND:
        return each.term_list
    named = item.written.get("term_list")
    return named if isinstance(named, str) and is_text(named) else ""
