"""States of a generated page that the self-test looks at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QTimer

from app.records.base import Record
from app.records.catalogue import child_classes
from ui.forms.child_rows import ChildRows
from ui.pages.page import SelfTestStep
from ui.pages.record_view import RecordView

_SETTLED_MILLISECONDS = 40  # after which the opened row has its height and the form has done its own scrolling


def record_looks(kind: str, view_of: Callable[[], RecordView]) -> Sequence[SelfTestStep]:
    """The record that says most, a row of it open, a new one, and a search that finds nothing."""

    def show_fullest() -> None:
        record_id = _fullest(view_of())
        if record_id is not None:
            view_of().open_record(record_id)
            view_of().enter_form()

    def show_row() -> None:
        view = view_of()
        record_id = _fullest(view)
        if record_id is None:
            return
        view.show_record(record_id)  # without the cursor in なまえ, which the form would scroll back to
        for section in view.form.sections:
            if isinstance(section, ChildRows) and section.rows():
                section.open_row(section.rows()[0].id)
                QTimer.singleShot(
                    _SETTLED_MILLISECONDS, view, partial(view.form.go_to_section, view.form.sections.index(section))
                )
                return

    def show_new() -> None:
        view_of().make_new()

    def show_nothing_found() -> None:
        view = view_of()
        view.desk.put_away()
        view.focus_search()
        view.pane.search.setText("見つからないなまえ")

    return (
        SelfTestStep(f"{kind}_full", show_fullest),
        SelfTestStep(f"{kind}_row", show_row),
        SelfTestStep(f"{kind}_new", show_new),
        SelfTestStep(f"{kind}_nothing_found", show_nothing_found),
    )


def _fullest(view: RecordView) -> int | None:
    """Id of the record that says most, all of them in the list."""
    view.pane.show_all()
    ledger, kind = view.context.ledger, view.record_class.KIND

    def weight(record: Record) -> int:
        rows = sum(len(ledger.linking(child, field, record.id)) for child, field in child_classes(kind))
        return rows + sum(bool(record.get(field.name)) for field in record.FIELDS)

    records = ledger.all(view.record_class)
    return max(records, key=weight).id if records else None
