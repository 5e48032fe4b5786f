"""The middle of the sheet during a meeting: one point of the agenda, its notes, the cards group by group, one line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from app.meetings.agenda import next_group, ordered_groups, point_titles
from app.records.minutes import AgendaItem, Opinion
from app.rules.broken_lines import bulleted_things
from ui import theme
from ui.editors.inputs import ParagraphInput
from ui.minutes.card_menu import CardMenu
from ui.minutes.group_column import ColumnGrid, GroupColumn
from ui.minutes.meeting import Meeting
from ui.minutes.opinion_card import OpinionCard
from ui.minutes.opinion_line import OpinionLine
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel, Label, WrapLabel
from ui.widgets.surfaces import ScrollBody, column, row

MOST_CARDS = 100
"""Cards that are widgets at once; the earlier ones of a long list come when they are asked for."""
_NO_POINT = "意見"
_REST = "そのほかの意見"
_EMPTY = "下の行に書いて Enter を押すと、ここにカードがならびます。"


class OpinionBoard(QWidget):
    """Shows one point; `None` are the opinions of no point.

    Signals:
        point_wanted: (step) the next or previous point of the agenda.
    """

    point_wanted = Signal(int)

    def __init__(self, meeting: Meeting) -> None:
        super().__init__()
        self.setAccessibleName("意見")
        self._meeting = meeting
        self._item: int | None = None
        self._extra: dict[tuple[int, int | None], list[str]] = {}  # groups without a card, by 会議録 and point
        self._columns: dict[str, GroupColumn] = {}
        self._limit = MOST_CARDS
        self._last: int | None = None
        self.menu = CardMenu(meeting, self)
        self.menu.group_wanted.connect(self._add_group)
        self.menu.group_renamed.connect(self._rename_group)
        self._build()

    @property
    def item(self) -> int | None:
        """The point of the agenda that is shown."""
        return self._item

    @property
    def groups(self) -> list[str]:
        """The groups of this point, those without a card too."""
        names = [opinion.group_name for opinion in self._opinions()]
        return ordered_groups([*names, *self._extra.get(self._key, [])]) or [""]

    def show_point(self, item: int | None) -> None:
        """Show another point of the agenda."""
        self.keep_note()
        self._item = item
        self._limit = MOST_CARDS
        self._last = None
        self.refresh()
        self._scroll.verticalScrollBar().setValue(0)

    def refresh(self) -> None:
        """Show what the ledger holds now."""
        meeting = self._meeting
        items = meeting.rows(AgendaItem)
        titles = point_titles(items)
        if self._item is not None and self._item not in titles:
            self._item = None
        opinions = self._opinions()
        self._title.setText(titles[self._item] if self._item is not None else (_REST if items else _NO_POINT))
        self._count.setText(f"意見 {len(opinions)}枚" if opinions else "")
        self._show_note(next((each for each in items if each.id == self._item), None))
        hidden = max(0, len(opinions) - self._limit)
        self._earlier.setVisible(bool(hidden))
        self._earlier.set_text(f"まえの {hidden}枚も見る")
        self._show_columns(opinions[hidden:])
        is_open = meeting.is_open
        self.line.setVisible(is_open)
        self._add.setVisible(is_open)
        self.line.show_groups(self.groups)
        self._mark_group()
        self._nothing.setVisible(not opinions and is_open and len(self._columns) == 1)
        self._scroll.body.activate()

    def card(self, opinion_id: int) -> OpinionCard | None:
        """The card of an opinion that is in sight."""
        return next((each.cards[opinion_id] for each in self._columns.values() if opinion_id in each.cards), None)

    def cards(self) -> list[OpinionCard]:
        """All cards in the order in which they are read."""
        return [card for each in self._columns.values() for card in each.in_order()]

    def focus_line(self) -> None:
        """The cursor to where opinions are typed."""
        self.line.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep_note(self) -> None:
        """Save what was written about this point, if it was changed."""
        item = self._meeting.ledger.get(AgendaItem, self._item)
        if item is not None and not self._note.isHidden() and self._note.text() != item.content:
            self._meeting.change(item, item.changed(content=self._note.text()))

    # ---- inside

    def _build(self) -> None:
        outer = column(spacing=8)
        outer.setContentsMargins(theme.px(16), theme.px(12), theme.px(14), theme.px(12))
        self.setLayout(outer)
        head = row(spacing=10)
        self._title = ElidedLabel("", "section")
        self._count = Label("", "cap")
        self._add = Button("グループ", "quiet", icon="plus", small=True, name="グループをふやす")
        self._add.clicked.connect(lambda: self._add_group(None))
        head.addWidget(self._title, 1)
        head.addWidget(self._count)
        head.addWidget(self._add)
        outer.addLayout(head)
        self._note = ParagraphInput(lines=2)
        self._note.setPlaceholderText("話されたこと")
        self._note.setAccessibleName("話されたこと")
        self._note.setObjectName("point_content")
        self._note.left.connect(self.keep_note)
        outer.addWidget(self._note)
        self._scroll = ScrollBody(margin=0, spacing=8, name="意見のカード")
        self._earlier = Button("", "quiet", icon="up", small=True)
        self._earlier.clicked.connect(self._show_earlier)
        self._scroll.body.addWidget(self._earlier)
        self._nothing = WrapLabel(_EMPTY, "hint")
        self._scroll.body.addWidget(self._nothing)
        self._grid = ColumnGrid()
        self._scroll.body.addWidget(self._grid, 1)
        outer.addWidget(self._scroll, 1)
        self.line = OpinionLine()
        self.line.said.connect(self._take)
        self.line.line.pasted.connect(
            lambda lines: self._meeting.add_opinions(
                bulleted_things(lines), item=self._item, group=self.line.group
            )
        )
        self.line.point_wanted.connect(self.point_wanted)
        self.line.group_chosen.connect(lambda _name: self._mark_group())
        self.line.group_wanted.connect(lambda: self._add_group(None))
        outer.addWidget(self.line)

    @property
    def _key(self) -> tuple[int, int | None]:
        return self._meeting.minutes_id, self._item

    def _opinions(self) -> Sequence[Opinion]:
        rows = self._meeting.rows(Opinion)
        if self._item is not None:
            return [each for each in rows if each.agenda_item == self._item]
        items = {each.id for each in self._meeting.rows(AgendaItem)}
        return [each for each in rows if each.agenda_item not in items]

    def _show_note(self, item: AgendaItem | None) -> None:
        """Notes belong to points that are no ワーク; to a ワーク only when something was written there already."""
        is_shown = item is not None and (item.kind != "work" or bool(item.content))
        self._note.setVisible(is_shown)
        self._note.setReadOnly(not self._meeting.is_open)
        if item is not None and not self._note.hasFocus():
            self._note.show_text(item.content)

    def _show_columns(self, opinions: Sequence[Opinion]) -> None:
        groups = self.groups
        for name in [each for each in self._columns if each not in groups]:
            gone = self._columns.pop(name)
            gone.hide()
            gone.deleteLater()
        for name in groups:
            if name not in self._columns:
                made = self._columns[name] = GroupColumn(name, self._connect_card)
                made.head.clicked.connect(lambda _on=False, chosen=name: self.menu.rename_group(self._item, chosen))
            cards = [each for each in opinions if each.group_name == name]
            self._columns[name].show_opinions(self._meeting.ledger, cards, is_open=self._meeting.is_open)
            self._columns[name].set_head_shown(len(groups) > 1 or bool(name))
        self._columns = {name: self._columns[name] for name in groups}
        self._grid.show_columns(list(self._columns.values()))

    def _connect_card(self, card: OpinionCard) -> None:
        card.menu_wanted.connect(lambda number: self.menu.open(number, self.groups, card.menu_anchor))
        card.opened.connect(self._open)
        card.turned.connect(self._turn)
        card.dropped.connect(self._drop)
        card.stepped.connect(self._walk)
        card.question_wanted.connect(self._meeting.context.signals.question_wanted)

    def _take(self, text: str, group: str, into: str) -> None:
        if not text:
            if into and self._last is not None:
                self._turn(self._last, into)
            return
        made = self._meeting.add_opinion(text, item=self._item, group=group, turns_into=into)
        if made is None:
            self.line.line.setText(text)  # nothing of what was said is lost
            return
        self._last = made.id
        QTimer.singleShot(0, self, lambda: self._bring(made.id))

    def _bring(self, opinion_id: int) -> None:
        card = self.card(opinion_id)
        if card is not None:
            self._scroll.ensureWidgetVisible(card, 0, theme.px(20))

    def _open(self, opinion_id: int) -> None:
        opinion = self._meeting.ledger.get(Opinion, opinion_id)
        if opinion is not None:
            self._meeting.row_wanted.emit(opinion, "")

    def _turn(self, opinion_id: int, into: str) -> None:
        opinion = self._meeting.ledger.get(Opinion, opinion_id)
        if opinion is None:
            return
        if into == "promise":
            self._meeting.turn_into_promise(opinion)
        else:
            self._meeting.turn_into_concern(opinion)

    def _drop(self, opinion_id: int) -> None:
        opinion = self._meeting.ledger.get(Opinion, opinion_id)
        cards = self.cards()
        at = next((number for number, card in enumerate(cards) if card.opinion_id == opinion_id), 0)
        if opinion is None or not self._meeting.is_open:
            return
        self._meeting.drop(opinion)
        rest = self.cards()
        if rest:
            rest[min(at, len(rest) - 1)].setFocus()
        else:
            self.focus_line()

    def _walk(self, opinion_id: int, across: int, down: int) -> None:
        """Arrow keys go from card to card; ↓ below the last one goes to the line."""
        columns = list(self._columns.values())
        at = next(number for number, each in enumerate(columns) if opinion_id in each.cards)
        cards = columns[at].in_order()
        place = next(number for number, card in enumerate(cards) if card.opinion_id == opinion_id)
        if across:
            target = columns[at + across].in_order() if 0 <= at + across < len(columns) else []
            if target:
                target[min(place, len(target) - 1)].setFocus()
        elif 0 <= place + down < len(cards):
            cards[place + down].setFocus()
            self._scroll.ensureWidgetVisible(cards[place + down], 0, theme.px(20))
        elif down > 0:
            self.focus_line()

    def _add_group(self, opinion_id: int | None) -> None:
        """One group more; a card that asked for it goes there."""
        name = next_group([each for each in self.groups if each])
        self._extra.setdefault(self._key, []).append(name)
        opinion = self._meeting.ledger.get(Opinion, opinion_id)
        if opinion is not None:
            self._meeting.change(opinion, opinion.changed(group_name=name), "移す")
        self.refresh()
        self.line.choose(name)
        self.focus_line()

    def _rename_group(self, before: str, after: str) -> None:
        """A group that has no card yet is only known here."""
        extra = self._extra.setdefault(self._key, [])
        self._extra[self._key] = [after if name == before else name for name in extra]
        is_used = self.line.group == before
        self.refresh()
        if is_used:
            self.line.choose(after)

    def _show_earlier(self) -> None:
        self._limit += MOST_CARDS
        self.refresh()

    def _mark_group(self) -> None:
        """The group one writes into stands out."""
        for name, each in self._columns.items():
            is_on = name == self.line.group and len(self._columns) > 1
            if bool(each.property("chosen")) != is_on:
                each.setProperty("chosen", is_on)
                each.style().unpolish(each)
                each.style().polish(each)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grid.arrange(self._scroll.viewport().width())
