"""A ledger in which every kind has something to be linked with, and the pages made from declarations."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.changes.change import Change, ChangeSet
from app.changes.saving import change_set_between
from app.records.base import Record
from app.records.catalogue import BY_KIND, MAIN_CLASSES
from app.records.ids import derived_id
from app.titles import name_field
from ui import theme
from ui.context import AppContext
from ui.pages.record_page import RecordPage

MakePage = Callable[..., RecordPage]


def neighbour_of(record_class: type[Record]) -> Record:
    """One record of each kind, for the others to link to; it belongs to the neighbour of its parent's kind."""
    made = record_class(id=derived_id("neighbour", record_class.KIND))
    named = name_field(record_class)
    if named is not None:
        made = made.changed(**{named.name: f"となりの{record_class.LABEL}"})
    parents = {field.name: derived_id("neighbour", field.target) for field in record_class.parent_fields()}
    return made.changed(**parents)


@pytest.fixture
def town(context: AppContext) -> AppContext:
    """A context on a ledger with one record of each main kind, and nothing to undo."""
    neighbours = [neighbour_of(each) for each in MAIN_CLASSES]
    change_set = change_set_between("となりを入れる", (), neighbours)
    assert not context.apply(ChangeSet("となりを入れる", change_set.changes)).problems
    context.undo.forget()
    return context


@pytest.fixture
def make_page(town: AppContext, qtbot: QtBot) -> Iterator[MakePage]:
    """Opens the page of some kinds, 1080×760, in sight."""

    pages: list[RecordPage] = []  # kept until all that is due has happened

    def make(*kinds: str, width: int = 1080, height: int = 760) -> RecordPage:
        assert all(kind in BY_KIND for kind in kinds)
        page = RecordPage(town, kinds)
        pages.append(page)
        qtbot.addWidget(page)
        theme.dress(page)
        page.resize(width, height)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        page.enter()
        return page

    yield make
    for page in pages:
        page.hide()


def put(town: AppContext, *records: Record) -> None:
    assert not town.apply(ChangeSet("足す", tuple(Change(None, record) for record in records))).problems
