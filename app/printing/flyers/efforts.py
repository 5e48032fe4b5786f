"""How roomy a flyer is set, or how far it has given way (printdesign.md §8)."""

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

Laid = TypeVar("Laid")
Try = TypeVar("Try")

SMALL_NOTE = "書くことが多いので、字を小さくしました。短くすると大きくなります。"
"""What the user is told about type that became small."""
SMALL_PHOTO_NOTE = "書くことが多いので、写真を小さくしました。短くすると大きくなります。"
"""And about a photo that did."""


class Effort(NamedTuple):
    """Sizes of the facts; type in pt on an A4.

    Attributes:
        scale: of weekdays, day and time.
        value, phone: type sizes.
        padding: above and below a row, mm on an A4.
        is_joined: 持ち物 stands in the row of 参加費.
        most_lines: of a value; a longer one ends in …; None for as many as it takes.
        has_caption: words beside the QR code.
    """

    scale: float
    value: float
    phone: float
    padding: float
    is_joined: bool = False
    most_lines: int | None = None
    has_caption: bool = True

    @property
    def cuts(self) -> bool:
        """Whether values may lose words."""
        return self.most_lines is not None

    def notes(self) -> tuple[str, ...]:
        """What the user is told about type that became small."""
        return (SMALL_NOTE,) if self.scale < 1 and not self.cuts else ()


EFFORTS = (
    Effort(1.7, 32, 56, 7.0),
    Effort(1.6, 29, 50, 5.6),
    Effort(1.5, 26, 46, 4.4),
    Effort(1.4, 24, 42, 3.6),
    Effort(1.3, 22, 38, 3.0),
    Effort(1.15, 20, 34, 2.4),
    Effort(1.0, 18, 29, 1.9),
    Effort(1.0, 16, 27, 1.6, is_joined=True),
    Effort(0.9, 14, 24, 1.4, is_joined=True),
    Effort(0.8, 14, 24, 0.9, is_joined=True, has_caption=False),
    Effort(0.8, 14, 24, 0.9, is_joined=True, most_lines=2, has_caption=False),
    Effort(0.6, 14, 24, 0.6, is_joined=True, most_lines=1, has_caption=False),
)
"""From roomy to crowded; in the last ones long facts end in …."""
SMALLEST = next(effort for effort in reversed(EFFORTS) if not effort.cuts)
"""The last whose rows lose no words: with it the words that invite give way."""


def first_fitting(efforts: Sequence[Try], lay: Callable[[Try], Laid], fits: Callable[[Laid], bool]) -> Laid:
    """What `lay` makes of the first effort that fits, from roomy to crowded; of the last one when none does.

    A smaller effort never needs more room, so it is found by halving.
    """
    low, high = 0, len(efforts) - 1
    laid: dict[int, Laid] = {}
    while low < high:
        middle = (low + high) // 2
        laid[middle] = lay(efforts[middle])
        if fits(laid[middle]):
            high = middle
        else:
            low = middle + 1
    return laid[low] if low in laid else lay(efforts[low])
