"""刷る前のたしかめ: sentences with a shape in front and the button that leads to what mends them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.ledger import Ledger
from app.printing.findings import Finding, FindingKind, Severity
from app.printing.products.product import Product
from ui import icons, theme
from ui.printing.finding_causes import field_of, settings_page, way_words
from ui.widgets.buttons import Button
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.plain_text import one_line, without_mnemonic
from ui.widgets.surfaces import column, row

_HEADINGS = {
    FindingKind.LEFT_OUT: "載せていないもの",
    FindingKind.STALE: "しばらく確かめていないもの",
    FindingKind.NO_READING: "よみがないもの",
    FindingKind.MISSING_GLYPH: "印刷できない字",
    FindingKind.QR_CODE: "QRコードのこと",
    FindingKind.PHOTO: "写真のこと",
    FindingKind.SCHEDULE: "日時のこと",
    FindingKind.CONTACT: "電話のこと",
    FindingKind.ADDRESS: "住所と〒のこと",
    FindingKind.UNSAID: "書いてないこと",
    FindingKind.SMALL_TYPE: "字の大きさ",
    FindingKind.GAVE_WAY: "入りきらないところ",
    FindingKind.PAGES: "ページの数",
}
_LOOKS = {
    Severity.NOTICE: ("info", "ink2", "お知らせ"),
    Severity.WARNING: ("attention", "yam", "確かめてください"),
    Severity.STOP: ("failure", "shu", "このままでは刷れません"),
}
_HEADING = "刷る前のたしかめ"
_SOUND = "直すところはありません"
_MOST = 60
"""Lines of a group that are shown; mending some brings the next."""
_LEFT = Qt.AlignmentFlag.AlignLeft


class _RecordButton(Button):
    """Leads to the record of a line; a name longer than the pane ends in …"""

    def __init__(self, finding: Finding) -> None:
        deed = f"「{finding.name}」を直しに行く" if finding.name else "直しに行く"
        super().__init__(
            "直しに行く", "quiet", icon="write", small=True, tool_tip=deed, name=f"{finding.message} {deed}"
        )
        self._words = one_line(finding.name) or "直しに行く"
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        words = self.fontMetrics().horizontalAdvance(self._words)
        return QSize(words + self._beside() + theme.px(4), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().height(), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - self._beside()
        shown = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        if self.text() != without_mnemonic(shown):
            self.setText(without_mnemonic(shown))

    def _beside(self) -> int:
        """Icon and padding."""
        return self.iconSize().width() + theme.px(26)


class _WayButton(Button):
    """Leads to the control or the setting that mends a line."""

    def __init__(self, finding: Finding, words: str) -> None:
        icon = "settings" if settings_page(finding) else "write"
        super().__init__(words, "quiet", icon=icon, small=True, name=f"{finding.message} {words}")


class PreflightList(QWidget):
    """The list before printing; groups of several lines are folded.

    Signals:
        record_wanted: (kind, id, field) somebody wants to mend a record.
        control_wanted: name of an option or of a word of the booklet that mends the whole print.
        page_wanted: a part of 設定 that mends it (`Signals.page_wanted`).
        unfolded: a group was unfolded or folded, and the lines were made anew.
    """

    record_wanted = Signal(str, object, str)
    control_wanted = Signal(str)
    page_wanted = Signal(str)
    unfolded = Signal()

    def __init__(self, ledger: Ledger, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ledger = ledger
        self._open: set[FindingKind] = set()
        self._folds: dict[FindingKind, Button] = {}
        self._has_led_off = False
        self._findings: tuple[Finding, ...] = ()
        self._product: Product | None = None
        self._body = column(spacing=10)
        self.setLayout(self._body)
        self._heading = Label(_HEADING, "section")
        self._body.addWidget(self._heading)
        self._lines = QWidget()
        self._body.addWidget(self._lines)
        self.setAccessibleName(_HEADING)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is listed."""
        return self._findings

    def show_findings(
        self, findings: Sequence[Finding], product: Product | None = None, *, nothing: str = _SOUND
    ) -> None:
        """Another list, about a product; `nothing` is said when it is empty."""
        self._findings, self._product = tuple(findings), product
        self._heading.setText(f"{_HEADING}　{len(findings)}件" if findings else _HEADING)
        self._body.removeWidget(self._lines)
        self._lines.hide()
        self._lines.deleteLater()
        self._lines = QWidget()
        self._folds.clear()
        lines = column(spacing=10)
        self._lines.setLayout(lines)
        self._body.addWidget(self._lines)
        if not findings and nothing == _SOUND:
            lines.addWidget(_sentence("ok_filled", "mid", nothing))
        elif not findings:
            lines.addWidget(WrapLabel(nothing, "label"))
        for kind, members in groupby(findings, key=lambda finding: finding.kind):
            lines.addWidget(self._group(kind, list(members)))

    def unfold(self, kind: FindingKind) -> None:
        """Show every line of a group."""
        self._open.add(kind)
        self.show_findings(self._findings, self._product)

    def go_to(self, finding: Finding) -> None:
        """Ask for what mends a line: 設定, the field of its record, or the control."""
        page = settings_page(finding)
        self._has_led_off = bool(page) or finding.record_id is not None
        if page:
            self.page_wanted.emit(page)
        elif finding.record_id is not None:
            self.record_wanted.emit(finding.record_kind, finding.record_id, field_of(finding, self._ledger))
        else:
            self.control_wanted.emit(finding.option)

    def is_come_back_to(self) -> bool:
        """Whether a line led to another page since this was last asked."""
        has_led_off, self._has_led_off = self._has_led_off, False
        return has_led_off

    def _group(self, kind: FindingKind, members: list[Finding]) -> QWidget:
        holder = QWidget()
        inside = column(spacing=4)
        holder.setLayout(inside)
        order = list(Severity)
        worst = max((member.severity for member in members), key=order.index)
        icon, colour, spoken = _LOOKS[worst]
        is_alone = len(members) == 1
        heading = _HEADINGS[kind] if is_alone else f"{_HEADINGS[kind]}　{len(members)}件"
        head = _sentence(icon, colour, heading, role="strong")
        head.setAccessibleName(f"{spoken} {heading}")
        inside.addWidget(head)
        if not is_alone:  # above the lines: what unfolded them is where it was pressed, and folds them
            is_open = kind in self._open
            words = "たたむ" if is_open else f"{len(members)}件を見る"
            button = Button(words, "quiet", icon="up" if is_open else "down", small=True, name=f"{heading} {words}")
            button.clicked.connect(lambda _on=False: self._toggle(kind))
            inside.addWidget(button, 0, _LEFT)
            self._folds[kind] = button
        if is_alone or kind in self._open:
            self._add_lines(inside, members)
        return holder

    def _add_lines(self, inside: QVBoxLayout, members: list[Finding]) -> None:
        """What is the matter once, below it everything it is true of, each leading to its record."""
        by_text: dict[str, list[Finding]] = {}
        for member in members[:_MOST]:
            by_text.setdefault(member.message, []).append(member)
        for text, alike in by_text.items():
            inside.addWidget(WrapLabel(text, "cap"))
            for member in alike:
                self._add_way(inside, member)
        if len(members) > _MOST:
            inside.addWidget(WrapLabel(f"ほか {len(members) - _MOST}件。直すと、つぎが出ます。", "hint"))

    def _add_way(self, inside: QVBoxLayout, finding: Finding) -> None:
        """The button that leads to what mends a line, if something does."""
        words = way_words(finding, self._product, self._ledger)
        if not words:
            return
        is_record = finding.record_id is not None and not settings_page(finding)
        button = _RecordButton(finding) if is_record else _WayButton(finding, words)
        button.clicked.connect(lambda _on=False: self.go_to(finding))
        inside.addWidget(button, 0, _LEFT)

    def _toggle(self, kind: FindingKind) -> None:
        self._open ^= {kind}
        self.show_findings(self._findings, self._product)
        self.unfolded.emit()
        self._folds[kind].setFocus(Qt.FocusReason.OtherFocusReason)  # the button that was pressed is gone


def _sentence(icon: str, colour: str, text: str, role: str = "body") -> QWidget:
    holder = QWidget()
    line = row(spacing=8)
    holder.setLayout(line)
    shape = Label()
    icons.put(shape, icon, colour, 18)
    line.addWidget(shape, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(WrapLabel(text, role), 1)
    return holder
