"""確認の往復はがき: a reply-paid postcard for each place that should tell whether its record is right (comp 21).

Two pages of 200 × 148 mm for each place, printed on both sides and turned over the short edge:
[往信おもて｜返信うら], [返信おもて｜往信うら]. What is printed on the cards by the post (frames, stamps) is left out.
The side that comes back shows the public facts of the group only; the address is used for nothing but addressing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum

from app.errors import ExpectedError
from app.ledger import Ledger
from app.printing.composition import Composition
from app.printing.findings import Finding, FindingKind, Severity, in_order, no_number
from app.printing.pages import Bookmark, Operation, Page, all_moved
from app.printing.place_facts import PlaceFacts, one_line, place_facts
from app.printing.post.address_block import Addressee
from app.printing.post.postcards import PAPER, address_side
from app.printing.post.recipient_findings import too_long, undrawn
from app.printing.post.recipients import Order, Recipient, listed, place_recipient
from app.printing.post.reply_form import Message, message_half, reply_half
from app.printing.post.sender import Sender, sender_of
from app.printing.print_words import PRINT_KEY, print_words
from app.printing.unprintable import UnprintableError
from app.progress import Progress, no_progress
from app.records.base import R, Record
from app.records.field import Level
from app.records.place import Place
from app.rules.freshness import Freshness, freshness_limits, place_freshness
from app.rules.japanese_calendar import days_from
from app.rules.publication import published
from app.wording import noun

HALF, WIDTH, HEIGHT = PAPER.width, 2 * PAPER.width, PAPER.height
_DAYS_TO_REPLY = 21


class Which(StrEnum):
    """Which places are asked."""

    STALE = "stale"
    ALL = "all"


def compose_reply_cards(
    ledger: Ledger,
    place_id: int | None,
    *,
    which: Which = Which.STALE,
    reply_by: date | None = None,
    today: date,
    progress: Progress = no_progress,
) -> Composition:
    """Two pages for each place that can be written to, in 五十音.

    Args:
        place_id: only this place; None for those of `which`.
        reply_by: the last day to answer; None for three weeks after today.

    Raises:
        ExpectedError: no such place, or none to ask.
        Cancelled: from `progress`.
    """
    words = print_words(ledger)
    sender = sender_of(words)
    asked, findings = _asked(ledger, place_id, which, today)
    mailing = listed((place_recipient(ledger, place) for place in asked), order=Order.READING)
    if not mailing.recipients:
        raise _nobody(ledger, asked, place_id)
    public = published(_as_if_agreed(ledger, asked), Level.PUBLIC)
    places = {place.id: place for place in public.all(Place)}
    message = Message(words, sender, reply_by or days_from(today, _DAYS_TO_REPLY + 1)[-1])
    pages: list[Page] = []
    findings += [*mailing.findings, *_about_sender(sender)]
    for number, recipient in enumerate(mailing.recipients):
        progress(number, len(mailing.recipients))
        facts = place_facts(public, places[recipient.record_id])
        is_listed = ledger.get(Place, facts.id) in asked and _agreed(ledger, facts.id)
        sides, notes = _sides(recipient, facts, message, is_listed=is_listed)
        pages += sides
        findings += notes
        written = one_line(places[facts.id].phone)
        if written and not facts.phone:
            findings.append(no_number(written, facts.name, Place.KIND, facts.id))
    progress(len(mailing.recipients), len(mailing.recipients))
    return Composition(tuple(pages), "確認の往復はがき", in_order(findings))


def _asked(ledger: Ledger, place_id: int | None, which: Which, today: date) -> tuple[list[Place], list[Finding]]:
    """The places to ask, and those that want no part in it."""
    if place_id is not None:
        place = ledger.get(Place, place_id)
        if place is None:
            raise ExpectedError(f"その{noun(Place.KIND, ledger)}が見つかりません。", "一覧から選び直してください。")
        return [place], []
    limits = freshness_limits(ledger)
    asked: list[Place] = []
    findings: list[Finding] = []
    for place in ledger.all(Place):
        if place.status == "ended":
            continue
        if which is Which.STALE and place_freshness(place, limits, today) is Freshness.GREEN:
            continue
        if place.consent == "no":
            text = "載せないでほしいという返事なので、送りません。"
            kind = FindingKind.LEFT_OUT
            findings.append(Finding(kind, Severity.NOTICE, text, place.name, Place.KIND, place.id, field="consent"))
            continue
        asked.append(place)
    return asked, findings


def _nobody(ledger: Ledger, asked: Sequence[Place], place_id: int | None) -> UnprintableError:
    to_do = "運営団体か場に、住所を入れてください。"
    if place_id is not None:
        return UnprintableError(f"「{asked[0].name}」の住所がありません。", to_do, field="organization")
    word = noun(Place.KIND, ledger)
    if asked:
        return UnprintableError(f"住所のある{word}がありません。", to_do, kind=Place.KIND)
    to_do = "全部に送るときは「ぜんぶ」を選んでください。"
    return UnprintableError(f"いま確かめる{word}はありません。", to_do, option="which")


def _as_if_agreed(ledger: Ledger, asked: Sequence[Place]) -> Ledger:
    """The ledger in which the asked places may be shown: they see what would be printed of them."""
    ids = {place.id for place in asked}

    def read(record_class: type[Record]) -> list[Record]:
        return [_shown(record, ids) for record in ledger.all(record_class)]

    return Ledger(read)


def _shown(record: R, ids: set[int]) -> R:
    if isinstance(record, Place) and record.id in ids:
        status = "active" if record.status == "ended" else record.status
        return record.changed(consent="yes", status=status)
    return record


def _agreed(ledger: Ledger, place_id: int) -> bool:
    place = ledger.get(Place, place_id)
    return place is not None and place.consent == "yes"


def _sides(
    recipient: Recipient, facts: PlaceFacts, message: Message, *, is_listed: bool
) -> tuple[tuple[Page, Page], list[Finding]]:
    """The two sides of one card."""
    sender = message.sender
    front, is_long = address_side(recipient.addressee, sender)
    reply, is_cut = reply_half(facts)
    back_address, _ = address_side(_ourselves(sender), None)
    said = message_half(message, is_listed=is_listed)
    key = Bookmark(f"card{facts.id}", 0.0, facts.name)
    first = Page(WIDTH, HEIGHT, (key, *front, *_right_half(reply)), label=f"{facts.name}　1")
    second = Page(WIDTH, HEIGHT, (*back_address, *_right_half(said)), label=f"{facts.name}　2")
    notes = [*undrawn(first, recipient), *([too_long(recipient)] if is_long else [])]
    if is_cut:
        text = "書いてあることが長く、はがきでは途中までになります。"
        notes.append(Finding(FindingKind.GAVE_WAY, Severity.NOTICE, text, facts.name, Place.KIND, facts.id))
    return (first, second), notes


def _right_half(operations: Sequence[Operation]) -> list[Operation]:
    return all_moved(operations, HALF, 0.0)


def _ourselves(sender: Sender) -> Addressee:
    return Addressee(sender.name, sender.address, sender.postal_code, sender.section, "", "行" if sender.name else "")


def _about_sender(sender: Sender) -> Iterator[Finding]:
    missing = [words for words, value in (("センター名", sender.name), ("住所", sender.address)) if not value]
    if missing:
        text = f"{'と'.join(missing)}がないので、返事が届きません。設定の「センター」に入れてください。"
        setting = PRINT_KEY + ("publisher_address" if sender.name else "publisher")
        yield Finding(FindingKind.ADDRESS, Severity.STOP, text, setting=setting)
    elif not sender.postal_code:
        text = "返事の〒がありません。設定の「センター」の住所を、〒から書いてください。"
        setting = PRINT_KEY + "publisher_address"
        yield Finding(FindingKind.ADDRESS, Severity.WARNING, text, setting=setting)
