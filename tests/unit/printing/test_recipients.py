"""To whom things are posted: honorifics, addresses, order, and who is left out."""

from __future__ import annotations

from datetime import date

import pytest

from app.ledger import Ledger
from app.printing.findings import FindingKind
from app.printing.post.address_block import Addressee
from app.printing.post.recipients import Audience, MailingList, Order, honorific_for, mailing_list
from app.printing.post.sender import sender_of
from app.printing.print_words import PrintWords
from app.records.base import Record
from app.records.meeting_body import MeetingBody, Membership
from app.records.organization import Organization
from app.records.place import Place
from app.records.space import Space
from app.records.space_owner import SpaceOwner
from app.records.term_lists import built_in_terms, term_id
from app.records.volunteer import Volunteer

TODAY = date(2025, 4, 10)
SAKAE = "東京都小平市栄町2-39-1"


def mailing(audience: Audience, *records: Record, order: Order = Order.READING, body: str = "") -> MailingList:
    ledger = Ledger.of([*built_in_terms(), *records])
    return mailing_list(ledger, audience, order=order, body=body, today=TODAY)


def only(audience: Audience, *records: Record) -> Addressee:
    (recipient,) = mailing(audience, *records).recipients
    return recipient.addressee


@pytest.mark.parametrize("name", ["髙橋 誠", "葛\U000e0100西 花子", "𠮷田", "鈴木（代理）", "森", "O'Brien"])
def test_persons_are_sama(name: str) -> None:
    assert honorific_for(name) == "様"


@pytest.mark.parametrize(
    "name",
    ["株式会社𠮷田商店", "㈱つどい", "(有)けやき", "栄町自治会", "小平市社会福祉協議会", "中島町地域センター", "まめの木の会", "市役所 高齢者支援課",
     "仲町老人クラブ（寿会）"],
)  # fmt: skip
def test_offices_and_groups_are_onchu(name: str) -> None:
    assert honorific_for(name) == "御中"


def test_an_organization_is_written_to_or_its_contact_there() -> None:
    alone = Organization(id=1, name="栄町自治会", address=SAKAE, postal_code="187-0034")
    assert only(Audience.ORGANIZATIONS, alone) == Addressee("栄町自治会", SAKAE, "187-0034", honorific="御中")
    contact = alone.changed(contact_name="髙橋 誠")
    assert only(Audience.ORGANIZATIONS, contact) == Addressee(
        "髙橋 誠", SAKAE, "187-0034", organization="栄町自治会", honorific="様"
    )


def test_a_missing_postal_code_is_looked_up() -> None:
    assert only(Audience.ORGANIZATIONS, Organization(id=1, name="会", address=SAKAE)).postal_code == "187-0034"


def test_the_building_stands_apart() -> None:
    to = only(Audience.VOLUNTEERS, Volunteer(id=1, name="佐藤 明", address=f"{SAKAE}　けやきハイツ 203"))
    assert (to.address, to.building, to.honorific) == (SAKAE, "けやきハイツ 203", "様")


def test_who_has_no_address_is_named_and_left_out() -> None:
    found = mailing(Audience.OWNERS, SpaceOwner(id=1, name="松本 よし"), SpaceOwner(id=2, name="原", address=SAKAE))
    assert [each.name for each in found.recipients] == ["原"]
    (finding,) = found.findings
    assert (finding.kind, finding.name, finding.record_kind, finding.record_id) == (
        FindingKind.LEFT_OUT, "松本 よし", SpaceOwner.KIND, 1,
    )  # fmt: skip


def test_an_address_without_a_code_is_printed_and_said() -> None:
    found = mailing(Audience.OWNERS, SpaceOwner(id=1, name="原", address="どこかの町1-2"))
    assert len(found.recipients) == 1
    assert [finding.kind for finding in found.findings] == [FindingKind.ADDRESS]


def test_an_owner_without_an_address_is_reached_at_the_office() -> None:
    office = Organization(id=1, name="けやき商事", address=SAKAE)
    to = only(Audience.OWNERS, office, SpaceOwner(id=2, name="原 一郎", job_title="店長", organization=1))
    assert (to.name, to.organization, to.address) == ("原 一郎", "けやき商事　店長", SAKAE)


def test_volunteers_who_stopped_get_no_post() -> None:
    gone = Volunteer(id=1, name="佐藤 明", address=SAKAE, status="ended")
    assert mailing(Audience.VOLUNTEERS, gone) == MailingList((), ())


def test_the_same_addressee_gets_one_letter() -> None:
    owners = [SpaceOwner(id=number, name="原 一郎", address=SAKAE) for number in (1, 2)]
    assert len(mailing(Audience.OWNERS, *owners).recipients) == 1


def test_a_place_is_written_to_at_its_organization_else_where_it_is_held() -> None:
    space = Space(id=1, name="中島町本堂", address="東京都小平市中島町1-24-9", address_shown="hidden")
    office = Organization(id=2, name="けやきの会事務局", address=SAKAE)
    place = Place(id=3, name="つどい食堂", space=1, contact_name="髙橋 誠")
    held = only(Audience.PLACES, space, place)
    assert (held.name, held.organization, held.address, held.building) == (
        "髙橋 誠", "つどい食堂", "東京都小平市中島町1-24-9", "中島町本堂",
    )  # fmt: skip
    run = only(Audience.PLACES, space, office, place.changed(organization=2, contact_name=""))
    assert (run.name, run.honorific, run.address, run.building) == ("つどい食堂", "御中", SAKAE, "けやきの会事務局")


@pytest.mark.parametrize(
    ("home", "contact", "building"),
    [("松本さん宅", "髙橋 誠", "松本様方"), ("個人宅（松本さん）", "髙橋 誠", "松本様方"), ("松本さん宅", "松本 よし", ""), ("個人宅", "髙橋", "")],
)  # fmt: skip
def test_a_home_is_in_care_of_who_lives_there(home: str, contact: str, building: str) -> None:
    space = Space(id=1, name=home, address=SAKAE, kind=term_id("space_kind", "private_home"))
    assert only(Audience.PLACES, space, Place(id=2, name="会", space=1, contact_name=contact)).building == building


def test_nobody_posts_to_a_screen() -> None:
    space = Space(id=1, name="オンライン", address="https://example.jp", kind=term_id("space_kind", "online"))
    found = mailing(Audience.PLACES, space, Place(id=2, name="画面の会", space=1))
    assert found.recipients == ()
    assert [finding.name for finding in found.findings] == ["画面の会"]


def test_members_sit_for_their_organizations_until_they_leave() -> None:
    records = [
        Organization(id=1, name="栄町自治会", address=SAKAE),
        MeetingBody(id=2, name="第1層協議体"),
        MeetingBody(id=3, name="古い会", dissolved=1),
        Membership(id=4, meeting_body=2, organization=1, person="原 一郎"),
        Membership(id=5, meeting_body=2, organization=1, person="前の人", until="2025-03"),
        Membership(id=6, meeting_body=3, organization=1, person="昔の人"),
        Membership(id=7, meeting_body=2, organization=1),
    ]
    found = mailing(Audience.MEMBERS, *records).recipients
    assert {(each.addressee.name, each.addressee.organization, each.addressee.honorific) for each in found} == {
        ("原 一郎", "栄町自治会", "様"),
        ("栄町自治会", "", "御中"),
    }
    assert mailing(Audience.MEMBERS, *records, body="第2層").recipients == ()


def test_sorted_to_be_found_or_to_be_posted() -> None:
    owners = [
        SpaceOwner(id=1, name="和田", reading="わだ", address="東京都小平市小川町1-1-1"),
        SpaceOwner(id=2, name="青木", reading="あおき", address="東京都小平市美園町1-1-1"),
    ]
    by_reading = mailing(Audience.OWNERS, *owners)
    by_code = mailing(Audience.OWNERS, *owners, order=Order.POSTAL_CODE)
    assert [each.name for each in by_reading.recipients] == ["青木", "和田"]
    assert [each.name for each in by_code.recipients] == ["和田", "青木"]
    assert [each.addressee.postal_code for each in by_code.recipients] == ["187-0032", "187-0041"]


@pytest.mark.parametrize("written", ["〒187-0032 小平市小川町2-1-1", "187-0032　小平市小川町2-1-1", "小平市小川町2-1-1"])
def test_the_sender_is_the_publisher(written: str) -> None:
    words = PrintWords(publisher="小平市社協　生活支援コーディネーター", publisher_address=written)
    sender = sender_of(words)
    assert (sender.name, sender.section) == ("小平市社協", "生活支援コーディネーター")
    assert (sender.postal_code, sender.address) == ("187-0032", "小平市小川町2-1-1")


def test_a_sender_may_be_unknown() -> None:
    sender = sender_of(PrintWords())
    assert (sender.name, sender.address, sender.postal_code) == ("", "", "")
