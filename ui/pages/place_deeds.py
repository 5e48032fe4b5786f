"""A whole place: the question before it goes, what a copy begins with; and its 定例 put in order."""

from __future__ import annotations

from collections.abc import Sequence

from app.changes.change import ChangeSet
from app.changes.positions import position_between
from app.editing import Editing
from app.ledger import Ledger
from app.records.ids import new_id
from app.records.photo import Photo
from app.records.place import Place, PlaceTerm
from app.records.schedule import Schedule, ScheduleException
from app.wording import counted, noun
from ui.pages.record_deletion import short_name
from ui.question import Question
from ui.widgets.plain_text import one_line


def deletion_question(ledger: Ledger, place: Place, change_set: ChangeSet) -> Question:
    """「なごみ広場」を消しますか, with what goes and what stays."""
    name = one_line(place.name) or noun(Place.KIND, ledger)
    parts = [
        f"{word} {counted(number, kind)}"
        for kind, word in ((Schedule.KIND, "定例"), (Photo.KIND, "写真"))
        if (number := sum(change.kind == kind and change.after is None for change in change_set))
    ]
    goes = f"{'、'.join(parts)}もいっしょに消えます。" if parts else ""
    short = short_name(name)
    return Question(
        title=f"「{short}」を消しますか",
        detail=f"{goes}場や団体の記録は残ります。",
        note="1年のあいだは「消したもの」から戻せます。",
        deed=f"{short}を消す",
        danger=True,
        other="休止にする" if place.status != "suspended" else "",
    )


def put_copy(editing: Editing, source: Editing) -> None:
    """Fill the Editing of a new place from another one: everything but photos and the confirmation."""
    place, copied = editing.root, source.root
    assert isinstance(place, Place)
    assert isinstance(copied, Place)
    values = {field.name: copied.get(field.name) for field in Place.FIELDS}
    values |= {"name": f"{copied.name}（写し）", "confirmed": "", "confirmed_by": "", "consent": "pending"}
    editing.put(place.changed(**values))
    for term in source.linking(PlaceTerm, "place", copied.id):
        editing.put(PlaceTerm(id=new_id(), place=place.id, term_list=term.term_list, term=term.term, pos=term.pos))
    for schedule in source.linking(Schedule, "place", copied.id):
        editing.put(_with_new_id(schedule).changed(place=place.id))


def put_schedule(editing: Editing, schedules: Sequence[Schedule], exceptions: Sequence[ScheduleException]) -> None:
    """Take over what the dialog answered: the first 定例 with its single days, and further ones behind it."""
    first = schedules[0]
    known = editing.linking(Schedule, "place", first.place or 0)
    last = known[-1].pos if known else ""
    for schedule in schedules:
        if not schedule.pos:
            last = position_between(last, "")
            schedule = schedule.changed(pos=last)
        editing.put(schedule)
    kept = {exception.id for exception in exceptions}
    for old in editing.linking(ScheduleException, "schedule", first.id):
        if old.id not in kept:
            editing.drop(old)
    for exception in exceptions:
        editing.put(exception)


def _with_new_id(schedule: Schedule) -> Schedule:
    return Schedule(id=new_id()).changed(**{field.name: schedule.get(field.name) for field in Schedule.FIELDS})
