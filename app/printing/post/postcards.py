"""はがき: the side with the address, vertical, and the side with what is said. For use inside: it holds addresses."""

from __future__ import annotations

from collections.abc import Sequence

from app.printing.boxes import Block, column, layered, rule, space, tagged
from app.printing.composition import Composition
from app.printing.cushion import tilted_cushion
from app.printing.findings import Finding, FindingKind, Severity, in_order
from app.printing.fonts import Face
from app.printing.pages import Operation, Page
from app.printing.post.address_block import Addressee, vertical_address
from app.printing.post.code_figures import code_in_frames
from app.printing.post.front_layout import SenderPlace
from app.printing.post.recipient_findings import too_long, undrawn
from app.printing.post.recipients import MailingList
from app.printing.post.sender import Sender, missing_address
from app.printing.post.sender_block import sender_block
from app.printing.tags import Tag
from app.printing.text_blocks import Setting, TextStyle, heading, label, text_block
from app.printing.text_placing import bounded, squeezed
from app.printing.theme import THEMES, Colour
from app.printing.unprintable import UnprintableError
from app.progress import Progress, no_progress

_THEME = THEMES["postcard"]
PAPER = _THEME.paper
ADDRESS_LEFT, ADDRESS_TOP, ADDRESS_WIDTH, ADDRESS_HEIGHT = 28.5, 29.6, 60.5, 108.0
"""The box of the addressee on a half of 100 × 148 mm, at the right of the sender."""
_NAME_MIDDLE = 50.5
"""Where the name stands as long as the rest leaves it room (comp 21), mm from the left."""
HANGING = 3.0
"""Kept free at the right of running text: 。 may hang outside the column, and the margin is the printer's edge."""
_SENDER = SenderPlace(left=PAPER.left, right=27.0, foot=124.0, height=62.0)


def compose_postcards(
    mailing: MailingList, sender: Sender, *, has_sender: bool = True, progress: Progress = no_progress
) -> Composition:
    """The address sides, one page of 100 × 148 mm for each recipient; the frames of the postal code are on the card.

    Raises:
        Cancelled: from `progress`.
    """
    pages: list[Page] = []
    findings = list(mailing.findings)
    for number, recipient in enumerate(mailing.recipients, 1):
        side, is_cut = address_side(recipient.addressee, sender if has_sender else None)
        if is_cut:
            findings.append(too_long(recipient))
        page = Page(PAPER.width, PAPER.height, tuple(side), label=str(number))
        pages.append(page)
        findings += undrawn(page, recipient)
        progress(number, len(mailing.recipients))
    if has_sender:
        findings += missing_address(sender)
    return Composition(tuple(pages), "はがき　宛名", in_order(findings))


def compose_message(title: str, text: str, sender: Sender) -> Composition:
    """The other side, the same for everybody.

    Raises:
        UnprintableError: nothing is said.
    """
    if not title.strip() and not text.strip():
        raise UnprintableError("文面がまだありません。", "「見出し」か「文」に書いてください。", option="text")
    width = PAPER.text_width
    foot = _foot(sender, width)
    room = PAPER.height - PAPER.top - PAPER.bottom - foot.height - 6.0
    body, is_cut = _message(title, text, width, room)
    operations = [*body.at(PAPER.left, PAPER.top + 2.0)]
    operations += foot.at(PAPER.left, PAPER.height - PAPER.bottom - foot.height)
    notes: list[Finding] = []
    if is_cut:
        said = "文が長く、途中までしか入っていません。短くしてください。"
        notes.append(Finding(FindingKind.GAVE_WAY, Severity.WARNING, said, option="text"))
    page = Page(PAPER.width, PAPER.height, tuple(operations), label="1")
    return Composition((page,), "はがき　文面", tuple(notes))


def address_side(addressee: Addressee, sender: Sender | None) -> tuple[list[Operation], bool]:
    """What is printed on an address side of 100 × 148 mm, and whether the name or the address was too long."""
    block = vertical_address(addressee, ADDRESS_WIDTH, ADDRESS_HEIGHT, middle=_NAME_MIDDLE - ADDRESS_LEFT)
    operations: list[Operation] = [*code_in_frames(addressee.postal_code, PAPER.width).operations]
    operations += block.at(ADDRESS_LEFT, ADDRESS_TOP)
    if sender is not None:
        operations += sender_block(sender, _SENDER)
    return operations, block.overflows


def _message(title: str, text: str, width: float, room: float) -> tuple[Block, bool]:
    """Heading and text, the text smaller down to the floor; then it ends in …."""
    head = heading(title.strip(), width - 14, TextStyle(face=Face.B, size_pt=20, leading=1.3), most_lines=3)
    if head.overflows:
        head = bounded(title.strip(), width - 14, TextStyle(face=Face.B, size_pt=14, leading=1.3), most_lines=3)
    sign = Block(width, 12.0, (tilted_cushion(width - 7, 5, 8, Colour.AI, 8),))
    above = layered([tagged(head, Tag.H1), sign]) if head.height else space()
    rest = room - above.height - 5.0
    for size_pt in (18.0, 16.0, 14.0, 12.0, 11.0, _THEME.scale.body_floor):
        style = TextStyle(size_pt=size_pt, leading=1.6, setting=Setting.BODY)
        body = text_block(text.strip(), width - HANGING, style)
        if body.height <= rest:
            return _stack((above, body), width), head.overflows
    lines = max(1, int(rest / (1.6 * size_pt * 25.4 / 72)))
    return _stack((above, bounded(text.strip(), width - HANGING, style, most_lines=lines)), width), True


def _stack(blocks: Sequence[Block], width: float) -> Block:
    above, body = blocks
    shown = [block for block in (above, tagged(body, Tag.PARAGRAPH)) if block.height]
    return column(shown, gap=5.0, width=width)


def _foot(sender: Sender, width: float) -> Block:
    """Who writes and where to call."""
    who = "　".join(part for part in (sender.name, sender.section) if part)
    lines = [
        squeezed(sender.phone, width, TextStyle(face=Face.GB, size_pt=20), floor_pt=14) if sender.phone else space(),
        bounded(who, width, TextStyle(size_pt=11, leading=1.35), most_lines=2),
        label(sender.hours, TextStyle(size_pt=10.5)) if sender.hours else space(),
    ]
    shown = [tagged(block, Tag.PARAGRAPH) for block in lines if block.height]
    if not shown:
        return space()
    return column([rule(width, thickness=0.4, colour=Colour.SUMI), space(height=1.0), *shown], gap=1.2, width=width)

