"""The command `tsudoiba`, run in this process, with folders of its own."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from tests.scenarios.commands import Command, Said
from ui.command_line import main


@pytest.fixture(autouse=True)
def own_folders(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the command keeps choices and backups: nothing of this computer's is read or written."""
    home = tmp_path_factory.mktemp("home")
    for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(home / name))
    monkeypatch.delenv("TSUDOIBA_PASSPHRASE", raising=False)
    return home


@pytest.fixture
def tsudoiba(monkeypatch: pytest.MonkeyPatch) -> Command:
    def run(*words: object, typed: str = "") -> Said:
        out, err = io.StringIO(), io.StringIO()
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdin", io.StringIO(typed))
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            code = main([str(word) for word in words])
        return Said(code, out.getvalue(), err.getvalue())

    return run
