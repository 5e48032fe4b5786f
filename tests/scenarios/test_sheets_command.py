"""`tsudoiba impose`, the trial sheet, and products for both sides of the paper: what comes out, what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.printing.pages import Page, TextRun
from app.printing.pdf_writer import pdf_bytes
from app.printing.preview import page_count, page_text
from ui.command_line import main

FONT = "BIZUDPGothic-Regular"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A PDF of eight A5 pages that say P1 to P8."""
    path = tmp_path / "会報.pdf"
    runs = [(TextRun(20, 30, FONT, 20, "#000000", f"P{number}", 12),) for number in range(1, 9)]
    path.write_bytes(pdf_bytes([Page(148, 210, each) for each in runs], title="会報"))
    return path


def test_one_file_for_a_printer_of_both_sides(source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "折る.pdf"
    assert main(["impose", str(source), str(target), "--json"]) == 0
    captured = capsys.readouterr()
    said = json.loads(captured.out)
    assert (said["file"], said["pages"], said["sheets"], said["paper"]) == (str(target), 8, 2, "A4")
    assert said["problems"] == []
    assert "短い辺でとじる" in said["steps"][0]
    assert "8ページ、A4 2枚" in captured.err
    texts = [page_text(target.read_bytes(), index).split() for index in range(4)]
    assert texts == [["P8", "P1"], ["P2", "P7"], ["P6", "P3"], ["P4", "P5"]]


def test_two_files_for_those_who_turn_the_paper(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["impose", str(source), str(tmp_path / "折る.pdf"), "--duplex", "as-is", "--binding", "right", "--json"]
    assert main([*words, "--fold-mark", "--stock", "none"]) == 0
    captured = capsys.readouterr()
    said = json.loads(captured.out)
    fronts, backs = (Path(path) for path in said["files"])
    assert (fronts.name, backs.name) == ("折る_おもて.pdf", "折る_うら.pdf")
    assert [page_text(fronts.read_bytes(), index).split() for index in range(2)] == [["P1", "P8"], ["P3", "P6"]]
    assert [page_text(backs.read_bytes(), index).split() for index in range(2)] == [["P5", "P4"], ["P7", "P2"]]
    assert "出てきたまま給紙口へ戻します" in captured.err
    assert not (tmp_path / "折る.pdf").exists()


def test_what_is_refused(source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "折る.pdf"
    before = source.read_bytes()
    (tmp_path / "文.pdf").write_text("ただの文", encoding="utf-8")
    (tmp_path / "切れた.pdf").write_bytes(before[:2000])
    for given, words in (
        ([tmp_path / "ない.pdf", target], "見つかりません"),
        ([tmp_path, target], "フォルダーです"),
        ([tmp_path / "文.pdf", target], "PDFではありません"),
        ([tmp_path / "切れた.pdf", target], "いたんでいて"),
        ([source, source], "もとのPDFの上には書けません"),
        ([source, tmp_path / "ない" / "折る.pdf"], "その場所がありません"),
        ([source, target, "--flip", "sideways"], "short、longから選んで"),
    ):
        assert main(["impose", *map(str, given)]) == 1
        captured = capsys.readouterr()
        assert captured.out == ""
        assert words in captured.err
        assert "Traceback" not in captured.err
    assert main(["impose", str(source)]) == 2
    assert "tsudoiba impose IN.pdf OUT.pdf" in capsys.readouterr().err
    assert source.read_bytes() == before
    assert not target.exists()


@pytest.mark.parametrize("taken", ["折る_おもて.pdf", "折る_うら.pdf"])
def test_of_two_files_none_is_written_where_one_cannot_be(source: Path, tmp_path: Path, taken: str) -> None:
    (tmp_path / taken).mkdir()
    before = sorted(tmp_path.iterdir())
    assert main(["impose", str(source), str(tmp_path / "折る.pdf"), "--duplex", "as-is"]) == 1
    assert sorted(tmp_path.iterdir()) == before


@pytest.fixture
def ledger(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The sample."""
    path = tmp_path / "帳面.tsudoiba"
    assert main(["new", str(path), "--sample"]) == 0
    capsys.readouterr()
    return path


def test_a_booklet_for_every_way_of_printing(
    ledger: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "冊子.pdf"
    found = {}
    for words in (
        ["--form", "imposed"],
        ["--form", "imposed", "--duplex", "turned", "--flip", "long"],
        ["--form", "shop"],
    ):
        assert main(["print", str(ledger), "booklet", str(target), *words, "--part", "中央", "--today", "2025-04-10", "--json"]) == 0
        said = json.loads(capsys.readouterr().out)
        files = [Path(path) for path in said.get("files", [said["file"]])]
        found[" ".join(words)] = {path.name: page_count(path.read_bytes()) for path in files}
    pages = 2 * found["--form imposed"]["冊子.pdf"]
    assert found["--form imposed --duplex turned --flip long"] == {"冊子_おもて.pdf": pages // 4, "冊子_うら.pdf": pages // 4}
    assert found["--form shop"] == {"冊子_表紙.pdf": 4, "冊子_本文.pdf": pages - 4}


def test_the_trial_sheet(ledger: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["print", str(ledger), "trial-sheet", str(tmp_path / "試し.pdf"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["pages"] == 2
    assert main(["print", str(ledger), "trial-sheet", str(tmp_path / "試し.pdf"), "--by-hand", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["files"]) == 2
    assert "うら" in page_text((tmp_path / "試し_うら.pdf").read_bytes(), 0)
