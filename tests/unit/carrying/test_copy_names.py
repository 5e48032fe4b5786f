"""Names that engines give to second versions, and names that travel."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.carrying.copy_names import conflicted_copies, insist_on_portable, portable
from app.errors import ExpectedError

OWN = "小平 西.tsudoiba"


@pytest.mark.parametrize(
    ("name", "maker"),
    [
        ("小平 西-MADOGUCHI-PC.tsudoiba", "OneDrive"),
        ("小平 西-窓口のパソコン-2.tsudoiba", "OneDrive"),
        ("小平 西 (窓口 の競合コピー 2026-11-24).tsudoiba", "Dropbox"),
        ("小平 西 (田中's conflicted copy 2026-11-24).tsudoiba", "Dropbox"),
        ("小平 西 (Case Conflict).tsudoiba", "Dropbox"),
        ("小平 西 (1).tsudoiba", "Google ドライブ"),
        ("小平 西.sync-conflict-20261124-101112-ABCDEFG.tsudoiba", "Syncthing"),
        ("小平 西 (conflicted copy 2026-11-24 101112).tsudoiba", "Nextcloud"),
        ("小平 西_conflict-20261124-101112.TSUDOIBA", "Nextcloud"),
        ("小平 西 (SFConflict tanaka 2026-11-24-10-11-12).tsudoiba", "Seafile"),
        ("小平 西 2.tsudoiba", "iCloud"),
    ],
)
def test_copies_are_known_by_their_names(name: str, maker: str) -> None:
    assert [(each.name, each.maker) for each in conflicted_copies(OWN, [name, OWN])] == [(name, maker)]
    assert [each.name for each in conflicted_copies(name, [OWN])] == [OWN], "the copy may be the one that is open"


@pytest.mark.parametrize(
    "name",
    [
        OWN,
        "小平 西 写し 2026-11-24.tsudoiba",
        "小平 西 (1).xlsx",
        "小平.tsudoiba",
        "小平 西北.tsudoiba",
        "国分寺 (1).tsudoiba",
        ".小平 西.tsudoiba.lock",
        ".tsudoiba",
    ],
)
def test_other_files_are_not(name: str) -> None:
    assert list(conflicted_copies(OWN, [name])) == []


def test_names_in_pieces_are_the_same() -> None:
    assert conflicted_copies("ぱん.tsudoiba", ["は\u309aん (1).tsudoiba"])


@pytest.mark.parametrize("name", ["髙島 葛󠄀.tsudoiba", "居場所\u3000一覧.tsudoiba", "𠮷👨‍👩‍👧.tsudoiba", "a&b=1+1.tsudoiba"])
def test_names_that_travel(name: str) -> None:
    insist_on_portable(name)


@pytest.mark.parametrize(
    "name", ["a:b", "a?b", 'a"b', "a<b>", "a|b", "a*b", "a\nb", "a\x00", "con", "LPT1.tsudoiba", "a.", " a", "あ" * 84]
)
def test_names_that_do_not(name: str) -> None:
    with pytest.raises(ExpectedError, match="なまえ"):
        insist_on_portable(name)


@given(st.text(), st.integers(1, 60))
def test_any_text_makes_a_piece_of_a_name(text: str, longest: int) -> None:
    piece = portable(text, longest)
    assert len(piece) <= longest + 1
    insist_on_portable(f"{piece}x.tsudoiba")
