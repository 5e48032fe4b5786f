"""A print in a process of its own loads what it needs and no more: that is most of its time."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from app.records.base import R
from db.sqlite_store import SqliteStore
from ui.command_line import main

_RUN = "import sys; from ui.command_line import main; code = main(sys.argv[1:]); print(*sys.modules); sys.exit(code)"
_POSTPONED = """
import sys, typing
from ui.command_line import main
code = main(sys.argv[1:])
for module in list(sys.modules.values()):
    for value in vars(module).values():
        if isinstance(value, type) and hasattr(value, "_fields") and value.__module__.startswith(("app.", "db.", "ui.")):
            if any(isinstance(kind, typing.ForwardRef) for kind in value.__annotations__.values()):
                print(sys.modules[value.__module__].__file__)
sys.exit(code)
"""
_NEVER = {
    *("PySide6", "sqlalchemy", "openpyxl", "pikepdf", "fontTools", "budoux", "html.parser"),
    *("reportlab.pdfgen.canvas", "reportlab.platypus", "reportlab.pdfbase.ttfonts", "reportlab.lib.colors"),
}
"""Libraries, and parts of them, that no flyer and no list of products needs."""
_NO_PRINT = {"uharfbuzz", "reportlab", "PIL", "zxingcpp", "app.printing.japanese_text", "app.printing.composition"}
_OTHER_PRINTS = {
    *("app.printing.booklet.composing", "app.printing.booklet.plan", "app.printing.cards", "app.printing.paper_forms"),
    *("app.printing.flyers.calendar_design", "app.printing.flyers.seats_design", "app.printing.flyers.slip_design"),
    *("app.printing.left_out", "app.printing.sheets.arranging", "app.joined", "app.rules.date_reading"),
}
_OTHER_FAMILIES = {f"app.printing.products.{family}" for family in ("catalogue", "booklets", "reports", "post", "trials")}
_WRITING = {"db.applying", "db.admission", "db.history", "app.changes.change", "secrets", "platformdirs"}


def _loaded(*words: str) -> set[str]:
    done = subprocess.run([sys.executable, "-c", _RUN, *words], check=True, capture_output=True, text=True)
    return set(done.stdout.splitlines()[-1].split())


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("print") / "帳面.tsudoiba"
    assert main(["new", str(path), "--sample"]) == 0
    return path


def test_a_flyer_loads_no_other_print(ledger: Path, tmp_path: Path) -> None:
    loaded = _loaded("print", str(ledger), "flyer", str(tmp_path / "チラシ.pdf"), "--about", "なごみ広場")
    assert {"app.printing.pdf_writer", "reportlab.pdfbase.pdfdoc"} <= loaded  # the names are those of modules
    assert not loaded & (_NEVER | _OTHER_PRINTS | _OTHER_FAMILIES | _WRITING)


def test_fields_of_values_are_typed_at_once(ledger: Path, tmp_path: Path) -> None:
    """Postponed annotations of a NamedTuple are compiled one by one, together a twentieth of a flyer's time.

    Only modules that name types which they do not load postpone them.
    """
    words = ("print", str(ledger), "flyer", str(tmp_path / "チラシ.pdf"), "--about", "なごみ広場")
    done = subprocess.run([sys.executable, "-c", _POSTPONED, *words], check=True, capture_output=True, text=True)
    files = [Path(line) for line in done.stdout.splitlines() if line.endswith(".py")]
    assert any(file.name == "product.py" for file in files)  # the files are those of modules
    assert [file for file in files if "if TYPE_CHECKING:" not in file.read_text(encoding="utf-8")] == []


def test_a_flyer_reads_the_records_around_its_place(
    ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_whole = []

    def read(store: SqliteStore, record_class: type[R], /) -> Sequence[R]:
        read_whole.append(record_class.KIND)
        return usual(store, record_class)

    usual = SqliteStore.read
    monkeypatch.setattr(SqliteStore, "read", read)
    assert main(["print", str(ledger), "flyer", str(tmp_path / "チラシ.pdf"), "--about", "なごみ広場"]) == 0
    assert {"term", "setting"} <= set(read_whole)
    assert not {"place", "space", "schedule", "photo", "photo_use", "volunteer", "organization"} & set(read_whole)


def test_a_booklet_loads_no_flyer(ledger: Path, tmp_path: Path) -> None:
    loaded = _loaded("print", str(ledger), "booklet", str(tmp_path / "冊子.pdf"))
    assert "app.printing.booklet.composing" in loaded
    assert not loaded & (_NEVER | {"app.printing.flyers.composing", "app.printing.cards"})


def test_the_list_of_products_loads_no_print() -> None:
    loaded = _loaded("print", "--list")
    assert "app.printing.products.catalogue" in loaded
    assert not loaded & (_NEVER | _NO_PRINT | _OTHER_PRINTS | {"db"})
