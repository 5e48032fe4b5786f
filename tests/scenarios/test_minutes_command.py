"""`tsudoiba minutes`: which 会議録 is meant, what comes out, what is refused."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from app.changes.change import Change, ChangeSet
from app.printing.preview import page_count, page_text
from app.records.ids import hex_id
from app.records.minutes import Minutes
from db.sqlite_store import SqliteStore
from tests.first_report import REPORT, TITLE, report_records
from ui.command_line import main

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A ledger with the report, which is 確定, and two meetings of one name, which are not."""
    path = tmp_path / "帳面.tsudoiba"
    store = SqliteStore.create(path, who="田中", host="jimusho")
    others = [Minutes(id=21 + month, title="ｽﾏｰﾄﾌｫﾝ の会", date=f"2026-0{month + 1}-05") for month in range(2)]
    records = [*report_records(), *others]
    assert not store.apply(ChangeSet("見本", tuple(Change(None, each) for each in records))).problems
    store.close()
    return path


def test_the_public_form(ledger: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "報告.pdf"
    words = ["minutes", str(ledger), TITLE, str(target), "--public", "--json", "--today", "2026-11-24"]
    assert main(words) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["file"], said["pages"], said["id"], said["form"]) == (str(target), 3, hex_id(REPORT), "public")
    assert said["problems"] == []
    assert page_count(target.read_bytes()) == 3
    assert "公開用" in page_text(target.read_bytes(), 0)


@pytest.mark.parametrize("written", [TITLE, "令和3年度　基幹型地域ｹｱ会議　報告", "基幹型地域ケア会議", hex_id(REPORT)])
def test_the_title_may_be_spelt_otherwise(
    ledger: Path, tmp_path: Path, written: str, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "内部.pdf"
    assert main(["minutes", str(ledger), written, str(target)]) == 0
    out, err = capsys.readouterr()
    assert out.splitlines()[0] == str(target)
    assert "内部用、3ページ" in err
    assert "内部用" in page_text(target.read_bytes(), 2)


def test_several_are_named(ledger: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "会.pdf"
    assert main(["minutes", str(ledger), "スマートフォンの会", str(target)]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "2件あります" in err
    assert hex_id(21) in err
    assert hex_id(22) in err
    assert "2026-02-05" in err
    assert not target.exists()
    assert main(["minutes", str(ledger), hex_id(22), str(target)]) == 0


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (["ない会議", "a.pdf"], "見つかりません"),
        ([hex_id(21), "a.pdf", "--public"], "まだ「案」です"),
        (["", "a.pdf"], "書いてありません"),
    ],
)
def test_refusals_leave_no_file(
    ledger: Path, tmp_path: Path, words: list[str], part: str, capsys: pytest.CaptureFixture[str]
) -> None:
    title, name, *rest = words
    assert main(["minutes", str(ledger), title, str(tmp_path / name), *rest]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert part in err
    assert not (tmp_path / name).exists()


def test_the_ledger_itself_is_never_written_over(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = ledger.read_bytes()
    assert main(["minutes", str(ledger), TITLE, str(ledger)]) == 1
    assert "帳面そのもの" in capsys.readouterr().err
    assert ledger.read_bytes() == before


def test_wrong_words_end_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["minutes", "a.tsudoiba", "会"]) == 2
    assert "tsudoiba minutes FILE TITLE OUT.pdf [--public]" in capsys.readouterr().err


def test_the_window_is_not_loaded_for_it(ledger: Path, tmp_path: Path) -> None:
    script = (
        "import sys; from ui.command_line import main; "
        f"assert main(['minutes', {str(ledger)!r}, {TITLE!r}, {str(tmp_path / 'a.pdf')!r}]) == 0; "
        "heavy = {'PySide6', 'openpyxl', 'qtawesome'} & {name.partition('.')[0] for name in sys.modules}; "
        "assert not heavy, heavy"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
