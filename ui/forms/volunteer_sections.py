"""The sections of a volunteer's form: the motto in three blocks, qualifications, consent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.editing import Editing
from app.ledger import Ledger
from app.records.base import Record
from app.records.volunteer import Qualification, Volunteer, VolunteerTerm
from app.rules.expiry import Expiry, expiry_of
from app.search.matching import SKILL_LIST
from ui import icons, theme
from ui.editors.date_editor import DateEditor
from ui.editors.field_editor import LineEditor, ParagraphEditor, Reading
from ui.editors.segment_editor import SegmentEditor
from ui.forms.bound_fields import BoundFields
from ui.forms.child_rows import ChildRows
from ui.forms.form_section import FormSection
from ui.forms.link_choices import LinkChoices
from ui.forms.picked_chips import PickedChips
from ui.forms.reading_proposal import ReadingProposal
from ui.forms.week_hours import WeekHours
from ui.widgets.badge import Badge
from ui.widgets.buttons import Button
from ui.widgets.field_row import FieldRow
from ui.widgets.labels import Label
from ui.widgets.surfaces import column, row
from ui.widgets.week_grid import week_legend

_CONSENT_EFFECTS = {
    "yes": "名簿や関係者の資料に、なまえと電話が載ります。チラシや冊子には載りません",
    "no": "同意がないので、どの紙にも載りません",
    "pending": "まだ聞いていないので、どの紙にも載りません",
}
_PAST_DELETION = "約束した日がすぎています。消すか、ご本人にたしかめて日をのばしてください"


class CanSection(FormSection):
    """できることを、できるときに、できるだけ: S1's motto as three blocks, then 希望 and 注意.

    なまえ and よみ stand above the motto: a new record begins there.

    Attributes:
        skills: the chips of できること.
        week: the grid of できるとき.
    """

    def __init__(self, choices: LinkChoices) -> None:
        super().__init__("できることを、できるときに、できるだけ", has_rule=False)
        self.fields = self.watch(BoundFields(Volunteer, self))
        self.skills = PickedChips(VolunteerTerm, "volunteer", SKILL_LIST, choices)
        self.week = WeekHours("volunteer", "できるとき")
        self._proposal = self._add_names()
        self.skills.edited.connect(self.edited)
        self.skills.question_wanted.connect(self.question_wanted)
        self.week.edited.connect(self.edited)
        self._add_block("できること", "skill", self.skills)
        self._add_block("できるとき", "due", self.week, has_legend=True)
        self._add_line("hours_note", "表で言い表せないこと（第2土曜だけ など）")
        amount = self._add_line("amount", "月2回まで、1回2時間くらい など")
        self._add_block("できるだけ", "amount", amount)
        self.add_field(self.fields, "wish", ParagraphEditor(lines=1))
        self.add_field(self.fields, "caution", ParagraphEditor(lines=1))

    def show_record(self, editing: Editing, record: Record | None, /) -> None:
        """Fill the section."""
        self.fields.show(editing, record)
        self._proposal.begin()
        self.skills.show_rows(editing, record)
        self.week.show_record(editing, record)

    def bound_fields(self) -> Sequence[BoundFields]:
        """Everything in it that shows problems."""
        return (self.fields,)

    def _add_names(self) -> ReadingProposal:
        """Side by side above the heading; the name stands large in the head already."""
        pair = row(spacing=12)
        for name in ("name", "reading"):
            field = Volunteer.field(name)
            editor = LineEditor()
            made = FieldRow(field.label, editor, required=field.required, labels_above=True)
            self.fields.bind(name, editor, made)
            pair.addWidget(made, 1, Qt.AlignmentFlag.AlignTop)
        outer = self.layout()
        assert isinstance(outer, QVBoxLayout)  # Section makes one
        outer.insertLayout(0, pair)
        return ReadingProposal(self.fields)

    def _add_block(self, heading: str, icon: str, content: QWidget, *, has_legend: bool = False) -> None:
        block = column(spacing=8)
        head = row(spacing=8)
        sign = Label()
        icons.put(sign, icon, "ai", 18)
        head.addWidget(sign)
        head.addWidget(Label(heading, "strong"))
        if has_legend:
            head.addLayout(week_legend(), 1)
        else:
            head.addStretch(1)
        block.addLayout(head)
        block.addWidget(content)
        self.body.addLayout(block)

    def _add_line(self, name: str, placeholder: str) -> FieldRow:
        """A line under its block: the block's heading is its label."""
        editor = LineEditor(placeholder=placeholder)
        made = _BareRow(Volunteer.field(name).label, editor)
        self.fields.bind(name, editor, made)
        self.body.addWidget(made)
        return made

    def set_labels_above(self, above: bool) -> None:
        """Only 希望 and 注意 have a label at their left."""
        for name in ("wish", "caution"):
            made = self.fields.row(name)
            if made is not None:
                made.set_labels_above(above)


class _BareRow(FieldRow):
    """A field whose label is said by what stands above it."""

    def __init__(self, label: str, control: LineEditor) -> None:
        super().__init__(label, control, labels_above=True)
        self._caption.hide()
        self._grid.setVerticalSpacing(theme.px(2))


class QualificationRows(ChildRows):
    """講座, 資格 and 保険 in place; what ends soon says so and can be renewed with one press.

    Signals:
        renewal_wanted: (id) it goes on: 1年のばす.
    """

    renewal_wanted = Signal(object)

    def __init__(self, *, today: date, choices: LinkChoices, ledger: Ledger) -> None:
        self._day = today
        super().__init__(
            Qualification,
            "volunteer",
            today=today,
            choices=choices,
            ledger=ledger,
            heading="資格と約束ごと",
            nothing="講座の修了、資格、ボランティア保険を書いておくと、切れるまえに知らせます",
        )

    def words_of(self, record: Record) -> tuple[str, str]:
        """Beside the badge there is room for the name only."""
        title, detail = super().words_of(record)
        return (record.text_of("name") or title, "") if self._ending(record) is not None else (title, detail)

    def make_row(self, record: Record) -> QWidget:
        """A closed row, with the badge of what ends soon."""
        button = super().make_row(record)
        expiry = self._ending(record)
        if expiry is None:
            return button
        whole = QWidget()
        line = row(spacing=8)
        whole.setLayout(line)
        line.addWidget(button, 1)
        line.addWidget(Badge(expiry.words, "shu" if expiry.is_over else "yam", "attention"))
        renew = Button("1年のばす", "quiet", small=True, name=f"{record.text_of('name')}の切れる日を1年のばす")
        renew.clicked.connect(lambda: self.renewal_wanted.emit(record.id))
        line.addWidget(renew)
        return whole

    def _ending(self, record: Record) -> Expiry | None:
        expiry = expiry_of(record.text_of("expires"), self._day)
        return expiry if expiry is not None and expiry.is_soon else None


class ConsentSection(FormSection):
    """同意: what was agreed to, when, and until when the record may be kept; each with its consequence."""

    def __init__(self, today: date) -> None:
        super().__init__("同意とメモ")
        self._today = today
        self._editing: Editing | None = None
        self.fields = self.watch(BoundFields(Volunteer, self))
        self.add_field(
            self.fields,
            "consent",
            SegmentEditor(
                [("yes", "同意あり"), ("pending", "まだ"), ("no", "同意なし")], Volunteer.field("consent").label
            ),
            hint_of=lambda record, _reading: _CONSENT_EFFECTS.get(record.text_of("consent"), ""),
        )
        self.add_field(self.fields, "consent_date", DateEditor(today, is_past=True), hint_of=_spoken)
        self.add_field(self.fields, "delete_on", DateEditor(today), label="消す予定の日", hint_of=self._deletion_hint)
        self.add_field(self.fields, "registered", DateEditor(today, is_past=True), label="申し出た日", hint_of=_spoken)
        self.add_field(self.fields, "internal_note", ParagraphEditor(lines=2))
        self.fields.edited.connect(self._date_consent)

    def show_record(self, editing: Editing, record: Record | None, /) -> None:
        """Fill the section."""
        self._editing = editing
        self.fields.show(editing, record)

    def bound_fields(self) -> Sequence[BoundFields]:
        """Everything in it that shows problems."""
        return (self.fields,)

    def _date_consent(self, name: str) -> None:
        """Who agrees while the form is open agrees today; the date can still be another one."""
        record = self.fields.record
        has_agreed = name == "consent" and record is not None and record.text_of("consent") == "yes"
        if has_agreed and record is not None and not record.text_of("consent_date"):
            self.fields.write("consent_date", self._today.isoformat())

    def _deletion_hint(self, record: Record, reading: Reading) -> str:
        expiry = expiry_of(record.text_of("delete_on"), self._today)
        if expiry is not None and expiry.is_over:
            return _PAST_DELETION
        return reading.spoken or Volunteer.field("delete_on").hint


def _spoken(_record: Record, reading: Reading) -> str:
    return reading.spoken
