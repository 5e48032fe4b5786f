"""What one deed changed: record by record, field by field, each former value with the way back to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.changes.change import Change, ChangeSet
from app.changes.saving import named
from app.records.base import Record
from app.records.catalogue import BY_KIND
from app.records.field import Field, FieldKind
from app.records.setting import Setting
from app.rules.checks import check
from app.rules.japanese_calendar import format_date
from app.setting_words import setting_words
from app.store import HistoryLine, Stamp
from app.titles import short_title_of
from app.wording import noun
from ui import theme
from ui.context import AppContext
from ui.pages.value_words import LIVES, line_words
from ui.widgets.buttons import Button
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.surfaces import column, row, rule

_FIRST_SHOWN = 20
_MORE_SHOWN = 100
_SILENT_KINDS = (FieldKind.POSITION, FieldKind.BLOB)
_NAMING_FIELDS = ("name", "title")


@dataclass(frozen=True, slots=True)
class Deed:
    """The lines of one unit of work."""

    stamp: Stamp
    lines: tuple[HistoryLine, ...]

    @property
    def first(self) -> HistoryLine:
        """Its first line, which knows who, when and what for."""
        return self.lines[0]


@dataclass(frozen=True, slots=True)
class RecordStory:
    """What one deed did to one record.

    Attributes:
        life: 'created', 'deleted', 'restored', or '' when only fields changed.
        lines: the fields.
    """

    kind: str
    record_id: int
    life: str
    lines: tuple[HistoryLine, ...]


def deeds_of(lines: Sequence[HistoryLine]) -> list[Deed]:
    """The lines put together by unit of work, newest first."""
    together: dict[Stamp, list[HistoryLine]] = {}
    for line in lines:
        together.setdefault(line.stamp, []).append(line)
    return [Deed(stamp, tuple(found)) for stamp, found in reversed(together.items())]


def stories_of(deed: Deed) -> list[RecordStory]:
    """The lines of a deed put together by record, in the order they were written."""
    together: dict[tuple[str, int], list[HistoryLine]] = {}
    for line in deed.lines:
        together.setdefault((line.kind, line.record_id), []).append(line)
    stories = []
    for (kind, record_id), found in together.items():
        life = next((str(line.new) for line in found if line.field == ""), "")
        stories.append(RecordStory(kind, record_id, life, tuple(line for line in found if line.field)))
    return stories


class DeedSheet(QWidget):
    """One deed in full; of a long import the first records, and a button for more."""

    def __init__(self, context: AppContext, deed: Deed) -> None:
        super().__init__()
        self._context = context
        self._waiting = stories_of(deed)
        self._body = column(margin=24, spacing=10)
        self.setLayout(self._body)
        first = deed.first
        self._body.addWidget(WrapLabel(first.label, "section"))
        who = f"{first.who}（{first.host}）" if first.who and first.host else first.who or first.host
        when = f"{format_date(first.when.date())} {first.when:%H:%M}"
        self._body.addWidget(WrapLabel(f"{when}　{who}" if who else when, "cap"))
        self.head = column(spacing=8)
        self._body.addLayout(self.head)
        self._stories = column(spacing=10)
        self._body.addLayout(self._stories)
        self.more = Button("", "quiet", icon="down")
        self.more.clicked.connect(lambda: self._show_more(_MORE_SHOWN))
        self._body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._body.addStretch(1)
        self._show_more(_FIRST_SHOWN)

    def _show_more(self, count: int) -> None:
        shown, self._waiting = self._waiting[:count], self._waiting[count:]
        for story in shown:
            self._add_story(story)
        self.more.setText(f"ほか {len(self._waiting):,}件を見る")
        self.more.setVisible(bool(self._waiting))

    def _add_story(self, story: RecordStory) -> None:
        self._stories.addWidget(rule())
        head = row(spacing=12)
        head.addWidget(WrapLabel(self._name_of(story), "strong"), 1)
        if story.life:
            head.addWidget(Label(LIVES.get(story.life, story.life), "cap"), 0, Qt.AlignmentFlag.AlignTop)
        self._stories.addLayout(head)
        for line in story.lines:
            field = _field_of(line)
            if field is None or not (field.kept or field.kind in _SILENT_KINDS or _is_key(line)):
                self._add_line(line, field, is_new=story.life == "created")

    def _add_line(self, line: HistoryLine, field: Field | None, *, is_new: bool) -> None:
        about, before, after = line_words(line, self._context.ledger)
        across = row(spacing=12)
        caption = WrapLabel(about, "label")
        caption.setFixedWidth(theme.size("label"))
        across.addWidget(caption, 0, Qt.AlignmentFlag.AlignTop)
        values = column(spacing=4)
        if is_new:
            values.addWidget(WrapLabel(after))
        else:
            self._add_pair(values, "まえ", WrapLabel(before, "label"))
            self._add_pair(values, "あと", WrapLabel(after))
            way_back = self._way_back(line, field, before)
            if way_back is not None:
                values.addWidget(way_back, 0, Qt.AlignmentFlag.AlignLeft)
        across.addLayout(values, 1)
        self._stories.addLayout(across)

    @staticmethod
    def _add_pair(values: QVBoxLayout, word: str, value: WrapLabel) -> None:
        pair = row(spacing=8)
        pair.addWidget(Label(word, "hint"), 0, Qt.AlignmentFlag.AlignTop)
        pair.addWidget(value, 1)
        values.addLayout(pair)

    def _way_back(self, line: HistoryLine, field: Field | None, before: str) -> Button | None:
        """The button that writes the former value again; None where it stands already or can no longer stand."""
        if field is None or self._context.store.is_read_only or self._put_back(line, field) is None:
            return None
        name = f"{field.label}を「{before}」にもどす"
        button = Button("まえの値にもどす", "quiet", icon="undo", small=True, name=name)
        button.clicked.connect(partial(self._write_back, line, field))
        return button

    def _put_back(self, line: HistoryLine, field: Field) -> Change | None:
        ledger = self._context.ledger
        record = ledger.get(BY_KIND[line.kind], line.record_id)
        if record is None or field.key or field.parent or record.get(field.name) == line.old:
            return None
        if field.target and line.old is not None and ledger.get(BY_KIND[field.target], _as_id(line)) is None:
            return None
        after = record.changed(**{field.name: line.old})
        return None if _has_new_problem(record, after) else Change(record, after)

    def _write_back(self, line: HistoryLine, field: Field, _is_checked: bool = False) -> None:
        change = self._put_back(line, field)
        if change is None:  # something else was written meanwhile
            return
        about = f"{named(change.record, self._context.ledger)}の「{field.label}」"
        applied = self._context.apply(ChangeSet(f"{about}を前の値にもどす", (change,)))
        if applied.stamp is not None:
            self._context.messages.inform(f"{about}を前の値にもどしました", undo=True)
        elif applied.problems and applied.problems[0].kind:
            self._context.messages.warn(
                "前の値に もどせませんでした。いまの値は、そのままです。", applied.problems[0].message
            )

    def _name_of(self, story: RecordStory) -> str:
        ledger = self._context.ledger
        record = ledger.get(BY_KIND[story.kind], story.record_id)
        if record is not None and short_title_of(record, ledger):
            return named(record, ledger)
        written = [line.new or line.old for line in story.lines if line.field in _NAMING_FIELDS]
        written += [setting_words(str(line.new or line.old)) for line in story.lines if _is_key(line)]
        word = noun(story.kind, ledger)
        return f"{word}『{written[-1]}』" if written and written[-1] else word


def _is_key(line: HistoryLine) -> bool:
    """Whether it tells a setting from others: nothing to be read, its record is named by it."""
    return line.kind == Setting.KIND and line.field == "key"


def _field_of(line: HistoryLine) -> Field | None:
    """The description of the field; None for a field of a newer or older program."""
    try:
        return BY_KIND[line.kind].field(line.field)
    except KeyError:
        return None


def _as_id(line: HistoryLine) -> int | None:
    return line.old if isinstance(line.old, int) else None


def _has_new_problem(before: Record, after: Record) -> bool:
    """Whether the checks find something in `after` that they did not find in `before`."""
    known = {(problem.field, problem.message) for problem in check(before)}
    return any((problem.field, problem.message) not in known for problem in check(after))
