"""What the readers of foreign files once stumbled over, and a handful of files spoilt anew (readers.py)."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.integration.fuzz.readers import FOUND, read, seeds, spoilt

EVERYDAY, THOROUGH = 60, 3000


@pytest.mark.parametrize("found", sorted(FOUND.iterdir()), ids=lambda path: path.name)
def test_what_was_found_is_refused_or_taken(found: Path) -> None:
    assert read(found) in {"taken", "refused"}


def test_spoilt_files_are_refused_or_taken_in_sound(is_thorough: bool) -> None:
    said = []
    for number in range(THOROUGH if is_thorough else EVERYDAY):
        chance = Random(number)
        with spoilt(chance.choice(seeds()), chance) as path:
            if path is not None:
                said.append(read(path))
    assert said.count("refused") > len(said) / 4
    assert said.count("taken") > len(said) / 10
