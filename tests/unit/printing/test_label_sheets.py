"""Label sheets: every label lies on the paper, where its maker cut it."""

from __future__ import annotations

import pytest

from app.printing.post.label_sheets import BY_KEY, SHEET_HEIGHT, SHEET_WIDTH, SHEETS, LabelSheet


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.key)
def test_labels_fill_the_sheet_evenly(sheet: LabelSheet) -> None:
    positions = list(sheet.positions())
    assert len(positions) == len(set(positions)) == sheet.capacity == int(sheet.key)
    right = SHEET_WIDTH - max(x for x, _ in positions) - sheet.width
    foot = SHEET_HEIGHT - max(y for _, y in positions) - sheet.height
    assert right == pytest.approx(sheet.left, abs=0.15)
    assert foot == pytest.approx(sheet.top, abs=0.15)
    assert sheet.pitch_x >= sheet.width
    assert sheet.pitch_y >= sheet.height


@pytest.mark.parametrize(
    ("key", "number", "x", "y"),
    [
        ("12", 1, 18.6, 21.6),
        ("12", 2, 105.0, 21.6),
        ("12", 3, 18.6, 63.9),
        ("12", 12, 105.0, 233.1),
        ("10", 10, 105.0, 224.7),
        ("18", 18, 139.2, 241.7),
        ("21", 5, 73.2, 53.2),
        ("21", 21, 139.2, 243.7),
        ("24", 3, 138.0, 12.9),
        ("24", 24, 138.0, 250.2),
    ],
)
def test_a_label_lies_where_the_table_says(key: str, number: int, x: float, y: float) -> None:
    assert list(BY_KEY[key].positions())[number - 1] == pytest.approx((x, y), abs=0.1)


def test_a_sheet_is_called_by_its_labels_and_their_size() -> None:
    assert BY_KEY["12"].words == "12面　86.4×42.3"
