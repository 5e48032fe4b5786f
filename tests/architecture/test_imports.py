"""Who may import whom, and what must not be loaded before the window is seen."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter import cli

from tests.architecture.source import Source, imported_names, shipped_sources

# Loaded inside the function that needs them: each costs 15-300 ms at start (measured, see the comments in ui/main.py).
HEAVY = {
    *("sqlalchemy", "reportlab", "qtawesome", "qtpy", "PIL", "pypdfium2", "uharfbuzz", "zxingcpp"),
    *("openpyxl", "python_calamine", "budoux", "jpholiday", "dateutil", "platformdirs"),
}


def test_the_contracts_of_pyproject_hold(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    monkeypatch.chdir(request.config.rootpath)
    monkeypatch.syspath_prepend(request.config.rootpath)
    assert cli.lint_imports(no_cache=True) == cli.EXIT_STATUS_SUCCESS


@pytest.mark.parametrize(
    ("file", "text", "is_allowed"),
    [
        ("app/store.py", "import db.engine", False),
        ("ui/pages.py", "def f():\n    from db import engine", False),
        ("db/engine.py", "import ui.pages", False),
        ("ui/main.py", "import app.store, db.engine", True),
    ],
)
def test_a_planted_import_against_the_street_breaks_the_contracts(
    file: str, text: str, is_allowed: bool, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    for module in ("app/__init__", "app/store", "db/__init__", "db/engine", "ui/__init__", "ui/pages", "ui/main"):
        (tmp_path / module).parent.mkdir(exist_ok=True)
        (tmp_path / f"{module}.py").touch()
    (tmp_path / file).write_text(text, encoding="utf-8")
    shutil.copy(request.config.rootpath / "pyproject.toml", tmp_path)
    run = "from importlinter import cli; raise SystemExit(cli.lint_imports(None, ('street',), no_cache=True))"
    finished = subprocess.run([sys.executable, "-c", run], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (finished.returncode == cli.EXIT_STATUS_SUCCESS) == is_allowed, finished.stdout + finished.stderr
    assert "one-way street" in finished.stdout


def names_at_import(body: list[ast.stmt]) -> Iterator[str]:
    """What is imported when a module is, functions left out, `if TYPE_CHECKING` too."""
    for node in body:
        match node:
            case ast.Import() | ast.ImportFrom():
                yield from (name for _, name in imported_names(node))
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                pass
            case ast.If() if "TYPE_CHECKING" in ast.unparse(node.test):
                yield from names_at_import(node.orelse)
            case _:
                for field in ("body", "orelse", "finalbody"):
                    yield from names_at_import(getattr(node, field, []))
                for handler in getattr(node, "handlers", []):
                    yield from names_at_import(handler.body)


def heavy_chains(start: str, sources: tuple[Source, ...]) -> list[str]:
    """One chain `ui.main > ui.x > reportlab` for every heavy library that importing `start` loads."""
    modules = {source.module: source for source in sources}
    chains = {start: start}
    waiting = [start]
    found = []
    while waiting:
        here = waiting.pop()
        for name in names_at_import(modules[here].tree.body):
            if name.partition(".")[0] in HEAVY:
                found.append(f"{chains[here]} > {name}")
            parts = name.split(".")
            for end in range(1, len(parts) + 1):
                module = ".".join(parts[:end])
                if module in modules and module not in chains:
                    chains[module] = f"{chains[here]} > {module}"
                    waiting.append(module)
    return found


@pytest.mark.parametrize("start", ["ui.main", "ui.command_line"])
def test_nothing_heavy_is_loaded_before_the_window_is_seen(start: str) -> None:
    found = heavy_chains(start, shipped_sources())
    assert not found, "\n" + "\n".join(found)


def test_a_planted_heavy_import_is_found_through_other_modules() -> None:
    planted = (
        Source("ui/main.py", "def f():\n    import reportlab\nfrom ui import home"),
        Source("ui/__init__.py", ""),
        Source("ui/home.py", "try:\n    from app.printing import booklet\nexcept ImportError:\n    booklet = None"),
        Source("app/printing/booklet.py", "import PIL.Image"),
    )
    assert heavy_chains("ui.main", planted) == ["ui.main > ui.home > app.printing.booklet > PIL.Image"]


def test_imports_for_types_and_inside_functions_are_free() -> None:
    planted = (
        Source("ui/main.py", "if TYPE_CHECKING:\n    import PIL\nclass C:\n    def f(self):\n        import openpyxl"),
    )
    assert heavy_chains("ui.main", planted) == []
