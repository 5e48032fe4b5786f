"""Printing on both sides: fronts and backs for those who turn the paper by hand, and the words that go with it."""

from __future__ import annotations

from collections.abc import Sequence

from app.printing.pages import Page
from app.printing.paper_sides import SIDES_WORDS, Sides
from app.printing.sheets.setting import FLIP, Binding, Duplex, Form, SheetSetting
from app.printing.sheets.stapling import MOST_STAPLED

FRONTS, BACKS = "おもて", "うら"
"""The two files, as `Page.part`."""

PUT_BACK = {
    Duplex.AS_IS: "刷れた紙のたばを、向きも順番もかえず、出てきたまま給紙口へ戻します。",
    Duplex.TURNED: (
        "刷れた紙のたばを、そろえたままうら返して（長い辺どうしが入れかわるように）、給紙口へ戻します。順番はかえません。"
    ),
}
"""How the stack goes back into the printer between fronts and backs."""


def by_hand(sides: Sequence[Page], duplex: Duplex) -> tuple[Page, ...]:
    """Sides in printing order → all fronts, then all backs, each as its own part.

    A stack put back as it came out is fed from its last sheet on, so its backs come in the opposite order; a stack
    turned over has the first sheet on top again.
    """
    fronts = [side._replace(part=FRONTS) for side in sides[::2]]
    backs = [side._replace(part=BACKS) for side in sides[1::2]]
    return (*fronts, *(backs[::-1] if duplex is Duplex.AS_IS else backs))


def printing_steps(
    setting: SheetSetting, paper: str, *, is_tried: bool = False, sides: Sides = Sides.ONE, page_count: int = 0
) -> tuple[str, ...]:
    """What to do at the printer, step by step; a step may have lines of its own.

    Args:
        paper: name of the paper of the sheets or pages, 「A4」.
        is_tried: the setting was found with the trial sheet: the printer's own setting stays what it was then.
        sides: of pages that are not folded.
        page_count: of a booklet for a print shop; many pages are glued, not stapled.
    """
    if setting.form is Form.SHOP:
        side = "右とじ" if setting.binding is Binding.RIGHT else "左とじ"
        binding = "無線とじ" if page_count > MOST_STAPLED else "中とじ"
        return (
            "印刷所に、PDFを全部わたします。",
            f"「1ページずつ、塗り足し3 mm、トンボつき、{side}の{binding}」と伝えます。面付けは印刷所がします。",
        )
    if setting.form is Form.PAGES:
        both = "" if sides is Sides.ONE else f"\n・{SIDES_WORDS[sides]}"
        return (f"プリンターで選ぶもの\n・{paper}{both}\n・実際の大きさ（100％）",)
    fold = "表紙の紙がいちばん外になるように順に重ねて、まん中で2つに折り、折り目をとじます。"
    if setting.duplex is Duplex.AUTO:
        edge = FLIP.choices[setting.flip]
        if is_tried:
            edge = "試し刷りのときと同じ"
        return (f"プリンターで選ぶもの\n・{paper}、横\n・両面、{edge}\n・実際の大きさ（100％）", fold)
    return (
        f"「{FRONTS}」を刷ります。プリンターで選ぶもの\n・{paper}、横\n・片面\n・実際の大きさ（100％）",
        f"{PUT_BACK[setting.duplex]}1枚もぬけていないか確かめます。",
        f"「{BACKS}」を、同じ設定で刷ります。",
        fold,
    )
