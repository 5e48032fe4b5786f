"""The photos that hang on a record: put there, taken off, moved among their siblings."""

from __future__ import annotations

from collections.abc import Sequence

from app.changes.positions import position_between
from app.editing import Editing
from app.photos import ShrunkPhoto
from app.records.base import R
from app.records.ids import new_id
from app.records.photo import Photo, PhotoUse


def has_photos(kind: str) -> bool:
    """Whether photos can hang on records of a kind, by the link of a PhotoUse that is named as the kind."""
    return any(field.target == kind != Photo.KIND for field in PhotoUse.parent_fields())


def move(editing: Editing, records: Sequence[R], record_id: int, step: int) -> None:
    """Move one of several siblings a place up (-1) or down (1): one position changes."""
    at = next((number for number, record in enumerate(records) if record.id == record_id), -1)
    target = at + step
    if at < 0 or not 0 <= target < len(records):
        return
    others = [record for record in records if record.id != record_id]
    lower = others[target - 1].text_of("pos") if target else ""
    upper = others[target].text_of("pos") if target < len(others) else ""
    editing.put(records[at].changed(pos=position_between(lower, upper)))


def put_photos(editing: Editing, field: str, photos: Sequence[ShrunkPhoto]) -> int:
    """Hang photos behind those that are there; how many were new. The same picture is stored once.

    Args:
        field: the link of a PhotoUse to the record under the pen (`place`, `space`).
    """
    known = {photo.sha: photo for photo in editing.ledger.all(Photo)}
    uses = editing.linking(PhotoUse, field, editing.root_id)
    shown = {use.photo for use in uses}
    last = uses[-1].pos if uses else ""
    added = 0
    for shrunk in photos:
        photo = known.get(shrunk.sha) or shrunk.as_record()
        if photo.id in shown:
            continue
        if shrunk.sha not in known:
            editing.put(photo)
            editing.blobs[shrunk.sha] = shrunk.jpeg
            known[shrunk.sha] = photo
        last = position_between(last, "")
        use = PhotoUse(id=new_id(), photo=photo.id, pos=last)
        editing.put(use.changed(**{field: editing.root_id}))
        shown.add(photo.id)
        added += 1
    return added


def drop_photo(editing: Editing, use: PhotoUse) -> None:
    """Take a photo off; the picture itself goes when nothing else shows it."""
    photo = editing.get(Photo, use.photo)
    editing.drop(use)
    if photo is not None and not editing.linking(PhotoUse, "photo", photo.id):
        editing.drop(photo)
