"""印刷: what can be printed, and the pages as they will come out, with what to know before."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.changes.change import ChangeSet
from app.printing.products.catalogue import BY_KEY, PRODUCTS
from app.printing.products.product import Product
from app.printing.products.trials import TRIAL_SHEET
from app.printing.sheets.setting import Form
from app.records.catalogue import BY_KIND
from app.records.place import Place
from app.records.space import Space
from ui import theme
from ui.context import AppContext
from ui.pages.page import Page, SelfTestStep
from ui.printing.booklet_volume import BookletVolume
from ui.printing.last_choices import recalled_wish, remember_wish, with_last_volume
from ui.printing.no_print import no_print
from ui.printing.paper_printing import PaperPrinting
from ui.printing.preflight_pane import PreflightPane
from ui.printing.print_choices import PrintChoices
from ui.printing.print_desk import PrintDesk
from ui.printing.print_head import PrintHead
from ui.printing.print_middle import PrintMiddle
from ui.printing.print_troubles import PrintTroubles
from ui.printing.print_work import Print
from ui.printing.printer_choice import last_printer
from ui.printing.product_overview import ProductOverview
from ui.printing.saved_pdf import SavedPdf
from ui.printing.spreads import whole_words
from ui.printing.trial_printing import TrialPrinting
from ui.printing.tried_printers import TRIED_OPTIONS, keep_tried
from ui.printing.wish import Wish
from ui.widgets.buttons import Button
from ui.widgets.surfaces import PAGE_MARGIN
from ui.widgets.tab_order import chain_in_sight

_LEFT_PX, _RIGHT_PX, _LIST_PX, _LOW_LEFT_PX = 268, 260, 292, 310
_LOW_PX = 520
"""Height at 標準 below which what stands above the choices goes together; the pane is wider for it."""
_TINY = 40
"""Below this many there is no room for the title beside the buttons."""
_WIDE = 60
"""Characters across from which the list before printing has a pane of its own."""
_ROOMY = 80
"""Characters across from which names at the left have more room."""
_CHAPTERS = {
    "booklet": "booklet",
    "booklet-proofs": "booklet",
    "trial-sheet": "booklet/trial",
    "labels": "print/post",
    "postcard": "print/post",
    "envelope": "print/post",
    "reply-card": "print/post",
}
"""Where the handbook tells about a product, if not in the chapter on printing."""


class PrintPage(Page):
    """First what can be printed; then choices at the left, pages in the middle, the list before printing at the right.

    Attributes:
        file: the PDF of what is shown, once it was saved.
        paper: puts what is shown on paper.
        trial: prints the trial sheet and keeps what it tells.
        volume: what is done with the 号 of a booklet.
    """

    title = "印刷"

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._troubles = PrintTroubles(context.messages)
        self.desk = PrintDesk(context, self._troubles, self)
        self.file = SavedPdf(context, self.desk, self._troubles, self)
        self.paper = PaperPrinting(context, self.desk, self.file, self._troubles, self)
        self.trial = TrialPrinting(context, self.paper, self.file, self)
        self.volume = BookletVolume(context, self.desk, self)
        self._is_wide = True
        self._build()
        self.file.opening.connect(lambda: self.show_findings(True))
        self.paper.other_arrangement.connect(self._arrange)
        self.trial.told.connect(self._arrange)
        self.volume.begun.connect(lambda issue: self.make(self.desk.wish.about(issue)))
        self.desk.begun.connect(self._show_waiting)
        self.desk.made.connect(self._show_print)
        self.desk.checked.connect(self._show_findings)
        self.desk.stopped.connect(self._show_stopped)
        context.signals.records_changed.connect(self._follow)
        self._show_wish()

    @property
    def shown_record(self) -> tuple[str, int] | None:
        wish = self.desk.wish
        product = wish.product
        return None if product is None or wish.subject is None else (product.subject, wish.subject)

    @property
    def way_out(self) -> Button:
        """The button of the state without pages, while that is shown."""
        return self._middle.way_out

    @property
    def part_key(self) -> str:
        return f"print.{self.desk.wish.key}" if self.desk.wish.key else ""

    @property
    def chapter(self) -> str:
        product = self.desk.wish.product
        return _CHAPTERS.get(product.key, "") if product is not None else ""

    def enter(self) -> None:
        self.choices.refresh()
        if self.desk.is_stale:
            self.make(self.desk.wish)

    def leave(self) -> bool:
        self._keep_words()
        return True

    def show_kind(self, kind: str, record_id: int) -> bool:
        """The paper of a record, of a space that of the place held in it; where there is none: what can be printed."""
        if kind == Space.KIND and not _products_of(kind):
            held = self.context.ledger.linking(Place, "space", record_id)
            kind, record_id = (Place.KIND, held[0].id) if held else (kind, record_id)
        products = _products_of(kind)
        if not products or self.context.ledger.get(BY_KIND[kind], record_id) is None:
            self.context.messages.inform("この記録だけの紙は ありません。刷れるものは、ここにあります")
            self.show_overview()
            return False
        last = self.desk.wish.key
        key = last if last in [product.key for product in products] else products[0].key
        self.make(recalled_wish(self.context.preferences, key).about(record_id))
        return True

    def show_part(self, key: str) -> None:
        """A product, `print.flyer`; else what was left to mend a line, else what can be printed."""
        product = key.partition(".")[2]
        is_mended = self.findings.is_come_back_to() and not self.isVisible()
        if product in BY_KEY:
            self._show_product(product)
        elif not is_mended:
            self.show_overview()

    def _show_product(self, key: str) -> None:
        preferences = self.context.preferences
        self.make(with_last_volume(recalled_wish(preferences, key), preferences, self.context.ledger))

    def _begin(self, key: str) -> None:
        """A product was picked: its choices are in sight, the cursor goes along."""
        self.show_findings(False)
        self._show_product(key)
        self.choices.take_focus(self.desk.wish)

    def show_overview(self) -> None:
        """What can be printed."""
        self._keep_words()
        self.make(Wish())
        self.overview.focus_first()

    def focus_search(self) -> None:
        self.show_findings(False)
        self.choices.focus_search()

    def print_current(self) -> None:
        if self.desk.wish.product is TRIAL_SHEET:
            self.trial.begin()
        else:
            self.paper.print_shown()

    def panes(self) -> Sequence[QWidget]:
        return (self.choices, self.preview.paper, self._right) if self.desk.wish.key else (self.overview,)

    def help_text(self) -> Sequence[tuple[str, str]]:
        return (
            ("PageUp　PageDown", "前のページ、次のページ"),
            ("Home　End", "はじめのページ、おわりのページ"),
            ("「＋」　「−」", "見本を大きく、小さく（Ctrl＋ホイールでも）"),
        )

    def self_test_steps(self) -> Sequence[SelfTestStep]:
        from ui.printing.self_test_states import print_states

        return print_states(self)

    def make(self, wish: Wish) -> None:
        """Print something else, or the same again."""
        self.file.forget()
        self._troubles.forget()
        remember_wish(wish, self.context.preferences)
        self.desk.make(wish)
        self._show_wish()
        self.went.emit(None)

    def show_findings(self, is_shown: bool) -> None:
        """In a narrow window: the list before printing in place of the choices, or back."""
        self._head.check_chip.setChecked(is_shown and not self._is_wide)

    # ---- parts

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._head = PrintHead()
        self._head.check_chip.toggled.connect(lambda _on: self._show_left())
        self._head.print_wanted.connect(self.print_current)
        self._head.save_wanted.connect(self.file.save)
        self.print_button, self.save_button = self._head.print_button, self._head.save_button
        outer.addWidget(self._head)
        self._whole = QStackedWidget()
        outer.addWidget(self._whole, 1)
        self.overview = ProductOverview(self.context.ledger)
        self.overview.product_chosen.connect(self._begin)
        self._whole.addWidget(self.overview)
        self._desk_view = QWidget()
        self._whole.addWidget(self._desk_view)
        body = QHBoxLayout(self._desk_view)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        self._middle = PrintMiddle(self.desk)
        self.preview = self._middle.preview
        body.addWidget(self._make_left())
        body.addWidget(self._middle, 1)
        body.addWidget(self._make_right())

    def _make_left(self) -> QWidget:
        self._left = QStackedWidget()
        self._left.setFixedWidth(theme.px(_LEFT_PX))
        self._left.setContentsMargins(theme.px(PAGE_MARGIN), theme.px(14), theme.px(6), 0)
        self.choices = PrintChoices(self.context, self.volume)
        self.choices.composer.page_wanted.connect(self.preview.show_page)
        self.choices.composer.record_wanted.connect(self.context.signals.record_wanted)
        self.choices.other_wanted.connect(self.show_overview)
        self.choices.record_wanted.connect(self.context.signals.record_wanted)
        self.choices.subject_chosen.connect(lambda subject: self.make(self.desk.wish.about(subject)))
        self.choices.option_chosen.connect(self._choose)
        self.choices.trial_wanted.connect(lambda: self.trial.begin())
        self.choices.words_kept.connect(self._keep_words)
        self.words = self.choices.words
        self._left.addWidget(self.choices)
        return self._left

    def _make_right(self) -> QWidget:
        self._preflight = PreflightPane(self.context, self.desk)
        self._preflight.control_wanted.connect(self._show_control)
        self.findings, self.advice = self._preflight.findings, self._preflight.advice
        self.findings.unfolded.connect(self._chain)
        self._right = QFrame()
        self._right.setProperty("role", "side_pane")
        self._right.setFixedWidth(theme.px(_RIGHT_PX))
        self._right_body = QVBoxLayout(self._right)
        self._right_body.setContentsMargins(0, 0, 0, 0)
        self._right_body.addWidget(self._preflight)
        return self._right

    # ---- showing

    def _show_wish(self) -> None:
        """Choices and title as the wish says."""
        wish = self.desk.wish
        self._whole.setCurrentWidget(self._desk_view if wish.key else self.overview)
        self._head.setVisible(bool(wish.key))
        self.choices.show_wish(wish)
        self._show_left()
        self._show_title(None)

    def _show_title(self, made: Print | None) -> None:
        if made is None or not made.pages:
            self._head.show_title("", self.desk.label)
        else:
            above = f"{self.desk.label}　{whole_words(made)}"
            self._head.show_title(above, self.choices.volume_words or made.name, made.reader)

    def _show_left(self) -> None:
        """The choices, or in a narrow window the list before printing when it is asked for."""
        self._head.check_chip.setVisible(bool(self.desk.wish.key) and not self._is_wide)
        is_list = not self._is_wide and self._head.check_chip.isChecked()
        across, is_low = theme.characters_across(self.width()), self.height() < theme.px(_LOW_PX)
        is_roomy = is_list or across >= _ROOMY
        width = _LOW_LEFT_PX if is_low and across >= _TINY else _LIST_PX if is_roomy else _LEFT_PX
        self._left.setFixedWidth(theme.px(width))
        self.choices.set_low(is_low)
        self.preview.set_low(is_low)
        self._left.setCurrentWidget(self._preflight if is_list else self.choices)

    def _show_waiting(self) -> None:
        self._preflight.show_waiting()
        self._head.allow(False)
        self._middle.wait()

    def _show_print(self) -> None:
        made = self.desk.print_
        assert made is not None  # it was just made
        self._head.allow(bool(made.pages))
        self._head.show_deeds(is_for_shop=made.setting.form is Form.SHOP)
        self._show_title(made)
        if made.pages:
            self._middle.show_pages()  # first, since they are drawn beside the window meanwhile
        elif self.desk.wish.key:
            self._show_reason(made)
        self.choices.show_print(made, self.desk.wish)
        self._show_findings()

    def _show_findings(self) -> None:
        self._preflight.show_print()
        self._head.show_findings(len(self.findings.findings))
        self._chain()

    def _chain(self) -> None:
        """For Qt, what is made anew for each product and list stands behind everything else; the deeds come last."""
        chain_in_sight((self.choices, self._middle, self._preflight, self._head))

    def _show_stopped(self) -> None:
        self._middle.show_stopped()
        self._preflight.show_stopped()

    def _show_reason(self, made: Print) -> None:
        """Why there are no pages, and the way out."""
        state = no_print(
            self.context,
            self.desk.wish,
            made,
            focus_search=self.focus_search,
            make=self.make,
            show_control=self._show_control,
        )
        self._middle.show_reason(state)

    # ---- deeds

    def _show_control(self, name: str) -> None:
        self.show_findings(False)
        self.choices.show_control(name)

    def _keep_words(self) -> None:
        change_set = self.words.change_set()
        if change_set is not None:
            self.context.apply(change_set)

    def _choose(self, name: str, value: str) -> None:
        """An option; who sets by himself what a trial sheet told knows better."""
        if name in TRIED_OPTIONS:
            keep_tried(self.context.preferences, last_printer(self.context.preferences), {})
        self.make(self.desk.wish.with_option(name, value))

    def _arrange(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Sheets as they are right for a printer."""
        wish, product = self.desk.wish, self.desk.wish.product
        names = [option.name for option in product.options] if product is not None else []
        for name, value in pairs:
            wish = wish.with_option(name, value) if name in names else wish
        self.make(wish)

    def _follow(self, change_set: ChangeSet) -> None:
        """Records changed: what is shown is made again, at once or when the page is seen again."""
        self.choices.follow(change_set)
        self.desk.age()
        if self.isVisible():
            self.make(self.desk.wish)

    # ---- Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = theme.characters_across(self.width()) >= _WIDE
        if is_wide != self._is_wide:
            self._is_wide = is_wide
            if is_wide:
                self._right_body.addWidget(self._preflight)
                self._preflight.show()
            else:
                self._left.addWidget(self._preflight)
        self._right.setVisible(is_wide)
        is_tiny = theme.characters_across(self.width()) < _TINY
        self._head.show_title_at_all(not is_tiny)
        self.preview.set_tight(is_tiny)
        self._show_left()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(500), theme.px(360))


def _products_of(kind: str) -> list[Product]:
    return [product for product in PRODUCTS if product.subject == kind]
