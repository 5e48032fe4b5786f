"""What happens when, read from a description and set as a table."""

from __future__ import annotations

import pytest

from app.printing.flyers.programme import ProgrammeStep, programme_block, read_programme
from app.printing.pages import TextRun
from app.printing.theme import Colour

DESCRIPTION = """空き家の一間をひらいた話です。
13:30 受付
14:00〜15:00　講演「鍵を一本、預かるところから」
　講師　森野和子
・午後３時３０分から　意見交換
おわりにお茶があります。"""


def test_lines_that_begin_with_a_time_are_the_programme_and_the_rest_stays_text() -> None:
    steps, text = read_programme(DESCRIPTION)
    assert steps == (
        ProgrammeStep("13:30", "受付"),
        ProgrammeStep("14:00〜15:00", "講演「鍵を一本、預かるところから」　講師　森野和子"),
        ProgrammeStep("午後３時３０分", "意見交換"),
    )
    assert text == "空き家の一間をひらいた話です。\nおわりにお茶があります。"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "14:00〜16:00　お茶の会です。",
        "10時に集まって、お茶を飲みます。\nどなたでもどうぞ。",
        "2023年から続く会です。\n10名までです。\n5月は休みます。",
        "13:30\n14:00\n15:00",
    ],
)
def test_without_two_steps_everything_stays_text(text: str) -> None:
    assert read_programme(text) == ((), text)


def test_times_and_words_stand_below_each_other_with_a_dot_between() -> None:
    steps, _ = read_programme(DESCRIPTION)
    block = programme_block(steps, 120, 14, Colour.AI)
    runs = [run for run in block.operations if isinstance(run, TextRun)]
    times = [run for run in runs if run.x == 0]
    words = [run for run in runs if run.x > 0]
    assert [run.text for run in times] == ["13:30", "14:00〜15:00", "午後3時30分"]
    assert len({round(run.x, 3) for run in words}) == 1
    assert min(run.x for run in words) > max(run.x + run.width for run in times)
    assert all(run.x + run.width <= 120 for run in words)
    assert block.first_baseline == pytest.approx(times[0].y)
