"""What comes in by itself as a tree: kinds with counts, then records, then fields; a level is made when opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt

from app.ledger import Ledger
from app.merging.preview import Arrival, Deed, FieldArrival, MergePreview
from app.merging.words import person_words
from app.records.catalogue import BY_KIND, RECORD_CLASSES
from app.wording import counted, noun
from ui.kind_looks import icon_of
from ui.merging.words import owner_words, when_words
from ui.pages.value_words import value_words
from ui.widgets.counted_rows import AnyIndex
from ui.widgets.plain_text import one_line

NODE_ROLE = Qt.ItemDataRole.UserRole
_ROOT = QModelIndex()
_TONES = {Deed.ADDED: "mid", Deed.CHANGED: "ai", Deed.DELETED: "shu"}


@dataclass(eq=False)
class Node:
    """One line of the tree.

    Attributes:
        text: at the left; icon: before it.
        before, after: of a field, in words; None for other lines.
        aside: at the right, small: who and when.
        badge, tone: what happens to the records below.
        whole: everything in full, for below the tree and for reading aloud.
        children: made by `open` when they are first asked for.
    """

    text: str
    icon: str = ""
    before: str | None = None
    after: str = ""
    aside: str = ""
    badge: str = ""
    tone: str = "plain"
    whole: str = ""
    parent: Node | None = None
    place: int = 0
    open: Callable[[], Sequence[Node]] | None = None
    children: list[Node] = field(default_factory=list)

    @property
    def spoken(self) -> str:
        """What is read aloud."""
        parts = [self.badge, self.text]
        if self.before is not None:
            parts.append(f"{self.before} から {self.after} へ" if self.before else self.after)
        return "　".join(part for part in (*parts, self.aside) if part)

    def unfold(self) -> Sequence[Node]:
        """The lines below."""
        if self.open is not None:
            self.children = list(self.open())
            self.open = None
            for place, child in enumerate(self.children):
                child.parent, child.place = self, place
        return self.children

    @property
    def has_children(self) -> bool:
        """Whether there is anything below."""
        return self.open is not None or bool(self.children)


class ArrivalModel(QAbstractItemModel):
    """One column."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._root = Node("")

    def show_preview(self, preview: MergePreview, ledger: Ledger, today: date) -> None:
        """Show what a join brings; `ledger` as it is after it."""
        self.beginResetModel()
        self._root = Node("", open=lambda: _kinds(preview, ledger, today))
        self._root.unfold()
        self.endResetModel()

    def node(self, index: AnyIndex) -> Node:
        """The line at an index; the root for none."""
        found = index.internalPointer() if index.isValid() else self._root
        return found if isinstance(found, Node) else self._root

    def index(self, row: int, column: int, parent: AnyIndex = _ROOT) -> QModelIndex:
        children = self.node(parent).unfold()
        return self.createIndex(row, column, children[row]) if 0 <= row < len(children) else QModelIndex()

    def parent(self, index: AnyIndex) -> QModelIndex:  # type: ignore[override]  # Qt overloads it with QObject.parent()
        above = self.node(index).parent
        if above is None or above is self._root:
            return QModelIndex()
        return self.createIndex(above.place, 0, above)

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return len(self.node(parent).unfold())

    def hasChildren(self, parent: AnyIndex = _ROOT) -> bool:
        return self.node(parent).has_children

    def columnCount(self, _parent: AnyIndex = _ROOT) -> int:
        return 1

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        node = self.node(index)
        if role == NODE_ROLE:
            return node
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return node.spoken
        return None


def _kinds(preview: MergePreview, ledger: Ledger, today: date) -> Sequence[Node]:
    order = sorted((each.KIND for each in RECORD_CLASSES), key=lambda kind: not BY_KIND[kind].MAIN)
    groups: dict[tuple[str, Deed], list[Arrival]] = {}
    for arrival in preview.arrivals:
        groups.setdefault((arrival.record.KIND, arrival.deed), []).append(arrival)
    return [
        Node(
            f"{noun(kind, ledger)}　{counted(len(groups[kind, deed]), kind)}",
            icon=icon_of(kind),
            badge=deed.words,
            tone=_TONES[deed],
            open=_opener(groups[kind, deed], ledger, today),
        )
        for kind in order
        for deed in Deed
        if (kind, deed) in groups
    ]


def _opener(arrivals: Sequence[Arrival], ledger: Ledger, today: date) -> Callable[[], Sequence[Node]]:
    return lambda: [_record(each, ledger, today) for each in arrivals]


def _record(arrival: Arrival, ledger: Ledger, today: date) -> Node:
    owner = "" if arrival.record.MAIN else owner_words(arrival.record, ledger)
    title = one_line(f"{owner}　{arrival.title}" if owner else arrival.title)
    fields = arrival.fields
    return Node(
        title,
        aside=_who_and_when(arrival, today),
        whole=title,
        open=(lambda: _fields(arrival, ledger, today)) if fields else None,
    )


def _fields(arrival: Arrival, ledger: Ledger, today: date) -> Sequence[Node]:
    made = [_field(each, arrival.deed, ledger, today) for each in arrival.fields]
    if arrival.together:
        labels = "・".join(each.label for each in arrival.together)
        made.append(Node(f"{labels}は、両方で直しています。合わせたあとで、見てください", icon="info"))
    return made


def _field(each: FieldArrival, deed: Deed, ledger: Ledger, today: date) -> Node:
    before, after = (value_words(each.field, value, ledger) for value in (each.before, each.after))
    origin = each.origin
    aside = "" if origin is None else f"{person_words(origin.who)}　{when_words(origin.when, today)}"
    told = after if deed is Deed.ADDED else f"{before}\n↓\n{after}"
    return Node(
        each.field.label,
        before="" if deed is Deed.ADDED else one_line(before),
        after=one_line(after),
        aside="" if deed is Deed.ADDED else aside,
        whole=f"{each.field.label}\n{told}",
    )


def _who_and_when(arrival: Arrival, today: date) -> str:
    origin = arrival.origin
    return "" if origin is None else f"{person_words(origin.who)}　{when_words(origin.when, today)}"
