"""Change, ChangeSet and their inverse."""

from __future__ import annotations

import pytest

from app.changes.change import Change, ChangeSet, inverse
from app.records.area import Area
from app.records.place import Place

SAKURA = Place(id=1, name="さくら", fee="100円")


def test_a_change_knows_its_record_and_fields() -> None:
    edit = Change(SAKURA, SAKURA.changed(fee="200円", name="さくら会"))
    assert (edit.kind, edit.record_id, edit.record.get("fee")) == ("place", 1, "200円")
    assert edit.changed_fields == ("name", "fee")
    assert Change(None, SAKURA).changed_fields == Change(SAKURA, None).changed_fields == ()
    assert Change(SAKURA, None).record is SAKURA
    assert Change(SAKURA, SAKURA.changed(fee="100円")).is_empty
    assert not any(change.is_empty for change in (edit, Change(None, SAKURA), Change(SAKURA, None)))


@pytest.mark.parametrize(
    ("before", "after"),
    [(None, None), (SAKURA, SAKURA.changed().__class__(id=2)), (SAKURA, Area(id=1))],
)
def test_a_change_is_about_one_record(before: Place | None, after: Place | Area | None) -> None:
    with pytest.raises(ValueError, match=r"before and after|before or an after"):
        Change(before, after)


def test_the_inverse_runs_backwards_and_keeps_the_label() -> None:
    area = Area(id=2)
    work = ChangeSet("しごと", (Change(None, area), Change(SAKURA, SAKURA.changed(area=2))))
    back = inverse(work)
    assert back.label == "しごと"
    assert list(back) == [Change(SAKURA.changed(area=2), SAKURA), Change(area, None)]
    assert inverse(back) == work
    assert not ChangeSet("なにも", ())
