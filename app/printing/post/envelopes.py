"""封筒: the front of an envelope, upright, with the address vertical. For use inside: it holds addresses.

What stays empty on it: the edge printers do not reach; at the upper left the corner for the stamp and its postmark,
70 mm down and 35 mm across (内国郵便約款, 第43条; 「郵便番号・バーコードマニュアル」, 印字位置: 消印領域); and at the
right the foot, for what sorting machines print. How high that is we could not verify: as much as the corner is wide.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.printing.composition import Composition
from app.printing.findings import Finding, in_order
from app.printing.pages import Operation, Page, all_moved
from app.printing.post.address_block import Addressee, vertical_address
from app.printing.post.code_figures import FRAMES_RIGHT, FRAMES_TOP, code_in_frames, code_in_writing
from app.printing.post.envelope_papers import Envelope
from app.printing.post.recipient_findings import too_long, undrawn
from app.printing.post.recipients import MailingList
from app.printing.post.sender import Sender, missing_address
from app.printing.post.sender_block import sender_block
from app.printing.post.shift import refuse_far_shift
from app.progress import Progress, no_progress

_STAMP_WIDTH = 35.0
"""mm."""
_BESIDE = 1.5
"""Between the addressee and what is at the left: the stamp, and below it the sender, mm."""
_CODE_ON_LARGER = 18.0
"""From the upper and the right edge of an envelope larger than 定形 to where the code is written, mm."""


@dataclass(frozen=True, slots=True)
class Feed:
    """What goes through the printer.

    Attributes:
        has_frames: the envelopes have frames for the postal code; those larger than 定形 are taken as without.
        right, down: correction of where the printer puts things, mm; negative for left and up.
    """

    envelope: Envelope
    has_frames: bool = True
    right: float = 0.0
    down: float = 0.0


def compose_envelopes(
    mailing: MailingList, sender: Sender | None, feed: Feed, *, progress: Progress = no_progress
) -> Composition:
    """The fronts, one page of the size of the envelope for each recipient.

    Args:
        sender: None for envelopes that have one printed on them.

    Raises:
        UnprintableError: a shift that is too large.
        Cancelled: from `progress`.
    """
    refuse_far_shift(feed.right, feed.down)
    envelope = feed.envelope
    findings: list[Finding] = [*mailing.findings, *(missing_address(sender) if sender is not None else ())]
    pages: list[Page] = []
    for number, recipient in enumerate(mailing.recipients, 1):
        front, is_cut = _front(recipient.addressee, envelope, has_frames=feed.has_frames)
        if sender is not None:
            front += sender_block(sender, envelope.sender)
        if is_cut:
            findings.append(too_long(recipient, paper="封筒"))
        moved = tuple(all_moved(front, feed.right, feed.down))
        page = Page(envelope.width, envelope.height, moved, label=str(number))
        pages.append(page)
        findings += undrawn(page, recipient)
        progress(number, len(mailing.recipients))
    return Composition(tuple(pages), "封筒　宛名", in_order(findings))


def _front(addressee: Addressee, envelope: Envelope, *, has_frames: bool) -> tuple[list[Operation], bool]:
    """What is printed for the addressee, and whether something of it ends in …."""
    left = max(_STAMP_WIDTH, envelope.sender.right) + _BESIDE
    block = vertical_address(
        addressee,
        envelope.width - left - envelope.right,
        envelope.height - envelope.top - envelope.foot,
        envelope.sizes,
        middle=envelope.width / 2 - left,
    )
    return [*_code(addressee, envelope, has_frames=has_frames), *block.at(left, envelope.top)], block.overflows


def _code(addressee: Addressee, envelope: Envelope, *, has_frames: bool) -> list[Operation]:
    if has_frames and envelope.is_standard:
        return list(code_in_frames(addressee.postal_code, envelope.width).operations)
    figures = code_in_writing(addressee.postal_code, 17.0 if envelope.is_standard else 20.0)
    top, right = (FRAMES_TOP + 1.0, FRAMES_RIGHT + 1.0) if envelope.is_standard else (_CODE_ON_LARGER, _CODE_ON_LARGER)
    return figures.at(envelope.width - right - figures.width, top)
