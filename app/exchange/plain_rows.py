"""Rows of lists of groups and of areas."""

from __future__ import annotations

from app.exchange.identity import Traits
from app.exchange.import_plan import Choice
from app.exchange.intake import Intake, with_note
from app.exchange.row_content import RowContent
from app.records.area import Area
from app.records.organization import Organization
from app.rules.reading import reading_from_kana


def take_organization(intake: Intake, content: RowContent, choice: Choice | None) -> Organization:
    """Put the group of a row into the draft and return it."""
    values = content.values(Organization)
    area = intake.area(content.text("area.name"))
    if area is not None:
        values["area"] = area
    if word := content.text("organization.sector"):
        values["sector"] = intake.term("sector", word, content, "sector")
    traits = Traits(str(values["name"]), str(values.get("phone", "")), area)
    known = intake.find(Organization, content, traits, choice)
    organization = (known or Organization(id=intake.id_of(content), name=traits.name)).changed(**values)
    if not organization.reading and (reading := reading_from_kana(organization.name)):
        organization = organization.changed(reading=reading)
        content.guess("organization", "reading", reading)
    organization = organization.changed(internal_note=with_note(organization.internal_note, content.notes))
    intake.take(organization, content)
    intake.know_organization(organization)
    return organization


def take_area(intake: Intake, content: RowContent, choice: Choice | None) -> Area:
    """Put the area of a row into the draft and return it."""
    values = content.values(Area)
    known = intake.find(Area, content, Traits(str(values["name"])), choice)
    area = (known or Area(id=intake.id_of(content), name=str(values["name"]), pos=intake.next_area_pos())).changed(
        **values
    )
    if not area.reading and (reading := reading_from_kana(area.name)):
        area = area.changed(reading=reading)
        content.guess("area", "reading", reading)
    area = area.changed(internal_note=with_note(area.internal_note, content.notes))
    intake.take(area, content)
    intake.know_area(area)
    return area
