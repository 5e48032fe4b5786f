"""The paper forms ask in the order of the window's own forms."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.editing import Editing
from app.printing.paper_forms.forms import PAPER_FORMS
from app.records.base import Record
from app.records.minutes import Minutes
from app.records.place import Place
from app.records.space import Space
from app.records.volunteer import Volunteer
from ui.context import AppContext
from ui.forms.bound_fields import BoundFields
from ui.forms.place_form import PlaceForm
from ui.forms.space_form import SpaceForm
from ui.forms.volunteer_form import VolunteerForm
from ui.minutes.written_parts import AFTER, BEFORE


def paper_order(kind: str, record_class: type[Record]) -> list[str]:
    """The fields of a class in the order of the paper."""
    return [described.name for each, described in PAPER_FORMS[kind].asked() if each is record_class]


def assert_same_order(kind: str, fields: Sequence[BoundFields]) -> None:
    """Each part of the window asks what paper asks, in the same order."""
    assert fields
    for part in fields:
        on_paper = paper_order(kind, part.record_class)
        left_out = {name for of, name in PAPER_FORMS[kind].not_by_hand if of == part.record_class.KIND}
        if kind == "place" and part.record_class is Space:
            left_out.add("name")  # asked once, as the place's 場
        in_window = [name for name in part.names if name not in left_out]
        assert [name for name in on_paper if name in in_window] == in_window, part.record_class.KIND


def parts_of(form: QWidget) -> list[BoundFields]:
    """Everything in a form that shows fields."""
    return [each for each in form.findChildren(BoundFields) if each.names]


def test_a_place_is_asked_in_the_order_of_its_form(context: AppContext) -> None:
    editing = Editing(context.ledger, Place(id=1))
    form = PlaceForm(context, lambda: editing, QVBoxLayout())
    assert_same_order("place", parts_of(form))
    classes = {part.record_class for part in parts_of(form)}
    assert classes == {Place, Space}


def test_a_volunteer_is_asked_in_the_order_of_the_form(context: AppContext) -> None:
    editing = Editing(context.ledger, Volunteer(id=1))
    assert_same_order("volunteer", parts_of(VolunteerForm(context, lambda: editing, QVBoxLayout())))


def test_a_space_is_asked_in_the_order_of_the_form_for_a_new_one(context: AppContext) -> None:
    editing = Editing(context.ledger, Space(id=1))
    assert_same_order("space", parts_of(SpaceForm(context, lambda: editing, "場")))


def test_minutes_are_asked_in_the_order_of_the_sheet() -> None:
    on_paper = paper_order("minutes", Minutes)
    in_window = [name for _, names in (*BEFORE, *AFTER) for name in names]
    assert [name for name in on_paper if name in in_window] == in_window
    headings = [section.heading for section in PAPER_FORMS["minutes"].sections]
    assert [each for each in headings if each in {*dict(BEFORE), *dict(AFTER)}] == [*dict(BEFORE), *dict(AFTER)]
