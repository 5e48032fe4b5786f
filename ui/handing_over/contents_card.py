"""What goes into a copy for other hands and what stays out: by level, and counted."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.handing_over.handing import contents_words
from app.handing_over.stripping import Stripped
from app.ledger import Ledger
from ui import icons
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.surfaces import Card, Well, row

_LEVELS = (
    ("public", "公開", "冊子やチラシに載せてよいもの", True),
    ("related", "関係者", "会議の仲間だけが見るもの", False),
    ("internal", "内部", "電話、住所、内部メモなど", False),
)


@dataclass(frozen=True, slots=True)
class Weighed:
    """What a stripped copy would hold, without the records themselves."""

    kept: dict[str, int]
    left_out: dict[str, int]
    veiled: int

    @classmethod
    def of(cls, stripped: Stripped) -> Weighed:
        """The numbers alone."""
        return cls(dict(stripped.kept), dict(stripped.left_out), stripped.veiled)

    @property
    def everything(self) -> dict[str, int]:
        """What a whole copy holds."""
        kinds = self.kept.keys() | self.left_out.keys()
        return {kind: self.kept.get(kind, 0) + self.left_out.get(kind, 0) for kind in kinds}


class ContentsCard(Card):
    """One line a level, with a tick or a cross, and the numbers below."""

    def __init__(self, ledger: Ledger, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._ledger = ledger
        self._marks: list[tuple[Label, WrapLabel, str, bool]] = []
        for icon, word, about, is_kept in _LEVELS:
            line = row(spacing=10)
            mark, sign, said = Label(), Label(), WrapLabel()
            icons.put(sign, icon, "ink2", 18)
            line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(said, 1)
            self.body.addLayout(line)
            self._marks.append((mark, said, f"「{word}」のもの（{about}）", is_kept))
        self._persons = WrapLabel("", "label")
        self._inside = WrapLabel()
        self._outside = WrapLabel("", "label")
        self._warning = Well("check", "なまえも電話も住所も入ります。わたす相手に、よく気をつけてください。")
        for below in (self._persons, self._inside, self._outside, self._warning):
            self.body.addWidget(below)

    @property
    def inside(self) -> str:
        """What it says goes in."""
        return self._inside.plain_text

    @property
    def outside(self) -> str:
        """What it says stays out."""
        return self._outside.plain_text

    def show_contents(self, weighed: Weighed | None, *, is_stripped: bool) -> None:
        """Say it for a stripped or a whole copy; None while it is being counted."""
        for mark, said, level, is_public in self._marks:
            is_kept = is_public or not is_stripped
            icons.put(mark, "tick" if is_kept else "no", "mid" if is_kept else "shu", 18)
            said.setText(f"{level}は {'入ります' if is_kept else '入りません'}")
        self._warning.setVisible(not is_stripped)
        self._persons.setVisible(is_stripped)
        covered = f"文の中のなまえや電話 {weighed.veiled}か所は「○○」にします。" if weighed and weighed.veiled else ""
        self._persons.setText(f"人のなまえと電話は、公開にしてあっても入りません。自宅は町名だけになります。{covered}")
        if weighed is None:
            self._inside.setText("かぞえています")
            self._outside.hide()
            return
        kept = weighed.kept if is_stripped else weighed.everything
        self._inside.setText(f"入るもの　{contents_words(kept, self._ledger) or 'ありません'}")
        left = contents_words(weighed.left_out, self._ledger) if is_stripped else ""
        self._outside.setText(f"入らないもの　{left}")
        self._outside.setVisible(bool(left))
