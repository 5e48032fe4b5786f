"""印刷: a flyer or the booklet as it will be printed, with what to know before, saved as PDF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.changes.change import ChangeSet
from app.ledger import Ledger
from app.meetings.titles import minutes_title
from app.printing.findings import Severity
from app.printing.print_words import print_words
from app.records.minutes import Minutes
from app.records.place import Place
from app.records.space import Space
from app.wording import noun
from ui import theme
from ui.context import AppContext
from ui.pages.page import Page, SelfTestStep
from ui.printing.booklet_choices import BookletChoices
from ui.printing.last_choices import remember_choices
from ui.printing.minutes_choice import MinutesChoice
from ui.printing.place_choice import PlaceChoice
from ui.printing.preflight_list import PreflightList
from ui.printing.preview_pane import PreviewPane
from ui.printing.print_desk import PrintDesk
from ui.printing.print_head import PrintHead
from ui.printing.print_work import Print, Product, Wish
from ui.printing.printer_advice import PrinterAdvice
from ui.printing.saved_pdf import SavedPdf
from ui.widgets.buttons import Button, Segmented
from ui.widgets.labels import Label
from ui.widgets.notices import EmptyState
from ui.widgets.plain_text import one_line
from ui.widgets.surfaces import ScrollBody, column, rule

_LEFT_PX, _RIGHT_PX, _LIST_PX = 244, 260, 292
_TINY = 40
"""Below this many there is no room for the title beside the buttons."""
_WIDE = 60
"""Characters across from which the list before printing has a pane of its own."""


class PrintPage(Page):
    """What is printed at the left, the pages in the middle, the list before printing at the right.

    Attributes:
        file: the PDF of what is shown, once it was saved.
        way_out: the button of the empty state, while that is shown.
    """

    title = "印刷"

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.desk = PrintDesk(context, self)
        self.file = SavedPdf(context, self.desk, self)
        self.way_out = Button("")
        self._is_wide = True
        self._build()
        self.file.opening.connect(lambda: self.show_findings(True))
        self.desk.begun.connect(self._show_waiting)
        self.desk.made.connect(self._show_print)
        self.desk.stopped.connect(self._show_stopped)
        context.signals.records_changed.connect(self._follow)
        self._show_wish()

    @property
    def shown_record(self) -> tuple[str, int] | None:
        wish = self.desk.wish
        if wish.product is Product.MINUTES and wish.minutes_id is not None:
            return Minutes.KIND, wish.minutes_id
        return (Place.KIND, wish.place_id) if wish.product is Product.FLYER and wish.place_id is not None else None

    def enter(self) -> None:
        self.places.refresh()
        self.minutes.refresh()
        if self.desk.is_stale:
            self.make(self.desk.wish)

    def leave(self) -> bool:
        self._keep_words()
        return True

    def show_kind(self, kind: str, record_id: int) -> bool:
        """The flyer of a place, or of the one held in a space; a 会議録. Of other records it says what is printed."""
        if kind == Space.KIND:
            held = self.context.ledger.linking(Place, "space", record_id)
            kind, record_id = (Place.KIND, held[0].id) if held else (kind, record_id)
        if kind == Minutes.KIND and self.context.ledger.get(Minutes, record_id) is not None:
            wish = replace(self.desk.wish, product=Product.MINUTES, minutes_id=record_id)
            self.make(wish if wish.minutes_id == self.desk.wish.minutes_id else replace(wish, is_public=False))
            return True
        if kind != Place.KIND or self.context.ledger.get(Place, record_id) is None:
            word = noun(Place.KIND, self.context.ledger)
            self.context.messages.inform(f"この記録だけの紙は ありません。{word}の冊子とチラシ、会議録が刷れます")
            return False
        self.places.choose(record_id)
        self.make(replace(self.desk.wish, product=Product.FLYER, place_id=record_id))
        return True

    def focus_search(self) -> None:
        if self.desk.wish.product is Product.FLYER:
            self.places.search.setFocus()
        elif self.desk.wish.product is Product.MINUTES:
            self.minutes.search.setFocus()

    def print_current(self) -> None:
        self.file.open()

    def panes(self) -> Sequence[QWidget]:
        return (self._choices, self.preview.paper, self._right)

    def help_text(self) -> Sequence[tuple[str, str]]:
        return (
            ("PageUp　PageDown", "前のページ、次のページ"),
            ("Home　End", "はじめのページ、おわりのページ"),
            ("Ctrl＋ホイール", "見本を大きく、小さく"),
        )

    def self_test_steps(self) -> Sequence[SelfTestStep]:
        from ui.printing.self_test_states import print_states

        return print_states(self)

    def make(self, wish: Wish) -> None:
        """Print something else, or the same again."""
        self.file.forget()
        remember_choices(wish, self.context.preferences)
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
        self._head.form_chosen.connect(lambda form: self.make(replace(self.desk.wish, is_imposed=form == "imposed")))
        self._head.open_wanted.connect(self.file.open)
        self._head.save_wanted.connect(self.file.save)
        self.open_button, self.save_button = self._head.open_button, self._head.save_button
        outer.addWidget(self._head)
        body = QHBoxLayout()
        body.setSpacing(0)
        outer.addLayout(body, 1)
        self.preview = PreviewPane(self.desk)
        self._middle = QStackedWidget()
        self._waiting = Label("つくっています…", "label")
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._middle.addWidget(self._waiting)
        self._middle.addWidget(self.preview)
        body.addWidget(self._make_left())
        body.addWidget(self._middle, 1)
        self.findings = PreflightList(self.context.ledger)
        self.findings.record_wanted.connect(self.context.signals.record_wanted)
        self._right = QFrame()
        self._right.setProperty("role", "side_pane")
        self._right.setFixedWidth(theme.px(_RIGHT_PX))
        self._right_body = QVBoxLayout(self._right)
        self._right_body.setContentsMargins(0, 0, 0, 0)
        self._right_body.addWidget(self._list_area)
        self.advice = PrinterAdvice()
        self._list_area.body.addWidget(self.advice)
        self._list_area.body.addWidget(rule())
        self._list_area.body.addWidget(self.findings)
        self._list_area.body.addStretch(1)
        body.addWidget(self._right)

    def _make_left(self) -> QWidget:
        self._choices = QWidget()
        self._choices.setFixedWidth(theme.px(_LEFT_PX))
        side = column(spacing=12)
        side.setContentsMargins(theme.px(20), theme.px(14), theme.px(6), 0)
        self._choices.setLayout(side)
        products = ((Product.BOOKLET, "冊子"), (Product.FLYER, "チラシ"), (Product.MINUTES, "会議録"))
        self._product = Segmented(products, "刷るもの")
        self._product.chosen.connect(lambda value: self.make(self.desk.wish.with_product(Product(value))))
        side.addWidget(self._product)
        self._left = QStackedWidget()
        self._list_area = ScrollBody(margin=12, spacing=8, name="刷る前のたしかめ")
        self.places = PlaceChoice(self.context)
        self.places.place_chosen.connect(
            lambda place_id: self.make(replace(self.desk.wish, product=Product.FLYER, place_id=place_id))
        )
        self._booklet = BookletChoices(self.context.ledger)
        self._booklet.per_page_chosen.connect(lambda number: self.make(replace(self.desk.wish, per_page=number)))
        self._booklet.stale_chosen.connect(lambda is_on: self.make(replace(self.desk.wish, includes_stale=is_on)))
        self.words = self._booklet.words
        self.words.keep_wanted.connect(self._keep_words)
        self._left.addWidget(self._booklet)
        self._left.addWidget(self.places)
        self.minutes = MinutesChoice(self.context)
        self.minutes.minutes_chosen.connect(
            lambda number: self.make(replace(self.desk.wish, product=Product.MINUTES, minutes_id=number))
        )
        self.minutes.reader_chosen.connect(lambda is_public: self.make(replace(self.desk.wish, is_public=is_public)))
        self._left.addWidget(self.minutes)
        side.addWidget(self._left, 1)
        return self._choices

    # ---- showing

    def _show_wish(self) -> None:
        """Controls and title as the wish says."""
        wish, ledger = self.desk.wish, self.context.ledger
        is_booklet = wish.product is Product.BOOKLET
        self.minutes.show_wish(wish.minutes_id, is_public=wish.is_public)
        self._product.set_value(wish.product)
        self._head.show_form(is_imposed=wish.is_imposed, can_be_imposed=is_booklet)
        self._booklet.show_wish(wish)
        self.advice.show_wish(wish)
        self._show_left()
        if is_booklet:
            words = print_words(ledger)
            volume = f" vol.{words.booklet_volume}" if words.booklet_volume else ""
            title = "".join(words.booklet_title.splitlines())
            self._head.show_title("冊子（A5）", f"{title}{volume}")
        elif wish.product is Product.MINUTES:
            minutes = ledger.get(Minutes, wish.minutes_id)
            form = "公開用" if wish.is_public else "内部用"
            title = minutes_title(ledger, minutes) if minutes is not None else noun(Minutes.KIND, ledger)
            self._head.show_title(f"{noun(Minutes.KIND, ledger)}（A4）　{form}", title)
        else:
            self._head.show_title("チラシ（A4）", _name_of(ledger, wish.place_id))

    def _show_left(self) -> None:
        """Choices of the product, or in a narrow window the list before printing when it is asked for."""
        is_list = not self._is_wide and self._head.check_chip.isChecked()
        self._choices.setFixedWidth(theme.px(_LIST_PX if is_list else _LEFT_PX))
        own: dict[Product, QWidget] = {
            Product.BOOKLET: self._booklet,
            Product.FLYER: self.places,
            Product.MINUTES: self.minutes,
        }
        self._left.setCurrentWidget(self._list_area if is_list else own[self.desk.wish.product])

    def _show_waiting(self) -> None:
        self.findings.show_findings((), nothing="たしかめています…")
        self._head.allow(False)
        if self._middle.currentWidget() is not self.preview:
            self._waiting.setText("つくっています…")
            self._middle.setCurrentWidget(self._waiting)

    def _show_print(self) -> None:
        made = self.desk.print_
        assert made is not None  # it was just made
        self._head.allow(bool(made.pdf))
        if made.pdf or made.findings:
            self.findings.show_findings(made.findings)
        else:
            self.findings.show_findings((), nothing="見本ができたら、ここでたしかめます。")
        warnings = sum(finding.severity is not Severity.NOTICE for finding in made.findings)
        self._head.show_warnings(warnings)
        if made.pdf:
            self._middle.setCurrentWidget(self.preview)
            self.preview.show_print()
        else:
            self._show_reason()

    def _show_stopped(self) -> None:
        self._waiting.setText("とちゅうでやめました")
        if not (self.desk.print_ and self.desk.print_.pdf):
            self._middle.setCurrentWidget(self._waiting)
        self.findings.show_findings((), nothing="たしかめていません。")

    def _show_reason(self) -> None:
        """Why there are no pages, and the way out."""
        while self._middle.count() > 2:
            old = self._middle.widget(2)
            assert old is not None  # count() says so
            self._middle.removeWidget(old)
            old.deleteLater()
        word = noun(Place.KIND, self.context.ledger)
        made = self.desk.print_
        if self.desk.wish.product is Product.MINUTES:
            state = self._minutes_reason(made)
        elif made is not None and made.refusal is not None:
            is_flyer = self.desk.wish.product is Product.FLYER
            sentence = made.refusal.what_happened if is_flyer else f"載せてよい{word}が まだありません"
            action = f"この{word}を見る" if is_flyer else f"{word}を見る"
            state = EmptyState(sentence, made.refusal.what_to_do, action=action, action_icon="place")
            state.action.clicked.connect(self._go_to_place)
        else:
            sentence = f"どの{word}のチラシを刷りますか"
            state = EmptyState(sentence, "左の一覧から選んでください。", action=f"{word}をさがす", action_icon="search")
            state.action.clicked.connect(self.places.search.setFocus)
        self.way_out = state.action
        self._middle.addWidget(state)
        self._middle.setCurrentWidget(state)

    def _minutes_reason(self, made: Print | None) -> EmptyState:
        """No 会議録 is picked, or the one that is cannot go out yet: 内部用 is the way out."""
        word = noun(Minutes.KIND, self.context.ledger)
        if made is not None and made.refusal is not None:
            state = EmptyState(
                made.refusal.what_happened, made.refusal.what_to_do, action="内部用を刷る", other=f"この{word}を見る"
            )
            state.action.clicked.connect(lambda: self.make(replace(self.desk.wish, is_public=False)))
            state.other.clicked.connect(self._go_to_minutes)
            return state
        if not self.context.ledger.all(Minutes):
            state = EmptyState(f"{word}は、まだありません", action=f"{word}のページへ", action_icon="minutes")
            state.action.clicked.connect(lambda: self.context.signals.page_wanted.emit("minutes"))
            return state
        state = EmptyState(
            f"どの{word}を刷りますか", "左の一覧から選んでください。", action=f"{word}をさがす", action_icon="search"
        )
        state.action.clicked.connect(self.minutes.search.setFocus)
        return state

    # ---- deeds

    def _go_to_minutes(self) -> None:
        if self.desk.wish.minutes_id is not None:
            self.context.signals.record_wanted.emit(Minutes.KIND, self.desk.wish.minutes_id, "")

    def _go_to_place(self) -> None:
        place_id = self.desk.wish.place_id
        if self.desk.wish.product is Product.FLYER and place_id is not None:
            self.context.signals.record_wanted.emit(Place.KIND, place_id, "consent")
        else:
            self.context.signals.page_wanted.emit("place")

    def _keep_words(self) -> None:
        change_set = self.words.change_set()
        if change_set is not None:
            self.context.apply(change_set)

    def _follow(self, change_set: ChangeSet) -> None:
        """Records changed: what is shown is made again, at once or when the page is seen again."""
        self.places.follow(change_set)
        self.minutes.follow(change_set)
        self.words.show_stored()
        self.desk.age()
        if self.isVisible():
            self.make(self.desk.wish)

    # ---- Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = theme.characters_across(self.width()) >= _WIDE
        if is_wide != self._is_wide:
            self._is_wide = is_wide
            self._booklet.hold_form(None if is_wide else self._head.form)
            if is_wide:
                self._head.take_form()
                self._right_body.addWidget(self._list_area)
                self._list_area.show()
            else:
                self._left.addWidget(self._list_area)
        self._right.setVisible(is_wide)
        is_tiny = theme.characters_across(self.width()) < _TINY
        self._head.show_title_at_all(not is_tiny)
        self.preview.set_tight(is_tiny)
        self._head.check_chip.setVisible(not is_wide)
        self._show_left()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(500), theme.px(360))


def _name_of(ledger: Ledger, place_id: int | None) -> str:
    place = ledger.get(Place, place_id)
    return one_line(place.name) if place is not None else f"{noun(Place.KIND, ledger)}のチラシ"
