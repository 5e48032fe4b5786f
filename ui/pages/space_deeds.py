"""What can be done with a space as one unit of work: move it, open a place in it, tick its next step off."""

from __future__ import annotations

from datetime import date

from app.changes.change import Change, ChangeSet
from app.changes.saving import change_set_between, named
from app.editing import Editing
from app.ledger import Ledger
from app.records.approach import Approach
from app.records.ids import new_id
from app.records.place import Place
from app.records.space import SPACE_STAGES, Space
from app.wording import noun
from ui.pages.record_deletion import short_name
from ui.widgets.plain_text import one_line


def moved_to(space: Space, stage: str, ledger: Ledger) -> ChangeSet:
    """The space at another stage."""
    label = f"{named(space, ledger)}を「{SPACE_STAGES[stage]}」へ"
    return ChangeSet(label, (Change(space, space.changed(stage=stage)),))


def moved_words(space: Space, stage: str) -> str:
    """What is said when a card has moved."""
    name = short_name(one_line(space.name))
    if stage == "declined":
        return f"「{name}」を見送りにしました"
    return f"「{name}」を「{SPACE_STAGES[stage]}」へ動かしました"


def place_in(space: Space, ledger: Ledger) -> tuple[ChangeSet, Place]:
    """A new place held in the space, in preparation, and the space at 開設: one step."""
    name = f"{space.name}の{noun(Place.KIND, ledger)}"
    place = Place(id=new_id(), name=name, space=space.id, area=space.area, status="preparing")
    opened = space.changed(stage="open")
    return change_set_between(f"{named(space, ledger)}で開く", [space], [opened, place]), place


def begin(editing: Editing) -> None:
    """A new space somebody has just heard of."""
    if editing.root is not None:
        editing.put(editing.root.changed(stage="known"))


def is_untouched(editing: Editing) -> bool:
    """Whether nothing was written into a new space: it was never begun."""
    touched = [now for _, now in editing.touched()]
    return editing.is_new and not editing.unread and touched == [Space(id=editing.root_id, stage="known")]


def tick_step(editing: Editing, approach_id: int) -> None:
    """The next step that stands in a 働きかけ is done."""
    approach = editing.get(Approach, approach_id)
    if approach is not None:
        editing.set(approach, "next_done", 1)


def shift_step(editing: Editing, approach_id: int, day: date) -> None:
    """The next step shall be done by another day."""
    approach = editing.get(Approach, approach_id)
    if approach is not None:
        editing.set(approach, "next_due", day.isoformat())


def drop_approach(editing: Editing, approach_id: int) -> None:
    """Take a 働きかけ away."""
    approach = editing.get(Approach, approach_id)
    if approach is not None:
        editing.drop(approach)
