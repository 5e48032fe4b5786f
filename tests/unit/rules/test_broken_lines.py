"""Pasted lines that a page broke apart."""

from app.rules.broken_lines import bulleted_things, join_broken, listed_things, whole_paragraphs


def test_a_line_without_a_bullet_goes_on_with_the_one_before() -> None:
    broken = ["・別のことに使えないかと", "働きかける。", "・ベンチを置く。", "・Zoom", "Meeting"]
    assert bulleted_things(broken) == ["・別のことに使えないかと働きかける。", "・ベンチを置く。", "・Zoom Meeting"]


def test_lines_that_begin_without_a_bullet_stay_as_they_are() -> None:
    assert bulleted_things(["屋外の場", "・オンライン空間"]) == ["屋外の場", "・オンライン空間"]
    assert bulleted_things([]) == []


def test_a_list_that_runs_over_the_end_of_a_line_is_one() -> None:
    assert listed_things(["商工会、こだいら観光まちづ", "くり協会、産業振興", "課、", "高齢者支援課"]) == [
        "商工会、こだいら観光まちづくり協会、産業振興課、高齢者支援課"
    ]


def test_one_organization_a_line_stays_so() -> None:
    assert listed_things(["商工会：齋藤健一、田中", "NPO"]) == ["商工会：齋藤健一、田中", "NPO"]
    assert listed_things(["商工会、", "NPO"]) == ["商工会、NPO"]


def test_only_letters_of_the_alphabet_are_parted() -> None:
    assert join_broken("まちづ", "くり") == "まちづくり"
    assert join_broken("open", "data") == "open data"


def test_text_from_a_pdf_gets_one_line_for_each_paragraph() -> None:
    pasted = """ （１）ネットワークの構築

    企業や、大学など既存の福祉関係者以外の方々にも、居場所について共に考えていってもら

う必要がある。

場の提供を求めるだけではなく、まずは何のために居場所が必要なのか、福祉関係者以外にも

知ってもらう。

   ・ベンチを置く。

"""
    assert whole_paragraphs(pasted).split("\n") == [
        "（１）ネットワークの構築",
        "企業や、大学など既存の福祉関係者以外の方々にも、居場所について共に考えていってもらう必要がある。",
        "場の提供を求めるだけではなく、まずは何のために居場所が必要なのか、福祉関係者以外にも知ってもらう。",
        "・ベンチを置く。",
    ]


def test_other_text_is_pasted_as_it_is() -> None:
    letter = "春の便り\n  行を分けて\n書いたもの\n\nおわりに\n"
    assert whole_paragraphs(letter) == letter
    assert whole_paragraphs("一行") == "一行"
