"""だれに連絡: who answers, with the level of each value and what paper makes of it; and the consent to be printed."""

from __future__ import annotations

from app.editing import Editing
from app.records.base import Record
from app.records.field import Level
from app.records.place import Place
from ui.editors.field_editor import Reading
from ui.editors.segment_editor import SegmentEditor
from ui.forms.bound_fields import BoundFields, HintOf
from ui.forms.form_section import FormSection

_CONSENT_WORDS = (("yes", "載せてよい"), ("pending", "確認中"), ("no", "載せない"))
_CONSENT_EFFECTS = {
    "yes": "「公開」の欄だけが、チラシと冊子に載ります",
    "pending": "確認がとれるまで、チラシと冊子には載りません",
    "no": "チラシと冊子には、なまえも載りません",
}
_LEVEL_EFFECTS = {
    Level.PUBLIC: "紙に載ります",
    Level.RELATED: "関係者の資料だけに載ります。チラシや冊子には載りません",
    Level.INTERNAL: "センターの中だけで見ます",
}


class ContactSection(FormSection):
    """Names and numbers of a place."""

    def __init__(self, heading: str) -> None:
        super().__init__(heading)
        self.fields = self.watch(BoundFields(Place, self))
        for name in ("contact_name", "phone", "fax", "email"):
            self.add_field(self.fields, name, hint_of=_effect_of(name))
        self.add_field(self.fields, "url")
        self.add_field(
            self.fields,
            "consent",
            SegmentEditor(_CONSENT_WORDS, "冊子への掲載"),
            hint_of=lambda place, _reading: _CONSENT_EFFECTS.get(place.text_of("consent"), ""),
        )
        self.fields.edited.connect(self._say_effects)

    def show_place(self, editing: Editing, place: Place | None) -> None:
        """Fill the section."""
        self.fields.show(editing, place)

    def _say_effects(self, name: str) -> None:
        if name == "consent":
            self.fields.refresh_hints()


def _effect_of(name: str) -> HintOf:
    """What a level means, said only where it is not simply printed."""

    def effect(record: Record, reading: Reading) -> str:
        if not reading.typed.strip():
            return ""
        if record.text_of("consent") != "yes":
            return ""
        level = record.level_of(name)
        return "" if level is Level.PUBLIC else _LEVEL_EFFECTS[level]

    return effect
