"""Every flyer and poster: each content in each design on each paper, what gives way, what must never reach it."""

from __future__ import annotations

import re

import page as validator
import pytest

from app.printing.flyers.event_content import event_content
from app.printing.flyers.place_content import place_content
from app.printing.japanese_text import drawable
from app.printing.pdf_writer import pdf_bytes
from app.printing.preview import page_text
from app.printing.print_words import print_words
from app.printing.products.catalogue import BY_KEY
from app.printing.theme import EMPTY_EDGE, TEXT_PAIRS
from tests.ink import PHOTO, texts_on_grounds
from tests.integration.printing.printed_flyers import (
    DESIGNS,
    LONG,
    STRANGE_NAMES,
    TODAY,
    crowded_town,
    faults,
    floor_of,
    made,
    papers,
    subjects,
    town,
)
from tests.printed_pages import (
    codes_on,
    inked_edges,
    outside_texts,
    overlapping_lines,
    text_of,
)
from tests.town import Town


@pytest.mark.parametrize(("key", "design"), DESIGNS)
def test_every_design_is_sound_on_every_paper(key: str, design: str, is_thorough: bool) -> None:
    """Every other paper of each design, unless thorough; every paper comes up with every product."""
    pages = []
    for number, paper in enumerate(papers(BY_KEY[key])):
        if not is_thorough and (number + DESIGNS.index((key, design))) % 2:
            continue
        subject = subjects(key)[number % len(subjects(key))]
        page = made(key, subject, {"design": design, "paper": paper}).pages[0]
        assert faults(page, floor_of(key, paper), EMPTY_EDGE) == [], paper
        pages.append(page)
    assert len({(page.width_mm, page.height_mm) for page in pages}) == len(pages)
    assert inked_edges(pages if is_thorough else pages[:1], EMPTY_EDGE) == []


@pytest.mark.thorough
@pytest.mark.parametrize(("key", "design"), DESIGNS)
def test_every_design_is_sound_with_everything_there_is(key: str, design: str) -> None:
    """Every subject, paper, with and without photo, with and without strips; ink looked for at every edge."""
    for paper in papers(BY_KEY[key]):
        pages = []
        for subject in subjects(key):
            for photo in ("yes", "no"):
                for strips in ("yes", "no"):
                    options = {"design": design, "paper": paper, "photo": photo, "strips": strips}
                    page = made(key, subject, options).pages[0]
                    assert faults(page, floor_of(key, paper), EMPTY_EDGE) == [], options
                    pages.append(page)
        assert inked_edges(pages, EMPTY_EDGE) == []


@pytest.mark.parametrize(("key", "design"), DESIGNS)
def test_every_text_can_be_read_where_it_stands(key: str, design: str) -> None:
    """R13, in colour and on a grey copy, on a pair of colours of the theme, never on a photo."""
    known = {(str(ink), str(ground)) for ink, ground in TEXT_PAIRS}
    for paper in list(papers(BY_KEY[key]))[:1]:
        texts = list(texts_on_grounds(made(key, subjects(key)[0], {"design": design, "paper": paper}).pages[0]))
        assert [text.run.text for text in texts if text.ground == PHOTO or text.contrast < 4.5] == []
        assert {(str(text.run.colour), str(text.ground)) for text in texts} <= known


@pytest.mark.parametrize(("key", "design"), DESIGNS)
def test_what_was_entered_stands_on_the_paper(key: str, design: str) -> None:
    """Read back from the PDF; the words beside the name may be left out only if that is told."""
    ids, ledger = town()
    subject = subjects(key)[0]
    found = made(key, subject, {"design": design})
    said = "".join(page_text(pdf_bytes(found.pages, title="x"), 0).split())
    own = {
        "flyer": ("毎週土曜", "13:00〜15:00", "8月休み", "上水新町商店会事務所", "おとな300円", "上ばき", "042-000-0018"),
        "event-flyer": ("14:00〜16:00", "小川町公民館ホール", "無料", "森野和子", "11月14日（金）までに", "042-000-0000"),
        "volunteer-flyer": ("小川町公民館", "配膳と、子どもたちの見守り。", "042-000-0044"),
        "referral-flyer": ("ご紹介ください。", "042-000-0000"),
        "poster": ("毎週土曜", "13:00〜15:00", "上水新町商店会事務所", "おとな300円", "042-000-0018"),
        "event-poster": ("14:00〜16:00", "小川町公民館ホール", "042-000-0000"),
    }[key]
    assert [text for text in own if text not in said] == []
    texts: tuple[tuple[str, str], ...] = ()
    if key == "flyer":
        texts = place_content(ledger, ids.place, print_words(ledger), today=TODAY, month=None).texts
    elif key == "event-flyer":
        texts = event_content(ledger, ids.forum, print_words(ledger), today=TODAY).texts
    for name, text in texts:
        is_told = any(f"「{name}」" in finding.message for finding in found.findings)
        assert is_told or "".join(drawable(text).split()) in said


@pytest.mark.parametrize(("key", "design"), DESIGNS[::3])
def test_a_validator_that_is_not_ours_accepts_it(key: str, design: str) -> None:
    for paper in list(papers(BY_KEY[key]))[:2]:
        found = made(key, subjects(key)[0], {"design": design, "paper": paper, "strips": "yes"})
        pdf = pdf_bytes(found.pages, title=found.composition.title)
        report = validator.validate_pdf_bytes(pdf, profile="ua1")
        assert [f"{failure.rule_id}: {failure.message}" for failure in report.failures] == []
        assert len(re.findall(rb"/FontFile2 ", pdf)) == len(re.findall(rb"/Type /FontDescriptor", pdf)) > 0


@pytest.mark.parametrize(("key", "design"), [each for each in DESIGNS if each[0] in ("flyer", "event-flyer")])
@pytest.mark.parametrize("paper", ["A5"])
def test_the_code_is_read_back_from_the_page(key: str, design: str, paper: str) -> None:
    url = {"flyer": "https://ibasho.example/27", "event-flyer": "https://ibasho.example/e5"}[key]
    found = made(key, subjects(key)[0], {"design": design, "paper": paper})
    assert codes_on(found.pages, 0) == [url]
    assert url.removeprefix("https://") in text_of(found.pages[0])


@pytest.mark.parametrize("name", STRANGE_NAMES)
@pytest.mark.parametrize("design", BY_KEY["flyer"].option("design").choices)
def test_any_name_is_printed_within_the_page(name: str, design: str, is_thorough: bool) -> None:
    of = Town()
    place = of.place(name, phone="042-000-0001", activities=LONG, story=LONG, reading="よみ", photo="tea")
    one = ("A4", "A5-wide")[len(name) % 2]
    for paper in papers(BY_KEY["flyer"]) if is_thorough else (one,):
        found = made("flyer", place, {"design": design, "paper": paper}, of=of)
        assert faults(found.pages[0], floor_of("flyer", paper), EMPTY_EDGE) == [], paper
        said = text_of(found.pages[0])
        assert "042-000-0001" in said
        letters = "".join(drawable(name).split())
        assert letters in said.replace("よみ", "") or any("なまえ" in each.message for each in found.findings)


@pytest.mark.thorough
@pytest.mark.parametrize("word", ["ながいことば、", "あ", "abcdefghij", "一行\n", "042-000-0000、"])
@pytest.mark.parametrize(("key", "design"), DESIGNS)
def test_words_of_any_length_in_every_field_stay_on_the_page(key: str, design: str, word: str) -> None:
    of, place, event = crowded_town(word)
    subject = {"place": place, "event": event, "": None}[BY_KEY[key].subject]
    for paper in papers(BY_KEY[key]):
        page = made(key, subject, {"design": design, "paper": paper}, of=of).pages[0]
        assert overlapping_lines(page) == [], paper
        assert outside_texts(page, EMPTY_EDGE) == [], paper


@pytest.mark.parametrize(("key", "design"), [("flyer", "photo"), ("flyer", "calendar"), ("event-flyer", "seats")])
def test_too_much_is_told_and_nothing_lies_on_another(key: str, design: str) -> None:
    of, place, event = crowded_town("ながいことば、")
    found = made(key, place if key == "flyer" else event, {"design": design, "paper": "A5"}, of=of)
    assert overlapping_lines(found.pages[0]) == []
    assert any("1枚に入りません" in finding.message for finding in found.findings)
    assert any("途中まで" in finding.message for finding in found.findings)
