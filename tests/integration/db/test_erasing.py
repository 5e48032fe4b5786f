"""Erased for good: in no byte of the file, nor in that of a copy that joins, and nothing brings it back."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from app.changes.change import Change, ChangeSet
from app.changes.saving import change_set_between, deletion_of, edited_label
from app.changes.undo import UndoStack
from app.erasing import ErasePlan
from app.errors import ExpectedError
from app.ledger import Ledger
from app.records.base import Record
from app.records.catalogue import BY_KIND
from app.records.ids import derived_id
from app.records.minutes import Attendee, Minutes
from app.records.photo import Photo, PhotoUse
from app.records.place import Place
from app.records.staff import Support
from app.records.term_lists import term_id
from app.records.volunteer import Assignment, Qualification, Volunteer, VolunteerTerm
from db.engine import connect
from db.sqlite_store import SqliteStore
from db.upkeep import LedgerUpkeep
from tests.any_ledger import JPEG, SHA
from tests.integration.db.closed_ledgers import found_in, join, new_ledger, read, write
from tests.integration.db.deeds import Deed, all_records, carry_out, deeds
from tests.integration.db.plain_join import conflicts, digest

SAKURA = Place(id=21, name="さくら")
NAME, EARLIER, PHONE = "木村雪乃", "青木雪乃", "042-000-0031"
YUKINO = Volunteer(id=31, name=EARLIER, reading="あおきゆきの", consent="yes", phone=PHONE, caution="腰痛あり")
MARRIED = YUKINO.changed(name=NAME)
COURSE = Qualification(id=32, volunteer=31, name="ヘルパー講座しゅうりょう", pos="a01")
SKILL = VolunteerTerm(
    id=derived_id("volunteer_term", 31, "skill", term_id("skill", "cooking")),
    volunteer=31,
    term_list="skill",
    term=term_id("skill", "cooking"),
    pos="a01",
)
PAIR = Assignment(id=33, volunteer=31, place=21, role="受付をおねがい", pos="a01")
HELP = Support(id=34, summary="木村　雪乃さんを紹介", volunteer=31)
MEETING = Minutes(id=35, title="第1回")
PRESENT = Attendee(id=36, minutes=35, person="木村 雪乃", pos="a01")
PHASES = [Phase.explicit, Phase.reuse, Phase.generate]
"""Shrinking a failing life of three files takes longer than reading it."""
TOLD = ("木村雪乃", "青木雪乃", "あおきゆきの", "042-000-0031", "腰痛あり", "ヘルパー講座", "受付をおねがい")


def plan_of(path: Path, record: Record) -> ErasePlan:
    with closing(SqliteStore.open(path, who="", host="")) as store:
        return LedgerUpkeep(store).erase_plan(record.id)


def erase(path: Path, record: Record, *, mentions: bool = True) -> ErasePlan:
    with closing(SqliteStore.open(path, who="鈴木", host="")) as store:
        upkeep = LedgerUpkeep(store)
        plan = upkeep.erase_plan(record.id)
        upkeep.erase(plan, plan.mentions if mentions else ())
        assert store.faults() == []
    return plan


def told(path: Path) -> set[str]:
    """Which of the words about the person the file still says."""
    return found_in(path, TOLD)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A volunteer with a history, under labels that name her, and with mentions elsewhere."""
    path = new_ledger(tmp_path / "帳面", SAKURA, MEETING)
    write(path, (None, YUKINO), (None, COURSE), (None, SKILL), (None, PAIR), label="担い手『青木雪乃』を追加")
    write(path, (YUKINO, MARRIED), label=edited_label(MARRIED))
    write(path, (None, HELP), (None, PRESENT), label="木村雪乃さんのことを書く")
    return path


def test_the_plan_says_what_goes_and_where_else_the_name_stands(ledger: Path) -> None:
    plan = plan_of(ledger, MARRIED)
    assert {record.id for record in plan.family} == {31, 32, SKILL.id, 33}
    assert plan.emptied == 1  # the support record linked to her
    assert {(mention.key, mention.left, mention.is_certain) for mention in plan.mentions} == {
        ((34, "summary"), "○○さんを紹介", False),
        ((36, "person"), "", True),
    }


def test_no_byte_of_the_file_tells_of_her(ledger: Path) -> None:
    assert told(ledger) == set(TOLD)
    erase(ledger, MARRIED)
    assert told(ledger) == set()
    assert not list(ledger.parent.glob("*journal"))
    assert read(ledger, MARRIED) is None
    assert read(ledger, HELP) == HELP.changed(summary="○○さんを紹介", volunteer=None)
    assert read(ledger, SAKURA) == SAKURA
    with closing(SqliteStore.open(ledger, who="", host="")) as store:
        assert store.trash() == []
        labels = {line.label for line in store.history()}
        assert not any("雪乃" in label for label in labels)
        assert [line.new for line in store.history(31)][-1] == "erased"


def test_mentions_stay_unless_they_are_ticked(ledger: Path) -> None:
    erase(ledger, MARRIED, mentions=False)
    assert read(ledger, HELP) == HELP.changed(volunteer=None)
    assert read(ledger, PRESENT) == PRESENT
    assert "腰痛あり" not in told(ledger)


def test_a_name_that_only_the_history_says_is_found_and_goes(ledger: Path) -> None:
    write(ledger, (PRESENT, PRESENT.changed(person="山田")))
    plan = plan_of(ledger, MARRIED)
    found = next(mention for mention in plan.mentions if mention.record.id == 36)
    assert (found.now, found.left) == ("山田", "山田")
    erase(ledger, MARRIED)
    assert told(ledger) == set()
    assert read(ledger, PRESENT) == PRESENT.changed(person="山田")


def test_a_record_in_the_trash_can_be_erased(ledger: Path) -> None:
    with closing(SqliteStore.open(ledger, who="", host="")) as store:
        before, after = deletion_of(Ledger(store.read), MARRIED)
        assert store.apply(change_set_between("担い手『木村雪乃』を消す", before, after)).problems == ()
    assert told(ledger) == set(TOLD)
    erase(ledger, MARRIED)
    assert told(ledger) == set()


def test_it_cannot_come_back(ledger: Path) -> None:
    erase(ledger, MARRIED)
    with closing(SqliteStore.open(ledger, who="", host="")) as store:
        applied = store.apply(ChangeSet("もどす", (Change(None, MARRIED),)))
        assert "完全に消して" in applied.problems[0].message
    with pytest.raises(ExpectedError, match="もう完全に消してあります"):
        plan_of(ledger, MARRIED)
    with pytest.raises(ExpectedError, match="ありません"):
        plan_of(ledger, Place(id=999))


def test_photos_of_what_is_erased_go(ledger: Path) -> None:
    photo, use = Photo(id=41, sha=SHA, caption="雪乃"), PhotoUse(id=42, photo=41, place=21, pos="a01")
    write(ledger, (None, photo), (None, use), blobs={SHA: JPEG})
    assert JPEG in ledger.read_bytes()
    erase(ledger, photo)
    assert JPEG not in ledger.read_bytes()


# it travels


def test_a_copy_that_joins_forgets_it_too(ledger: Path) -> None:
    other = ledger.with_name("写し")
    shutil.copy(ledger, other)
    erase(ledger, MARRIED)
    join(other, ledger)
    assert read(other, MARRIED) is None
    assert told(other) == set()
    assert digest(other) == digest(ledger)


def test_a_copy_that_wrote_about_her_meanwhile_cannot_bring_her_back(ledger: Path) -> None:
    """Neither way: what she is called there is emptied, and a new row that hangs on her asks what to do."""
    other = ledger.with_name("写し")
    shutil.copy(ledger, other)
    late = Qualification(id=51, volunteer=31, name="あたらしい資格", pos="a02")
    write(other, (MARRIED, MARRIED.changed(phone="042-000-0077")), (None, late), label="担い手『木村雪乃』を編集")
    erase(ledger, MARRIED)
    kept = ledger.with_name("とっておき")
    shutil.copy(ledger, kept)
    join(ledger, other)
    join(other, kept)
    assert digest(ledger) == digest(other)
    for path in (ledger, other):
        assert told(path) == set()
        assert b"042-000-0077" not in path.read_bytes()
        blank = read(path, MARRIED)
        assert isinstance(blank, Volunteer)
        assert (blank.name, blank.phone, blank.caution) == ("", "", "")
        assert conflicts(path) == {(31, "", "needed")}
    erase(ledger, late)
    assert read(ledger, late) is None
    with closing(SqliteStore.open(ledger, who="", host="")) as store:
        before, after = deletion_of(Ledger(store.read), Volunteer(id=31))
        assert store.apply(change_set_between("消す", before, after)).problems == ()
        assert store.faults() == []
        assert store.questions() == []
    assert read(ledger, MARRIED) is None


def test_copies_of_copies_agree_in_any_order(ledger: Path) -> None:
    second, third = ledger.with_name("二"), ledger.with_name("三")
    shutil.copy(ledger, second)
    shutil.copy(ledger, third)
    erase(ledger, MARRIED)
    write(second, (MARRIED, MARRIED.changed(wish="子どもと")))
    write(third, (SAKURA, SAKURA.changed(fee="100円")))
    join(third, second)
    join(third, ledger)
    join(ledger, second)
    join(ledger, third)
    join(second, ledger)
    assert digest(ledger) == digest(second) == digest(third)
    for path in (ledger, second, third):
        assert told(path) == set()


def test_both_copies_erase_her(ledger: Path) -> None:
    other = ledger.with_name("写し")
    shutil.copy(ledger, other)
    erase(ledger, MARRIED)
    erase(other, MARRIED)
    kept = ledger.with_name("とっておき")
    shutil.copy(ledger, kept)
    join(ledger, other)
    join(other, kept)
    assert digest(ledger) == digest(other)
    assert conflicts(ledger) == set()


def test_a_join_that_brought_it_cannot_be_taken_back(ledger: Path) -> None:
    other = ledger.with_name("写し")
    shutil.copy(ledger, other)
    erase(other, MARRIED)
    join(ledger, other)
    with closing(SqliteStore.open(ledger, who="", host="")) as store:
        past = store.last_join()
        assert past is not None
        assert not past.leaves_no_trace
        with pytest.raises(ExpectedError):
            store.take_back_join(past)
        assert all(change.record_id != 31 for change in store.states_without_join(past))


def test_nothing_is_written_where_somebody_else_writes(ledger: Path) -> None:
    plan = plan_of(ledger, MARRIED)
    ledger.chmod(0o444)
    try:
        before = ledger.read_bytes()
        with closing(SqliteStore.open(ledger, who="", host="", read_only=True)) as store, pytest.raises(ExpectedError):
            LedgerUpkeep(store).erase(plan)
        assert ledger.read_bytes() == before
    finally:
        ledger.chmod(0o644)


LIVES = given(deeds, st.lists(deeds, min_size=3, max_size=3), st.lists(st.integers(0, 40), min_size=1, max_size=2))


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow], phases=PHASES)
@LIVES
def test_copies_that_erase_still_agree(common: list[Deed], lives: list[list[Deed]], picks: list[int]) -> None:
    live_apart_and_meet(common, lives, picks)


@pytest.mark.thorough
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow], phases=PHASES)
@LIVES
def test_many_copies_that_erase_still_agree(common: list[Deed], lives: list[list[Deed]], picks: list[int]) -> None:
    live_apart_and_meet(common, lives, picks)


def live_apart_and_meet(common: list[Deed], lives: list[list[Deed]], picks: list[int]) -> None:
    """Three copies live on their own, one or two erase something, and they meet in two orders: the same ledger."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        first = folder / "0"
        SqliteStore.create(first, who="", host="").close()
        work(first, common, 0)
        copies = [first, *(Path(shutil.copy(first, folder / str(number))) for number in (1, 2))]
        for number, (path, todo) in enumerate(zip(copies, lives, strict=True)):
            work(path, todo, number)
        erased = {record_id for path, pick in zip(copies, picks, strict=False) for record_id in erase_any(path, pick)}
        kept = [Path(shutil.copy(path, f"{path}k")) for path in copies]
        join(copies[0], kept[1])
        join(copies[0], kept[2])
        join(copies[2], kept[0])
        join(copies[2], kept[1])
        join(copies[1], copies[0])
        assert digest(copies[0]) == digest(copies[1]) == digest(copies[2])
        for path in copies:
            assert join(path, *kept).is_empty
            assert values_of_erased(path, erased) == []


def work(path: Path, todo: list[Deed], copy: int) -> None:
    with closing(SqliteStore.open(path, who="", host="")) as store:
        undo = UndoStack(store)
        for deed in todo:
            carry_out(store, undo, deed, copy=copy)


def erase_any(path: Path, pick: int) -> set[int]:
    """Erase one of the records; a built-in term stays."""
    with closing(SqliteStore.open(path, who="", host="")) as store:
        known = sorted(
            record.id for kind, records in all_records(store).items() if kind != "term" for record in records
        )
        if not known:
            return set()
        upkeep = LedgerUpkeep(store)
        plan = upkeep.erase_plan(known[pick % len(known)])
        upkeep.erase(plan)
        assert store.faults() == []
        return {member.id for member in plan.family}


def values_of_erased(path: Path, erased: set[int]) -> list[object]:
    """What the journal still holds of erased records; nothing, whoever wrote it and when it came."""
    found: list[object] = []
    with closing(connect(path, read_only=True)) as connection:
        for record_id in erased:
            ops = connection.execute("SELECT kind, field, value FROM sy_op WHERE record_id = ?", (record_id,))
            found += [each for each in ops if each[1] and each[2] != BY_KIND[each[0]].field(each[1]).default]
            found += connection.execute("SELECT * FROM sy_base WHERE record_id = ?", (record_id,)).fetchall()
    return found
