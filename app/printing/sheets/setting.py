"""How pages come onto paper: what can be chosen about it, declared once for every bound product."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from app.printing.products.product import YES, Option, choice, switch


class Form(StrEnum):
    """What is made of the pages."""

    PAGES = "pages"
    IMPOSED = "imposed"
    SHOP = "shop"


class Binding(StrEnum):
    """The side of the front cover on which the spine is (R15)."""

    LEFT = "left"
    RIGHT = "right"


class Flip(StrEnum):
    """The edge over which a sheet is turned to be printed on its back (R16)."""

    SHORT = "short"
    LONG = "long"


class Duplex(StrEnum):
    """Who turns the sheets: the printer; or the user, who puts the stack back as it came out, or turned over."""

    AUTO = "auto"
    AS_IS = "as-is"
    TURNED = "turned"


FORM = choice(
    "form",
    "できあがり",
    {Form.PAGES: "1ページずつ", Form.IMPOSED: "折って冊子にする並び", Form.SHOP: "印刷所にわたす"},
    varies=True,
)
_IF_IMPOSED = (FORM.name, Form.IMPOSED.value)
BINDING = choice(
    "binding",
    "とじる側",
    {Binding.LEFT: "左とじ（よこ書き）", Binding.RIGHT: "右とじ（たて書き）"},
    hint="よこ書きの冊子は、左とじにします。余白と見開きも、とじる側に合わせます。",
)
FLIP = choice(
    "flip",
    "うらの向き",
    {Flip.SHORT: "短い辺でとじる", Flip.LONG: "長い辺でとじる"},
    hint="どちらか分からないときは、試し刷りをします。",
    only_if=_IF_IMPOSED,
)
DUPLEX = choice(
    "duplex",
    "両面の刷りかた",
    {
        Duplex.AUTO: "プリンターが両面に刷る",
        Duplex.AS_IS: "手で両面（そのまま戻す）",
        Duplex.TURNED: "手で両面（うら返して戻す）",
    },
    hint="手で両面のときは、おもてとうらが別々にできます。",
    only_if=_IF_IMPOSED,
)
STOCK = choice(
    "stock",
    "紙の厚さ",
    {"plain": "ふつうのコピー用紙", "thin": "うすい紙", "thick": "厚い紙", "none": "内側をずらさない"},
    hint="重なる紙の厚さの分だけ、内側のページをとじ目へよせます。",
    only_if=_IF_IMPOSED,
)
FOLD_MARK = switch("fold-mark", "折り目のしるし", only_if=_IF_IMPOSED)

SHEET_OPTIONS: tuple[Option, ...] = (FORM, BINDING, FLIP, DUPLEX, STOCK, FOLD_MARK)
"""What every bound product offers."""
IMPOSING_OPTIONS: tuple[Option, ...] = (BINDING, FLIP, DUPLEX, STOCK, FOLD_MARK)
"""The same about sheets to be folded only."""

PAPER_THICKNESS = {"none": 0.0, "thin": 0.09, "plain": 0.1, "thick": 0.13}
"""Of one sheet, mm: 64, 64–80 and about 100 g/m² (R17)."""


class SheetSetting(NamedTuple):
    """How pages come onto paper.

    Attributes:
        creep: what each sheet further inside is moved towards the spine, mm: the thickness of the paper.
        has_fold_mark: a short line at the top and foot of the fold.
    """

    form: Form = Form.IMPOSED
    binding: Binding = Binding.LEFT
    flip: Flip = Flip.SHORT
    duplex: Duplex = Duplex.AUTO
    creep: float = PAPER_THICKNESS["plain"]
    has_fold_mark: bool = False

    @staticmethod
    def of(options: Mapping[str, str], *, form: Form | None = None) -> SheetSetting:
        """What was chosen (`Request.options`), with the default where nothing was.

        Args:
            form: where it is not to be chosen.

        Raises:
            ExpectedError: an option that cannot be.
        """

        def value(option: Option) -> str:
            return option.checked(options.get(option.name) or option.default)

        return SheetSetting(
            form or Form(value(FORM)),
            Binding(value(BINDING)),
            Flip(value(FLIP)),
            Duplex(value(DUPLEX)),
            PAPER_THICKNESS[value(STOCK)],
            value(FOLD_MARK) == YES,
        )

    @property
    def is_by_hand(self) -> bool:
        """Fronts and backs are two files, and the user puts the stack back in between."""
        return self.form is Form.IMPOSED and self.duplex is not Duplex.AUTO
