"""The booklet, declared."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.booklets.choice import PAPERS, SECTION_LABELS, USUAL_SECTIONS, BookletChoice, Cover, Section, Style
from app.errors import ExpectedError
from app.ledger import Ledger
from app.printing.products.product import Family, Option, Product, Request, Takes, choice, paper, switch
from app.printing.sheets.setting import BINDING, SHEET_OPTIONS, Binding
from app.printing.unprintable import UnprintableError
from app.records.area import Area
from app.records.booklet_issue import BookletIssue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.printing.composition import Composition
    from app.printing.findings import Finding
    from app.printing.pages import Page
    from app.printing.paper_sides import Sides

PER_PAGE = choice("per-page", "1ページに", {"2": "2か所", "1": "1か所", "4": "4か所", "list": "一覧"}, varies=True)
PAPER = paper(*PAPERS)
PROOF_STYLE, PROOF_PAPER = PER_PAGE._replace(varies=False), PAPER._replace(varies=False)
COVER = choice("cover", "表紙の絵", {"ring": "座ぶとん", "street": "町なみ"}, varies=True)
SECTIONS: Mapping[Section, Option] = {
    section: switch(str(section), label, is_on=section in USUAL_SECTIONS)
    for section, label in SECTION_LABELS.items()
}


def _areas(ledger: Ledger) -> Mapping[str, str]:
    areas = sorted(ledger.all(Area), key=lambda area: (area.pos, area.id))
    return {area.name: area.name.replace("\n", " ") for area in areas}


PART = Option("part", "圏域", Takes.TEXT, hint="1つの圏域だけの分冊にします。", choices_of=_areas)
STALE = switch("stale", "要確認も載せる")
PROOF_STALE = switch(
    "stale", "要確認のところも", is_on=True, hint="しばらく確かめていないところにこそ、見てもらいます。"
)


def booklet_choice(request: Request) -> BookletChoice:
    """What was asked for: the places of the volume, everything else by the options.

    Raises:
        ExpectedError: an option that cannot be, or no such volume.
    """
    from app.booklets.volumes import volume_choice

    usual = BookletChoice() if request.subject is None else volume_choice(request.ledger, request.subject)
    return usual._replace(
        sections=frozenset(section for section, option in SECTIONS.items() if request.is_on(option)),
        paper=request.value(PAPER),
        style=Style(request.value(PER_PAGE)),
        cover=Cover(request.value(COVER)),
        part=_part(request),
        include_stale=request.is_on(STALE),
        is_right_bound=request.value(BINDING) == Binding.RIGHT,
    )


def _part(request: Request) -> int | None:
    name = request.value(PART).strip()
    if not name:
        return None
    areas = {area.name: area.id for area in request.ledger.all(Area)}
    found = areas.get(name) or next((number for own, number in areas.items() if name in own), None)
    if found is None:
        refused = f"「{name}」という地域はありません。"
        raise UnprintableError(refused, f"{'、'.join(areas)}から選んでください。", option=PART.name)
    return found


def _compose(request: Request) -> Composition:
    from app.printing.booklet.composing import compose_booklet

    return compose_booklet(
        request.ledger,
        today=request.today,
        choice=booklet_choice(request),
        read_blob=request.read_blob,
        progress=request.progress,
    )


def _check(request: Request, composition: Composition | None) -> Sequence[Finding]:
    from app.printing.preflight import preflight
    from app.printing.sheets.arranging import sheet_findings

    try:
        wanted = booklet_choice(request)
    except ExpectedError:  # compose told why
        wanted = BookletChoice(include_stale=request.is_on(STALE))
    found = preflight(request.ledger, today=request.today, choice=wanted, composition=composition)
    return found if composition is None else (*found, *sheet_findings(request, composition))


def _arrange(request: Request, composition: Composition) -> tuple[Page, ...]:
    from app.printing.sheets.arranging import arrange

    return arrange(request, composition)


def _sides(request: Request) -> Sides:
    from app.printing.sheets.arranging import sheet_sides

    return sheet_sides(request)


BOOKLET = Product(
    "booklet",
    "冊子",
    Family.BOOKLETS,
    "載せてよいと返事をもらったところを1冊にまとめます。",
    _compose,
    subject=BookletIssue.KIND,
    needs_subject=False,
    all_words="いまの帳面から（号なし）",
    options=(PER_PAGE, PAPER, COVER, *SECTIONS.values(), PART, STALE, *SHEET_OPTIONS),
    check=_check,
    arrange=_arrange,
    is_bound=True,
    sides=_sides,
)


def _compose_proofs(request: Request) -> Composition:
    from app.printing.booklet.proof_sheets import compose_proofs

    return compose_proofs(
        request.ledger,
        today=request.today,
        choice=_proof_choice(request),
        read_blob=request.read_blob,
        progress=request.progress,
    )


def _proof_choice(request: Request) -> BookletChoice:
    return booklet_choice(request)._replace(include_stale=request.is_on(PROOF_STALE))


def _check_proofs(request: Request, composition: Composition | None) -> Sequence[Finding]:
    """Who gets no sheet, each with the reason."""
    from app.printing.findings import in_order
    from app.printing.left_out import left_out_findings

    try:
        choice = _proof_choice(request)
    except ExpectedError:  # compose told why
        return ()
    notes = () if composition is None else composition.notes
    return in_order([*left_out_findings(request.ledger, choice, today=request.today), *notes])


PROOFS = Product(
    "booklet-proofs",
    "冊子の確認の紙",
    Family.BOOKLETS,
    "冊子にどうのるかを、ひらいている人に見てもらいます。1か所に1枚ずつです。",
    _compose_proofs,
    subject=BookletIssue.KIND,
    needs_subject=False,
    all_words="いまの帳面から（号なし）",
    options=(PROOF_STYLE, PROOF_PAPER, PART, PROOF_STALE),
    check=_check_proofs,
)

PRODUCTS = (BOOKLET, PROOFS)
