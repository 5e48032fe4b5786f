"""The field mechanism: one line per field carries everything, for every record class there is."""

import inspect

import pytest

from app.records.catalogue import BY_KIND, RECORD_CLASSES, child_classes, link_fields
from app.records.field import FieldKind, Level
from app.records.ids import derived_id, hex_id, new_id, parse_hex_id
from app.records.place import Place
from app.records.space import Space
from app.records.term_lists import BUILT_IN_TERMS, TERM_LISTS, built_in_terms, term_id

ALL_FIELDS = [
    pytest.param(record_class, field, id=f"{record_class.KIND}.{field.name}")
    for record_class in RECORD_CLASSES
    for field in record_class.FIELDS
]


@pytest.mark.parametrize(("record_class", "field"), ALL_FIELDS)
def test_field_is_described_whole(record_class, field) -> None:
    assert record_class(id=5).get(field.name) == field.default
    assert field.label
    if field.kind is FieldKind.LINK or field.kind is FieldKind.TERM:
        assert field.target in BY_KIND
    if field.kind is FieldKind.TERM:
        assert field.term_list in TERM_LISTS
    if field.kind is FieldKind.CODE:
        assert field.default in field.options
    if field.adjustable:
        companion = record_class.field(f"{field.name}_level")
        assert companion.default == field.level
        assert field.personal, "only personal fields have a level of their own"
    if field.level is Level.INTERNAL:
        assert not field.printed or field.name in {"taken", "consent"}


@pytest.mark.parametrize("record_class", RECORD_CLASSES, ids=lambda record_class: record_class.KIND)
def test_every_column_is_a_described_field(record_class) -> None:
    assert list(vars(record_class(id=5))) == ["id", *(field.name for field in record_class.FIELDS)]
    annotated = [name for name in inspect.get_annotations(record_class) if name not in {"KIND", "LABEL"}]
    assert annotated == [field.name for field in record_class.FIELDS if not field.name.endswith("_level")]


def test_a_record_is_frozen_and_compares_by_value() -> None:
    place = Place(id=5, name="さくら")
    assert place.changed(name="さくら") == place
    assert place.changed(name="もみじ") != place
    assert place.level_of("phone") is Level.PUBLIC
    assert place.changed(phone_level="internal").level_of("phone") is Level.INTERNAL
    assert hash(place) == hash(place.changed(name="もみじ").changed(name="さくら"))
    assert place != Space(id=5, name="さくら")
    assert repr(place) == "Place(id=5, name='さくら')"
    with pytest.raises(TypeError):
        place.changed(nonsense=1)
    with pytest.raises(TypeError):
        Place(id=5, nonsense=1)
    with pytest.raises(AttributeError):
        place.name = "もみじ"
    with pytest.raises(AttributeError):
        del place.name


def test_ids_outside_are_sixteen_hex_digits() -> None:
    number = new_id()
    assert 0 < number < 1 << 62
    assert parse_hex_id(hex_id(number)) == number
    assert len(hex_id(1)) == 16
    for wrong in ("", "xyz", "g" * 16, "0" * 16, "f" * 16, "1"):
        assert parse_hex_id(wrong) is None


def test_natural_keys_give_the_same_id_everywhere() -> None:
    assert derived_id("setting", "noun.place") == derived_id("setting", "noun.place")
    assert derived_id("a", "b", "c") != derived_id("a", "bc", "")


def test_built_in_terms_have_fixed_ids_and_no_twins() -> None:
    terms = built_in_terms()
    assert len({term.id for term in terms}) == len(terms) == len(BUILT_IN_TERMS)
    assert {term.term_list for term in terms} == set(TERM_LISTS)
    assert term_id("space_kind", "outdoor") == terms[0].id
    # S0 ワーク１ names twelve kinds of space, in this order
    assert [term.label for term in terms[:12]] == [
        "屋外の場", "オンライン空間", "企業の会議室など", "店舗・駐車場など商業スペースの一画", "高齢者が自然と集まる場所",
        "大学の空きスペース", "福祉系施設", "神社仏閣", "移動販売", "個人宅の駐車場", "空き家", "農家の空きスペース",
    ]  # fmt: skip


def test_family_and_links_are_found_from_the_declarations() -> None:
    assert {record_class.KIND for record_class, _ in child_classes("place")} == {
        "place_term", "schedule", "attendance", "photo_use",
    }  # fmt: skip
    assert ("place", "space") in {(record_class.KIND, name) for record_class, name in link_fields("space")}
