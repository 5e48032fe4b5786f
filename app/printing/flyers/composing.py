"""A flyer or poster, composed: content, design and paper chosen, the page laid out, what gave way told."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from app.errors import ExpectedError
from app.ledger import Ledger
from app.printing.composition import Composition, PhotoAlbum, ReadBlob
from app.printing.findings import Finding, FindingKind, Severity
from app.printing.flyers.content import FlyerContent
from app.printing.flyers.facts import qr_side
from app.printing.flyers.flyer_findings import flyer_finding
from app.printing.flyers.job import Drawn, Job
from app.printing.flyers.place_content import place_content
from app.printing.flyers.plain_design import plain_design
from app.printing.flyers.programme import PROGRAMME
from app.printing.flyers.sheet import Sheet, flyer_sheet, poster_sheet
from app.printing.flyers.strips import strips_block
from app.printing.flyers.way import WAY_HEIGHTS, shows_way
from app.printing.japanese_text import drawable
from app.printing.one_colour import in_one_colour
from app.printing.pages import Page, PhotoSlot
from app.printing.place_facts import lost_sentence
from app.printing.print_words import print_words
from app.printing.qr_code import QrCode, QrLevel, make_qr_code
from app.records.event import Event
from app.rules.japanese_calendar import add_months

_FULL = "書くことが多く、1枚に入りません。なまえや活動内容を短くしてください。"
_CODE_TOO_FINE = "アドレスが長く、QRコードが読み取りにくくなるので入れませんでした。短いアドレスにしてください。"
_NO_STRIPS = "電話番号がないので、切り取りは付けませんでした。載せてよい電話を入れてください。"
_STRIPS_TOO_MUCH = "切り取りを付けると1枚に入らないので、付けませんでした。大きな紙にすると付きます。"
_SEEN_FROM_AFAR = 0.7
"""A photo on a poster may be as coarse as if it were so much smaller: nobody holds it in the hand."""
_NOT_ON_POSTERS = ("持ち物", PROGRAMME)
_NEXT_MONTH_FROM = 16
"""From this day of the month on a calendar begins with the next one: the flyer has to be handed out first."""


_NO_WAY = "書くことが多いので、案内図を入れませんでした。短くすると入ります。"
_WAY_ELSEWHERE = "このデザインと用紙では、案内図が入りません。入れるときは、デザインか用紙を選び直してください。"


class Design(StrEnum):
    """How a flyer looks; what is largest differs."""

    PHOTO = "photo"
    BIG = "big"
    HANDMADE = "handmade"
    CALENDAR = "calendar"
    SEATS = "seats"
    SLIP = "slip"


def drawn_as(design: Design, job: Job) -> Drawn:
    """The page in that design; a process that makes one flyer loads one design."""
    match design:
        case Design.PHOTO:
            from app.printing.flyers.photo_design import photo_design as draw
        case Design.BIG:
            from app.printing.flyers.big_design import big_design as draw
        case Design.HANDMADE:
            from app.printing.flyers.handmade_design import handmade_design as draw
        case Design.CALENDAR:
            from app.printing.flyers.calendar_design import calendar_design as draw
        case Design.SEATS:
            from app.printing.flyers.seats_design import seats_design as draw
        case Design.SLIP:
            from app.printing.flyers.slip_design import slip_design as draw
    return draw(job)


_DESIGNS_WITH_WAY = (Design.PHOTO, Design.HANDMADE, Design.CALENDAR, Design.SEATS)


class Look(NamedTuple):
    """What can be chosen about a flyer.

    Attributes:
        design: what is largest.
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

    def marked_month(self, today: date) -> date | None:
        """The same for a calendar, None for designs that mark no days."""
        return self.first_month(today) if self.design is Design.CALENDAR else None

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
    content = place_content(ledger, place_id, print_words(ledger), today=today, month=chosen.marked_month(today))
    return compose(content, ledger, chosen, today=today, read_blob=read_blob)


def compose(content: FlyerContent, ledger: Ledger, look: Look, *, today: date, read_blob: ReadBlob) -> Composition:
    """One page of any content (`place_content`, `event_content`, `volunteer_content`, `referral_content`).

    Raises:
        ExpectedError: a paper we have no design for, or a design that needs a slip this content has not.
    """
    if look.design is Design.SLIP and content.slip is None:
        raise ExpectedError("このチラシには、申込書のデザインがありません。", "ほかのデザインを選んでください。")
    sheet = look.sheet()
    shown = content if look.has_photo else content.without_photo()
    told = _Told(shown)
    if look.is_poster:
        shown = told.on_poster(shown)
    if sheet.is_wide:
        shown = shown.with_programme_as_text()
    album = PhotoAlbum(read_blob, scale=_SEEN_FROM_AFAR if look.is_poster else 1.0)
    strips = strips_block(shown, sheet) if look.has_strips else None
    if look.has_strips and strips is None:
        told.note(_NO_STRIPS, FindingKind.CONTACT)
    paper = sheet.paper
    job = Job(
        content=shown,
        sheet=sheet,
        has_ruby=print_words(ledger).has_ruby,
        code=_readable_code(shown, sheet, told),
        album=album,
        floor=paper.height - (strips.height if strips else paper.bottom),
        month=_first_month(content, look, today),
    )
    drawn = _with_way(look.design, job)
    if strips and (drawn.overflows or drawn.is_full):
        strips = None
        told.note(_STRIPS_TOO_MUCH)
        job = job._replace(floor=paper.height - paper.bottom)
        drawn = _with_way(look.design, job)
    if drawn.overflows:
        drawn = plain_design(job)
    operations = drawn.operations + (strips.at(0, paper.height - strips.height) if strips else [])
    told.drawn(drawn, shown)
    if shown.map is not None and not shows_way(drawn):
        told.no_way(has_place=_has_way(look.design, job))
    page = album.filled(Page(paper.width, paper.height, tuple(operations)))
    told.photos(page, shown, album, has_map=shows_way(drawn))
    if look.is_one_colour:
        page = in_one_colour(page)
    return Composition((page,), shown.name, (*told.findings, *album.findings))


def _with_way(design: Design, job: Job) -> Drawn:
    """The design with the map, as far as no word, no fact and no photo leaves for it, else without.

    Only the small photo beside a calendar, which fills what room there is, leaves for the way there.
    """
    if job.content.map is None or not _has_way(design, job):
        return drawn_as(design, job)
    for height in WAY_HEIGHTS:
        drawn = drawn_as(design, job._replace(way_height=height))
        is_whole = shows_way(drawn) and not (drawn.lost or drawn.is_full or drawn.overflows)
        if is_whole and not drawn.notes:
            return drawn
    without = drawn_as(design, job)
    keeps_photos = design is Design.CALENDAR or _photos(drawn) == _photos(without)
    return drawn if is_whole and keeps_photos else without


def _photos(drawn: Drawn) -> int:
    """How many have room on the page, beside a map."""
    slots = sum(isinstance(each, PhotoSlot) and not each.is_map for each in drawn.operations)
    return slots + sum(1 for _ in Page(0, 0, tuple(drawn.operations)).pictures())


def _has_way(design: Design, job: Job) -> bool:
    """Whether a design has a place for the map on that paper."""
    return design in ((Design.PHOTO, Design.CALENDAR) if job.sheet.is_wide else _DESIGNS_WITH_WAY)


def _first_month(content: FlyerContent, look: Look, today: date) -> date:
    """Of an event the month of its next day, of one that is over its first; else what the look says."""
    if look.month is not None or content.record_kind != Event.KIND or not content.dates:
        return look.first_month(today)
    return next((day for day in content.dates if day >= today), content.dates[0]).replace(day=1)


class _Told:
    """What the user is told about one flyer."""

    def __init__(self, content: FlyerContent) -> None:
        self._content = content
        self.findings: list[Finding] = []

    def note(
        self,
        message: str,
        kind: FindingKind = FindingKind.GAVE_WAY,
        severity: Severity = Severity.WARNING,
    ) -> None:
        self.findings.append(flyer_finding(self._content, kind, message, severity))

    def no_way(self, *, has_place: bool) -> None:
        """Why there is no map on the page; `has_place`: words took the room that the design has for it."""
        if has_place:
            self.note(_NO_WAY)
        else:
            found = Finding(FindingKind.GAVE_WAY, Severity.NOTICE, _WAY_ELSEWHERE, self._content.name, option="design")
            self.findings.append(found)

    def on_poster(self, content: FlyerContent) -> FlyerContent:
        """What is read from three metres; what stays behind is told."""
        left_out = [fact.caption for fact in content.facts if fact.caption in _NOT_ON_POSTERS]
        left_out += [name for name, _ in content.texts[1:]]
        if left_out:
            names = "と".join(f"「{name}」" for name in left_out)
            self.note(f"遠くから読めるように、{names}はポスターに載せません。", severity=Severity.NOTICE)
        facts = tuple(fact for fact in content.facts if fact.caption not in _NOT_ON_POSTERS)
        return content._replace(facts=facts, texts=content.texts[:1], map=None)

    def photos(self, page: Page, content: FlyerContent, album: PhotoAlbum, *, has_map: bool) -> None:
        """Photos for which there was no room; of those that cannot be read the album tells."""
        wished = sum(photo is not None for photo in (content.photo, content.portrait))
        shown = len(list(page.pictures())) - has_map
        if wished > shown and not album.findings:
            what = "2枚目の写真" if shown else "写真"
            self.note(f"書くことが多いので、{what}を入れませんでした。短くすると入ります。")

    def drawn(self, drawn: Drawn, content: FlyerContent) -> None:
        """What a design could not show; and what ends in … though nothing said so.

        Every fact has to stand on the page as it was entered.
        """
        if drawn.is_full:
            self.note(_FULL)
        if drawn.lost:
            self.note(lost_sentence(drawn.lost))
        for note in drawn.notes:
            self.note(note)
        if drawn.is_full:
            return
        said = "".join("".join(run.text.split()) for run in Page(0, 0, tuple(drawn.operations)).text_runs())
        told = ((name, text) for name, text in content.facts_said() if name not in drawn.said_otherwise)
        cut = [name for name, text in told if "".join(drawable(text).split()) not in said]
        if cut:
            self.note(lost_sentence(tuple(dict.fromkeys(cut))))


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
