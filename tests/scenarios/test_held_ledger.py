"""The command on a ledger that somebody has open: readers read, who would write is told whom to ask."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.paths import resource_path
from db.sqlite_store import SqliteStore

ROOT = Path(__file__).parent.parent.parent
PLACES = resource_path("samples/通いの場一覧_令和7年度.xlsx")
HOLDER = """
    import sys
    from pathlib import Path
    from db.sqlite_store import SqliteStore

    store = SqliteStore.open(Path(sys.argv[1]), who="鈴木", host="二階")
    print(store.claim(), flush=True)
    sys.stdin.readline()
"""

Command = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "帳面.tsudoiba"
    SqliteStore.create(path, who="田中", host="窓口").close()
    return path


@pytest.fixture
def held(ledger: Path) -> Iterator[Path]:
    words = [sys.executable, "-c", textwrap.dedent(HOLDER), str(ledger)]
    with subprocess.Popen(words, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == "None"
        yield ledger
        other.kill()


def tsudoiba(*words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "ui.command_line", *map(str, words)],
        cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


def test_readers_are_let_in(held: Path, tmp_path: Path) -> None:
    assert tsudoiba("list", held, "place").returncode == 0
    assert tsudoiba("check", held).returncode == 0
    copied = tsudoiba("backup", held, tmp_path / "写し.tsudoiba")
    assert copied.returncode == 0
    assert "読み直して確かめました" in copied.stderr
    assert tsudoiba("import", held, PLACES, "--dry-run").returncode == 0


def test_who_would_write_is_told_whom_to_ask(held: Path) -> None:
    before = held.read_bytes()
    said = tsudoiba("import", held, PLACES)
    assert said.returncode == 1
    assert said.stdout == ""
    assert said.stderr.startswith("この帳面は、鈴木さんのパソコンでも開いています。いまは書けません。帳面は無事です。")
    assert held.read_bytes() == before
