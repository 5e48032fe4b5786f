"""A flyer or poster, composed: content, design and paper chosen, the page laid out, what gave way told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.ledger import Ledger
from app.printing.composition import Composition, PhotoAlbum, ReadBlob
from app.printing.findings import Finding, FindingKind, Severity
from app.printing.flyers.big_design import big_design
from app.printing.flyers.calendar_design import calendar_design
from app.printing.flyers.call_content import referral_content, volunteer_content
from app.printing.flyers.content import FlyerContent
from app.printing.flyers.event_content import event_content
from app.printing.flyers.facts import qr_side
from app.printing.flyers.handmade_design import handmade_design
from app.printing.flyers.job import Drawn, Job
from app.printing.flyers.photo_design import photo_design
from app.printing.flyers.place_content import place_content
from app.printing.flyers.sheet import Sheet, flyer_sheet, poster_sheet
from app.printing.flyers.strips import strips_block
from app.printing.one_colour import in_one_colour
from app.printing.pages import Page
from app.printing.place_facts import lost_sentence
from app.printing.print_words import PrintWords, print_words
from app.printing.qr_code import QrCode, QrLevel, make_qr_code
from app.rules.japanese_calendar import add_months

_FULL = "書くことが多く、1枚に入りません。名まえや活動内容を短くしてください。"
_CODE_TOO_FINE = (
    "アドレスが長く、QRコードが読み取りにくくなるので入れませんでした。短いアドレスにしてください。"
)
_NEXT_MONTH_FROM = 16
"""From this day of the month on a calendar begins with the next one: the flyer has to be handed out first."""


class Design(StrEnum):
    """How a flyer looks; what is largest differs."""

    PHOTO = "photo"
    BIG = "big"
    HANDMADE = "handmade"
    CALENDAR = "calendar"


DESIGNS: Mapping[Design, Callable[[Job], Drawn]] = {
    Design.PHOTO: photo_design,
    Design.BIG: big_design,
    Design.HANDMADE: handmade_design,
    Design.CALENDAR: calendar_design,
}


@dataclass(frozen=True, slots=True)
class Look:
    """What can be chosen about a flyer.

    Attributes:
        design: which of `DESIGNS`.
        paper: of `FLYER_PAPERS` or `POSTER_PAPERS`.
        is_poster: read from three metres.
        has_strips: telephone numbers to tear off.
        has_photo: with the photo, if there is one.
        is_one_colour: black ink only.
        month: any day of the month a calendar begins with; None for the next that is worth showing.
    """

    design: Design = Design.PHOTO
    paper: str = "A4"
    is_poster: bool = False
    has_strips: bool = False
    has_photo: bool = True
    is_one_colour: bool = False
    month: date | None = None

    def first_month(self, today: date) -> date:
        """First day of the month a calendar begins with."""
        if self.month is not None:
            return self.month.replace(day=1)
        return add_months(today.replace(day=1), 1 if today.day >= _NEXT_MONTH_FROM else 0)

    def sheet(self) -> Sheet:
        """The paper.

        Raises:
            ExpectedError: a paper we have no design for.
        """
        return poster_sheet(self.paper) if self.is_poster else flyer_sheet(self.paper)


def compose_flyer(
    ledger: Ledger,
    place_id: int,
    *,
    today: date,
    read_blob: ReadBlob,
    paper: str = "A4",
    look: Look | None = None,
) -> Composition:
    """The flyer of a place: one page, its title the place's name.

    Args:
        paper: where no `look` is given.

    Raises:
        ExpectedError: no such place, no consent to print it, it has ended, or a paper we have no design for.
    """
    chosen = look or Look(paper=paper)
    chosen.sheet()
    words = print_words(ledger)
    content = place_content(ledger, place_id, words, today=today, month=chosen.first_month(today))
    return compose(content, words, chosen, today=today, read_blob=read_blob)


def compose_event(
    ledger: Ledger, event_id: int, *, today: date, read_blob: ReadBlob, look: Look | None = None
) -> Composition:
    """The flyer of an event.

    Raises:
        ExpectedError: no such event, one that is not public, or a paper we have no design for.
    """
    words = print_words(ledger)
    content = event_content(ledger, event_id, words, today=today)
    return compose(content, words, look or Look(), today=today, read_blob=read_blob)


def compose_volunteer_call(
    ledger: Ledger, place_id: int | None, *, today: date, read_blob: ReadBlob, look: Look | None = None
) -> Composition:
    """担い手募集: for one place, or for the town with None.

    Raises:
        ExpectedError: as `compose_flyer`.
    """
    words = print_words(ledger)
    content = volunteer_content(ledger, place_id, words, today=today)
    return compose(content, words, look or Look(), today=today, read_blob=read_blob)


def compose_referral_call(
    ledger: Ledger, *, today: date, read_blob: ReadBlob, look: Look | None = None
) -> Composition:
    """ご紹介ください.

    Raises:
        ExpectedError: a paper we have no design for.
    """
    words = print_words(ledger)
    return compose(referral_content(words, today=today), words, look or Look(), today=today, read_blob=read_blob)


def compose(
    content: FlyerContent, words: PrintWords, look: Look, *, today: date, read_blob: ReadBlob
) -> Composition:
    """One page of any content.

    Raises:
        ExpectedError: a paper we have no design for.
    """
    sheet = look.sheet()
    shown = content if look.has_photo else content.without_photo()
    told = _Told(shown)
    album = PhotoAlbum(read_blob)
    strips = strips_block(shown, sheet) if look.has_strips else None
    paper = sheet.paper
    job = Job(
        content=shown,
        sheet=sheet,
        has_ruby=words.has_ruby,
        code=_readable_code(shown, sheet, told),
        album=album,
        floor=paper.height - (strips.height if strips else paper.bottom),
        month=look.first_month(today),
    )
    drawn = DESIGNS[look.design](job)
    operations = drawn.operations + (strips.at(0, paper.height - strips.height) if strips else [])
    told.drawn(drawn)
    page = Page(paper.width, paper.height, tuple(operations))
    if look.is_one_colour:
        page = in_one_colour(page)
    return Composition((page,), shown.name, (*told.findings, *album.findings))


class _Told:
    """What the user is told about one flyer."""

    def __init__(self, content: FlyerContent) -> None:
        self._content = content
        self.findings: list[Finding] = []

    def note(self, message: str, kind: FindingKind = FindingKind.GAVE_WAY) -> None:
        content = self._content
        self.findings.append(
            Finding(kind, Severity.WARNING, message, content.name, content.record_kind, content.record_id)
        )

    def drawn(self, drawn: Drawn) -> None:
        """What a design could not show."""
        if drawn.is_full:
            self.note(_FULL)
        if drawn.lost:
            self.note(lost_sentence(drawn.lost))
        for note in drawn.notes:
            self.note(note)


def _readable_code(content: FlyerContent, sheet: Sheet, told: _Told) -> QrCode | None:
    if not content.url:
        return None
    code = make_qr_code(content.url, QrLevel.Q if sheet.is_poster else QrLevel.M)
    if not isinstance(code, QrCode):
        told.note(code.message, FindingKind.QR_CODE)
        return None
    if qr_side(code, sheet) is None:
        told.note(_CODE_TOO_FINE, FindingKind.QR_CODE)
        return None
    return code
