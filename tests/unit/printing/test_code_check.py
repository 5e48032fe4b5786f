"""QR codes are read from the drawn page, as a telephone would."""

from __future__ import annotations

import pytest

from app.ledger import Ledger
from app.printing.code_check import CodeReader, placed_codes, unreadable_findings
from app.printing.pages import Group, Operation, Page, Shape
from app.printing.qr_code import QrCode, make_qr_code
from app.printing.shapes import rectangle
from app.records.base import Record
from app.records.place import Place

URL = "https://ibasho.example/27"


def code() -> QrCode:
    made = make_qr_code(URL)
    assert isinstance(made, QrCode)
    return made


def page_with(*operations: Operation) -> Page:
    return Page(148.0, 210.0, operations)


def drawn(module: float, *, x: float = 20.0, y: float = 30.0) -> Shape:
    return Shape(x, y, code().outline, fill="#222222", scale=module)


@pytest.mark.parametrize(("module", "text"), [(0.6, URL), (0.25, URL), (0.05, "")])
def test_a_code_is_read_as_far_as_it_is_coarse_enough(module: float, text: str) -> None:
    (found,) = placed_codes([page_with(drawn(module))])
    assert CodeReader().read(found) == text


def test_codes_in_groups_are_found_where_they_lie() -> None:
    inside = Group(40.0, 50.0, (drawn(0.3, x=10.0, y=5.0),), scale=2.0)
    (found,) = placed_codes([page_with(inside)])
    assert (found.x, found.y, found.scale) == pytest.approx((60.0, 60.0, 0.6))
    assert CodeReader().read(found) == URL


def test_something_drawn_over_a_code_is_noticed() -> None:
    over = Shape(24.0, 34.0, rectangle(0, 0, 12, 9), fill="#222222")
    (found,) = placed_codes([page_with(drawn(0.6), over)])
    assert CodeReader().read(found) == ""


def test_the_same_code_is_looked_at_once() -> None:
    pages = [page_with(drawn(0.6)), page_with(drawn(0.6, x=70.0), drawn(0.5, y=90.0))]
    assert len(placed_codes(pages)) == 2
    reader = CodeReader()
    first = placed_codes(pages)[0]
    assert not reader.is_known(first)
    reader.read(first)
    assert reader.is_known(first)


def test_plain_drawings_are_no_codes() -> None:
    assert placed_codes([page_with(Shape(0, 0, rectangle(4, 4, 7, 1), fill="#222222"))]) == ()


def test_an_unread_code_names_its_record() -> None:
    place = Place(id=7, name="むすび畑", url=URL)

    def read(record_class: type[Record]) -> list[Record]:
        return [place] if record_class is Place else []

    (found,) = unreadable_findings(Ledger(read), placed_codes([page_with(drawn(0.05))]))
    assert (found.name, found.record_kind, found.record_id) == ("むすび畑", Place.KIND, 7)
    assert unreadable_findings(Ledger(read), ()) == ()
