"""冊子のつくりかた: places a page, what goes in, the centre's own words."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from app.ledger import Ledger
from ui.printing.booklet_words import BookletWords
from ui.printing.print_work import Wish
from ui.widgets.buttons import Segmented
from ui.widgets.labels import Label
from ui.widgets.surfaces import ScrollBody, Section, column


class BookletChoices(ScrollBody):
    """The left pane of a booklet.

    Signals:
        per_page_chosen: 1 or 2 places on a page.
        stale_chosen: whether places that were not confirmed for long go in.
    """

    per_page_chosen = Signal(int)
    stale_chosen = Signal(bool)

    def __init__(self, ledger: Ledger, parent: QWidget | None = None) -> None:
        super().__init__(margin=0, spacing=14, name="冊子のつくりかた", parent=parent)
        self._form_slot = _captioned("見かた")
        self._form_slot.hide()
        self.body.addWidget(self._form_slot)
        self._per_page = Segmented((("1", "1か所"), ("2", "2か所")), "1ページに", "2")
        self._per_page.chosen.connect(lambda value: self.per_page_chosen.emit(int(value)))
        pages = _captioned("1ページに", self._per_page)
        self.body.addWidget(pages)
        self.stale = QCheckBox("要確認も載せる")
        self.stale.setAccessibleName("しばらく確かめていない要確認のところも載せる")
        self.stale.clicked.connect(self.stale_chosen)  # by the user; `toggled` would tell of show_wish too
        self.body.addWidget(self.stale)
        section = Section("冊子のことば")
        self.words = BookletWords(ledger)
        section.body.addWidget(self.words)
        self.body.addWidget(section)
        self.body.addStretch(1)

    def show_wish(self, wish: Wish) -> None:
        """Controls as the wish says, without telling anybody."""
        self._per_page.set_value(str(wish.per_page))
        self.stale.setChecked(wish.includes_stale)

    def hold_form(self, form: QWidget | None) -> None:
        """Take the choice of 見かた in, where the head has no room for it; None when it went back."""
        layout = self._form_slot.layout()
        assert layout is not None  # it was made with one
        if form is not None:
            layout.addWidget(form)
        self._form_slot.setVisible(form is not None)


def _captioned(words: str, *widgets: QWidget) -> QWidget:
    """A small word standing by what it is about."""
    holder = QWidget()
    body = column(spacing=3)
    holder.setLayout(body)
    body.addWidget(Label(words, "cap"))
    for widget in widgets:
        body.addWidget(widget)
    return holder
