"""The 受領書 says who, what, when, how many and until when; long words never run into the slip."""

from __future__ import annotations

import pypdfium2
import pytest

from app.ledger import Ledger
from app.printing.pages import Page
from app.printing.pdf_writer import pdf_bytes
from app.printing.receipt import compose_receipt
from app.records.handover import HANDOVER_FORM, Handover
from tests.town import Town

FULL = Handover(
    id=1,
    recipient="佐藤 健一さん",
    date="2026-11-24",
    form="both",
    purpose="地域ケア会議の資料づくり",
    contents="居場所84か所、場61か所",
    records=145,
    sha="1a2b3c4d5e6f7a8b9c0d",
    return_by="2027-03-31",
)
SLIP_TOP, LEFT, RIGHT, FOOT = 226.0, 20.0, 190.0, 289.0


def town() -> tuple[Ledger, int]:
    made = Town()
    made.setting("print.publisher", "小平市社会福祉協議会")
    organization = made.organization("栄町地域包括支援センター")
    return Ledger.of(made.records), organization


def text_of(handover: Handover) -> str:
    ledger, organization = town()
    composition = compose_receipt(ledger, handover.changed(organization=organization))
    data = pdf_bytes(composition.pages, title=composition.title)
    assert data == pdf_bytes(composition.pages, title=composition.title)
    document = pypdfium2.PdfDocument(data)
    assert len(document) == 1
    return document[0].get_textpage().get_text_range()


def test_it_says_what_was_agreed() -> None:
    text = text_of(FULL)
    for words in (
        "受領書",
        "小平市社会福祉協議会から",
        "栄町地域包括支援センター",
        "佐藤 健一 さま",
        "令和8年11月24日",
        HANDOVER_FORM["both"],
        "145件",
        "居場所84か所",
        "令和9年3月31日 まで",
        "1a2b 3c4d 5e6f 7a8b",
        "消したしるし",
    ):
        assert words in text
    assert "さんさま" not in text.replace(" ", "")


def test_it_names_every_kind_that_a_full_copy_holds() -> None:
    contents = (
        "地域17か所、団体210団体、場の提供者30人、場185か所、居場所184か所、担い手116人、つなぎ140件、借りたい12件、会議体5件、"
        "会議録31件、約束54件、働きかけ80件、困りごと33件、知恵25件、事例11件、催し114件、写真170枚、目標13件、調査の結果50件、"
        "号14号、ご紹介22件、コーディネーター12人、支援120件、渡した写し29件"
    )
    assert "渡した写し29件" in text_of(FULL.changed(contents=contents)).replace("\r\n", "")


@pytest.mark.parametrize("form", HANDOVER_FORM)
def test_only_a_locked_copy_speaks_of_a_passphrase(form: str) -> None:
    assert ("合言葉は、写しといっしょに" in text_of(FULL.changed(form=form))) == (form in ("locked", "both"))


@pytest.mark.parametrize(
    "handover",
    [
        Handover(id=2, recipient="田中"),
        FULL,
        FULL.changed(recipient="髙橋葛󠄀𠮷" * 100, purpose="とても長い目的。" * 60, contents="居場所84か所、" * 60),
        FULL.changed(recipient="<b>&\u202e\x00", purpose="\n\n\n", contents="=1+1"),
    ],
    ids=["bare", "full", "long", "hostile"],
)
def test_nothing_runs_into_the_slip_or_over_the_margins(handover: Handover) -> None:
    ledger, organization = town()
    [page] = compose_receipt(ledger, handover.changed(organization=organization)).pages
    assert isinstance(page, Page)
    runs = list(page.text_runs())
    cut = next(number for number, run in enumerate(runs) if "切り取って" in run.text)
    assert all(run.y < SLIP_TOP - 3 for run in runs[:cut])
    assert all(run.y > SLIP_TOP - 3 for run in runs[cut:])
    assert all(run.x >= LEFT - 0.1 and run.x + run.width <= RIGHT + 0.1 and run.y < FOOT for run in runs)


@pytest.mark.parametrize("publisher", ["小平市社会福祉協議会", "小平市社会福祉協議会　生活支援コーディネーター係　西圏域担当"])
def test_the_slip_says_to_whom_and_of_which_copy(publisher: str) -> None:
    made = Town()
    made.setting("print.publisher", publisher)
    (page,) = compose_receipt(made.ledger(), FULL).pages
    slip = "".join(run.text for run in page.text_runs() if run.y > SLIP_TOP)
    assert "に受け取った写しについて" in slip
    assert "…" not in slip


def test_few_words_are_larger_and_leave_no_hole() -> None:
    ledger, _ = town()
    (page,) = compose_receipt(ledger, Handover(id=2, recipient="田中", date="2026-11-24", purpose="資料づくり", records=12)).pages
    assert max(run.size_pt for run in page.text_runs() if "資料" in run.text) > 14
