"""知恵交換: the sheet to write on, the same with what was offered, the rules for the wall."""

from __future__ import annotations

import pytest

from app.errors import ExpectedError
from app.ledger import Ledger
from app.printing.composition import Composition
from app.printing.findings import FindingKind
from app.printing.pages import Shape
from app.printing.standards import Standard
from app.printing.theme import EMPTY_EDGE, EMPTY_EDGE_POSTER, TEXT_PAIRS
from app.printing.wisdom.rules import RULES, compose_wisdom_rules
from app.printing.wisdom.sheet import compose_wisdom_sheet
from app.records.concern import Concern, Wisdom
from app.records.field import Level
from app.records.term_lists import built_in_terms
from tests.exchange import ANSWERS, CONCERN, DETAIL, GIVERS, TITLE, WHO, exchange_ledger
from tests.ink import texts_on_grounds
from tests.printed_pages import inked_edges, outside_texts, overlapping_lines, smallest_type, text_of
from tests.printed_reports import assert_sound, plain, read_back, standard_failures, written
from tests.secrets import MARKS, with_secrets

QUESTIONS = ("わたしの団体でできること", "団体に関わらずいい知恵", "大切にしていること取り組んでみたいこと")
ODD = "<b>&=1+1🍵𠮷髙葛\U000e0100"


def sheet(ledger: Ledger, *, is_filled: bool = False, is_public: bool = False) -> Composition:
    return compose_wisdom_sheet(ledger, CONCERN, is_filled=is_filled, is_public=is_public)


def dashed_lines(composition: Composition) -> int:
    """Lines to write on."""
    return sum(1 for page in composition.pages for each in page.operations if isinstance(each, Shape) and each.dashes)


def test_the_sheet_asks_the_three_questions_about_one_trouble() -> None:
    composition = sheet(exchange_ledger())
    said = read_back(composition)
    for words in ("第2回令和7年5月20日（火）", "おなまえ・団体", plain(WHO), plain(TITLE), plain(DETAIL), "この紙は集めて記録にします"):
        assert words in said
    assert [said.index(each) for each in QUESTIONS] == sorted(said.index(each) for each in QUESTIONS)
    assert not any(plain(answer) in said for _, _, answer in ANSWERS)
    assert len(composition.pages) == 1
    assert dashed_lines(composition) >= 3 * 7


def test_filled_it_says_what_was_offered_under_each_question() -> None:
    composition = sheet(exchange_ledger(), is_filled=True)
    said = read_back(composition)
    for question, giver, answer in ANSWERS:
        assert f"{plain(answer)}（{plain(GIVERS[giver])}）" in said
        at = ["can", "idea", "value"].index(question)
        heads = [*map(said.index, QUESTIONS), len(said)]
        assert heads[at] < said.index(plain(answer)) < heads[at + 1]
    assert dashed_lines(composition) == 0
    assert "関係者用" in said
    assert composition.title.endswith("　関係者用")
    assert (composition.reader, composition.standard) == (Level.RELATED, Standard.ARCHIVE)


@pytest.mark.parametrize("is_filled", [False, True])
@pytest.mark.parametrize("is_public", [False, True])
def test_every_sheet_is_sound(is_filled: bool, is_public: bool) -> None:
    composition = sheet(exchange_ledger(), is_filled=is_filled, is_public=is_public)
    assert_sound(composition.pages)
    assert inked_edges(composition.pages, EMPTY_EDGE - 0.2) == []
    assert standard_failures(composition) == []
    assert len(composition.notes) == (is_filled and is_public), "why it is empty"
    again = sheet(exchange_ledger(), is_filled=is_filled, is_public=is_public)
    assert written(composition) == written(again)


def test_who_spoke_and_notes_stay_inside() -> None:
    for is_filled in (False, True):
        said = read_back(sheet(exchange_ledger(), is_filled=is_filled))
        assert "齋藤" not in said
        assert "本名" not in said


@pytest.mark.parametrize("is_filled", [False, True])
def test_the_public_sheet_holds_only_the_questions(is_filled: bool) -> None:
    ledger, planted = with_secrets(exchange_ledger())
    assert planted > 10
    composition = sheet(ledger, is_filled=is_filled, is_public=True)
    said, pdf = read_back(composition), written(composition)
    for mark in (*MARKS, "清水", "ごみの集積所", *GIVERS):
        assert mark not in said
        assert mark.encode("utf-16-be") not in pdf
    assert all(each in said for each in QUESTIONS)
    assert dashed_lines(composition) >= 2 + 3 * 7, "the trouble is written by hand"


def test_a_sheet_about_no_trouble_is_all_to_be_written() -> None:
    composition = compose_wisdom_sheet(exchange_ledger(), None)
    assert "清水" not in read_back(composition)
    assert composition.title == "知恵交換シート"
    with pytest.raises(ExpectedError, match="見つかりません"):
        compose_wisdom_sheet(exchange_ledger(), 1)


def test_filled_without_answers_it_can_still_be_written_on() -> None:
    ledger = Ledger.of([*built_in_terms(), Concern(id=CONCERN, title="坂がきつい")])
    composition = sheet(ledger, is_filled=True)
    assert dashed_lines(composition) >= 3 * 7
    assert "おなまえ・団体" in read_back(composition)


def test_why_a_filled_sheet_is_empty_is_told() -> None:
    silent = Ledger.of([*built_in_terms(), Concern(id=CONCERN, title="坂がきつい")])
    for composition, why in (
        (sheet(silent, is_filled=True), "まだ知恵が書いてありません"),
        (sheet(exchange_ledger(), is_filled=True, is_public=True), "公開用には"),
        (compose_wisdom_sheet(exchange_ledger(), None, is_filled=True), "どの困りごとかを"),
    ):
        assert any(why in note.message for note in composition.notes)
    assert sheet(exchange_ledger(), is_filled=True).notes == ()
    assert sheet(silent).notes == ()


def test_many_answers_run_on_in_the_boxes_of_further_sheets() -> None:
    many = [
        Wisdom(id=1000 + at, concern=CONCERN, question="idea", answer=f"{at:03}番目の知恵です。" * 4, pos=f"b{at:03}")
        for at in range(80)
    ]
    composition = sheet(exchange_ledger(*many), is_filled=True)
    assert_sound(composition.pages)
    said = read_back(composition)
    assert all(said.count(f"{at:03}番目の知恵です。") == 4 for at in range(80))
    assert 4 <= len(composition.pages) <= 12
    assert all("ごみの集積所" in text_of(page) and "いい知恵" in text_of(page) for page in composition.pages)
    assert not any("わたしの団体で" in text_of(page) for page in composition.pages[1:])
    assert standard_failures(composition) == []


def test_few_answers_are_large_and_many_are_as_small_as_they_may_be() -> None:
    def size_of(composition: Composition, text: str) -> float:
        return max(run.size_pt for page in composition.pages for run in page.text_runs() if run.text[:3] == text[:3])

    few = sheet(exchange_ledger(), is_filled=True)
    assert size_of(few, ANSWERS[0][2]) == 18
    more = [Wisdom(id=5000 + at, concern=CONCERN, question="can", answer=f"よい知恵その{at}") for at in range(60)]
    many = sheet(Ledger.of([*exchange_ledger().all(Concern), *more, *built_in_terms()]), is_filled=True)
    assert len(many.pages) > 1
    assert size_of(many, "よい知恵") == 13


def test_a_long_trouble_gives_way_at_a_sentence_and_says_so() -> None:
    composition = sheet(exchange_ledger(detail="坂がきついのです。" * 200))
    assert [note.kind for note in composition.notes] == [FindingKind.GAVE_WAY]
    assert composition.notes[0].record_id == CONCERN
    assert_sound(composition.pages)
    said = read_back(composition)
    assert said.count("坂がきついのです。") > 20
    assert "坂がきついのです。1わたしの" in said
    assert dashed_lines(composition) >= 3 * 4


@pytest.mark.parametrize("word", ["ながいことば、", "あ", "abcdefghij", "一行\n", ODD, "\x00\x07\u202e逆"])
@pytest.mark.parametrize("is_filled", [False, True])
def test_words_of_any_length_stay_on_the_sheet(word: str, is_filled: bool) -> None:
    words = (word * 400)[:400]
    answer = Wisdom(id=1000, concern=CONCERN, question="value", answer=words, organization=810, pos="z")
    ledger = exchange_ledger(answer, title=words, detail=words, pseudonym=words)
    composition = sheet(ledger, is_filled=is_filled)
    for page in composition.pages:
        assert overlapping_lines(page) == []
        assert outside_texts(page, EMPTY_EDGE) == []
    assert written(composition).startswith(b"%PDF")


@pytest.mark.parametrize(("paper", "width", "floor"), [("A4", 210, 14), ("A3", 297, 18)])
def test_the_rules_hang_on_the_wall(paper: str, width: int, floor: int) -> None:
    composition = compose_wisdom_rules(exchange_ledger(), paper=paper)
    (page,) = composition.pages
    assert round(page.width_mm) == width
    assert smallest_type(composition.pages) >= floor
    assert overlapping_lines(page) == []
    assert inked_edges(composition.pages, EMPTY_EDGE_POSTER - 0.2) == []
    assert standard_failures(composition) == []
    said = read_back(composition)
    order = [said.index(plain(words)) for rule in RULES for words in (rule.sentence, rule.line)]
    assert order == sorted(order)
    assert said.startswith("知恵交換の三つの約束")
    assert said.endswith("支え合いのまちづくり連絡会")


def test_a_rule_is_large_enough_to_read_from_the_table() -> None:
    (page,) = compose_wisdom_rules(Ledger.of([])).pages
    pairs = {(text.run.colour, text.ground) for text in texts_on_grounds(page)}
    assert pairs <= {(str(ink), str(ground)) for ink, ground in TEXT_PAIRS}
    sizes = {run.text: run.size_pt for run in page.text_runs()}
    for rule in RULES:
        assert sizes[rule.sentence] >= 36
        assert sizes[rule.line] >= 21
