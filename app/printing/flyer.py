"""A4 flyer of one place, the photo design (printdesign.md §6, §8, comp 01): what, when, where, which number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.errors import ExpectedError
from app.ledger import Ledger
from app.printing.boxes import Block, column, plate, rule, space
from app.printing.composition import Composition, PhotoAlbum, ReadBlob
from app.printing.findings import Finding, FindingKind, Severity
from app.printing.flyer_blocks import (
    access_row,
    facts_block,
    foot_block,
    head_block,
    name_block,
    pitch_block,
    qr_column,
    qr_side,
    schedule_block,
)
from app.printing.flyer_motif import motif_flyer
from app.printing.pages import Operation, Page
from app.printing.place_facts import PlaceFacts, lost_sentence, place_facts
from app.printing.print_words import PrintWords, print_words
from app.printing.qr_code import QrCode, make_qr_code
from app.printing.theme import FLYER_PAPER_A4, Colour
from app.records.field import Level
from app.records.place import Place
from app.rules.publication import published

_PAPER = FLYER_PAPER_A4
_FACTS_WIDTH, _GUTTER, _SIDE_WIDTH = 112.0, 8.0, 62.0
_PHOTO_TOP = 23.0
_PLATE_OVERLAP = 23.0
"""The name plate begins this far above the foot of the photo."""
_LEAST_PHOTO, _MOST_PHOTO = 62.0, 118.0
_WIDE_NAME = 20
"""Longer names take the full width, below the picture."""
_FULL = "書くことが多く、1枚に入りません。名まえや活動内容を短くしてください。"


@dataclass(frozen=True, slots=True)
class _Effort:
    """How roomy the design is, or how far it has given way (printdesign.md §8).

    Attributes:
        wished_photo: height of the photo from which this will do, mm.
        pitch_height: room for the catch line and what is done there, mm.
        scale: of weekdays, day and time.
        value_pt, phone_pt: sizes.
        padding: above and below a row, mm.
        is_joined: 持ち物 stands in the row of 参加費.
        has_caption: words beside the QR code.
    """

    wished_photo: float
    pitch_height: float
    scale: float = 1.0
    value_pt: float = 18.0
    phone_pt: float = 29.0
    padding: float = 1.9
    is_joined: bool = False
    has_caption: bool = True


_EFFORTS = (
    _Effort(104, 100, scale=1.22, value_pt=22, phone_pt=36, padding=4.4),
    _Effort(104, 90, scale=1.15, value_pt=20, phone_pt=32, padding=3.2),
    _Effort(100, 80, value_pt=20, phone_pt=32, padding=2.6),
    _Effort(94, 70),
    _Effort(88, 36),
    _Effort(80, 24, value_pt=16, phone_pt=27),
    _Effort(_LEAST_PHOTO, 12, value_pt=16, phone_pt=27, is_joined=True),
    _Effort(_LEAST_PHOTO, 12, value_pt=14, phone_pt=24, is_joined=True),
    _Effort(_LEAST_PHOTO, 0, value_pt=14, phone_pt=24, is_joined=True, has_caption=False),
)
"""From roomy to crowded; the first that leaves the wished photo is taken."""


def compose_flyer(ledger: Ledger, place_id: int, *, today: date, paper: str = "A4", read_blob: ReadBlob) -> Composition:
    """The flyer of a place: one page, its title the place's name.

    Raises:
        ExpectedError: no such place, no consent to print it, it has ended, or a paper we have no design for.
    """
    if paper.upper() != "A4":
        raise ExpectedError(f"{paper}のチラシは作れません。", "紙の大きさをA4にしてください。")
    facts = _facts_of(ledger, place_id)
    flyer = _Flyer(facts, print_words(ledger), today, PhotoAlbum(read_blob))
    page = flyer.page()
    return Composition((page,), facts.name, tuple(flyer.notes))


def _facts_of(ledger: Ledger, place_id: int) -> PlaceFacts:
    place = ledger.get(Place, place_id)
    if place is None:
        raise ExpectedError("その居場所が見つかりません。", "一覧から選び直してください。")
    public = published(ledger, Level.PUBLIC)
    shown = public.get(Place, place_id)
    if shown is not None:
        return place_facts(public, shown)
    if place.status == "ended":
        raise ExpectedError(f"「{place.name}」は終了しています。", "また始まったら、状態を「活動中」にしてください。")
    raise ExpectedError(
        f"「{place.name}」は、載せてよいという返事がまだありません。",
        "返事をもらったら、冊子への掲載を「載せてよい」にしてください。",
    )


class _Flyer:
    """One flyer being laid out.

    Attributes:
        notes: what gave way, each with the place it is about.
    """

    def __init__(self, facts: PlaceFacts, words: PrintWords, today: date, album: PhotoAlbum) -> None:
        self.notes: list[Finding] = []
        self._facts = facts
        self._words = words
        self._album = album
        is_wide = len(facts.name) > _WIDE_NAME
        plate_width = _PAPER.text_width if is_wide else _FACTS_WIDTH
        self._plate = name_block(facts, plate_width, is_wide=is_wide, has_ruby=words.has_ruby)
        self._is_below = is_wide
        self._overlap = 0.0 if is_wide else min(_PLATE_OVERLAP, self._plate.height - 1)
        self._code = self._readable_code()
        access = access_row(facts.venue.accessibility, _PAPER.text_width)
        self._bottom = column([access, foot_block(facts, words, today, _PAPER.text_width)])
        self._floor = _PAPER.height - _PAPER.bottom - self._bottom.height - 3

    def page(self) -> Page:
        """The page, with the photo if there is one."""
        operations = self._with_photo() if self._facts.photo else self._with_motif()
        self.notes += self._album.findings
        return Page(_PAPER.width, _PAPER.height, tuple(operations))

    def _with_motif(self) -> list[Operation]:
        middle = motif_flyer(
            self._facts,
            self._words,
            self._code,
            width=_PAPER.text_width,
            height=self._floor - _PHOTO_TOP,
            is_wide=self._is_below,
        )
        if middle.is_full:
            self._note(_FULL)
        if middle.lost:
            self._note(lost_sentence(middle.lost))
        operations = head_block(self._facts, _PAPER.text_width).at(_PAPER.left, _PAPER.top)
        operations += middle.block.at(_PAPER.left, _PHOTO_TOP)
        operations += self._bottom.at(_PAPER.left, self._floor + 3)
        return operations

    def _with_photo(self) -> list[Operation]:
        """Gives way step by step until it fits."""
        for effort in _EFFORTS:
            facts, (pitch, lost) = self._facts_column(effort), self._pitch(effort)
            code = qr_column(self._code, self._facts.url, _SIDE_WIDTH, has_caption=effort.has_caption)
            side = (pitch, code)
            height = self._photo_height(facts, side)
            if height >= effort.wished_photo:
                break
        if height < 0:
            self._note("書くことが多いので、写真を入れませんでした。短くすると入ります。")
            return self._with_motif()
        if height < _LEAST_PHOTO:
            self._note("書くことが多いので、写真を小さくしました。短くすると大きくなります。")
        if lost:
            self._note(lost_sentence(lost))
        return self._operations(facts, side, min(height, _MOST_PHOTO))

    def _readable_code(self) -> QrCode | None:
        if not self._facts.url:
            return None
        code = make_qr_code(self._facts.url)
        if not isinstance(code, QrCode):
            self._note(code.message, FindingKind.QR_CODE)
            return None
        if qr_side(code) is None:
            self._note(
                "アドレスが長く、QRコードが読み取りにくくなるので入れませんでした。短いアドレスにしてください。",
                FindingKind.QR_CODE,
            )
            return None
        return code

    def _facts_column(self, effort: _Effort) -> Block:
        rows = facts_block(
            self._facts,
            self._words,
            _FACTS_WIDTH,
            value_pt=effort.value_pt,
            phone_pt=effort.phone_pt,
            padding=effort.padding,
            is_joined=effort.is_joined,
        )
        schedule = schedule_block(self._facts, _FACTS_WIDTH, scale=effort.scale)
        line = rule(_FACTS_WIDTH, thickness=0.5, colour=Colour.SUMI)
        return column([schedule, space(height=1.6), line, space(height=0.6), rows], width=_FACTS_WIDTH)

    def _pitch(self, effort: _Effort) -> tuple[Block, tuple[str, ...]]:
        """Words that invite, in the column beside the facts."""
        return pitch_block(self._facts, _SIDE_WIDTH, effort.pitch_height)

    def _photo_height(self, facts: Block, side: tuple[Block, Block]) -> float:
        """What remains for the photo, mm; negative when even without it there is too much."""
        room = self._floor - _PHOTO_TOP
        left, right = facts.height, side[0].height + side[1].height + 6
        if self._is_below:
            return room - self._plate.height - 5 - max(left, right)
        return min(room - self._plate.height - 5 - left + self._overlap, room - right - 5)

    def _operations(self, facts: Block, side: tuple[Block, Block], photo_height: float) -> list[Operation]:
        left, top = _PAPER.left, _PHOTO_TOP
        operations = head_block(self._facts, _PAPER.text_width).at(left, _PAPER.top)
        if photo_height >= 20:
            operations += self._album.panel(self._facts, _PAPER.text_width, photo_height, radius=1.5).at(left, top)
        else:
            photo_height = 0.0
        foot = top + photo_height
        plate_top = foot - self._overlap if photo_height else foot
        if photo_height:  # viewers blend the edges of photo and plate: without it a hairline of photo stays at the left
            operations += plate(space(width=0.6, height=self._overlap), fill=Colour.WHITE).at(left - 0.5, plate_top)
        operations += self._plate.at(left, plate_top)
        facts_top = plate_top + self._plate.height + 5
        operations += facts.at(left, facts_top)
        side_x = left + _FACTS_WIDTH + _GUTTER
        pitch, code = side
        operations += pitch.at(side_x, facts_top if self._is_below or not photo_height else foot + 5)
        operations += code.at(side_x, self._floor - code.height)
        operations += self._bottom.at(left, self._floor + 3)
        return operations

    def _note(self, message: str, kind: FindingKind = FindingKind.GAVE_WAY) -> None:
        facts = self._facts
        self.notes.append(Finding(kind, Severity.WARNING, message, facts.name, Place.KIND, facts.id))
