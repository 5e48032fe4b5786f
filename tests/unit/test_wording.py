"""Every kind has a counter, and a town may rename what it likes."""

from app.ledger import Ledger
from app.records.catalogue import BY_KIND, MAIN_CLASSES
from app.records.ids import derived_id
from app.records.setting import Setting
from app.wording import COUNTERS, counted, noun


def test_every_kind_has_a_counter() -> None:
    assert set(COUNTERS) == set(BY_KIND)
    assert counted(84, "place") == "84か所"
    assert counted(1024, "place") == "1,024か所"


def test_small_things_are_counted_as_people_count_them() -> None:
    """0つ and 10つ are no Japanese."""
    assert [counted(number, "schedule") for number in (0, 1, 9, 10)] == ["0件", "1つ", "9つ", "10件"]


def test_a_town_renames_a_noun() -> None:
    renamed = Setting(id=derived_id("setting", "noun.place"), key="noun.place", value=" 通いの場 ")
    assert noun("place", Ledger.of([renamed])) == "通いの場"
    assert noun("space", Ledger.of([renamed])) == "場"
    assert noun("place") == "居場所"


def test_what_a_list_counts_has_one_counter_for_any_number() -> None:
    """「0件／3つ」 above a list would count one thing in two ways."""
    assert all(COUNTERS[each.KIND] != "つ" for each in MAIN_CLASSES)
