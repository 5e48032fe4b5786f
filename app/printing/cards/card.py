"""One card laid out: what stands where on its page, and what gives way when there is much to say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.printing.boxes import (
    Align,
    Block,
    boxed,
    column,
    figure,
    padded,
    picture_block,
    plate,
    qr_block,
    row,
    rule,
    space,
    tagged,
)
from app.printing.cards.card_blocks import (
    HALF,
    confirmations_block,
    facts_block,
    name_block,
    plates_block,
    schedule_block,
    signs_block,
    text_part,
)
from app.printing.cards.card_frame import ACCENT, FOOT_RULE, HEAD_RULE, LEFT, WIDTH
from app.printing.cards.content import CardContent
from app.printing.composition import PhotoAlbum, map_slot
from app.printing.findings import Finding, FindingKind, Severity, no_number
from app.printing.fonts import Face
from app.printing.motifs.place_kinds import motif_panel
from app.printing.pages import Operation
from app.printing.print_words import PrintWords
from app.printing.qr_code import QrCode, make_qr_code
from app.printing.tags import Tag
from app.printing.text_blocks import Setting, TextStyle, label, text_block
from app.printing.text_placing import bounded
from app.printing.theme import LEAST_QR_MODULE, Colour

_TOP, _FOOT = HEAD_RULE + 4.4, FOOT_RULE
_ROOM = _FOOT - _TOP
_PHOTO_HEIGHTS = (62.0, 54.0, 46.0, 38.0, 30.0)
_PHOTO_ASPECT = 1.5
_GAP = 4.0
_LEAST_QR, _MOST_QR = 24.0, 34.0
_FEWEST_ROWS, _MOST_ROWS, _ROW = 2, 16, 8.0
_PANEL_TITLE = TextStyle(face=Face.B, size_pt=13, colour=ACCENT)
_PANEL_SIZES = (16.0, 14.0, 12.0)
_PANEL_PADDING = 4.5
_NAME = "なまえ"
_SAYING = 40
"""Up to so many characters a text is broken between phrases; a longer one is set as running text."""
_CODE_WORDS = "スマートフォンで\n読み取れます"


@dataclass(frozen=True, slots=True)
class _Laid:
    """One way to fill a card: its blocks from the top, and the captions of what was cut."""

    blocks: tuple[Block, ...]
    cut: tuple[str, ...]
    has_pictures: bool

    @property
    def height(self) -> float:
        return sum(block.height + _GAP for block in self.blocks if block.height)


class Card:
    """One card being laid out: the photo gives way first, then the lines of values, then whole sentences."""

    def __init__(self, content: CardContent, words: PrintWords, album: PhotoAlbum) -> None:
        self._content = content
        self._words = words
        self._album = album
        self._cut: tuple[str, ...] = ()
        self._has_no_room_for_map = False
        code = make_qr_code(content.url) if content.url else None
        self._code = code if isinstance(code, QrCode) else None

    def operations(self) -> list[Operation]:
        """The content between head and foot; the record of confirmations fills the page down to the foot."""
        least = confirmations_block(self._content.confirmed, blank_rows=_FEWEST_ROWS).height
        laid = self._laid(_ROOM - least)
        self._cut = laid.cut
        self._has_no_room_for_map = self._content.map is not None and not laid.has_pictures
        more = int((_ROOM - least - laid.height) / _ROW)
        rows = min(_MOST_ROWS, _FEWEST_ROWS + max(0, more))
        record = confirmations_block(self._content.confirmed, blank_rows=rows)
        shown = [block for block in laid.blocks if block.height]
        operations = column(shown, gap=_GAP, width=WIDTH).at(LEFT, _TOP)
        return [*operations, *record.at(LEFT, _FOOT - record.height)]

    def notes(self) -> Iterator[Finding]:
        """What was cut or not printed, with the record to open."""
        content = self._content
        if content.refused_phone:
            yield no_number(content.refused_phone, content.name, content.kind, content.record_id)
        if self._cut:
            what = "」「".join(dict.fromkeys(self._cut))
            text = f"「{what}」が長く、途中までしか載っていません。短くすると全部載ります。"
            kind = FindingKind.GAVE_WAY
            yield Finding(kind, Severity.WARNING, text, content.name, content.kind, content.record_id)
        if self._has_no_room_for_map:
            text = "書くことが多いので、案内図を入れませんでした。短くすると入ります。"
            kind = FindingKind.GAVE_WAY
            yield Finding(kind, Severity.WARNING, text, content.name, content.kind, content.record_id)

    def _laid(self, room: float) -> _Laid:
        for photo_height in _PHOTO_HEIGHTS:
            laid = self._filled(room, photo_height, most_lines=3, plate_lines=8)
            if set(laid.cut) <= {_NAME} and laid.height <= room + 0.01:  # no photo is small for the sake of a name
                return laid
        for most_lines, plate_lines in ((3, 5), (2, 3), (1, 2)):
            laid = self._filled(room, _PHOTO_HEIGHTS[-1], most_lines=most_lines, plate_lines=plate_lines)
            if laid.height <= room + 0.01:
                return laid
        return self._filled(room, 0.0, most_lines=1, plate_lines=1)

    def _filled(self, room: float, photo_height: float, *, most_lines: int, plate_lines: int) -> _Laid:
        content = self._content
        name, is_name_cut = name_block(content, has_ruby=self._words.has_ruby)
        facts = facts_block(content.facts, most_lines=most_lines) if content.facts else space()
        plates = plates_block(content.plates, most_lines=plate_lines)
        pictures, texts = self._pictures(photo_height)
        before = [name, pictures, schedule_block(content), _with_rule(facts)]
        after = [plates, signs_block(content.signs)]
        cut = [_NAME] if is_name_cut else []
        cut += ["くわしいこと"] if facts.overflows else []
        cut += [title for title, _ in content.plates] if plates.overflows else []
        rest = room - sum(block.height + _GAP for block in (*before, *after) if block.height)
        parts: list[Block] = []
        for title, text in texts:
            part = text_part(title, text, height=max(0.0, rest - _GAP))
            parts.append(part)
            rest -= part.height + _GAP if part.height else 0.0
            cut += [title] if part.overflows else []
        return _Laid((*before, *parts, *after), tuple(cut), has_pictures=pictures.height > 0)

    def _pictures(self, height: float) -> tuple[Block, tuple[tuple[str, str], ...]]:
        """The photo or the motif, beside it a panel with words; and the texts for which there was no room in it."""
        texts = self._content.texts
        if not height:
            ways = (("行きかた", self._content.way),) if self._content.way else ()
            return space(), (*ways, *texts)
        way, is_told = self._map(HALF, height)
        if way is not None:
            ways = (("行きかた", self._content.way),) if self._content.way and not is_told else ()
            shown = [self._picture(HALF, height), padded(way, left=WIDTH - HALF)]
            return _in_one_box(shown, WIDTH, height), (*texts, *ways)
        panel, used = self._panel(HALF, height)
        ways = (("行きかた", self._content.way),) if self._content.way and used != "行きかた" else ()
        rest = (*(each for each in texts if each[0] != used), *ways)
        picture = self._picture(HALF if panel is not None else WIDTH, height)
        if panel is None:
            return picture, rest
        both = _in_one_box([picture, padded(panel, left=WIDTH - HALF)], WIDTH, height)
        return both, rest

    def _picture(self, width: float, height: float) -> Block:
        """The photo with its words below; over the full width a motif fills what the photo leaves."""
        content, photo = self._content, self._content.photo
        if photo is None:
            return Block(width, height, tuple(motif_panel(content.kind_code, 0, 0, width, height, radius=1.0)))
        photo_width = min(width, height * _PHOTO_ASPECT)
        caption = bounded(content.photo_caption, photo_width, TextStyle(size_pt=10.5), most_lines=1)
        photo_height = height - (caption.height + 1.2 if caption.height else 0.0)
        picture = self._album.picture(photo, photo_width, photo_height)
        if picture is None:
            return Block(width, height, tuple(motif_panel(content.kind_code, 0, 0, width, height, radius=1.0)))
        drawn = picture_block(picture, photo_width, photo_height, radius=1.0, anchor=photo.anchor)
        parts = [figure(drawn, f"{content.name}の写真")]
        if caption.height:
            parts.append(padded(tagged(caption, Tag.PARAGRAPH), top=photo_height + 1.2))
        left = photo_width + 4
        if left < width - 20:
            motif = motif_panel(content.kind_code, left, 0, width - left, photo_height, radius=1.0)
            parts.append(Block(width, photo_height, tuple(motif)))
        return _in_one_box(parts, width, height)

    def _map(self, width: float, height: float) -> tuple[Block | None, bool]:
        """The 案内図, 行きかた below it if that is one line, and whether it is; the address stands among the facts."""
        choice = self._content.map
        told = tagged(label(self._content.way, TextStyle(size_pt=10.5)), Tag.PARAGRAPH)
        is_told = 0 < told.width <= width and "\n" not in self._content.way
        room = height - (told.height + 1.2 if is_told else 0.0)
        if choice is None:
            return None, False
        shown = map_slot(choice, self._content.name, self._content.kind_code, width, room)
        return column([shown, told] if is_told else [shown], gap=1.2), is_told

    def _panel(self, width: float, height: float) -> tuple[Block | None, str]:
        """A plate with 行きかた, or with the first text that fits it whole, and the code; and which text it was."""
        side = self._code_side(height)
        foot = side + 2.0 if side else _PANEL_PADDING
        inner = width - 2 * _PANEL_PADDING
        candidates = [("行きかた", self._content.way)] if self._content.way else []
        for title, text in (*candidates, *self._content.texts):
            head = tagged(label(title, _PANEL_TITLE), Tag.H2)
            for size_pt in _PANEL_SIZES:
                setting = Setting.BODY if len(text) > _SAYING else Setting.CELL
                style = TextStyle(size_pt=size_pt, leading=1.5, setting=setting)
                said = tagged(text_block(text, inner, style), Tag.PARAGRAPH)
                body = column([head, space(height=2.4), said], width=inner)
                if body.height + _PANEL_PADDING + foot <= height:
                    return self._panel_with(body, width, height, side), title
        return (self._panel_with(space(), width, height, side), "") if side else (None, "")

    def _panel_with(self, body: Block, width: float, height: float, side: float) -> Block:
        ground = plate(space(width, height), fill=Colour.KINARI, radius=1.0)
        if not side or self._code is None:
            return _in_one_box([ground, padded(body, left=_PANEL_PADDING, top=_PANEL_PADDING)], width, height)
        white = plate(space(side, side), fill=Colour.WHITE)
        code = _in_one_box([white, qr_block(self._code, side, link=self._content.url)], side, side)
        words = tagged(text_block(_CODE_WORDS, width - side - 12, TextStyle(size_pt=11, leading=1.4)), Tag.PARAGRAPH)
        if not body.height:
            shown = row([code, words], gap=3, align=Align.CENTRE)
            middle = boxed(shown, width=width, height=height, across=Align.CENTRE, down=Align.CENTRE)
            return _in_one_box([ground, middle], width, height)
        parts = [ground, padded(body, left=_PANEL_PADDING, top=_PANEL_PADDING)]
        parts.append(padded(code, left=width - side - 3, top=height - side - 3))
        parts.append(padded(words, left=_PANEL_PADDING, top=height - words.height - _PANEL_PADDING))
        return _in_one_box(parts, width, height)

    def _code_side(self, height: float) -> float:
        """Edge of the code with its quiet zone, mm; 0 without a code that can be read."""
        if self._code is None:
            return 0.0
        side = max(_LEAST_QR, LEAST_QR_MODULE * self._code.full_size)
        return side if side <= min(_MOST_QR, height - 6) else 0.0


def _in_one_box(parts: Sequence[Block], width: float, height: float) -> Block:
    """Blocks on top of each other in a box of this size."""
    return Block(width, height, tuple(each for part in parts for each in part.operations))


def _with_rule(facts: Block) -> Block:
    """A strong line above the facts."""
    if not facts.height:
        return facts
    return column([rule(WIDTH, thickness=0.5, colour=Colour.SUMI), facts], width=WIDTH)
