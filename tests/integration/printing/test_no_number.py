"""Words in the field of a telephone that are no number: nobody can call them, so no paper prints them as one."""

from __future__ import annotations

from datetime import date

import pytest

from app.printing.findings import Finding, FindingKind
from app.printing.print_words import print_words
from app.printing.products.catalogue import BY_KEY
from app.printing.products.product import Made, Request, make
from tests.printed_pages import text_of
from tests.town import Town

TODAY = date(2025, 4, 10)
UNKNOWN = "本部に聞く"


def printed(key: str, *, centre: str = "", phone: str = UNKNOWN) -> tuple[str, list[Finding]]:
    """The text of a product about a place, and what is told about telephones."""
    town = Town()
    if centre:
        town.setting("print.publisher_phone", centre)
    place = town.place("さくらの会", phone=phone, confirmed="2025-03-01")
    product = BY_KEY[key]
    made = make(product, Request(town.ledger(), TODAY, town.read_blob, place if product.needs_subject else None))
    assert isinstance(made, Made)
    text = "".join(text_of(page) for page in made.pages)
    return text, [finding for finding in made.findings if finding.kind is FindingKind.CONTACT and finding.record_id]


@pytest.mark.parametrize("key", ["flyer", "poster", "booklet"])
@pytest.mark.parametrize("centre", ["", "042-000-0009"])
def test_what_is_no_number_is_said_and_not_printed(key: str, centre: str) -> None:
    text, (finding,) = printed(key, centre=centre)
    assert UNKNOWN not in text
    assert centre in text
    assert finding.message == f"電話の「{UNKNOWN}」は番号ではないので、刷りません。番号を入れるか、空けておいてください。"
    assert (finding.record_kind, finding.name) == ("place", "さくらの会")


@pytest.mark.parametrize(("number", "shown"), [
    ("042-000-0001", "042-000-0001"), ("０４２－０００－０００１", "042-000-0001"), ("内線 12", "内線12"),
])  # fmt: skip
def test_what_can_be_called_is_printed(number: str, shown: str) -> None:
    text, told = printed("flyer", phone=number)
    assert shown in "".join(text.split())
    assert told == []


@pytest.mark.parametrize(("key", "level"), [("place-card", "internal"), ("place-card", "public"), ("space-card", "internal")])
def test_cards_say_it_too(key: str, level: str) -> None:
    town = Town()
    town.place("さくらの会", phone=UNKNOWN, space=town.space("会館", "小平市栄町1-1", phone=UNKNOWN))
    made = make(BY_KEY[key], Request(town.ledger(), TODAY, town.read_blob, options={"level": level}))
    assert isinstance(made, Made)
    assert UNKNOWN not in "".join(text_of(page) for page in made.pages)
    told = [each for each in made.findings if each.kind is FindingKind.CONTACT]
    assert [(each.record_kind, each.field) for each in told] == [(key.removesuffix("-card"), "phone")]


def test_the_centre_has_no_number_either() -> None:
    town = Town()
    town.setting("print.publisher_phone", "まだありません")
    assert print_words(town.ledger()).publisher_phone == ""
