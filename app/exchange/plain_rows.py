"""Rows of lists of groups and of areas."""

from __future__ import annotations

from app.exchange.identity import Traits
from app.exchange.import_plan import Choice
from app.exchange.intake import Intake, with_notes, with_reading
from app.exchange.row_content import RowContent
from app.records.area import Area
from app.records.organization import Organization


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
    organization = with_notes(with_reading(organization, content), content)
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
    area = with_notes(with_reading(area, content), content)
    intake.take(area, content)
    intake.know_area(area)
    return area
