"""What settings are called on screen."""

from __future__ import annotations

import pytest

from app.changes.saving import named
from app.printing.print_words import PRINT_KEY, PrintWords
from app.records.catalogue import MAIN_CLASSES
from app.records.setting import Setting
from app.setting_words import NOUN_KEY, setting_words

UNSTORED = {"has_ruby", "place_noun", "volunteer_noun", "yellow_months", "red_months"}
"""Words of a print that other settings say."""


@pytest.mark.parametrize("name", sorted(set(PrintWords._fields) - UNSTORED))
def test_every_word_of_the_prints_has_a_name(name: str) -> None:
    assert setting_words(PRINT_KEY + name)


def test_every_noun_has_a_name() -> None:
    assert setting_words(NOUN_KEY + "place") == "居場所の呼びかた"
    assert all(setting_words(NOUN_KEY + each.KIND) for each in MAIN_CLASSES)


@pytest.mark.parametrize("key", ["", "different.1-2", "print.of_tomorrow", "noun.of_tomorrow", NOUN_KEY])
def test_an_unknown_setting_has_none(key: str) -> None:
    assert setting_words(key) == ""
    assert named(Setting(id=1, key=key, value="5")) == "設定"


def test_a_setting_is_named_by_its_words() -> None:
    assert named(Setting(id=1, key="print.publisher_phone", value="042-000-0100")) == "設定『センターの電話』"
