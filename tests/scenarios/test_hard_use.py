"""The command under hard use: odd names, full and closed outputs, damaged files, two processes, Ctrl+C."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from app.version import VERSION
from tests.scenarios.commands import Said
from ui.command_line import main

ROOT = Path(__file__).parent.parent.parent
PLACE = "00000000000000aa"
LEDGER = "台帳 😀\"x'#?%25.tsudoiba"


@dataclass(frozen=True)
class Desk:
    """A folder to work in, with the command as a process of its own."""

    folder: Path

    @property
    def listing(self) -> list[str]:
        return sorted(path.name for path in self.folder.iterdir())

    def start(self, *words: str, stdout: int = subprocess.PIPE) -> subprocess.Popen[bytes]:
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "XDG_CONFIG_HOME": str(self.folder)}
        command = [sys.executable, "-m", "ui.command_line", *words]
        return subprocess.Popen(command, stdout=stdout, stderr=subprocess.PIPE, cwd=self.folder, env=environment)

    def __call__(self, *words: str) -> Said:
        process = self.start(*words)
        out, err = process.communicate()
        said = Said(process.returncode, out.decode(), err.decode())
        assert "Traceback" not in said.err
        return said

    def write_json(self, name: str, records: dict[str, list[Any]]) -> str:
        whole = {"format": "tsudoiba", "version": 1, "records": records}
        (self.folder / name).write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
        return name


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with one place, and the file that brought it."""
    desk = Desk(tmp_path_factory.mktemp("made"))
    assert desk("new", LEDGER).code == 0
    source = desk.write_json("places.json", {"place": [{"id": PLACE, "name": "さくら", "consent": "yes"}]})
    assert desk("import", LEDGER, source).code == 0
    return desk.folder


@pytest.fixture
def ledger(desk: Desk, made: Path) -> str:
    for name in (LEDGER, "places.json"):
        shutil.copy(made / name, desk.folder)
    return LEDGER


@pytest.mark.parametrize("target", [".", "", "ない/a", "あ" * 400, "/"])
def test_targets_that_are_no_file_name(
    desk: Desk, ledger: str, target: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(desk.folder)
    before = desk.listing
    for words in (
        ["new", target], ["backup", ledger, target],
        ["flyer", ledger, PLACE, target], ["import", ledger, "places.json", "--report", target],
    ):  # fmt: skip
        assert main(words) == 1, words
        assert capsys.readouterr().err, words
    assert desk.listing == before


@pytest.mark.parametrize("target", ["あ" * 400, "places.json/a", f"{'あ' * 400}.json", "places.json/a.xlsx"])
def test_targets_that_can_be_no_export(
    desk: Desk, ledger: str, target: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(desk.folder)
    before = desk.listing
    assert main(["export", ledger, target]) == 1
    assert capsys.readouterr().err
    assert desk.listing == before


def test_the_longest_names_a_disk_takes(desk: Desk, ledger: str) -> None:
    longest = "😀" * 60
    assert desk("export", ledger, f"{longest}.json").code == 0
    assert desk("new", f"{longest}.tsudoiba").code == 0
    assert desk("flyer", ledger, PLACE, f"{longest}.pdf").code == 0
    assert desk("backup", ledger, f"{longest}.bak").code == 0


def test_a_backup_touches_nothing_else_in_its_folder(desk: Desk, ledger: str) -> None:
    bystander = desk.folder / "b.tsudoiba.part"
    bystander.write_text("mine")
    assert desk("backup", ledger, "b.tsudoiba").code == 0
    assert desk("new", "b.tsudoiba").code == 1
    assert bystander.read_text() == "mine"


def test_a_report_never_goes_over_its_source(desk: Desk, ledger: str) -> None:
    before = (desk.folder / "places.json").read_bytes()
    assert desk("import", ledger, "places.json", "--report", "places.json").code == 1
    assert (desk.folder / "places.json").read_bytes() == before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("words", [["check"], ["list", "place"], ["history"]])
def test_an_output_that_is_full(desk: Desk, ledger: str, words: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        process = desk.start(words[0], ledger, *words[1:], stdout=full.fileno())
        _, err = process.communicate()
    assert process.returncode == 1
    assert "書き出せませんでした" in err.decode()
    assert "Traceback" not in err.decode()


def test_a_reader_that_stops_listening(desk: Desk, ledger: str) -> None:
    process = desk.start("history", ledger, "--json")
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    with process.stderr as err:
        assert err.read() == b""
    assert process.wait() == 0


@pytest.mark.parametrize("day", ["20260101", "2026-W01-1", "2026-1-1", "2026-02-30", "9999-12-31", "today"])
def test_days_are_written_in_one_way(desk: Desk, ledger: str, day: str) -> None:
    assert desk("flyer", ledger, PLACE, "a.pdf", "--today", day).code == 2


def test_json_may_be_asked_for_in_front(desk: Desk, ledger: str) -> None:
    assert desk("--json", "list", ledger, "place").data == desk("list", ledger, "place", "--json").data


def test_the_version_is_that_of_the_package(desk: Desk) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == VERSION
    assert VERSION in desk("--version").out


def test_two_samples_are_the_same(desk: Desk) -> None:
    for name in ("a", "b"):
        assert desk("new", f"{name}.tsudoiba", "--sample").code == 0
        assert desk("export", f"{name}.tsudoiba", f"{name}.json").code == 0
    assert (desk.folder / "a.json").read_bytes() == (desk.folder / "b.json").read_bytes()


def test_processes_that_write_at_once_wait_for_each_other(desk: Desk, ledger: str) -> None:
    sources = []
    for part in range(1, 4):
        places = [{"id": f"{part}{row:015x}", "name": f"{part}-{row}"} for row in range(1, 51)]
        sources.append(desk.write_json(f"{part}.json", {"place": places}))
    running = [desk.start("import", ledger, source) for source in sources]
    assert [process.communicate() and process.returncode for process in running] == [0, 0, 0]
    assert len(desk("list", ledger, "place", "--json").data) == 151
    assert desk("check", ledger).code == 0


def test_what_changed_meanwhile_is_said_and_not_overwritten(desk: Desk, ledger: str) -> None:
    for number in range(4):
        desk.write_json(f"{number}.json", {"place": [{"id": PLACE, "name": f"さくら{number}"}]})
    running = [desk.start("import", ledger, f"{number}.json") for number in range(4)]
    ends = [(process.communicate()[1].decode(), process.returncode) for process in running]
    assert {code for _, code in ends} <= {0, 1}
    assert all("ほかで変更されています" in err for err, code in ends if code == 1)
    written = [line["new"] for line in desk("history", ledger, PLACE, "--json").data if line["field"] == "name"]
    assert len(written) == 1 + sum(code == 0 for _, code in ends)


def test_damage_in_the_table_of_contents(desk: Desk, ledger: str) -> None:
    path = desk.folder / ledger
    content = bytearray(path.read_bytes())
    at = content.index(b"CREATE TRIGGER")
    content[at + 15 : at + 40] = b"\xdf\x85" * 12 + b"\xff"
    path.write_bytes(content)
    listing = desk.listing
    for words in (["check", ledger], ["list", ledger, "place"], ["export", ledger, "o.json"]):
        said = desk(*words)
        assert said.code == 1
        assert said.err
    assert path.read_bytes() == content
    assert desk.listing == listing


def test_another_programs_tables_in_a_ledger(desk: Desk, ledger: str) -> None:
    with sqlite3.connect(desk.folder / ledger) as connection:
        connection.execute("CREATE TRIGGER guest AFTER INSERT ON place BEGIN DELETE FROM place; END")
    connection.close()
    before = (desk.folder / ledger).read_bytes()
    assert desk("check", ledger).code == 1
    assert desk("import", ledger, "places.json").code == 1
    assert (desk.folder / ledger).read_bytes() == before


def test_a_name_cannot_paint_the_terminal(desk: Desk, ledger: str) -> None:
    name = "赤\x1b[31m\x07\x85\u2028\u202e"
    source = desk.write_json("red.json", {"place": [{"id": f"{7:016x}", "name": name}]})
    assert desk("import", ledger, source).code == 0
    for words in (["list", ledger, "place"], ["history", ledger], ["flyer", ledger, "赤", "a.pdf"]):
        said = desk(*words)
        assert not set("\x1b\x07\x85\u2028\u202e") & set(said.out + said.err)
    assert [place["name"] for place in desk("list", ledger, "place", "--search", "赤", "--json").data] == [name]


def test_a_sample_that_is_stopped_leaves_nothing(monkeypatch: pytest.MonkeyPatch, desk: Desk) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("ui.commands.upkeep.fill_with_sample", stop)
    assert main(["new", str(desk.folder / "a.tsudoiba"), "--sample"]) == 1
    assert desk.listing == []


def test_a_self_test_without_a_place_for_its_pictures(desk: Desk) -> None:
    (desk.folder / "a").write_text("a file")
    assert desk("self-test", "a/b").code == 1
