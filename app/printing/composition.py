"""What composing a product gives back: its pages and what the user should know about them."""

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from app.errors import ExpectedError
from app.ledger import Ledger
from app.printing.boxes import Align, Block, boxed, figure, layered, picture_block
from app.printing.findings import Finding, FindingKind, Severity
from app.printing.pages import Operation, Page, PhotoSlot, Shape
from app.printing.pictures import PhotoChoice, Picture, make_print_picture, stored_picture
from app.printing.place_facts import PlaceFacts
from app.printing.shapes import rectangle
from app.printing.standards import Standard
from app.printing.theme import LEAST_PHOTO_DPI, MOST_PHOTO_DPI, Colour
from app.records.field import Level
from app.records.photo import Photo

if TYPE_CHECKING:
    from app.changes.change import ChangeSet

_RADIUS, _MAP_RADIUS = 1.0, 1.2
"""Of the corners of a photo and of a map, mm."""
_MAP_LINE = 0.25
ReadBlob = Callable[[str], bytes]
"""sha → the stored picture; KeyError when there is none (`Store.read_blob`)."""


class Composition(NamedTuple):
    """A finished product.

    Attributes:
        pages: as they are printed.
        title: for the file's properties and its name.
        notes: what gave way, was left out or looks coarse, each with the record to open.
        standard: what its PDF promises.
        reader: whom it is for, as its title says at the end (「　内部用」); None where everybody gets the same paper.
    """

    pages: tuple[Page, ...]
    title: str
    notes: tuple[Finding, ...] = ()
    standard: Standard = Standard.ACCESSIBLE
    reader: Level | None = None


def photo_panel(facts: PlaceFacts, width: float, height: float) -> Block:
    """Room in mm for the photo of a place, or the panel of its 種別 when it has none (never a grey box)."""
    if facts.photo is None:
        return _motif(facts.kind_code, width, height, _RADIUS)
    return Block(width, height, (PhotoSlot(0, 0, width, height, facts.photo, facts.name, facts.kind_code, _RADIUS),))


def map_panel(facts: PlaceFacts, width: float, most_height: float) -> Block:
    """Room for the 案内図 to a place at the left of the width, as `map_slot`; empty when there is none."""
    if facts.map is None:
        return Block(0, 0)
    slot = map_slot(facts.map, facts.name, facts.kind_code, width, most_height)
    return Block(width, slot.height, slot.operations)


def map_slot(choice: PhotoChoice, name: str, kind_code: str, width: float, height: float) -> Block:
    """Room for the 案内図 to what is called so, in its own shape and as large as a box in mm takes it."""
    wide, high = width, height  # of one whose shape is not known
    if choice.width_px and choice.height_px:
        wide, high = _contained(choice.width_px, choice.height_px, width, height)
    return Block(wide, high, (PhotoSlot(0, 0, wide, high, choice, name, kind_code, _MAP_RADIUS, is_map=True),))


def _map(picture: Picture, name: str, width: float, height: float) -> Block:
    """The whole map in the middle of a box in mm, framed (printdesign.md §6); nothing of it is cut off."""
    wide, high = _contained(picture.width_px, picture.height_px, width, height)
    frame = Shape(0, 0, rectangle(0, 0, wide, high, radius=_MAP_RADIUS), stroke=Colour.SUMI, line_width=_MAP_LINE)
    drawn = picture_block(picture, wide, high, radius=_MAP_RADIUS)
    shown = figure(layered([drawn, Block(wide, high, (frame,))]), f"{name}への案内図")
    return boxed(shown, width=width, height=height, across=Align.CENTRE, down=Align.CENTRE)


def _contained(width_px: int, height_px: int, width: float, height: float) -> tuple[float, float]:
    """The largest size of that shape within a box."""
    scale = min(width / width_px, height / height_px)
    return width_px * scale, height_px * scale


_PictureKey: TypeAlias = tuple[str, int, int, tuple[float, float], bool, float]
"""Content of a photo, box in mm, the part that must stay, whether it is a map, magnification."""


class _Ready(NamedTuple):
    """A photo made ready, None when it cannot be read; and what to tell of it."""

    picture: Picture | None
    finding: Finding | None

    def of(self, photo_id: int) -> "_Ready":
        """The same, told of this photo: another record may have the same picture."""
        if self.finding is None or self.finding.record_id == photo_id:
            return self
        return self._replace(finding=self.finding._replace(record_id=photo_id))


class _FilledPage(NamedTuple):
    """A page before and after its photos were put in, and what was put in."""

    laid: Page
    filled: Page
    ready: dict[_PictureKey, _Ready]


class KeptPhotos:
    """The photos of the last print, and the pages they are on, kept with a ledger: they are made once for all edits.

    A picture is told by the content of its photo, a page by being the very same: neither can be out of date.
    """

    def __init__(self) -> None:
        self.pages: dict[int, _FilledPage] = {}
        self.ready: dict[_PictureKey, _Ready] = {}

    def outlives(self, _change_set: "ChangeSet", /) -> bool:
        """Whatever changes."""
        return True


def kept_photos(ledger: Ledger) -> KeptPhotos:
    """Those of the last print with many photos that was made of a ledger."""
    return ledger.view("photos", lambda _before: KeptPhotos())


def _as_it_is(page: Page) -> Page:
    return page


class PhotoAlbum:
    """The photos of one print, each made ready once for the size it is shown in."""

    def __init__(
        self,
        read_blob: ReadBlob,
        *,
        scale: float = 1.0,
        finish: Callable[[Page], Page] = _as_it_is,
        kept: KeptPhotos | None = None,
    ) -> None:
        """Begin an empty one.

        Args:
            scale: by how much finished pages are magnified.
            finish: what is done to each page once its photos are in, always the same with the same page.
            kept: what a print made before has of the same photos and pages.
        """
        self._read_blob = read_blob
        self._scale = scale
        self._finish = finish
        self._kept = kept or KeptPhotos()
        self._ready: dict[_PictureKey, _Ready] = {}
        self._pages: dict[int, _FilledPage] = {}

    @property
    def findings(self) -> list[Finding]:
        """Photos that could not be read or are too coarse, each once, in the order of the pages."""
        return [ready.finding for ready in self._ready.values() if ready.finding is not None]

    def keep(self) -> None:
        """This print is done: the next one takes over what is in it."""
        self._kept.pages, self._kept.ready = self._pages, self._ready

    def filled(self, page: Page) -> Page:
        """The page with its photos, or with motifs for those that cannot be read, finished."""
        known = self._kept.pages.get(id(page))
        if known is None or known.laid is not page:
            ready: dict[_PictureKey, _Ready] = {}
            operations = self._filled(page.operations, ready)
            filled = page if operations is page.operations else page._replace(operations=operations)
            known = _FilledPage(page, self._finish(filled), ready)
        for key, each in known.ready.items():
            self._ready.setdefault(key, each)
        if all(each.picture is not None for each in known.ready.values()):  # else it is tried again
            self._pages[id(page)] = known
        return known.filled

    def filled_block(self, block: Block) -> Block:
        """The same for a block that is no page of its own, unfinished."""
        return block._replace(operations=self._filled(block.operations, self._ready))

    def _filled(
        self, operations: tuple[Operation, ...], ready: dict[_PictureKey, _Ready]
    ) -> tuple[Operation, ...]:
        """The operations with photos in their slots; which ones is noted in `ready`."""
        slots = [(at, each) for at, each in enumerate(operations) if type(each) is PhotoSlot]
        if not slots:
            return operations
        filled: list[Operation] = []
        done = 0
        for at, slot in slots:
            filled += operations[done:at]
            key, found = self._found(slot.photo, slot.width, slot.height, is_map=slot.is_map)
            ready[key] = found
            filled += _shown_in(slot, found.picture).at(slot.x, slot.y)
            done = at + 1
        return (*filled, *operations[done:])

    def picture(self, photo: PhotoChoice, width: float, height: float, *, is_map: bool = False) -> Picture | None:
        """A photo for a box in mm; None, with a problem, when it cannot be read. A map keeps its shape."""
        return self._found(photo, width, height, is_map=is_map)[1].picture

    def _found(
        self, photo: PhotoChoice, width: float, height: float, *, is_map: bool
    ) -> tuple[_PictureKey, _Ready]:
        key = (photo.sha, round(width), round(height), photo.anchor, is_map, self._scale)
        known = self._ready.get(key)
        if known is None:
            known = self._kept.ready.get(key)
            if known is None or known.picture is None:
                known = self._make(photo, width * self._scale, height * self._scale, is_map=is_map)
        found = known.of(photo.photo_id)
        self._ready.setdefault(key, found)
        return key, found

    def _make(self, photo: PhotoChoice, width: float, height: float, *, is_map: bool) -> _Ready:
        what = "案内図" if is_map else "写真"
        try:
            picture = stored_picture(self._read_blob(photo.sha), photo.sha)
            if is_map:
                width, height = _contained(picture.width_px, picture.height_px, width, height)
            if picture.dpi(width, height) > MOST_PHOTO_DPI:
                picture = _shrunk(picture.jpeg, width, height, photo.anchor)
        except (KeyError, ExpectedError):
            lost = f"{what}を読めませんでした。絵を入れましたので、{what}を選び直してください。"
            return _Ready(None, _told(photo, lost))
        dpi = picture.dpi(width, height)
        if dpi >= LEAST_PHOTO_DPI:
            return _Ready(picture, None)
        coarse = f"{what}があらく見えます（{dpi:.0f} dpi）。もっと大きな{what}に取りかえてください。"
        return _Ready(picture, _told(photo, coarse))


def _told(photo: PhotoChoice, message: str) -> Finding:
    return Finding(FindingKind.PHOTO, Severity.WARNING, message, "", Photo.KIND, photo.photo_id)


def _shown_in(slot: PhotoSlot, picture: Picture | None) -> Block:
    if picture is None:
        return _motif(slot.kind_code, slot.width, slot.height, slot.radius)
    if slot.is_map:
        return _map(picture, slot.name, slot.width, slot.height)
    shown = picture_block(picture, slot.width, slot.height, radius=slot.radius, anchor=slot.photo.anchor)
    return figure(shown, f"{slot.name}の写真")


def _motif(kind_code: str, width: float, height: float, radius: float) -> Block:
    from app.printing.motifs.place_kinds import motif_panel  # drawn by nobody whose places all have photos

    return Block(width, height, tuple(motif_panel(kind_code, 0, 0, width, height, radius=radius)))


@lru_cache(maxsize=24)
def _shrunk(jpeg: bytes, width_mm: float, height_mm: float, anchor: tuple[float, float]) -> Picture:
    """A photo of print size, kept while a preview is laid out again and again.

    Raises:
        ExpectedError: as `make_print_picture`.
    """
    return make_print_picture(jpeg, width_mm=width_mm, height_mm=height_mm, anchor=anchor)
