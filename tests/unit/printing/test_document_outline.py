"""The lines of an outline, and how many of them a viewer shows at first."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.printing.document_outline import OutlineLine, outline_objects

ROOT, PAGES = 40, (7, 9, 11)


def _bodies(levels: list[int]) -> dict[int, str]:
    lines = [OutlineLine(f"行{at} <b>&(\\", level, at % 3, 10.0 + at) for at, level in enumerate(levels)]
    return {number: body.decode("ascii") for number, body in outline_objects(lines, ROOT, PAGES)}


def _entry(body: str, name: str) -> int | None:
    found = re.search(rf"/{name} ?(-?\d+)", body)
    return None if found is None else int(found[1])


def test_heads_are_closed_and_know_how_many_lines_they_would_show() -> None:
    bodies = _bodies([0, 1, 2, 1, 0])
    assert _entry(bodies[ROOT], "Count") == 2
    assert (_entry(bodies[ROOT], "First"), _entry(bodies[ROOT], "Last")) == (41, 45)
    assert _entry(bodies[41], "Count") == -3  # both lines below, and the one that is open below the first
    assert _entry(bodies[42], "Count") == 1
    assert _entry(bodies[43], "Count") is None
    assert "/Dest[9 0 R/XYZ 0 11 0]" in bodies[42]
    assert f"/Title<feff{'行1 <b>&('.encode('utf-16-be').hex()}005c>" in bodies[42]


@given(st.lists(st.integers(0, 3), min_size=1, max_size=30))
def test_every_line_is_reached_once_from_the_root(wished: list[int]) -> None:
    levels = [0]
    for level in wished:
        levels.append(min(level, levels[-1] + 1))
    bodies = _bodies(levels)

    def read(parent: int) -> list[int]:
        found: list[int] = []
        number = _entry(bodies[parent], "First")
        while number is not None:
            assert _entry(bodies[number], "Parent") == parent
            found += [number, *read(number)]
            last, number = number, _entry(bodies[number], "Next")
            assert number is None or _entry(bodies[number], "Prev") == last
        return found

    assert read(ROOT) == list(range(ROOT + 1, ROOT + 1 + len(levels)))
    assert all(after <= before + 1 for before, after in pairwise(levels))
