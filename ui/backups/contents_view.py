"""What one backup holds against the ledger as it is now: a sentence, then a row a kind."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.backups import KindComparison
from app.ledger import Ledger
from app.wording import counted, noun
from ui import theme
from ui.widgets.labels import ElidedLabel, Label, WrapLabel
from ui.widgets.surfaces import Card, Well, column, rule

_QUIET_KINDS = ("term", "setting")
"""Shown only where they differ: nobody counts pick lists."""


def shown_comparisons(found: Sequence[KindComparison]) -> list[KindComparison]:
    """Those a reader wants to see, what differs first."""
    shown = [each for each in found if each.differs or each.kind not in _QUIET_KINDS]
    return sorted(shown, key=lambda each: not each.differs)


def since_words(found: Sequence[KindComparison], ledger: Ledger) -> str:
    """One sentence about what happened since, and what going back would mean."""
    different = [each for each in found if each.differs]
    if not different:
        return "いまの帳面と、同じ中身です。"
    parts = []
    for each in different[:3]:
        steps = (("増え", each.added), ("書きかわり", each.changed), ("消え", each.removed))
        said = "、".join(f"{counted(number, each.kind)} {verb}" for verb, number in steps if number)
        parts.append(f"{noun(each.kind, ledger)}が {said}")
    rest = "など、いろいろ変わり" if len(different) > len(parts) else ""
    return f"この控えのあと、{'、'.join(parts)}{rest}ました。戻すと、この控えのときの中身になります。"


class ContentsView(QWidget):
    """The comparison of one backup."""

    def __init__(self, found: Sequence[KindComparison], ledger: Ledger) -> None:
        super().__init__()
        outer = column(spacing=16)
        self.setLayout(outer)
        is_same = not any(each.differs for each in found)
        self.words = since_words(found, ledger)
        outer.addWidget(Well("spoken" if is_same else "info", self.words, icon="ok" if is_same else "info"))
        shown = shown_comparisons(found)
        if not shown:
            outer.addWidget(WrapLabel("まだ何も書かれていない帳面の控えです。", "label"))
            return
        card = Card()
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(14))
        grid.setVerticalSpacing(theme.px(8))
        grid.setColumnStretch(0, 1)
        for at, heading in enumerate(("", "この控え", "いま", "そのあと")):
            grid.addWidget(Label(heading, "cap"), 0, at, _side(at))
        for number, each in enumerate(shown, start=1):
            grid.addWidget(rule(), 2 * number - 1, 0, 1, 4)
            for at, word in enumerate(_cells(each, ledger)):
                role = "strong" if at == 1 else "label" if at in (2, 3) else "body"
                cell = ElidedLabel(word, role) if at == 0 else Label(word, role)
                grid.addWidget(cell, 2 * number, at, Qt.AlignmentFlag(0) if at == 0 else _side(at))
        card.body.addLayout(grid)
        outer.addWidget(card)


def _cells(each: KindComparison, ledger: Ledger) -> tuple[str, str, str, str]:
    steps = (("＋", each.added), ("変更", each.changed), ("−", each.removed))
    changes = " ".join(f"{sign}{number:,}" for sign, number in steps if number)
    return (
        noun(each.kind, ledger),
        counted(each.then, each.kind),
        counted(each.now, each.kind),
        changes or "同じ",
    )


def _side(at: int) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignLeft if at == 0 else Qt.AlignmentFlag.AlignRight
