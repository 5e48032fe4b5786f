"""A copy without persons holds none of what is private, in no byte."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.changes.change import Change, ChangeSet
from app.changes.saving import change_set_between, deletion_of, edited_label
from app.ledger import Ledger
from app.records.minutes import Attendee, Minutes
from app.records.place import Place
from app.records.space import Space
from app.records.volunteer import Volunteer
from db.engine import connect
from db.handed_copies import HandedCopies
from db.sqlite_store import SqliteStore
from tests.integration.db.closed_ledgers import found_in, read, write
from tests.integration.db.stripped_copies import HANAKO, HOME, SAKURA, Words, fill, strip


def test_homes_are_reduced_to_their_town_and_persons_are_gone(stripped: Path) -> None:
    home = read(stripped, HOME)
    assert isinstance(home, Space)
    assert (home.name, home.address, home.postal_code, home.landmark) == ("個人宅", "栄町", "", "")
    assert (home.latitude, home.longitude) == (None, None)
    place = read(stripped, SAKURA)
    assert isinstance(place, Place)
    assert (place.contact_name, place.phone, place.internal_note) == ("", "", "")
    assert place.story == "○○が　はじめました。電話は○○です。"
    assert read(stripped, HANAKO) is None
    with closing(SqliteStore.open(stripped, who="", host="")) as store:
        assert store.faults() == []


@pytest.mark.parametrize("seed", range(2))
def test_no_byte_of_the_file_tells_a_secret(tmp_path: Path, seed: int) -> None:
    """Every private value ever written is another word; none is in the file, as it is or in UTF-16."""
    whole, target = tmp_path / "全部", tmp_path / "個人ぬき"
    words = Words()
    with closing(SqliteStore.create(whole, who="田中", host="窓口")) as store:
        first = fill(store, words, seed)
        for record in first:  # a second value of everything, under labels that say the first
            changed = words.told(record, "後")
            if changed != record:
                label = edited_label(record)
                assert store.apply(ChangeSet(label, (Change(record, changed),))).problems == ()
        for record_class in (Place, Volunteer):  # and some of it only in the journal
            for gone in list(store.read(record_class))[:1]:
                before, after = deletion_of(Ledger(store.read), gone)
                store.apply(change_set_between(f"『{gone.text_of('name')}』を消す", before, after))
    strip(whole, target)
    assert [each for each in tmp_path.iterdir() if each not in (whole, target)] == []  # nothing beside it
    assert len(words.private) > 100
    with closing(connect(target, read_only=True)) as connection:
        assert connection.execute("PRAGMA freelist_count").fetchone() == (0,)
    assert found_in(target, words.private) == set()
    assert found_in(target, words.public)
    assert found_in(whole, words.private[:50]) == set(words.private[:50])


def test_whom_the_journal_alone_knows_is_in_no_byte(whole: Path) -> None:
    """A former name and number, a row deleted by itself, and one of a record that went to the trash afterwards."""
    told = "はじめは木村雪乃（０４２ー０００ー００３１）、つぎに井上一郎、そして青木 次郎。さくら公園のとなり。"
    meeting = Minutes(id=51, date="2026-11-22", theme="これから", background=told)
    rows = Attendee(id=52, minutes=51, person="井上　一郎"), Attendee(id=53, minutes=51, person="青木　次郎")
    renamed = HANAKO.changed(name="高橋雪乃", phone="042-000-0099")
    write(whole, (None, meeting), (None, rows[0]), (None, rows[1]))
    write(whole, (SAKURA, SAKURA.changed(story=told)), (HANAKO, renamed))
    write(whole, (rows[0], None))
    write(whole, (meeting, None), (rows[1], None))
    target = whole.with_name("個人ぬき")
    assert strip(whole, target).veiled == HandedCopies(whole).weigh().veiled == 1
    hidden = "木村雪乃", "０４２ー０００ー００３１", "井上一郎", "青木 次郎"
    assert found_in(target, hidden) == set()
    assert found_in(whole, hidden) == set(hidden)
    place = read(target, SAKURA)
    assert isinstance(place, Place)
    assert place.story == "はじめは○○（○○）、つぎに○○、そして○○。さくら公園のとなり。"


def test_pictures_that_are_not_public_stay_out(whole: Path, stripped: Path) -> None:
    with closing(sqlite3.connect(stripped)) as connection:
        assert connection.execute("SELECT count(*) FROM sy_blob").fetchone() == (0,)
