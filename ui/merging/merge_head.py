"""The head of 合わせる: the title, what holds at this moment, and at the right from where to where."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.joined import Source
from app.merging.preview import source_words
from ui import icons, theme
from ui.merging.words import THIS_LEDGER
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel, Label, WrapLabel
from ui.widgets.surfaces import Surface, column, row

_NAMED = 2
_WIDE = 56  # characters of body text that title and card need side by side


class MergeHead(QWidget):
    """Says what the page shows.

    Attributes:
        back: the way to the first step; the page shows it where there is one.
    """

    def __init__(self) -> None:
        super().__init__()
        line = row(spacing=16)
        self.setLayout(line)
        self.back = Button("もどる", "quiet", icon="back", small=True)
        line.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        texts = column(spacing=4)
        self._title, self._hint = WrapLabel("", "title"), WrapLabel("", "label")
        texts.addWidget(self._title)
        texts.addWidget(self._hint)
        line.addLayout(texts, 1)
        self._way = Surface("card", margin=8, spacing=2)
        inside = row(spacing=10)
        self._mine, self._theirs = _End("centre"), _End("copy")
        arrow = Label("←", "label")
        inside.addWidget(self._mine)
        inside.addWidget(arrow, 0, Qt.AlignmentFlag.AlignVCenter)
        inside.addWidget(self._theirs)
        self._way.body.addLayout(inside)
        line.addWidget(self._way, 0, Qt.AlignmentFlag.AlignTop)
        self._words = ("", "")
        self._has_way, self._is_wide = False, True

    @property
    def title(self) -> str:
        """What stands there."""
        return self._title.plain_text

    def show_words(self, title: str, hint: str) -> None:
        """Title and hint, without a way."""
        self._has_way = False
        self._words = (hint, hint)
        self._title.setText(title)
        self._fit()

    def show_way(self, title: str, hint: str, ledger: str, sources: Sequence[Source]) -> None:
        """The same with from where to where; where there is no room for that, the hint says it."""
        words = [source_words(each) for each in sources]
        self._has_way = True
        self._title.setText(title)
        self._words = (hint, f"{'、'.join(words[:_NAMED])}。まだ何も変わっていません")
        self._mine.show_words(THIS_LEDGER, ledger, "")
        if len(sources) == 1:
            name, _, rest = words[0].partition("（")
            self._theirs.show_words("もらった写し", name, rest.removesuffix("）"))
        else:
            self._theirs.show_words("もらった写し", f"{len(sources)}つの写し", "")
        self._theirs.setToolTip("\n".join(words))
        self._fit()

    def set_width(self, width: int) -> None:
        """How much room the page has."""
        self._is_wide = theme.characters_across(width) >= _WIDE
        self._fit()

    def _fit(self) -> None:
        is_shown = self._has_way and self._is_wide
        self._way.setVisible(is_shown)
        hint = self._words[0 if is_shown or not self._has_way else 1]
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))


class _End(QWidget):
    """One end of the way: a picture, and three short lines."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        line = row(spacing=8)
        self.setLayout(line)
        picture = Label()
        icons.put(picture, icon, "ai", 24)
        line.addWidget(picture)
        texts = column(spacing=3)
        self._caption, self._name, self._rest = Label("", "cap"), ElidedLabel("", "strong"), Label("", "cap")
        self._name.setMinimumWidth(theme.px(110))
        for label in (self._caption, self._name, self._rest):
            texts.addWidget(label)
        line.addLayout(texts)

    def show_words(self, caption: str, name: str, rest: str) -> None:
        self._caption.setText(caption)
        self._name.setText(name)
        self._rest.setText(rest)
        self._rest.setVisible(bool(rest))
