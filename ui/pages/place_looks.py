"""The states of the page 居場所 that the self-test looks at."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.search.place_filters import Filter
from ui.forms.place_form import PlaceForm
from ui.lists.place_pane import PlacePane
from ui.pages.page import SelfTestStep
from ui.pages.place_parts import PlaceParts


def place_looks(form: PlaceForm, pane: PlacePane, parts: PlaceParts) -> Sequence[SelfTestStep]:
    """Every section, the 場 in full, a search without result, the dialogs of a photo (a map) and of 定例."""

    def show_space() -> None:
        form.where.space.show_details(True)
        form.focus_field("space", "conditions")

    def show_nothing_found() -> None:
        form.where.space.show_details(False)
        pane.chips.set_ticks(Filter.STATUS, frozenset(("active",)))
        pane.search.setText("見つからないなまえ")

    def show_schedule_dialog() -> QWidget | None:
        pane.show_all()
        return parts.schedule_dialog(parts.first_schedule_id())

    def show_photo_dialog() -> QWidget | None:
        return parts.photo_dialog(parts.last_photo_id())

    return (
        SelfTestStep("place_when", lambda: form.go_to_section(1)),
        SelfTestStep("place_contact", lambda: form.go_to_section(2)),
        SelfTestStep("place_photos", lambda: form.go_to_section(3)),
        SelfTestStep("photo_dialog", show_photo_dialog),
        SelfTestStep("place_inside", lambda: form.go_to_section(4)),
        SelfTestStep("place_space", show_space),
        SelfTestStep("place_nothing_found", show_nothing_found),
        SelfTestStep("schedule_dialog", show_schedule_dialog),
    )
