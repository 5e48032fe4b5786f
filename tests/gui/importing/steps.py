"""The lists of these tests and the steps they all take."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from app.changes.change import Change, ChangeSet
from app.paths import resource_path
from app.records.place import Place
from ui.importing.plan_rows import CELL_ROLE, Cell
from ui.pages.import_page import ImportPage

LIST = resource_path("samples/通いの場一覧_令和7年度.xlsx")
LISTS = Path(__file__).parents[2] / "data" / "lists"
HEADER = "名称,圏域,曜日,時間,参加費,電話\n"


def settle(qtbot: QtBot, page: ImportPage) -> None:
    qtbot.waitUntil(lambda: not page.context.background.is_busy, timeout=20_000)
    qtbot.wait(1)


def check(qtbot: QtBot, page: ImportPage, source: Path) -> None:
    """Bring a list to たしかめる."""
    page.take_source(source)
    settle(qtbot, page)
    page.go_on()
    settle(qtbot, page)


def written(folder: Path, rows: str, name: str = "一覧.csv") -> Path:
    path = folder / name
    path.write_text(HEADER + rows, encoding="utf-8-sig")
    return path


def cell(page: ImportPage, row: int, ours: str) -> Cell:
    rows = page.check.table.rows
    column = next(at for at, each in enumerate(rows.columns) if each.ours == ours)
    found = rows.index(row, column).data(CELL_ROLE)
    assert isinstance(found, Cell)
    return found


def promise(page: ImportPage) -> str:
    return page.step_bar.promise.text()


def buttons(page: ImportPage) -> list[str]:
    return [button.text() for button in page.check.card.answer_buttons()]


def known_place(page: ImportPage, **values: str) -> int:
    place = Place(id=7, name="さくら").changed(phone="042-000-0009", **values)
    assert page.context.apply(ChangeSet("前から", (Change(None, place),))).stamp is not None
    return place.id
