"""`merge`, `conflicts`, `resolve`, `undo-merge` as their contract says (issue 4, section 1)."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.changes.change import Change, ChangeSet
from app.records.place import Place
from db.sqlite_store import SqliteStore
from tests.scenarios.commands import Command

SAKURA = Place(id=0x101, name="さくら", phone="042-000-0001", fee="50円")
QUESTION = "0000000000000101.fee"


def write(path: Path, who: str, before: Place | None, after: Place | None) -> None:
    store = SqliteStore.open(path, who=who, host="")
    assert store.apply(ChangeSet("しごと", (Change(before, after),))).problems == ()
    store.close()


def place(path: Path, record_id: int = 0x101) -> Place | None:
    store = SqliteStore.open(path, who="", host="", read_only=True)
    found = store.get(Place, record_id)
    store.close()
    return found


@pytest.fixture
def copies(tmp_path: Path) -> tuple[Path, Path]:
    """A ledger, and a copy in a folder of its own in which 田中 wrote: the same field, and a place known here."""
    own, other = tmp_path / "帳面.tsudoiba", tmp_path / "もらったもの" / "写し.tsudoiba"
    SqliteStore.create(own, who="", host="").close()
    write(own, "", None, SAKURA)
    other.parent.mkdir()
    shutil.copy(own, other)
    write(own, "鈴木", SAKURA, SAKURA.changed(fee="100円"))
    write(other, "田中", SAKURA, SAKURA.changed(fee="200円"))
    write(other, "田中", None, Place(id=0x102, name="サクラ", phone="０４２ー０００ー０００１"))
    return own, other


def test_merge_says_what_came_and_what_is_open(tsudoiba: Command, copies: tuple[Path, Path]) -> None:
    own, other = copies
    shown = tsudoiba("merge", own, other, "--preview", "--json")
    assert place(own) == SAKURA.changed(fee="100円")
    merged = tsudoiba("merge", own, other, "--json")
    assert (shown.code, merged.code) == (0, 0)
    assert shown.data == merged.data
    conflict = merged.data["conflicts"][0]
    assert {name: merged.data[name] for name in ("added", "changed", "deleted")} == {
        "added": 1,
        "changed": 1,
        "deleted": 0,
    }
    assert conflict.pop("when")[:2] == "20"
    assert conflict == {
        "id": QUESTION,
        "kind": "place",
        "record": "0000000000000101",
        "field": "fee",
        "mine": "100円",
        "theirs": "200円",
        "who": "田中",
    }
    assert merged.data["duplicates"] == [
        {
            "kind": "place",
            "id": "0000000000000102",
            "name": "サクラ",
            "other_id": "0000000000000101",
            "other": "さくら",
            "reason": "phone",
        }
    ]
    assert tsudoiba("check", own).code == 0


def test_text_names_everything(tsudoiba: Command, copies: tuple[Path, Path]) -> None:
    said = tsudoiba("merge", *copies)
    assert "田中さんの写し（" in said.out
    assert "変更2件" in said.out
    assert "新しいもの\t居場所\tサクラ" in said.out
    assert "この帳面：「100円」\t相手：「200円」" in said.out
    assert "同じものかもしれません" in said.out
    assert said.err.startswith("合わせました")


def test_what_came_is_counted_in_records_as_the_window_does(tsudoiba: Command, copies: tuple[Path, Path]) -> None:
    """Twice in the same place is one record that changed."""
    own, other = copies
    write(other, "田中", SAKURA.changed(fee="200円"), SAKURA.changed(fee="200円", capacity=12))
    write(other, "田中", SAKURA.changed(fee="200円", capacity=12), SAKURA.changed(fee="200円", capacity=15))
    assert "変更2件" in tsudoiba("merge", own, other, "--preview").out


def test_conflicts_tells_every_side_of_a_question(tsudoiba: Command, tmp_path: Path) -> None:
    own, second, third = (tmp_path / f"{name}.tsudoiba" for name in ("帳面", "二つめ", "三つめ"))
    SqliteStore.create(own, who="", host="").close()
    write(own, "", None, SAKURA)
    for other in (second, third):
        shutil.copy(own, other)
    for path, who, fee in ((own, "鈴木", "100円"), (second, "田中", "200円"), (third, "佐藤", "300円")):
        write(path, who, SAKURA, SAKURA.changed(fee=fee))
    tsudoiba("merge", own, second)
    [two] = tsudoiba("conflicts", own).out.splitlines()
    assert two.endswith("の参加費\tこの帳面：「100円」\t相手：「200円」")
    tsudoiba("merge", own, third)
    [three] = tsudoiba("conflicts", own).out.splitlines()
    mine, newest, older = three.split("\t")[-3:]
    assert mine == "この帳面：「100円」"
    assert (newest[:11], newest[-8:]) == ("相手（佐藤さんの写し、", "）：「300円」")
    assert (older[:11], older[-8:]) == ("相手（田中さんの写し、", "）：「200円」")
    [told] = tsudoiba("conflicts", own, "--json").data
    assert set(told) == {"id", "kind", "record", "field", "mine", "theirs", "who", "when"}
    for words in (("--theirs", "--of", "鈴木"), ("--mine", "--of", "田中"), ("--value", "1円", "--of", "田中")):
        refused = tsudoiba("resolve", own, QUESTION, *words)
        assert (refused.code, "--of" in refused.err) == (1, True), words
    assert tsudoiba("resolve", own, QUESTION, "--theirs", "--of", "田中").code == 0
    found = place(own)
    assert found is not None
    assert found.fee == "200円"


def test_a_preview_while_somebody_else_writes(tsudoiba: Command, copies: tuple[Path, Path]) -> None:
    own, other = copies
    store = SqliteStore.open(own, who="鈴木", host="ほか")
    assert store.claim() is None
    shown = tsudoiba("merge", own, other, "--preview", "--json")
    assert (shown.code, shown.data["added"]) == (0, 1)
    store.close()


def test_a_locked_copy_is_not_written_and_says_what_to_do(
    tsudoiba: Command, copies: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own, other = copies
    monkeypatch.setenv("TSUDOIBA_PASSPHRASE", "ながい ことばを ならべた 合言葉")
    tsudoiba("merge", own, other)
    locked = tmp_path / "渡す.tsudoiba"
    assert tsudoiba("handover", own, locked, "--encrypt").code == 0
    write(other, "田中", SAKURA.changed(fee="200円"), SAKURA.changed(fee="250円"))
    content = locked.read_bytes()
    for words in (("merge", locked, other), ("resolve", locked, QUESTION, "--mine")):
        said = tsudoiba(*words)
        assert (said.code, said.out) == (1, ""), words
        assert "合言葉をつけた写し" in said.err, words
        assert "tsudoiba backup" in said.err, words
    assert tsudoiba("merge", locked, other, "--preview").code == 0
    assert locked.read_bytes() == content
    plain = tmp_path / "ひらいた.tsudoiba"
    assert tsudoiba("backup", locked, plain).code == 0
    assert tsudoiba("merge", plain, other).code == 0


def test_the_same_copy_again_brings_nothing(
    tsudoiba: Command, copies: tuple[Path, Path], own_folders: Path
) -> None:
    own, other = copies
    tsudoiba("merge", own, other)
    backups = list(own_folders.rglob("*.hikae"))
    assert [path.name[16:17] for path in backups] == ["j"], "one backup, made before the join"
    content = own.read_bytes()
    again = tsudoiba("merge", own, other, own, "--json")
    assert again.data == {"added": 0, "changed": 0, "deleted": 0, "conflicts": [], "duplicates": []}
    assert again.err == "新しいものはありません。\n"
    assert own.read_bytes() == content
    assert list(own_folders.rglob("*.hikae")) == backups


@pytest.mark.parametrize(
    ("words", "fee"), [(["--mine"], "100円"), (["--theirs"], "200円"), (["--value", "300円"], "300円")]
)
def test_resolve(tsudoiba: Command, copies: tuple[Path, Path], words: list[str], fee: str) -> None:
    own, other = copies
    tsudoiba("merge", own, other)
    assert [each["id"] for each in tsudoiba("conflicts", own, "--json").data] == [QUESTION]
    assert tsudoiba("resolve", own, QUESTION, *words).code == 0
    assert tsudoiba("conflicts", own, "--json").data == []
    found = place(own)
    assert found is not None
    assert found.fee == fee
    tsudoiba("merge", other, own)
    assert tsudoiba("conflicts", other, "--json").data == []
    assert place(other) == found


def test_resolve_refuses_what_is_not_asked(tsudoiba: Command, copies: tuple[Path, Path]) -> None:
    own, other = copies
    assert tsudoiba("resolve", own, QUESTION, "--mine").code == 1
    tsudoiba("merge", own, other)
    assert tsudoiba("resolve", own, "x.fee", "--mine").code == 1
    assert tsudoiba("resolve", own, QUESTION).code == 2
    assert tsudoiba("resolve", own, QUESTION, "--mine", "--theirs").code == 2


@pytest.mark.parametrize(("word", "is_there"), [("--mine", False), ("--theirs", True)])
def test_a_deleted_record_that_the_other_wrote_in(
    tsudoiba: Command, copies: tuple[Path, Path], word: str, is_there: bool
) -> None:
    own, other = copies
    write(own, "鈴木", SAKURA.changed(fee="100円"), None)
    conflict = tsudoiba("merge", own, other, "--json").data["conflicts"][0]
    assert (conflict["id"], conflict["mine"], conflict["theirs"]) == ("0000000000000101.", "deleted", "kept")
    assert tsudoiba("resolve", own, conflict["id"], "--value", "x").code == 1
    assert tsudoiba("resolve", own, conflict["id"], word).code == 0
    assert (place(own) is not None) is is_there


def test_undo_merge_leaves_no_trace(tsudoiba: Command, copies: tuple[Path, Path]) -> None:
    own, other = copies
    assert tsudoiba("undo-merge", own).code == 1
    tsudoiba("merge", own, other)
    undone = tsudoiba("undo-merge", own, "--json")
    assert undone.data == {"label": "田中さんの写しを合わせる", "changed": 2, "travels": False}
    assert place(own) == SAKURA.changed(fee="100円")
    assert place(own, 0x102) is None
    assert tsudoiba("merge", own, other, "--json").data["added"] == 1


def test_undo_merge_days_later_says_that_it_travels(tsudoiba: Command, copies: tuple[Path, Path]) -> None:
    own, other = copies
    tsudoiba("merge", own, other)
    tsudoiba("resolve", own, QUESTION, "--theirs")
    undone = tsudoiba("undo-merge", own)
    assert "次に合わせるとき、相手の帳面にも伝わります" in undone.err
    assert place(own, 0x102) is None
    assert tsudoiba("check", own).code == 0
    again = tsudoiba("undo-merge", own)
    assert (again.code, "もう取り消してあります" in again.err) == (1, True)


def test_a_name_that_no_disk_takes(tsudoiba: Command, copies: tuple[Path, Path]) -> None:
    endless = "写" * 400 + ".tsudoiba"
    for words in (("merge", copies[0], endless), ("merge", endless, copies[0]), ("import", copies[0], endless)):
        said = tsudoiba(*words)
        assert (said.code, said.out, "写写" in said.err) == (1, "", True), words


def test_a_folder_of_copies(tsudoiba: Command, copies: tuple[Path, Path], tmp_path: Path) -> None:
    own, other = copies
    third = other.with_name("三つめ.TSUDOIBA")
    shutil.copy(own, third)
    write(third, "佐藤", SAKURA.changed(fee="100円"), SAKURA.changed(fee="100円", capacity=20))
    (other.parent / "めも.txt").write_text("よそもの")
    said = tsudoiba("merge", own, other.parent, "--json")
    assert (said.data["added"], said.data["changed"]) == (1, 1)
    (tmp_path / "から").mkdir()
    assert tsudoiba("merge", own, tmp_path / "から").code == 1


def test_one_copy_that_cannot_be_read_stops_all(tsudoiba: Command, copies: tuple[Path, Path], tmp_path: Path) -> None:
    own, other = copies
    torn = tmp_path / "途中.tsudoiba"
    torn.write_bytes(other.read_bytes()[:20_000])
    content = own.read_bytes()
    said = tsudoiba("merge", own, other, torn)
    assert said.code == 1
    assert "途中.tsudoiba" in said.err
    assert own.read_bytes() == content
