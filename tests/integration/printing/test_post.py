"""Labels and postcards: measured to a tenth of a millimetre, nothing at the edge; and what goes for all that is posted."""

from __future__ import annotations

import page as validator
import pytest

from app.errors import ExpectedError
from app.printing.composition import Composition
from app.printing.findings import FindingKind
from app.printing.pages import Page, Shape, TextRun
from app.printing.pdf_writer import pdf_bytes
from app.printing.post.label_sheets import BY_KEY, SHEETS, LabelSheet
from app.printing.post.labels import Placing, compose_labels, sheets_needed
from app.printing.post.postcards import compose_message, compose_postcards
from app.printing.post.recipients import Audience, MailingList, Recipient, mailing_list
from app.printing.post.reply_cards import compose_reply_cards
from app.printing.post.sender import Sender, sender_of
from app.printing.preview import page_text
from app.printing.print_words import print_words
from app.printing.products.post import LABELS, POSTCARD, REPLY_CARD
from app.printing.products.product import Made, Product, Refused, Request, make
from app.printing.theme import EMPTY_EDGE
from app.records.organization import Organization
from app.records.place import Place
from tests.ink import texts_on_grounds
from tests.integration.printing.printed_post import (
    LONG,
    NAMES,
    OUR_ADDRESS,
    PEOPLE,
    SAKAE,
    SCALE,
    TODAY,
    assert_sound,
    letters_on_letters,
    plain,
    posting_town,
    runs,
)
from tests.printed_pages import illegal_lines, inked_edges, lines_of, smallest_type, text_of
from tests.town import Town, sample_town


def organizations(*names: str, **values: str) -> MailingList:
    town = Town()
    for number, name in enumerate(names, 1):
        town.records.append(Organization(id=number, name=name, address=SAKAE, reading=f"{number:03}").changed(**values))
    return mailing_list(town.ledger(), Audience.ORGANIZATIONS, today=TODAY)


def labels(
    mailing: MailingList, key: str = "12", *, start: int = 1, right: float = 0.0, down: float = 0.0, has_frames: bool = False
) -> Composition:
    return compose_labels(mailing, Placing(BY_KEY[key], start, right, down, has_frames))


def sender(address: str = OUR_ADDRESS) -> Sender:
    return sender_of(print_words(posting_town(address).ledger()))


def assert_readable(composition: Composition) -> None:
    pdf = pdf_bytes(composition.pages, title=composition.title, standard=composition.standard)
    assert [each.rule_id for each in validator.validate_pdf_bytes(pdf, profile="ua1").failures] == []


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.key)
def test_each_text_lies_on_its_own_label(sheet: LabelSheet) -> None:
    names = [f"第{number}自治会" for number in range(1, sheet.capacity + 3)]
    first, second = labels(organizations(*names), sheet.key).pages
    for page in (first, second):
        assert_sound(page)
    for (x, y), name in zip(sheet.positions(), names, strict=False):
        across = [run for run in runs(first) if x <= run.x and run.x + run.width <= x + sheet.width]
        inside = [run.text for run in across if y < run.y < y + sheet.height]
        assert "".join(inside) == f"〒187-0034{SAKAE}{name}　御中"
    assert text_of(second).count("御中") == 2


@pytest.mark.parametrize(("start", "pages"), [(1, 1), (12, 2), (8, 1)])
def test_a_half_used_sheet_is_used_up(start: int, pages: int) -> None:
    composition = labels(organizations("一の会", "二の会"), start=start)
    assert len(composition.pages) == pages == sheets_needed(2, BY_KEY["12"], start)
    x, y = list(BY_KEY["12"].positions())[start - 1]
    name = next(run for run in runs(composition.pages[0]) if "一の会" in run.text)
    assert x < name.x < x + 86.4
    assert y < name.y < y + 42.3


def test_the_print_is_shifted_by_what_the_printer_is_off() -> None:
    (plain_page,) = labels(organizations("会")).pages
    (moved,) = labels(organizations("会"), right=1.5, down=-0.7).pages
    for one, other in zip(runs(plain_page), runs(moved), strict=True):
        assert (other.x - one.x, other.y - one.y) == pytest.approx((1.5, -0.7), abs=0.001)


@pytest.mark.parametrize(
    ("placing", "words"),
    [
        (Placing(BY_KEY["12"], start=0), "0枚目"),
        (Placing(BY_KEY["12"], start=13), "13枚目"),
        (Placing(BY_KEY["12"], right=6.0), "大きすぎ"),
        (Placing(BY_KEY["12"], down=-9.0), "大きすぎ"),
    ],
)
def test_a_sheet_that_cannot_be_is_refused(placing: Placing, words: str) -> None:
    with pytest.raises(ExpectedError, match=words):
        compose_labels(organizations("会"), placing)


def test_nobody_to_write_to_is_refused_and_who_lacks_an_address_is_listed() -> None:
    town = Town()
    town.organization("住所なしの会")
    made = make(LABELS, Request(town.ledger(), TODAY, town.read_blob, options={"to": "organizations"}))
    assert isinstance(made, Refused)
    assert [finding.name for finding in made.findings] == ["住所なしの会"]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.key)
@pytest.mark.parametrize("name", NAMES)
def test_any_name_stays_on_its_label(sheet: LabelSheet, name: str) -> None:
    mailing = organizations(name, address=f"{SAKAE}　{name[:40]}", contact_name=name)
    composition = labels(mailing, sheet.key)
    (page,) = composition.pages
    assert smallest_type([page]) >= SCALE.note_floor
    assert illegal_lines([page]) == []
    left, top = sheet.left, sheet.top
    for run in runs(page):
        assert left + 3.5 <= run.x
        assert run.x + run.width <= left + sheet.width - 3.5
        assert top + 2 <= run.y <= top + sheet.height - 2
    assert plain(name)[:6] in text_of(page)
    assert text_of(page).endswith(("様", "御中"))
    cut = [finding for finding in composition.notes if finding.kind is FindingKind.GAVE_WAY]
    assert bool(cut) == ("…" in text_of(page))


def test_frames_are_drawn_for_a_trial_only() -> None:
    mailing = organizations("会")
    (page,) = labels(mailing, "24", has_frames=True).pages
    frames = [each for each in page.operations if isinstance(each, Shape)]
    assert len(frames) == 24
    assert inked_edges([page], EMPTY_EDGE) == []
    assert [each for each in labels(mailing, "24").pages[0].operations if isinstance(each, Shape)] == []


@pytest.mark.parametrize("key", ["12", "24"])
def test_labels_of_a_sheet_are_set_alike(key: str) -> None:
    """One type size for all but a few long ones, and each text begins as far below the edge of its label."""
    mailing = organizations(*(f"さくらの会{'ひろば' * (number % 3)}" for number in range(11)), "あ" * 60)
    (page,) = labels(mailing, key).pages
    names = [run for run in page.text_runs() if run.text.startswith("さくらの会")]
    assert len({run.size_pt for run in names}) == 1
    tops = {round((run.y - BY_KEY[key].top) % BY_KEY[key].pitch_y, 1) for run in page.text_runs() if run.text.startswith("東京都")}
    assert len(tops) <= 2


def test_no_name_of_a_town_is_torn_on_a_label() -> None:
    mailing = organizations("さくらの会", address="小平市花小金井南町5-17-10")
    lines = lines_of(labels(mailing, "18").pages[0])
    assert lines[1:3] == ["小平市花小金井南町", "5-17-10"]
    assert "小平市花小金井南町5-17-10" in lines_of(labels(mailing, "12").pages[0])


def test_a_house_begins_below_the_street_and_does_not_hang_at_the_foot() -> None:
    town = sample_town()
    (page, *_) = compose_postcards(mailing_list(town.ledger(), Audience.PLACES, today=TODAY), sender()).pages
    columns = address_columns(page)
    assert len(columns) == 2
    street, house = columns
    assert 5 < min(run.y for run in house) - min(run.y for run in street) < 15


def address_columns(page: Page) -> list[list[TextRun]]:
    """The columns in the right third, from the right."""
    runs = [run for run in page.text_runs() if run.is_vertical and run.x > 66]
    places = sorted({round(run.x + run.width / 2) for run in runs}, reverse=True)
    return [[run for run in runs if round(run.x + run.width / 2) == place] for place in places]


def test_the_figures_of_the_code_stand_in_the_frames_of_the_card() -> None:
    (page,) = compose_postcards(organizations("栄町自治会"), sender()).pages
    assert (page.width_mm, page.height_mm) == (100.0, 148.0)
    figures = [run for run in runs(page) if run.text.isdigit() and run.y < 22 and not run.is_vertical]
    assert "".join(run.text for run in figures) == "1870034"
    lefts = [44.3, 51.3, 58.3, 65.9, 72.7, 79.5, 86.3]
    for run, left in zip(figures, lefts, strict=True):
        assert run.x + run.width / 2 == pytest.approx(left + 5.7 / 2, abs=0.1)
        assert 12.0 < run.y < 20.0
    assert_sound(page)


def test_the_address_is_vertical_with_kanji_numerals() -> None:
    mailing = organizations("株式会社𠮷田商店", contact_name="髙橋 誠")
    composition = compose_postcards(mailing, sender())
    (page,) = composition.pages
    said = "".join(run.text for run in runs(page) if run.is_vertical)
    assert "東京都小平市栄町二―三九―一" in said
    assert "髙橋　誠　様" in said
    assert "株式会社𠮷田商店" in said
    assert "小平市社会福祉協議会" in said
    name = [run for run in runs(page) if run.is_vertical and run.size_pt == 28.0]
    assert [run.x + run.width / 2 for run in name] == pytest.approx([50.5] * len(name), abs=0.6)
    bare = compose_postcards(mailing, sender(), has_sender=False).pages[0]
    assert "社会福祉協議会" not in text_of(bare)


@pytest.mark.parametrize("name", NAMES)
def test_any_name_on_a_postcard(name: str) -> None:
    composition = compose_postcards(organizations(name), sender())
    (page,) = composition.pages
    assert len(text_of(page)) > 20
    assert inked_edges([page], EMPTY_EDGE) == []
    is_endless = name == NAMES[-1]
    assert [finding.kind for finding in composition.notes] == [FindingKind.GAVE_WAY] * is_endless
    assert ("…" in text_of(page)) is is_endless
    assert "御中" in text_of(page)


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("writer", [sender(), LONG], ids=["ours", "endless"])
def test_nothing_on_a_postcard_lies_on_anything_else(person: str, writer: Sender) -> None:
    mailing = MailingList((Recipient(PEOPLE[person], "", Organization.KIND, 1),), ())
    (page,) = compose_postcards(mailing, writer).pages
    assert_sound(page)
    assert letters_on_letters(page) == []


def test_joint_names_on_a_postcard_each_have_an_honorific() -> None:
    mailing = MailingList((Recipient(PEOPLE["joint"], "", Organization.KIND, 1),), ())
    composition = compose_postcards(mailing, sender())
    said = "".join(page_text(pdf_bytes(composition.pages, title="x"), 0).split())
    assert "髙橋誠様美咲様" in said


def test_a_sender_without_an_address_is_said() -> None:
    composition = compose_postcards(organizations("会"), sender(""))
    assert [finding.kind for finding in composition.notes] == [FindingKind.ADDRESS]


@pytest.mark.parametrize("text", ["短い文です。", "手ぶらで、どうぞ。「お茶」の会をひらきます。" * 12])
def test_a_message_fits_the_other_side(text: str) -> None:
    composition = compose_message("つぎの集まりのご案内", text, sender())
    (page,) = composition.pages
    assert_sound(page)
    assert plain(text) in text_of(page)
    assert "042-000-0000" in text_of(page)
    assert composition.notes == ()


def test_a_message_without_end_is_cut_and_said() -> None:
    composition = compose_message("あ" * 400, "お茶の会。" * 400, sender())
    assert_sound(composition.pages[0])
    assert [finding.kind for finding in composition.notes] == [FindingKind.GAVE_WAY]
    with pytest.raises(ExpectedError, match="文面"):
        compose_message(" ", "", sender())


def test_what_is_written_can_be_read_back_and_aloud() -> None:
    ledger = posting_town().ledger()
    everything = [
        labels(organizations("株式会社𠮷田商店", "<b>&")),
        compose_postcards(organizations("髙橋 誠"), sender()),
        compose_message("見出し", "文です。", sender()),
        compose_reply_cards(ledger, next(each.id for each in ledger.all(Place) if each.name == "つどい食堂"), today=TODAY),
    ]
    for composition in everything:
        assert_readable(composition)
        for page in composition.pages:
            assert min(text.contrast for text in texts_on_grounds(page)) >= 4.5
    pdf = pdf_bytes(everything[0].pages, title="x")
    assert "株式会社𠮷田商店御中" in "".join(page_text(pdf, 0).split())


@pytest.mark.parametrize(
    ("product", "options", "pages"),
    [
        (LABELS, {"to": "places", "sheet": "24", "start": "3", "right": "-0.5", "down": "１．５"}, 1),
        (POSTCARD, {"to": "places"}, 9),
        (POSTCARD, {"side": "message"}, 1),
        (REPLY_CARD, {"which": "all", "reply-by": "5月20日"}, 18),
    ],
)
def test_products_take_their_options(product: Product, options: dict[str, str], pages: int) -> None:
    town = posting_town()
    made = make(product, Request(town.ledger(), TODAY, town.read_blob, options=options))
    assert isinstance(made, Made)
    assert len(made.pages) == pages


@pytest.mark.parametrize(
    ("product", "options"), [(LABELS, {"right": "すこし"}), (REPLY_CARD, {"which": "all", "reply-by": "いつか"})]
)
def test_what_cannot_be_read_is_refused(product: Product, options: dict[str, str]) -> None:
    town = posting_town()
    made = make(product, Request(town.ledger(), TODAY, town.read_blob, options=options))
    assert isinstance(made, Refused)


def test_a_character_no_font_has_is_said_with_whom_it_concerns() -> None:
    mailing = organizations("\u0e01の会", "髙橋 誠")
    for composition in (labels(mailing), compose_postcards(mailing, sender())):
        (finding,) = composition.notes
        assert (finding.kind, finding.record_kind, finding.record_id) == (
            FindingKind.MISSING_GLYPH, Organization.KIND, 1,
        )  # fmt: skip
        assert "「\u0e01」" in finding.message
