"""Telephone numbers as lists hold them, and what is wrong with one (`records.md`, Text)."""

import re
from typing import NamedTuple

from app.rules.normalise import fold_width

# Area codes after the ministry's list of 市外局番, only those where the code cannot be a longer or shorter one
# that begins with the same figures. Everything else keeps its figures without hyphens.
_LONG_AREA_CODES = (
    "0422", "0428", "0436", "0438", "0439", "0463", "0465", "0466", "0467", "0475", "0476", "0478", "0479",
    "0480", "0493", "0494", "0495",
)
_AREA_CODES = {"011": (), "042": ("0420", "0429"), "043": (), "044": (), "045": (), "046": ("0460",),
               "047": ("0470", "0471"), "048": (), "049": (), "052": (), "072": ("0720", "0721", "0725"),
               "075": (), "078": (), "092": ("0920",)}
_SERVICE_GROUPS = {"0120": (4, 3, 3), "0570": (4, 3, 3), "0800": (4, 3, 4), "070": (3, 4, 4), "080": (3, 4, 4),
                   "090": (3, 4, 4), "050": (3, 4, 4)}
# Figures that telephone numbers for examples and tests are made of: 042-000-… is nobody's.
_EXAMPLE_PREFIX = "042000"
_LABEL = r"(?i)^(?:電話(?:番号)?|tel|fax|携帯|自宅|ファックス|ファクス|☎|℡|代表)[.:\s]*"
_EXTENSION = r"\s*(?:\(?内線\s*\d+\)?|\([^\d()]{1,12}\))$"
_NO_PHONE = {"", "なし", "無し", "無", "-", "ー", "－"}
_PHONE_START = r"(?:\+81|\(?0\d)"
_BETWEEN_PHONES = (
    r"\s*(?:[、,;/\n]|または|又は|もしくは|\s{2,})\s*"
    rf"(?={_PHONE_START}|[^\d\s]{{1,5}}[.:]?\s*{_PHONE_START})")


class Phone(NamedTuple):
    """A number as it is stored, and what is wrong with it in the words shown beside the field."""

    text: str
    problem: str | None = None


def read_phone(written: str | float | None) -> Phone:
    """One cell or field; several numbers in it come back joined by 「、」. '' for an empty one."""
    phones = read_phones(written)
    problem = next((phone.problem for phone in phones if phone.problem), None)
    return Phone("、".join(phone.text for phone in phones), problem)


def read_phones(written: str | float | None) -> tuple[Phone, ...]:
    """Every number of a cell, in order; none for なし."""
    if written is None or (isinstance(written, str) and written.strip() in _NO_PHONE):
        return ()
    if isinstance(written, int | float):
        # Excel drops the leading zero of a number it takes for one.
        figures = str(int(written))
        return (_read_one(figures if figures.startswith("0") else f"0{figures}"),)
    plain = "\n".join(fold_width(line) for line in written.splitlines())
    return tuple(_read_one(part) for part in re.split(_BETWEEN_PHONES, plain) if part.strip())


def callable_number(written: str) -> str:
    """What is written, '' where nobody can call it: it has no figure (「不明」, 「本部へ」)."""
    return written if any(letter.isdigit() for letter in written) else ""


def _read_one(written: str) -> Phone:
    text = re.sub(_LABEL, "", written.strip())
    extension = re.search(_EXTENSION, text)
    number, tail = (text[:extension.start()], extension.group().strip()) if extension else (text, "")
    number = re.sub(r"(?<=\d)\s*[ー~]\s*(?=\d)", "-", number).strip()
    number = re.sub(r"^\((0\d+)\)\s*-?\s*|^(0\d+)\s*\((\d+)\)\s*-?\s*", _without_brackets, number)
    number = re.sub(r"(?<=\d)\s*[-.\s]\s*(?=\d)", "-", number)
    if number.isascii() and number.isdigit():
        number = _grouped(number)
    return Phone(f"{number} {tail}".strip(), _phone_problem(number))


def _without_brackets(match: re.Match[str]) -> str:
    return f"{match[1]}-" if match[1] else f"{match[2]}-{match[3]}-"


def _grouped(figures: str) -> str:
    """Hyphens only where the area code is certain; the figures as they are otherwise."""
    sizes: tuple[int, ...] | None = None
    for prefix, groups in _SERVICE_GROUPS.items():
        if figures.startswith(prefix) and len(figures) == sum(groups):
            sizes = groups
    if sizes is None and len(figures) == 10:
        sizes = _area_groups(figures)
    if sizes is None:
        return figures
    first, second, _ = sizes
    return f"{figures[:first]}-{figures[first:first + second]}-{figures[first + second:]}"


def _area_groups(figures: str) -> tuple[int, int, int] | None:
    if figures.startswith(("03", "06")):
        return 2, 4, 4
    if figures.startswith(_LONG_AREA_CODES):
        return 4, 2, 4
    others = _AREA_CODES.get(figures[:3])
    is_certain = others is not None and not figures.startswith(others)
    return (3, 3, 4) if is_certain or figures.startswith(_EXAMPLE_PREFIX) else None


def _phone_problem(number: str) -> str | None:
    if re.search(r"[^\d-]", number) and not number.startswith("+"):
        return "電話番号のほかの字が入っています。数字だけにしてください"
    figures = re.sub(r"\D", "", number)
    if not figures:
        return "数字がありません。市外局番からの10けたで"
    if number.startswith("+"):
        return None if 8 <= len(figures) <= 15 else "国番号からの電話番号を見直してください"
    if not figures.startswith("0"):
        return "市外局番がありません。市外局番からの10けたで"
    is_eleven = figures.startswith(("070", "080", "090", "050", "0800"))
    expected = 11 if is_eleven else 10
    kind = "11けたで" if is_eleven else "市外局番からの10けたで"
    difference = len(figures) - expected
    if difference == 0:
        return None
    return f"数字が{abs(difference)}つ{'多いです' if difference > 0 else '足りません'}。{kind}"
