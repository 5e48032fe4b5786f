"""消したもの: what was deleted, what went with it, and the way back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.changes.saving import named, restore, restored_label, returning_records
from app.ledger import Ledger
from app.records.base import Record
from app.records.field import LEVEL_LABELS, FieldKind
from app.records.photo import Photo, PhotoUse
from app.store import Deleted
from app.titles import short_title_of
from app.wording import counted, noun
from ui import theme
from ui.context import AppContext
from ui.handing_over.erasing import Erasing
from ui.pages.page import Page, SelfTestStep
from ui.pages.value_words import moment_words, value_words
from ui.widgets.buttons import Button
from ui.widgets.labels import WrapLabel
from ui.widgets.list_and_sheet import ListAndSheet
from ui.widgets.notices import EmptyState
from ui.widgets.row_list import Row
from ui.widgets.surfaces import Well, column, row, rule

_NOT_HERE = (
    "記録の中の1つ（定例、出席、意見など）だけを消したときは、ここには入りません。「元に戻す」か「控え」から もどします"
)
_HIDDEN_KINDS = (FieldKind.POSITION, FieldKind.BLOB)


class TrashPage(Page):
    """Deleted records at the left, newest first; the chosen one in full at the right with もどす."""

    title = "消したもの"

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._deleted: Sequence[Deleted] = ()
        self._panes = ListAndSheet(
            EmptyState("消したものは ありません", "記録を消すと、ここに入ります。ここから もどせます。"),
            list_name="消したものの一覧",
            sheet_name="消した記録",
            above=(WrapLabel(_NOT_HERE, "hint"),),
        )
        self.list = self._panes.list
        self._restore_button: Button | None = None
        self._erase_button: Button | None = None
        self.erasing = Erasing(context, self)
        self.list.row_chosen.connect(self._show_chosen)
        self.list.row_opened.connect(lambda _key: self._restore())
        self._is_stale = True
        context.signals.records_changed.connect(self._become_stale)
        line = row(spacing=0)
        line.addWidget(self._panes)
        self.setLayout(line)

    def enter(self) -> None:
        if self._is_stale:
            self._read()

    @property
    def restore_button(self) -> Button | None:
        """もどす of the chosen record; None while the trash is empty."""
        return self._restore_button

    @property
    def erase_button(self) -> Button | None:
        """完全に消す of the chosen record; None while the trash is empty."""
        return self._erase_button

    def panes(self) -> Sequence[QWidget]:
        return (self.list, self._panes.sheet)

    def self_test_steps(self) -> Sequence[SelfTestStep]:
        from ui.handing_over.self_test_states import erase_steps

        return erase_steps(self)

    def _become_stale(self, _change_set: object) -> None:
        self._is_stale = True
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        self._is_stale = False
        self._deleted = self.context.store.trash()
        ledger = self.context.ledger
        today = self.context.today()
        rows = []
        for deleted in self._deleted:
            when = moment_words(deleted.when, today)
            title = short_title_of(deleted.record, ledger) or noun(deleted.record.KIND, ledger)
            rows.append(Row(deleted.record.id, title, noun(deleted.record.KIND, ledger), aside=when, note=deleted.who))
        self._panes.show_rows(rows, f"{len(rows):,}件")

    def _chosen(self) -> Deleted | None:
        """What is chosen, with the photos that only it had shown: they lie here by themselves as well."""
        deleted = next((each for each in self._deleted if each.record.id == self.list.chosen_key), None)
        if deleted is None:
            return None
        shown = {each.photo for each in deleted.children if isinstance(each, PhotoUse)}
        photos = (each.record for each in self._deleted if isinstance(each.record, Photo) and each.record.id in shown)
        return deleted._replace(children=(*photos, *deleted.children))

    def _show_chosen(self, _key: object) -> None:
        deleted = self._chosen()
        if deleted is None:
            return
        ledger, record = self.context.ledger, deleted.record
        inner = QWidget()
        body = column(margin=24, spacing=10)
        inner.setLayout(body)
        head = row(spacing=12)
        head.addWidget(WrapLabel(named(record, ledger), "section"), 1)
        button = Button("もどす", "primary", icon="undo", name=restored_label(record, ledger))
        button.setEnabled(not self.context.store.is_read_only)
        button.clicked.connect(self._restore)
        head.addWidget(button)
        self._restore_button = button
        self._erase_button = Button("完全に消す", "danger", icon="trash", small=True)
        self._erase_button.setEnabled(not self.context.store.is_read_only)
        self._erase_button.clicked.connect(self._erase)
        body.addLayout(head)
        told = self._family_words(deleted)
        if told:
            body.addWidget(Well("info", told))
        self._add_values(body, record)
        body.addWidget(rule())
        foot = row(spacing=12)
        foot.addWidget(self._erase_button)
        foot.addWidget(WrapLabel("履歴からも控えからも消したいとき（本人に頼まれたときなど）", "hint"), 1)
        body.addLayout(foot)
        body.addStretch(1)
        self._panes.sheet.show_inner(inner)

    def _family_words(self, deleted: Deleted) -> str:
        """What went with the record and comes back with it, and what cannot: whatever it belonged to as well is gone.

        '' where nothing went with it.
        """
        ledger = self.context.ledger
        returning = returning_records(ledger, deleted)
        told = [each for each in deleted.children if not _is_told_by_another(each, deleted)]
        family = Counter(each.KIND for each in told)
        back = Counter(each.KIND for each in told if (each.KIND, each.id) in returning)
        sentences = []
        if back:
            sentences.append(f"いっしょに消えた {_in_words(back, ledger)}も、もどります。")
        if family - back:
            sentences.append(f"{_in_words(family - back, ledger)}は、つながっていた先も消えているので もどりません。")
        return "".join(sentences)

    def _add_values(self, body: QVBoxLayout, record: Record) -> None:
        """What stood in the record, a line per field that held something."""
        for field in record.FIELDS:
            value = record.get(field.name)
            is_silent = field.kept or field.kind in _HIDDEN_KINDS or field.options is LEVEL_LABELS
            if is_silent or value in (None, "", field.default):
                continue
            body.addWidget(rule())
            line = row(spacing=12)
            caption = WrapLabel(field.label, "label")
            caption.setFixedWidth(theme.size("label"))
            line.addWidget(caption, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(WrapLabel(value_words(field, value, self.context.ledger)), 1)
            body.addLayout(line)

    def _erase(self) -> None:
        deleted = self._chosen()
        if deleted is not None and not self.context.store.is_read_only:
            self.erasing.begin(deleted.record.id)

    def _restore(self) -> None:
        deleted = self._chosen()
        if deleted is None or self.context.store.is_read_only:
            return
        context = self.context
        label = restored_label(deleted.record, context.ledger)
        applied = context.adopt(lambda: restore(context.store, deleted, ledger=context.ledger), label=label)
        if applied.stamp is not None:
            context.messages.inform(f"{named(deleted.record, context.ledger)}をもどしました", undo=True)
        elif applied.problems and applied.problems[0].kind:
            context.messages.warn(
                "もどせませんでした。消したものは、そのまま残っています。", applied.problems[0].message
            )


def _in_words(numbers: Counter[str], ledger: Ledger) -> str:
    return "、".join(f"{noun(kind, ledger)} {counted(number, kind)}" for kind, number in numbers.items())


def _is_told_by_another(record: Record, deleted: Deleted) -> bool:
    """Where a photo stood says nothing beside the photo itself."""
    return isinstance(record, PhotoUse) and any(each.id == record.photo for each in (deleted.record, *deleted.children))
