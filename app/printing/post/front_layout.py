"""Where things stand on the side with the address, and how large they are: measures only, without what draws them."""

from __future__ import annotations

from typing import NamedTuple


class AddressSizes(NamedTuple):
    """How large a 宛名 is set where there is room; all of it shrinks, to 16 pt the name and to 10.5 pt the rest.

    Attributes:
        name, address: pt.
        least_name: part of the height over which the letters of a short name are spread.
    """

    name: float
    address: float
    least_name: float = 0.0


POSTCARD_SIZES = AddressSizes(28.0, 14.0, 0.55)


class SenderPlace(NamedTuple):
    """Where the sender stands, mm from the upper left corner of the paper.

    Attributes:
        left, right: edges of the columns.
        foot: where the columns end; code and telephone follow below.
        height: of the columns.
        address_pt, name_pt: type sizes; code and telephone are as large as the address.
        line: how wide code and telephone may be, mm.
        has_section: there is room for the section of the sender beside its name.
    """

    left: float
    right: float
    foot: float
    height: float
    address_pt: float = 10.5
    name_pt: float = 12.0
    line: float = 40.0
    has_section: bool = False
