"""Sentences about what came out of a shared folder, and whose copies lie there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from app.carrying.notebook import Seen, Sight
from app.joined import Joined
from ui.pages.value_words import moment_words

_POLITE = "さん"


def brought_words(joined: Sequence[Joined]) -> str:
    """「鈴木さんの写しから、3件が入りました」; '' when nothing did."""
    records = sum(len(each.change_set.changes) for each in joined)
    sources = [source for each in joined for source in each.sources if source.units]
    names = list(dict.fromkeys(source.name for source in sources))
    if not names:
        return ""
    whose = names[0] if len(names) == 1 else f"{names[0]}など{len(names)}つ"
    asked = len({(question.record_id, question.field) for each in joined for question in each.questions})
    told = f"{whose}から、{records}件が入りました"
    return f"{told}。決めることが{asked}件あります" if asked else told


def person_words(seen: Seen) -> str:
    """Whose copy it is: 「鈴木さん（二階）」."""
    who = f"{seen.who.strip().removesuffix(_POLITE)}さん" if seen.who.strip() else ""
    if who and seen.host:
        return f"{who}（{seen.host}）"
    return who or seen.host or "ほかのパソコン"


def file_words(name: str) -> str:
    """The name of a file without what only programs need: 「小平 鈴木 二階」."""
    return re.sub(r"( [0-9a-f]{8})?\.tsudoiba$", "", name, flags=re.IGNORECASE) or name


def sight_words(seen: Seen, today: date) -> str:
    """What became of somebody's copy."""
    if seen.sight is Sight.JOINED:
        until = f"{moment_words(seen.written, today)} までに書かれたものが、" if seen.written else ""
        return f"{until}入っています"
    if seen.sight is Sight.WAITING:
        return "届いているとちゅうです。そろったら、ひとりでに合わせます"
    if seen.sight is Sight.NEWER:
        return "もっと新しいつどいばの写しです。このパソコンのつどいばを新しくすると、合わせます"
    return seen.reason or "べつの帳面か、帳面ではないものです。手をつけていません"
