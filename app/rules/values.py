"""Fees, capacity and marks of consent as lists hold them."""

import re
from dataclasses import dataclass
from typing import Literal

from app.rules.normalise import fold_width

Consent = Literal["yes", "no", "pending"]

_YES = """○ ◯ 〇 ◎ ● ✓ ✔ ☑ 可 掲載可 公開可 はい 有 有り あり 済 同意 同意あり 同意する 同意済 同意済み 了承 ok yes y"""
_NO = """× ✕ ✖ ╳ ☓ x 不可 掲載不可 非公開 いいえ 無 無し なし 否 不同意 同意なし 同意しない ng no n"""
_PENDING = """△ ▲ 確認中 未 未定 未確認 未回答 保留 検討中 同意書待ち 待ち 依頼中 ?"""
_CONSENT_WORDS: dict[str, Consent] = {
    **dict.fromkeys(_YES.split(), "yes"),
    **dict.fromkeys(_NO.split(), "no"),
    **dict.fromkeys(_PENDING.split(), "pending"),
}

_MONEY = re.compile(r"(?P<yen>[¥\\])\s*(?P<figures>\d[\d,]*)(?:-|円)?|(?P<amount>\d[\d,]*)\s*円?")
_PER_TIME = re.compile(
    r"(?:(?:参加費|会費|1回(?:につき)?|1人|毎回|各回|お茶代|一回)[:\s]*)?(?:¥|\\)?\s*(?P<figures>\d[\d,]*)\s*円?"
    r"(?P<tail>\s*/\s*(?:1?回|人|1人)|\s*\([^()\d]*\))?")
_COUNTED = re.compile(r"(?P<before>\D*?)(?P<number>\d{1,5})\s*(?P<unit>名様|名|人|組|世帯|家族|席)?(?P<after>\D*)")
_FREE = {"無料", "0円", "0", "¥0", "\\0", "なし", "無し", "無", "不要", "ただ", "参加費無料", "参加無料", "無償"}


@dataclass(frozen=True)
class Fee:
    """`text` as it is stored and printed; `yen` only where it is one amount for one visit (0 is free)."""

    text: str
    yen: int | None = None
    remark: str = ""


@dataclass(frozen=True)
class Capacity:
    """`number` people (or what `unit` counts); `note` is what the number leaves out, '' if nothing."""

    number: int | None
    unit: str = ""
    note: str = ""


def read_fee(written: str | float | None) -> Fee:
    """無料, 100, １００円, \\100, 300円/回, 月500円, こども無料　おとな300円, 実費 …"""
    if written is None:
        return Fee("")
    if isinstance(written, int | float):
        return Fee(f"{int(written)}円" if written else "無料", int(written))
    folded = fold_width(written)
    if not folded:
        return Fee("")
    if folded in _FREE:
        return Fee("無料" if re.search(r"\d", folded) else written.strip(), 0)
    if (money := _MONEY.fullmatch(folded)) is not None:
        yen = int((money["figures"] or money["amount"]).replace(",", ""))
        return Fee(f"{yen:,}円" if "," in folded else f"{yen}円", yen)
    if (once := _PER_TIME.fullmatch(folded)) is not None:
        return Fee(written.strip(), int(once["figures"].replace(",", "")))
    return Fee(written.strip())


def read_capacity(written: str | float | None) -> Capacity:
    """20名, ２０名程度, 先着10組, 30, なし, 約15人 …; a text without one clear number stays as `note`."""
    if written is None or written == "":
        return Capacity(None)
    if isinstance(written, int | float):
        return Capacity(int(written), "名")
    folded = fold_width(written)
    match = _COUNTED.fullmatch(folded)
    if folded in ("なし", "無し", "無", "定員なし", "特になし", "制限なし"):
        return Capacity(None, note="定員なし")
    if match is None or (match["unit"] is None and (match["before"] or match["after"])):
        return Capacity(None, note=written.strip())
    unit = "名" if match["unit"] in (None, "人", "名様") else match["unit"]
    is_bare = not match["before"].replace("定員", "").strip(": ") and not match["after"] and unit == "名"
    return Capacity(int(match["number"]), unit, "" if is_bare else folded)


def read_consent(written: str | bool | None) -> Consent | None:
    """yes, no or pending for a mark or word of consent; None where there is none, or one that says something else."""
    if written is None:
        return None
    if isinstance(written, bool):
        return "yes" if written else "no"
    raw = written.strip()
    return _CONSENT_WORDS.get(raw) or _CONSENT_WORDS.get(fold_width(raw).lower())
