"""のせる順: the chapters and places of a booklet in their order, who stays out and why, and the volume's own deeds."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from app.printing.booklet.outline import BookletOutline
from app.printing.booklet.selection import LeftOut
from app.records.booklet_issue import BookletIssue
from app.records.place import Place
from ui import theme
from ui.context import AppContext
from ui.printing.booklet_volume import BookletVolume
from ui.printing.composer_list import ComposerList
from ui.printing.composer_rows import OUT_KEY, ComposerRow, RowKind, composer_rows
from ui.printing.finding_causes import place_field
from ui.widgets.buttons import Button, IconButton
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.plain_text import tip
from ui.widgets.surfaces import column, row

_NO_VOLUME = "号をはじめると、順番をかえたり、外したり、足したりできます。"
_ROOMY_PX = 330
"""Height at 標準 from which a sentence has room below the list."""
_KEPT = "刷ったものとして残してあります。"


class BookletComposer(QWidget):
    """The volume of the desk; what is done here is written at once and can be undone.

    Signals:
        page_wanted: number of a page to look at.
        record_wanted: (kind, id, field) a place stays out for something that can be mended there.
    """

    page_wanted = Signal(int)
    record_wanted = Signal(str, object, str)

    def __init__(self, context: AppContext, volume: BookletVolume, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._volume = context, volume
        self._unfolded: set[str] = set()
        self._issue: int | None = None
        self._outline = BookletOutline()
        body = column(spacing=6)
        body.setContentsMargins(0, 0, 0, theme.px(12))  # its last button stands clear of the bar below
        self.setLayout(body)
        self._is_low = False
        self._head = row(spacing=6)
        self.count = Label("", "strong")
        self.add_button = Button("足す", icon="plus", small=True)
        self.add_button.setAccessibleName("のせていないところを見て足す")
        self.add_button.clicked.connect(self._show_left_out)
        self._head.addWidget(self.count, 1)
        self._head.addWidget(self.add_button)
        body.addLayout(self._head)
        self.compared = WrapLabel("", "cap")
        body.addWidget(self.compared)
        self.list = ComposerList()
        body.addWidget(self.list, 1)
        self._deeds = self._make_deeds()
        body.addWidget(self._deeds)
        self.state = WrapLabel("", "hint")
        body.addWidget(self.state)
        self.next_button = Button("次の号をはじめる", small=True)
        self.keep_button = Button("この号を刷ったことにする", small=True)
        self.reopen_button = Button("刷る前にもどす", "quiet", small=True)
        for button, deed in (
            (self.keep_button, volume.keep),
            (self.next_button, volume.begin),
            (self.reopen_button, volume.reopen),
        ):
            button.clicked.connect(_calling(deed))
            body.addWidget(button)
        self.list.row_chosen.connect(lambda _row: self._offer_deeds())
        self.list.row_opened.connect(self._open)
        self.list.group_pressed.connect(self.toggle)
        self.list.move_wanted.connect(volume.move)
        self.list.out_wanted.connect(volume.take_out)
        self.setAccessibleName("のせる順")

    @property
    def can_arrange(self) -> bool:
        """Whether there is a volume that is not yet printed."""
        return self._issue is not None and not self._outline.is_kept

    def show_outline(self, outline: BookletOutline, issue: int | None) -> None:
        """Another booklet; `issue` is its volume, None for none. The first chapter is unfolded at the beginning."""
        if issue != self._issue or not self._outline.chapters:
            self._unfolded = {outline.chapters[0].key} if outline.chapters else {OUT_KEY}
        self._issue, self._outline = issue, outline
        self.count.setText(f"{outline.count}か所")
        compared = f"{outline.previous}より　＋{outline.added}　−{outline.dropped}" if outline.previous else ""
        self.compared.setText(compared)
        self.compared.setVisible(bool(outline.previous) and not self._is_low)
        self.state.setText(_NO_VOLUME if issue is None else _KEPT if outline.is_kept else "")
        self._show_state()
        self.keep_button.setVisible(self.can_arrange and outline.count > 0)
        self.next_button.set_text("次の号をはじめる" if self._context.ledger.all(BookletIssue) else "号をはじめる")
        self.next_button.setVisible(not self.can_arrange)
        self.reopen_button.setVisible(outline.is_kept)
        self._fill()

    def set_low(self, is_low: bool) -> None:
        """In a low window the list has the room of what stands above it, which goes to the deeds."""
        if is_low == self._is_low:
            return
        self._is_low = is_low
        line = self._deed_line if is_low else self._head
        line.insertWidget(0, self.count, 0 if is_low else 1)
        line.addWidget(self.add_button)
        self.compared.setVisible(bool(self._outline.previous) and not is_low)
        self._offer_deeds()

    def toggle(self, group: str) -> None:
        """Fold a chapter, or unfold it."""
        self._unfolded ^= {group}
        self._fill()
        self.list.choose(group)

    def _make_deeds(self) -> QWidget:
        holder = QWidget()
        line = self._deed_line = row(spacing=4)
        holder.setLayout(line)
        self.earlier = IconButton("up", "前へ（Alt＋↑）")
        self.later = IconButton("down", "後ろへ（Alt＋↓）")
        self.deed_button = Button("外す", small=True)
        self.earlier.clicked.connect(lambda: self.list.step(-1))
        self.later.clicked.connect(lambda: self.list.step(1))
        self.deed_button.clicked.connect(self._do)
        line.addWidget(self.earlier)
        line.addWidget(self.later)
        line.addWidget(self.deed_button, 1)
        return holder

    def _fill(self) -> None:
        self.list.show_rows(composer_rows(self._outline, self._unfolded), can_move=self.can_arrange)
        self._offer_deeds()

    def _offer_deeds(self) -> None:
        """What can be done with the row that has the mark."""
        chosen = self.list.chosen
        is_place = chosen is not None and chosen.kind is RowKind.PLACE
        is_out = chosen is not None and chosen.kind is RowKind.LEFT_OUT
        self._deeds.setVisible(self.can_arrange or is_out or self._is_low)
        self.deed_button.setVisible(self.can_arrange or is_out)
        self.add_button.setVisible(bool(self._outline.left_out) and not (self._is_low and is_out))
        for button in (self.earlier, self.later):
            button.setVisible(self.can_arrange)
            button.setEnabled(is_place and self.can_arrange)
        if chosen is not None and chosen.kind is RowKind.LEFT_OUT:
            is_free = chosen.reason is LeftOut.NOT_CHOSEN
            self.deed_button.set_text("足す" if is_free else "直しに行く")
            self.deed_button.setEnabled(self.can_arrange or not is_free)
        else:
            self.deed_button.set_text("外す")
            self.deed_button.setEnabled(is_place and self.can_arrange)
        title = "" if chosen is None else chosen.title
        self.deed_button.setAccessibleName(f"「{title}」を{self.deed_button.text()}")

    def _do(self) -> None:
        chosen = self.list.chosen
        if chosen is None or not isinstance(chosen.key, int):
            return
        if chosen.kind is RowKind.PLACE:
            self._volume.take_out(chosen.key)
        elif chosen.reason is LeftOut.NOT_CHOSEN:
            self._volume.put_in(chosen.key)
        else:
            self._go_to(chosen.key)

    def _open(self, opened: ComposerRow) -> None:
        """A page to look at, or the record that keeps a place out."""
        if opened.kind is RowKind.LEFT_OUT:
            self._do()
        elif opened.page:
            self.page_wanted.emit(opened.page)

    def _go_to(self, place: int) -> None:
        self.record_wanted.emit(Place.KIND, place, place_field(self._context.ledger.get(Place, place)))

    def _show_left_out(self) -> None:
        """Everything that stays out, the mark on the first of it."""
        self._unfolded.add(OUT_KEY)
        self._fill()
        first = self._outline.left_out[0].id if self._outline.left_out else OUT_KEY
        self.list.choose(first)
        self.list.bring_to_top(OUT_KEY)
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the list has the room; what a 号 is good for is then told by the tip of its button."""
        super().resizeEvent(event)
        self._show_state()

    def _show_state(self) -> None:
        is_roomy = self.height() >= theme.px(_ROOMY_PX)
        self.state.setVisible(bool(self.state.plain_text) and is_roomy)
        self.next_button.setToolTip(tip(self.state.plain_text))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(140), theme.px(200))


def _calling(deed: Callable[[], None]) -> Callable[[], None]:
    return lambda: deed()
