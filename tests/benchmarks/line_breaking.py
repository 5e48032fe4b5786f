"""Line breaks of one corpus counted beside each other: ours, and ReportLab's own for Japanese (`wordWrap="CJK"`).

    python -m tests.benchmarks.line_breaking

Both break the same texts in the same face at the same widths; `tests/line_faults.py` counts. Prints faults per rule and
microseconds a line; ends with 1 when ours has any.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from app.printing.fonts import Face, typeface
from app.printing.line_breaking import Line, break_lines
from tests.line_faults import WIDTHS, faults, texts

FONTS = Path(__file__).resolve().parent.parent.parent / "resources" / "fonts"
_SIZE = 10.0


def _ours(text: str, width: int) -> list[Line]:
    return list(break_lines(text, Face.R, width))


def _reportlab(text: str, width: int) -> list[Line]:
    """ReportLab gives strings; where they stand in the text is found again from the left."""
    from reportlab.lib.textsplit import wordSplit

    lines: list[Line] = []
    at = 0
    advances = typeface(Face.R).advances
    for _, shown in wordSplit(text, [width * _SIZE / 1000], "R", _SIZE):
        start = text.index(shown.strip(), at)
        at = start + len(shown.strip())
        lines.append(Line(start, at, sum(advances[character] for character in text[start:at])))
    return [line for line in lines if line.end > line.start]


def _count(break_text: Callable[[str, int], list[Line]]) -> tuple[Counter[str], float]:
    total: Counter[str] = Counter()
    seconds = 0.0
    for width in WIDTHS:
        for text in texts():
            started = time.perf_counter()
            lines = break_text(text, width)
            seconds += time.perf_counter() - started
            total += faults(text, lines, width, may_hang=False)
    return total, seconds


def main() -> int:
    """Count and print."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    pdfmetrics.registerFont(TTFont("R", str(FONTS / "BIZUDPGothic-Regular.ttf")))
    counted = {"ours": _count(_ours), "ReportLab": _count(_reportlab)}
    rules = sorted({rule for total, _ in counted.values() for rule in total} - {"lines"})
    print(f"{'':36}" + "".join(f"{who:>12}" for who in counted))
    for rule in ("lines", *rules):
        print(f"{rule:36}" + "".join(f"{total[rule]:12}" for total, _ in counted.values()))
    print(f"{'µs a line':36}" + "".join(f"{seconds / total['lines'] * 1e6:12.1f}" for total, seconds in counted.values()))
    return 1 if sum(counted["ours"][0][rule] for rule in rules) else 0


if __name__ == "__main__":
    sys.exit(main())
