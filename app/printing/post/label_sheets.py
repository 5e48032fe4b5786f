"""The label sheets one buys: A4, as makers sell them under the number of their labels (面)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

SHEET_WIDTH, SHEET_HEIGHT = 210.0, 297.0


class LabelSheet(NamedTuple):
    """Where the labels of an A4 sheet lie, mm.

    Attributes:
        key: as an option takes it.
        left, top: of the first label, from the edges of the paper.
        width, height: of one label.
        pitch_x, pitch_y: from the left (top) of a label to that of the next.
    """

    key: str
    columns: int
    rows: int
    left: float
    top: float
    width: float
    height: float
    pitch_x: float
    pitch_y: float

    @property
    def capacity(self) -> int:
        """Labels on a sheet."""
        return self.columns * self.rows

    @property
    def words(self) -> str:
        """「12面　86.4×42.3」, in mm, as it stands on the packet."""
        return f"{self.capacity}面　{self.width:g}×{self.height:g}"

    def positions(self) -> Iterator[tuple[float, float]]:
        """Top left corners of the labels, row by row from the top, each row from the left."""
        for row in range(self.rows):
            for column in range(self.columns):
                yield self.left + column * self.pitch_x, self.top + row * self.pitch_y


SHEETS = (
    LabelSheet("12", 2, 6, 18.6, 21.6, 86.4, 42.3, 86.4, 42.3),
    LabelSheet("10", 2, 5, 18.6, 21.5, 86.4, 50.8, 86.4, 50.8),
    LabelSheet("18", 3, 6, 7.2, 8.7, 63.5, 46.6, 66.0, 46.6),
    LabelSheet("21", 3, 7, 7.2, 15.1, 63.5, 38.1, 66.0, 38.1),
    LabelSheet("24", 3, 8, 6.0, 12.9, 66.0, 33.9, 66.0, 33.9),
)
"""Layouts sold most. Makers differ by tenths of a millimetre; a trial on plain paper and the shift set that right."""

BY_KEY = {sheet.key: sheet for sheet in SHEETS}
