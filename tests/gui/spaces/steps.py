"""What tests of the sheet of a space do and read."""

from __future__ import annotations

from app.records.approach import Approach
from app.records.space import Space
from tests.gui.spaces.conftest import (
    SHOP,
)
from ui.forms.approach_form import ApproachForm
from ui.pages.space_page import SpacePage


def space_of(page: SpacePage, space_id: int = SHOP) -> Space:
    found = page.context.store.get(Space, space_id)
    assert found is not None
    return found


def approaches(page: SpacePage, space_id: int = SHOP) -> list[Approach]:
    return list(page.context.ledger.linking(Approach, "space", space_id))


def form_of(page: SpacePage) -> ApproachForm:
    form = page.form.way.open_form
    assert form is not None
    return form


def type_into(page: SpacePage, name: str, text: str) -> None:
    """Replace what stands in a field of the open 働きかけ."""
    editor = form_of(page).fields.editor(name)
    assert editor is not None
    editor.show_typed(text)
    editor.edited.emit()
