"""The marks of a place in the booklet: signs of accessibility and the QR code (printdesign.md §6)."""

from __future__ import annotations

from app.printing.boxes import Block, column, figure, padded, qr_block, row, space
from app.printing.icons import icon
from app.printing.place_facts import PlaceFacts, short_url
from app.printing.qr_code import QUIET_ZONE, QrCode, make_qr_code
from app.printing.text_blocks import TextStyle, text_block
from app.printing.theme import LEAST_QR_MODULE

_QR_SIDE, _MOST_QR = 19.5, 26.0
_MOST_ICONS, _SIGN = 6, 6.6


def signs_row(facts: PlaceFacts, *, side: float = _SIGN, gap: float = 1.6) -> Block:
    """The signs beside each other, without words: 見かた explains them. Empty when nothing is known."""
    signs = _signs(facts, side)
    return row(signs, gap=gap) if signs else space()


def sign_grid(facts: PlaceFacts) -> Block:
    """The same signs in rows of three, for the room beside the code or under the weekdays."""
    signs = _signs(facts, _SIGN)
    return column([row(signs[at : at + 3], gap=1.2) for at in range(0, len(signs), 3)], gap=1.6)


def _signs(facts: PlaceFacts, side: float) -> list[Block]:
    shown = facts.venue.accessibility[:_MOST_ICONS]
    return [figure(Block(side, side, tuple(icon(code, 0, 0, side))), words) for code, words in shown]


def code_block(facts: PlaceFacts, width: float, *, side: float = _QR_SIDE) -> Block:
    """The QR code, its dark part flush with the column; the short address where it cannot be a readable code."""
    code = make_qr_code(facts.url) if facts.url else None
    if not isinstance(code, QrCode):
        return space()
    side = max(side, LEAST_QR_MODULE * code.full_size)
    if side > _MOST_QR:
        return address_block(facts, width)
    link = facts.url if facts.url.startswith(("https://", "http://")) else ""
    return padded(qr_block(code, side, link=link), left=-QUIET_ZONE * code.module_mm(side) + 0.3, top=-1.2)


def address_block(facts: PlaceFacts, width: float) -> Block:
    """The address without its protocol; empty when there is none or it is too long to be typed by anybody."""
    if not facts.url:
        return space()
    address = text_block(short_url(facts.url), width, TextStyle(size_pt=10, leading=1.3), most_lines=3)
    return space() if address.overflows else address
