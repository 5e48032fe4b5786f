"""What is no file is never waited for: every command that reads one refuses a pipe or a device in plain words."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from tests.hanging import not_for_ever
from tests.scenarios.commands import Command

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes have no place in a folder there")

_COMMANDS: dict[str, tuple[str, ...]] = {
    "import": ("import", "{ledger}", "{source}"),
    "import of a kind": ("import", "{ledger}", "{source}", "--kind", "place", "--dry-run"),
    "impose": ("impose", "{source}", "{folder}/out.pdf"),
    "check": ("check", "{source}"),
    "list": ("list", "{source}", "place"),
    "print": ("print", "{source}", "labels", "{folder}/out.pdf"),
    "copy": ("copy", "{source}", "{folder}/copy.tsudoiba"),
    "merge into": ("merge", "{source}", "{ledger}"),
    "merge": ("merge", "{ledger}", "{source}"),
}


@pytest.fixture(scope="module")
def new_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from ui.command_line import main

    made = tmp_path_factory.mktemp("new") / "a.tsudoiba"
    assert main(["new", str(made)]) == 0
    return made


@pytest.mark.parametrize("name", ["pipe", "pipe.json", "pipe.txt", "/dev/zero"])
@pytest.mark.parametrize("command", _COMMANDS)
def test_it_is_refused(tsudoiba: Command, new_ledger: Path, tmp_path: Path, command: str, name: str) -> None:
    ledger = Path(shutil.copyfile(new_ledger, tmp_path / "a.tsudoiba"))
    source = tmp_path / name
    if not source.exists():
        os.mkfifo(source)
    before = (sorted(tmp_path.iterdir()), ledger.read_bytes())
    words = {"ledger": ledger, "folder": tmp_path, "source": source}
    with not_for_ever(60):
        said = tsudoiba(*(word.format(**words) for word in _COMMANDS[command]))
    assert (said.code, said.out) == (1, "")
    assert said.err.count("\n") == 1
    assert f"「{source.name}」は、" in said.err
    assert (sorted(tmp_path.iterdir()), ledger.read_bytes()) == before


@pytest.mark.parametrize("command", ["import", "impose"])
def test_a_folder_is_called_one(tsudoiba: Command, new_ledger: Path, tmp_path: Path, command: str) -> None:
    (tmp_path / "表").mkdir()
    words = {"ledger": new_ledger, "folder": tmp_path, "source": tmp_path / "表"}
    said = tsudoiba(*(word.format(**words) for word in _COMMANDS[command]))
    assert (said.code, said.out) == (1, "")
    assert "「表」はフォルダー" in said.err


@pytest.mark.parametrize("command", ["import", "impose"])
def test_a_name_without_end_is_not_read_out(
    tsudoiba: Command, new_ledger: Path, tmp_path: Path, command: str
) -> None:
    words = {"ledger": new_ledger, "folder": tmp_path, "source": tmp_path / ("な" * 400)}
    said = tsudoiba(*(word.format(**words) for word in _COMMANDS[command]))
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith(f"「{'な' * 60}…」を")
