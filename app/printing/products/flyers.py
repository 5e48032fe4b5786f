"""Flyers and posters, declared."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from app.printing.findings import Finding, FindingKind, in_order
from app.printing.products.product import Family, Option, Product, Request, Takes, choice, paper, switch
from app.printing.unprintable import UnprintableError
from app.records.event import Event
from app.records.place import Place

if TYPE_CHECKING:
    from app.printing.composition import Composition
    from app.printing.flyers.composing import Look
    from app.printing.flyers.content import FlyerContent
    from app.printing.pages import Page

_LOOKS = {"photo": "写真", "big": "大きな文字", "handmade": "手づくり", "calendar": "カレンダー"}
_EVENTS = {"seats": "座ぶとん", **_LOOKS}
_CALLS = {"slip": "書きこみ用紙つき", "photo": "写真", "big": "大きな文字", "handmade": "手づくり"}
_POSTERS = {"big": "大きな文字", "photo": "写真", "handmade": "手づくり", "calendar": "カレンダー"}

DESIGN = choice("design", "デザイン", _LOOKS, varies=True)
EVENT_DESIGN = choice("design", "デザイン", _EVENTS, varies=True)
CALL_DESIGN = choice("design", "デザイン", _CALLS, varies=True)
POSTER_DESIGN = choice("design", "デザイン", _POSTERS, varies=True)
EVENT_POSTER_DESIGN = choice("design", "デザイン", {"seats": "座ぶとん", **_POSTERS}, varies=True)
PAPER = paper("A4", "A4-wide", "B5", "B5-wide", "A5", "A5-wide")
POSTER_PAPER = paper("A3", "A3-wide", "A4", "A4-wide")
PHOTO = switch("photo", "写真を入れる", is_on=True, hint="写真がないときは、絵が入ります。")
STRIPS = switch("strips", "電話番号の切り取り", hint="下に、切り取って持ち帰れる電話番号をならべます。")
ONE_COLOUR = switch("one-colour", "黒1色で刷る", hint="コピー機や印刷機で増やすときに。")
TWO_UP = switch("two-up", "1枚に2つならべる", hint="A5を2つ、A4に刷って半分に切ります。")
MONTH = Option("month", "カレンダーの月", Takes.MONTH, hint="空けると次の月です。", only_if=("design", "calendar"))
_FLYER_OPTIONS = (DESIGN, PAPER, PHOTO, ONE_COLOUR, STRIPS, TWO_UP)
_EVENT_OPTIONS = (EVENT_DESIGN, PAPER, PHOTO, ONE_COLOUR, STRIPS, TWO_UP)
_CALL_OPTIONS = (CALL_DESIGN, PAPER, PHOTO, ONE_COLOUR, STRIPS, TWO_UP)
_POSTER_OPTIONS = (POSTER_DESIGN, POSTER_PAPER, PHOTO, ONE_COLOUR, STRIPS)


class _Sort(NamedTuple):
    """What a product is about, and the choices its designs and papers are taken from."""

    content: Callable[[Request, Look], FlyerContent]
    design: Option
    paper: Option = PAPER
    is_poster: bool = False

    def look(self, request: Request) -> Look:
        """What was chosen."""
        from app.printing.flyers.composing import Design, Look

        month = request.options.get(MONTH.name, "")
        return Look(
            design=Design(request.value(self.design)),
            paper=request.value(self.paper),
            is_poster=self.is_poster,
            has_strips=request.is_on(STRIPS),
            has_photo=request.is_on(PHOTO),
            is_one_colour=request.is_on(ONE_COLOUR),
            month=date.fromisoformat(f"{MONTH.checked(month)}-01") if month else None,
        )

    def compose(self, request: Request) -> Composition:
        """The page."""
        from app.printing.flyers.composing import compose

        look = self.look(request)
        content = self.content(request, look)
        return compose(content, request.ledger, look, today=request.today, read_blob=request.read_blob)

    def check(self, request: Request, composition: Composition | None) -> Sequence[Finding]:
        """What is known of the place, then what is missing or too small to read."""
        found: list[Finding] = list(composition.notes) if composition else []
        if request.subject is not None and self.content is _of_place:
            found = list(_about_place(request, composition))
        if composition is not None:
            from app.printing.flyers.efforts import SMALL_NOTE
            from app.printing.flyers.reading_check import reading_check

            look = self.look(request)
            known = {finding.kind for finding in found} & _SAID_ONCE
            content, page = self.content(request, look), composition.pages[0]
            read = reading_check(content, page, look.sheet())
            if any(finding.kind is FindingKind.SMALL_TYPE for finding in read):  # it names what became small
                found = [finding for finding in found if finding.message != SMALL_NOTE]
            found += [finding for finding in read if finding.kind not in known]
        return in_order(found)


_SAID_ONCE = frozenset((FindingKind.CONTACT, FindingKind.SCHEDULE, FindingKind.MISSING_GLYPH))


def _about_place(request: Request, composition: Composition | None) -> Sequence[Finding]:
    from app.printing.preflight import preflight

    return preflight(request.ledger, today=request.today, composition=composition, place_id=request.subject)


def _of_place(request: Request, look: Look) -> FlyerContent:
    from app.printing.flyers.place_content import place_content
    from app.printing.print_words import print_words

    words, month = print_words(request.ledger), look.marked_month(request.today)
    return place_content(request.ledger, request.subject or 0, words, today=request.today, month=month)


def _of_event(request: Request, _look: Look) -> FlyerContent:
    from app.printing.flyers.event_content import event_content
    from app.printing.print_words import print_words

    return event_content(request.ledger, request.subject or 0, print_words(request.ledger), today=request.today)


def _of_volunteers(request: Request, _look: Look) -> FlyerContent:
    from app.printing.flyers.call_content import volunteer_content
    from app.printing.print_words import print_words

    return volunteer_content(request.ledger, request.subject, print_words(request.ledger), today=request.today)


def _of_referrals(request: Request, _look: Look) -> FlyerContent:
    from app.printing.flyers.call_content import referral_content
    from app.printing.print_words import print_words

    return referral_content(print_words(request.ledger), today=request.today)


def _arrange(request: Request, composition: Composition) -> tuple[Page, ...]:
    if not request.is_on(TWO_UP):
        return composition.pages
    if not request.value(PAPER).startswith("A5"):
        refused = "1枚に2つならべられるのは、A5のチラシです。"
        raise UnprintableError(refused, "紙の大きさをA5にしてください。", option=PAPER.name)
    from app.printing.flyers.two_up import two_up

    return tuple(two_up(page) for page in composition.pages)


_PLACE = _Sort(_of_place, DESIGN)
_EVENT = _Sort(_of_event, EVENT_DESIGN)
_VOLUNTEERS = _Sort(_of_volunteers, CALL_DESIGN)
_REFERRALS = _Sort(_of_referrals, CALL_DESIGN)
_PLACE_POSTER = _Sort(_of_place, POSTER_DESIGN, POSTER_PAPER, is_poster=True)
_EVENT_POSTER = _Sort(_of_event, EVENT_POSTER_DESIGN, POSTER_PAPER, is_poster=True)


FLYER = Product(
    "flyer",
    "{place}のチラシ",
    Family.FLYERS,
    "1か所をお知らせする1枚です。はり出したり、配ったりします。",
    _PLACE.compose,
    subject=Place.KIND,
    options=(*_FLYER_OPTIONS, MONTH),
    check=_PLACE.check,
    arrange=_arrange,
)
EVENT_FLYER = Product(
    "event-flyer",
    "{event}のチラシ",
    Family.FLYERS,
    "フォーラムや講座をお知らせする1枚です。日時・場所・申込先を大きく載せます。",
    _EVENT.compose,
    subject=Event.KIND,
    options=_EVENT_OPTIONS,
    check=_EVENT.check,
    arrange=_arrange,
)
VOLUNTEER_FLYER = Product(
    "volunteer-flyer",
    "{volunteer}募集のチラシ",
    Family.FLYERS,
    "手伝ってくださる方をさがす1枚です。1か所のためにも、まち全体のためにも。できることを、できるときに、できるだけ。",
    _VOLUNTEERS.compose,
    subject=Place.KIND,
    needs_subject=False,
    all_words="まち全体のために",
    options=_CALL_OPTIONS,
    check=_VOLUNTEERS.check,
    arrange=_arrange,
)
REFERRAL_FLYER = Product(
    "referral-flyer",
    "「ご紹介ください」のチラシ",
    Family.FLYERS,
    "知られていない集いの場を教わる1枚です。",
    _REFERRALS.compose,
    options=_CALL_OPTIONS,
    check=_REFERRALS.check,
    arrange=_arrange,
)
POSTER = Product(
    "poster",
    "{place}のポスター",
    Family.FLYERS,
    "はなれたところから読める、大きな字の1枚です。掲示板や店先に。",
    _PLACE_POSTER.compose,
    subject=Place.KIND,
    options=(*_POSTER_OPTIONS, MONTH),
    check=_PLACE_POSTER.check,
)
EVENT_POSTER = Product(
    "event-poster",
    "{event}のポスター",
    Family.FLYERS,
    "催しを、遠くから読める大きな字で知らせます。",
    _EVENT_POSTER.compose,
    subject=Event.KIND,
    options=(EVENT_POSTER_DESIGN, *_POSTER_OPTIONS[1:]),
    check=_EVENT_POSTER.check,
)

PRODUCTS = (FLYER, EVENT_FLYER, VOLUNTEER_FLYER, REFERRAL_FLYER, POSTER, EVENT_POSTER)
