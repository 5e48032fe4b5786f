"""The states of the page 担い手 that the self-test looks at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.records.offered_hours import OfferedHours
from app.records.volunteer import Assignment, Qualification, Volunteer, VolunteerTerm
from app.rules.volunteer_standing import Standing
from app.search.volunteer_finding import VolunteerFilter
from ui.pages.page import SelfTestStep

if TYPE_CHECKING:
    from ui.pages.volunteer_page import VolunteerView

_SECTIONS = {"together": 1, "contact": 3, "consent": 4, "matches": 5}


def volunteer_looks(view: VolunteerView) -> Sequence[SelfTestStep]:
    """Who says most, every section, a row open, what more can be done, a new one, nobody found."""

    def show_fullest() -> None:
        view.pane.show_all()
        ledger = view.context.ledger
        rows = (VolunteerTerm, OfferedHours, Qualification, Assignment)
        fullest = max(
            ledger.all(Volunteer), key=lambda each: sum(len(ledger.linking(row, "volunteer", each.id)) for row in rows)
        )
        view.open_record(fullest.id)
        view.show_matches()

    def show_section(number: int) -> None:
        view.form.go_to_section(number)

    def show_finder() -> None:
        view.form.scroll_to_top()
        view.volunteer_form.can.skills.open_finder()

    def show_row() -> None:
        section = view.volunteer_form.qualifications
        if section.rows():
            section.open_row(section.rows()[0].id)
        view.form.go_to_section(view.form.sections.index(section))

    def show_new() -> None:
        view.make_new()
        view.show_matches()

    def show_nobody() -> None:
        view.desk.put_away()
        view.volunteer_pane.chips.set_ticks(VolunteerFilter.STANDING, frozenset((str(Standing.ENDED),)))
        view.pane.search.setText("いない人")

    sections = [
        SelfTestStep(f"volunteer_{name}", lambda number=number: show_section(number))  # type: ignore[misc]  # a default is how a loop variable is kept
        for name, number in _SECTIONS.items()
    ]
    return (
        SelfTestStep("volunteer_full", show_fullest),
        SelfTestStep("volunteer_finder", show_finder),
        *sections,
        SelfTestStep("volunteer_row", show_row),
        SelfTestStep("volunteer_new", show_new),
        SelfTestStep("volunteer_nobody", show_nobody),
    )
