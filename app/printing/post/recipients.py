"""To whom something is posted: names, honorifics and addresses of organizations, owners, volunteers, places, members.

Addresses are internal data. They are read from the whole ledger here for one purpose: to stand on what is posted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from app.ledger import Ledger
from app.printing.findings import Finding, FindingKind, Severity
from app.printing.place_facts import one_line
from app.printing.post.address_block import Addressee
from app.printing.post.name_block import PERSON
from app.records.base import Record
from app.records.meeting_body import MeetingBody, Membership
from app.records.organization import Organization
from app.records.place import Place
from app.records.space import Space
from app.records.space_owner import SpaceOwner
from app.records.term import Term
from app.records.volunteer import Volunteer
from app.rules.normalise import fold
from app.rules.postal import find_codes, format_code
from app.rules.publication import is_home
from app.rules.reading import reading_from_kana, sort_key

COMPANY = "御中"
_COMPANY = re.compile(
    r"会社|法人|[㈱㈲]|\((?:株|有)\)|組合|協議会|協会|連合会|連絡会|自治会|町内会|町会|商店[街会]|委員会|老人クラブ|"
    r"(?:センター|公民館|会館|図書館|児童館|病院|医院|診療所|薬局|事務所|役所|役場|支所|学校|大学|高校|幼稚園|保育園|"
    r"銀行|信用金庫|郵便局|ホーム|サロン|カフェ|クラブ|の会|食堂|課|係|部|室|店|寺|神社|教会)$"
)
"""Words by which the name of an office, a company or a group is told from that of a person."""
_HOME_OF = re.compile(r"^(?:個人宅[（(])?(?P<name>.+?)(?:さん|様)?(?:[)）]|(?:さん)?宅|の家)$")
_BUILDING = re.compile(r"^(?P<address>.*?\d[\d\-‐‑–−－ー番地号丁目の]*)[ 　]+(?P<building>\S.*)$")


class Audience(StrEnum):
    """Who is written to."""

    ORGANIZATIONS = "organizations"
    OWNERS = "owners"
    VOLUNTEERS = "volunteers"
    PLACES = "places"
    MEMBERS = "members"


class Order(StrEnum):
    """How they are sorted: by よみ to be found, by 〒 to be posted."""

    READING = "reading"
    POSTAL_CODE = "postal-code"


@dataclass(frozen=True, slots=True)
class Recipient:
    """One envelope, label or postcard.

    Attributes:
        reading: よみ to sort by.
        kind, record_id: whose address it is.
        holder: (kind, id) of the record that holds the address, where it is another one.
    """

    addressee: Addressee
    reading: str
    kind: str
    record_id: int
    holder: tuple[str, int] | None = None

    @property
    def name(self) -> str:
        """What the record is called in findings."""
        return self.addressee.name


@dataclass(frozen=True, slots=True)
class MailingList:
    """Everybody with an address, and what is to be said about the others."""

    recipients: tuple[Recipient, ...]
    findings: tuple[Finding, ...]


def mailing_list(
    ledger: Ledger, audience: Audience, *, order: Order = Order.READING, body: str = "", today: date
) -> MailingList:
    """Who is written to; the same addressee only once, those without an address as findings.

    Args:
        body: of MEMBERS only those of meeting bodies whose name contains this; '' for all.
    """
    return listed(_everybody(ledger, audience, body, today), order=order)


def _everybody(ledger: Ledger, audience: Audience, body: str, today: date) -> Iterator[Recipient]:
    if audience is Audience.ORGANIZATIONS:
        yield from map(organization_recipient, ledger.all(Organization))
    elif audience is Audience.OWNERS:
        yield from (_owner(ledger, owner) for owner in ledger.all(SpaceOwner))
    elif audience is Audience.VOLUNTEERS:
        yield from (_volunteer(each) for each in ledger.all(Volunteer) if each.status != "ended")
    elif audience is Audience.PLACES:
        yield from (place_recipient(ledger, each) for each in ledger.all(Place) if each.status != "ended")
    else:
        yield from _members(ledger, body, today)


def listed(found: Iterable[Recipient], *, order: Order) -> MailingList:
    """Recipients in order, without repetition and with their postal codes looked up."""
    kept: dict[Addressee, Recipient] = {}
    findings: list[Finding] = []
    for recipient in found:
        if not recipient.addressee.address:
            findings.append(_no_address(recipient))
            continue
        coded = _with_postal_code(recipient)
        if not coded.addressee.postal_code and coded.addressee not in kept:
            findings.append(_no_code(coded))
        kept.setdefault(coded.addressee, coded)
    return MailingList(tuple(sorted(kept.values(), key=lambda each: _sort_key(each, order))), tuple(findings))


def honorific_for(name: str) -> str:
    """様 for a person, 御中 for an office, a company or a group, as far as its name says so."""
    return COMPANY if _COMPANY.search(_without_remark(name)) else PERSON


def _without_remark(name: str) -> str:
    """The name without what stands in brackets at its end."""
    return re.sub(r"\([^()]*\)$", "", name.strip().replace("（", "(").replace("）", ")")).strip() or name


def organization_recipient(organization: Organization) -> Recipient:
    """The contact of an organization if it has one, else the organization itself."""
    name, contact = one_line(organization.name), one_line(organization.contact_name)
    addressee = _addressed(organization.address, organization.postal_code)
    if contact:
        addressee = replace(addressee, name=contact, organization=name, honorific=honorific_for(contact))
    else:
        addressee = replace(addressee, name=name, honorific=COMPANY)
    return Recipient(addressee, _reading(organization.reading, name), Organization.KIND, organization.id)


def place_recipient(ledger: Ledger, place: Place) -> Recipient:
    """Who runs a place: at the address of its organization, else where it is held."""
    name, contact = one_line(place.name), one_line(place.contact_name)
    addressee = _place_address(ledger, place, contact)
    if contact:
        addressee = replace(addressee, name=contact, organization=name, honorific=honorific_for(contact))
    else:
        addressee = replace(addressee, name=name, honorific=COMPANY)
    return Recipient(addressee, _reading(place.reading, name), Place.KIND, place.id, _holder(ledger, place))


def _holder(ledger: Ledger, place: Place) -> tuple[str, int] | None:
    """The organization or the space a place has its address from, or should have it from; None without either."""
    organization, space = ledger.get(Organization, place.organization), ledger.get(Space, place.space)
    is_held = organization is not None and organization.address.strip()
    if space is not None and not is_held and not _is_online(ledger, space):
        return (Space.KIND, space.id)
    return None if organization is None else (Organization.KIND, organization.id)


def _place_address(ledger: Ledger, place: Place, contact: str) -> Addressee:
    organization = ledger.get(Organization, place.organization)
    if organization is not None and organization.address.strip():
        addressee = _addressed(organization.address, organization.postal_code)
        office = one_line(organization.name)
        return replace(addressee, building="　".join(each for each in (addressee.building, office) if each))
    space = ledger.get(Space, place.space)
    if space is None or not space.address.strip() or _is_online(ledger, space):
        return _addressed("", "")
    addressee = _addressed(space.address, space.postal_code)
    room = _care_of(space.name, contact) if is_home(ledger, space) else one_line(space.name)
    return replace(addressee, building="　".join(each for each in (addressee.building, room) if each))


def _is_online(ledger: Ledger, space: Space) -> bool:
    kind = ledger.get(Term, space.kind)
    return kind is not None and kind.code == "online"


def _care_of(name: str, contact: str) -> str:
    """「松本様方」 for 「松本さん宅」, unless the runner lives there."""
    found = _HOME_OF.match(one_line(name))
    host = found["name"] if found is not None else ""
    return f"{host}様方" if host and host not in contact and host != "個人" else ""


def _owner(ledger: Ledger, owner: SpaceOwner) -> Recipient:
    organization = ledger.get(Organization, owner.organization)
    addressee = _addressed(owner.address, owner.postal_code)
    if not addressee.address and organization is not None:
        addressee = _addressed(organization.address, organization.postal_code)
    name = one_line(owner.name)
    office = one_line(organization.name) if organization is not None else ""
    before = "　".join(part for part in ("" if office == name else office, one_line(owner.job_title)) if part)
    addressee = replace(addressee, name=name, organization=before, honorific=honorific_for(name))
    return Recipient(addressee, _reading(owner.reading, name), SpaceOwner.KIND, owner.id)


def _volunteer(volunteer: Volunteer) -> Recipient:
    name = one_line(volunteer.name)
    addressee = replace(_addressed(volunteer.address, volunteer.postal_code), name=name)
    return Recipient(addressee, _reading(volunteer.reading, name), Volunteer.KIND, volunteer.id)


def _members(ledger: Ledger, body: str, today: date) -> Iterator[Recipient]:
    bodies = {each.id for each in ledger.all(MeetingBody) if not each.dissolved and fold(body) in fold(each.name)}
    for member in ledger.all(Membership):
        has_left = bool(member.until) and member.until < today.isoformat()[: len(member.until)]
        if member.meeting_body not in bodies or has_left:
            continue
        organization = ledger.get(Organization, member.organization)
        addressee = _addressed("", "")
        if organization is not None:
            addressee = _addressed(organization.address, organization.postal_code)
        office = one_line(organization.name) if organization is not None else ""
        person = one_line(member.person)
        if not person and not office:
            continue
        record: Record = member if person or organization is None else organization
        if person:
            addressee = replace(addressee, name=person, organization=office)
        else:
            addressee = replace(addressee, name=office, honorific=COMPANY)
        reading = organization.reading if organization is not None else ""
        holder = None if organization is None else (Organization.KIND, organization.id)
        yield Recipient(addressee, _reading(reading, office or person), record.KIND, record.id, holder)


def _addressed(address: str, postal_code: str) -> Addressee:
    """An address without a name; what stands behind the house number is the building."""
    plain = one_line(address)
    found = _BUILDING.match(plain)
    if found is None:
        return Addressee("", plain, postal_code.strip())
    return Addressee("", found["address"], postal_code.strip(), found["building"])


def _with_postal_code(recipient: Recipient) -> Recipient:
    """With the code of the address where none was written and only one fits."""
    addressee = recipient.addressee
    code = format_code(addressee.postal_code) or ""
    if not code:
        codes = {each.code for each in find_codes(addressee.address)}
        code = codes.pop() if len(codes) == 1 else ""
    return replace(recipient, addressee=replace(addressee, postal_code=code))


def _reading(reading: str, name: str) -> str:
    return one_line(reading) or reading_from_kana(name) or name


def _sort_key(recipient: Recipient, order: Order) -> tuple[object, ...]:
    code = recipient.addressee.postal_code or "~"
    names = sort_key(recipient.reading)
    last = (recipient.addressee.name, recipient.record_id)
    return (code, names, *last) if order is Order.POSTAL_CODE else (names, code, *last)


def _no_address(recipient: Recipient) -> Finding:
    what = {
        Place.KIND: "運営団体か場の住所がないので、入れません。どちらかに住所を入れてください。",
        Membership.KIND: "団体の住所がないので、入れません。団体に住所を入れてください。",
    }.get(recipient.kind, "住所がないので、入れません。住所を入れてください。")
    is_without = recipient.kind in (Place.KIND, Membership.KIND) and recipient.holder is None
    return _finding(FindingKind.LEFT_OUT, recipient, what, "organization" if is_without else "address")


def _no_code(recipient: Recipient) -> Finding:
    text = "〒がありません。住所のところに〒を入れてください。"
    return _finding(FindingKind.ADDRESS, recipient, text, "postal_code")


def _finding(kind: FindingKind, recipient: Recipient, message: str, field: str) -> Finding:
    """About an address, with the record that holds it."""
    called = recipient.addressee.organization if recipient.kind == Place.KIND else ""
    name = called or recipient.name
    record_kind, record_id = recipient.holder or (recipient.kind, recipient.record_id)
    return Finding(kind, Severity.WARNING, message, name, record_kind, record_id, field=field)
