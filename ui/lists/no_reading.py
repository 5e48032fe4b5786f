"""Records without a よみ stand at the end of 五十音順: a chip that says so, and shows just these."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.ledger import Ledger
from app.records.base import Record
from app.rules.reading import OTHER_HEADING, index_heading
from app.titles import title_of
from app.wording import counted
from ui.widgets.buttons import Chip
from ui.widgets.plain_text import tip

_WHY = "よみが書いてないので、五十音順のいちばん下に並びます。押すと、それだけを見ます"


class NoReadingChip(Chip):
    """Off: how many stand below for want of a よみ. On: the list shows only them."""

    def __init__(self, kind: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._kind = kind
        self.setObjectName("filter_no_reading")
        self.setToolTip(tip(_WHY))
        self.hide()

    def show_number(self, number: int, *, of: int) -> None:
        """Say how many of the `of` found there are; none, and the chip goes."""
        self.setVisible(bool(number))
        if not number:
            self.setChecked(False)
        are_others_above = not self.isChecked() and number < of
        self.set_text(f"よみのない {counted(number, self._kind)}{'は いちばん下' if are_others_above else ''}")
        self.setAccessibleDescription(_WHY)


def without_reading(ids: Sequence[int], record_class: type[Record], ledger: Ledger) -> Sequence[int]:
    """Those of some records in 五十音順 that stand at its end because nobody has written their よみ.

    Only the end is looked at: a list of 10,000 is counted anew with every letter that is typed.
    """

    def stands_last(record_id: int) -> bool:
        record = ledger.get(record_class, record_id)
        if record is None:  # a draft, which stands above all
            return False
        return index_heading(record.text_of("reading") or title_of(record, ledger)) == OTHER_HEADING

    def is_without(record_id: int) -> bool:
        record = ledger.get(record_class, record_id)
        return record is not None and not record.text_of("reading")

    return [record_id for record_id in ids[bisect_left(ids, True, key=stands_last) :] if is_without(record_id)]
