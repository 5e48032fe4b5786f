"""`tsudoiba self-test DIR --handbook`: the pictures of the handbook, made anew of the real window."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from app.printing.handbook.content import handbook
from ui.self_test import HANDBOOK, take_pictures

_TAKEN = re.compile(rf"{HANDBOOK.name}_\d+_(\w+)")
_COLOURS = 64
"""Enough for the window and a photo in it; a picture becomes a quarter of its size."""


def make_pictures(directory: Path) -> tuple[int, list[str]]:
    """Write every picture the text names into `directory`, and take away those it names no longer.

    Returns:
        how many were written, and the named states that were not met: their old pictures stay.
    """
    named = {screen.state for chapter in handbook(None) for screen in chapter.screens}
    with tempfile.TemporaryDirectory() as scratch:
        taken_in = Path(scratch) / "taken"
        taken_in.mkdir()
        take_pictures(taken_in, HANDBOOK, Path(scratch))
        taken = {found[1]: path for path in taken_in.iterdir() if (found := _TAKEN.fullmatch(path.stem))}
        for state in sorted(named & taken.keys()):
            _keep(taken[state], directory / f"{state}.png")
    for old in directory.glob("*.png"):
        if old.stem not in named:
            old.unlink()
    return len(named & taken.keys()), sorted(named - taken.keys())


def _keep(taken: Path, target: Path) -> None:
    from PIL import Image

    with Image.open(taken) as opened:
        few = opened.convert("RGB").quantize(_COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(target, optimize=True)
