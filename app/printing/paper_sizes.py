"""The names of paper by its measures."""

from __future__ import annotations

PAPERS: dict[str, tuple[float, float]] = {
    "A6": (105.0, 148.0),
    "B6": (128.0, 182.0),
    "A5": (148.0, 210.0),
    "B5": (182.0, 257.0),
    "A4": (210.0, 297.0),
    "B4": (257.0, 364.0),
    "A3": (297.0, 420.0),
    "はがき": (100.0, 148.0),
    "往復はがき": (148.0, 200.0),
    "長形3号封筒": (120.0, 235.0),
    "長形4号封筒": (90.0, 205.0),
    "洋形2号封筒": (114.0, 162.0),
    "角形2号封筒": (240.0, 332.0),
}
"""Sizes of paper sold here, upright, mm.

JIS P 0138, the B sizes those of JIS; the postcards of Japan Post; envelopes of JIS S 5502.
"""
_TOLERANCE = 1.5
"""Two A5 pages are a millimetre narrower than A4; programs round sizes of their own, mm."""


def paper_name(width: float, height: float) -> str:
    """「A5」 for a page of about this size, mm, upright or not; '' for none."""
    short, long = sorted((width, height))
    for name, (across, down) in PAPERS.items():
        if abs(short - across) <= _TOLERANCE and abs(long - down) <= _TOLERANCE:
            return name
    return ""


def paper_words(width: float, height: float) -> str:
    """「A5」, the measures of a page that has no name."""
    return paper_name(width, height) or f"{width:.0f}×{height:.0f} mm"
