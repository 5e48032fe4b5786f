"""`handover`, `erase` and `prune`, and locked copies in every other subcommand (issue 4, section 2)."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest

from app.changes.change import Change, ChangeSet
from app.records.base import Record
from app.records.place import Place
from app.records.setting import Setting
from app.records.volunteer import Volunteer
from db.sqlite_store import SqliteStore
from tests.scenarios.commands import Command

PASSPHRASE = "さくら もみじ いちょう"
SAKURA = Place(id=0x101, name="さくら", consent="yes", internal_note="鍵は青木")
YUKINO = Volunteer(id=0x201, name="木村雪乃", phone="042-000-0031")


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "帳面.tsudoiba"
    store = SqliteStore.create(path, who="田中", host="")
    records: tuple[Record, ...] = (SAKURA, YUKINO, Setting(id=5, key="x", value="y"))
    assert store.apply(ChangeSet("しごと", tuple(Change(None, each) for each in records[:2]))).problems == ()
    store.close()
    return path


def files(folder: Path) -> set[str]:
    return {each.name for each in folder.iterdir() if each.is_file()}


def test_a_locked_copy_is_opened_by_the_one_who_knows_the_passphrase(tsudoiba: Command, ledger: Path) -> None:
    copy, receipt = ledger.with_name("渡す用.tsudoiba.age"), ledger.with_name("受領書.pdf")
    words = ("--encrypt", "--to", "佐藤", "--return-by", "2027-03-31", "--receipt", receipt, "--json")
    said = tsudoiba("handover", ledger, copy, *words, typed=f"{PASSPHRASE}\n")
    assert said.code == 0, said.err
    assert (said.data["form"], said.data["records"], said.data["contents"]) == ("locked", 2, {"place": 1, "volunteer": 1})
    assert "木村".encode() not in copy.read_bytes()
    text = pypdfium2.PdfDocument(receipt)[0].get_textpage().get_text_range()
    assert "佐藤 さま" in text
    assert "令和9年3月31日 まで" in text
    before = files(ledger.parent)
    assert [each["name"] for each in tsudoiba("list", copy, "volunteer", "--json", typed=PASSPHRASE).data] == ["木村雪乃"]
    wrong = tsudoiba("list", copy, "volunteer", typed="ちがう合言葉です")
    assert wrong.code == 1
    assert "合言葉がちがう" in wrong.err
    assert "合言葉がありません" in tsudoiba("list", copy, "volunteer").err
    assert files(ledger.parent) == before  # nothing in the clear beside it
    [log] = tsudoiba("list", ledger, "handover", "--json").data
    assert (log["recipient"], log["form"], log["return_by"], log["sha"]) == (
        "佐藤", "locked", "2027-03-31", said.data["sha256"],
    )  # fmt: skip


def test_a_locked_copy_cannot_be_written_in_but_joined(tsudoiba: Command, ledger: Path) -> None:
    other, copy = ledger.with_name("写し.tsudoiba"), ledger.with_name("渡す用.age")
    shutil.copy(ledger, other)
    store = SqliteStore.open(other, who="佐藤", host="")
    store.apply(ChangeSet("しごと", (Change(SAKURA, SAKURA.changed(fee="100円")),)))
    store.close()
    assert tsudoiba("handover", other, copy, "--encrypt", typed=PASSPHRASE).code == 0
    assert tsudoiba("undo-merge", copy, typed=PASSPHRASE).code == 1
    said = tsudoiba("merge", ledger, copy, "--json", typed=PASSPHRASE)
    assert said.code == 0, said.err
    assert said.data["changed"] == 1
    [place] = tsudoiba("list", ledger, "place", "--json").data
    assert place["fee"] == "100円"


def test_a_copy_of_a_locked_copy_is_as_locked(tsudoiba: Command, ledger: Path, tmp_path: Path) -> None:
    locked, stick = ledger.with_name("渡す用.tsudoiba.age"), tmp_path / "stick"
    stick.mkdir()
    assert tsudoiba("handover", ledger, locked, "--encrypt", typed=PASSPHRASE).code == 0
    said = tsudoiba("copy", locked, stick, "--json", typed=PASSPHRASE)
    assert said.code == 0, said.err
    assert "同じ合言葉で開きます" in said.err
    [made] = stick.iterdir()
    assert said.data == {"file": str(made)}
    assert made.name.startswith("渡す用 写し 2")
    assert made.name.endswith(".tsudoiba.age")
    assert made.read_bytes() == locked.read_bytes()
    assert [each["name"] for each in tsudoiba("list", made, "place", "--json", typed=PASSPHRASE).data] == ["さくら"]
    before = made.read_bytes()
    for target, why in ((made, "もうあります"), (locked, "帳面そのもの")):
        refused = tsudoiba("copy", locked, target, typed=PASSPHRASE)
        assert (refused.code, why in refused.err) == (1, True)
    assert tsudoiba("copy", locked, stick / "べつ.age", typed="ちがう合言葉です").code == 1
    assert (made.read_bytes(), locked.read_bytes(), files(stick)) == (before, before, {made.name})


def test_debian_age_opens_it(tsudoiba: Command, ledger: Path, tmp_path: Path) -> None:
    """The tool asks at a terminal only, so it gets one."""
    age, script = shutil.which("age"), shutil.which("script")
    if age is None or script is None:
        pytest.skip("needs Debian's age, and script from bsdutils to give it a terminal")
    copy, out = ledger.with_name("渡す用.tsudoiba.age"), tmp_path / "開いた.tsudoiba"
    plain = "sakura momiji icho"
    assert tsudoiba("handover", ledger, copy, "--encrypt", typed=plain).code == 0
    command = f"{age} --decrypt --output '{out}' '{copy}'"
    subprocess.run(
        [script, "--quiet", "--return", "--command", command, "/dev/null"],
        input=f"{plain}\n".encode(), check=True, capture_output=True, timeout=60,
    )  # fmt: skip
    assert [each["name"] for each in tsudoiba("list", out, "place", "--json").data] == ["さくら"]


def test_a_damaged_or_cut_copy_is_refused_in_plain_words(tsudoiba: Command, ledger: Path) -> None:
    copy = ledger.with_name("渡す用.age")
    tsudoiba("handover", ledger, copy, "--encrypt", typed=PASSPHRASE)
    whole = copy.read_bytes()
    copy.write_bytes(whole[:-50])
    said = tsudoiba("list", copy, "place", typed=PASSPHRASE)
    assert said.code == 1
    assert "とちゅうで切れています" in said.err
    copy.write_bytes(whole[:40])
    assert tsudoiba("list", copy, "place", typed=PASSPHRASE).code == 1


def test_a_stripped_copy_tells_nothing_and_comes_home(tsudoiba: Command, ledger: Path) -> None:
    copy = ledger.with_name("個人ぬき.tsudoiba")
    said = tsudoiba("handover", ledger, copy, "--stripped", "--json")
    assert said.data["left_out"] == {"volunteer": 1}
    assert not any(word.encode() in copy.read_bytes() for word in ("木村雪乃", "042-000-0031", "青木", "田中"))
    assert tsudoiba("merge", ledger, copy).code == 0
    refused = tsudoiba("merge", copy, ledger)
    assert refused.code == 1
    assert "ぬいたものが入ってしまいます" in refused.err


def test_both_at_once(tsudoiba: Command, ledger: Path) -> None:
    copy = ledger.with_name("両方.tsudoiba.age")
    said = tsudoiba("handover", ledger, copy, "--stripped", "--encrypt", "--json", typed=PASSPHRASE)
    assert said.data["form"] == "both"
    assert tsudoiba("list", copy, "volunteer", "--json", typed=PASSPHRASE).data == []


def test_a_short_passphrase_is_taken_with_a_warning(tsudoiba: Command, ledger: Path) -> None:
    said = tsudoiba("handover", ledger, ledger.with_name("a.age"), "--encrypt", typed="ひみつ")
    assert said.code == 0
    assert "破れます" in said.err
    assert tsudoiba("list", ledger.with_name("a.age"), "place", typed="ひみつ").code == 0


def test_no_passphrase_at_all_never_makes_an_open_copy(
    tsudoiba: Command, ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(ledger.parent)
    monkeypatch.setenv("TSUDOIBA_PASSPHRASE", "")
    said = tsudoiba("handover", ledger, ledger.with_name("a.age"), "--encrypt")
    assert (said.code, "合言葉が空です" in said.err) == (1, True)
    assert files(ledger.parent) == before


def test_nothing_is_written_over(tsudoiba: Command, ledger: Path) -> None:
    before = files(ledger.parent)
    assert tsudoiba("handover", ledger, ledger).code == 1
    assert "合言葉がありません" in tsudoiba("handover", ledger, ledger.with_name("a"), "--encrypt").err
    assert tsudoiba("handover", ledger, ledger.with_name("a"), "--receipt", ledger.with_name("a")).code == 1
    assert tsudoiba("handover", ledger, ledger.with_name("a"), "--return-by", "2027").code == 2
    assert files(ledger.parent) == before
    assert tsudoiba("list", ledger, "handover", "--json").data == []


def test_erase_says_what_it_cannot_reach(tsudoiba: Command, ledger: Path) -> None:
    tsudoiba("handover", ledger, ledger.with_name("渡した.tsudoiba"), "--to", "佐藤")
    tsudoiba("handover", ledger, ledger.with_name("ぬいた.tsudoiba"), "--to", "鈴木", "--stripped")
    other = ledger.with_name("写し.tsudoiba")
    shutil.copy(ledger, other)
    store = SqliteStore.open(other, who="佐藤", host="")
    store.apply(ChangeSet("しごと", (Change(SAKURA, SAKURA.changed(fee="100円")),)))
    store.close()
    assert tsudoiba("merge", ledger, other).code == 0  # keeps a backup
    preview = tsudoiba("erase", ledger, "0000000000000201", "--preview", "--json")
    assert (len(preview.data["backups"]), len(preview.data["handovers"])) == (1, 1)
    assert "木村雪乃".encode() in ledger.read_bytes()
    said = tsudoiba("erase", ledger, "0000000000000201")
    assert said.code == 0, said.err
    assert "木村雪乃" not in said.out
    assert "佐藤さんに渡した写し" in said.err
    assert "控え1回分には、まだ残っています" in said.err
    assert "木村雪乃".encode() not in ledger.read_bytes()
    assert tsudoiba("erase", ledger, "0000000000000201").code == 1
    assert tsudoiba("erase", ledger, "さくら").code == 1
    assert tsudoiba("merge", other, ledger).code == 0
    assert "木村雪乃".encode() not in other.read_bytes()


def test_erase_takes_backups_too_when_asked(tsudoiba: Command, ledger: Path, own_folders: Path) -> None:
    def telling() -> list[Path]:
        return [each for each in own_folders.rglob("*.hikae") if "木村雪乃".encode() in each.read_bytes()]

    other = ledger.with_name("写し.tsudoiba")
    shutil.copy(ledger, other)
    store = SqliteStore.open(other, who="佐藤", host="")
    store.apply(ChangeSet("しごと", (Change(SAKURA, SAKURA.changed(fee="100円")),)))
    store.close()
    tsudoiba("merge", ledger, other)
    assert len(telling()) == 1
    said = tsudoiba("erase", ledger, "0000000000000201", "--backups", "--json")
    assert said.data["backups"] == []
    assert telling() == []


def test_prune_keeps_what_is_shown(tsudoiba: Command, ledger: Path) -> None:
    store = SqliteStore.open(ledger, who="田中", host="")
    before = SAKURA
    for fee in ("100円", "200円", "300円"):
        store.apply(ChangeSet("しごと", (Change(before, before.changed(fee=fee)),)))
        before = before.changed(fee=fee)
    store.close()
    assert tsudoiba("prune", ledger, "--json").data["removed"] == 0  # nothing is three years old
    said = tsudoiba("prune", ledger, "--years", "0", "--json")
    assert said.data["removed"] == 2
    assert not said.data["offered"]
    assert tsudoiba("check", ledger).code == 0
    assert tsudoiba("list", ledger, "place", "--json").data[0]["fee"] == "300円"
