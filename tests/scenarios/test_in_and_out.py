"""`export` in its three forms and back, `import` of what centres keep, by the command as people type it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ui.command_line import main

LISTS = Path(__file__).parent.parent / "data" / "lists"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "見本.tsudoiba"
    assert main(["new", str(path), "--sample"]) == 0
    return path


def imported(ledger: Path, source: Path, capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, object]:
    capsys.readouterr()
    assert main(["import", str(ledger), str(source), "--json", *words]) == 0
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


@pytest.mark.parametrize("name", ["帳面.xlsx", "帳面.json", "帳面"])
def test_out_and_in_again_changes_nothing(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert main(["export", str(sample), str(tmp_path / name)]) == 0
    counts = imported(sample, tmp_path / name, capsys)
    assert (counts["added"], counts["updated"], counts["skipped"], counts["problems"]) == (0, 0, 0, [])


@pytest.mark.parametrize("name", ["帳面.json", "帳面"])
def test_a_new_ledger_becomes_the_same(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    fresh, again = tmp_path / "新.tsudoiba", tmp_path / "again.json"
    assert main(["export", str(sample), str(tmp_path / name)]) == 0
    assert main(["export", str(sample), str(tmp_path / "whole.json")]) == 0
    assert main(["new", str(fresh)]) == 0
    imported(fresh, tmp_path / name, capsys)
    assert main(["export", str(fresh), str(again)]) == 0
    assert again.read_bytes() == (tmp_path / "whole.json").read_bytes()


def test_what_centres_keep_comes_in_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ledger = tmp_path / "新.tsudoiba"
    assert main(["new", str(ledger)]) == 0
    for name, kind, number in (
        ("担い手名簿.csv", "volunteer", 60),
        ("場の提供者リスト.xlsx", "space_owner", 30),
        ("基幹型地域ケア会議_報告.txt", "opinion", 23),
    ):
        first = imported(ledger, LISTS / name, capsys)
        by_kind = first["by_kind"]
        assert isinstance(by_kind, dict)
        assert by_kind[kind]["added"] == number
        again = imported(ledger, LISTS / name, capsys)
        assert (again["added"], again["updated"]) == (0, 0)
        assert main(["import", str(ledger), str(LISTS / name)]) == 0
        assert "帳面は変わっていません" in capsys.readouterr().err


def test_a_form_that_there_is_not_is_refused(sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(sample), str(tmp_path / "帳面.pdf")]) == 1
    assert "の形では書き出せません" in capsys.readouterr().err
    assert main(["export", str(sample), str(sample)]) == 1
    assert main(["export", str(sample), str(tmp_path / "a.json"), "--level", "nobody"]) == 2
    assert list(tmp_path.iterdir()) == []


def test_an_excerpt_for_everybody_holds_no_volunteers(sample: Path, tmp_path: Path) -> None:
    target = tmp_path / "公開.json"
    assert main(["export", str(sample), str(target), "--level", "public"]) == 0
    found = json.loads(target.read_text(encoding="utf-8"))
    assert found["level"] == "public"
    assert found["records"]["volunteer"] == []
    assert found["records"]["place"]
