"""A small ledger of spaces on their way in the real window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.changes.change import Change, ChangeSet
from app.records.approach import Approach
from app.records.area import Area
from app.records.base import Record
from app.records.ids import derived_id
from app.records.offered_hours import OfferedHours
from app.records.place import Place
from app.records.schedule import Schedule
from app.records.space import Space, SpaceTerm
from app.records.space_owner import SpaceOwner
from app.records.space_request import SpaceRequest
from app.records.term_lists import term_id
from app.records.use_limit import UseLimit
from ui.ledger_frame import LedgerFrame
from ui.main_window import MainWindow
from ui.pages.space_page import SpacePage

EAST = 11
UNIVERSITY, SHOP, TEMPLE, HALL, GONE = 21, 22, 23, 24, 25
MANAGER = 31
FIRST, SECOND, VISIT = 41, 42, 43
LIMIT, CLUB, MORNING = 51, 61, 71
STEP = "店長に協定書の案を届ける"


def sample_records() -> tuple[Record, ...]:
    """Four candidates at different stages, and a public hall nobody had to ask for. Today is 24 November 2026."""
    step_free = term_id("accessibility", "step_free")
    return (
        Area(id=EAST, name="東部", pos="a1"),
        SpaceOwner(
            id=MANAGER, name="髙橋 勝", job_title="店長", phone="042-000-7013", benefit="昼に人が来る", avoid="場所代"
        ),
        Space(id=UNIVERSITY, name="東都大学 地域連携室", stage="known", kind=term_id("space_kind", "university")),
        Space(
            id=SHOP,
            name="スーパーさんわ 2階",
            stage="terms",
            owner=MANAGER,
            area=EAST,
            address="東京都小平市小川東町5-10",
            kind=term_id("space_kind", "shop"),
            capacity=20,
            equipment="いす20脚",
        ),
        Space(id=TEMPLE, name="光明寺 本堂", stage="approached", kind=term_id("space_kind", "shrine_temple")),
        Space(id=HALL, name="中央公民館", stage="open", kind=term_id("space_kind", "community_hall")),
        Space(id=GONE, name="もとの倉庫", stage="declined"),
        SpaceTerm(
            id=derived_id("space_term", SHOP, "accessibility", step_free),
            space=SHOP,
            term_list="accessibility",
            term=step_free,
            pos="a01",
        ),
        UseLimit(id=LIMIT, space=SHOP, amount=2, pos="a01"),
        Place(id=MORNING, name="朝の体操", space=SHOP),
        Schedule(id=72, place=MORNING, rule="FREQ=MONTHLY;BYDAY=2TH", start="08:30", end="09:30", pos="a01"),
        SpaceRequest(id=CLUB, name="縁側体操クラブ", people=15, needs="いす", area=EAST),
        OfferedHours(id=62, space_request=CLUB, weekday="TH", part="morning", pos="a01"),
        Approach(id=FIRST, space=SHOP, date="2026-10-29", contact="tour", summary="4人で見学", pos="a01"),
        Approach(
            id=SECOND,
            space=SHOP,
            date="2026-11-16",
            contact="phone",
            summary="店長から返事",
            next_step=STEP,
            next_due="2026-11-22",
            next_who="田中",
            pos="a02",
        ),
        Approach(
            id=VISIT,
            space=TEMPLE,
            date="2026-11-10",
            summary="あいさつ",
            next_step="試しのお茶会を相談",
            next_due="2026-12-05",
            next_who="鈴木",
            pos="a01",
        ),
    )


@pytest.fixture
def space_frame(window: MainWindow, tmp_path: Path) -> LedgerFrame:
    """The real window on the sample, at 場と提供者."""
    assert window.create_ledger(tmp_path / "小平西センター.tsudoiba", page="settings")
    assert window.frame is not None
    context = window.frame.context
    assert context is not None
    changes = tuple(Change(None, record) for record in sample_records())
    assert not context.apply(ChangeSet("見本", changes)).problems
    context.undo.forget()
    window.frame.show_page("space")
    return window.frame


@pytest.fixture
def page(space_frame: LedgerFrame) -> SpacePage:
    """The page, at the board."""
    assert isinstance(space_frame.page, SpacePage)
    return space_frame.page


@pytest.fixture
def sheet(page: SpacePage) -> SpacePage:
    """The page, the shop's sheet open."""
    assert page.show_record(SHOP)
    QApplication.processEvents()
    return page


@pytest.fixture
def empty_page(window: MainWindow, tmp_path: Path) -> SpacePage:
    """The page of a new ledger."""
    assert window.create_ledger(tmp_path / "あたらしい.tsudoiba", page="space")
    assert window.frame is not None
    assert isinstance(window.frame.page, SpacePage)
    return window.frame.page


Write = Callable[[str], None]
Press = Callable[..., None]


def focused(page: SpacePage) -> QWidget:
    """What has the keyboard."""
    found = page.window().focusWidget()
    assert found is not None
    return found


@pytest.fixture
def write(window: MainWindow) -> Write:
    """Put a text in where the cursor stands, as an input method does."""

    def write_(text: str) -> None:
        event = QInputMethodEvent("", [])
        event.setCommitString(text)
        widget = window.focusWidget()
        assert widget is not None
        QApplication.sendEvent(widget, event)

    return write_


@pytest.fixture
def press(window: MainWindow) -> Press:
    """Press a key where the keyboard stands."""

    def press_(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        widget = window.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, key, modifier)

    return press_
