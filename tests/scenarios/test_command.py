"""The command `tsudoiba` as its contract says (issue 2, section 6)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from app.paths import resource_path
from db.sqlite_store import SqliteStore
from tests.scenarios.commands import Command

ROOT = Path(__file__).parent.parent.parent
LISTS = ROOT / "tests" / "data" / "lists"
PLACES = resource_path("samples/通いの場一覧_令和7年度.xlsx")
FACILITIES = LISTS / "公共施設一覧_東京都.csv"


@pytest.fixture
def ledger(tsudoiba: Command, tmp_path: Path) -> Path:
    path = tmp_path / "帳面.tsudoiba"
    assert tsudoiba("new", path).code == 0
    return path


@pytest.fixture
def filled(tsudoiba: Command, ledger: Path) -> Path:
    assert tsudoiba("import", ledger, PLACES).code == 0
    return ledger


class TestUsage:
    @pytest.mark.parametrize(
        "words",
        [
            ["list"], ["list", "a.tsudoiba"], ["list", "a.tsudoiba", "spaceship"], ["import", "a"], ["new"],
            ["booklet", "a", "b.pdf", "--per-page", "many"], ["flyer", "a", "n", "b.pdf", "--today", "tomorrow"],
            ["check", "a", "--what"], ["--what"], ["a.tsudoiba", "b.tsudoiba"], ["export", "a", "b", "c"],
        ],
    )  # fmt: skip
    def test_wrong_words_end_with_2_and_show_the_right_ones(self, tsudoiba: Command, words: list[str]) -> None:
        said = tsudoiba(*words)
        assert (said.code, said.out) == (2, "")
        assert said.err.startswith("打ちかたが違います")
        assert "tsudoiba" in said.err

    @pytest.mark.parametrize(
        ("words", "wrong"),
        [
            (["check", "a", "--what"], "（--what のところ）"),
            (["flyer", "a", "n", "b.pdf", "--today", "2026-02-30"], "（2026-02-30 のところ）"),
            (["new"], "。"),
        ],
    )
    def test_the_wrong_word_is_named(self, tsudoiba: Command, words: list[str], wrong: str) -> None:
        assert tsudoiba(*words).err.startswith(f"打ちかたが違います{wrong}")

    def test_help_names_every_subcommand(self, tsudoiba: Command) -> None:
        said = tsudoiba("--help")
        assert said.code == 0
        for word in ("new", "import", "export", "list", "flyer", "booklet", "check", "history", "backup", "self-test"):
            assert f"tsudoiba {word} " in said.out


class TestNew:
    def test_it_never_overwrites(self, tsudoiba: Command, ledger: Path) -> None:
        before = ledger.read_bytes()
        said = tsudoiba("new", ledger)
        assert (said.code, said.out) == (1, "")
        assert said.err.strip().endswith("。")
        assert ledger.read_bytes() == before

    def test_the_sample(self, tsudoiba: Command, tmp_path: Path) -> None:
        assert tsudoiba("new", tmp_path / "見本.tsudoiba", "--sample").code == 0
        places = tsudoiba("list", tmp_path / "見本.tsudoiba", "place", "--json").data
        assert len(places) == 84

    def test_a_folder_that_is_not_there(self, tsudoiba: Command, tmp_path: Path) -> None:
        said = tsudoiba("new", tmp_path / "ない" / "a.tsudoiba")
        assert said.code == 1
        assert not (tmp_path / "ない").exists()


class TestImport:
    def test_the_shared_list(self, tsudoiba: Command, ledger: Path) -> None:
        data = tsudoiba("import", ledger, PLACES, "--json").data
        assert list(data) == ["added", "updated", "unchanged", "skipped", "by_kind", "problems", "duplicates"]
        assert (data["added"], data["updated"], data["unchanged"], data["skipped"]) == (251, 0, 0, 2)
        assert data["by_kind"]["place"] == {"added": 84, "updated": 0, "unchanged": 0, "skipped": 0}
        assert list(data["problems"][1]) == ["sheet", "row", "column", "message"]
        again = tsudoiba("import", ledger, PLACES, "--json").data
        assert (again["added"], again["updated"], again["unchanged"]) == (0, 0, 251)

    def test_it_is_one_unit_of_work(self, filled: Path) -> None:
        store = SqliteStore.open(filled, who="", host="")
        assert {line.label for line in store.history()} == {"『通いの場一覧_令和7年度.xlsx』をとりこむ"}
        assert len({line.stamp for line in store.history()}) == 1
        store.close()

    def test_a_dry_run_writes_nothing(self, tsudoiba: Command, ledger: Path) -> None:
        before = ledger.read_bytes()
        said = tsudoiba("import", ledger, PLACES, "--dry-run", "--json")
        assert (said.code, said.data["added"]) == (0, 251)
        assert ledger.read_bytes() == before

    def test_the_report(self, tsudoiba: Command, ledger: Path, tmp_path: Path) -> None:
        assert tsudoiba("import", ledger, PLACES, "--report", tmp_path / "報告.xlsx").code == 0
        book = openpyxl.load_workbook(tmp_path / "報告.xlsx")
        assert book.sheetnames == ["まとめ", "確かめるところ", "1 通いの場一覧", "読まなかった行"]
        rows = list(book["1 通いの場一覧"].iter_rows(values_only=True))
        assert len(rows) == 85
        assert rows[1][:4] == (
            6,
            "新しく入る",
            "まめの木Café",
            "活動日時 曜日：隔週ですが、どの週からかが書いてありません。",
        )

    def test_a_report_that_cannot_be_written_keeps_the_ledger_as_it_was(
        self, tsudoiba: Command, ledger: Path, tmp_path: Path
    ) -> None:
        before = ledger.read_bytes()
        assert tsudoiba("import", ledger, PLACES, "--report", tmp_path / "ない" / "r.xlsx").code == 1
        assert tsudoiba("import", ledger, PLACES, "--report", ledger).code == 1
        assert ledger.read_bytes() == before

    @pytest.mark.parametrize(
        "source", [ROOT / "LICENSE", Path("ない.xlsx"), Path("ない.json")]
    )
    def test_what_cannot_be_read_changes_nothing(self, tsudoiba: Command, ledger: Path, source: Path) -> None:
        before = ledger.read_bytes()
        said = tsudoiba("import", ledger, source, "--json")
        assert (said.code, said.out) == (1, "")
        assert said.err.strip().endswith("。")
        assert ledger.read_bytes() == before

    def test_a_kind_that_has_no_lists(self, tsudoiba: Command, ledger: Path) -> None:
        said = tsudoiba("import", ledger, PLACES, "--kind", "photo")
        assert said.code == 1
        assert "居場所・場・団体・地域" in said.err

    def test_facilities_are_spaces(self, tsudoiba: Command, ledger: Path) -> None:
        for words in ((), ("--kind", "space")):
            data = tsudoiba("import", ledger, FACILITIES, "--dry-run", "--json", *words).data
            assert data["by_kind"]["space"]["added"] == 135

    def test_text_for_people(self, tsudoiba: Command, ledger: Path) -> None:
        said = tsudoiba("import", ledger, PLACES)
        assert "居場所　新しい 84か所　変わる 0か所　そのまま 0か所" in said.out
        assert "確かめるところ 12か所" in said.err


class TestExport:
    def test_into_a_new_ledger_and_again(self, tsudoiba: Command, filled: Path, tmp_path: Path) -> None:
        assert tsudoiba("import", filled, FACILITIES).code == 0
        assert tsudoiba("export", filled, tmp_path / "a.json").code == 0
        copy = tmp_path / "b.tsudoiba"
        assert tsudoiba("new", copy).code == 0
        assert tsudoiba("import", copy, tmp_path / "a.json", "--json").data["problems"] == []
        assert tsudoiba("export", copy, tmp_path / "b.json").code == 0
        assert (tmp_path / "b.json").read_bytes() == (tmp_path / "a.json").read_bytes()
        again = tsudoiba("import", copy, tmp_path / "a.json", "--json").data
        assert (again["added"], again["updated"]) == (0, 0)

    def test_never_over_the_ledger_itself(self, tsudoiba: Command, filled: Path) -> None:
        before = filled.read_bytes()
        assert tsudoiba("export", filled, filled).code == 1
        assert tsudoiba("booklet", filled, filled).code == 1
        assert filled.read_bytes() == before

    def test_nothing_half_written_stays(self, tsudoiba: Command, filled: Path, tmp_path: Path) -> None:
        (tmp_path / "a file").write_text("")
        before = sorted(tmp_path.iterdir())
        assert tsudoiba("export", filled, tmp_path / "a file").code == 1
        assert tsudoiba("export", filled, tmp_path / "taken.csv").code == 1
        assert tsudoiba("export", filled, tmp_path / "ない" / "a.json").code == 1
        assert sorted(tmp_path.iterdir()) == before


class TestList:
    def test_the_same_objects_as_the_export(self, tsudoiba: Command, filled: Path, tmp_path: Path) -> None:
        tsudoiba("export", filled, tmp_path / "a.json")
        written = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
        for kind in ("place", "space", "area", "schedule", "term", "photo"):
            assert tsudoiba("list", filled, kind, "--json").data == written["records"][kind]

    def test_a_place_and_a_space_say_what_the_contract_says(self, tsudoiba: Command, filled: Path) -> None:
        place = tsudoiba("list", filled, "place", "--json").data[0]
        expected = (
            "id name reading kind area space activities story fee phone contact_name url consent status internal_note"
        )
        assert {*expected.split(), "phone_level", "contact_name_level"} <= set(place)
        space = tsudoiba("list", filled, "space", "--json").data[0]
        assert {"id", "name", "kind", "address", "postal_code", "area"} <= set(space)
        schedule = tsudoiba("list", filled, "schedule", "--json").data[0]
        assert {"id", "place", "rule", "anchor", "closed", "start", "end", "note", "text"} <= set(schedule)

    @pytest.mark.parametrize(
        "text", ["けやき広場", "ｹﾔｷ 広場", "回田町団地　けやき", "042-000-0029 広場", "09000000029"]
    )
    def test_search_is_folded_and_wants_all_words(self, tsudoiba: Command, filled: Path, text: str) -> None:
        found = tsudoiba("list", filled, "place", "--search", text, "--json").data
        assert [place["name"] for place in found] in (["けやき・広場"], [])
        assert tsudoiba("list", filled, "place", "--search", text + " ないことば", "--json").data == []

    def test_text_for_people(self, tsudoiba: Command, filled: Path) -> None:
        said = tsudoiba("list", filled, "place", "--search", "まめの木Café")
        assert "なまえ=まめの木Café" in said.out
        assert "場=栄町地域センター" in said.out
        assert said.err.strip() == "居場所 1か所"


class TestPrints:
    def test_a_flyer(self, tsudoiba: Command, filled: Path, tmp_path: Path) -> None:
        said = tsudoiba("flyer", filled, "けやき広場", tmp_path / "a.pdf", "--today", "2025-11-21", "--json")
        assert said.code == 0
        assert said.data["pages"] == 1
        assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")

    @pytest.mark.parametrize("name", ["そんなところはない", "カフェ", "まちかど・カフェ"])
    def test_no_place_several_or_one_without_consent(
        self, tsudoiba: Command, filled: Path, tmp_path: Path, name: str
    ) -> None:
        said = tsudoiba("flyer", filled, name, tmp_path / "a.pdf")
        assert (said.code, said.out) == (1, "")
        assert not (tmp_path / "a.pdf").exists()

    def test_the_booklet_imposed_and_not(self, tsudoiba: Command, filled: Path, tmp_path: Path) -> None:
        plain = tsudoiba("booklet", filled, tmp_path / "a.pdf", "--today", "2025-11-21", "--json").data
        imposed = tsudoiba("booklet", filled, tmp_path / "b.pdf", "--today", "2025-11-21", "--imposed", "--json").data
        assert plain["pages"] % 4 == 0
        assert imposed["pages"] * 2 == plain["pages"]
        assert any(problem["what"] == "no_reading" for problem in plain["problems"])
        assert tsudoiba("booklet", filled, tmp_path / "c.pdf", "--today", "2025-11-21").code == 0
        assert (tmp_path / "c.pdf").read_bytes() == (tmp_path / "a.pdf").read_bytes()


class TestUpkeep:
    def test_check(self, tsudoiba: Command, filled: Path, tmp_path: Path) -> None:
        assert tsudoiba("check", filled, "--json").data == {"sound": True, "problems": []}
        content = bytearray(filled.read_bytes())
        content[4096:12288] = bytes(8192)
        (tmp_path / "d.tsudoiba").write_bytes(content)
        said = tsudoiba("check", tmp_path / "d.tsudoiba", "--json")
        assert said.code == 1
        assert said.data["sound"] is False
        assert said.data["problems"]

    @pytest.mark.parametrize("content", [b"", b"This is a text", b"SQLite format 3\0" + b"\0" * 84])
    def test_what_is_no_ledger_is_refused_untouched(self, tsudoiba: Command, tmp_path: Path, content: bytes) -> None:
        path = tmp_path / "a.tsudoiba"
        path.write_bytes(content)
        for words in (["list", path, "place"], ["check", path], ["import", path, PLACES], ["history", path]):
            said = tsudoiba(*words)
            assert said.code == 1
            assert said.err.strip().endswith("。")
        assert path.read_bytes() == content

    def test_a_backup_is_a_ledger_and_never_overwrites(self, tsudoiba: Command, filled: Path, tmp_path: Path) -> None:
        copy = tmp_path / "控え.tsudoiba"
        assert tsudoiba("backup", filled, copy).code == 0
        assert len(tsudoiba("list", copy, "place", "--json").data) == 84
        before = copy.read_bytes()
        assert tsudoiba("backup", filled, copy).code == 1
        assert copy.read_bytes() == before


class TestHistory:
    def test_every_change_with_old_and_new_deleted_records_too(
        self, tsudoiba: Command, filled: Path, tmp_path: Path
    ) -> None:
        place = tsudoiba("list", filled, "place", "--json").data[0]
        edits: tuple[dict[str, object], ...] = ({"fee": "500円"}, {"_deleted": True})
        for number, written in enumerate(edits):
            records = {"format": "tsudoiba", "version": 1, "records": {"place": [{"id": place["id"], **written}]}}
            (tmp_path / f"{number}.json").write_text(json.dumps(records), encoding="utf-8")
            assert tsudoiba("import", filled, tmp_path / f"{number}.json").code == 0
        lines = tsudoiba("history", filled, place["id"], "--json").data
        (edit,) = (line for line in lines if line["label"] == "『0.json』をとりこむ")
        assert (edit["field"], edit["old"], edit["new"]) == ("fee", place["fee"], "500円")
        assert any(line["label"] == "『1.json』をとりこむ" and line["kind"] == "place" for line in lines)
        whole = tsudoiba("history", filled)
        assert f"参加費：「{place['fee']}」 → 「500円」" in whole.out
        assert "地域：（なし） → 「東部」（" in whole.out

    def test_an_id_that_is_not_there(self, tsudoiba: Command, filled: Path) -> None:
        assert tsudoiba("history", filled, "00000000000000aa").code == 1
        assert tsudoiba("history", filled, "xyz").code == 1


def test_as_a_process_stdout_is_utf8_whatever_the_console_says(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "cp932", "LC_ALL": "C", "XDG_CONFIG_HOME": str(tmp_path)}
    words = [sys.executable, "-m", "ui.command_line", "new", str(tmp_path / "𠮷.tsudoiba")]
    done = subprocess.run(words, capture_output=True, cwd=ROOT, env=environment, check=True)
    assert "𠮷.tsudoiba" in done.stdout.decode("utf-8")
    assert "新しい帳面" in done.stderr.decode("utf-8")


def test_help_and_lists_load_neither_qt_nor_sqlalchemy(tmp_path: Path) -> None:
    path = tmp_path / "a.tsudoiba"
    SqliteStore.create(path, who="", host="").close()
    for words in (["--help"], ["list", str(path), "place"]):
        code = (
            "import sys; from ui.command_line import main; main(sys.argv[1:]); "
            "heavy = {'PySide6', 'sqlalchemy', 'reportlab', 'openpyxl', 'python_calamine', 'PIL'} & set(sys.modules); "
            "sys.exit(f'loaded {heavy}' if heavy else 0)"
        )
        done = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, cwd=ROOT, check=False)
        assert done.returncode == 0, done.stderr.decode()


def test_as_a_process_it_says_everything_before_it_ends(filled: Path, tmp_path: Path) -> None:
    """More than a pipe holds; the exit code; and an end without a word where nobody reads."""
    words = [sys.executable, "-m", "ui.command_line", "list", str(filled), "place", "--json"]
    done = subprocess.run(words, capture_output=True, cwd=ROOT, check=True)
    assert len(done.stdout) > 1 << 16
    assert len(json.loads(done.stdout)) == 84
    refused = subprocess.run([*words[:4], str(tmp_path / "ない.tsudoiba"), "place"], capture_output=True, cwd=ROOT, check=False)
    assert (refused.returncode, refused.stdout) == (1, b"")
    assert "ない.tsudoiba" in refused.stderr.decode("utf-8")
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT) as unheard:
        assert unheard.stdout is not None
        assert unheard.stderr is not None
        unheard.stdout.close()
        assert unheard.stderr.read() == b""
    assert unheard.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full")
def test_as_a_process_a_full_disk_is_told_of_what_was_asked_and_not_of_the_words_beside(filled: Path) -> None:
    def ended(*words: str, out: str = "/dev/null", err: str = "/dev/null") -> int:
        with Path(out).open("wb") as stdout, Path(err).open("wb") as stderr:
            command = [sys.executable, "-m", "ui.command_line", *words]
            return subprocess.run(command, stdout=stdout, stderr=stderr, cwd=ROOT, check=False).returncode

    assert ended("list", str(filled), "place", err="/dev/full") == 0
    assert ended("print", str(filled), err="/dev/full") == 2
    assert ended("list", str(filled), "place", out="/dev/full") == 1
