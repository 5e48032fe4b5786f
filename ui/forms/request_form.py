"""借りたい: the generated form of a group that looks for a space, and first of all the spaces that would suit it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.editing import Editing
from app.ledger import Ledger
from app.records.base import Record
from app.records.space import SPACE_STAGES, Space
from app.records.space_request import SpaceRequest
from app.search.space_matching import SpaceMatch, spaces_for
from app.wording import counted
from ui.forms.bound_fields import BoundFields
from ui.forms.form_section import FormSection
from ui.forms.record_form import RecordForm
from ui.widgets.badge import Badge
from ui.widgets.flow import FlowBox
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.link_button import LinkButton
from ui.widgets.plain_text import one_line
from ui.widgets.surfaces import column, row

_SHOWN = 8
_NOTHING = "人数・ほしいもの・地域・使いたいときを書いて はなれると、合う場がここに出ます"


class FittingSection(FormSection):
    """合いそうな場, with the reasons for and against each; of the group as it was last saved.

    Signals:
        record_wanted: (kind, id).
    """

    record_wanted = Signal(str, object)

    def __init__(self, ledger: Ledger) -> None:
        super().__init__("合いそうな場", has_rule=False)
        self._ledger = ledger
        self._request_id: int | None = None
        self._inner: QWidget | None = None

    def show_record(self, editing: Editing, record: Record | None) -> None:
        """Look for spaces a moment later: there may be thousands to compare."""
        self._request_id = None if record is None else record.id
        QTimer.singleShot(0, self, self._look)

    def bound_fields(self) -> Sequence[BoundFields]:
        """None: nothing is written here."""
        return ()

    def _look(self) -> None:
        request = self._ledger.get(SpaceRequest, self._request_id)
        matches = () if request is None else spaces_for(request, self._ledger)
        if self._inner is not None:
            self._inner.hide()
            self._inner.deleteLater()
        self._inner = QWidget()
        lines = column(spacing=10)
        self._inner.setLayout(lines)
        for match in matches[:_SHOWN]:
            lines.addWidget(self._line(match))
        if not matches:
            lines.addWidget(WrapLabel(_NOTHING, "hint"))
        elif len(matches) > _SHOWN:
            lines.addWidget(Label(f"ほかに {counted(len(matches) - _SHOWN, Space.KIND)}", "hint"))
        self.body.addWidget(self._inner)

    def _line(self, match: SpaceMatch) -> QWidget:
        made = QWidget()
        lines = column(spacing=2)
        made.setLayout(lines)
        head = row(spacing=8)
        name = LinkButton(match.space.name)
        name.clicked.connect(lambda: self.record_wanted.emit(Space.KIND, match.space.id))
        head.addWidget(name, 1)
        head.addWidget(Label(SPACE_STAGES.get(match.space.stage, ""), "cap"))
        lines.addLayout(head)
        box = FlowBox(spacing=6)
        for words in match.fits:
            box.add(Badge(one_line(words), "mid", "tick"))
        for words in match.misfits:
            box.add(Badge(one_line(words), "yam", "no"))
        lines.addWidget(box)
        return made


class RequestForm(RecordForm):
    """The form of 借りたい."""

    def make_sections(self) -> Sequence[FormSection]:
        return (FittingSection(self.context.ledger), *super().make_sections())
