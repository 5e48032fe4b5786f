"""What the window asks about a ledger that lies where it can be pulled out, cut off or copied behind our back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from app.carrying.whereabouts import Spot, Whereabouts
from app.carrying.working_copies import WorkingCopy
from app.errors import ExpectedError
from ui.question import Question

_DANGER = {
    Spot.STICK: "書いているあいだにUSBメモリーが抜けると、書いたものが残らないことがあります。",
    Spot.NETWORK: "書いているあいだにネットワークが切れると、書いたものが残らないことがあります。",
    Spot.CLOUD: "ほかのパソコンでも同じときに書くと、帳面が2つに分かれてしまいます。",
}


def place_question(ledger: Path, where: Whereabouts) -> Question:
    """Once for each ledger: shall it be written in a copy on this computer?"""
    there = "フォルダー" if where.spot is Spot.CLOUD else ""
    return Question(
        f"「{ledger.stem}」は、{where.name}{'の' if there else ''}{there}にあります",
        f"{_DANGER.get(where.spot, '')}このパソコンに手もとの写しをつくって、そちらに書くと安心です。"
        f"帳面をとじるときに、{where.name}の帳面にひとりでに合わせます。",
        "手もとの写しに書く",
        note="次からは、聞かずに同じようにします。",
        other="このままここに書く",
    )


def posted_question(copy: Path) -> Question:
    """Somebody opened what another computer put into a shared folder."""
    return Question(
        "これは、共有フォルダーに置かれた写しです",
        f"「{copy.name}」には、置いたパソコンだけが書きます。"
        "このパソコンの帳面を別につくると、この共有フォルダーを通して、書いたものがひとりでに行き来します。",
        "このパソコンの帳面をつくる",
        note="帳面は「書類」の中の「つどいば」につくります。",
        other="このままひらく",
    )


def not_home_question(working: WorkingCopy, error: ExpectedError) -> Question:
    """The window is being closed, and what was written cannot be taken home."""
    return Question(
        error.what_happened.removesuffix("。"),
        f"書いたものは、このパソコンの手もとの写しに残っています。"
        f"次につどいばをひらいたときに、{working.spot or 'もとの場所'}があれば、ひとりでに合わせます。",
        "もう一度合わせる",
        note=f"{working.spot or 'もとの場所'}をつなぎなおせるなら、つないでから「もう一度合わせる」を押してください。",
        other="手もとに残してとじる",
    )


def beside_words(found: Sequence[tuple[Path, str]]) -> tuple[str, str]:
    """(what lies beside the ledger, what joining it brings)."""
    makers = list(dict.fromkeys(maker for _path, maker in found))
    named = f"「{found[0][0].name}」" if len(found) == 1 else f"{len(found)}つの写し"
    return (
        f"この帳面のとなりに、{makers[0]}などがつくった{named}があります。ここにない書きこみが入っています。",
        "合わせると、両方に書いたものが、ひとつの帳面にそろいます。",
    )
