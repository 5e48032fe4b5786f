"""The middle of 印刷: page number, the pages, the strip of all pages, zoom."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui import theme
from ui.printing.page_strip import PageStrip
from ui.printing.paper_view import PaperView
from ui.printing.print_desk import PrintDesk
from ui.printing.print_work import Print
from ui.printing.spreads import spread_words, whole_words
from ui.widgets.buttons import IconButton
from ui.widgets.labels import ElidedLabel, Label
from ui.widgets.surfaces import column, row

_MARGIN, _LOW_MARGIN = 12, 6
"""px at 標準 above and below."""


class PreviewPane(QWidget):
    """Shows what is on the desk."""

    def __init__(self, desk: PrintDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._number = 0
        self._made = Print()
        self._is_low = False
        self._body = body = column(margin=_MARGIN, spacing=8)
        self.setLayout(body)
        head = row(spacing=6)
        self._where, self._whole = Label("", "strong"), ElidedLabel("", "label")
        self._smaller = IconButton("no", "小さく（「−」か Ctrl＋ホイール）")
        self._larger = IconButton("new_row", "大きく（「＋」か Ctrl＋ホイール）")
        self._zoom = Label("", "cap")
        head.addWidget(self._where)
        head.addWidget(self._whole, 1)
        for widget in (self._smaller, self._zoom, self._larger):
            head.addWidget(widget)
        body.addLayout(head)
        self.paper = PaperView()
        body.addWidget(self.paper, 1)
        self.strip = PageStrip()
        self._back, self._on = (
            IconButton("back", "前のページ（PageUp）"),
            IconButton("forward", "次のページ（PageDown）"),
        )
        self._foot = QWidget()
        foot = row(spacing=6)
        self._foot.setLayout(foot)
        foot.addWidget(self._back)
        foot.addWidget(self.strip, 1)
        foot.addWidget(self._on)
        body.addWidget(self._foot)
        self._smaller.clicked.connect(lambda: self._zoom_by(-1))
        self._larger.clicked.connect(lambda: self._zoom_by(1))
        self._back.clicked.connect(lambda: self.step(-1))
        self._on.clicked.connect(lambda: self.step(1))
        self.paper.step_wanted.connect(self.step)
        self.paper.drawing_wanted.connect(self._draw)
        self.strip.spread_chosen.connect(self.go_to)
        desk.drawn.connect(self._show_images)
        desk.thumbnail_drawn.connect(self.strip.put)

    @property
    def number(self) -> int:
        """The spread in sight."""
        return self._number

    @property
    def words(self) -> tuple[str, str]:
        """(page numbers, the whole) as they are shown."""
        return self._where.text(), self._whole.text()

    def show_print(self, made: Print) -> None:
        """A print was made: the same spread again, as far as there is one."""
        self._made = made
        spreads = self._desk.spreads
        self._number = max(0, min(self._number, len(spreads) - 1))
        words, counts = [spread_words(each, made) for each in spreads], [len(each) for each in spreads]
        self.strip.show_spreads(words, counts, self._desk.page_mm)
        self._foot.setVisible(len(spreads) > 1)
        self.go_to(self._number)

    def go_to(self, number: int) -> None:
        """Show another spread."""
        spreads, made = self._desk.spreads, self._made
        if not 0 <= number < len(spreads):
            return
        is_turned, self._number = number != self._number, number
        words = spread_words(spreads[number], made)
        self._where.setText(f"{words}ページ" if made.is_bound else words)
        self._whole.setText(f"／{whole_words(made)}")
        self._back.setEnabled(number > 0)
        self._on.setEnabled(number + 1 < len(spreads))
        self.paper.set_spread(len(spreads[number]), self._desk.page_mm, f"{words}、{whole_words(made)}")
        if is_turned:
            self.paper.go_to_top()
        self.strip.choose(number)
        self._draw()

    def show_page(self, page: int) -> None:
        """The spread with a page, counted from 1 as it is printed; of sheets to be folded there is none."""
        if not self._made.is_bound:
            return
        number = next((at for at, spread in enumerate(self._desk.spreads) if page - 1 in spread), None)
        if number is not None:
            self.go_to(number)

    def step(self, by: int) -> None:
        """To a neighbouring spread."""
        self.go_to(max(0, min(self._number + by, len(self._desk.spreads) - 1)))

    def set_low(self, is_low: bool) -> None:
        """In a low window what stands around the pages gives way for them."""
        if is_low == self._is_low:
            return
        self._is_low = is_low
        side, above = theme.px(_MARGIN), theme.px(_LOW_MARGIN if is_low else _MARGIN)
        self._body.setContentsMargins(side, above, side, above)
        self.paper.set_low(is_low)
        self.strip.set_low(is_low)

    def set_tight(self, is_tight: bool) -> None:
        """Without the number of all pages, where room is short."""
        self._whole.setVisible(not is_tight)

    def _zoom_by(self, step: int) -> None:
        self.paper.zoom(step)
        self._show_zoom()

    def _show_zoom(self) -> None:
        self._zoom.setText(self.paper.zoom_words)
        self._smaller.setEnabled(self.paper.may_shrink)
        self._larger.setEnabled(self.paper.may_grow)

    def _draw(self) -> None:
        self._show_zoom()
        self._desk.draw(self._number, self.paper.dpi)
        if len(self._desk.spreads) > 1:
            missing = [number for number in self.strip.shown if not self.strip.has_picture(number)]
            self._desk.draw_thumbnails(sorted(missing, key=lambda number: abs(number - self._number)))

    def _show_images(self, number: int, images: object) -> None:
        if number == self._number and isinstance(images, list):
            self.paper.show_images(images)
