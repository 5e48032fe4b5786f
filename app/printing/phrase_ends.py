"""Where the phrases of a Japanese text end, by the model of BudouX.

BudouX's own parser brings an HTML parser along and reads a letter at a time; headings need only its model. Both give
the same phrases.
"""

import json
from functools import cache
from importlib.util import find_spec
from operator import add
from pathlib import Path
from typing import NamedTuple

_OUTSIDE = "\0"
"""Stands before and after the text; the model knows no such letter."""
_AROUND = 3


class _Model(NamedTuple):
    """What speaks for an end: by name of the table, letters → points; and the points an end must reach."""

    tables: dict[str, dict[str, int]]
    least: float


def phrase_ends(text: str) -> set[int]:
    """The indices where a phrase ends, the end of the text with them; none for an empty text."""
    if not text:
        return set()
    model, length = _model(), len(text)
    single = _OUTSIDE * _AROUND + text + _OUTSIDE * _AROUND
    double = list(map(add, single, single[1:]))
    triple = list(map(add, double, single[2:]))
    points = nothing = [0] * length
    for letters, name, first in ((single, "UW", 0), (double, "BW", 1), (triple, "TW", 0)):
        # UW1…6 look at one letter each, from the third before the place to the third after it; BW and TW at more
        for number in range(1, 7):
            table = model.tables.get(f"{name}{number}")
            if table:
                begin = number - 1 + first
                points = list(map(add, points, map(table.get, letters[begin : begin + length], nothing)))
    return {at for at in range(1, length) if points[at] > model.least} | {length}


@cache
def _model() -> _Model:
    found = find_spec("budoux")
    assert found is not None  # it is installed with the program
    assert found.origin is not None
    file = Path(found.origin).parent / "models" / "ja.json"
    tables: dict[str, dict[str, int]] = json.loads(file.read_bytes())
    return _Model(tables, sum(sum(table.values()) for table in tables.values()) * 0.5)
