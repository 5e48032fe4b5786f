"""The list before printing: every doubt once, with the record to open."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest

from app.booklets.choice import BookletChoice
from app.printing.composition import Composition
from app.printing.findings import Finding, FindingKind, Severity
from app.printing.pages import Page
from app.printing.preflight import preflight
from app.records.photo import Photo
from app.records.place import Place
from tests.town import Town

TODAY = date(2025, 4, 10)
RECENTLY = "2025-04-01"


def issued_town(phone: str = "042-000-0000") -> Town:
    """A town whose centre has said who publishes and where to call."""
    town = Town()
    town.setting("print.publisher", "社協")
    if phone:
        town.setting("print.publisher_phone", phone)
    return town


def in_order(
    town: Town,
    name: str = "さくら",
    *,
    rules: Iterable[tuple[str, ...]] = (("FREQ=WEEKLY;BYDAY=SA", "13:00", "15:00"),),
    photo: str = "",
    photo_consent: str = "yes",
    status: str = "active",
    consent: str = "yes",
    confirmed: str = RECENTLY,
    reading: str = "さくら",
    phone: str = "042-000-0001",
    fee: str = "",
    url: str = "",
) -> int:
    """A place of which nothing is to be told but what is said here."""
    return town.place(
        name, rules=rules, photo=photo, photo_consent=photo_consent, status=status, consent=consent,
        confirmed=confirmed, reading=reading, phone=phone, fee=fee, url=url,
    )  # fmt: skip


def findings(town: Town, *, include_stale: bool = False) -> dict[FindingKind, list[Finding]]:
    found: dict[FindingKind, list[Finding]] = {}
    for finding in preflight(town.ledger(), today=TODAY, include_stale=include_stale):
        found.setdefault(finding.kind, []).append(finding)
    return found


def test_a_place_in_order_is_not_mentioned() -> None:
    town = issued_town()
    in_order(town)
    assert findings(town) == {}


@pytest.mark.parametrize(
    ("status", "consent", "confirmed", "severity"),
    [
        ("ended", "yes", RECENTLY, Severity.NOTICE),
        ("active", "no", RECENTLY, Severity.NOTICE),
        ("active", "pending", RECENTLY, Severity.WARNING),
        ("preparing", "yes", RECENTLY, Severity.WARNING),
        ("active", "yes", "2023-01", Severity.WARNING),
    ],
)
def test_each_reason_to_stay_out_is_told(status: str, consent: str, confirmed: str, severity: Severity) -> None:
    town = issued_town()
    place = in_order(town, status=status, consent=consent, confirmed=confirmed)
    (finding,) = findings(town)[FindingKind.LEFT_OUT]
    assert (finding.name, finding.record_kind, finding.record_id) == ("さくら", Place.KIND, place)
    assert finding.severity is severity


def test_a_stale_place_can_be_forced_and_is_then_told_as_old() -> None:
    town = issued_town()
    in_order(town, confirmed="2023-01")
    found = findings(town, include_stale=True)
    assert FindingKind.LEFT_OUT not in found
    assert "令和5年1月" in found[FindingKind.STALE][0].message


def test_never_confirmed_is_old_but_printed() -> None:
    town = issued_town()
    in_order(town, confirmed="")
    assert set(findings(town)) == {FindingKind.STALE}


def test_only_names_that_cannot_be_sorted_lack_a_reading() -> None:
    town = issued_town()
    in_order(town, "さくらの家", reading="")
    kanji = in_order(town, "井戸端の家", reading="")
    assert [finding.record_id for finding in findings(town)[FindingKind.NO_READING]] == [kanji]


def test_letters_no_face_can_draw_are_told_with_what_stands_instead() -> None:
    town = issued_town()
    in_order(town, "さくら🦖", fee="100円 𠮷")
    (finding,) = findings(town)[FindingKind.MISSING_GLYPH]
    assert "🦖" in finding.message
    assert "〓" in finding.message


def test_an_address_too_long_for_a_code_is_told() -> None:
    town = issued_town()
    in_order(town, url="https://example.jp/" + "a" * 3000)
    assert len(findings(town)[FindingKind.QR_CODE]) == 1


@pytest.mark.parametrize(
    ("consent", "shown", "severity", "words"),
    [
        ("yes", "full", None, ""),
        ("pending", "full", Severity.WARNING, "載せてよいという返事がまだ"),
        ("no", "full", Severity.NOTICE, "外に出さない案内図"),
        ("yes", "town", Severity.NOTICE, "「住所をぜんぶ載せる」場ではない"),
        ("yes", "hidden", Severity.NOTICE, "「住所をぜんぶ載せる」場ではない"),
    ],
)
@pytest.mark.parametrize("hangs_on", ["place", "space"])
def test_a_map_that_is_not_printed_is_told_with_the_reason(
    consent: str, shown: str, severity: Severity | None, words: str, hangs_on: str
) -> None:
    town = issued_town()
    space = town.space("集会所", "小平市栄町2-39-1", address_shown=shown)
    place = in_order(town)
    town.records = [record.changed(space=space) if record.id == place else record for record in town.records]
    photo = town.way(consent=consent, **{hangs_on: place if hangs_on == "place" else space})
    told = [found for found in preflight(town.ledger(), today=TODAY, place_id=place) if "案内図" in found.message]
    if severity is None:
        assert told == []
        return
    (found,) = told
    assert (found.severity, found.record_kind, found.record_id, found.name) == (severity, Photo.KIND, photo, "さくら")
    assert words in found.message


def test_photos_without_consent_are_told_with_the_photo_to_open() -> None:
    town = issued_town()
    in_order(town, photo="tea", photo_consent="pending")
    (finding,) = findings(town)[FindingKind.PHOTO]
    assert finding.record_kind == Photo.KIND
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize(
    "rules", [[], [("FREQ=WEEKLY;INTERVAL=2;BYDAY=TH", "10:00")], [("FREQ=YEARLY", "10:00")], [("",)]]
)
def test_doubtful_schedules_are_told(rules: list[tuple[str, ...]]) -> None:
    town = issued_town()
    in_order(town, rules=rules)
    assert len(findings(town)[FindingKind.SCHEDULE]) == 1


def test_a_place_nobody_can_call_is_told_unless_the_centre_answers() -> None:
    silent, answering = issued_town(phone=""), issued_town()
    place = in_order(silent, phone="")
    in_order(answering, phone="")
    assert place in [finding.record_id for finding in findings(silent)[FindingKind.CONTACT]]
    assert FindingKind.CONTACT not in findings(answering)


def test_a_booklet_that_does_not_say_whose_it_is_is_told_a_flyer_is_not() -> None:
    town = Town()
    place = in_order(town)
    (finding,) = findings(town)[FindingKind.CONTACT]
    assert finding.message.startswith("発行者と問い合わせの電話が")
    assert finding.record_id is None
    assert preflight(town.ledger(), today=TODAY, place_id=place) == ()


@pytest.mark.parametrize(
    ("pages", "advice"), [(40, ""), (44, "ためしに折って"), (64, "ためしに折って"), (68, "印刷所に無線とじを")]
)
def test_thick_booklets_are_told_and_from_68_pages_on_not_called_stapled(pages: int, advice: str) -> None:
    town = issued_town()
    in_order(town)
    composition = Composition(tuple(Page(148, 210, ()) for _ in range(pages)), "冊子")
    found = preflight(town.ledger(), today=TODAY, composition=composition)
    assert [finding.kind for finding in found] == [FindingKind.PAGES] * bool(advice)
    assert all(advice in finding.message for finding in found)


def test_for_a_flyer_only_its_place_counts() -> None:
    town = issued_town()
    place = in_order(town)
    town.place("ほか", consent="pending")
    assert preflight(town.ledger(), today=TODAY, place_id=place) == ()


def test_every_warning_says_what_to_do() -> None:
    from tests.town import sample_town

    for finding in preflight(sample_town().ledger(), today=TODAY):
        assert finding.severity is Severity.NOTICE or "ください。" in finding.message


def test_places_of_other_parts_and_places_not_chosen_are_told() -> None:
    town = Town()
    east, west = town.area("東部", "a"), town.area("西部", "b")
    first = town.place("ひがし", area=east, confirmed="2025-04-01", reading="ひがし")
    for number in range(3):
        town.place(f"にし{number}", area=west, confirmed="2025-04-01", reading="にし")
    wanted = BookletChoice(places=(first,), part=east)
    told = preflight(town.ledger(), today=date(2025, 4, 10), choice=wanted)
    left_out = [(finding.name, finding.message) for finding in told if finding.kind is FindingKind.LEFT_OUT]
    assert left_out == [(f"にし{number}", "この号には選んでいないので、載せません。") for number in range(3)]
    told = preflight(town.ledger(), today=date(2025, 4, 10), choice=BookletChoice(part=east))
    assert [finding.message for finding in told if finding.kind is FindingKind.LEFT_OUT] == [
        "ほかの圏域の3か所は、この分冊には載りません。"
    ]
