"""Rows about spaces: lists of facilities and of rooms that could be lent, and the venue columns of a list of places."""

from __future__ import annotations

from app.exchange import space_kinds
from app.exchange.cell_values import is_yes
from app.exchange.identity import Traits
from app.exchange.import_plan import Choice
from app.exchange.intake import Intake, with_notes
from app.exchange.lender_rows import is_about_lenders, is_home, take_lender
from app.exchange.row_content import RowContent
from app.records.field import FieldValue
from app.records.space import Space
from app.records.term import Term
from app.records.term_lists import term_id
from app.rules.normalise import fold_name
from app.rules.reading import reading_from_kana

_PRIVATE_KINDS = {term_id("space_kind", code) for code in space_kinds.PRIVATE}
_LATITUDES, _LONGITUDES = (20.0, 46.0), (122.0, 154.0)
"""Where Japan lies."""


def take_space(intake: Intake, content: RowContent, choice: Choice | None, *, source: str) -> Space:
    """Put the space of a row of a list of spaces into the draft and return it; `source` says where the list is from."""
    content.is_about_space = True
    values = content.values(Space)
    _straighten_pin(content, values)
    _straighten_size(values)
    area = intake.area(content.text("area.name"))
    if (kind := _kind_from_word(intake, content)) is not None:
        values["kind"] = kind
    if area is not None:
        values["area"] = area
    traits = Traits(content.text("space.name"), str(values.get("phone", "")), area, content.text("space.address"))
    known = intake.find(Space, content, traits, choice)
    space = known or Space(id=intake.id_of(content), name=traits.name, source=source)
    space = _with_kind(intake, content, space.changed(**values))
    space = _finish(space, content, is_new=known is None)
    intake.take(space, content)
    if is_about_lenders(content):
        if known is None and is_home(content):
            space = space.changed(address_shown="town")
        space = take_lender(intake, content, space)
        space = with_notes(space, content)
        intake.draft.put(space)
    _take_accessibility(intake, content, space)
    return space


def take_venue(intake: Intake, content: RowContent, current: Space | None, *, consent: str) -> Space | None:
    """The space where the place of a row is held, None when the row names none.

    `current` is the space the place has now: under the same name it stays the one, wherever the list puts it.
    """
    name = content.text("space.name") or content.text("space.address")
    if not name:
        _keep_postal_code(content)
        return None
    content.cells["space.name"] = name
    is_online = space_kinds.kind_of_name(name) == "online" and not content.text("space.address")
    if is_online:
        _keep_postal_code(content)
    values = content.values(Space)
    area = None if is_online else intake.area(content.text("area.name"))
    traits = Traits(name, area=area, address=content.text("space.address"))
    if current is not None and fold_name(current.name) == fold_name(name):
        known: Space | None = current
    else:
        known = intake.find(Space, content, traits, None)
    if known is None:
        values["area"] = area
        space = Space(id=intake.make_id(), name=name).changed(**values)
    else:
        space = known.changed(**{**values, "name": known.name})
    space = _with_kind(intake, content, space)
    space = _finish(space, content, is_new=known is None, consent=consent)
    intake.take(space, content)
    _take_accessibility(intake, content, space)
    return space


def _keep_postal_code(content: RowContent) -> None:
    """A postal code without an address stays in the notes: it says nothing about where an online space is."""
    if code := content.values(Space).get("postal_code"):
        content.keep("〒", str(code))
    content.cells.pop("space.postal_code", None)


def _finish(space: Space, content: RowContent, *, is_new: bool, consent: str = "yes") -> Space:
    """よみ from kana where there is none, and an address that is no more public than it may be."""
    if not space.reading and (reading := reading_from_kana(space.name)):
        space = space.changed(reading=reading)
    if is_new and (space.kind in _PRIVATE_KINDS or space_kinds.is_private(space_kinds.kind_of_name(space.name))):
        space = space.changed(address_shown="town" if consent == "yes" else "hidden")
    if content.is_about_space:
        space = with_notes(space, content)
    return space


def _kind_from_word(intake: Intake, content: RowContent) -> int | None:
    word = content.text("space.kind")
    if not word:
        return None
    if space_kinds.is_poi_code(word):
        content.keep("POIコード", word)
        return None
    return intake.term("space_kind", word, content, "kind")


def _with_kind(intake: Intake, content: RowContent, space: Space) -> Space:
    """The kind that the name or the code of the open data set speaks of, where neither list nor ledger says one."""
    word = content.text("space.kind")
    by_code = space_kinds.kind_of_word(word) if space_kinds.is_poi_code(word) else ""
    code = space_kinds.kind_of_name(content.text("space.name")) or by_code
    if space.kind is not None or not code:
        return space
    kind = intake.draft.get(Term, term_id("space_kind", code))
    if kind is None:
        return space
    content.guess("space", "kind", kind.label)
    return space.changed(kind=kind.id)


def _take_accessibility(intake: Intake, content: RowContent, space: Space) -> None:
    for key in [key for key in content.cells if key.startswith("term.accessibility.")]:
        answer = is_yes(content.cells[key])
        if answer is not False:
            intake.space_term(space, key.rpartition(".")[2])


def _straighten_size(values: dict[str, FieldValue]) -> None:
    """「30名」 in a column 「広さ・定員」 is how many fit in."""
    from app.rules.values import read_capacity

    capacity = read_capacity(str(values.get("size", "")))
    if capacity.number is not None and capacity.unit == "名" and not capacity.note and "capacity" not in values:
        values["capacity"] = capacity.number
        del values["size"]


def _straighten_pin(content: RowContent, values: dict[str, FieldValue]) -> None:
    """Latitude and longitude in the wrong columns are exchanged; a point outside Japan is left out."""
    latitude, longitude = values.get("latitude"), values.get("longitude")
    if not isinstance(latitude, float) or not isinstance(longitude, float):
        return
    if _is_in(latitude, _LONGITUDES) and _is_in(longitude, _LATITUDES):
        values["latitude"], values["longitude"] = longitude, latitude
        content.report("space.latitude", "緯度と経度が入れかわっていたので、直して入れました。")
    elif not (_is_in(latitude, _LATITUDES) and _is_in(longitude, _LONGITUDES)):
        content.report("space.latitude", f"緯度{latitude}・経度{longitude}は日本の中ではありません。空けて入れました。")
        content.keep("緯度・経度", f"{latitude}, {longitude}")
        del values["latitude"], values["longitude"]


def _is_in(number: float, limits: tuple[float, float]) -> bool:
    return limits[0] <= number <= limits[1]
