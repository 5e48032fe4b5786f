"""`tsudoiba print`: every product by its key, what can be chosen, what is refused; the gallery of all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.printing.preview import page_count, page_text
from app.printing.products.catalogue import PRODUCTS
from ui.command_line import main
from ui.commands.gallery import variations

SAMPLE_PLACE = "なごみ広場"


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("print") / "帳面.tsudoiba"
    assert main(["new", str(path), "--sample"]) == 0
    return path


def test_the_list_names_every_product_and_choice(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["print", "--list", "--json"]) == 0
    listed = {each["key"]: each for each in json.loads(capsys.readouterr().out)}
    assert list(listed) == [product.key for product in PRODUCTS]
    assert listed["booklet"]["subject"] is None or not listed["booklet"]["needs_subject"]
    assert listed["flyer"]["subject"] == "place"
    assert main(["print", "--list"]) == 0
    said = capsys.readouterr().out
    for product in PRODUCTS:
        assert all(f"--{option.name}" in said for option in product.options)
    assert "\t--photo ／ --no-photo\t写真を入れる\n" in said
    assert "冊子　[--about 号]\n" in said


def test_a_product_about_a_record(ledger: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "チラシ <b>.pdf"
    words = ["print", str(ledger), "flyer", str(target), "--about", SAMPLE_PLACE, "--paper", "a4", "--json"]
    assert main(words) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["pages"] == page_count(target.read_bytes()) == 1
    assert SAMPLE_PLACE in page_text(target.read_bytes(), 0).replace("\n", "")


def test_switches_are_on_and_off(ledger: Path, tmp_path: Path) -> None:
    target = tmp_path / "試し.pdf"
    assert main(["print", str(ledger), "trial-sheet", str(target), "--by-hand"]) == 0
    assert sorted(path.name for path in tmp_path.glob("試し*")) == ["試し_うら.pdf", "試し_おもて.pdf"]
    assert main(["print", str(ledger), "trial-sheet", str(target), "--by-hand", "--no-by-hand"]) == 0
    assert page_count(target.read_bytes()) == 2


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (["poem"], "刷るものはありません"),
        (["flyer", "--about", "どこにもない場所"], "見つかりません"),
        (["flyer"], "--about のあとに"),
        (["flyer", "--about", SAMPLE_PLACE, "--paper", "A9"], "A4"),
        (["minutes", "--about", "会議", "--per-page", "2"], ""),
        (["flyer", "--about", SAMPLE_PLACE, "--per-page", "2"], "「居場所のチラシ」では「per-page」を選べません"),
        (["labels", "--to", "places", "--start", "-1"], "1から12までの数"),
        (["labels", "--to", "places", "--start", "1.5"], "1、2、3 のような数"),
        (["reply-card", "--reply-by", "来月"], "日にちとして読めません。「5月20日」や「令和9年1月5日」のように"),
        (["reply-card", "--reply-by", "9999-01-01"], "日にちとして読めません"),
        (["reply-card", "--reply-by", "あ" * 400], "の「" + "あ" * 60 + "…」は、"),
        (["labels", "--start", "9" * 5000], "に「" + "9" * 60 + "…」は"),
        (["labels", "--to", "=1+1" * 100], "…」はありません"),
        (["reply-card", "--reply-by", "令和8年11月21日", "--today", "2026-11-22"], "もう過ぎています"),
    ],
)
def test_refusals_leave_no_file(
    ledger: Path, tmp_path: Path, words: list[str], part: str, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "a.pdf"
    assert main(["print", str(ledger), words[0], str(target), *words[1:]]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert part in err
    assert not target.exists()


@pytest.mark.parametrize("written", ["1月5日", "令和9年1月5日", "R9.1.5", "2027-01-05"])
def test_a_day_is_taken_as_people_write_it(ledger: Path, tmp_path: Path, written: str) -> None:
    target = tmp_path / "a.pdf"
    words = ["--today", "2026-11-22", "--reply-by", written]
    assert main(["print", str(ledger), "reply-card", str(target), *words]) == 0
    assert "1月5日（火）" in page_text(target.read_bytes(), 1).replace("\n", "").replace("\r", "")


def test_words_that_lack_the_target_are_explained(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with_nothing: list[list[str]] = [["print"], ["print", str(ledger)], ["print", str(ledger), "flyer"]]
    for words in with_nothing:
        assert main(words) == 2
        assert "tsudoiba print FILE PRODUCT OUT.pdf" in capsys.readouterr().err


def test_the_gallery_hangs_every_variation(
    ledger: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = [product for product in PRODUCTS if product.key in ("flyer", "minutes")]
    monkeypatch.setattr("app.printing.products.catalogue.PRODUCTS", shown)
    folder = tmp_path / "見本"
    assert main(["print", "--gallery", str(folder), str(ledger), "--json"]) == 0
    hung = json.loads(capsys.readouterr().out)
    assert len(hung) == sum(1 for product in shown for _ in variations(product))
    for each in hung:
        assert not each["refusal"]
        assert page_count((folder / f"{each['name']}.pdf").read_bytes()) == each["pages"]
        assert (folder / f"{each['name']}_01.png").stat().st_size > 1000
    assert (folder / "index.html").read_text(encoding="utf-8").count("<h2>") == len(hung)
