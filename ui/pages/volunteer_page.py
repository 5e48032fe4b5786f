"""担い手: who can do what, when and how much; and the places that look for exactly that."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.changes.change import ChangeSet
from app.changes.saving import named
from app.records.base import Record
from app.records.place import Place
from app.records.schedule import Schedule
from app.records.volunteer import Qualification, Volunteer
from app.rules.place_schedule import day_and_start
from app.rules.volunteer_standing import Standing
from app.search.matching import Match, Matcher
from app.search.volunteer_finding import Ticks
from app.wording import COUNTERS, noun
from ui.context import AppContext
from ui.forms.match_cards import Suggestion
from ui.lists.place_rows import town_text
from ui.lists.volunteer_pane import VolunteerPane
from ui.pages import volunteer_deeds
from ui.pages.page import SelfTestStep
from ui.pages.record_deletion import short_name
from ui.pages.record_page import RecordPage
from ui.pages.record_view import RecordView
from ui.unasked import unasked
from ui.widgets.plain_text import one_line

if TYPE_CHECKING:
    from app.editing import Editing
    from ui.forms.record_form import RecordForm
    from ui.forms.volunteer_form import VolunteerForm

_HOW_TO_CHOOSE = "わけを見て、決めてください"
_SAY_MORE = "できること・できるときを書くと、合いそうなところが ここに出ます"
_SETTLED_MILLISECONDS = 300  # after which the page is painted
_SLICE, _SLICE_MILLISECONDS = 50, 20  # places looked at between two keystrokes
_NONE_FITS = "いまは、合いそうなところがありません"


class VolunteerView(RecordView):
    """List, form and strip of the volunteers.

    Attributes:
        matcher: knows which places may suit.
    """

    def __init__(self, context: AppContext) -> None:
        self.matcher = Matcher(context.ledger, context.today())
        self._put_aside: set[tuple[int, int]] = set()
        super().__init__(
            context,
            Volunteer,
            make_form=lambda _context, _class, editing_of: self._make_volunteer_form(editing_of),
            pane=VolunteerPane(context),
            has_wide_strip=True,
        )
        context.signals.records_changed.connect(self._follow_matches)

    @property
    def volunteer_form(self) -> VolunteerForm:
        """The form as what it is."""
        return cast("VolunteerForm", self.form)

    @property
    def volunteer_pane(self) -> VolunteerPane:
        """The list as what it is."""
        return cast(VolunteerPane, self.pane)

    def enter(self) -> None:
        """It came into sight; what matters of the places is worked out while nobody waits."""
        super().enter()
        QTimer.singleShot(_SETTLED_MILLISECONDS, self, self._prepare)

    # ---- deeds

    def connect_place(self, place_id: int) -> None:
        """つなぐ: a つなぎ of its own, which can be undone."""
        if not self.desk.has_editing or self.context.store.is_read_only:
            return
        today = self.context.today()
        made = volunteer_deeds.introduction(self.desk.editing.root_id, place_id, self.desk.editing, today)
        place = self.context.ledger.get(Place, place_id)
        name = short_name(one_line("" if place is None else place.name))
        self._do(
            f"{self._own_name()}と『{name}』をつなぐ",
            lambda editing: editing.put(made),
            f"「{name}」につなぎました。2週間後に、その後を聞く予定にしました",
        )

    def rest(self) -> None:
        """お休みにする, or back from it; who rests is suggested to no place."""
        volunteer = self.desk.editing.root if self.desk.has_editing else None
        if not isinstance(volunteer, Volunteer) or self.context.store.is_read_only:
            return
        is_back = volunteer.status == Standing.RESTING
        status, deed = (Standing.WAITING, "お休みをおえる") if is_back else (Standing.RESTING, "お休みにする")
        self._do(
            f"{self._own_name()}を{deed}",
            lambda editing: editing.set(volunteer, "status", str(status)),
            f"「{short_name(one_line(volunteer.name) or self.noun)}」の{deed[:3]}を"
            + ("おえました" if is_back else "書きとめました"),
        )

    def renew(self, qualification_id: int) -> None:
        """1年のばす."""
        row = self.desk.editing.get(Qualification, qualification_id)
        if row is None or self.context.store.is_read_only:
            return
        today = self.context.today()
        self._do(
            f"{self._own_name()}の「{one_line(row.name)}」をのばす",
            lambda editing: volunteer_deeds.renew(editing, qualification_id, today),
            f"「{short_name(one_line(row.name))}」の切れる日を、1年先にしました",
        )

    def _do(self, label: str, deed: Callable[[Editing], None], told: str) -> None:
        problems = self.desk.write_deed(label, deed)
        self.form.show_editing(self.desk.editing)
        if problems:
            self.form.show_problems(problems)
        else:
            self.context.messages.inform(told, undo=True)

    def _own_name(self) -> str:
        root = self.desk.editing.root
        return self.noun if root is None else named(root, self.context.ledger)

    # ---- matches

    def show_matches(self) -> None:
        """Look for places that may suit the one on the desk, as it stands under the pen."""
        if not self.desk.has_editing:
            return
        editing = self.desk.editing
        volunteer = editing.root
        if not isinstance(volunteer, Volunteer):
            return
        found = self.matcher.places_for(volunteer, editing)
        shown = [match for match in found if (volunteer.id, match.record_id) not in self._put_aside]
        form = self.volunteer_form
        form.show_place_count(self.matcher.place_count())
        says_much = bool(form.can.skills.labels) or bool(form.can.week.words)
        reason = _HOW_TO_CHOOSE if shown else _NONE_FITS if says_much else _SAY_MORE
        form.matches.show_suggestions(
            [self._suggestion(match) for match in shown[:20]],
            reason=reason,
            counter=COUNTERS[Place.KIND],
            put_aside=len(found) - len(shown),
        )

    def put_aside(self, place_id: int) -> None:
        """今はちがう: not shown again until asked for, or until the program is opened again."""
        self._put_aside.add((self.desk.editing.root_id, place_id))
        self.show_matches()

    def recall_all(self) -> None:
        """Show what was put aside too."""
        here = self.desk.editing.root_id
        self._put_aside = {each for each in self._put_aside if each[0] != here}
        self.show_matches()

    def _suggestion(self, match: Match) -> Suggestion:
        ledger = self.context.ledger
        place = ledger.get(Place, match.record_id)
        assert place is not None  # it was found just now
        schedules = ledger.linking(Schedule, "place", place.id)
        when = day_and_start(schedules[0]) if schedules else ""
        subtitle = "｜".join(part for part in (one_line(when), town_text(place, ledger)) if part)
        return Suggestion(place.id, one_line(place.name), subtitle, match.fits, match.reasons)

    def _make_volunteer_form(self, editing_of: Callable[[], Editing]) -> RecordForm:
        from ui.forms.volunteer_form import VolunteerForm

        form = VolunteerForm(self.context, editing_of, self._panes.above_links)
        form.matches_wanted.connect(self.show_matches)
        form.renewal_wanted.connect(self.renew)
        form.volunteer_header.rest_wanted.connect(self.rest)
        box = form.matches
        box.connect_wanted.connect(self.connect_place)
        box.record_wanted.connect(lambda number: self.context.signals.record_wanted.emit(Place.KIND, number, ""))
        box.dismissed.connect(self.put_aside)
        box.recall_wanted.connect(self.recall_all)
        return form

    def _prepare(self) -> None:
        """A slice of places at a time; a window that was closed meanwhile has no file to read from."""
        with unasked():
            if self.isVisible() and not self.matcher.prepare(_SLICE):
                QTimer.singleShot(_SLICE_MILLISECONDS, self, self._prepare)

    def _follow_matches(self, change_set: ChangeSet) -> None:
        self.matcher.follow(change_set)


class VolunteerPage(RecordPage):
    """The page of the volunteers of this ledger."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, (Volunteer.KIND,), parent)
        self.title = noun(Volunteer.KIND, context.ledger)

    def make_view(self, record_class: type[Record]) -> RecordView:
        """The hand-made one."""
        return VolunteerView(self.context)

    @property
    def volunteers(self) -> VolunteerView:
        """The view as what it is."""
        return cast(VolunteerView, self.view())

    def show_list(self, wanted: object) -> None:
        """`wanted`: ticks of the chips, ids of exactly these volunteers, or None for everybody."""
        pane = self.volunteers.volunteer_pane
        pane.show_filtered(cast(Ticks, wanted) if isinstance(wanted, Mapping) else {})
        if not isinstance(wanted, Mapping):
            super().show_list(wanted)

    def self_test_steps(self) -> Sequence[SelfTestStep]:
        from ui.pages.volunteer_looks import volunteer_looks

        return volunteer_looks(self.volunteers)
