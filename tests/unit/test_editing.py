"""Editing: what is under the pen, with the answers to what other copies wrote."""

from __future__ import annotations

from app.editing import Editing
from app.joined import Conflict, Question, Side
from app.ledger import Ledger
from app.records.place import Place


def test_an_answer_is_saved_with_what_stands_there() -> None:
    place = Place(id=1, name="さくら").changed(fee="200円")
    sides = (Side("200円", None, came=False), Side("300円", None, came=True))
    asked = [Question(Conflict.FIELD, "place", 1, "fee", sides), Question(Conflict.FIELD, "place", 1, "bring", sides)]
    ledger = Ledger(lambda record_class: [place] if record_class is Place else [], lambda: asked)
    editing = Editing(ledger, place)
    assert len(editing.open_questions(1)) == 2
    assert not editing.is_changed()
    editing.settle(place, "fee")
    assert [question.field for question in editing.open_questions(1)] == ["bring"]
    (change,) = editing.change_set("書く")
    assert (change.after, change.settles) == (place, {"fee"})
    editing.set(place, "fee", "無料")
    (change,) = editing.change_set("書く")
    assert change.changed_fields == ("fee",)
    assert change.settles == {"fee"}
    editing.drop(place)
    (change,) = editing.change_set("消す")
    assert change.after is None
    assert not change.settles
