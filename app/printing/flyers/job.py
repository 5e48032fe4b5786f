"""One flyer to be laid out, and what a design gives back."""

import math
from datetime import date
from typing import NamedTuple

from app.printing.boxes import Align, Block, boxed, space
from app.printing.composition import PhotoAlbum
from app.printing.flyers.content import LECTURER, FlyerContent
from app.printing.flyers.sheet import Sheet
from app.printing.pages import Operation, PhotoSlot
from app.printing.qr_code import QrCode


class Job(NamedTuple):
    """What a design works from.

    Attributes:
        album: reads a photo that is turned, and so has no slot.
        floor: down to where it may draw, mm from the top: the margin, or where strips begin.
        code: the QR code, None for none that could be read.
        month: first day of the first month a calendar shows.
        way_height: how high the map may be, mm on an A4; 0 for none.
    """

    content: FlyerContent
    sheet: Sheet
    has_ruby: bool
    code: QrCode | None
    album: PhotoAlbum
    floor: float
    month: date
    way_height: float = 0.0

    @property
    def left(self) -> float:
        return self.sheet.paper.left

    @property
    def top(self) -> float:
        return self.sheet.paper.top


class Drawn(NamedTuple):
    """A finished layout.

    Attributes:
        lost: names of texts that stand there in part or not at all.
        is_full: facts had to end in ….
        overflows: even so there is no room for everything; it may not be printed like this.
        notes: sentences about what else gave way.
        said_otherwise: captions of facts that this design tells in its own way (things to tick).
    """

    operations: list[Operation]
    lost: tuple[str, ...] = ()
    is_full: bool = False
    notes: tuple[str, ...] = ()
    said_otherwise: frozenset[str] = frozenset()
    overflows: bool = False


_LEAST_SHOWN = 0.8
"""Of a photo's width and height: a flatter box would cut off heads, a taller one those at the sides."""
_FACE_RADIUS = 1.2


def shape_near_photo(job: Job, narrowest: float, widest: float) -> float:
    """Width to height of a box for the photo: its own shape as far as the design takes it."""
    photo = job.content.photo
    own = photo.width_px / photo.height_px if photo is not None and photo.height_px else widest
    return min(widest, max(narrowest, own))


def highest_whole(job: Job, width: float) -> float:
    """How high a photo so wide may be before the people at its sides are cut off, mm; a drawing has no such bound."""
    photo = job.content.photo
    if photo is None or not photo.height_px:
        return math.inf
    return width * photo.height_px / photo.width_px / _LEAST_SHOWN


def people_or_motif(job: Job, width: float, height: float) -> Block:
    """`picture_or_motif` in the middle of a box in mm: a photo is no larger there than shows the people whole."""
    photo = job.content.photo
    if photo is None or not photo.height_px:
        return picture_or_motif(job, width, height)
    wide = min(width, height * photo.width_px / photo.height_px / _LEAST_SHOWN)
    shown = picture_or_motif(job, wide, min(height, highest_whole(job, width)))
    return boxed(shown, width=width, height=height, across=Align.CENTRE, down=Align.CENTRE)


def picture_or_motif(job: Job, width: float, height: float, *, radius: float = 1.5) -> Block:
    """Room for the photo in mm, or the drawing that stands for it (never a grey box)."""
    photo, name, motif = job.content.photo, job.content.name, job.content.motif
    if photo is None:
        from app.printing.motifs.place_kinds import motif_panel

        return Block(width, height, tuple(motif_panel(motif, 0, 0, width, height, radius=radius)))
    return Block(width, height, (PhotoSlot(0, 0, width, height, photo, name, motif, radius),))


def portrait_block(job: Job, width: float, height: float) -> Block:
    """Room for the lecturer's face in mm; empty without one."""
    photo = job.content.portrait
    if photo is None:
        return space()
    return Block(width, height, (PhotoSlot(0, 0, width, height, photo, LECTURER, job.content.motif, _FACE_RADIUS),))
