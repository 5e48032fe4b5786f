"""Two ledger files edited apart, and the steps all tests of 合わせる take."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path

from pytestqt.qtbot import QtBot

from app.changes.change import Change, ChangeSet
from app.changes.saving import change_set_between
from app.records.base import Record
from app.records.place import Place
from app.store import Store
from ui.context import AppContext
from ui.pages.merge_page import MergePage, Step

SAKURA = Place(id=11, name="さくら").changed(fee="200円", phone="042-000-0011")
MOMIJI = Place(id=12, name="もみじの会").changed(fee="100円")
PLACES = (SAKURA, MOMIJI)


def settle(qtbot: QtBot, page: MergePage) -> None:
    """Wait for the work beside the window, and for what it leads to."""
    qtbot.waitUntil(lambda: not page.context.background.is_busy, timeout=20_000)
    qtbot.wait(1)
    qtbot.waitUntil(lambda: not page.context.background.is_busy, timeout=20_000)


def write(context: AppContext, *records: Record) -> None:
    """Change or add records here."""
    changes = tuple(Change(context.ledger.get(type(each), each.id), each) for each in records)
    assert context.apply(ChangeSet("こちらで書く", changes)).stamp is not None


def carried_away(
    context: AppContext, path: Path, deed: Callable[[Store], None], *, who: str = "鈴木"
) -> Path:
    """A copy of the ledger as it is now, in which somebody else then writes."""
    context.store.back_up(path)
    return written_in(context, path, deed, who=who)


def written_in(context: AppContext, path: Path, deed: Callable[[Store], None], *, who: str = "鈴木") -> Path:
    """The copy, in which somebody writes once more."""
    with closing(context.files.open(path)) as other:
        other.sign_as(who)
        deed(other)
    return path


def writing(*after: Record) -> Callable[[Store], None]:
    """A deed: these records as they shall be."""

    def deed(store: Store) -> None:
        before = [known for each in after if (known := store.get(type(each), each.id)) is not None]
        assert store.apply(change_set_between("写しで書く", before, after)).stamp is not None

    return deed


def look_at(qtbot: QtBot, page: MergePage, *copies: Path) -> None:
    """Bring copies to the preview."""
    page.take_copies(copies)
    settle(qtbot, page)
    assert page.step is Step.PREVIEW


def join(qtbot: QtBot, page: MergePage, *copies: Path) -> None:
    """Bring copies into the ledger."""
    look_at(qtbot, page, *copies)
    page.take_in()
    settle(qtbot, page)
    assert page.step is Step.DONE


def fees(context: AppContext) -> dict[str, str]:
    """Name -> 参加費 of all places."""
    return {place.name: place.fee for place in context.ledger.all(Place)}


def stored(context: AppContext, record_class: type[Record] = Place) -> Iterable[Record]:
    """What is in the file."""
    return list(context.store.read(record_class))
