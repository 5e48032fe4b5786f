"""A small ledger of places in the real window, with drafts in the test's own folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from app.changes.change import Change, ChangeSet
from app.records.area import Area
from app.records.base import Record
from app.records.place import Place
from app.records.schedule import Schedule
from app.records.space import Space
from app.records.term_lists import term_id
from ui.ledger_frame import LedgerFrame
from ui.main_window import MainWindow
from ui.pages.place_page import PlacePage

WEST, EAST = 11, 12
HALL, HOME = 21, 22
NAGOMI, SAKURA, TERAKOYA = 31, 32, 33
NAGOMI_TIMES = 41


def sample_records() -> tuple[Record, ...]:
    """Two areas, two spaces, three places, one 定例."""
    return (
        Area(id=WEST, name="西部", reading="せいぶ", pos="a1"),
        Area(id=EAST, name="東部", reading="とうぶ", pos="a2"),
        Space(id=HALL, name="美園町自治会館 集会室", address="東京都小平市美園町2-8-14", area=WEST),
        Space(id=HOME, name="髙橋さんの家", address="東京都小平市栄町2-39-1", address_shown="town", area=EAST),
        Place(
            id=NAGOMI,
            name="なごみいきいき体操",
            reading="なごみいきいきたいそう",
            area=WEST,
            space=HALL,
            kind=term_id("place_kind", "exercise"),
            phone="042-000-0251",
            fee="100円",
            consent="yes",
            confirmed="2026-10-03",
        ),
        Schedule(
            id=NAGOMI_TIMES, place=NAGOMI, rule="FREQ=MONTHLY;BYDAY=2TU,4TU", start="10:30", end="11:30", pos="a01"
        ),
        Place(id=SAKURA, name="さくら", reading="さくら", area=EAST, space=HOME, status="suspended"),
        Place(id=TERAKOYA, name="寺子屋", reading="てらこや", area=EAST, confirmed="2024-01-05"),
    )


@pytest.fixture
def place_frame(window: MainWindow, tmp_path: Path) -> LedgerFrame:
    """The real window on the sample, at 居場所."""
    assert window.create_ledger(tmp_path / "小平西センター.tsudoiba", page="settings")
    assert window.frame is not None
    context = window.frame.context
    assert context is not None
    changes = tuple(Change(None, record) for record in sample_records())
    assert not context.apply(ChangeSet("見本", changes)).problems
    context.undo.forget()
    window.frame.show_page("place")
    return window.frame


@pytest.fixture
def page(place_frame: LedgerFrame) -> PlacePage:
    """The page, なごみいきいき体操 open."""
    assert isinstance(place_frame.page, PlacePage)
    assert place_frame.page.show_record(NAGOMI)
    return place_frame.page


@pytest.fixture
def field(page: PlacePage) -> Callable[[str], QLineEdit]:
    """A one-line field of the form by its name."""

    def find(name: str) -> QLineEdit:
        found = page.form.findChild(QLineEdit, name)
        assert found is not None
        return found

    return find


@pytest.fixture
def type_into(field: Callable[[str], QLineEdit]) -> Callable[[str, str], None]:
    """Replace what stands in a field, key by key, and leave the cursor in it."""

    def type_(name: str, text: str) -> None:
        line = field(name)
        line.setFocus()
        line.selectAll()
        QTest.keyClick(line, Qt.Key.Key_Delete)
        line.insert(text)
        line.textEdited.emit(line.text())

    return type_
