"""What can be done with a card: move it, link it, turn it into something, hide it, take it away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.changes.change import Change, ChangeSet
from app.meetings import deeds
from app.records.concern import Concern
from app.records.field import LEVEL_LABELS, Level
from app.records.minutes import Opinion
from app.records.term import Term
from ui.minutes.meeting import Meeting
from ui.minutes.opinion_line import shown_group
from ui.widgets.badge import LEVEL_EFFECTS
from ui.widgets.plain_text import without_mnemonic

_SHORT = 24


class CardMenu(QObject):
    """Menus of cards, made when they are opened.

    Signals:
        group_wanted: (opinion id) a new group for this card.
        group_renamed: (before, after).
    """

    group_wanted = Signal(object)
    group_renamed = Signal(str, str)

    def __init__(self, meeting: Meeting, parent: QWidget) -> None:
        super().__init__(parent)
        self._meeting = meeting
        self._window = parent

    def open(self, opinion_id: int, groups: Sequence[str], anchor: QWidget) -> None:
        """Show the menu of a card below its button."""
        menu = self.menu(opinion_id, groups)
        if menu is not None:
            menu.popup(anchor.mapToGlobal(QPoint(0, anchor.height())))

    def menu(self, opinion_id: int, groups: Sequence[str]) -> QMenu | None:
        """The menu of a card, not yet shown; None when nothing may be changed."""
        opinion = self._meeting.ledger.get(Opinion, opinion_id)
        if opinion is None or not self._meeting.is_open:
            return None
        menu = QMenu(self._window)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction("書きかえ").triggered.connect(lambda: self._meeting.row_wanted.emit(opinion, ""))
        menu.addAction("約束にする").triggered.connect(lambda: self._meeting.turn_into_promise(opinion))
        menu.addAction("困りごとにする").triggered.connect(lambda: self._meeting.turn_into_concern(opinion))
        self._add_wisdom(menu, opinion)
        menu.addSeparator()
        self._add_groups(menu, opinion, groups)
        self._add_ways(menu, opinion)
        self._add_levels(menu, opinion)
        menu.addAction("場とつなぐ…").triggered.connect(lambda: self._meeting.row_wanted.emit(opinion, "space"))
        menu.addSeparator()
        menu.addAction("上へ").triggered.connect(lambda: self._step(opinion, -1))
        menu.addAction("下へ").triggered.connect(lambda: self._step(opinion, 1))
        menu.addAction("消す").triggered.connect(lambda: self._meeting.drop(opinion))
        return menu

    def rename_group(self, item: int | None, name: str) -> None:
        """Ask for another name of a group, and give it to all of its cards."""
        from ui.minutes.name_dialog import NameDialog

        dialog = NameDialog(self._window.window(), "グループのなまえ", name)
        dialog.accepted.connect(lambda: self._rename(item, name, dialog.name))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _rename(self, item: int | None, before: str, after: str) -> None:
        minutes = self._meeting.minutes
        if minutes is None or before == after or not self._meeting.is_open:
            return
        cards = [each for each in self._meeting.rows(Opinion) if (each.agenda_item, each.group_name) == (item, before)]
        if cards:
            label = deeds.changing(self._meeting.ledger, minutes, cards[0], cards[0], "グループを変える").label
            changes = tuple(Change(card, card.changed(group_name=after)) for card in cards)
            self._meeting.context.apply(ChangeSet(label, changes))
        self.group_renamed.emit(before, after)

    def _add_wisdom(self, menu: QMenu, opinion: Opinion) -> None:
        """An answer belongs to a 困りごと: those of this meeting are offered."""
        concerns = self._meeting.rows(Concern)
        sub = menu.addMenu("知恵にする")
        sub.setEnabled(bool(concerns))
        for concern in concerns:
            words = concern.title if len(concern.title) <= _SHORT else f"{concern.title[:_SHORT]}…"
            action = sub.addAction(without_mnemonic(f"「{words}」への知恵"))
            action.triggered.connect(
                lambda _on=False, chosen=concern.id: self._meeting.turn_into_wisdom(opinion, chosen)
            )

    def _add_groups(self, menu: QMenu, opinion: Opinion, groups: Sequence[str]) -> None:
        sub = menu.addMenu("グループを移す")
        for name in groups:
            action = sub.addAction(without_mnemonic(shown_group(name)))
            action.setEnabled(name != opinion.group_name)
            action.triggered.connect(
                lambda _on=False, chosen=name: self._meeting.change(opinion, opinion.changed(group_name=chosen), "移す")
            )
        sub.addSeparator()
        sub.addAction("新しいグループ").triggered.connect(lambda: self.group_wanted.emit(opinion.id))

    def _add_ways(self, menu: QMenu, opinion: Opinion) -> None:
        """The ways of approach, S0's eleven first."""
        sub = menu.addMenu("働きかけの方法")
        terms = [
            each
            for each in self._meeting.ledger.all(Term)
            if each.term_list == "approach_way" and (not each.hidden or each.id == opinion.approach_way)
        ]
        choices: list[tuple[int | None, str]] = [(None, "なし")]
        choices += [(term.id, term.label) for term in sorted(terms, key=lambda term: (term.pos, term.id))]
        for term_id, label in choices:
            action = sub.addAction(without_mnemonic(label))
            action.setCheckable(True)
            action.setChecked(term_id == opinion.approach_way)
            action.triggered.connect(
                lambda _on=False, chosen=term_id: self._meeting.change(opinion, opinion.changed(approach_way=chosen))
            )

    def _add_levels(self, menu: QMenu, opinion: Opinion) -> None:
        sub = menu.addMenu("だれに見せるか")
        for level in (Level.PUBLIC, Level.RELATED, Level.INTERNAL):
            effect = (
                "公開用の紙に載ります"
                if level is Level.PUBLIC
                else LEVEL_EFFECTS[level].replace("チラシや冊子", "公開用の紙")
            )
            action = sub.addAction(without_mnemonic(f"{LEVEL_LABELS[level]} ― {effect}"))
            action.setCheckable(True)
            action.setChecked(level == opinion.shown)
            action.triggered.connect(
                lambda _on=False, chosen=level.value: self._meeting.change(opinion, opinion.changed(shown=chosen))
            )

    def _step(self, opinion: Opinion, step: int) -> None:
        """Past the neighbour in the same column."""
        minutes = self._meeting.minutes
        same = [
            each
            for each in self._meeting.rows(Opinion)
            if (each.agenda_item, each.group_name) == (opinion.agenda_item, opinion.group_name)
        ]
        if minutes is not None:
            change_set = deeds.moving(self._meeting.ledger, minutes, same, opinion.id, step)
            if change_set:
                self._meeting.context.apply(change_set)
