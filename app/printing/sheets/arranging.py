"""The `arrange` and the findings of every product that offers SHEET_OPTIONS."""

from __future__ import annotations

from collections.abc import Sequence

from app.errors import ExpectedError
from app.printing.composition import Composition
from app.printing.findings import Finding, FindingKind, Severity
from app.printing.pages import Page
from app.printing.paper_sides import Sides
from app.printing.paper_sizes import paper_name
from app.printing.products.product import Request
from app.printing.sheets.duplex import by_hand
from app.printing.sheets.fillers import filled
from app.printing.sheets.imposition import impose, sheet_size
from app.printing.sheets.setting import FORM, Binding, Flip, Form, SheetSetting
from app.printing.sheets.shop import shop_pages
from app.printing.sheets.stapling import refuse_too_thick
from app.printing.theme import BLEED
from app.printing.unprintable import UnprintableError


def arrange(request: Request, composition: Composition) -> tuple[Page, ...]:
    """What a bound product declares as its `arrange`.

    Raises:
        ExpectedError: an option that cannot be, or too many pages for what was chosen.
    """
    return arranged(composition.pages, SheetSetting.of(request.options))


def arranged(pages: Sequence[Page], setting: SheetSetting, *, fillers: Sequence[Page] = ()) -> tuple[Page, ...]:
    """Pages of one size in reading order → as they lie on the paper, those of several files with their `part`.

    Args:
        fillers: pages to take before pages for memos where the number is no multiple of four.

    Raises:
        ExpectedError: there are too many pages to be stapled, or two do not fit beside each other on any paper.
    """
    if setting.form is Form.PAGES or not pages:
        return tuple(pages)
    whole = filled(pages, fillers)
    if setting.form is Form.SHOP:
        return shop_pages(whole)
    refuse_too_thick(len(whole))
    refuse_unfoldable(pages[0].width_mm, pages[0].height_mm)
    sides = impose(
        whole,
        binding=setting.binding,
        flip=setting.flip,
        creep=setting.creep,
        has_fold_mark=setting.has_fold_mark,
    )
    return by_hand(sides, setting.duplex) if setting.is_by_hand else sides


def refuse_unfoldable(width: float, height: float) -> None:
    """Nothing for an upright page of which two lie side by side on paper that can be bought; mm.

    Raises:
        ExpectedError: for any other.
    """
    if width > height:
        raise ExpectedError("よこ長のページは、折って冊子にできません。", "たて長のページにしてください。")
    if not paper_name(*sheet_size(width, height)):
        raise UnprintableError(
            f"ページの大きさが{width:.0f}×{height:.0f} mmで、2ページならべて刷れる紙がありません。",
            "A5、B5、A4のどれかで作り直してください。",
            option="paper",
        )


def sheet_sides(request: Request) -> Sides:
    """Sheets to be folded carry pages on both sides, unless the user turns them by hand."""
    setting = SheetSetting.of(request.options)
    if setting.form is not Form.IMPOSED or setting.is_by_hand:
        return Sides.ONE
    return Sides.SHORT_EDGE if setting.flip is Flip.SHORT else Sides.LONG_EDGE


def sheet_paper(pages: Sequence[Page]) -> str:
    """Name of the paper the arranged pages are printed on, 「A4」; '' for none."""
    return paper_name(pages[0].width_mm, pages[0].height_mm) if pages else ""


def sheet_findings(request: Request, composition: Composition) -> tuple[Finding, ...]:
    """What to know about the way chosen: the side that is unusual for pages written across (R15), fillers, bleed."""
    setting = SheetSetting.of(request.options)
    found = []
    if setting.binding is Binding.RIGHT:
        text = "右とじです。右からめくる冊子になります。よこ書きの冊子は、ふつう左とじにします。"
        found.append(Finding(FindingKind.PAGES, Severity.WARNING, text, option="binding"))
    missing = -len(composition.pages) % 4
    if missing and setting.form is not Form.PAGES:
        text = f"ページの数を4でわり切れるように、メモのページを{missing}ページ足しました。"
        found.append(Finding(FindingKind.PAGES, Severity.NOTICE, text, option=FORM.name))
    if setting.form is Form.SHOP:
        reaching = sum(bool(page.bleed) for page in composition.pages)
        if reaching:
            text = f"{reaching}ページに、塗り足し（{BLEED:.0f} mm）があります。"
            found.append(Finding(FindingKind.PAGES, Severity.NOTICE, text, option=FORM.name))
    return tuple(found)
