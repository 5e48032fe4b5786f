"""Taking a record away: the question that says what goes with it, for any kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from app.changes.change import ChangeSet
from app.changes.saving import change_set_between, deleted_label, deletion_of
from app.ledger import Ledger
from app.records.base import Record
from app.records.catalogue import BY_KIND
from app.records.photo import Photo, PhotoUse
from app.titles import title_of
from app.wording import counted, noun
from ui.question import Question
from ui.widgets.plain_text import one_line

_SHORT_NAME = 16  # characters
_KINDS_NAMED = 4


def deletion(ledger: Ledger, record: Record) -> ChangeSet:
    """Everything that goes with a record, and the links to it that are emptied: one step of undo.

    Photos that nothing shows any more go too.
    """
    before, after = deletion_of(ledger, record)
    staying = {each.id for each in after}
    going = [each for each in before if each.id not in staying]
    return change_set_between(deleted_label(record, ledger), [*before, *_unshown_photos(ledger, going)], after)


def deletion_question(ledger: Ledger, record: Record, change_set: ChangeSet) -> Question:
    """「…」を消しますか, with what goes and what stays."""
    name = short_name(one_line(title_of(record, ledger)) or noun(record.KIND, ledger))
    going = Counter(change.kind for change in change_set if change.after is None and change.record_id != record.id)
    staying = Counter(change.kind for change in change_set if change.after is not None)
    parts = [f"{noun(kind, ledger)} {counted(number, kind)}" for kind, number in going.most_common(_KINDS_NAMED)]
    goes = f"{'、'.join(parts)}もいっしょに消えます。" if parts else ""
    kept = "、".join(noun(kind, ledger) for kind, _ in staying.most_common(_KINDS_NAMED) if BY_KIND[kind].MAIN)
    stays = f"{kept}の記録は残ります。" if kept else ""
    return Question(
        title=f"「{name}」を消しますか",
        detail=goes + stays,
        note="1年のあいだは「消したもの」から戻せます。",
        deed=f"{name}を消す",
        danger=True,
    )


def short_name(name: str) -> str:
    """A name for the middle of a sentence or a button: its beginning when it is long."""
    return name if len(name) <= _SHORT_NAME else f"{name[: _SHORT_NAME - 1]}…"


def _unshown_photos(ledger: Ledger, going: Sequence[Record]) -> Iterator[Photo]:
    """Those that no record shows any more once these have gone."""
    ids = {each.id for each in going}
    for number in {each.photo for each in going if isinstance(each, PhotoUse)} - ids:
        photo = ledger.get(Photo, number)
        if photo is not None and all(use.id in ids for use in ledger.linking(PhotoUse, "photo", photo.id)):
            yield photo
