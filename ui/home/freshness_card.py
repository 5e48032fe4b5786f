"""居場所の鮮度: one bar, three counts, each of which opens exactly the places it counts."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.rules.freshness import Freshness
from ui import theme
from ui.home.home_card import HomeCard
from ui.home.task_row import LineButton
from ui.widgets.badge import FreshnessDot
from ui.widgets.buttons import Button
from ui.widgets.flow import FlowBox
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.surfaces import row

_DOTS = {Freshness.GREEN: "fresh", Freshness.YELLOW: "soon", Freshness.RED: "stale"}
_FILLS = {Freshness.GREEN: "mid", Freshness.YELLOW: "yamf", Freshness.RED: "shu"}


class FreshnessBar(QWidget):
    """How large each part is; 要確認 is hatched, since red and green are the same grey on a copy."""

    def __init__(self) -> None:
        super().__init__()
        self._counts: Mapping[Freshness, int] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_counts(self, counts: Mapping[Freshness, int]) -> None:
        """Show other counts."""
        self._counts = counts
        told = "、".join(f"{FreshnessDot.WORDS[_DOTS[each]]} {counts.get(each, 0)}" for each in Freshness)
        self.setAccessibleName(f"鮮度 {told}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(200), theme.px(14))

    def paintEvent(self, event: QPaintEvent) -> None:
        total = sum(self._counts.values())
        if not total:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QPainterPath()
        whole.addRoundedRect(QRectF(self.rect()), self.height() / 2, self.height() / 2)
        painter.setClipPath(whole)
        left, gap = 0.0, 2.0
        painter.setPen(Qt.PenStyle.NoPen)
        for each in Freshness:
            width = self.width() * self._counts.get(each, 0) / total
            if not width:
                continue
            part = QRectF(left, 0, max(width - gap, 2.0), self.height())
            painter.fillRect(part, theme.colour(_FILLS[each]))
            if each is Freshness.RED:
                painter.fillRect(part, QBrush(theme.colour("sheet"), Qt.BrushStyle.BDiagPattern))
            left += width
        painter.end()


class FreshnessCard(HomeCard):
    """The bar with its counts.

    Signals:
        list_wanted: (Freshness) exactly these places.
    """

    list_wanted = Signal(object)

    def __init__(self, noun: str) -> None:
        super().__init__(f"{noun}の鮮度")
        self._noun = noun
        self._bar = FreshnessBar()
        self._counts = FlowBox(spacing=6)
        self._sentence = WrapLabel("", "label")
        self._list = Button("一覧で見る", small=True)
        self._list.clicked.connect(lambda: self.list_wanted.emit(Freshness.RED))
        self.body.addWidget(self._bar)
        self.body.addWidget(self._counts)
        self.body.addWidget(self._sentence)
        line = row()
        line.addWidget(self._list)
        line.addStretch(1)
        self.body.addLayout(line)

    def show_counts(self, counts: Mapping[Freshness, int], *, red_months: int) -> None:
        """Show how many places are how fresh."""
        self._bar.show_counts(counts)
        self._counts.clear()
        for each in Freshness:
            number = counts.get(each, 0)
            button = LineButton(f"{FreshnessDot.WORDS[_DOTS[each]]} {number:,}か所を一覧で見る")
            button.inside.setSpacing(theme.px(6))
            button.inside.addWidget(FreshnessDot(_DOTS[each]))
            word = FreshnessDot.WORDS[_DOTS[each]]
            button.inside.addWidget(Label(f"{word} {number:,}", "body" if number else "hint"))
            button.close_inside()
            button.setEnabled(number > 0)
            button.clicked.connect(lambda _on=False, chosen=each: self.list_wanted.emit(chosen))
            self._counts.add(button)
        red = counts.get(Freshness.RED, 0)
        self._list.setVisible(red > 0)
        self._sentence.setVisible(bool(sum(counts.values())))
        years = f"{red_months // 12}年" if red_months % 12 == 0 else f"{red_months}か月"
        self._sentence.setText(
            f"{years}より前に確かめたきりの {red:,}か所は、次の冊子に載りません。"
            if red
            else f"確かめてから長くたった{self._noun}は、ありません。"
        )
