"""Ctrl+C at any moment of the command: one sentence, and nothing of Python's own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.scenarios.commands import Command

_ROOT = Path(__file__).resolve().parents[2]


class _Stopped(ModuleType):
    """A module during whose loading somebody pressed Ctrl+C."""

    def __getattr__(self, _name: str) -> object:
        raise KeyboardInterrupt


@pytest.mark.parametrize("module", ["app.errors", "ui.commands.answer", "ui.commands.words", "ui.commands.printing"])
def test_while_it_is_still_loading(
    tsudoiba: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, module: str
) -> None:
    ledger = tmp_path / "a.tsudoiba"
    assert tsudoiba("new", ledger).code == 0
    monkeypatch.setitem(sys.modules, module, _Stopped(module))
    said = tsudoiba("print", ledger, "labels", tmp_path / "a.pdf")
    assert (said.code, said.out) == (1, "")
    assert said.err == "やめました。とちゅうまでのものは残っていません。\n"
    assert [path.name for path in tmp_path.iterdir()] == [ledger.name]


def test_hardly_anything_is_loaded_before_it_is_caught() -> None:
    """What the module itself loads is loaded before `main` begins: only what every Python has already."""
    told = "import sys; before = set(sys.modules); import ui.command_line; print(*sorted(set(sys.modules) - before))"
    run = subprocess.run([sys.executable, "-c", told], cwd=_ROOT, capture_output=True, text=True, check=True)
    assert set(run.stdout.split()) <= {"__future__", "typing", "ui", "ui.command_line", *_behind_typing()}


def _behind_typing() -> set[str]:
    told = "import sys; before = set(sys.modules); import typing; print(*sorted(set(sys.modules) - before))"
    run = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    return set(run.stdout.split())
