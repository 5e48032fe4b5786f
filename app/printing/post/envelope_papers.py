"""The envelopes one buys, upright, and how each is written on."""

from __future__ import annotations

from typing import NamedTuple

from app.printing.paper_sizes import PAPERS
from app.printing.post.front_layout import AddressSizes, SenderPlace


class Envelope(NamedTuple):
    """What is sold under one name, upright.

    Attributes:
        key: as an option takes it.
        name: as it stands on the packet, of `PAPERS`.
        is_standard: 定形郵便物: the frames for the postal code are where the post wants them.
        sizes: of the 宛名.
        top, foot: of the box of the addressee, from the upper edge and from the lower one, mm.
        right: free at the right of it, mm.
        sender: where the sender stands.
    """

    key: str
    name: str
    is_standard: bool
    sizes: AddressSizes
    top: float
    foot: float
    right: float
    sender: SenderPlace

    @property
    def width(self) -> float:
        """mm."""
        return PAPERS[self.name][0]

    @property
    def height(self) -> float:
        """mm."""
        return PAPERS[self.name][1]

    @property
    def words(self) -> str:
        """「長形3号　120×235」, in mm, as it stands on the packet."""
        return f"{self.name.removesuffix('封筒')}　{self.width:g}×{self.height:g}"


ENVELOPES = (
    Envelope(
        "naga3", "長形3号封筒", True, AddressSizes(36.0, 17.0, 0.55), 34.0, 40.0, 11.0,
        SenderPlace(11.0, 34.0, 207.0, 120.0, 11.0, 13.0, has_section=True),
    ),
    Envelope(
        "naga4", "長形4号封筒", True, AddressSizes(30.0, 15.0, 0.55), 32.0, 38.0, 10.0,
        SenderPlace(10.0, 34.0, 178.0, 98.0, 10.5, 12.0, 33.0, has_section=True),
    ),
    Envelope(
        "you2", "洋形2号封筒", True, AddressSizes(30.0, 15.0, 0.55), 29.0, 36.0, 11.0,
        SenderPlace(11.0, 34.0, 136.0, 60.0, 10.5, 12.0, has_section=True),
    ),
    Envelope(
        "kaku2", "角形2号封筒", False, AddressSizes(58.0, 27.0, 0.55), 46.0, 62.0, 22.0,
        SenderPlace(30.0, 58.0, 290.0, 180.0, 15.0, 18.0, has_section=True),
    ),
)  # fmt: skip
"""What offices and shops have: A4 in three, B5 in three, a card, and A4 as it is. Widths of JIS S 5502."""

BY_KEY = {envelope.key: envelope for envelope in ENVELOPES}
