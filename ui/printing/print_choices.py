"""The left pane of 印刷: what is printed, about which record, and how."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.changes.change import ChangeSet
from app.printing.products.booklets import BOOKLET
from app.printing.products.catalogue import product_all_words, product_label
from app.printing.products.product import Product
from app.records.booklet_issue import BookletIssue
from app.records.catalogue import BY_KIND
from app.titles import title_of, unnamed
from app.wording import noun
from ui import icons
from ui.context import AppContext
from ui.printing.booklet_composer import BookletComposer
from ui.printing.booklet_volume import BookletVolume
from ui.printing.booklet_words import BookletWords
from ui.printing.option_controls import OptionControls
from ui.printing.print_work import Print
from ui.printing.subject_choice import SubjectChoice
from ui.printing.wish import Wish
from ui.widgets.buttons import Button, Segmented
from ui.widgets.flow import FlowBox
from ui.widgets.labels import ElidedLabel, Label
from ui.widgets.plain_text import one_line, tip
from ui.widgets.surfaces import ScrollBody, Section, column, row

ORDER_VIEW, HOW_VIEW = "order", "how"
_WORDED = ("booklet",)
"""Products for which the centre's own words are asked."""


class PrintChoices(QWidget):
    """The product with a way to another one; below it the records to choose from, or what can be chosen.

    Attributes:
        subjects: the list of records, None for a product about none.
        options: the controls of the product in sight, None while none is.
        composer: the order of a booklet.
        views: switches between the order and how it is printed.
        words: the booklet's own words.

    Signals:
        other_wanted: something else shall be printed.
        record_wanted: (kind, id, field) the record whose paper is shown shall be seen.
        subject_chosen: id of a record or None.
        option_chosen: (name, value).
        trial_wanted: a trial sheet shall be printed.
        words_kept: the booklet's words shall be kept and used.
    """

    other_wanted = Signal()
    record_wanted = Signal(str, object, str)
    subject_chosen = Signal(object)
    option_chosen = Signal(str, str)
    trial_wanted = Signal()
    words_kept = Signal()

    def __init__(self, context: AppContext, volume: BookletVolume, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._product: Product | None = None
        self._wish = Wish()
        self.subjects: SubjectChoice | None = None
        self.options: OptionControls | None = None
        body = column(spacing=10)
        self.setLayout(body)
        self.other = Button("", icon="print", small=True)
        self.other.clicked.connect(lambda: self.other_wanted.emit())
        self._is_low = False
        self._top = row(spacing=2)
        self._top.addWidget(self.other, 1)
        body.addLayout(self._top)
        self._subject_line = QWidget()
        self._lines = line = column(spacing=2)
        self._subject_line.setLayout(line)
        self._subject = ElidedLabel("", "strong")
        self.again = Button("", "quiet", small=True, icon="search")
        self.again.clicked.connect(self._ask_or_leave)
        self.see = Button("", "quiet", small=True, icon="back")
        self.see.clicked.connect(self._see_record)
        line.addWidget(self._subject)
        self._ways = FlowBox(spacing=2)
        for button in (self.see, self.again):
            self._ways.add(button)
        line.addWidget(self._ways)
        body.addWidget(self._subject_line)
        self.views = Segmented(((ORDER_VIEW, "のせる順"), (HOW_VIEW, "どう刷るか")), "冊子の何を決めるか")
        self.views.chosen.connect(self.show_view)
        body.addWidget(self.views)
        self._stack = QStackedWidget()
        body.addWidget(self._stack, 1)
        self.composer = BookletComposer(context, volume)
        self._stack.addWidget(self.composer)
        self._how = ScrollBody(margin=0, spacing=14, name="どう刷るか")
        self._stack.addWidget(self._how)
        self.words = BookletWords(context.ledger)
        self.words.keep_wanted.connect(self.words_kept)
        self._own_words = Section("冊子のことば")
        self._own_words.body.addWidget(self.words)
        self._heading = Label("どう刷るか", "section")
        self._how.body.addWidget(self._heading)
        self._how.body.addWidget(self._own_words)
        self._how.body.addStretch(1)

    @property
    def volume_words(self) -> str:
        """Of a volume of the booklet 「vol.5　コミュニティスペース」, '' of anything else."""
        is_volume = self._product is BOOKLET and self._wish.subject is not None
        return self._subject_words(BOOKLET, self._wish.subject) if is_volume else ""

    def show_wish(self, wish: Wish) -> None:
        """The product, the record and the choices of a wish; the records where one is still to be picked."""
        product = wish.product
        if product is None:
            return
        if product is not self._product:
            self._take_product(product)
        label = product_label(product, self._context.ledger)
        self.other.set_text(f"{label} ▾")
        self.other.setAccessibleName(f"{label}。ほかのものを刷る")
        if self.subjects is not None:
            self.subjects.show_subject(wish.subject)
        if self.options is not None:
            self.options.show_wish(wish)
        if self.subjects is not None:
            self._subject.setText(self._subject_words(product, wish.subject))
            self.see.setVisible(wish.subject is not None)
        self._wish = wish
        self._show_ways()
        self.views.setVisible(product is BOOKLET)
        self._heading.setVisible(product is not BOOKLET and bool(product.options))
        if self.subjects is not None and not wish.is_ready:
            self.ask_subject(is_asked=False)
        else:
            self.show_view(self.views.value)

    def set_low(self, is_low: bool) -> None:
        """In a low window the order of a booklet has the room: which volume it is, the head of the page says."""
        self._is_low = is_low
        self.composer.set_low(is_low)
        self._show_ways()

    def show_print(self, made: Print, wish: Wish) -> None:
        """What was made of a wish: of a booklet the order."""
        if made.outline is not None:
            self.composer.show_outline(made.outline, wish.subject)

    def show_view(self, view: str) -> None:
        """Of a booklet the order or how it is printed; of anything else the latter."""
        self.views.set_value(view)
        self._stack.setCurrentWidget(self.composer if view == ORDER_VIEW and self._product is BOOKLET else self._how)
        self._name_way()

    def show_control(self, name: str) -> None:
        """The cursor to an option, or to one of the booklet's own words, brought into sight."""
        options = {} if self.options is None else self.options.controls
        control = options.get(name) or self.words.fields.get(name)
        if control is not None:
            self.show_view(HOW_VIEW)
            self._how.bring(control)
            control.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def ask_subject(self, *, is_asked: bool = True) -> None:
        """Show the records to choose from, with the cursor in the search when somebody asked for them."""
        if self.subjects is None:
            return
        self.subjects.refresh()
        self._stack.setCurrentWidget(self.subjects)
        self._name_way()
        if is_asked:
            self.focus_search()

    def take_focus(self, wish: Wish) -> None:
        """The cursor to where a wish goes on: the search over the records, or the top of the choices."""
        if wish.is_ready:
            self.other.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.focus_search()

    def focus_search(self) -> None:
        """The cursor into the search over the records, if the product is about one."""
        if self.subjects is not None:
            self._stack.setCurrentWidget(self.subjects)
            self._name_way()
            self.subjects.search.setFocus()

    def refresh(self) -> None:
        """The page is seen again."""
        if self.subjects is not None:
            self.subjects.refresh()

    def follow(self, change_set: ChangeSet) -> None:
        """Take over what was written."""
        if self.subjects is not None:
            self.subjects.follow(change_set)
        self.words.show_stored()

    def _take_product(self, product: Product) -> None:
        self._product = product
        for old in (self.subjects, self.options):
            if old is not None:
                old.hide()
                old.setParent(None)
                old.deleteLater()
        ledger = self._context.ledger
        self.options = OptionControls(product, self._context.today(), ledger)
        self.options.trial_wanted.connect(self.trial_wanted)
        self.options.chosen.connect(self.option_chosen)
        self._how.body.insertWidget(1, self.options)
        self._own_words.setVisible(product.key in _WORDED)
        self.subjects = None
        if product.subject:
            self.subjects = SubjectChoice(self._context, product, product_label(product, ledger))
            self.subjects.subject_chosen.connect(self.subject_chosen)
            self.subjects.left.connect(self._leave_subjects)
            self._stack.addWidget(self.subjects)
            word = noun(product.subject, ledger)
            self.see.set_text("記録へ")
            self.see.setAccessibleName(f"この{word}の記録を見る")
            self.see.setToolTip(tip(f"この{word}の記録へ"))

    def _show_ways(self) -> None:
        """Which record it is about and the ways from it: below the product, in a low window beside it."""
        is_beside = self._is_low and self._product is BOOKLET
        is_known = self.subjects is not None and self._wish.is_ready
        holder = self._top if is_beside else self._lines
        if holder.indexOf(self._ways) < 0:
            holder.addWidget(self._ways)
        self._ways.setVisible(is_known)
        self._subject_line.setVisible(is_known and not is_beside)

    @property
    def _is_asking(self) -> bool:
        return self.subjects is not None and self._stack.currentWidget() is self.subjects

    def _ask_or_leave(self) -> None:
        if self._is_asking:
            self._leave_subjects()
        else:
            self.ask_subject()

    def _leave_subjects(self) -> None:
        """Back to the record that is there, if one is."""
        if self._wish.is_ready:
            self.show_view(self.views.value)
            self.again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _name_way(self) -> None:
        """The way to other records, and while they are in sight the way back."""
        if self._product is not None and self._product.subject:
            word = noun(self._product.subject, self._context.ledger)
            self.again.set_text("やめる" if self._is_asking else f"ほかの{word}")
            icons.put(self.again, "close" if self._is_asking else "search", "ai", 15)

    def _see_record(self) -> None:
        product, subject = self._wish.product, self._wish.subject
        if product is not None and subject is not None:
            self.record_wanted.emit(product.subject, subject, "")

    def _subject_words(self, product: Product, subject: int | None) -> str:
        ledger = self._context.ledger
        word = noun(product.subject, ledger)
        if subject is None:
            return product_all_words(product, ledger)
        record = ledger.get(BY_KIND[product.subject], subject)
        title = "" if record is None else one_line(title_of(record, ledger))
        volume = f"vol.{record.volume}　" if isinstance(record, BookletIssue) and record.volume is not None else ""
        return f"{volume}{title or unnamed(word, is_new=False)}"
