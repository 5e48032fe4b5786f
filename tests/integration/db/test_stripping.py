"""A copy without persons holds none of what is private, in no byte; and what is written in it comes home."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.changes.change import Change, ChangeSet
from app.changes.saving import change_set_between, deletion_of, edited_label
from app.errors import ExpectedError
from app.handing_over.handing import WrittenCopy
from app.joined import Joined
from app.ledger import Ledger
from app.records.area import Area
from app.records.base import Record
from app.records.catalogue import RECORD_CLASSES
from app.records.field import Field, FieldKind, FieldValue, Level
from app.records.ids import derived_id
from app.records.minutes import Attendee, Minutes
from app.records.place import Place
from app.records.setting import Setting
from app.records.space import Space
from app.records.term import Term
from app.records.term_lists import term_id
from app.records.volunteer import Volunteer
from db.engine import connect
from db.handed_copies import HandedCopies
from db.journal import now_in_microseconds
from db.sqlite_store import SqliteStore
from db.upkeep import LedgerUpkeep
from tests.any_ledger import JPEG, SHA, AnyLedger
from tests.integration.db.plain_join import conflicts

HOME = Space(
    id=11,
    name="松本さん宅",
    kind=term_id("space_kind", "private_home"),
    postal_code="187-0001",
    address="東京都小平市栄町2-39-1",
    landmark="角の赤い屋根",
    latitude=35.73,
    longitude=139.47,
)
SAKURA = Place(
    id=21,
    name="さくら",
    space=11,
    consent="yes",
    phone="042-000-0001",
    contact_name="田中 花子",
    internal_note="鍵は青木",
    story="田中花子が　はじめました。電話は０４２（０００）０００１です。",
)
HANAKO = Volunteer(id=31, name="木村雪乃", consent="yes", phone="042-000-0031", caution="腰痛あり")


def write(path: Path, *changes: tuple[Record | None, Record | None], label: str = "しごと") -> None:
    with closing(SqliteStore.open(path, who="田中", host="窓口")) as store:
        applied = store.apply(ChangeSet(label, tuple(Change(before, after) for before, after in changes)))
        assert applied.problems == ()


def read(path: Path, record: Record) -> Record | None:
    with closing(SqliteStore.open(path, who="", host="")) as store:
        return store.get(type(record), record.id)


def join(path: Path, *others: Path) -> Joined:
    with closing(SqliteStore.open(path, who="", host="")) as store:
        joined = store.join(*others)
        assert store.faults() == []
    return joined


def strip(path: Path, target: Path) -> WrittenCopy:
    return HandedCopies(path).write(target, is_stripped=True, passphrase="")


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """A ledger with a home, a place in it, and a volunteer."""
    path = tmp_path / "全部"
    SqliteStore.create(path, who="田中", host="窓口").close()
    write(path, (None, HOME), (None, SAKURA), (None, HANAKO))
    return path


@pytest.fixture
def stripped(whole: Path) -> Path:
    """Its copy without persons."""
    target = whole.with_name("個人ぬき")
    strip(whole, target)
    return target


def spoken(text: str) -> Iterator[bytes]:
    """A text as a file may hold it."""
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        yield text.encode(encoding)


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
    content = target.read_bytes()
    assert [each for each in tmp_path.iterdir() if each not in (whole, target)] == []  # nothing beside it
    assert len(words.private) > 100
    with closing(connect(target, read_only=True)) as connection:
        assert connection.execute("PRAGMA freelist_count").fetchone() == (0,)
    assert [word for word in words.private if any(form in content for form in spoken(word))] == []
    assert any(word.encode() in content for word in words.public)
    assert all(word.encode() in whole.read_bytes() for word in words.private[:50])


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
    content = target.read_bytes()
    hidden = "木村雪乃", "０４２ー０００ー００３１", "井上一郎", "青木 次郎"
    assert [word for word in hidden if any(form in content for form in spoken(word))] == []
    assert all(any(form in whole.read_bytes() for form in spoken(word)) for word in hidden)
    place = read(target, SAKURA)
    assert isinstance(place, Place)
    assert place.story == "はじめは○○（○○）、つぎに○○、そして○○。さくら公園のとなり。"


def fill(store: SqliteStore, words: Words, seed: int) -> list[Record]:
    """Records of every kind, each value a word of its own."""
    known = {record.id for record in store.read(Term)}
    first = [words.told(each, "先") for each in AnyLedger(seed, ("文",)).records() if each.id not in known]
    changes = tuple(Change(None, each) for each in first)
    assert store.apply(ChangeSet("とりこむ", changes, {SHA: JPEG})).problems == ()
    return first


class Words:
    """A word of its own for every value."""

    def __init__(self) -> None:
        self.private: list[str] = []
        self.public: list[str] = []

    def told(self, record: Record, when: str) -> Record:
        values: dict[str, FieldValue] = {
            field.name: self._word(record, field, when)
            for field in record.FIELDS
            if field.kind in (FieldKind.TEXT, FieldKind.LONG_TEXT, FieldKind.PHONE, FieldKind.EMAIL)
            and not field.key
            and field.name != "term_list"
        }
        if isinstance(record, Place):
            values["consent"] = "yes"
        return record.changed(**values)

    def _word(self, record: Record, field: Field, when: str) -> str:
        number = len(self.private) + len(self.public)
        word = f"042-{number:03}-{ord(when):04}" if field.kind is FieldKind.PHONE else f"{when}秘{number:05}密"
        is_private = field.personal or record.level_of(field.name) is not Level.PUBLIC
        (self.private if is_private else self.public).append(word)
        return word


def test_pictures_that_are_not_public_stay_out(whole: Path, stripped: Path) -> None:
    with closing(sqlite3.connect(stripped)) as connection:
        assert connection.execute("SELECT count(*) FROM sy_blob").fetchone() == (0,)


# the way home


def test_what_was_written_in_it_comes_home(whole: Path, stripped: Path) -> None:
    given = read(stripped, SAKURA)
    assert given is not None
    write(stripped, (given, given.changed(fee="100円", name="さくら会")), (None, Area(id=41, name="中央")))
    joined = join(whole, stripped)
    assert {change.record_id for change in joined.change_set} == {21, 41}
    assert read(whole, SAKURA) == SAKURA.changed(fee="100円", name="さくら会")
    assert read(whole, HOME) == HOME
    assert read(whole, HANAKO) == HANAKO
    assert conflicts(whole) == set()
    assert join(whole, stripped).is_empty


def test_nothing_written_brings_nothing(whole: Path, stripped: Path) -> None:
    before = whole.read_bytes()
    assert join(whole, stripped).is_empty
    assert whole.read_bytes() == before


def test_what_was_written_here_meanwhile_is_a_question(whole: Path, stripped: Path) -> None:
    given = read(stripped, SAKURA)
    assert given is not None
    write(whole, (SAKURA, SAKURA.changed(fee="200円")))
    write(stripped, (given, given.changed(fee="100円")))
    join(whole, stripped)
    assert conflicts(whole) == {(21, "fee", "field")}


def test_an_edited_field_is_replaced_where_it_was_shown_and_asked_where_it_was_hidden(tmp_path: Path) -> None:
    whole, target = tmp_path / "全部", tmp_path / "個人ぬき"
    SqliteStore.create(whole, who="田中", host="").close()
    edited = SAKURA.changed(space=None, fee="50円", phone="042-000-0099")
    write(whole, (None, SAKURA.changed(space=None)))
    write(whole, (SAKURA.changed(space=None), edited))
    strip(whole, target)
    given = read(target, SAKURA)
    assert given is not None
    assert given.get("phone") == ""
    write(target, (given, given.changed(fee="100円", phone="042-000-0777")))
    join(whole, target)
    shown = read(whole, SAKURA)
    assert shown is not None
    assert shown.get("fee") == "100円"
    assert conflicts(whole) == {(21, "phone", "field")}  # nobody had seen the number that was there


def test_a_deletion_comes_home(whole: Path, stripped: Path) -> None:
    given = read(stripped, SAKURA)
    assert given is not None
    write(stripped, (given, None))
    join(whole, stripped)
    assert read(whole, SAKURA) is None
    assert conflicts(whole) == set()


def test_a_deletion_of_what_was_edited_here_meanwhile_is_a_question(whole: Path, stripped: Path) -> None:
    given = read(stripped, SAKURA)
    assert given is not None
    write(whole, (SAKURA, SAKURA.changed(fee="200円")))
    write(stripped, (given, None))
    join(whole, stripped)
    assert read(whole, SAKURA) is not None
    assert conflicts(whole) == {(21, "", "deleted")}


def test_it_comes_home_twice_and_by_two_roads(whole: Path, stripped: Path) -> None:
    """Copies of the stripped copy, taken into copies of the whole one, in any order: the same ledger."""
    second, other = stripped.with_name("個人ぬき2"), whole.with_name("全部2")
    shutil.copy(whole, other)
    given = read(stripped, SAKURA)
    assert given is not None
    write(stripped, (given, given.changed(fee="100円")))
    shutil.copy(stripped, second)
    write(stripped, (given.changed(fee="100円"), given.changed(fee="150円")))
    write(second, (given.changed(fee="100円"), given.changed(fee="300円", bring="うわばき")))
    join(whole, stripped)
    join(whole, second)
    join(other, second)
    join(other, stripped)
    join(whole, other)
    assert read(whole, SAKURA) == read(other, SAKURA)
    assert conflicts(whole) == conflicts(other) == {(21, "fee", "field")}
    join(stripped, second)
    write(stripped, (read(stripped, SAKURA), given.changed(fee="500円", bring="うわばき")))
    join(whole, stripped)
    assert read(whole, SAKURA) == SAKURA.changed(fee="500円", bring="うわばき")


def test_rows_with_a_key_come_home(whole: Path) -> None:
    target = whole.with_name("個人ぬき")
    noun = Setting(id=derived_id("setting", "noun.place"), key="noun.place", value="通いの場")
    write(whole, (None, noun))
    strip(whole, target)
    assert read(target, noun) is None  # settings are for those concerned
    write(target, (None, noun.changed(value="つどい")))
    join(whole, target)
    assert conflicts(whole) == {(noun.id, "value", "field")}


def test_a_ledger_that_is_not_its_origin_refuses_it(stripped: Path, tmp_path: Path) -> None:
    stranger = tmp_path / "よその帳面"
    SqliteStore.create(stranger, who="", host="").close()
    write(stranger, (None, Area(id=51, name="よそ")))
    before = stranger.read_bytes()
    with pytest.raises(ExpectedError, match="個人のことをぬいてつくった写し"):
        join(stranger, stripped)
    assert stranger.read_bytes() == before


def test_an_older_copy_of_its_origin_refuses_it(whole: Path) -> None:
    old, target = whole.with_name("古い"), whole.with_name("個人ぬき")
    shutil.copy(whole, old)
    write(whole, (SAKURA, SAKURA.changed(fee="200円")))
    strip(whole, target)
    with pytest.raises(ExpectedError, match="先にそれを合わせて"):
        join(old, target)
    join(old, whole)
    assert join(old, target).is_empty


def test_the_whole_ledger_is_not_poured_into_it(whole: Path, stripped: Path) -> None:
    before = stripped.read_bytes()
    with pytest.raises(ExpectedError, match="ぬいたものが入ってしまいます"):
        join(stripped, whole)
    assert stripped.read_bytes() == before


def test_a_copy_of_it_stripped_again_comes_home_step_by_step(whole: Path, stripped: Path) -> None:
    again = whole.with_name("もう一度")
    given = read(stripped, SAKURA)
    assert given is not None
    write(stripped, (given, given.changed(fee="100円")))
    strip(stripped, again)
    write(again, (given.changed(fee="100円"), given.changed(fee="400円")))
    with pytest.raises(ExpectedError, match="個人のことをぬいてつくった写し"):
        join(whole, again)
    join(stripped, again)
    join(whole, stripped)
    assert read(whole, SAKURA) == SAKURA.changed(fee="400円")
    assert conflicts(whole) == set()


def test_nonsense_about_its_origin_is_refused(whole: Path, stripped: Path) -> None:
    with closing(connect(stripped)) as connection:
        connection.execute("UPDATE sy_latch SET open = 1")
        connection.execute("UPDATE sy_book SET stripped_from = '{\"book\": 7}'")
        connection.execute("UPDATE sy_latch SET open = 0")
    with pytest.raises(ExpectedError, match="写し"):
        join(whole, stripped)


def test_every_kind_can_be_stripped_and_joined_back(tmp_path: Path) -> None:
    """Every record that is in the copy is edited there, and comes home without a question."""
    whole, target = tmp_path / "全部", tmp_path / "個人ぬき"
    words = Words()
    with closing(SqliteStore.create(whole, who="田中", host="窓口")) as store:
        fill(store, words, 7)
    strip(whole, target)
    with closing(SqliteStore.open(target, who="鈴木", host="")) as store:
        edits = []
        for record_class in RECORD_CLASSES:
            texts = [each for each in record_class.FIELDS if each.kind is FieldKind.LONG_TEXT and not each.personal]
            for record in store.read(record_class):
                shown = [each for each in texts if record.level_of(each.name) is Level.PUBLIC]
                edits += [Change(record, record.changed(**{each.name: "書きたしました"})) for each in shown[:1]]
        assert len(edits) > 5
        assert store.apply(ChangeSet("書きたす", tuple(edits))).problems == ()
    joined = join(whole, target)
    assert len(joined.change_set.changes) == len(edits)
    assert conflicts(whole) == set()


def test_it_comes_home_to_copies_of_which_one_was_pruned(whole: Path) -> None:
    """What it had shown was taken out of one of them meanwhile; they still agree, and join each other."""
    target, other = whole.with_name("個人ぬき"), whole.with_name("全部2")
    second = SAKURA.changed(fee="100円")
    write(whole, (SAKURA, second))
    strip(whole, target)
    write(whole, (second, second.changed(fee="200円")))
    shutil.copy(whole, other)
    with closing(SqliteStore.open(whole, who="", host="")) as store:
        assert LedgerUpkeep(store).prune(keep_from=now_in_microseconds()) == 1
    given = read(target, SAKURA)
    assert given is not None
    write(target, (given, given.changed(fee="300円")))
    join(whole, target)
    join(other, target)
    join(whole, other)
    join(other, whole)
    assert conflicts(whole) == conflicts(other) == {(21, "fee", "field")}
    assert read(whole, SAKURA) == read(other, SAKURA) == second.changed(fee="300円")


def test_it_comes_home_to_copies_of_which_one_erased_the_record(whole: Path) -> None:
    target, other = whole.with_name("個人ぬき"), whole.with_name("全部2")
    second = SAKURA.changed(fee="100円")
    write(whole, (SAKURA, second))
    strip(whole, target)
    shutil.copy(whole, other)
    with closing(SqliteStore.open(whole, who="", host="")) as store:
        upkeep = LedgerUpkeep(store)
        upkeep.erase(upkeep.erase_plan(SAKURA.id))
    given = read(target, SAKURA)
    assert given is not None
    write(target, (given, given.changed(fee="300円")))
    join(whole, target)
    join(other, target)
    join(whole, other)
    join(other, whole)
    assert read(whole, SAKURA) is read(other, SAKURA) is None
    assert "300円".encode() not in other.read_bytes()
