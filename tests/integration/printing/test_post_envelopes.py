"""封筒: of the size they are sold in, the corners the post needs left empty, and everything on them as it was entered."""

from __future__ import annotations

import page as validator
import pytest

from app.errors import ExpectedError
from app.printing.composition import Composition
from app.printing.findings import FindingKind
from app.printing.japanese_text import drawable
from app.printing.pages import POINT_MM, Page
from app.printing.paper_sizes import paper_name, paper_words
from app.printing.pdf_writer import pdf_bytes
from app.printing.post.address_block import Addressee
from app.printing.post.envelope_papers import BY_KEY, ENVELOPES, Envelope
from app.printing.post.envelopes import Feed, compose_envelopes
from app.printing.post.recipients import MailingList, Recipient
from app.printing.post.sender import Sender, sender_of
from app.printing.preview import page_text
from app.printing.print_words import print_words
from app.printing.products.post import ENVELOPE, LABELS, POSTCARD
from app.printing.products.product import NO, Made, Refused, Request, make
from app.printing.theme import EMPTY_EDGE
from app.records.organization import Organization
from tests.integration.printing.printed_post import (
    LONG,
    NAMES,
    OUR_ADDRESS,
    PEOPLE,
    SAKAE,
    TODAY,
    assert_sound,
    ink_of,
    letters_on_letters,
    posting_town,
    runs,
)
from tests.printed_pages import inked_edges, text_of
from tests.town import Town

OURS = sender_of(print_words(posting_town(OUR_ADDRESS).ledger()))
STAMP, SORTING_HEIGHT = (35.0, 70.0), 35.0
"""What the post needs empty, mm: the corner for the stamp, across and down, and the foot at the right (app/printing/post/envelopes.py)."""
every_envelope = pytest.mark.parametrize("envelope", ENVELOPES, ids=lambda each: each.key)
every_person = pytest.mark.parametrize("person", PEOPLE)


def fronts(*people: Addressee, envelope: Envelope, sender: Sender | None = OURS, has_frames: bool = True) -> Composition:
    recipients = tuple(Recipient(each, "", Organization.KIND, number) for number, each in enumerate(people, 1))
    return compose_envelopes(MailingList(recipients, ()), sender, Feed(envelope, has_frames))


def overlaps(page: Page, left: float, top: float, right: float, foot: float) -> list[str]:
    """Texts that reach into a part of the page."""
    found = []
    for run in runs(page):
        x, y, end, below = ink_of(run)
        if run.text.strip() and x < right and end > left and y < foot and below > top:
            found.append(run.text)
    return found


@pytest.mark.parametrize(
    ("key", "millimetres", "name"),
    [
        *(("naga3", (120, 235), "長形3号封筒"), ("naga4", (90, 205), "長形4号封筒")),
        *(("kaku2", (240, 332), "角形2号封筒"), ("you2", (114, 162), "洋形2号封筒")),
    ],
)
def test_the_page_is_the_envelope(key: str, millimetres: tuple[int, int], name: str) -> None:
    import pypdfium2

    (page,) = fronts(PEOPLE["short"], envelope=BY_KEY[key]).pages
    with pypdfium2.PdfDocument(pdf_bytes([page], title="x")) as pdf:
        left, foot, right, top = pdf[0].get_mediabox()
    assert [round((right - left) * POINT_MM, 1), round((top - foot) * POINT_MM, 1)] == list(millimetres)
    assert paper_words(*millimetres) == paper_name(*reversed(millimetres)) == name


@every_envelope
@every_person
@pytest.mark.parametrize("sender", [OURS, LONG], ids=["ours", "endless"])
@pytest.mark.parametrize("has_frames", [True, False])
def test_what_the_post_needs_is_left_empty(envelope: Envelope, person: str, sender: Sender, has_frames: bool) -> None:
    (page,) = fronts(PEOPLE[person], envelope=envelope, sender=sender, has_frames=has_frames).pages
    assert_sound(page)
    width, height = page.width_mm, page.height_mm
    assert overlaps(page, 0, 0, *STAMP) == []
    assert overlaps(page, width / 2, height - SORTING_HEIGHT, width, height) == []


@every_envelope
@every_person
def test_no_letter_lies_on_another(envelope: Envelope, person: str) -> None:
    (page,) = fronts(PEOPLE[person], envelope=envelope, sender=LONG).pages
    assert letters_on_letters(page) == []


@every_envelope
@every_person
def test_what_was_entered_is_read_back(envelope: Envelope, person: str) -> None:
    composition = fronts(PEOPLE[person], envelope=envelope)
    pdf = pdf_bytes(composition.pages, title=composition.title, standard=composition.standard)
    said = "".join(page_text(pdf, 0).split())
    expected = {
        "short": ("林一様", "東京都小平市栄町二―三九―一"),
        "long": ("小平市社会福祉協議会生活支援コーディネーター御中", "福祉会館二階"),
        "joint": ("髙橋誠様美咲様", "小平市たかの台五―四〇―一二", "たかの台団地三号棟一二〇三号室"),
        "firm": ("葛\U000e0100西りん様", "株式会社𠮷田商店総務部地域貢献課", "さくら館"),
        "endless": ("あ" * 12, "い" * 12, "う" * 12, "え" * 12, "様"),
    }[person]
    for words in (*expected, "小平市社会福祉協議会", "小川町二―一―一", "〒187-0032"):
        assert words in said
    assert [note.kind for note in composition.notes] == [FindingKind.GAVE_WAY] * (person == "endless")
    assert [each.rule_id for each in validator.validate_pdf_bytes(pdf, profile="ua1").failures] == []


@every_envelope
@pytest.mark.parametrize("name", NAMES)
def test_any_name_is_written_out_or_said_to_be_too_long(envelope: Envelope, name: str) -> None:
    composition = fronts(Addressee(name, f"{SAKAE}　{name[:30]}", honorific="御中"), envelope=envelope)
    (page,) = composition.pages
    assert inked_edges([page], EMPTY_EDGE) == []
    wanted = "".join(drawable(name).split())
    said = text_of(page).translate({code + 0xFEE0: code for code in range(0x21, 0x7F)})
    cut = [note for note in composition.notes if note.kind is FindingKind.GAVE_WAY]
    if cut:
        assert "…" in said
        assert wanted[:20] in said
        assert (cut[0].record_kind, cut[0].record_id) == (Organization.KIND, 1)
        assert "封筒に入りきりません" in cut[0].message
    else:
        assert f"{wanted}御中" in said
        assert "…" not in said


@pytest.mark.parametrize("key", ["naga3", "naga4", "you2"])
def test_figures_stand_in_the_frames_the_post_prescribes(key: str) -> None:
    (page,) = fronts(PEOPLE["short"], envelope=BY_KEY[key], sender=None).pages
    figures = [run for run in runs(page) if not run.is_vertical]
    assert "".join(run.text for run in figures) == "1870034"
    from_right = [page.width_mm - run.x - run.width / 2 for run in figures]
    frame = 5.7 / 2
    lefts = [55.7, 48.7, 41.7, 34.1, 27.3, 20.5, 13.7]  # of the frames, from the right edge
    assert from_right == pytest.approx([left - frame for left in lefts], abs=0.1)
    for run in figures:
        left, top, right, foot = ink_of(run)
        assert right - left < 5.7
        assert 12.0 < top < foot < 20.0


@pytest.mark.parametrize(("key", "has_frames"), [("naga3", False), ("naga4", False), ("you2", False), ("kaku2", True)])
def test_without_frames_the_code_is_written_as_one_number(key: str, has_frames: bool) -> None:
    (page,) = fronts(PEOPLE["short"], envelope=BY_KEY[key], sender=None, has_frames=has_frames).pages
    (code,) = [run for run in runs(page) if not run.is_vertical]
    assert code.text == "187-0034"
    assert code.x > page.width_mm / 2.6
    assert 2.4 <= 0.74 * code.size_pt * POINT_MM <= 6.0


def test_without_a_code_nothing_stands_in_the_frames() -> None:
    (page,) = fronts(Addressee("林 一", SAKAE), envelope=BY_KEY["naga3"], sender=None).pages
    assert [run.text for run in runs(page) if not run.is_vertical] == []


@every_envelope
def test_the_name_is_the_largest_and_stands_in_the_middle(envelope: Envelope) -> None:
    (page,) = fronts(PEOPLE["short"], envelope=envelope).pages
    name = [run for run in runs(page) if run.size_pt == envelope.sizes.name]
    assert "".join(run.text for run in name).split() == ["林", "一", "様"]
    for run in name:
        assert run.x + run.width / 2 == pytest.approx(envelope.width / 2, abs=0.6)
    assert max(run.size_pt for run in runs(page) if run not in name) <= envelope.sizes.name / 1.5


def test_sender_is_left_out_where_it_is_printed_on_the_envelope() -> None:
    town = posting_town()
    for value, is_there in ((NO, False), ("", True)):
        made = make(ENVELOPE, Request(town.ledger(), TODAY, town.read_blob, options={"sender": value}))
        assert isinstance(made, Made)
        assert ("社会福祉協議会" in text_of(made.pages[0])) is is_there
        assert (made.pages[0].width_mm, made.pages[0].height_mm) == (120.0, 235.0), "長形3号 as it comes"


def test_a_sender_without_an_address_is_said_if_it_shall_be_there() -> None:
    town = posting_town("")
    for value, count in ((NO, 0), ("", 1)):
        made = make(ENVELOPE, Request(town.ledger(), TODAY, town.read_blob, options={"sender": value}))
        assert isinstance(made, Made)
        assert sum(finding.setting == "print.publisher_address" for finding in made.findings) == count


def test_envelopes_go_to_those_whom_labels_and_postcards_go_to() -> None:
    town = posting_town()
    town.place("住所のない会")
    for to in ("places", "organizations", "owners", "volunteers", "members"):
        found = []
        for product in (ENVELOPE, POSTCARD, LABELS):
            made = make(product, Request(town.ledger(), TODAY, town.read_blob, options={"to": to, "order": "postal-code"}))
            found.append([(each.record_kind, each.record_id, each.field) for each in made.findings if each.record_id])
            assert isinstance(made, Made | Refused)
        assert found[0] == found[1] == found[2]
    town = Town()
    town.organization("住所なしの会")
    made = make(ENVELOPE, Request(town.ledger(), TODAY, town.read_blob, options={"to": "organizations"}))
    assert isinstance(made, Refused)
    assert [(finding.name, finding.field) for finding in made.findings] == [("住所なしの会", "address")]


def test_the_print_is_shifted_by_what_the_printer_is_off() -> None:
    recipients = MailingList((Recipient(PEOPLE["short"], "", Organization.KIND, 1),), ())
    pages = [
        compose_envelopes(recipients, OURS, Feed(BY_KEY["naga3"], right=right, down=down)).pages[0]
        for right, down in ((0.0, 0.0), (1.5, -0.7))
    ]
    for one, other in zip(runs(pages[0]), runs(pages[1]), strict=True):
        assert (other.x - one.x, other.y - one.y) == pytest.approx((1.5, -0.7), abs=0.001)
    for right, down in ((5.1, 0.0), (0.0, -9.0), (float("nan"), 0.0)):
        with pytest.raises(ExpectedError, match="大きすぎ"):
            compose_envelopes(recipients, OURS, Feed(BY_KEY["naga3"], right=right, down=down))
