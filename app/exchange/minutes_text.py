"""The text of a meeting's report in its parts: head, 出席, theme, ワーク with their opinions, まとめ, 今後の取組み.

What is not recognised becomes a point of the agenda with its text: nothing of a report is dropped.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from app.rules.broken_lines import is_spaced_out, join_broken


class Part(StrEnum):
    """What a section of a report is about."""

    THEME = "theme"
    TALK = "talk"
    SUMMARY = "summary"
    NEXT = "next"
    PROMISES = "promises"
    OTHER = "other"


@dataclass(slots=True)
class Point:
    """A point of the agenda: its title, what was said in running text, and the single opinions (group, text)."""

    title: str
    is_work: bool = False
    paragraphs: list[str] = field(default_factory=list)
    opinions: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class MinutesText:
    """A report in its parts; every text as written, lines that a page broke joined again.

    Attributes:
        title: the first line.
        labels: folded label (日時, 会場, 出席者 …) -> text.
        theme: paragraphs of the section about the theme; summary, next_steps, promises: of theirs.
        points: the other sections and ワーク.
        rest: paragraphs that stand in no section.
    """

    title: str = ""
    labels: dict[str, str] = field(default_factory=dict)
    theme: list[str] = field(default_factory=list)
    summary: list[str] = field(default_factory=list)
    next_steps: list[str] = field(default_factory=list)
    promises: list[str] = field(default_factory=list)
    points: list[Point] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)


_LABELS = (
    "日時", "開催日時", "開催日", "期日", "日程", "会場", "場所", "開催場所", "開催方法", "出席者", "出席", "参加者",
    "参加", "欠席者", "欠席", "司会", "進行", "記録", "記録者", "書記", "テーマ", "今回のテーマ", "議題", "次回",
    "次回日程", "会議名", "名称", "件名", "目的", "講師", "事務局",
)  # fmt: skip
_LABEL = re.compile(
    r"^\s*[・○●■◆□◇【\[]?\s*(?P<label>[^\s:：\t】\]][^:：\t】\]]{0,9}?)\s*[】\]]?\s*[:：\t]\s*(?P<text>.*)$"
)
_HEADING = re.compile(
    r"^\s*(?:[0-9０-９]{1,2}\s*[.．、)）\s　]|第[一二三四五六七八九十0-9０-９]+[\s　]|[一二三四五六七八九十]\s*[、.．]"
    r"|[■◆□◇●○]|[ⅠⅡⅢⅣⅤⅥ][.．\s　])"
    r"\s*(?P<title>\S.{0,38}?)\s*$"
)
_SUBHEADING = re.compile(r"^\s*[（(][0-9０-９一二三四五]+[）)]\s*\S.{0,40}$")
_BOXED = re.compile(r"^\s*[【〔\[](?P<title>.{1,60}?)[】〕\]]\s*$")
_WORK = re.compile(r"^(?:グループ)?ワーク(?:ショップ)?\s*[0-9０-９①-⑨]*\s*[:：]?\s*")
_GROUP = re.compile(
    r"^\s*[<＜〈《【（(]?\s*(?P<name>(?:第?\s*[0-9０-９一二三四五六七八九A-ZＡ-Ｚa-z]{1,2}\s*(?:グループ|班|組|G)|"
    r"(?:グループ|班)\s*[0-9０-９A-ZＡ-Ｚ]{1,2}))\s*[>＞〉》】）)]?\s*[:：]?\s*(?P<rest>.*)$"
)
_BULLET = re.compile(r"^\s*[・･●○◯‣•▪◦➢✓*＊\-－–—]\s*(?=\S)")
_ENDS = ("。", "．", "」", "）", ")", "？", "！", "?", "!")
_SECTIONS: tuple[tuple[str, Part], ...] = (
    (r"テーマ", Part.THEME),
    (r"まとめ|総括|おわりに", Part.SUMMARY),
    (r"今後|次回に向け|取組|取り組み", Part.NEXT),
    (r"(?<!前回の)約束|宿題|決定事項|決まったこと|やること", Part.PROMISES),
    (r"講話|講演|ミニ講座", Part.TALK),
)
_MOST_HEAD_LINES = 40
_FEWEST_LABELS = 2


def folded_label(label: str) -> str:
    """A label without the spaces that set it wide: 「日 時」 is 「日時」."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", label))


def is_minutes(lines: Sequence[str]) -> bool:
    """Whether a text is a report of a meeting: it says when and who or where, each behind its label."""
    head = [line for line in lines if line.strip()][:_MOST_HEAD_LINES]
    labels = {folded_label(found["label"]) for line in head if (found := _LABEL.match(line))}
    about_time = labels & {"日時", "開催日時", "開催日", "期日"}
    return bool(about_time) and len(labels & set(_LABELS)) >= _FEWEST_LABELS


def read_minutes(lines: Sequence[str]) -> MinutesText:
    """The parts of a report.

    Args:
        lines: of the text; cells of a table row are parted by tabs.
    """
    reading = _Reading()
    for kind, text in _blocks(list(_unfolded(lines))):
        reading.take(kind, text)
    found = reading.found
    found.points = [each for each in found.points if each.opinions or each.paragraphs or each.is_work]
    return found


@dataclass(slots=True)
class _Reading:
    """Where in a report one is: behind a label, in a section, or at a point of the agenda."""

    found: MinutesText = field(default_factory=MinutesText)
    section: list[str] | None = None
    point: Point | None = None
    group: str = ""
    label: str = ""

    def take(self, kind: str, text: str) -> None:
        """Put the next block where it belongs."""
        if kind == "label":
            self.label = folded_label(text.partition("\t")[0])
            self.found.labels[self.label] = text.partition("\t")[2].strip()
        elif not self.found.title and not self.found.labels and kind in ("text", "heading", "boxed"):
            self.found.title = text
        elif kind == "heading":
            self._open(*_opened(self.found, text))
        elif kind == "boxed":
            self._open(None, Point(_plain_title(text), bool(_WORK.match(text))))
        elif kind == "group":
            self._take_group(*text.split("\t", 1))
        elif kind == "bullet" and self.point is not None:
            self.point.opinions.append((self.group, text))
        else:
            self._take_text(f"・{text}" if kind == "bullet" and self.section is not self.found.promises else text)

    def _open(self, section: list[str] | None, point: Point | None) -> None:
        self.section, self.point, self.group, self.label = section, point, "", ""
        if point is not None:
            self.found.points.append(point)

    def _take_group(self, name: str, rest: str = "") -> None:
        if self.section is not None:
            self.section.append(f"{name} {rest}".strip())
            return
        if self.point is None:
            self._open(None, Point("意見", is_work=True))
        self.group = name
        if rest and self.point is not None:
            self.point.opinions.append((name, rest))

    def _take_text(self, text: str) -> None:
        if self.section is not None:
            self.section.append(text)
        elif self.point is not None:
            self.point.paragraphs.append(text)
        elif self.label:
            self.found.labels[self.label] = f"{self.found.labels[self.label]}\n{text}".strip("\n")
        else:
            self.found.rest.append(text)


def _opened(found: MinutesText, title: str) -> tuple[list[str] | None, Point | None]:
    """The section that a heading opens, or the point of the agenda that it is."""
    part = next((part for pattern, part in _SECTIONS if re.search(pattern, title)), Part.OTHER)
    lists = {
        Part.THEME: found.theme, Part.SUMMARY: found.summary, Part.NEXT: found.next_steps, Part.PROMISES: found.promises
    }  # fmt: skip
    if part in lists:
        return lists[part], None
    return None, Point(_plain_title(title), bool(_WORK.match(title)))


def _plain_title(title: str) -> str:
    """「ワーク１「想定される場」」 is called 想定される場."""
    bare = _WORK.sub("", title).strip()
    inner = re.fullmatch(r"「([^「」]+)」", bare)
    return inner[1] if inner else bare or title


_OPINION_TITLES = ("意見", "発言", "内容", "意見・アイデア", "出た意見")
_GROUP_TITLES = ("グループ", "班", "組", "グループ名")
_WORK_TITLES = ("ワーク", "テーマ", "議題", "話し合ったこと")


def _unfolded(lines: Sequence[str]) -> Iterator[str]:
    """A table of opinions (ワーク, グループ, 意見) as lines; everything else as it is."""
    columns: dict[str, int] = {}
    work = ""
    for line in lines:
        cells = [cell.strip() for cell in line.split("\t")]
        titles = [folded_label(cell) for cell in cells]
        opinion = next((at for at, title in enumerate(titles) if title in _OPINION_TITLES), None)
        group = next((at for at, title in enumerate(titles) if title in _GROUP_TITLES), None)
        if opinion is not None and group is not None:
            works = [at for at, title in enumerate(titles) if title in _WORK_TITLES]
            columns = {"opinion": opinion, "group": group, **({"work": works[0]} if works else {})}
            continue
        if not columns or len(cells) <= max(columns.values()):
            columns = {} if "\t" not in line and line.strip() else columns
            yield line
            continue
        if "work" in columns and cells[columns["work"]] not in ("", work):
            work = cells[columns["work"]]
            yield f"【{work}】"
        if cells[columns["group"]]:
            name = cells[columns["group"]]
            yield name if _GROUP.fullmatch(name) else f"グループ{name}"
        if cells[columns["opinion"]]:
            yield f"・{_BULLET.sub('', cells[columns['opinion']])}"


def _blocks(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """(kind, text) of every paragraph: lines that only the width of the page broke are one."""
    waiting_kind, waiting = "", ""
    blank_parts = not is_spaced_out(lines)
    may_join = False
    for line in lines:
        text = line.replace("\u3000", " ").strip() if not line.strip() else line.strip()
        if not text:
            may_join = may_join and not blank_parts
            continue
        kind, content = _kind_of(line.removeprefix("\t"))
        may_join = may_join and not line.startswith("\t")  # a further line of a table's cell stands for itself
        is_next = kind != "text" or not may_join or not waiting
        is_whole = (
            waiting.endswith(_ENDS)
            and waiting_kind in ("text", "bullet")
            and (waiting.endswith("。") or line[:1] in " \u3000")
        )
        if is_next or waiting_kind in ("heading", "boxed", "sub") or is_whole:
            if waiting:
                yield waiting_kind if waiting_kind != "sub" else "text", waiting
            waiting_kind, waiting = kind, content
        else:
            waiting = join_broken(waiting, content)
        may_join = True
    if waiting:
        yield waiting_kind if waiting_kind != "sub" else "text", waiting


def _kind_of(line: str) -> tuple[str, str]:
    """What a line begins, and its text; a label and its text are parted by a tab."""
    label = _LABEL.match(line)
    if label is not None and folded_label(label["label"]) in _LABELS:
        return "label", f"{label['label']}\t{label['text'].strip()}"
    if boxed := _BOXED.match(line):
        return ("group", boxed["title"]) if _GROUP.fullmatch(boxed["title"]) else ("boxed", boxed["title"].strip())
    if group := _GROUP.match(line):
        return "group", f"{group['name'].strip()}\t{_BULLET.sub('', group['rest']).strip()}"
    if _SUBHEADING.match(line):
        return "sub", line.strip()
    if (heading := _HEADING.match(line)) and not heading["title"].endswith(("。", "、")):
        return "heading", heading["title"].strip()
    if bullet := _BULLET.match(line):
        return "bullet", line[bullet.end() :].strip()
    return "text", line.strip()
