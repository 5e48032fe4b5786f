"""Drawn pictures: every 種別 and every accessibility term has one, and each is drawn in numbers a PDF understands."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.printing.icons import ACCESSIBILITY_ORDER, has_icon, icon
from app.printing.motifs.place_kinds import motif_of, motif_panel
from app.printing.motifs.scenes import SCENES
from app.printing.pages import Group, Operation, Shape
from app.records.term_lists import BUILT_IN_TERMS

_CODES = {
    name: [term.code for term in BUILT_IN_TERMS if term.term_list == name] for name in ("place_kind", "accessibility")
}


def shapes_in(operations: tuple[Operation, ...]) -> Iterator[Shape]:
    for operation in operations:
        if isinstance(operation, Group):
            yield from shapes_in(operation.operations)
        elif isinstance(operation, Shape):
            yield operation


def test_every_accessibility_term_has_a_sign_and_a_place_in_the_order() -> None:
    assert sorted(ACCESSIBILITY_ORDER) == sorted(_CODES["accessibility"])
    assert all(has_icon(code) for code in _CODES["accessibility"])


def test_no_two_accessibility_signs_look_alike() -> None:
    drawn = {tuple(icon(code, 0, 0, 10)) for code in ACCESSIBILITY_ORDER}
    assert len(drawn) == len(ACCESSIBILITY_ORDER)


def test_an_unknown_kind_gets_the_cup() -> None:
    assert motif_of("") == motif_of("other") == motif_of("salon")


@pytest.mark.parametrize("kind", _CODES["place_kind"])
def test_a_motif_stands_inside_its_panel_on_the_ground_line(kind: str) -> None:
    ground, drawing, line = motif_panel(kind, 0, 0, 60, 40)
    assert isinstance(ground, Shape)
    assert isinstance(drawing, Group)
    assert isinstance(line, Shape)
    motif = motif_of(kind).drawing
    assert drawing.x >= 0
    assert drawing.x + motif.width * drawing.scale <= 60
    assert drawing.y + motif.height * drawing.scale == pytest.approx(line.y)


@pytest.mark.parametrize("name", sorted(SCENES))
def test_outlines_hold_plain_numbers(name: str) -> None:
    """PDF knows no exponents: 2.7e-15 would end a drawing in the middle."""
    outlines = [shape.outline for shape in shapes_in(SCENES[name]().operations)]
    assert outlines
    assert not [outline for outline in outlines if "e" in outline.replace("re", "")]


def test_every_motif_is_drawn_in_plain_numbers() -> None:
    from app.printing.motifs.things import round_table

    drawings = [*(motif_of(kind).drawing.operations for kind in _CODES["place_kind"]), round_table()]
    for operations in drawings:
        assert not [shape for shape in shapes_in(operations) if "e" in shape.outline.replace("re", "")]


def test_the_cushion_that_is_still_free_lies_on_nobody_s_head() -> None:
    _, granny, boy, cushion = motif_of("referral").drawing.operations
    assert isinstance(cushion, Group)
    for person in (granny, boy):
        assert isinstance(person, Group)
        assert abs(person.x - cushion.x) >= 15
