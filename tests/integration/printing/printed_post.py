"""A town that posts, and what every print that goes by post holds to."""

from __future__ import annotations

from datetime import date

from app.printing.japanese_text import drawable
from app.printing.pages import POINT_MM, Page, TextRun
from app.printing.post.address_block import Addressee
from app.printing.post.sender import Sender
from app.printing.theme import EMPTY_EDGE, THEMES
from tests.printed_pages import illegal_lines, inked_edges, outside_texts, overlapping_lines, smallest_type
from tests.town import Town, sample_town

TODAY = date(2025, 4, 10)
SAKAE = "東京都小平市栄町2-39-1"
OUR_ADDRESS = "〒187-0032 東京都小平市小川町2-1-1"
SCALE = THEMES["postcard"].scale
NAMES = ["<b>太字&会</b>", "葛\U000e0100飾の𠮷田さんと髙橋さん🍵", "=1+1", "株式会社" + "あ" * 60, "あ" * 400]
LONG = Sender("ながい名まえの協議会" * 40, "生活支援" * 100, SAKAE * 20, "187-0032", "042-000-0000" * 9, "")
PEOPLE = {
    "short": Addressee("林 一", SAKAE, "187-0034"),
    "long": Addressee("小平市社会福祉協議会 生活支援コーディネーター", SAKAE, "187-0034", "福祉会館2階", "", "御中"),
    "joint": Addressee("髙橋 誠・美咲", "東京都小平市たかの台5-40-12", "187-0024", "たかの台団地3号棟1203号室"),
    "firm": Addressee("葛\U000e0100西 りん", SAKAE, "187-0034", "さくら館", "株式会社𠮷田商店 総務部 地域貢献課"),
    "endless": Addressee("あ" * 400, "い" * 400, "187-0034", "う" * 400, "え" * 400),
}
"""Whom one writes to, from a short name to one without end; LONG is a sender without end."""


def posting_town(address: str = OUR_ADDRESS) -> Town:
    town = sample_town()
    town.setting("print.publisher_address", address)
    return town


def plain(text: str) -> str:
    return "".join(drawable(text).split())


def runs(page: Page) -> list[TextRun]:
    return [each for each in page.operations if isinstance(each, TextRun)]


def assert_sound(page: Page) -> None:
    assert smallest_type([page]) >= SCALE.note_floor
    assert illegal_lines([page]) == []
    assert overlapping_lines(page) == []
    assert outside_texts(page, EMPTY_EDGE) == []
    assert inked_edges([page], EMPTY_EDGE) == []


def ink_of(run: TextRun) -> tuple[float, float, float, float]:
    """Left, top, right and foot of the em boxes of a run, mm."""
    size = run.size_pt * POINT_MM
    return run.x, run.y - 0.88 * size, run.x + run.width, run.y + 0.13 * size


def letters_on_letters(page: Page) -> list[tuple[str, str]]:
    """Pairs of letters that lie on each other, vertical ones too."""
    boxes = sorted((ink_of(run), run.text) for run in runs(page) if run.text.strip())
    found = []
    for at, ((left, top, right, foot), one) in enumerate(boxes):
        for (x, y, end, below), other in boxes[at + 1 :]:
            if x >= right - 0.2:
                break
            if min(right, end) - max(left, x) > 0.2 and min(foot, below) - max(top, y) > 0.5:
                found.append((one, other))
    return found
