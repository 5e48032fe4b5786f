"""What is told of the page 場と提供者 from outside: its keys, and the states the self-test looks at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.records.approach import Approach
from app.records.space import Space
from app.records.space_request import SpaceRequest
from ui.lists.space_front import BOARD, LIST, REQUESTS
from ui.pages.page import SelfTestStep

if TYPE_CHECKING:
    from ui.pages.space_page import SpacePage

KEYS = (
    ("← → ↑ ↓", "板の カードのあいだを動く"),
    ("Enter", "カードの場をひらく"),
    ("Ctrl＋→　Ctrl＋←", "カードを つぎの段階へ・まえの段階へ"),
    ("Ctrl＋↑　Ctrl＋↓", "まえ・つぎの場"),
    ("Ctrl＋PageUp　Ctrl＋PageDown", "まえ・つぎの見出し"),
    ("Ctrl＋Enter", "書いている働きかけを書きとめる"),
    ("Ctrl＋V", "写しておいた写真を入れる"),
    ("Ctrl＋S", "いま保存する（はなれても保存されます）"),
    ("Esc", "もとの板や一覧にもどる"),
)
"""The keys only this page has, for F1."""


def space_looks(page: SpacePage) -> Sequence[SelfTestStep]:
    """Board, list, borrowers, the sheet in each of its parts, a form open, nothing found, a new space."""

    def show_sheet() -> None:
        ledger = page.context.ledger
        fullest = max(
            ledger.all(Space),
            key=lambda space: (len(ledger.linking(Approach, "space", space.id)), space.owner is not None),
        )
        page.show_record(fullest.id)

    def show_section(number: int) -> None:
        show_sheet()
        page.form.go_to_section(number)

    def write() -> None:
        show_sheet()
        page.form.way.begin_new()

    def after_deed() -> None:
        page.form.way.let_go()
        space_id = page.desk.editing.root_id
        approaches = page.desk.editing.linking(Approach, "space", space_id)
        if approaches:
            page.form.way.begin_after(approaches[-1])

    def show_requests() -> None:
        page.show_front(REQUESTS)
        first = next(iter(page.context.ledger.all(SpaceRequest)), None)
        if first is not None:
            page.requests.open_record(first.id)

    def find_nothing() -> None:
        page.show_front(BOARD)
        page.front.search.setText("見つからないなまえ")

    def begin() -> None:
        page.front.show_all()
        page.make_new()

    return (
        SelfTestStep("space_list", lambda: page.show_front(LIST)),
        SelfTestStep("space_requests", show_requests),
        SelfTestStep("space_sheet", show_sheet),
        SelfTestStep("space_owner", lambda: show_section(1)),
        SelfTestStep("space_rules", lambda: show_section(2)),
        SelfTestStep("space_about", lambda: show_section(3)),
        SelfTestStep("space_writing", write),
        SelfTestStep("space_after_deed", after_deed),
        SelfTestStep("space_nothing_found", find_nothing),
        SelfTestStep("space_new", begin),
        SelfTestStep("space_board_again", lambda: page.show_front(BOARD)),
    )
