"""Beside the way of a space: its owner, the rules and what is left this month, who wants it, what is held there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.counting.limits import LimitUse, limit_sentence, uses_of
from app.editing import Editing
from app.ledger import Ledger
from app.records.offered_hours import OfferedHours
from app.records.organization import Organization
from app.records.place import PLACE_STATUS, Place
from app.records.space import Space
from app.records.space_owner import OWNER_CONSENT, SpaceOwner
from app.records.space_request import SpaceRequest
from app.records.use_limit import UseLimit
from app.rules.week_words import week_words
from app.search.space_matching import SpaceMatch, requests_for
from app.wording import counted, noun
from ui import icons, theme
from ui.widgets.badge import Badge
from ui.widgets.buttons import Button
from ui.widgets.flow import FlowBox
from ui.widgets.labels import ElidedLabel, Label, WrapLabel
from ui.widgets.link_button import LinkButton
from ui.widgets.plain_text import one_line
from ui.widgets.surfaces import Surface, column, row

_MATCHES_SHOWN, _PLACES_SHOWN, _GROUPS_SHOWN = 4, 6, 3
_MOST_STAMPS = 8


class SideCard(Surface):
    """A card with a heading and at most one quiet button; filled anew each time."""

    def __init__(self, heading: str, action: str = "") -> None:
        super().__init__("card", margin=16, spacing=6, name=heading)
        head = row(spacing=8)
        head.addWidget(Label(heading, "section"))
        head.addStretch(1)
        self.action = Button(action, "quiet", small=True, name=f"{heading}を{action}")
        head.addWidget(self.action)
        self.body.addLayout(head)
        self.action.setVisible(bool(action))
        self._inner: QWidget | None = None

    def begin(self) -> QVBoxLayout:
        """An empty body in place of the one before."""
        if self._inner is not None:
            self._inner.hide()
            self._inner.deleteLater()
        self._inner = QWidget()
        lines = column(spacing=6)
        self._inner.setLayout(lines)
        self.body.addWidget(self._inner)
        return lines


class OwnerCard(SideCard):
    """Who to ring, what pleases them, what not to say: all one needs with the receiver in the hand."""

    def __init__(self) -> None:
        super().__init__("提供者", "ひらく")

    def show_owner(self, editing: Editing, space: Space) -> None:
        """Fill it."""
        lines = self.begin()
        owner = editing.get(SpaceOwner, space.owner)
        self.action.set_text("書く" if owner is None else "ひらく")
        if owner is None:
            lines.addWidget(WrapLabel("だれが貸してくれるかは、まだ書いてありません", "hint"))
            return
        organization = editing.get(Organization, owner.organization)
        above = "　".join(each for each in ("" if organization is None else organization.name, owner.job_title) if each)
        if above:
            lines.addWidget(WrapLabel(above, "cap"))
        lines.addWidget(WrapLabel(owner.name or "（なまえなし）", "strong"))
        if owner.reading:
            lines.addWidget(WrapLabel(owner.reading, "cap"))
        note = f"電話（{owner.phone_note}）" if owner.phone_note else "電話"
        for icon, label, words, role in (
            ("phone", note, owner.phone, "section"),
            ("phone", "もう一つの電話", owner.other_phone, "strong"),
            ("heart", "相手のよろこび", owner.benefit, "body"),
            ("avoid", "言わないこと", owner.avoid, "body"),
            ("fee", "のぞむ条件", owner.conditions, "body"),
        ):
            if words.strip():
                lines.addLayout(_fact(icon, label, words, role))
        lines.addWidget(WrapLabel(f"連絡先を伝えてよいか：{OWNER_CONSENT.get(owner.consent, '')}", "hint"))


class RulesCard(SideCard):
    """使えるきまり: what is left, when it can be used, what it costs."""

    def __init__(self, ledger: Ledger, today: date) -> None:
        super().__init__("使えるきまり", "ひらく")
        self._ledger, self._today = ledger, today

    def show_rules(self, editing: Editing, space: Space) -> None:
        """Fill it."""
        lines = self.begin()
        limits = editing.linking(UseLimit, "space", space.id)
        for limit in limits:
            lines.addWidget(WrapLabel(limit_sentence(limit), "strong"))
            if limit.note and limit.amount is not None:
                lines.addWidget(WrapLabel(limit.note, "cap"))
            uses = uses_of(limit, space.id, self._ledger, self._today)
            for use in uses[:_GROUPS_SHOWN]:
                lines.addWidget(_UseLine(use))
            if len(uses) > _GROUPS_SHOWN:
                lines.addWidget(Label(f"ほかに {len(uses) - _GROUPS_SHOWN}団体", "hint"))
        week = {(each.weekday, each.part): each.offer for each in editing.linking(OfferedHours, "space", space.id)}
        hours = "\n".join(part for part in (week_words(week), space.hours) if part.strip())
        told = (
            ("due", "使えるとき", hours),
            ("fee", "条件と費用", space.conditions),
            ("info", "利用制限のことば", space.use_limit_note),
        )
        for icon, label, words in told:
            if words.strip():
                lines.addLayout(_fact(icon, label, words, "body"))
        has_any = bool(limits) or any(words.strip() for _, _, words in told)
        self.action.set_text("ひらく" if has_any else "書く")
        if not has_any:
            lines.addWidget(WrapLabel("月に何回まで、何曜日の何時から、費用など", "hint"))


class WishersCard(SideCard):
    """ここを使いたい人たち: groups this space would suit, with the reasons.

    Signals:
        record_wanted: (kind, id).
    """

    record_wanted = Signal(str, object)

    def __init__(self, ledger: Ledger) -> None:
        super().__init__("ここを使いたい人たち")
        self._ledger = ledger

    def show_space(self, space: Space) -> None:
        """Fill it; without anybody it says how people get here."""
        lines = self.begin()
        matches = requests_for(space, self._ledger)
        for match in matches[:_MATCHES_SHOWN]:
            lines.addWidget(self._match(match))
        if not matches:
            lines.addWidget(WrapLabel("「借りたい」に合う人たちがいると、ここに出ます", "hint"))
        elif len(matches) > _MATCHES_SHOWN:
            lines.addWidget(Label(f"ほかに {counted(len(matches) - _MATCHES_SHOWN, SpaceRequest.KIND)}", "hint"))

    def _match(self, match: SpaceMatch) -> QWidget:
        made = QWidget()
        lines = column(spacing=2)
        made.setLayout(lines)
        head = row(spacing=8)
        name = LinkButton(match.request.name)
        name.clicked.connect(lambda: self.record_wanted.emit(SpaceRequest.KIND, match.request.id))
        head.addWidget(name, 1)
        head.addWidget(Badge(f"{len(match.fits)}つ合う", "mid", "tick"))
        lines.addLayout(head)
        lines.addWidget(WrapLabel("・".join(match.fits), "cap"))
        if match.misfits:
            lines.addWidget(WrapLabel("△ " + "、".join(match.misfits), "cap"))
        return made


class PlacesCard(SideCard):
    """What is held here, and the way to open something here.

    Signals:
        record_wanted: (kind, id).
        open_wanted: この場で居場所を開く.
    """

    record_wanted = Signal(str, object)
    open_wanted = Signal()

    def __init__(self, ledger: Ledger) -> None:
        self._noun = noun(Place.KIND, ledger)
        super().__init__(f"ここの{self._noun}")

    def show_space(self, editing: Editing, space: Space) -> None:
        """Fill it."""
        lines = self.begin()
        places = editing.linking(Place, "space", space.id)
        for place in places[:_PLACES_SHOWN]:
            line = row(spacing=8)
            name = LinkButton(place.name)
            name.clicked.connect(lambda _on=False, chosen=place.id: self.record_wanted.emit(Place.KIND, chosen))
            line.addWidget(name, 1)
            if place.status != "active":
                line.addWidget(Label(PLACE_STATUS.get(place.status, ""), "cap"))
            lines.addLayout(line)
        if len(places) > _PLACES_SHOWN:
            lines.addWidget(Label(f"ほかに {counted(len(places) - _PLACES_SHOWN, Place.KIND)}", "hint"))
        button = Button(f"この場で{self._noun}を開く", icon="plus", small=True)
        button.setObjectName("open_place")
        button.clicked.connect(self.open_wanted)
        lines.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)


class Stamps(QWidget):
    """Circles of a stamp card: used ones full with a tick, those left dashed, those too many marked 「!」."""

    def __init__(self, used: int, allowed: int) -> None:
        super().__init__()
        self._used, self._allowed = used, allowed
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{allowed}回のうち {used}回 使っています")

    def sizeHint(self) -> QSize:
        side = theme.px(24)
        return QSize((side + theme.px(4)) * max(self._used, self._allowed), side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side, step = theme.px(24), theme.px(28)
        for number in range(max(self._used, self._allowed)):
            circle = QRectF(number * step + 1.5, 1.5, side - 3, side - 3)
            if number < self._used:
                is_over = number >= self._allowed
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour("shu" if is_over else "ai"))
                painter.drawEllipse(circle)
                size = theme.px(13)
                place = circle.center()
                picture = icons.pixmap("close" if is_over else "tick", "on_ai", size)
                painter.drawPixmap(round(place.x() - size / 2), round(place.y() - size / 2), picture)
            else:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(theme.colour("edge"), 1.6, Qt.PenStyle.DashLine))
                painter.drawEllipse(circle)
        painter.end()


class _UseLine(QWidget):
    """What one group uses: its name, stamps where they are few, and the sentence."""

    def __init__(self, use: LimitUse) -> None:
        super().__init__()
        lines = column(spacing=2)
        self.setLayout(lines)
        if use.who:
            lines.addWidget(ElidedLabel(use.who, "cap"))
        box = FlowBox(spacing=10)
        allowed = use.limit.amount or 0
        if use.limit.measure == "times" and use.used == int(use.used) and max(use.used, allowed) <= _MOST_STAMPS:
            box.add(Stamps(int(use.used), allowed))
        box.add(Label(use.sentence, "shu" if use.is_over else "ai"))
        lines.addWidget(box)
        if use.unknown:
            lines.addWidget(WrapLabel(f"時間のわからない日が {use.unknown}日あります", "hint"))


def _fact(icon: str, label: str, words: str, role: str) -> QVBoxLayout:
    """An icon, a caption, and the words below it."""
    box = column(spacing=0)
    line = row(spacing=8)
    picture = Label()
    icons.put(picture, icon, "ink2", 16)
    line.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    told = column(spacing=3)
    told.addWidget(ElidedLabel(label, "cap"))
    told.addWidget(WrapLabel(words, role))
    line.addLayout(told, 1)
    box.addLayout(line)
    return box


def badges_of(editing: Editing, space: Space) -> Sequence[tuple[str, str]]:
    """(words, icon) of the badges below the name: kind, address, capacity, how one gets in."""
    from app.records.space import SpaceTerm
    from app.records.term import Term
    from ui.board.space_looks import kind_icon

    kind = editing.get(Term, space.kind)
    found = [] if kind is None else [(kind.label, kind_icon(space, editing.ledger))]
    if space.address:
        found.append((space.address, ""))
    if space.capacity:
        found.append((f"約{space.capacity}名", ""))
    rows = editing.linking(SpaceTerm, "space", space.id)
    terms = [term for each in rows if (term := editing.get(Term, each.term)) is not None]
    found += [(term.label, "tick") for term in sorted(terms, key=lambda term: (term.pos, term.id))]
    return [(one_line(words), icon) for words, icon in found]
