"""States of 合わせる that the self-test looks at, on copies of the ledger made for it."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.changes.change import Change, ChangeSet
from app.changes.saving import change_set_between, deletion_of
from app.ledger import Ledger
from app.records.base import Record
from app.records.ids import new_id
from app.records.place import Place
from ui.merging.lens_card import Lens
from ui.pages.page import SelfTestStep

if TYPE_CHECKING:
    from app.store import Store
    from ui.pages.merge_page import MergePage

_LONG = "とても長いなまえの会「こもれびの縁側ひろば」たかの台団地集会室分会（午前と午後の部）"


def merge_states(page: MergePage) -> Sequence[SelfTestStep]:
    """A bad file, the preview from each side, deciding, the end, what waits, taking back; the start again."""
    folder = tempfile.TemporaryDirectory()
    copy, torn = Path(folder.name) / "花小金井の写し.tsudoiba", Path(folder.name) / "途中でうつした写し.tsudoiba"

    def step(name: str, deed: Callable[[], None]) -> SelfTestStep:
        def show() -> None:
            deed()

        return SelfTestStep(name, show)

    def prepare() -> None:
        page.context.store.back_up(copy)
        with contextlib.closing(page.context.files.open(copy)) as other:
            other.sign_as("鈴木")
            _write_there(other)
        _write_here(page)
        torn.write_bytes(copy.read_bytes()[: 64 * 1024])
        page.take_copies([torn])

    def decide() -> None:
        page.preview.look_at(Lens.CHOICE)
        rows = page.preview.questions.rows
        rows[0].sides[1].click()
        if len(rows) > 1 and rows[1].own_chip is not None:
            rows[1].own_chip.click()

    def unfold() -> None:
        page.preview.look_at(Lens.ALONE)
        page.preview.arrivals.tree.expandAll()

    def finish() -> None:
        page.start_again()
        folder.cleanup()

    return (
        step("refused", prepare),
        step("choice", lambda: page.take_copies([copy, torn])),
        step("choice_fields", lambda: page.preview.look_at(Lens.CHOICE)),
        step("decided", decide),
        step("alone", unfold),
        step("alike", lambda: page.preview.look_at(Lens.ALIKE)),
        step("gone", lambda: page.preview.look_at(Lens.GONE)),
        step("done", page.take_in),
        step("waiting", page.start_again),
        step("questions", lambda: page.show_part("questions")),
        step("pairs", lambda: page.show_part("alike")),
        step("take_back", page.taking_back.begin),
        step("nothing_new", lambda: page.take_copies([copy])),
        step("again", finish),
    )


def _write_there(other: Store) -> None:
    """What somebody wrote in the copy."""
    first, second, third, gone = _written_about(other.read(Place))
    after: list[Record] = [
        first.changed(fee="おとな 350円・子ども無料", capacity=24),
        second.changed(activities="いすに座ったままできる体操です。そのあとお茶を飲みます。", phone="042-000-0052"),
        third.changed(name=_LONG, fee="無料"),
        Place(id=new_id(), name="<b>みんなの台所</b>𠮷", fee="300円"),
        Place(id=new_id(), name="まちかどカフェ", phone="0420000090", contact_name="見本 由美子"),
    ]
    other.apply(change_set_between("写しで書く", (first, second, third), after))
    before, after_deletion = deletion_of(Ledger(other.read), gone)
    other.apply(change_set_between("写しで消す", before, after_deletion))


def _write_here(page: MergePage) -> None:
    """What was written here meanwhile."""
    first, second, _third, gone = _written_about(page.context.ledger.all(Place))
    cafe = Place(id=new_id(), name="まちかど ｶﾌｪ", phone="042-000-0090", contact_name="見本 由美")
    changes = (
        Change(first, first.changed(fee="おとな 300円・子ども無料", capacity=15)),
        Change(second, second.changed(activities="いすに座ったままの体操")),
        Change(gone, gone.changed(fee="100円")),
        Change(None, cafe),
    )
    page.context.apply(ChangeSet("こちらで書く", changes))


def _written_about(places: Sequence[Place]) -> Sequence[Place]:
    """The same four in the ledger and in its copy, and at every self-test: a ledger orders places by chance."""
    return sorted(places, key=lambda place: place.name)[:4]
