"""What this computer remembers."""

from __future__ import annotations

from pathlib import Path

import pytest

from ui.preferences import RECENT_LEDGERS, Preferences
from ui.theme import Contrast, TextSize


def test_what_was_chosen_is_there_next_time(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "preferences.json"
    first = Preferences(path)
    first.set_name(" 田中 ")
    first.set_look(TextSize.LARGE, Contrast.STRONG)
    first.opened(tmp_path / "𠮷.tsudoiba")
    first.note("place.width", "310")
    again = Preferences(path)
    assert again.choices == first.choices
    assert again.your_name == "田中"
    assert again.recall("place.width") == "310"


@pytest.mark.parametrize("written", ["", "{", "[]", "null", '{"recent": 3, "notes": [], "text_size": "huge"}'])
def test_a_damaged_file_is_forgotten(tmp_path: Path, written: str) -> None:
    path = tmp_path / "preferences.json"
    path.write_text(written, encoding="utf-8")
    assert Preferences(path).choices == Preferences(None).choices


def test_a_folder_that_cannot_be_written_bothers_nobody(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("", encoding="utf-8")
    preferences = Preferences(in_the_way / "preferences.json")
    preferences.set_name("鈴木")
    assert preferences.your_name == "鈴木"


def test_the_latest_ledgers_stand_first_and_once(tmp_path: Path) -> None:
    preferences = Preferences(None)
    for number in range(RECENT_LEDGERS + 3):
        preferences.opened(tmp_path / str(number))
    preferences.opened(tmp_path / "5")
    assert preferences.choices.recent[0] == str(tmp_path / "5")
    assert len(set(preferences.choices.recent)) == len(preferences.choices.recent) == RECENT_LEDGERS
    preferences.forget(tmp_path / "5")
    assert str(tmp_path / "5") not in preferences.choices.recent
