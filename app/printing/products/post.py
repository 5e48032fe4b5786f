"""What goes by post, declared. Labels, address sides and envelopes hold addresses: made for inside, to be posted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from app.errors import quoted
from app.ledger import Ledger
from app.printing.paper_sides import Sides
from app.printing.post.envelope_papers import BY_KEY as ENVELOPE_BY_KEY
from app.printing.post.envelope_papers import ENVELOPES
from app.printing.post.label_sheets import BY_KEY, SHEETS
from app.printing.products.product import PRINTED_YEARS, Family, Option, Product, Request, Takes, choice, switch
from app.printing.unprintable import UnprintableError
from app.records.meeting_body import MeetingBody
from app.records.organization import Organization
from app.records.place import Place
from app.records.space_owner import SpaceOwner
from app.records.volunteer import Volunteer
from app.wording import noun

if TYPE_CHECKING:
    from app.printing.composition import Composition
    from app.printing.findings import Finding
    from app.printing.post.recipients import MailingList

TO = choice(
    "to",
    "だれに",
    {
        "places": "{place}の代表",
        "organizations": "{organization}",
        "owners": "{space_owner}",
        "volunteers": "{volunteer}",
        "members": "会議の委員",
    },
)
_KINDS = {
    "places": Place.KIND,
    "organizations": Organization.KIND,
    "owners": SpaceOwner.KIND,
    "volunteers": Volunteer.KIND,
    "members": MeetingBody.KIND,
}
"""Whose records hold the addresses."""


def _bodies(ledger: Ledger) -> Mapping[str, str]:
    bodies = [each for each in ledger.all(MeetingBody) if each.name.strip() and not each.dissolved]
    return {each.name: each.name.replace("\n", " ") for each in bodies}


BODY = Option("body", "どの会議か", Takes.TEXT, only_if=("to", "members"), choices_of=_bodies)
ORDER = choice("order", "並べ方", {"reading": "五十音", "postal-code": "〒の順"})
SHEET = choice(
    "sheet",
    "ラベルの用紙",
    {sheet.key: sheet.words for sheet in SHEETS},
    hint="1枚の面の数と、1面の大きさ（mm）。用紙の袋に書いてあります。",
    varies=True,
)
START = Option("start", "何枚目から", Takes.NUMBER, default="1", hint="使いかけの用紙は、左上から数えて何枚目からか。")
RIGHT = Option("right", "右へずらす", Takes.TEXT, hint="mm。左へは -1.5 のように入れます。")
DOWN = Option("down", "下へずらす", Takes.TEXT, hint="mm。上へは -1.5 のように入れます。")
FRAMES = switch("frames", "枚の線も刷る", hint="ふつうの紙にためし刷りをして、用紙と重ねて見ます。")
ENVELOPE_PAPER = choice(
    "paper",
    "封筒の大きさ",
    {envelope.key: envelope.words for envelope in ENVELOPES},
    hint="A4の三つ折りは長形3号、折らずに入れるなら角形2号。",
    varies=True,
)
CODE_FRAMES = switch(
    "code-frames",
    "〒の枠に入れる",
    is_on=True,
    hint="枠のない封筒では外します。角形2号は、いつも枠なしです。",
)
SIDE = choice("side", "どちらの面", {"address": "宛名の面", "message": "文面"}, varies=True)
_IF_ADDRESS, _IF_MESSAGE = (SIDE.name, "address"), (SIDE.name, "message")
CARD_TO, CARD_ORDER = TO._replace(only_if=_IF_ADDRESS), ORDER._replace(only_if=_IF_ADDRESS)
SENDER = switch("sender", "差出人を入れる", is_on=True)
CARD_SENDER = SENDER._replace(only_if=_IF_ADDRESS)
TITLE = Option("title", "見出し", Takes.TEXT, default="つぎの集まりのご案内", only_if=_IF_MESSAGE)
TEXT = Option("text", "文", Takes.TEXT, default="みなさまのおいでを、お待ちしています。", only_if=_IF_MESSAGE)
WHICH = choice("which", "どの{place}に", {"stale": "確認が古いところ", "all": "ぜんぶ"})._replace(about_all=True)
REPLY_BY = Option("reply-by", "しめきり", Takes.DAY, hint="「5月20日」など。何も入れなければ3週間後です。")


def _millimetres(request: Request, option: Option) -> float:
    from app.rules.normalise import fold_width

    written = request.value(option).strip()
    try:
        return float(fold_width(written).replace("ー", "-").removesuffix("mm")) if written else 0.0
    except ValueError:
        raise UnprintableError(
            f"「{option.label}」に{quoted(written)}は入りません。",
            "1.5 や -2 のように、mmの数で入れてください。",
            option=option.name,
        ) from None


def _mailing(request: Request) -> MailingList:
    from app.printing.post.recipients import Audience, Order, mailing_list

    return mailing_list(
        request.ledger,
        Audience(request.value(TO)),
        order=Order(request.value(ORDER)),
        body=request.value(BODY),
        today=request.today,
    )


def _addressed(request: Request) -> MailingList:
    """Everybody with an address.

    Raises:
        UnprintableError: there is nobody.
    """
    mailing = _mailing(request)
    if mailing.recipients:
        return mailing
    if mailing.findings:
        refused = "宛名にできる相手がいません。住所が、まだ1つも書かれていません。"
        raise UnprintableError(refused, "住所を入れるか、送る相手を選び直してください。", option=TO.name)
    kind, body = _KINDS[request.value(TO)], request.value(BODY)
    if kind == MeetingBody.KIND and body:
        refused = f"「{body}」の委員が見つかりません。"
        raise UnprintableError(refused, "会議を選び直すか、会議に委員を書いてください。", option=BODY.name, kind=kind)
    refused = f"宛名にできる相手がいません。{noun(kind, request.ledger)}が、まだ書かれていません。"
    raise UnprintableError(refused, "書きとめるか、送る相手を選び直してください。", option=TO.name, kind=kind)


def _check(request: Request, composition: Composition | None) -> Sequence[Finding]:
    """Who has no address, also where that leaves nobody."""
    return _mailing(request).findings if composition is None else composition.notes


def _compose_labels(request: Request) -> Composition:
    from app.printing.post.labels import Placing, compose_labels
    placing = Placing(
        BY_KEY[request.value(SHEET)],
        start=request.number(START) or 0,
        right=_millimetres(request, RIGHT),
        down=_millimetres(request, DOWN),
        has_frames=request.is_on(FRAMES),
    )
    return compose_labels(_addressed(request), placing, progress=request.progress)


def _compose_postcards(request: Request) -> Composition:
    from app.printing.post.postcards import compose_message, compose_postcards
    from app.printing.post.sender import sender_of
    from app.printing.print_words import print_words

    sender = sender_of(print_words(request.ledger))
    if request.value(SIDE) == "message":
        return compose_message(request.value(TITLE), request.value(TEXT), sender)
    has_sender = request.is_on(CARD_SENDER)
    return compose_postcards(_addressed(request), sender, has_sender=has_sender, progress=request.progress)


def _compose_envelopes(request: Request) -> Composition:
    from app.printing.post.envelopes import Feed, compose_envelopes
    from app.printing.post.sender import sender_of
    from app.printing.print_words import print_words

    feed = Feed(
        ENVELOPE_BY_KEY[request.value(ENVELOPE_PAPER)],
        has_frames=request.is_on(CODE_FRAMES),
        right=_millimetres(request, RIGHT),
        down=_millimetres(request, DOWN),
    )
    sender = sender_of(print_words(request.ledger)) if request.is_on(SENDER) else None
    return compose_envelopes(_addressed(request), sender, feed, progress=request.progress)


def _compose_reply_cards(request: Request) -> Composition:
    from app.printing.post.reply_cards import Which, compose_reply_cards

    return compose_reply_cards(
        request.ledger,
        request.subject,
        which=Which(request.value(WHICH)),
        reply_by=_reply_by(request),
        today=request.today,
        progress=request.progress,
    )


def _reply_by(request: Request) -> date | None:
    from app.rules.date_reading import read_coming_day

    written = request.value(REPLY_BY)
    if not written.strip():
        return None
    day = read_coming_day(written, request.today)
    if day is None or day.year not in PRINTED_YEARS:
        refused = f"「{REPLY_BY.label}」の{quoted(written)}は、日にちとして読めません。"
        raise UnprintableError(refused, "「5月20日」や「令和9年1月5日」のように入れてください。", option=REPLY_BY.name)
    if day < request.today:
        refused = f"「{REPLY_BY.label}」の{quoted(written)}は、もう過ぎています。"
        raise UnprintableError(refused, "きょうか、それより後の日を入れてください。", option=REPLY_BY.name)
    return day


def _turned_sideways(_request: Request) -> Sides:
    return Sides.SHORT_EDGE


LABELS = Product(
    "labels",
    "宛名ラベル",
    Family.POST,
    "封筒にはる宛名です。住所が入るので、郵便に使うだけにします。",
    _compose_labels,
    options=(TO, BODY, ORDER, SHEET, START, RIGHT, DOWN, FRAMES),
    check=_check,
)

POSTCARD = Product(
    "postcard",
    "はがき",
    Family.POST,
    "郵便はがきに、宛名をたて書きで刷ります。文面は別に刷ります。",
    _compose_postcards,
    options=(SIDE, CARD_TO, BODY, CARD_ORDER, CARD_SENDER, TITLE, TEXT),
    check=_check,
)

ENVELOPE = Product(
    "envelope",
    "封筒",
    Family.POST,
    "封筒にじかに、宛名をたて書きで刷ります。長形3号など4つの大きさがあります。",
    _compose_envelopes,
    options=(ENVELOPE_PAPER, TO, BODY, ORDER, CODE_FRAMES, SENDER, RIGHT, DOWN),
    check=_check,
)

REPLY_CARD = Product(
    "reply-card",
    "確認の往復はがき",
    Family.POST,
    "いまの記録でよいかを、はがきでたずねます。直して返してもらいます。",
    _compose_reply_cards,
    subject=Place.KIND,
    needs_subject=False,
    all_words="ぜんぶの{place}",
    options=(WHICH, REPLY_BY),
    sides=_turned_sideways,
)

PRODUCTS = (REPLY_CARD, LABELS, POSTCARD, ENVELOPE)
