"""States of とりこむ that the self-test looks at, on a list made for it: every kind of row is in it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ui.exporting.export_dialog import ExportDialog
from ui.importing.questions import Topic
from ui.pages.page import SelfTestStep

if TYPE_CHECKING:
    from ui.pages.import_page import ImportPage

_LIST = """\
№,圏域,名称,会場,所在地,曜日,時間,参加費,電話
1,東部,まめの木Café,栄町地域センター,栄町2-39-1,隔週木曜,9:30～10:00,月500円,042-000-9001
2,東部,ひだまりサロン,中島町地域センター,中島町1-1,毎週木曜,13:00～15:00,300円,042-000-9002
3,西部,なごみいきいき体操,美園町自治会館,美園町5-32,第2・第4火曜,10:30～11:30,200円,042-000-902
4,西部,ひだまりサロン,御幸町集会所,御幸町3-1,毎週土曜,10:00～12:00,100円,042-000-9004
5,南部,とても長いなまえの会「こもれびの縁側ひろば」たかの台団地集会室分会（午前と午後の部）,集会室,,不定期（月2回）,,無料,
6,南部,,たかの台2-3,,毎週月曜,10:00～11:00,,
合計 6か所,,,,,,,,
"""


_PERSONS = "氏名,フリガナ,住所,電話,年齢\n見本　花子,ﾐﾎﾝ ﾊﾅｺ,栄町2-39-1,042-000-9001,72\n"

_REPORT = """\
第3回 西部圏域 第2層協議体 会議録
日時：令和8年5月12日（火）午前10時～11時30分
場所：小川町公民館
出席者：民生委員協議会（見本 山田）、小川商店会、まるや株式会社
■ ワーク１「集える場」
Ａグループ
・空き店舗
・寺の本堂
Ｂグループ
・店の駐車場
■ まとめ
歩いて行けるところから声をかける。
■ 宿題
・店長に電話する（見本 山田／6月10日まで）
"""


def import_states(page: ImportPage) -> Sequence[SelfTestStep]:
    """Start, error, columns, problem, likeness, left-out row, done, persons, a report, the way out; the start."""
    folder = tempfile.TemporaryDirectory()
    source = Path(folder.name) / "通いの場一覧_見本.csv"
    source.write_text(_LIST, encoding="utf-8-sig")
    broken = Path(folder.name) / "写真.xlsx"
    broken.write_bytes(b"\xff\xd8\xff\xe0" + b"\0" * 64)
    persons, report = Path(folder.name) / "名簿_見本.csv", Path(folder.name) / "会議録_見本.txt"
    persons.write_text(_PERSONS, encoding="utf-8-sig")
    report.write_text(_REPORT, encoding="utf-8")

    def step(name: str, deed: Callable[[], None]) -> SelfTestStep:
        def show() -> None:
            deed()

        return SelfTestStep(name, show)

    def finish() -> None:
        page.start_again()
        folder.cleanup()

    return (
        step("error", lambda: page.take_source(broken)),
        step("columns", lambda: page.take_source(source)),
        step("problem", page.go_on),
        step("next_problem", lambda: page.check.go_on(1)),
        step("likeness", lambda: _go_to_likeness(page)),
        step("skipped", lambda: page.check.answer("skip")),
        step("done", page.take_in),
        step("persons", lambda: page.take_source(persons)),
        step("report", lambda: page.take_source(report)),
        step("again", finish),
        SelfTestStep("export", lambda: ExportDialog(page.context, page.window())),
    )


def _go_to_likeness(page: ImportPage) -> None:
    for _ in page.check.questions:
        page.check.go_on(1)
        spot = page.check.spot
        if spot is not None and any(
            each.number == spot.number and each.topic is Topic.ALIKE for each in page.check.questions
        ):
            return
