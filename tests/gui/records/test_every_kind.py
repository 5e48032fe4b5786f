"""Every main kind by its declaration alone: written through the form, read back, undone, deleted and brought back."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from app.changes.saving import restore
from app.records.base import Record
from app.records.catalogue import MAIN_CLASSES, child_classes
from app.records.field import FieldKind, FieldValue
from tests.gui.records.conftest import MakePage
from tests.gui.records.typist import Typist
from ui.context import AppContext
from ui.forms.child_rows import ChildRows
from ui.forms.field_editors import is_edited
from ui.forms.fields_section import FieldsSection
from ui.forms.generated_sections import ChipsSection
from ui.messages import RecordedMessages
from ui.pages.record_view import RecordView

pytestmark = pytest.mark.qt_log_ignore("does not support")  # said by the offscreen platform of an open offer

KINDS = [each.KIND for each in MAIN_CLASSES]
Expected = dict[str, FieldValue]


def fill_fields(view: RecordView, typist: Typist) -> Expected:
    expected: Expected = {}
    for section in view.form.sections:
        if isinstance(section, FieldsSection):
            expected |= typist.fill(section.fields)
    return expected


def fill_rows(section: ChildRows, typist: Typist) -> list[Expected]:
    """Add rows and fill them; what each should hold. A row whose key is a link is there once: one neighbour, one row."""
    expected = []
    own_keys = [field for field in section.record_class.key_fields() if not field.parent]
    for _ in range(1 if any(field.target for field in own_keys) else 2):
        section.begin_row()
        expected.append(typist.fill(section.bound_fields()[0]))
    return expected


def stored_rows(context: AppContext, section: ChildRows, parent_id: int) -> list[Record]:
    rows = [row for row in context.store.read(section.record_class) if row.get(section.parent_field) == parent_id]
    rows.sort(key=lambda row: row.text_of("pos") if any(field.name == "pos" for field in row.FIELDS) else "")
    return rows


def holds(row: Record, expected: Expected) -> bool:
    return all(row.get(name) == value for name, value in expected.items())


def shown_fields(widgets: tuple[QWidget, ...]) -> set[str]:
    return {name for each in widgets if isinstance(each, FieldsSection) for name in each.fields.names}


@pytest.mark.parametrize("kind", KINDS)
def test_everything_typed_is_stored_and_comes_back(
    make_page: MakePage, town: AppContext, messages: RecordedMessages, kind: str
) -> None:
    page = make_page(kind)
    view, typist = page.view(), Typist()
    view.make_new()
    record_class = view.record_class
    assert shown_fields(view.form.sections) == {field.name for field in record_class.FIELDS if is_edited(field)}

    expected = fill_fields(view, typist)
    tables = [section for section in view.form.sections if isinstance(section, ChildRows)]
    rows = {section: fill_rows(section, typist) for section in tables}
    chips = [section.chips for section in view.form.sections if isinstance(section, ChipsSection)]
    for each in chips:
        next(iter(each._chips.values())).click()
    number = view.shown_id
    assert number is not None
    assert page.leave(), "a page can always be left"
    assert not view.desk.with_drafts, [(each.field, each.message) for each in view.desk.problems()]

    stored = town.store.get(record_class, number)
    assert stored is not None
    assert {name: stored.get(name) for name in expected} == expected
    for section, wanted in rows.items():
        found = stored_rows(town, section, number)
        assert len(found) == len(wanted)
        assert all(any(holds(row, each) for row in found) for each in wanted)
    assert len(town.ledger.family(stored)) == 1 + sum(len(each) for each in rows.values()) + len(chips)
    assert len(town.store.history(number)) > 0

    town.take_back()
    assert town.store.get(record_class, number) is None
    town.do_again()
    assert town.store.get(record_class, number) == stored
    family = set(town.ledger.family(stored))

    assert view.open_record(number)
    view.ask_to_delete()
    assert messages.asked[-1].danger
    assert town.store.get(record_class, number) is None
    deleted = next(each for each in town.store.trash() if each.record.id == number)
    town.adopt(lambda: restore(town.store, deleted, ledger=town.ledger), label="もどす")
    again = town.store.get(record_class, number)
    assert again == stored
    assert set(town.ledger.family(again)) == family


@pytest.mark.parametrize("kind", KINDS)
def test_opening_and_leaving_changes_nothing(make_page: MakePage, town: AppContext, kind: str) -> None:
    before = len(town.store.history())
    page = make_page(kind)
    view = page.view()
    assert view.open_record(view.pane.rows.ids[0])
    view.make_new()
    for section in view.form.sections:
        if isinstance(section, ChildRows) and section.record_class.KIND != "offered_hours":
            section.begin_row()  # begun and left empty
    assert page.leave()
    assert len(town.store.history()) == before


def test_every_row_of_every_kind_is_edited_somewhere() -> None:
    """A new kind of row needs no line of code to be on the form of what it belongs to."""
    for record_class in MAIN_CLASSES:
        for child_class, _ in child_classes(record_class.KIND):
            assert any(is_edited(field) for field in child_class.FIELDS), child_class.KIND
            assert all(field.kind in FieldKind for field in child_class.FIELDS)
