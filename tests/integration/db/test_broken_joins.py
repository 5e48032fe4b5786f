"""The laws would notice: joins that are broken on purpose, one at a time, each caught by the machine or a named case."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from app.joined import Conflict
from db import fold, incoming, joining, journal, questions, settling, sqlite_store, unit_of_work, unjoining
from db.fold import Life
from tests.integration.db import copies_machine, test_named_cases
from tests.integration.db.book import Book, beginning
from tests.integration.db.copies_machine import CopiesMachine

Patch = pytest.MonkeyPatch

RUNS = 400


@dataclass(frozen=True)
class Mutant:
    """One way in which a join could be wrong."""

    name: str
    plant: Callable[[Patch], None]
    case: Callable[[Book], None] | None = None
    """A named case that goes wrong with it, where random lives meet it once in thousands."""


def writer_kept_in_the_file(patch: Patch) -> None:
    """All openings of all copies go on as one writer."""
    patch.setattr(journal.secrets, "randbits", lambda _bits: 77)


def wall_clock_alone(patch: Patch) -> None:
    """A later edit may have an earlier time than what it saw."""
    real = journal.Writer._look

    def look(self: journal.Writer, connection: Any) -> None:  # whatever the door hands over
        real(self, connection)
        self._hlc = 0

    patch.setattr(journal.Writer, "_look", look)


def deletions_always_win(patch: Patch) -> None:
    def life(ops: Collection[journal.Op], sups: object) -> Life:
        lives = [op for op in ops if op.field == journal.LIFE]
        return Life(bool(lives) and all(op.value == 1 for op in lives[-1:]), is_disputed=False)

    patch.setattr(fold, "life", life)


def nothing_is_put_back(patch: Patch) -> None:
    patch.setattr(settling.Settling, "_missing", lambda self: {})


def first_values_are_not_kept(patch: Patch) -> None:
    patch.setattr(journal.Unit, "_keep_base", lambda self, record, field: None)


def first_values_do_not_travel(patch: Patch) -> None:
    patch.setattr(incoming, "_SELECT_BASES", "SELECT 1, 1, 1, 1 WHERE 0 = ?")


def the_later_value_wins_silently(patch: Patch) -> None:
    real = questions.open_conflicts

    def silent(*given: Any, **named: Any) -> Iterator[tuple[str, Conflict]]:  # passed on as they come
        return (found for found in real(*given, **named) if found[1] is not Conflict.FIELD)

    patch.setattr(questions, "open_conflicts", silent)


def fields_are_not_written(patch: Patch) -> None:
    real = settling.write_rows

    def write(connection: Any, changes: Any) -> None:  # passed on as they come
        real(connection, [each for each in changes if each.before is None or each.after is None])

    patch.setattr(settling, "write_rows", write)


def what_is_needed_stays_for_ever(patch: Patch) -> None:
    for module in (settling, joining):
        patch.setattr(module, "needed_of", lambda connection, dead: set(dead))


def an_answer_replaces_only_what_was_shown(patch: Patch) -> None:
    real = journal.Unit._supersede

    def supersede(self: journal.Unit, op: journal.Op, others: Collection[journal.Op]) -> None:
        real(self, op, others if op.field == journal.LIFE else ())

    patch.setattr(journal.Unit, "_supersede", supersede)


def emptied_links_count_as_meant(patch: Patch) -> None:
    patch.setattr(unit_of_work, "_consequences", lambda change, deleted: set())


def what_else_was_replaced_does_not_travel(patch: Patch) -> None:
    patch.setattr(incoming, "_SELECT_SUPS", "SELECT * FROM (SELECT 1 AS writer, 1 AS seq, 1, 1 WHERE 0)")


def the_first_new_op_is_skipped(patch: Patch) -> None:
    real = incoming.read_incoming

    def read(other: Any, known: Mapping[int, Any]) -> incoming.Incoming:  # passed on as they come
        found = real(other, known)
        return incoming.Incoming(found.writers, found.ops[1:], found.sups, found.bases, found.labels, found.rows)

    patch.setattr(joining, "read_incoming", read)


def own_values_win(patch: Patch) -> None:
    real = joining.Joining._folded

    def folded(self: joining.Joining, known: fold.Journal, record_id: int) -> Any:  # a record
        return self._before.get(record_id) or real(self, known, record_id)

    patch.setattr(joining.Joining, "_folded", folded)


def questions_are_not_asked_again(patch: Patch) -> None:
    patch.setattr(settling, "refresh_questions", lambda connection, known, record_ids: None)


def writing_leaves_questions_as_they_were(patch: Patch) -> None:
    for module in (questions, sqlite_store):  # wherever the store takes it from
        patch.setattr(module, "refresh_after_writing", lambda connection, record_ids: None, raising=False)


def a_deletion_lists_only_the_newest_op(patch: Patch) -> None:
    real = journal.Unit._supersede

    def supersede(self: journal.Unit, op: journal.Op, others: Collection[journal.Op]) -> None:
        real(self, op, list(others)[-1:] if (op.field, op.value) == (journal.LIFE, 0) else others)

    patch.setattr(journal.Unit, "_supersede", supersede)


def a_position_keeps_a_deleted_row(patch: Patch) -> None:
    patch.setattr(fold, "_is_asked", lambda op: True)


def the_end_of_a_writer_is_not_noted(patch: Patch) -> None:
    real = joining.insertion

    class Forgetful:
        def run_in_order(self, connection: Any, rows: Any) -> None:  # passed on as they come
            real("sy_writer").run_in_order(connection, [(row[0], row[1] - 1, *row[2:]) for row in rows])

    patch.setattr(joining, "insertion", lambda table: Forgetful() if table == "sy_writer" else real(table))


def _every_base(whole: fold.Journal, *_: object) -> list[tuple[int, str]]:
    return [(record_id, name) for record_id, bases in whole.bases.items() for name in bases]


def taking_back_forgets_first_values(patch: Patch) -> None:
    patch.setattr(unjoining, "_superfluous_bases", _every_base)


CASES = {
    what_is_needed_stays_for_ever: test_named_cases.test_three_dead_parents_in_a_chain_come_back,
    emptied_links_count_as_meant: test_named_cases.test_a_link_emptied_by_a_deletion_is_no_wish_to_keep_what_had_it,
    taking_back_forgets_first_values: test_named_cases.test_a_join_taken_back_leaves_what_was_written_before,
}
MUTANTS = [
    Mutant(plant.__name__, plant, CASES.get(plant))
    for plant in (
        fields_are_not_written,
        the_later_value_wins_silently,
        deletions_always_win,
        writer_kept_in_the_file,
        wall_clock_alone,
        nothing_is_put_back,
        first_values_are_not_kept,
        first_values_do_not_travel,
        what_is_needed_stays_for_ever,
        an_answer_replaces_only_what_was_shown,
        emptied_links_count_as_meant,
        what_else_was_replaced_does_not_travel,
        the_first_new_op_is_skipped,
        own_values_win,
        questions_are_not_asked_again,
        writing_leaves_questions_as_they_were,
        a_deletion_lists_only_the_newest_op,
        a_position_keeps_a_deleted_row,
        the_end_of_a_writer_is_not_noted,
        taking_back_forgets_first_values,
    )
]
ALWAYS = 3


def caught(mutant: Mutant, patch: Patch, runs: int) -> bool:
    """Whether random lives of copies go wrong with it, or its named case does."""
    copies_machine.beginning.cache_clear()
    named = Book(beginning())
    mutant.plant(patch)
    if mutant.case is not None:
        with pytest.raises(AssertionError):
            mutant.case(named)
        return True
    quick = settings(
        max_examples=runs,
        stateful_step_count=24,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    try:
        run_state_machine_as_test(CopiesMachine, settings=quick)
    except BaseException:  # noqa: BLE001 - whatever it breaks: an assertion, a refused file, SQLite itself
        return True
    finally:
        copies_machine.beginning.cache_clear()
    return False


@pytest.mark.parametrize("mutant", MUTANTS[:ALWAYS], ids=lambda mutant: mutant.name)
def test_a_broken_join_is_noticed(mutant: Mutant, monkeypatch: pytest.MonkeyPatch) -> None:
    assert caught(mutant, monkeypatch, RUNS)


@pytest.mark.thorough
@pytest.mark.parametrize("mutant", MUTANTS[ALWAYS:], ids=lambda mutant: mutant.name)
def test_every_broken_join_is_noticed(mutant: Mutant, monkeypatch: pytest.MonkeyPatch) -> None:
    assert caught(mutant, monkeypatch, RUNS * 4)
